// One pass over a recording, at its own rate: everything that resampling would hide is measured here, and the
// chosen channel goes to a scratch file at the clips' rate, so that nothing is decoded twice.
#pragma once

#include "core/base/result.h"
#include "core/data/cutting/activity.h"
#include "core/data/ingest/recording.h"
#include "core/data/qc/clicks.h"
#include "core/data/qc/clipping.h"

#include <cstdio>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace understudy {

/// Mono float32 on the disk, gone with the object.
class Spool
{
public:
    static Result<Spool> create(const std::filesystem::path& folder);

    Result<void> append(std::span<const float> samples);
    /// Over what is there.
    Result<void> overwrite(Frames at, std::span<const float> samples);
    /// `count` from `at`, which lie inside.
    Result<std::vector<float>> read(Frames at, Frames count) const;
    Frames length() const { return m_length; }

private:
    explicit Spool(std::FILE* file, std::filesystem::path folder)
        : m_file(file, &std::fclose), m_folder(std::move(folder))
    {
    }
    Result<void> seek(Frames at) const;

    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
    std::filesystem::path m_folder; // for errors
    Frames m_length;
};

struct ScannedRecording
{
    Recording recording;
    SpeechActivity activity;
    std::vector<ClippedSpot> clipped;
    std::vector<Click> clicks;
    Spool sound; ///< at the rate asked for
};

struct ScanWatch
{
    std::stop_token stop;
    std::function<void(Seconds)> done; ///< how much of it, now and then; may be empty
};

/// Errors of AudioReader, DiskFull of the scratch folder, Cancelled.
Result<ScannedRecording> scanRecording(const std::filesystem::path& file, ChannelChoice channel,
                                       SampleRate rate, const std::filesystem::path& scratch,
                                       const ScanWatch& watch);

} // namespace understudy
