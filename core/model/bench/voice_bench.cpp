#include "core/model/bench/voice_bench.h"

#include "core/model/bench/bench_tools_p.h"
#include "core/model/ecapa/ecapa_p.h"
#include "core/model/ecapa/speaker_encoder.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>
#include <limits>

namespace understudy {

Result<VoiceBenchReport> benchVoices(const VoiceBenchOptions& options)
{
    return torchGuard("measure ECAPA", [&]() -> Result<VoiceBenchReport> {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, deviceNamed(options.device));
        at::set_num_threads(options.threads); // holds for the whole process, whose sums depend on it
        UNDERSTUDY_TRY(const auto ecapa, Ecapa::load(EcapaFormula("0"), EcapaConfig(), device));
        const auto samples = std::int64_t(options.length.value * SpeakerEncoder::kRate.value);
        const auto sound = at::arange(samples, at::kFloat).mul_(0.037F).sin_().mul_(0.1F);
        VoiceBenchReport report{options.length, std::numeric_limits<double>::infinity()};
        for (int i = 0; i <= options.repeats; ++i) { // the first one finds its memory
            const Stopwatch watch(device);
            const auto voice = ecapa->embed(sound).to(at::kCPU);
            if (i > 0)
                report.ms = std::min(report.ms, watch.ms());
        }
        return report;
    });
}

} // namespace understudy
