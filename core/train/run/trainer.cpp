#include "core/train/run/trainer_p.h"

#include "core/base/random.h"
#include "core/model/torch_guard_p.h"

#include <chrono>
#include <cmath>
#include <numbers>

namespace understudy {
namespace {

constexpr double kFirstLossScale = 65536; // of float16, whose smallest number is 6e-8

/// A seed of its own for each use of chance.
std::uint64_t seedFor(std::uint64_t seed, std::uint64_t use)
{
    RandomStream numbers(seed, use);
    return std::uint64_t(numbers.next()) << 32 | numbers.next();
}

constexpr std::uint64_t kAdapterSeed = 1, kFrameSeed = 2, kValidationSeed = 3, kFirstDetourSeed = 16;

AdapterShape shapeOf(const TrainSettings& settings)
{
    return {settings.rank, settings.alpha, settings.isRankStabilised, settings.targets};
}

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

TraceRoom traceRoom(const TrainSettings& settings)
{
    return settings.checkpointing == Checkpointing::On ? TraceRoom(kAlwaysKept) : TraceRoom(Checkpointing::Off);
}

bool StepFigures::isFinite() const
{
    return std::isfinite(loss) && std::isfinite(gradientNorm);
}

double learningRate(const TrainSettings& settings, std::int64_t step)
{
    if (step < settings.warmUp)
        return settings.learningRate * double(step + 1) / settings.warmUp;
    const auto rest = std::max(1, settings.steps - settings.warmUp);
    const auto share = std::min(1.0, double(step - settings.warmUp) / rest);
    return settings.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * share));
}

Result<std::unique_ptr<Trainer>> Trainer::make(std::shared_ptr<const Csm> csm, const TrainSettings& settings,
                                               TrainData data)
{
    UNDERSTUDY_TRY(auto adapter,
                   TrainedAdapter::make(*csm, shapeOf(settings), seedFor(settings.seed, kAdapterSeed)));
    return torchGuard("make a trainer", [&]() -> Result<std::unique_ptr<Trainer>> {
        return std::unique_ptr<Trainer>(
            new Trainer(std::move(csm), settings, std::move(adapter), std::move(data)));
    });
}

Trainer::Trainer(std::shared_ptr<const Csm> csm, const TrainSettings& settings, TrainedAdapter adapter,
                 TrainData data)
    : m_csm(std::move(csm)), m_settings(settings), m_adapter(std::move(adapter)),
      m_optimiser(m_adapter.values()), m_learner(m_csm, m_adapter, traceRoom(settings)),
      m_training(std::move(data.training)), m_validation(std::move(data.validation)),
      m_anchors(std::move(data.anchors)), m_batches(m_learner, std::move(data.clips))
{
}

TrainState Trainer::begin()
{
    m_adapter.begin(seedFor(m_settings.seed, kAdapterSeed));
    m_optimiser.mean().zero_();
    m_optimiser.square().zero_();
    TrainState state;
    state.lossScale = m_settings.precision == Precision::Fp16 ? kFirstLossScale : 1;
    return state;
}

/// The batches of this detour.
void Trainer::take(int detours)
{
    if (detours == m_detours)
        return;
    m_detours = detours;
    std::vector<BatchOrder::Clip> clips;
    for (const auto clip : m_training)
        clips.push_back({clip, m_batches.frames(clip)});
    m_order.emplace(std::move(clips), m_anchors,
                    BatchOptions{m_settings.clips, m_settings.frameBudget, m_settings.contextShare,
                                 seedFor(m_settings.seed, kFirstDetourSeed + std::uint64_t(detours))});
}

Result<std::optional<StepFigures>> Trainer::step(TrainState& state, int detours)
{
    return torchGuard("step " + std::to_string(state.step + 1), [&]() -> Result<std::optional<StepFigures>> {
        take(detours);
        while (true) {
            auto figures = learn(state);
            if (figures.isFinite()) {
                apply(state, figures);
                return std::optional(figures);
            }
            // What overflows in float16 may fit at a smaller scale.
            if (state.lossScale <= 1)
                return std::optional<StepFigures>();
            state.lossScale /= 2;
        }
    });
}

StepFigures Trainer::learn(const TrainState& state)
{
    StepFigures figures;
    m_adapter.gradients().zero_();
    for (int i = 0; i < m_settings.accumulate; ++i) {
        const auto number = state.step * m_settings.accumulate + i;
        const auto& items = m_order->batch(number);
        const auto batch = m_batches.make(
            items, {m_settings.depthShare, m_settings.dropout,
                    seedFor(m_settings.seed, kFrameSeed) + std::uint64_t(m_detours), std::uint64_t(number)});
        const auto losses = m_learner.learn(batch, {m_settings.backboneWeight, m_settings.depthWeight},
                                            state.lossScale / m_settings.accumulate);
        figures.backbone += losses.backbone / m_settings.accumulate;
        figures.depth += losses.depth / m_settings.accumulate;
        figures.positions += m_batches.positions(items);
    }
    figures.loss = m_settings.backboneWeight * figures.backbone + m_settings.depthWeight * figures.depth;
    if (state.lossScale != 1)
        m_adapter.gradients().mul_(1 / state.lossScale);
    figures.gradientNorm = clipNorm(m_adapter.gradients(), m_settings.clipNorm);
    return figures;
}

void Trainer::apply(TrainState& state, StepFigures& figures)
{
    const auto begin = std::chrono::steady_clock::now();
    figures.rate = learningRate(m_settings, state.step) * std::pow(0.5, m_detours);
    m_optimiser.step(m_adapter.values(), m_adapter.gradients(), {figures.rate, m_settings.weightDecay},
                     state.step + 1);
    ++state.step;
    m_optimiserTime += secondsSince(begin);
}

Result<std::optional<Validation>> Trainer::evaluate()
{
    if (m_validation.empty())
        return std::optional<Validation>();
    return torchGuard("evaluate", [&]() -> Result<std::optional<Validation>> {
        double backbone = 0, depth = 0, frames = 0, depthFrames = 0;
        const auto most = std::size_t(m_settings.clips);
        for (std::size_t begin = 0; begin < m_validation.size(); begin += most) {
            ClipBatch items;
            for (auto i = begin; i < std::min(begin + most, m_validation.size()); ++i)
                items.push_back({m_validation[i], std::nullopt});
            // The same frames each time.
            const auto batch = m_batches.make(
                items, {m_settings.depthShare, 0, seedFor(m_settings.seed, kValidationSeed), begin});
            const auto losses = m_learner.measure(batch);
            backbone += losses.backbone * double(batch.firstRows.numel());
            depth += losses.depth * double(batch.depthRows.numel());
            frames += double(batch.firstRows.numel());
            depthFrames += double(batch.depthRows.numel());
        }
        Validation made{0, backbone / frames, depth / depthFrames};
        made.loss = m_settings.backboneWeight * made.backbone + m_settings.depthWeight * made.depth;
        return std::optional(made);
    });
}

} // namespace understudy
