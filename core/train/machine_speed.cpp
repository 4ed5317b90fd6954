#include "core/train/machine_speed.h"

#include "core/model/csm/generator_p.h"
#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"
#include "core/train/network/adam_w_p.h"
#include "core/train/network/csm_learner_p.h"
#include "core/train/run/steady_memory_p.h"
#include "core/train/run/trainer_p.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <mutex>

namespace understudy {
namespace {

constexpr int kRepeats = 3, kMostRepeats = 40;
constexpr double kLong = 0.3; // seconds
constexpr std::int64_t kVocabulary = 256; // of the probe: heads are a small part
constexpr std::int64_t kUpdated = 8'000'000;
constexpr std::int64_t kMostPositions = 4096;
constexpr std::size_t kProbeLines = 4;    // that are spoken at once
constexpr std::size_t kProbeWords = 20;   // text tokens of each
constexpr double kCodecShare = 0.25;      // of a product's speed: its convolutions are narrow
constexpr double kSmall = 16e6;           // weights of a model that is measured as it is

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A few times, and what is quick more often: others may have the processor for a moment.
class Repeats
{
public:
    /// Whether to do it once more. The first time does not count.
    bool goOn()
    {
        return m_done++ <= kRepeats || (m_done <= kMostRepeats && secondsSince(m_begin) < kLong);
    }
    bool isFirst() const { return m_done == 1; }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    int m_done = 0;
};

/// The best of them.
template<typename Work>
double bestOf(at::Device device, const Work& work)
{
    double best = HUGE_VAL;
    for (Repeats repeats; repeats.goOn();) {
        synchronise(device);
        const auto begin = std::chrono::steady_clock::now();
        work();
        synchronise(device);
        if (!repeats.isFirst())
            best = std::min(best, secondsSince(begin));
    }
    return best;
}

/// LibTorch's threads as the run will have them, and as they were afterwards.
class Threads
{
public:
    explicit Threads(int threads) : m_before(at::get_num_threads())
    {
        if (threads > 0 && threads != m_before)
            at::set_num_threads(threads);
    }
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;
    ~Threads()
    {
        if (at::get_num_threads() != m_before)
            at::set_num_threads(m_before);
    }

private:
    int m_before;
};

/// What a step of a small model takes is calls more than products: it is measured whole.
bool isSmall(const CsmConfig& config)
{
    return allWeights(config, 0) < kSmall;
}

/// One layer of each network, trained where the run trains any.
CsmConfig probeConfig(CsmConfig config)
{
    config.textVocabulary = 1;
    if (isSmall(config))
        return config;
    config.backbone.layers = config.depth.layers = 1;
    config.audioVocabulary = std::min(config.audioVocabulary, kVocabulary);
    config.codes = std::min(config.codes, kVocabulary);
    return config;
}

TrainTargets probeTargets(TrainTargets targets, const CsmConfig& config)
{
    if (isSmall(config))
        return targets;
    for (auto* layers : {&targets.backbone, &targets.depth})
        if (layers->which != LayerChoice::Which::None)
            *layers = {LayerChoice::Which::All};
    return targets;
}

class Probe
{
public:
    Probe(const TrainSettings& settings, const CsmConfig& config, std::int64_t positions, std::int64_t clips)
        : m_settings(&settings), m_config(probeConfig(config)), m_targets(probeTargets(settings.targets, config)),
          m_positions(std::clamp<std::int64_t>(positions, 1, kMostPositions)),
          m_clips(std::clamp<std::int64_t>(clips, 1, m_positions)),
          m_share(std::max<std::int64_t>(
              1, isSmall(config) ? 1 : config.backbone.layers - firstTrainedLayer(settings.targets, config)))
    {
    }

    Result<MachineSpeed> run(at::Device device)
    {
        const auto weights = std::make_shared<const FormulaWeights>(m_config.codebooks, m_config.audioVocabulary);
        UNDERSTUDY_TRY(m_csm, Csm::load(weights, m_config, device, scalarType(m_settings->precision)));
        UNDERSTUDY_TRY(const auto adapter,
                       TrainedAdapter::make(*m_csm,
                                            {m_settings->rank, m_settings->alpha,
                                             m_settings->isRankStabilised, m_targets},
                                            1));
        MachineSpeed speed;
        learn(adapter, speed);
        speed.updated = updated(device);
        UNDERSTUDY_TRY(speed.spoken, spoken(adapter, device));
        speed.encoded = encoded(device);
        return speed;
    }

private:
    void learn(const TrainedAdapter& adapter, MachineSpeed& speed) const
    {
        CsmLearner learner(m_csm, adapter, probeRoom());
        learner.timeExactly();
        const auto batch = makeBatch();
        LearnTimes best{0, HUGE_VAL, HUGE_VAL, HUGE_VAL};
        for (Repeats repeats; repeats.goOn();) {
            const auto before = learner.times();
            learner.learn(batch, {}, 1);
            if (repeats.isFirst())
                continue;
            best.forward = std::min(best.forward, learner.times().forward - before.forward);
            best.depth = std::min(best.depth, learner.times().depth - before.depth);
            best.backward = std::min(best.backward, learner.times().backward - before.backward);
        }
        const auto products =
            passProducts(m_targets, m_config, double(m_positions), double(batch.depthRows.size(0)));
        speed.forward = products.trained / best.forward;
        speed.backward = products.trained / std::max(best.backward, 1e-9);
        speed.depth = products.depth / best.depth;
    }

