#include "core/train/bench/train_bench.h"

#include "core/base/random.h"
#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"
#include "core/train/machine_speed.h"
#include "core/train/run/steady_memory_p.h"
#include "core/train/run/trainer_p.h"
#include "core/train/run/training_base_p.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace understudy {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kWords = 20; // text tokens of a clip
constexpr std::int64_t kDifferentWords = 400;
constexpr double kHalfAnHour = 1800;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Case
{
    std::string name;
    TrainSettings settings;
    std::vector<double> seconds; // of the clips
};

TrainSettings baseSettings(const TrainBenchOptions& options)
{
    TrainSettings settings;
    settings.device = options.device;
    settings.precision = options.precision;
    settings.checkpointing = options.checkpointing;
    settings.threads = options.threads;
    settings.contextShare = 0;
    settings.probeEvery = 0;
    return settings;
}

/// The first is what baselines/lora_step.py does.
std::vector<Case> casesFor(const TrainBenchOptions& options)
{
    auto reference = baseSettings(options);
    reference.rank = 8;
    reference.alpha = 16;
    reference.targets.backbone = {LayerChoice::Which::All};
    reference.clips = reference.accumulate = 1;
    std::vector<Case> cases{{"reference", reference, {8}}};
    if (options.isQuick)
        return cases;
    for (const int clips : {1, 4}) {
        auto settings = baseSettings(options);
        settings.clips = clips;
        settings.accumulate = 1;
        cases.push_back({"clips " + std::to_string(clips), settings, {8, 8.64, 9.36, 10}});
    }
    auto all = cases.back().settings;
    all.targets.backbone = {LayerChoice::Which::All};
    cases.push_back({"clips 4, all layers", all, {8, 8.64, 9.36, 10}});
    cases.push_back({"standard", baseSettings(options), {8, 8.32, 8.64, 8.96, 9.28, 9.6, 9.84, 10}});
    return cases;
}

/// Noise of the model's shapes: speed does not depend on what is said.
TrainData dataFor(const Case& one, const CsmConfig& config)
{
    TrainData data;
    RandomStream numbers(7, 0);
    for (std::size_t clip = 0; clip < one.seconds.size(); ++clip) {
        PromptTurn turn;
        for (std::int64_t i = 0; i < kWords; ++i)
            turn.text.push_back(numbers.next() % kDifferentWords);
        const auto codes = framesIn(Seconds(one.seconds[clip])) * config.codebooks;
        for (std::int64_t i = 0; i < codes; ++i)
            turn.codes.push_back(1 + std::int64_t(numbers.next() % std::uint64_t(config.codes - 1)));
        data.clips.push_back(std::move(turn));
        data.training.push_back(clip);
    }
    return data;
}

TrainLoad loadOf(const Case& one)
{
    TrainLoad load;
    for (const double seconds : one.seconds)
        load.clips.push_back({kWords, framesIn(Seconds(seconds)), Split::Train, 0});
    load.differentWords = kDifferentWords;
    return load;
}

class Bench
{
public:
    Bench(const TrainBenchOptions& options, const PeakMemory& memory, std::shared_ptr<const Csm> csm)
        : m_options(&options), m_memory(&memory), m_csm(std::move(csm))
    {
    }

    Result<TrainBenchRow> run(const Case& one) const
    {
        TrainBenchRow row{one.name, one.settings};
        for (const double seconds : one.seconds)
            row.clipSeconds += seconds / double(one.seconds.size());
        UNDERSTUDY_TRY(row.told, told(one));
        m_memory->forget();
        const SteadyMemory kept;
        UNDERSTUDY_TRY(auto trainer, Trainer::make(m_csm, one.settings, dataFor(one, m_csm->config())));
        UNDERSTUDY_CHECK(measure(*trainer, row));
        row.peak = m_memory->peak();
        const double first = row.frozen * kHalfAnHour;
        row.stepsPerHour = 3600 / (row.meanStep + first / one.settings.steps);
        return row;
    }

private:
    /// Before anything is measured, as before a start.
    Result<TrainEstimate> told(const Case& one) const
    {
        auto config = m_csm->config();
        const auto load = loadOf(one);
        const auto rough = estimateTraining(one.settings, config, load, std::nullopt);
        UNDERSTUDY_TRY(const auto speed,
                       measureSpeed(one.settings, config,
                                    std::llround(rough.positions / one.settings.accumulate),
                                    one.settings.clips));
        return estimateTraining(one.settings, config, load, speed);
    }

    /// Every clip is heard once before a step counts, as it would be in a run.
    Result<void> measure(Trainer& trainer, TrainBenchRow& row) const
    {
        trainer.learner().timeExactly();
        auto state = trainer.begin();
        double heard = 0;
        const auto all = row.clipSeconds * double(trainer.clips());
        while (heard < all) {
            UNDERSTUDY_CHECK(trainer.step(state, 0));
            heard += row.clipSeconds * row.settings.clips * row.settings.accumulate;
        }
        row.frozen = trainer.learner().times().frozen / all;
        const auto before = trainer.learner().times();
        const auto optimiserBefore = trainer.optimiserTime();
        double total = 0, positions = 0;
        row.step = HUGE_VAL;
        for (int i = 0; i < m_options->steps; ++i) {
            const auto begin = Clock::now();
            UNDERSTUDY_TRY(const auto figures, trainer.step(state, 0));
            synchronise(m_csm->options().device());
            const auto seconds = secondsSince(begin);
            row.step = std::min(row.step, seconds);
            total += seconds;
            positions += figures ? double(figures->positions) : 0;
        }
        const auto& after = trainer.learner().times();
        const double steps = m_options->steps;
        row.meanStep = total / steps;
        row.forward = (after.forward - before.forward) / steps;
        row.depth = (after.depth - before.depth) / steps;
        row.backward = (after.backward - before.backward) / steps;
        row.optimiser = (trainer.optimiserTime() - optimiserBefore) / steps;
        row.positionsPerSecond = positions / total;
        return {};
    }

    const TrainBenchOptions* m_options;
    const PeakMemory* m_memory;
    std::shared_ptr<const Csm> m_csm;
};

Result<std::shared_ptr<Csm>> base(at::Device device, at::ScalarType type)
{
    std::vector<std::int64_t> words(std::size_t(kDifferentWords), 0);
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = std::int64_t(i);
    return loadTrainingBase(std::make_shared<const FormulaWeights>(), csm1bConfig(), TextRows({words}), device,
                            type);
}

} // namespace

Result<TrainBenchReport> benchTraining(const TrainBenchOptions& options, const PeakMemory& memory)
{
    return torchGuard("measure training", [&]() -> Result<TrainBenchReport> {
        const c10::InferenceMode inference;
        TrainBenchReport report;
        UNDERSTUDY_TRY(const auto device, deviceNamed(options.device));
        at::set_num_threads(options.threads); // holds for the whole process, whose sums depend on it
        memory.forget();
        const auto begin = Clock::now();
        UNDERSTUDY_TRY(const auto csm, base(device, scalarType(options.precision)));
        report.load = secondsSince(begin);
        report.loadPeak = memory.peak();
        report.weights = Bytes(csm->bytes());
        const Bench bench(options, memory, csm);
        for (const auto& one : casesFor(options)) {
            UNDERSTUDY_TRY(auto row, bench.run(one));
            report.rows.push_back(std::move(row));
        }
        return report;
    });
}

} // namespace understudy
