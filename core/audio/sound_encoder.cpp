#include "core/audio/sound_encoder.h"

#include "core/audio/sound_encoder_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

struct EncodingRow
{
    Encoding encoding;
    std::string_view name, mediaType;
};
constexpr std::array<EncodingRow, kEncodings.size()> kRows = {{{Encoding::Wav, "wav", "audio/wav"},
                                                               {Encoding::Pcm, "pcm", "audio/pcm"},
                                                               {Encoding::Flac, "flac", "audio/flac"},
                                                               {Encoding::Mp3, "mp3", "audio/mpeg"},
                                                               {Encoding::Opus, "opus", "audio/ogg"},
                                                               {Encoding::Aac, "aac", "audio/aac"}}};

const EncodingRow& rowOf(Encoding encoding)
{
    return *std::ranges::find(kRows, encoding, &EncodingRow::encoding);
}

void appendNumber(std::string& bytes, std::uint32_t value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

constexpr std::uint32_t kUnknownLength = 0xFFFFFFFF; // as FFmpeg and SoX write and read it
constexpr std::uint32_t kHeaderAfterSize = 36;

/// The 44 bytes before 16-bit mono samples (Microsoft, Multimedia Programming Interface, 1991).
std::string wavHeader(SampleRate rate, std::uint32_t dataBytes)
{
    const bool isKnown = dataBytes != kUnknownLength;
    std::string header = "RIFF";
    appendNumber(header, isKnown ? dataBytes + kHeaderAfterSize : kUnknownLength, 4);
    header += "WAVEfmt ";
    appendNumber(header, 16, 4);
    appendNumber(header, 1, 2); // PCM
    appendNumber(header, 1, 2); // channels
    appendNumber(header, static_cast<std::uint32_t>(rate.value), 4);
    appendNumber(header, static_cast<std::uint32_t>(rate.value) * 2, 4);
    appendNumber(header, 2, 2); // bytes a frame
    appendNumber(header, 16, 2);
    header += "data";
    appendNumber(header, dataBytes, 4);
    return header;
}

class PcmCodec : public SoundEncoder::Codec
{
public:
    PcmCodec(SampleRate rate, bool hasHeader, SoundEncoder::Delivery delivery)
        : m_rate(rate), m_hasHeader(hasHeader), m_isWhole(delivery == SoundEncoder::Delivery::Whole)
    {
        if (m_hasHeader && !m_isWhole)
            m_kept = wavHeader(rate, kUnknownLength);
    }

    Result<void> encode(std::span<const float> mono, std::string& out) override
    {
        for (const float sample : mono)
            appendNumber(m_kept, static_cast<std::uint16_t>(toPcm16(sample)), 2);
        if (!m_isWhole)
            release(out);
        return {};
    }

    Result<void> finish(std::string& out) override
    {
        if (m_hasHeader && m_isWhole)
            out += wavHeader(m_rate, static_cast<std::uint32_t>(std::min<std::size_t>(
                                         m_kept.size(), kUnknownLength - kHeaderAfterSize)));
        release(out);
        return {};
    }

private:
    void release(std::string& out)
    {
        out += m_kept;
        m_kept.clear();
    }

    const SampleRate m_rate;
    const bool m_hasHeader, m_isWhole;
    std::string m_kept;
};

} // namespace

std::int16_t toPcm16(float sample)
{
    return static_cast<std::int16_t>(std::clamp(std::lrint(static_cast<double>(sample) * 32768.0), -32768L, 32767L));
}

std::string_view name(Encoding encoding)
{
    return rowOf(encoding).name;
}

std::optional<Encoding> encodingNamed(std::string_view wanted)
{
    const auto found = std::ranges::find(kRows, wanted, &EncodingRow::name);
    return found == kRows.end() ? std::nullopt : std::optional(found->encoding);
}

std::string_view mediaType(Encoding encoding)
{
    return rowOf(encoding).mediaType;
}

SoundEncoder::SoundEncoder(std::unique_ptr<Codec> codec) : m_codec(std::move(codec)) {}
SoundEncoder::SoundEncoder(SoundEncoder&&) noexcept = default;
SoundEncoder& SoundEncoder::operator=(SoundEncoder&&) noexcept = default;
SoundEncoder::~SoundEncoder() = default;

Result<SoundEncoder> SoundEncoder::create(Encoding encoding, SampleRate rate, Delivery delivery)
{
    if (encoding == Encoding::Wav || encoding == Encoding::Pcm)
        return SoundEncoder(std::make_unique<PcmCodec>(rate, encoding == Encoding::Wav, delivery));
    UNDERSTUDY_TRY(auto codec, makeFfmpegCodec(encoding, rate, delivery));
    return SoundEncoder(std::move(codec));
}

Result<void> SoundEncoder::encode(std::span<const float> mono, std::string& out)
{
    return m_codec->encode(mono, out);
}

Result<void> SoundEncoder::finish(std::string& out)
{
    return m_codec->finish(out);
}

} // namespace understudy
