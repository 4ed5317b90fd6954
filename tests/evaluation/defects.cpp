#include "tests/evaluation/defects.h"

#include "core/data/qc/clicks.h"
#include "core/data/qc/clipping.h"
#include "core/data/qc/edges.h"
#include "core/data/qc/hum.h"
#include "core/data/qc/noise_bursts.h"
#include "core/data/qc/plosives.h"

#include <algorithm>
#include <cmath>

namespace understudy::evaluation {
namespace {

constexpr int kRecordings = 40;
constexpr Frames kNear{1600}; // 100 ms

bool isNear(Frames place, Frames length, FrameSpan span)
{
    return place <= span.end + kNear && place + length + kNear >= span.begin;
}

std::size_t placeIn(std::size_t first, std::size_t last, RandomStream& chance)
{
    return first + std::size_t(double(last - first) * double(chance.uniform()));
}

FrameSpan spanAt(std::size_t begin, std::size_t length)
{
    return {Frames(std::int64_t(begin)), Frames(std::int64_t(begin + length))};
}

FrameSpan clip(SpeechClip& clip, RandomStream& chance)
{
    const auto most = peak(clip.samples) * float(toGain(Decibels(-between(chance, 3, 12))));
    for (auto& sample : clip.samples)
        sample = std::clamp(sample, -most, most);
    return kAnywhere;
}

double clippedTops(std::span<const float> samples, FrameSpan)
{
    ClippingMeter meter(kRate);
    meter.add(samples);
    int tops = 0;
    for (const auto& spot : meter.finish())
        tops += spot.tops;
    return tops;
}

FrameSpan hum(SpeechClip& clip, RandomStream& chance)
{
    const auto hertz = (chance.uniform() < 0.5F ? 50 : 60) + between(chance, -0.05, 0.05);
    const auto level = toGain(Decibels(between(chance, -45, -30)));
    const double parts[] = {1, between(chance, 0.2, 1), between(chance, 0.2, 0.7)};
    const auto scale = level * std::sqrt(2 / (1 + parts[1] * parts[1] + parts[2] * parts[2]));
    for (std::size_t i = 0; i < clip.samples.size(); ++i)
        for (int harmonic = 1; harmonic <= 3; ++harmonic)
            clip.samples[i] += float(scale * parts[harmonic - 1] *
                                     std::sin(2 * M_PI * hertz * harmonic * double(i) / kRate.value));
    return kAnywhere;
}

double humLevel(std::span<const float> samples, FrameSpan)
{
    HumMeter meter(kRate);
    meter.add(samples);
    const auto report = meter.finish();
    return report.hum ? report.hum->level.value : kNothing;
}

/// One sample, or a millisecond at 4 kHz, twice the peak of the 50 ms on either side; where somebody speaks.
FrameSpan click(SpeechClip& clip, RandomStream& chance)
{
    std::size_t place = 0;
    float around = 0;
    while (around < 0.03F) {
        place = placeIn(1600, clip.samples.size() - 1600, chance);
        around = peak(std::span(clip.samples).subspan(place - 800, 1600));
    }
    const auto height = 2 * around * (chance.uniform() < 0.5F ? 1 : -1);
    if (chance.uniform() < 0.5F) {
        clip.samples[place] += height;
        return spanAt(place, 1);
    }
    for (std::size_t i = 0; i < 16; ++i)
        clip.samples[place + i] += height * float(std::cos(M_PI * double(i) / 2) * std::exp(-double(i) / 5));
    return spanAt(place, 16);
}

/// dB to the clip's peak.
double clickHeight(std::span<const float> samples, FrameSpan span)
{
    ClickMeter meter(kRate);
    meter.add(samples);
    const auto loudest = toDecibels(peak(samples)).value;
    auto most = kNothing;
    for (const auto& found : meter.finish()) {
        if (isNear(found.place, {}, span))
            most = std::max(most, found.peak.value - loudest);
    }
    return most;
}

/// 200 ms as loud as the clip's speech, anywhere; `colour` as noise() has it.
FrameSpan burst(SpeechClip& clip, RandomStream& chance, float colour)
{
    constexpr std::size_t length = 3200;
    const auto place = placeIn(1600, clip.samples.size() - 1600 - length, chance);
    const auto level = float(std::sqrt(speechPower(clip)));
    const auto sound = noise(chance, length, colour);
    for (std::size_t i = 0; i < length; ++i)
        clip.samples[place + i] += level * sound[i];
    return spanAt(place, length);
}

double burstLevel(std::span<const float> samples, FrameSpan span)
{
    auto most = kNothing;
    for (const auto& found : noiseBurstsIn(samples, kRate))
        most = isNear(found.place, found.length, span) ? std::max(most, found.toSpeech.value) : most;
    return most;
}

/// 80 to 300 ms before the end of the last prompt, but within its last half.
FrameSpan cut(SpeechClip& clip, RandomStream& chance)
{
    const auto last = clip.prompts.back();
    const auto missing = between(chance, 0.08, std::min(0.3, toSeconds(last.length(), kRate).value / 2));
    clip.samples.resize(std::size_t((last.end - toFrames(Seconds(missing), kRate)).value));
    return kAnywhere;
}

double endEdge(std::span<const float> samples, FrameSpan)
{
    const auto edges = edgesOf(samples, kRate);
    return edges ? std::max(edges->start.value, edges->end.value) : kNothing;
}

/// A blast of 30 to 90 Hz for 60 to 140 ms from 60 ms before a prompt begins to 40 ms after, its peak -12 to
/// +6 dB of the clip's.
FrameSpan pop(SpeechClip& clip, RandomStream& chance)
{
    const auto at = placeIn(0, clip.prompts.size(), chance);
    const auto length = std::size_t(between(chance, 0.06, 0.14) * kRate.value);
    const auto begin = std::size_t(double(clip.prompts[at].begin.value) + between(chance, -960, 640));
    const auto height = peak(clip.samples) * float(toGain(Decibels(between(chance, -12, 6))));
    const auto hertz = between(chance, 30, 90), phase = between(chance, 0, 2 * M_PI);
    for (std::size_t i = 0; i < length && begin + i < clip.samples.size(); ++i) {
        const auto shape = std::sin(M_PI * double(i) / double(length));
        clip.samples[begin + i] +=
            height * float(shape * shape * std::sin(phase + 2 * M_PI * hertz * double(i) / kRate.value));
    }
    return spanAt(begin, length);
}

double popLevel(std::span<const float> samples, FrameSpan span)
{
    auto most = kNothing;
    for (const auto& found : plosivesIn(samples, kRate))
        most = isNear(found.place, found.length, span) ? std::max(most, found.over.value) : most;
    return most;
}

} // namespace

std::vector<Kind> kinds()
{
    using namespace std::placeholders;
    const ClipShape minute{60, 75, 0.2, 1.2};
    return {{"clipping 3-12 dB", 3, 95, 2, clip, clippedTops},
            {"hum -45..-30 dBFS", -90, 95, 2, hum, humLevel, minute, kRecordings},
            {"click +6 dB", -26, 95, 2, click, clickHeight},
            {"noise burst 0 dB, white", -14, 95, 2, std::bind(burst, _1, _2, 0.0F), burstLevel},
            {"noise burst 0 dB, dull", -14, 95, 2, std::bind(burst, _1, _2, 0.7F), burstLevel},
            {"word cut >= 80 ms", 12, 95, 2, cut, endEdge},
            {"pop -12..+6 dB", 3, 60, 2, pop, popLevel}};
}

} // namespace understudy::evaluation
