#include "core/model/bench/engine_bench.h"

#include "core/model/bench/bench_tools_p.h"
#include "core/model/csm/generator_p.h"
#include "core/model/mimi/mimi_p.h"
#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr int kWarmUp = 3; // frames
constexpr double kFrameMs = 80;
constexpr std::int64_t kContextFrames = 60, kTextTokens = 12; // with the stop frame: 85 positions

struct Networks
{
    std::shared_ptr<const Csm> csm;
    std::shared_ptr<const Mimi> mimi;
    std::optional<Seconds> load;
};

Result<Networks> synthetic(at::Device device, at::ScalarType type)
{
    const auto weights = std::make_shared<const FormulaWeights>();
    Networks made;
    UNDERSTUDY_TRY(made.csm, Csm::load(weights, csm1bConfig(), device, type));
    UNDERSTUDY_TRY(made.mimi, Mimi::load(weights, MimiConfig(), device, type));
    return made;
}

Result<Networks> loaded(const CsmFiles& files, at::Device device, at::ScalarType type)
{
    Networks made;
    const Stopwatch watch(device);
    UNDERSTUDY_TRY(made.csm, Csm::open(files.config, files.weights, device, type));
    made.load = Seconds(watch.ms() / 1e3);
    UNDERSTUDY_TRY(made.mimi, Mimi::open(files.codecConfig, files.codec, device, type));
    return made;
}

/// What a line of an episode looks like: words and sound of a clip, then words.
std::vector<PromptTurn> prompt(const CsmConfig& config)
{
    const std::vector<std::int64_t> words(std::size_t(kTextTokens),
                                          std::min<std::int64_t>(1000, config.textVocabulary - 1));
    std::vector<std::int64_t> codes(std::size_t(kContextFrames * config.codebooks));
    for (std::size_t i = 0; i < codes.size(); ++i)
        codes[i] = 1 + std::int64_t(i * 7919) % (config.codes - 1);
    return {{words, codes}, {words, {}}};
}

/// Starts `lines` lines of `turns` and counts their frames.
class Run
{
public:
    Run(const std::shared_ptr<const Csm>& csm, int lines)
        : m_generator(csm, std::size_t(lines)), m_device(csm->options().device())
    {
    }

    Result<void> start(const GeneratorLine& line)
    {
        for (std::size_t slot = 0; slot < m_generator.slots(); ++slot) {
            auto own = line;
            own.seed = slot;
            m_generator.stop(slot);
            UNDERSTUDY_CHECK(m_generator.start(slot, own));
        }
        return {};
    }

    void count(int frames, EngineBenchRow& row)
    {
        for (int i = 0; i < kWarmUp; ++i)
            m_generator.step();
        auto before = m_generator.times();
        row.total = bestStep(frames);
        if (!m_device.is_cpu()) { // the waits that part the phases there would lengthen the whole
            m_generator.timeExactly();
            before = m_generator.times();
            bestStep(frames);
        }
        const auto& after = m_generator.times();
        row.backbone = (after.backbone - before.backbone) / frames * 1e3;
        row.sampling = (after.sampling - before.sampling) / frames * 1e3;
        row.depth = (after.depth - before.depth) / frames * 1e3 - row.sampling;
    }

private:
    double bestStep(int frames)
    {
        double best = HUGE_VAL;
        for (int i = 0; i < frames; ++i) {
            const Stopwatch watch(m_device);
            m_generator.step();
            best = std::min(best, watch.ms());
        }
        return best;
    }

    CsmGenerator m_generator;
    at::Device m_device;
};

/// From the prompt to the sound of the first frame, ms.
Result<double> firstAudio(CsmGenerator& generator, const GeneratorLine& line, const Networks& networks)
{
    MimiDecoder decoder(networks.mimi);
    const Stopwatch watch(networks.csm->options().device());
    generator.stop(0);
    UNDERSTUDY_CHECK(generator.start(0, line));
    const auto frames = generator.step();
    if (!frames.empty() && !frames[0].codes.empty())
        decoder.next(at::tensor(frames[0].codes));
    return watch.ms();
}

double codecFrame(const std::shared_ptr<const Mimi>& mimi, int frames)
{
    MimiDecoder decoder(mimi);
    const auto codes = at::arange(mimi->config().codebooks, at::kLong);
    double best = HUGE_VAL;
    for (int i = 0; i < frames + kWarmUp; ++i) {
        const Stopwatch watch(mimi->options().device());
        decoder.next(codes);
        best = std::min(best, watch.ms());
    }
    return best;
}

Result<EngineBenchRow> measure(const EngineBenchOptions& options, const Networks& networks, int lines)
{
    EngineBenchRow row;
    row.precision = options.precision;
    row.lines = lines;
    const auto turns = prompt(networks.csm->config());
    GeneratorLine line;
    line.turns = turns;
    line.maxFrames = 2 * (options.frames + kWarmUp);
    Run run(networks.csm, lines);
    UNDERSTUDY_CHECK(run.start(line));
    run.count(options.frames, row);
    CsmGenerator generator(networks.csm, std::size_t(lines)); // the other may wait between phases now
    UNDERSTUDY_TRY(row.firstAudio, firstAudio(generator, line, networks));
    generator.stop(0);
    UNDERSTUDY_TRY(line.prefix, generator.prefixOf({turns.front()}));
    line.turns = {turns.back()};
    UNDERSTUDY_TRY(row.afterPrefix, firstAudio(generator, line, networks));
    row.xRealTime = lines * kFrameMs / row.total;
    return row;
}

} // namespace

Result<EngineBenchReport> benchEngine(const EngineBenchOptions& options,
                                      const std::function<void(const EngineBenchRow&)>& tell)
{
    return torchGuard("measure the engine", [&]() -> Result<EngineBenchReport> {
        const c10::InferenceMode inference;
        EngineBenchReport report;
        UNDERSTUDY_TRY(const auto device, deviceNamed(options.device));
        at::set_num_threads(options.threads); // holds for the whole process, whose sums depend on it
        if (device.is_cpu())
            report.bandwidth = readBandwidth(options.threads);
        const auto type = scalarType(options.precision);
        UNDERSTUDY_TRY(const auto networks,
                       options.files ? loaded(*options.files, device, type) : synthetic(device, type));
        report.load = networks.load;
        report.weights = Bytes(networks.csm->bytes());
        report.bytesPerFrame = Bytes(networks.csm->bytesPerFrame());
        report.codecFrame = codecFrame(networks.mimi, options.frames);
        for (const int lines : options.lines) {
            UNDERSTUDY_TRY(auto row, measure(options, networks, lines));
            if (report.bandwidth)
                row.floor = double(report.bytesPerFrame.value) / *report.bandwidth * 1e3;
            tell(row);
            report.rows.push_back(std::move(row));
        }
        return report;
    });
}

} // namespace understudy
