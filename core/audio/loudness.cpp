#include "core/audio/loudness.h"

#include "core/audio/levels.h"
#include "core/audio/true_peak.h"
#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <vector>

#include <ebur128.h>

namespace understudy {

namespace {

struct StateDeleter
{
    void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};
using State = std::unique_ptr<ebur128_state, StateDeleter>;

State makeState(const LoudnessMeter::Options& options)
{
    // ebur128_init writes its static tables each time (ebur128.c 1.2.6), so two threads must not be in it at
    // once.
    static std::mutex tables;
    const std::lock_guard lock(tables);
    int mode = EBUR128_MODE_I;
    if (options.range)
        mode |= EBUR128_MODE_LRA;
    if (options.maxima)
        mode |= EBUR128_MODE_S;
    return State(ebur128_init(static_cast<unsigned>(options.channels),
                              static_cast<unsigned long>(options.rate.value), mode));
}

std::optional<Lufs> reading(int (*ask)(ebur128_state*, double*), const State& state)
{
    double value = 0.0;
    UNDERSTUDY_ASSERT(ask(state.get(), &value) == EBUR128_SUCCESS);
    return std::isfinite(value) ? std::optional(Lufs(value)) : std::nullopt;
}

void raise(std::optional<Lufs>& maximum, std::optional<Lufs> value)
{
    maximum = std::max(maximum, value); // none is below any value
}

} // namespace

struct LoudnessMeter::Impl
{
    explicit Impl(const Options& o)
        : options(o), state(makeState(o)), peaks(static_cast<std::size_t>(o.channels))
    {
        UNDERSTUDY_ASSERT(state != nullptr && options.poll.value > 0);
        if (options.dualMono)
            UNDERSTUDY_ASSERT(ebur128_set_channel(state.get(), 0, EBUR128_DUAL_MONO) == EBUR128_SUCCESS);
    }

    bool heard(Milliseconds window) const { return fed >= toFrames(window, options.rate); }
    void addPeaks(std::span<const float> interleaved);
    void addPolled(std::span<const float> interleaved);
    void feed(std::span<const float> interleaved);

    Options options;
    State state;
    std::vector<TruePeakMeter> peaks; ///< one a channel
    std::vector<float> channel;
    Frames fed;
    std::optional<Lufs> momentaryMax;
    std::optional<Lufs> shortTermMax;
};

void LoudnessMeter::Impl::addPeaks(std::span<const float> interleaved)
{
    if (peaks.size() == 1) {
        peaks[0].add(interleaved);
        return;
    }
    channel.resize(interleaved.size() / peaks.size());
    for (std::size_t c = 0; c < peaks.size(); ++c) {
        for (std::size_t i = 0; i < channel.size(); ++i)
            channel[i] = interleaved[i * peaks.size() + c];
        peaks[c].add(channel);
    }
}

void LoudnessMeter::Impl::feed(std::span<const float> interleaved)
{
    const auto frames = interleaved.size() / peaks.size();
    UNDERSTUDY_ASSERT(ebur128_add_frames_float(state.get(), interleaved.data(), frames) == EBUR128_SUCCESS);
    fed += Frames(static_cast<std::int64_t>(frames));
}

/// Stops at every multiple of the polling interval to look at the windows.
void LoudnessMeter::Impl::addPolled(std::span<const float> interleaved)
{
    const auto interval = std::max<std::int64_t>(toFrames(options.poll, options.rate).value, 1);
    while (!interleaved.empty()) {
        const auto room = static_cast<std::size_t>(interval - fed.value % interval) * peaks.size();
        const auto block = interleaved.first(std::min(interleaved.size(), room));
        feed(block);
        interleaved = interleaved.subspan(block.size());
        if (fed.value % interval != 0)
            continue;
        if (heard(Milliseconds(400)))
            raise(momentaryMax, reading(ebur128_loudness_momentary, state));
        if (heard(Milliseconds(3000)))
            raise(shortTermMax, reading(ebur128_loudness_shortterm, state));
    }
}

LoudnessMeter::LoudnessMeter(const Options& options) : m_impl(std::make_unique<Impl>(options)) {}
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

Result<void> LoudnessMeter::add(std::span<const float> interleaved)
{
    UNDERSTUDY_ASSERT(interleaved.size() % m_impl->peaks.size() == 0);
    if (!allFinite(interleaved))
        return fail(Code::Corrupt, Reason::NotFiniteSamples, "loudness");
    if (m_impl->options.peaks)
        m_impl->addPeaks(interleaved);
    if (m_impl->options.maxima)
        m_impl->addPolled(interleaved);
    else
        m_impl->feed(interleaved);
    return {};
}

std::optional<Lufs> LoudnessMeter::momentary() const
{
    return m_impl->heard(Milliseconds(400)) ? reading(ebur128_loudness_momentary, m_impl->state)
                                            : std::nullopt;
}

std::optional<Lufs> LoudnessMeter::shortTerm() const
{
    return m_impl->heard(Milliseconds(3000)) ? reading(ebur128_loudness_shortterm, m_impl->state)
                                             : std::nullopt;
}

Loudness LoudnessMeter::finish()
{
    Loudness result;
    result.integrated = reading(ebur128_loudness_global, m_impl->state);
    result.momentaryMax = m_impl->momentaryMax;
    result.shortTermMax = m_impl->shortTermMax;
    if (m_impl->options.range)
        UNDERSTUDY_ASSERT(ebur128_loudness_range(m_impl->state.get(), &result.rangeLu) == EBUR128_SUCCESS);
    float samplePeak = 0.0F;
    float truePeak = 0.0F;
    for (const auto& meter : m_impl->peaks) {
        samplePeak = std::max(samplePeak, meter.samplePeak());
        truePeak = std::max(truePeak, meter.peak());
    }
    result.samplePeak = toDecibels(samplePeak);
    result.truePeak = toDecibels(truePeak);
    return result;
}

} // namespace understudy
