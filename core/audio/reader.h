// Reads sound from any file, block by block: libsndfile (wav, flac, ogg, mp3, aiff) first, FFmpeg's libraries
// (m4a, webm, video) for the rest. Memory does not grow with the file.
#pragma once

#include "core/audio/waveform.h"
#include "core/base/result.h"
#include "core/base/units.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace understudy {

struct AudioInfo
{
    SampleRate rate;
    int channels = 0; ///< 1 to 64
    Frames length{
        -1}; ///< -1 unknown; exact for libsndfile's formats, else what the header says, to a packet or two
    std::string format; ///< "wav", "flac", "mp3", "mov"...: of the contents, not of the file's name
};

class AudioDecoder;
struct OpenedAudio;

class AudioReader
{
public:
    /// FileMissing, NotAFile, NoPermission; NotAudio, NoFrames, AudioDamaged; Unsupported for absurd rates.
    static Result<AudioReader> open(const std::filesystem::path& path);

    AudioReader(AudioReader&&) noexcept;
    AudioReader& operator=(AudioReader&&) noexcept;
    ~AudioReader();

    const AudioInfo& info() const { return m_info; }

    /// Fills whole frames of interleaved samples (full scale 1.0, not clipped); 0 is the end of the file.
    /// AudioDamaged when an exact header promised more, NotFiniteSamples for a NaN or infinity in a float
    /// file.
    Result<Frames> read(std::span<float> interleaved);
    /// From now on a file that is damaged after some sound, as one that was cut off, ends there for read().
    void endWhereDamaged() { m_endsWhereDamaged = true; }
    /// Whether it did, since the last seek().
    bool isCutOff() const { return m_isCutOff; }
    /// Next read() starts at this frame (to the millisecond in webm and mkv, whose clock is no finer); past
    /// the end it delivers 0.
    Result<void> seek(Frames position);

private:
    AudioReader(std::string subject, OpenedAudio opened);
    Result<Frames> readOn(std::span<float> interleaved);

    std::string m_subject; // the path, for errors
    AudioInfo m_info;
    Frames m_position;
    Frames m_promised; // fewer is damage
    bool m_endsWhereDamaged = false, m_isCutOff = false;
    std::unique_ptr<AudioDecoder> m_decoder;
};

/// The rest of the file mixed down (mean of the channels), block by block. What `take` returns as an error
/// ends it.
Result<void> eachMonoBlock(AudioReader& reader,
                           const std::function<Result<void>(std::span<const float>)>& take);

/// The whole file mixed down and resampled. SoundTooLong past `limit`: this is for
/// takes, prompts and references, not for recordings.
Result<Waveform> readMono(const std::filesystem::path& path, SampleRate rate, Seconds limit = Seconds(600.0));
/// The same of a part of a file that may be long. NoFrames where the file has none there.
Result<Waveform> readMonoPart(const std::filesystem::path& path, SampleRate rate, Seconds start, Seconds end);

} // namespace understudy
