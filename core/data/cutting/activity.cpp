#include "core/data/cutting/activity.h"

#include "core/audio/levels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace understudy {
namespace {

constexpr double kHumCutoffHz = 100;
constexpr float kSilence = -100;         // dBFS: below what any recording holds
constexpr std::ptrdiff_t kWindow = 1000; // frames that share thresholds: 10 s
constexpr std::ptrdiff_t kWindowHop = 250;
constexpr float kRiseBelow = 2; // dB that a word's edge may lie below the threshold that found it
constexpr std::ptrdiff_t kShortestSpeech = 4; // frames; shorter is a click
constexpr std::ptrdiff_t kShortestPauseFrames = 12;

/// The frame's first sample. A hundredth of a second need not be whole samples (11,025 Hz).
std::int64_t firstSample(std::int64_t frame, SampleRate rate)
{
    return frame * rate.value / 100;
}

float toLevel(double power)
{
    return power > 0 ? std::max(kSilence, float(10 * std::log10(power))) : kSilence;
}

float percentile(std::vector<float>& values, double share)
{
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

struct Thresholds
{
    float enter = 0;  ///< speech begins above
    float leave = 0;  ///< and ends below
    float speech = 0; ///< the window's loud end
};

/// From the levels of some seconds: the pauses' own level and spread decide, found below a first guess.
Thresholds thresholdsOf(std::vector<float> levels)
{
    const auto low = percentile(levels, 0.05), high = percentile(levels, 0.95);
    const auto guess = low + std::max(6.0F, 0.4F * (high - low));
    std::vector<float> quiet;
    std::copy_if(levels.begin(), levels.end(), std::back_inserter(quiet),
                 [&](float l) { return l <= guess; });
    const auto middle = percentile(quiet, 0.4), spread = middle - percentile(quiet, 0.05);
    // Neither is speech what lies 45 dB below it, however quiet the booth.
    const auto leave = std::max(middle + std::clamp(2 * spread, 5.0F, 10.0F), high - 45);
    return {leave + 4, leave, high};
}

/// Thresholds every kWindowHop frames, from the kWindow frames around.
std::vector<Thresholds> thresholdsAlong(const std::vector<float>& levels)
{
    const auto count = std::ptrdiff_t(levels.size());
    std::vector<Thresholds> own;
    for (std::ptrdiff_t middle = 0; middle < count; middle += kWindowHop) {
        const auto begin =
            std::clamp<std::ptrdiff_t>(middle - kWindow / 2, 0, std::max<std::ptrdiff_t>(0, count - kWindow));
        const auto end = std::min(count, begin + kWindow);
        own.push_back(thresholdsOf({levels.begin() + begin, levels.begin() + end}));
    }
    return own;
}

const Thresholds& thresholdsAt(const std::vector<Thresholds>& along, std::size_t frame)
{
    return along[std::min(along.size() - 1, (frame + kWindowHop / 2) / kWindowHop)];
}

std::vector<bool> speechFrames(const std::vector<float>& levels, const std::vector<Thresholds>& thresholds)
{
    std::vector<bool> speaks(levels.size());
    bool isSpeech = false;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto& now = thresholdsAt(thresholds, i);
        isSpeech = levels[i] > (isSpeech ? now.leave : now.enter);
        speaks[i] = isSpeech;
        // Where it began: back to where the level rose out of the noise.
        for (auto back = i; isSpeech && back-- > 0 && !speaks[back] && levels[back] > now.leave - kRiseBelow;)
            speaks[back] = true;
    }
    return speaks;
}

struct Run
{
    std::ptrdiff_t begin, end;
};

/// Runs of frames that are `wanted`, those shorter than `shortest` left out.
std::vector<Run> runsOf(const std::vector<bool>& frames, bool wanted, std::ptrdiff_t shortest)
{
    std::vector<Run> runs;
    const auto count = std::ptrdiff_t(frames.size());
    for (std::ptrdiff_t i = 0; i < count;) {
        auto end = i;
        while (end < count && frames[std::size_t(end)] == frames[std::size_t(i)])
            ++end;
        if (frames[std::size_t(i)] == wanted && end - i >= shortest)
            runs.push_back({i, end});
        i = end;
    }
    return runs;
}

void dropClicks(std::vector<bool>& speaks)
{
    std::vector<bool> kept(speaks.size());
    for (const auto& run : runsOf(speaks, true, kShortestSpeech))
        std::fill(kept.begin() + run.begin, kept.begin() + run.end, true);
    speaks = std::move(kept);
}

} // namespace

