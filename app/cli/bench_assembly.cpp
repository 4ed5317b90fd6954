// bench assembly: thousands of takes to one master
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "app/cli/resident_memory.h"
#include "app/cli/scratch_folder.h"
#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/episode/master.h"
#include "core/session/episode_service.h"
#include "core/session/job_service.h"
#include "core/session/session.h"

#include <chrono>
#include <filesystem>

namespace understudy::cli {

namespace fs = std::filesystem;

namespace {

constexpr double kTargetFactor = 300; // times real time, on one core

constexpr std::string_view kScript = R"(---
title: Bench
voices:
  Mara: draft/slt
  Jon: draft/rms
---
MARA: The moon pulls, and twice a day the sea lets go of this shelf of rock.
JON: What it leaves behind is a row of small rooms, each with its own weather.
MARA: By noon it will have warmed by eleven degrees and turned almost as salty as the Red Sea.
JON: And everything in it simply puts up with that?
MARA: It tastes the rock, chooses a place, and glues itself down by the forehead.
JON: For the rest of its life it stands on its head and kicks food into its mouth.
)";

/// A real rendered episode whose takes are copied under new line ids until there are enough.
Result<std::shared_ptr<EpisodePlan>> makePlan(const Cli& cli, const fs::path& folder,
                                              const BenchOptions& options)
{
    UNDERSTUDY_CHECK(ensureFolder(folder));
    UNDERSTUDY_TRY(auto session, Session::create(folder / "seed"));
    auto& episodes = session->episodes();
    UNDERSTUDY_TRY(const auto id, episodes.create("bench", kScript, ScriptNotation::Markdown));
    UNDERSTUDY_TRY(const auto rendered, cli.wait(episodes.render(id)));
    if (!rendered.failed.empty())
        return Failure(rendered.failed.front().error);
    const auto snapshot = episodes.snapshot(id);
    auto plan = std::make_shared<EpisodePlan>(*snapshot->plan);
    const auto seeds = std::exchange(plan->lines, {});
    for (int i = 0; i < options.takes; ++i) {
        auto line = seeds[static_cast<std::size_t>(i) % seeds.size()];
        const auto source = episodes.folder(id) / line.take->file();
        line.id = LineId("s1-l" + std::to_string(i + 1));
        line.take->line = line.id;
        const auto target = folder / line.take->file();
        std::error_code error;
        fs::create_directories(target.parent_path(), error);
        if (!fs::copy_file(source, target, error))
            return Failure(systemError(error.value(), target));
        plan->lines.push_back(std::move(line));
    }
    return plan;
}

/// Sets the pause between lines so that the programme is as long as asked.
Timeline stretch(EpisodePlan& plan, const MixSettings& settings, double hours)
{
    const auto none = [](const fs::path&) { return Frames(0); };
    plan.header.pauses = {Milliseconds(0), Milliseconds(0), Milliseconds(0), Milliseconds(0)};
    const auto speech = toSeconds(buildTimeline(plan, settings, none).length, kStudioRate).value;
    const auto missing = std::max(0.0, hours * 3600 - speech) / static_cast<double>(plan.lines.size());
    const Milliseconds pause(static_cast<int>(missing * 1000));
    plan.header.pauses = {pause, pause, pause, pause};
    return buildTimeline(plan, settings, none);
}

Result<MasterReport> master(const std::shared_ptr<EpisodePlan>& plan, const fs::path& folder,
                            const BenchOptions& options, const Cli& cli)
{
    const MixSettings settings;
    auto timeline = std::make_shared<Timeline>(stretch(*plan, settings, options.hours));
    const MasterInput input{plan,   std::move(timeline),   settings,
                            folder, folder / "master.wav", folder / "timestamps.json"};
    Lane lane("bench", 1);
    return cli.wait(lane.start<MasterReport>(
        JobKind::Bench, "assembly", [input](JobContext& context) { return masterEpisode(input, context); }));
}

} // namespace

int benchAssembly(const Cli& cli, const BenchOptions& options)
{
    const ScratchFolder scratch(options.folder);
    auto plan = makePlan(cli, scratch.folder(), options);
    if (!plan)
        return cli.failed(plan.error());
    const auto idle = residentBytes();
    resetPeakResident();
    const auto began = std::chrono::steady_clock::now();
    const auto report = master(*plan, scratch.folder(), options, cli);
    if (!report)
        return cli.failed(report.error());
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const double length = toSeconds(report->length, kStudioRate).value;
    const double ratio = length / took / kTargetFactor;
    const double grown = static_cast<double>(peakResidentBytes() - idle) / 1e6;
    if (cli.isJson)
        cli.print({{"takes", options.takes},
                   {"audio_s", length},
                   {"elapsed_s", took},
                   {"real_time_factor", length / took},
                   {"ratio_to_target", ratio},
                   {"memory_growth_mb", grown},
                   {"lufs", report->loudness.integrated->value},
                   {"true_peak_dbtp", report->loudness.truePeak.value}});
    cli.say(std::to_string(options.takes) + " takes, " + digitsOf(length / 3600, 2) + " h of audio in " +
            digitsOf(took, 2) + " s: " + digitsOf(length / took, 0) + " × real time on one core (" +
            digitsOf(ratio, 2) + " × as fast as asked, 300), " + digitsOf(grown, 1) +
            " MB more memory than idle");
    return kOk;
}

} // namespace understudy::cli
