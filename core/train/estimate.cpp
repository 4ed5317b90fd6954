#include "core/train/estimate.h"

#include "core/train/data/batch_order.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace understudy {
namespace {

constexpr double kFrameRate = 12.5;
constexpr std::int64_t kMostBatches = 4000; // that are drawn to know what they are like
constexpr double kMostKept = 512e6;         // as LearnBatches
constexpr double kWide = 4;                 // bytes of a float32
constexpr int kRememberedCopies = 5;        // values, gradients, two means, and what a step makes of them
constexpr double kProgram = 300e6;          // LibTorch and its threads
constexpr double kCompiled =
    80e6; // narrow products of the CPU, compiled for the shapes of late (torch_guard.cpp)
constexpr double kProbeFrames = 110;                      // of the longest of standardProbes()
constexpr double kProbesSpoken = 18, kProbeLines = 4;     // seconds of all of them
constexpr double kProbeBytes = 1.6e6, kLoggedBytes = 700; // of a checkpoint's samples, of a step
constexpr double kCodeBytes = 2 * 32 * kFrameRate;        // of a second of sound

double narrow(Precision precision)
{
    return precision == Precision::Fp32 ? 4 : 2;
}

double narrow(const TrainSettings& settings)
{
    return narrow(settings.precision);
}

/// Weights of the linear parts of one layer.
double layerWeights(const LlamaConfig& c)
{
    const double heads = double((c.heads + c.keyHeads) * c.headDim); // q and o, k and v
    return 2 * heads * double(c.width) + 3 * double(c.width * c.mlp);
}

/// What the batches of a run are like.
struct Batches
{
    double positions = 0, depthFrames = 0; // mean of a batch
    double newPositions = 0;               // of the whole run: what frozen layers hear for the first time
    double kept = 0;                       // bytes, at the end
    std::int64_t mostPositions = 0, mostDepthFrames = 0, mostLength = 0;
};

class Drawing
{
public:
    Drawing(const TrainSettings& settings, const CsmConfig& config, const TrainLoad& load)
        : m_settings(&settings), m_config(&config), m_load(&load)
    {
        for (std::size_t i = 0; i < load.clips.size(); ++i) {
            if (load.clips[i].split == Split::Train)
                m_training.push_back({i, load.clips[i].frames});
            if (load.clips[i].anchor > 0)
                m_anchors.push_back(i);
        }
    }

    Batches run()
    {
        BatchOrder order(
            m_training, m_anchors,
            {m_settings->clips, m_settings->frameBudget, m_settings->contextShare, m_settings->seed});
        const auto all = std::int64_t(m_settings->steps) * m_settings->accumulate;
        const auto drawn = std::min(all, kMostBatches);
        for (std::int64_t number = 0; number < drawn; ++number)
            add(order.batch(number));
        m_made.positions /= double(drawn);
        m_made.depthFrames /= double(drawn);
        addValidation();
        return m_made;
    }

private:
    std::int64_t positionsOf(std::size_t clip) const
    {
        return m_load->clips[clip].words + m_load->clips[clip].frames + 1; // the stop frame
    }

    void add(const ClipBatch& batch)
    {
        std::int64_t positions = 0, frames = 0;
        for (const auto& item : batch) {
            auto own = positionsOf(item.clip);
            if (item.context && own + positionsOf(*item.context) <= m_config->backbone.positions)
                own += positionsOf(*item.context);
            keep({item.clip, item.context.value_or(m_load->clips.size())}, own);
            positions += own;
            frames += m_load->clips[item.clip].frames;
            m_made.mostLength = std::max(m_made.mostLength, own);
        }
        const auto spoken =
            std::int64_t(std::ceil(double(frames) * m_settings->depthShare)) + std::int64_t(batch.size());
        m_made.positions += double(positions);
        m_made.depthFrames += double(spoken);
        m_made.mostPositions = std::max(m_made.mostPositions, positions);
        m_made.mostDepthFrames = std::max(m_made.mostDepthFrames, spoken);
    }

    /// Beyond what is kept, every batch is heard anew.
    void keep(std::pair<std::size_t, std::size_t> heard, std::int64_t positions)
    {
        if (m_heard.contains(heard))
            return;
        m_made.newPositions += double(positions);
        const auto bytes = double(positions * m_config->backbone.width) * narrow(*m_settings);
        if (m_made.kept + bytes > kMostKept)
            return;
        m_made.kept += bytes;
        m_heard.insert(heard);
    }

    void addValidation()
    {
        for (std::size_t i = 0; i < m_load->clips.size(); ++i)
            if (m_load->clips[i].split == Split::Validation)
                keep({i, m_load->clips.size()}, positionsOf(i));
    }