std::vector<FrameSpan> SpeechActivity::speech() const
{
    std::vector<FrameSpan> spans;
    Frames from{0};
    for (const auto& pause : pauses) {
        if (pause.span.begin > from)
            spans.push_back({from, pause.span.begin});
        from = pause.span.end;
    }
    if (length > from)
        spans.push_back({from, length});
    return spans;
}

FrameSpan SpeechActivity::speechIn(FrameSpan span) const
{
    const auto endOf = [](const Pause& pause) { return pause.span.end; };
    const auto first = std::ranges::upper_bound(pauses, span.begin, {}, endOf);
    const auto begin =
        first != pauses.end() && first->span.begin <= span.begin ? first->span.end : span.begin;
    const auto last = std::ranges::lower_bound(pauses, span.end, {}, endOf);
    const auto end = last != pauses.end() && last->span.begin < span.end ? last->span.begin : span.end;
    return begin < end ? FrameSpan{begin, end} : FrameSpan{span.begin, span.begin};
}

ActivityMeter::ActivityMeter(SampleRate rate) : m_rate(rate), m_highPass(rate, kHumCutoffHz) {}

void ActivityMeter::add(std::span<const float> mono)
{
    const auto rest = m_block.size();
    m_block.insert(m_block.end(), mono.begin(), mono.end());
    m_highPass.process(std::span(m_block).subspan(rest));
    m_position += std::int64_t(mono.size());
    auto left = std::span<const float>(m_block);
    for (;;) {
        const auto frame = std::size_t(firstSample(std::int64_t(m_powers.size()) + 1, m_rate) -
                                       firstSample(std::int64_t(m_powers.size()), m_rate));
        if (left.size() < frame)
            break;
        m_powers.push_back(float(energyOf(left.first(frame)) / double(frame)));
        left = left.subspan(frame);
    }
    m_block.erase(m_block.begin(), m_block.end() - std::ptrdiff_t(left.size()));
}

SpeechActivity ActivityMeter::finish()
{
    SpeechActivity activity{m_rate, Frames(m_position), {}, {}};
    const auto count = m_powers.size();
    if (count == 0)
        return activity;
    for (std::size_t i = 0; i < count; ++i)
        activity.levels.push_back(toLevel((m_powers[i] + m_powers[std::min(i + 1, count - 1)]) / 2));
    const auto thresholds = thresholdsAlong(activity.levels);
    auto speaks = speechFrames(activity.levels, thresholds);
    dropClicks(speaks);
    const auto& levels = activity.levels;
    for (const auto& run : runsOf(speaks, false, kShortestPauseFrames)) {
        const auto lowest =
            std::min_element(levels.begin() + run.begin, levels.begin() + run.end) - levels.begin();
        double sum = 0;
        for (auto i = run.begin; i < run.end; ++i)
            sum += levels[std::size_t(i)];
        const auto loud = thresholdsAt(thresholds, std::size_t(run.begin)).speech;
        const auto last =
            run.end == std::ptrdiff_t(count) ? activity.length : Frames(firstSample(run.end, m_rate));
        activity.pauses.push_back({{Frames(firstSample(run.begin, m_rate)), last},
                                   std::min(last, Frames(firstSample(lowest + 1, m_rate))),
                                   Decibels(std::max(0.0, loud - sum / double(run.end - run.begin)))});
    }
    return activity;
}

} // namespace understudy
