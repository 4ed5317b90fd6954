// bench resume: trainings that are killed and go on
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "app/cli/scratch_folder.h"
#include "core/base/files.h"
#include "core/jobs/lane.h"
#include "core/train/bench/resume_bench.h"

namespace understudy::cli {

namespace {

ResumeBenchOptions resumeOptions(const BenchOptions& options, const std::filesystem::path& folder,
                                 JobContext& context)
{
    ResumeBenchOptions made;
    made.kills = options.kills;
    made.seed = options.seed;
    made.folder = folder;
    made.stop = context.stopToken();
    made.command = [folder](const std::string& run) {
        return std::vector<std::string>{"/proc/self/exe", "bench",       "resume", "--folder",
                                        folder.string(),  "--train-run", run};
    };
    made.report = [&context, kills = options.kills](int done) {
        context.report({Stage::Training, double(done), double(kills), ProgressUnit::Steps, "resume"});
    };
    return made;
}

} // namespace

int benchResumeCommand(const Cli& cli, const BenchOptions& options)
{
    if (!options.trainRun.empty()) { // one of the processes
        const auto end = trainBenchRun(options.folder, options.trainRun);
        return end ? kOk : cli.failed(end.error());
    }
    const ScratchFolder scratch(options.folder);
    if (const auto made = ensureFolder(scratch.folder()); !made)
        return cli.failed(made.error());
    Lane lane("bench", 1);
    const auto report = cli.wait(lane.start<ResumeBenchReport>(JobKind::Bench, "resume", [&](JobContext& context) {
        return benchResume(resumeOptions(options, scratch.folder(), context));
    }));
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print({{"passed", report->passed},
                   {"failed", report->failed},
                   {"runs", report->runs},
                   {"pauses", report->pauses},
                   {"stops", report->stops},
                   {"problems", report->problems}});
    for (const auto& problem : report->problems)
        cli.say(problem);
    cli.say(std::to_string(report->runs) + " runs, asked to pause " + std::to_string(report->pauses) +
            " times and to stop " + std::to_string(report->stops) + " times before a kill");
    cli.say(std::to_string(report->passed) + " passed, " + std::to_string(report->failed) + " failed");
    return report->failed == 0 ? kOk : exitStatus(Code::Internal);
}

} // namespace understudy::cli
