#include "core/model/bench/whisper_bench.h"

#include "core/model/bench/bench_tools_p.h"
#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"
#include "core/model/whisper/whisper_mel_p.h"
#include "core/model/whisper/whisper_network_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

std::vector<float> noise(std::int64_t samples)
{
    std::vector<float> sound;
    for (std::int64_t i = 0; i < samples; ++i)
        sound.push_back(0.1F * float(std::sin(0.01 * double(i % 4001) * double(i % 97))));
    return sound;
}

/// One window after the other, with a stopwatch between its parts.
class Run
{
public:
    Run(const WhisperNetwork& network, const WhisperBenchOptions& options)
        : m_network(network), m_options(options), m_mel(network.config()),
          m_sound(noise(network.config().samples()))
    {
    }

    WhisperBenchRow best()
    {
        once(); // the first one finds its memory
        WhisperBenchRow best = once();
        for (int i = 1; i < m_options.repeats; ++i) {
            const auto row = once();
            best.mel = std::min(best.mel, row.mel);
            best.encoder = std::min(best.encoder, row.encoder);
            best.heard = std::min(best.heard, row.heard);
            best.token = std::min(best.token, row.token);
            best.whole = std::min(best.whole, row.whole);
        }
        best.tokens = m_options.tokens;
        best.precision = m_options.precision;
        const auto& c = m_network.config();
        best.bytesPerToken = Bytes(m_network.decoder().bytesPerToken() + m_heardBytes * c.decoderLayers);
        return best;
    }

private:
    WhisperBenchRow once()
    {
        const auto device = m_network.device();
        WhisperBenchRow row;
        const Stopwatch whole(device), mel(device);
        const auto mels = m_mel.window(m_sound).unsqueeze(0).to(device);
        row.mel = mel.ms();
        const Stopwatch encoder(device);
        const auto states = m_network.encoder().forward(mels);
        row.encoder = encoder.ms();
        const Stopwatch hearing(device);
        const auto heard = m_network.decoder().hear(states);
        row.heard = hearing.ms();
        m_heardBytes = std::int64_t(heard.keys[0].nbytes() + heard.values[0].nbytes());
        row.token = say(heard) / m_options.tokens;
        row.whole = whole.ms();
        return row;
    }

    /// A prompt, then tokens one by one, each chosen from and none heeded.
    double say(const WhisperHeard& heard)
    {
        const auto& decoder = m_network.decoder();
        const auto words = m_network.config().vocabulary;
        auto cache = decoder.makeCache(1);
        const Stopwatch watch(m_network.device());
        auto states = decoder.forward(at::tensor({words - 2, words - 3, words - 4, words - 5}).view({1, 4}),
                                      0, cache, heard);
        for (std::int64_t i = 0; i < m_options.tokens; ++i) {
            const auto logits = decoder.logits(states.select(1, states.size(1) - 1));
            m_chosen = logits.log_softmax(1).argmax(1).item<std::int64_t>();
            states = decoder.forward(at::full({1, 1}, i * 7919 % words, at::kLong), 4 + i, cache, heard);
        }
        return watch.ms();
    }

    const WhisperNetwork& m_network;
    const WhisperBenchOptions& m_options;
    WhisperMel m_mel;
    std::vector<float> m_sound;
    std::int64_t m_heardBytes = 0; // of a layer
    std::int64_t m_chosen = 0;     // so that nothing is left out
};

} // namespace

Result<WhisperBenchReport> benchWhisper(const WhisperBenchOptions& options,
                                        const std::function<void(const WhisperBenchRow&)>& tell)
{
    return torchGuard("measure Whisper", [&]() -> Result<WhisperBenchReport> {
        const c10::InferenceMode inference;
        WhisperBenchReport report;
        UNDERSTUDY_TRY(const auto device, deviceNamed(options.device));
        at::set_num_threads(options.threads); // holds for the whole process, whose sums depend on it
        if (device.is_cpu())
            report.bandwidth = readBandwidth(options.threads);
        for (const auto& size : options.sizes) {
            const auto config = whisperSizes(size);
            if (!config)
                return fail(Code::InvalidInput, size, "a size of Whisper");
            std::shared_ptr<const WeightSource> weights =
                weightsUnder(std::make_shared<const FormulaWeights>(), "model.");
            UNDERSTUDY_TRY(const auto network, WhisperNetwork::load(std::move(weights), *config, device,
                                                                    scalarType(options.precision)));
            auto row = Run(*network, options).best();
            row.size = size;
            if (report.bandwidth)
                row.floor = double(row.bytesPerToken.value) / *report.bandwidth * 1e3;
            tell(row);
            report.rows.push_back(std::move(row));
        }
        return report;
    });
}

} // namespace understudy
