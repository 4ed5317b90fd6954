#include "core/data/dataset/heard_p.h"

#include "core/audio/reader.h"
#include "core/base/hash.h"
#include "core/data/dataset/pcm_p.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace understudy {

Result<HeardSound> hear(const DatasetEntry& entry)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(entry.audio));
    HeardSound heard{reader.info().rate, reader.info().channels, 0, {}};
    const auto first = toFrames(entry.start, heard.rate);
    if (first.value > 0)
        UNDERSTUDY_CHECK(reader.seek(first));
    auto left = entry.end.value > 0 ? (toFrames(entry.end, heard.rate) - first).value
                                    : std::numeric_limits<std::int64_t>::max();
    Sha256 hash;
    std::vector<float> block(std::size_t(8192 * heard.channels));
    std::int64_t frames = 0;
    while (left > 0) {
        UNDERSTUDY_TRY(const auto got, reader.read(std::span(block).first(std::size_t(
                                           std::min<std::int64_t>(left, 8192) * heard.channels))));
        if (got.value == 0)
            break;
        const auto pcm = pcmOf(std::span(block).first(std::size_t(got.value * heard.channels)));
        hash.add({reinterpret_cast<const char*>(pcm.data()), pcm.size() * sizeof(std::int16_t)});
        frames += got.value;
        left -= got.value;
    }
    heard.seconds = double(frames) / heard.rate.value;
    heard.hash = hash.finish();
    return heard;
}

} // namespace understudy
