// Writes sound block by block into a file that lands whole or not at all. The same samples give the same
// bytes.
#pragma once

#include "core/audio/tags.h"
#include "core/base/files.h"
#include "core/base/result.h"
#include "core/base/units.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace understudy {

enum class SampleFormat
{
    Pcm16,
    Pcm24,
    Float32
}; ///< Ogg and Mp3 are lossy and ignore it

struct AudioSpec
{
    SampleRate rate = kStudioRate;
    int channels = 1;
    SampleFormat format = SampleFormat::Pcm16;
    Container container = Container::Wav;
};

class AudioWriter
{
public:
    /// FolderMissing, NotAFile, NoPermission, DiskFull; Unsupported for a spec the container cannot hold.
    static Result<AudioWriter> create(const std::filesystem::path& path, const AudioSpec& spec,
                                      Landing landing = Landing::Durable);

    AudioWriter(AudioWriter&&) noexcept;
    AudioWriter& operator=(AudioWriter&&) noexcept;
    ~AudioWriter(); ///< without commit() nothing is left behind

    /// Interleaved whole frames, clamped to full scale; integer formats round (no dither: see dither.h).
    Result<void> write(std::span<const float> interleaved);
    /// Interleaved whole frames, bit for bit in integer formats.
    Result<void> writePcm16(std::span<const std::int16_t> interleaved);
    /// Written into the file by commit().
    void setTags(AudioTags tags);
    Frames written() const;
    /// Ends the file and, where it is to land durable, flushes it to the disk, not yet in its place.
    /// DiskFull, Io. Only commit() may follow.
    Result<void> finish();
    /// Where the file stands between finish() and commit(), to be read.
    const std::filesystem::path& temporaryPath() const;
    /// finish(), where that was not called, and renames the file into place. Nothing may follow.
    Result<void> commit();

private:
    struct Impl;
    explicit AudioWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace understudy
