#include "core/audio/limiter.h"

#include "core/audio/levels.h"
#include "core/audio/true_peak.h"
#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <utility>

namespace understudy {

namespace {

/// Attenuation (1 - gain) is counted in whole steps: sums over windows are then exact, come back to exactly
/// zero, and do not depend on how the stream was cut into blocks.
using Steps = std::int64_t;
constexpr Steps kFull = Steps{1} << 24; // the precision of a float
constexpr std::size_t kChunk = 256;

std::size_t frames(Milliseconds time, SampleRate rate)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(toFrames(time, rate).value, 1));
}

/// The largest of the last `width` values.
class SlidingMaximum
{
public:
    explicit SlidingMaximum(std::size_t width) : m_width(static_cast<std::int64_t>(width)) {}

    Steps push(Steps value)
    {
        while (!m_falling.empty() && m_falling.back().second <= value)
            m_falling.pop_back();
        m_falling.emplace_back(m_next, value);
        if (m_falling.front().first <= m_next - m_width)
            m_falling.pop_front();
        ++m_next;
        return m_falling.front().second;
    }

private:
    std::int64_t m_width;
    std::int64_t m_next = 0;
    std::deque<std::pair<std::int64_t, Steps>> m_falling; // positions and values, each below the one before
};

/// The sum of the last `width` values.
class SlidingSum
{
public:
    explicit SlidingSum(std::size_t width) : m_values(width, 0) {}

    Steps push(Steps value)
    {
        m_sum += value - std::exchange(m_values[m_oldest], value);
        m_oldest = m_oldest + 1 == m_values.size() ? 0 : m_oldest + 1;
        return m_sum;
    }

private:
    std::vector<Steps> m_values;
    std::size_t m_oldest = 0;
    Steps m_sum = 0;
};

} // namespace

// Samples wait in `pending` until the attenuation for them is known. Stages and their delays, in frames:
// oversampled peak (reach), hold (hold), release (0), two boxes of length `smooth` (smooth - 1).
struct Limiter::Impl
{
    explicit Impl(const Options& options)
        : ceiling(toGain(options.ceiling - Decibels(0.1))),
          decay(std::exp(-1.0 / static_cast<double>(frames(options.release, options.rate)))),
          smooth(frames(options.lookAhead, options.rate)), hold(smooth + kTruePeakReach + 2),
          delay(kTruePeakReach + hold + smooth - 1), whole(kFull * static_cast<Steps>(smooth * smooth)),
          pending(delay, 0.0F), toDrop(delay), held(2 * hold + 1), firstBox(smooth), secondBox(smooth)
    {
        UNDERSTUDY_ASSERT(options.lookAhead.value >= 1 && options.lookAhead.value <= 10);
    }

    void push(std::span<const float> chunk, std::vector<float>& out);
    bool findNeeds(std::size_t count);
    void attenuate(std::size_t count);
    Steps attenuationAfter(Steps need);

    double ceiling; ///< linear
    double decay;   ///< per frame
    std::size_t smooth;
    std::size_t hold;
    std::size_t delay;
    Steps whole; ///< sum of both boxes at full attenuation

    std::vector<float> pending; ///< `delay` samples between calls
    std::size_t toDrop;         ///< samples of the run-in still to come out
    std::vector<float> gaps;    ///< gaps[0] is the last gap of the chunk before
    float lastGap = 0.0F;
    std::vector<Steps> needs;

    SlidingMaximum held;
    SlidingSum firstBox;
    SlidingSum secondBox;
    Steps released = 0;
    Steps deepest = 0;
    std::size_t busy = 0; ///< frames until all windows are known to hold nothing but zeros
};

bool Limiter::Impl::findNeeds(std::size_t count)
{
    const auto padded = std::span<const float>(pending).last(count + 2 * kTruePeakReach - 1);
    const auto limit = static_cast<float>(ceiling);
    if (std::max(samplePeak(padded) * truePeakBound(), lastGap) <= limit) {
        lastGap = 0.0F; // below the ceiling, which is all that the next chunk wants to know
        return false;
    }
    gaps.resize(count + 1);
    gaps[0] = lastGap;
    interpolatedPeaks(padded, std::span(gaps).subspan(1));
    lastGap = gaps[count];
    const auto samples = padded.subspan(kTruePeakReach - 1, count); // sample i lies between gaps i and i + 1
    if (std::max(samplePeak(gaps), samplePeak(samples)) <= limit)
        return false;
    needs.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double peak = std::max({gaps[i], gaps[i + 1], std::abs(samples[i])});
        needs[i] = peak > ceiling ? static_cast<Steps>(std::ceil((1.0 - ceiling / peak) * kFull)) : 0;
    }
    return true;
}

Steps Limiter::Impl::attenuationAfter(Steps need)
{
    // The hold is wider than both boxes together and the filter's reach, so smoothing cannot open the gain
    // early.
    const Steps wanted = held.push(need);
    released = std::max(wanted, static_cast<Steps>(static_cast<double>(released) * decay));
    return secondBox.push(firstBox.push(released));
}

void Limiter::Impl::attenuate(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const Steps sum = attenuationAfter(needs[i]);
        if (released > 0)
            busy = 2 * (hold + smooth);
        else if (busy > 0)
            --busy;
        deepest = std::max(deepest, sum);
        if (sum > 0)
            pending[i] *= static_cast<float>(1.0 - static_cast<double>(sum) / static_cast<double>(whole));
    }
}

void Limiter::Impl::push(std::span<const float> chunk, std::vector<float>& out)
{
    const auto count = chunk.size();
    pending.insert(pending.end(), chunk.begin(), chunk.end());
    const bool needed = findNeeds(count);
    if (needed || busy > 0) {
        if (!needed)
            needs.assign(count, 0);
        else
            busy = 2 * (hold + smooth);
        attenuate(count);
    }
    const auto ready = pending.begin() + static_cast<std::ptrdiff_t>(count);
    const auto dropped = std::min(toDrop, count);
    toDrop -= dropped;
    out.insert(out.end(), pending.begin() + static_cast<std::ptrdiff_t>(dropped), ready);
    pending.erase(pending.begin(), ready);
}

Limiter::Limiter(const Options& options) : m_impl(std::make_unique<Impl>(options)) {}
Limiter::Limiter(Limiter&&) noexcept = default;
Limiter& Limiter::operator=(Limiter&&) noexcept = default;
Limiter::~Limiter() = default;

void Limiter::process(std::span<const float> in, std::vector<float>& out)
{
    while (!in.empty()) {
        const auto chunk = in.first(std::min(in.size(), kChunk));
        m_impl->push(chunk, out);
        in = in.subspan(chunk.size());
    }
}

void Limiter::flush(std::vector<float>& out)
{
    const std::vector<float> silence(m_impl->delay, 0.0F);
    process(silence, out);
}

Decibels Limiter::maxReduction() const
{
    return Decibels(0.0) -
           toDecibels(1.0 - static_cast<double>(m_impl->deepest) / static_cast<double>(m_impl->whole));
}

} // namespace understudy
