// The seam between AudioReader and the libraries that decode for it.
#pragma once

#include "core/audio/reader.h"

namespace understudy {

class AudioDecoder
{
public:
    virtual ~AudioDecoder() = default;
    /// Fills whole frames, fewer only at the end.
    virtual Result<Frames> read(std::span<float> interleaved) = 0;
    virtual Result<void> seek(Frames position) = 0;
};

struct OpenedAudio
{
    AudioInfo info;
    Frames promised; ///< an undamaged file delivers at least this many; 0 where the header only estimates
    std::unique_ptr<AudioDecoder> decoder;
};

// Both fail with NotAudio when the contents are of no kind they know, with AudioDamaged when they know but
// cannot.
Result<OpenedAudio> openWithSndfile(const std::filesystem::path& path);
Result<OpenedAudio> openWithFfmpeg(const std::filesystem::path& path);

} // namespace understudy
