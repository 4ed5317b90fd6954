#include "core/audio/stretch.h"

#include "core/base/contract.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace understudy {

using RubberBand::RubberBandStretcher;

namespace {

constexpr std::size_t kBlock = 1024; // frames given at once, so that the pieces of a stream do not matter

constexpr int kOptions = RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFiner |
                         RubberBandStretcher::OptionThreadingNever | RubberBandStretcher::OptionFormantPreserved |
                         RubberBandStretcher::OptionPitchHighConsistency;

} // namespace

struct Stretcher::State
{
    State(double tempo, double pitch, SampleRate rate)
        : band(static_cast<std::size_t>(rate.value), 1, kOptions, 1 / tempo, pitch), tempo(tempo),
          toDrop(band.getStartDelay())
    {
        band.setMaxProcessSize(kBlock);
        pending.assign(band.getPreferredStartPad(), 0.0F);
    }

    void give(std::size_t frames, bool isLast, std::vector<float>& out)
    {
        const float* block = pending.data();
        band.process(&block, frames, isLast);
        pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(frames));
        take(out);
    }

    void take(std::vector<float>& out)
    {
        std::array<float, kBlock> ready{};
        float* target = ready.data();
        for (int available = band.available(); available > 0; available = band.available()) {
            // It warns on stderr when asked for more than it has.
            const auto got = band.retrieve(&target, std::min(kBlock, static_cast<std::size_t>(available)));
            const auto dropped = std::min(toDrop, got);
            toDrop -= dropped;
            out.insert(out.end(), ready.begin() + static_cast<std::ptrdiff_t>(dropped),
                       ready.begin() + static_cast<std::ptrdiff_t>(got));
            given += got - dropped;
        }
    }

    RubberBandStretcher band;
    double tempo;
    std::size_t toDrop;         // the stretcher's own delay, still to come out
    std::vector<float> pending; // in, not given yet
    std::size_t taken = 0, given = 0;
};

Stretcher::Stretcher(double tempo, double pitch, SampleRate rate)
    : m_state(std::make_unique<State>(tempo, pitch, rate))
{
    UNDERSTUDY_ASSERT(tempo >= 0.25 && tempo <= 4 && pitch >= 0.25 && pitch <= 4);
}

Stretcher::~Stretcher() = default;
Stretcher::Stretcher(Stretcher&&) noexcept = default;
Stretcher& Stretcher::operator=(Stretcher&&) noexcept = default;

void Stretcher::process(std::span<const float> in, std::vector<float>& out)
{
    auto& state = *m_state;
    state.taken += in.size();
    state.pending.insert(state.pending.end(), in.begin(), in.end());
    while (state.pending.size() > kBlock) // one block at least is kept for the end
        state.give(kBlock, false, out);
}

void Stretcher::flush(std::vector<float>& out)
{
    auto& state = *m_state;
    const auto wanted = static_cast<std::size_t>(std::llround(static_cast<double>(state.taken) / state.tempo));
    state.give(state.pending.size(), true, out);
    if (state.given < wanted)
        out.insert(out.end(), wanted - state.given, 0.0F);
    else
        out.resize(out.size() - std::min(out.size(), state.given - wanted));
    state.given = wanted;
}

} // namespace understudy
