#include "core/train/run/train_run.h"

#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/model/device_report.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"
#include "core/train/run/run_loop_p.h"
#include "core/train/run/steady_memory_p.h"

#include <ATen/Version.h>

#include <algorithm>
#include <thread>

namespace understudy {

namespace fs = std::filesystem;

namespace {

std::string machineHere()
{
    return "LibTorch " + torchVersion() + ", " + at::get_cpu_capability();
}

/// What the settings leave to the machine is decided once: a run that goes on elsewhere goes on as it began.
Result<void> settle(RunInfo& info)
{
    auto& settings = info.settings;
    if (settings.threads == 0)
        settings.threads = std::clamp(int(std::thread::hardware_concurrency()), 1, 64);
    if (settings.device.empty()) {
        UNDERSTUDY_TRY(const auto device, deviceOrFirst({}));
        settings.device = device.str();
    }
    if (info.machine.empty())
        info.machine = machineHere();
    return {};
}

Result<void> checkCanGoOn(const RunInfo& info, const CsmFiles& base)
{
    if (info.base.sha256 != base.sha256)
        return fail(Code::InvalidInput, Reason::RunOtherBase, info.id.value,
                    base.id + "/" + base.sha256 + "/" + info.base.sha256);
    if (info.state == RunState::Finished)
        return fail(Code::InvalidInput, Reason::RunEnded, info.id.value, std::to_string(info.settings.steps));
    return {};
}

RunState stateAfter(const Result<RunEnd>& end)
{
    if (end)
        return end->state;
    const auto& error = end.error();
    const bool isDenied = error.reason == Reason::ConsentEnded || error.reason == Reason::ConsentNeeded;
    return isDenied || error.code == Code::Cancelled ? RunState::Stopped : RunState::Failed;
}

Result<RunEnd> trainLocked(const TrainWork& work, const TrainWatch& watch, RunInfo& info)
{
    UNDERSTUDY_CHECK(settle(info));
    for (const auto request : {RunRequest::Stop, RunRequest::Pause})
        unaskRun(work.run, request);
    info.consent = work.consent;
    info.state = RunState::Running;
    info.why.reset();
    UNDERSTUDY_CHECK(writeRun(info));
    UNDERSTUDY_TRY(auto log, MetricLog::open(work.run / kMetricsFile));
    const c10::InferenceMode inference; // gradients are written out: nothing is to be recorded
    at::set_num_threads(info.settings.threads);
    // Also what no step throws: a card that is lost while a checkpoint is copied from it.
    auto end = torchGuard(info.id.value, [&]() -> Result<RunEnd> {
        UNDERSTUDY_TRY(auto prepared, prepareRun(work, info, watch));
        const SteadyMemory memory;
        return RunLoop(work, watch, info, log, prepared).run();
    });
    info.state = stateAfter(end);
    if (!end && end.error().code != Code::Cancelled)
        info.why = end.error();
    if (info.state == RunState::Failed) {
        // A full disk must not hide what went wrong.
        static_cast<void>(log.tell(0, run_event::kFailed, end.error().describe()).has_value());
    }
    const auto written = writeRun(info);
    if (end && !written)
        return Failure(written.error());
    return end;
}

} // namespace

Result<RunEnd> trainRun(const TrainWork& work, const TrainWatch& watch)
{
    const auto id = work.run.filename().string();
    const auto lock = FolderLock::take(work.run, work.program, Reason::RunBusy);
    if (!lock) {
        auto error = lock.error();
        if (error.reason == Reason::RunBusy)
            error.subject = id;
        return Failure(std::move(error));
    }
    UNDERSTUDY_TRY(auto info, readRunFolder(work.run));
    UNDERSTUDY_CHECK(checkCanGoOn(info, work.base));
    return trainLocked(work, watch, info);
}

} // namespace understudy
