#include "core/audio/excerpt.h"

#include "core/audio/reader.h"

#include <algorithm>

namespace understudy {

Result<Waveform> readExcerpt(const std::filesystem::path& file, int channel, Frames begin, Frames length,
                             const std::stop_token& stop)
{
    constexpr std::int64_t kBlock = 1 << 14; // frames
    UNDERSTUDY_TRY(auto reader, AudioReader::open(file));
    const auto channels = reader.info().channels;
    if (channel >= channels)
        return fail(Code::Unsupported, file.string(), "channel " + std::to_string(channel + 1));
    UNDERSTUDY_CHECK(reader.seek(begin));
    Waveform excerpt;
    excerpt.rate = reader.info().rate;
    std::vector<float> block(std::size_t(kBlock * channels));
    for (auto left = length.value; left > 0;) {
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        const auto wanted = std::size_t(std::min(left, kBlock) * channels);
        UNDERSTUDY_TRY(const auto got, reader.read(std::span(block).first(wanted)));
        if (got.value == 0)
            break;
        left -= got.value;
        for (std::int64_t i = 0; i < got.value; ++i) {
            const auto frame = std::span(block).subspan(std::size_t(i * channels), std::size_t(channels));
            float sum = 0;
            for (const float sample : frame)
                sum += sample;
            excerpt.samples.push_back(channel < 0 ? sum / float(channels) : frame[std::size_t(channel)]);
        }
    }
    return excerpt;
}

} // namespace understudy
