// Sound as bytes that leave while it is still being made: the formats that the HTTP API answers in. WAV and
// raw samples by hand, the rest by FFmpeg's libraries. The same samples in the same pieces give the same
// bytes.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace understudy {

enum class Encoding
{
    Wav,  ///< 16 bit
    Pcm,  ///< 16 bit, little-endian, no header
    Flac, ///< 16 bit
    Mp3,
    Opus, ///< in Ogg (RFC 7845)
    Aac   ///< in ADTS
};
inline constexpr std::array kEncodings{Encoding::Wav, Encoding::Pcm,  Encoding::Flac,
                                       Encoding::Mp3, Encoding::Opus, Encoding::Aac};
/// "wav", "pcm", "flac", "mp3", "opus", "aac".
std::string_view name(Encoding encoding);
std::optional<Encoding> encodingNamed(std::string_view name);
/// "audio/wav", ...
std::string_view mediaType(Encoding encoding);

/// Mono.
class SoundEncoder
{
public:
    enum class Delivery
    {
        Streamed, ///< bytes leave as they are ready; lengths in headers say "unknown"
        Whole     ///< all of them come at the end, with lengths in the headers
    };
    /// Unsupported where FFmpeg was built without the encoder (subject: the encoding).
    static Result<SoundEncoder> create(Encoding encoding, SampleRate rate, Delivery delivery);
    SoundEncoder(SoundEncoder&&) noexcept;
    SoundEncoder& operator=(SoundEncoder&&) noexcept;
    ~SoundEncoder();

    /// Appends what is ready to `out`. Samples are clamped to full scale. Internal when the encoder refuses
    /// them.
    Result<void> encode(std::span<const float> mono, std::string& out);
    /// Appends the rest. Nothing may follow.
    Result<void> finish(std::string& out);

    struct Codec; ///< of one encoding

private:
    explicit SoundEncoder(std::unique_ptr<Codec> codec);
    std::unique_ptr<Codec> m_codec;
};

} // namespace understudy
