// One encoding behind SoundEncoder.
#pragma once

#include "core/audio/sound_encoder.h"

#include <cstdint>

namespace understudy {

struct SoundEncoder::Codec
{
    virtual ~Codec() = default;
    virtual Result<void> encode(std::span<const float> mono, std::string& out) = 0;
    virtual Result<void> finish(std::string& out) = 0;
};

/// Rounds as AudioWriter does: 1.0 is 32768, clamped.
std::int16_t toPcm16(float sample);

Result<std::unique_ptr<SoundEncoder::Codec>> makeFfmpegCodec(Encoding encoding, SampleRate rate,
                                                             SoundEncoder::Delivery delivery);

} // namespace understudy
