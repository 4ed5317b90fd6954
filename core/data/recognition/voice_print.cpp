#include "core/data/recognition/voice_print.h"

#include "core/audio/resampler.h"
#include "core/base/contract.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr SampleRate kVoiceRate{16'000};

} // namespace

void addDirection(std::vector<float>& sum, std::span<const float> voice)
{
    double squares = 0;
    for (const auto value : voice)
        squares += double(value) * double(value);
    sum.resize(voice.size());
    for (std::size_t i = 0; i < voice.size() && squares > 0; ++i)
        sum[i] += float(double(voice[i]) / std::sqrt(squares));
}

Result<std::vector<float>> voiceOf(const Waveform& sound, const EmbedVoice& embed)
{
    constexpr std::size_t kLeast = 16'000 * 3 / 10;
    constexpr std::size_t kMost = 16'000 * 60;
    const auto heard = resampled(sound.samples, sound.rate, kVoiceRate);
    std::vector<float> sum;
    for (std::size_t begin = 0; begin < heard.size(); begin += kMost) {
        const auto part = std::span(heard).subspan(begin, std::min(kMost, heard.size() - begin));
        if (part.size() < kLeast)
            continue;
        UNDERSTUDY_TRY(const auto voice, embed(part));
        addDirection(sum, voice);
    }
    return sum;
}

double cosineOf(std::span<const float> a, std::span<const float> b)
{
    UNDERSTUDY_ASSERT(a.size() == b.size());
    double product = 0, left = 0, right = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += double(a[i]) * double(b[i]);
        left += double(a[i]) * double(a[i]);
        right += double(b[i]) * double(b[i]);
    }
    const auto length = std::sqrt(left * right);
    return length > 0 ? product / length : 0;
}

} // namespace understudy