    /// Its layers' share of what those of the run may keep.
    TraceRoom probeRoom() const
    {
        auto room = traceRoom(*m_settings);
        return room.bytes > kAlwaysKept ? room : TraceRoom(room.bytes / m_share);
    }

    LearnBatch makeBatch() const
    {
        const auto options = m_csm->options();
        const auto longs = options.dtype(at::kLong);
        LearnBatch batch;
        batch.states = at::randn({m_positions, m_config.backbone.width}, at::kFloat).to(options);
        std::vector<std::int64_t> lengths(std::size_t(m_clips), m_positions / m_clips);
        lengths.back() += m_positions % m_clips;
        batch.sequences = Sequences(lengths);
        batch.firstRows = at::arange(m_positions, longs);
        batch.firstCodes = at::zeros({m_positions}, longs);
        const auto drawn = std::int64_t(std::ceil(double(m_positions) * m_settings->depthShare)) + m_clips;
        const auto frames = std::min(m_positions, drawn);
        batch.depthRows = at::arange(frames, longs);
        batch.depthCodes = at::zeros({frames, m_config.codebooks}, longs);
        batch.dropout = {m_settings->dropout, 1};
        return batch;
    }

    static double updated(at::Device device)
    {
        const auto options = at::TensorOptions(at::kFloat).device(device);
        const auto values = at::zeros({kUpdated}, options), gradients = at::ones({kUpdated}, options);
        AdamW optimiser(values);
        return double(kUpdated) / bestOf(device, [&] {
                   clipNorm(gradients, 1);
                   optimiser.step(values, gradients, {}, 1);
                   gradients.zero_();
               });
    }

    /// Frames as the lines are spoken that are rendered at a checkpoint.
    Result<double> spoken(const TrainedAdapter& adapter, at::Device device) const
    {
        UNDERSTUDY_TRY(const auto lora, adapter.ready(*m_csm));
        CsmGenerator generator(m_csm, kProbeLines, &lora);
        GeneratorLine line;
        line.turns = {{std::vector<std::int64_t>(kProbeWords, 0), {}}};
        line.maxFrames = kMostRepeats + 2; // so that none ends before it is measured
        for (std::size_t slot = 0; slot < kProbeLines; ++slot)
            UNDERSTUDY_CHECK(generator.start(slot, line));
        return spokenBytes(m_config, m_settings->precision) / bestOf(device, [&] { generator.step(); });
    }

    static double encoded(at::Device device)
    {
        constexpr std::int64_t kSide = 512;
        const auto square = at::ones({kSide, kSide}, at::TensorOptions(at::kFloat).device(device));
        const auto seconds = bestOf(device, [&] { at::mm(square, square); });
        return kCodecShare * double(kSide * kSide * kSide) / seconds;
    }

    const TrainSettings* m_settings;
    CsmConfig m_config;
    TrainTargets m_targets;
    std::int64_t m_positions, m_clips;
    std::int64_t m_share; ///< of the trained layers one is measured: one of so many
    std::shared_ptr<const Csm> m_csm;
};

/// What decides the speed, in words.
std::string keyOf(const TrainSettings& settings, const CsmConfig& config, std::int64_t positions,
                  std::int64_t clips)
{
    std::string key = settings.device + " " + std::string(name(settings.precision));
    const auto shape = [](const LlamaConfig& c) {
        return std::array<std::int64_t, 5>{c.width, c.heads, c.keyHeads, c.headDim, c.mlp};
    };
    for (const auto& sizes : {shape(config.backbone), shape(config.depth)})
        for (const auto size : sizes)
            key += " " + std::to_string(size);
    key += " " + formatKinds(settings.targets.kinds);
    for (const auto& layers : {settings.targets.backbone, settings.targets.depth})
        key += isSmall(config)                              ? " " + format(layers)
               : layers.which == LayerChoice::Which::None ? " none"
                                                          : " some";
    key += settings.checkpointing == Checkpointing::On ? " on" : " off";
    for (const auto number : {std::int64_t(settings.rank), std::int64_t(settings.threads),
                              std::int64_t(settings.dropout > 0), positions, clips, config.codebooks,
                              std::int64_t(settings.depthShare * 1000)})
        key += " " + std::to_string(number);
    return key;
}

struct Known
{
    std::mutex mutex;
    std::map<std::string, MachineSpeed> speeds;
};

} // namespace

Result<MachineSpeed> measureSpeed(const TrainSettings& settings, const CsmConfig& config,
                                  std::int64_t positions, std::int64_t clips)
{
    static Known known; // of this process: the machine stays what it is
    UNDERSTUDY_TRY(const auto device, deviceOrFirst(settings.device));
    // Batches that are about as large take about as long a product.
    constexpr std::int64_t kStep = 16;
    const auto rounded = std::max<std::int64_t>(1, (positions + kStep / 2) / kStep) * kStep;
    const auto key = keyOf(settings, config, rounded, clips);
    const std::scoped_lock lock(known.mutex);
    if (const auto found = known.speeds.find(key); found != known.speeds.end())
        return found->second;
    return torchGuard("measure the speed", [&]() -> Result<MachineSpeed> {
        const c10::InferenceMode inference;
        const Threads threads(settings.threads);
        const SteadyMemory memory; // as a run
        UNDERSTUDY_TRY(const auto speed, Probe(settings, config, rounded, clips).run(device));
        known.speeds.emplace(key, speed);
        return speed;
    });
}

} // namespace understudy
