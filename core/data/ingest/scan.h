// One pass over a recording, at its own rate: everything that resampling would hide is measured here, and the
// chosen channel goes to a scratch file at the clips' rate, so that nothing is decoded twice.
#pragma once

#include "core/base/result.h"
#include "core/data/cutting/activity.h"
#include "core/data/ingest/recording.h"
#include "core/data/qc/clicks.h"
#include "core/data/qc/clipping.h"
#include "core/jobs/progress.h"

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
    int threads = 0;                   ///< that hear its clips; 0: one a core
    std::function<void(Stage)> step{}; ///< what is done with it from now on; may be empty
};

/// Errors of AudioReader, DiskFull of the scratch folder, Cancelled.
Result<ScannedRecording> scanRecording(const std::filesystem::path& file, ChannelChoice channel,
                                       SampleRate rate, const std::filesystem::path& scratch,
                                       const ScanWatch& watch);

/// Places count from its beginning.
struct ScannedPart
{
    Frames begin; ///< in the recording
    ScannedRecording scanned;
};

/// A span of a recording that was scanned before, by the channel taken then, and the 30 s on either side: no
/// more of the file is read. Errors as of scanRecording; HashMismatch when it is not that file any more, as
/// far as its rate, channels and length tell.
Result<ScannedPart> scanAround(const Recording& recording, FrameSpan span, SampleRate rate,
                               const std::filesystem::path& scratch, const std::stop_token& stop);

} // namespace understudy
