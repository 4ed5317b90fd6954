// A run over a small base from its first to its last step, beside what is told of it before: there calls, codec,
// probe lines and the program itself weigh more than products.
#include "core/train/bench/resume_scene_p.h"
#include "core/train/bench/train_bench.h"
#include "core/train/preflight.h"

#include <chrono>

namespace understudy {

namespace {

using Clock = std::chrono::steady_clock;

Result<WholeRunRow> benchRun(const ResumeScene& scene, TrainPreset preset, const TrainBenchOptions& options,
                             const PeakMemory& memory)
{
    WholeRunRow row;
    row.preset = preset;
    auto settings = settingsOf(preset);
    settings.device = options.device;
    settings.threads = options.threads;
    settings.patience = 0; // to its last step
    UNDERSTUDY_TRY(const auto run, scene.newRun(settings));
    UNDERSTUDY_TRY(auto work, scene.workOf(run.id.value));
    work.probes = standardProbes();
    scene.forgetCodes();
    UNDERSTUDY_TRY(const auto data,
                   readPreflightData(run.dataset, work.base, work.codeCache, settings, {}));
    const auto found = checkTraining(settings, data, lookAtMachine(settings, data, run.folder));
    if (!found.estimate)
        return fail(Code::Internal, run.folder.string(), "nothing is told of it");
    row.told = *found.estimate;
    memory.forget();
    const auto begin = Clock::now();
    UNDERSTUDY_CHECK(trainRun(work, {}));
    row.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    row.peak = memory.peak();
    return row;
}

} // namespace

Result<std::vector<WholeRunRow>> benchWholeRuns(const TrainBenchOptions& options, const PeakMemory& memory,
                                                const std::filesystem::path& folder)
{
    const ResumeScene scene(folder);
    UNDERSTUDY_CHECK(scene.make());
    std::vector<WholeRunRow> rows;
    for (const auto preset : {TrainPreset::Quick, TrainPreset::Standard}) {
        UNDERSTUDY_TRY(auto row, benchRun(scene, preset, options, memory));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace understudy