    const TrainSettings* m_settings;
    const CsmConfig* m_config;
    const TrainLoad* m_load;
    std::vector<BatchOrder::Clip> m_training;
    std::vector<std::size_t> m_anchors;
    std::set<std::pair<std::size_t, std::size_t>> m_heard;
    Batches m_made;
};

/// Bytes that the passes through one network hold at their most: what its layers keep, and what the way back
/// through one of them computes with.
double passBytes(const LlamaConfig& c, double layers, double positions, double lengths,
                 const TrainSettings& settings, double& room)
{
    const auto type = narrow(settings);
    const auto width = double(c.width), mlp = double(c.mlp);
    const double queries = double(c.heads * c.headDim), heads = queries + 2 * double(c.keyHeads * c.headDim);
    const double optional = std::min(positions * layers * (heads + queries + 2 * mlp) * type, room);
    room -= optional;
    const double mlpBytes = 2 * mlp * type + 9 * mlp * kWide;
    const double attentionBytes = (heads * 4 + 3 * double(c.heads) * lengths) * kWide;
    return optional +
           positions * (layers * 2 * width * type + std::max(mlpBytes, attentionBytes) + 6 * width * kWide);
}

double workingBytes(const TrainSettings& settings, const CsmConfig& c, const Batches& batches)
{
    double room = settings.checkpointing == Checkpointing::On ? double(kAlwaysKept) : HUGE_VAL;
    const auto layers = double(c.backbone.layers - firstTrainedLayer(settings.targets, c));
    const auto backbone = passBytes(c.backbone, layers, double(batches.mostPositions),
                                    double(batches.mostLength), settings, room);
    const auto frames = double(batches.mostDepthFrames);
    const auto depth = passBytes(c.depth, double(c.depth.layers), frames * double(c.codebooks),
                                 double(c.codebooks), settings, room) +
                       4 * frames * double((c.codebooks - 1) * c.audioVocabulary) * kWide;
    return backbone + depth;
}

/// The codec is gone before the model is there, and what a batch took before the probe lines are spoken; who
/// hears them stays.
double peakBytes(const TrainSettings& settings, const TrainLoad& load, const TrainEstimate& made)
{
    const bool isCompiled = settings.precision != Precision::Fp32 && !settings.device.starts_with("cuda");
    const bool isHeard = settings.probeEvery > 0 && !settings.device.starts_with("cuda"); // by the processor
    const auto hearing = isHeard ? double(load.hearing.memory.value) : 0;
    const auto training = (isCompiled ? kCompiled : 0) + hearing +
                          double(made.weights.value + made.adapter.value + made.kept.value +
                                 std::max(made.working.value, made.probes.value));
    return std::max(training, double(made.encoding.value));
}

double validationPositions(const TrainLoad& load, double& frames)
{
    double positions = 0;
    for (const auto& clip : load.clips)
        if (clip.split == Split::Validation) {
            positions += double(clip.words + clip.frames + 1);
            frames += double(clip.frames);
        }
    return positions;
}

struct Times
{
    double step = 0, total = 0;
};

/// How often something is done that is done every so many steps, and at the end.
double timesIn(int steps, int every)
{
    return every == 0 ? 0 : std::ceil(double(steps) / every);
}

double probeSeconds(const TrainSettings& settings, const CsmConfig& c, const TrainLoad& load,
                    const MachineSpeed& speed)
{
    if (settings.probeEvery == 0)
        return 0;
    return kProbeFrames * spokenBytes(c, settings.precision) / speed.spoken +
           kProbesSpoken * (load.codec.products / speed.encoded + load.hearing.seconds);
}

/// What speaking the probe lines holds: keys and values, the codec, and what it makes of the longest one.
double probeBytes(const TrainSettings& settings, const CsmConfig& c, const CodecCost& codec)
{
    if (settings.probeEvery == 0)
        return 0;
    const auto heard =
        2 * double(c.backbone.layers * c.backbone.keyHeads * c.backbone.headDim) * kProbeFrames;
    return (kProbeLines * heard + codec.weights) * narrow(settings) + codec.bytes * kProbeFrames / kFrameRate;
}

double encodingBytes(const TrainLoad& load)
{
    if (load.notEncoded == 0)
        return 0;
    std::int64_t longest = 0;
    for (const auto& clip : load.clips)
        longest = std::max(longest, clip.frames);
    return load.codec.weights * kWide + load.codec.bytes * double(longest) / kFrameRate;
}

Times times(const TrainSettings& settings, const CsmConfig& c, const TrainLoad& load, const Batches& batches,
            const TrainEstimate& estimate, const MachineSpeed& speed)
{
    const auto batch = passProducts(settings.targets, c, batches.positions, batches.depthFrames);
    const bool isBackboneTrained = firstTrainedLayer(settings.targets, c) < c.backbone.layers;
    Times made;
    made.step = settings.accumulate * (batch.trained / speed.forward + batch.depth / speed.depth +
                                       (isBackboneTrained ? batch.trained / speed.backward : 0)) +
                double(estimate.parameters) / speed.updated;
    const double frozen = firstTrainedLayer(settings.targets, c) == 0
                              ? 0
                              : passProducts(settings.targets, c, batches.newPositions, 0).frozen;
    double frames = 0;
    const double positions = validationPositions(load, frames);
    const auto check = passProducts(settings.targets, c, positions, frames * settings.depthShare);
    const double evaluation = check.trained / speed.forward + check.depth / speed.depth / 3;
    made.total = made.step * settings.steps + frozen / speed.forward +
                 timesIn(settings.steps, std::min(settings.evaluateEvery, settings.saveEvery)) * evaluation +
                 timesIn(settings.steps, settings.saveEvery * settings.probeEvery) *
                     probeSeconds(settings, c, load, speed) +
                 load.toEncode.value * load.codec.products / speed.encoded;
    return made;
}

} // namespace

double allWeights(const CsmConfig& c, std::int64_t words)
{
    const auto width = double(c.backbone.width), depthWidth = double(c.depth.width);
    const auto vocabulary = double(c.audioVocabulary), codebooks = double(c.codebooks);
    return double(c.backbone.layers) * layerWeights(c.backbone) +
           double(c.depth.layers) * layerWeights(c.depth) + double(words) * width +
           (codebooks + 1) * vocabulary * width + width * depthWidth +
           (codebooks - 1) * vocabulary * depthWidth;
}

double spokenBytes(const CsmConfig& c, Precision precision)
{
    return (double(c.backbone.layers) * layerWeights(c.backbone) +
            double(c.codebooks - 1) * double(c.depth.layers) * layerWeights(c.depth)) *
           narrow(precision);
}

CodecCost codecCost(const MimiConfig& c)
{
    constexpr double kCopies = 6; // of what its widest stage gives, while the next one is made of it
    double rate = double(c.sampleRate), channels = double(c.filters);
    CodecCost cost{0, 0, kCopies * rate * channels * kWide};
    const auto add = [&](double weights, double times) {
        cost.weights += 2 * weights; // the decoder's are about as many
        cost.products += weights * times;
    };
    add(channels * double(c.kernel), rate);
    for (auto ratio = c.ratios.rbegin(); ratio != c.ratios.rend(); ++ratio) {
        const auto stride = double(*ratio);
        add(channels * channels / double(c.compress) * double(c.residualKernel + 1), rate);
        rate /= stride;
        add(channels * 2 * channels * 2 * stride, rate);
        channels *= 2;
    }
    const auto width = double(c.width);
    add(channels * width * double(c.lastKernel), rate);
    add(double(c.layers) * (4 * width * width + 2 * width * double(c.mlp)), rate);
    cost.weights += double(c.codebooks * c.codes * c.codeDim);
    return cost;
}

std::int64_t framesIn(Seconds length)
{
    return std::int64_t(std::ceil(length.value * kFrameRate - 1e-6));
}

std::int64_t firstTrainedLayer(const TrainTargets& targets, const CsmConfig& config)
{
    for (std::int64_t layer = 0; layer < config.backbone.layers; ++layer)
        if (targets.backbone.contains(layer, config.backbone.layers))
            return layer;
    return config.backbone.layers;
}

PassProducts passProducts(const TrainTargets& targets, const CsmConfig& c, double positions, double frames)
{
    const auto first = double(firstTrainedLayer(targets, c));
    const auto layer = layerWeights(c.backbone), head = double(c.audioVocabulary * c.backbone.width);
    const auto depth = double(c.codebooks) * (double(c.depth.layers) * layerWeights(c.depth) +
                                              double(c.backbone.width * c.depth.width)) +
                       double((c.codebooks - 1) * c.audioVocabulary * c.depth.width);
    return {positions * first * layer, positions * ((double(c.backbone.layers) - first) * layer + head),
            frames * depth};
}

TrainEstimate estimateTraining(const TrainSettings& settings, const CsmConfig& config, const TrainLoad& load,
                               const std::optional<MachineSpeed>& speed)
{
    const auto batches = Drawing(settings, config, load).run();
    TrainEstimate made;
    made.parameters = trainedParameters(settings.targets, settings.rank, config);
    made.positions = batches.positions * settings.accumulate;
    made.mostPositions = batches.mostPositions;
    const auto adapter = double(made.parameters) * kWide;
    const auto bytes = [](double value) { return Bytes(std::int64_t(value)); };
    made.weights = bytes(allWeights(config, load.differentWords) * narrow(settings));
    made.adapter = bytes(kRememberedCopies * adapter);
    made.kept = bytes(batches.kept);
    made.working = bytes(workingBytes(settings, config, batches));
    made.probes = bytes(probeBytes(settings, config, load.codec));
    made.encoding = bytes(encodingBytes(load));
    made.memory = bytes(kProgram + peakBytes(settings, load, made));
    made.checkpoint = bytes(3 * adapter + 100'000);
    const double checkpoints =
        std::min(settings.keepBest + 2.0, timesIn(settings.steps, settings.saveEvery) + 1);
    const double probes = timesIn(settings.steps, settings.saveEvery * settings.probeEvery);
    made.disk = bytes(checkpoints * double(made.checkpoint.value) + probes * kProbeBytes +
                      kLoggedBytes * settings.steps + load.toEncode.value * kCodeBytes +
                      double(load.notEncoded) * 4096);
    if (speed) {
        const auto found = times(settings, config, load, batches, made, *speed);
        made.step = Seconds(found.step);
        made.total = Seconds(found.total);
    }
    return made;
}

} // namespace understudy
