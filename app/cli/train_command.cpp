// understudy train check|start|resume|pause|stop|list|show|metrics|note|export|remove
#include "app/cli/exit_status.h"
#include "app/cli/train_check.h"
#include "app/cli/train_report.h"
#include "core/base/files.h"
#include "core/session/session.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

namespace understudy::cli {

namespace {

using Given = std::shared_ptr<TrainArguments>;

/// What a command does with the project's runs.
using OnRuns = std::function<int(const Cli&, TrainService&, const TrainArguments&)>;

RunMetrics metricsOf(const TrainService& runs, const RunId& id)
{
    MetricReader reader(runs.metricsFile(id));
    return reader.readOn() ? reader.metrics() : RunMetrics();
}

std::string goOnWith(const RunId& id)
{
    return "Go on with: understudy train resume " + id.value;
}

/// Not where the sentence says that it cannot, and what to do.
bool canGoOn(Reason reason)
{
    return reason != Reason::RunEnded && reason != Reason::RunBusy && reason != Reason::ConsentEnded &&
           reason != Reason::ConsentNeeded;
}

int printEnd(const Cli& cli, const TrainService& runs, const RunId& id, const Result<RunEnd>& end)
{
    const auto details = runs.details(id);
    if (!end) {
        const int status = cli.failed(end.error());
        if (details && !details->checkpoints.empty() && !cli.isJson && canGoOn(end.error().reason))
            cli.err << id.value + " has the checkpoint of step " +
                           std::to_string(details->checkpoints.back().step) + ". " + goOnWith(id) + "\n";
        return status;
    }
    if (!details)
        return cli.failed(details.error());
    if (cli.isJson)
        cli.print(describe(*details, metricsOf(runs, id)));
    cli.say(id.value + " " + (end->state == RunState::Stopped ? "stopped" : "ended") + " at step " +
            std::to_string(end->step) +
            (end->state == RunState::EndedEarly ? ": it got no better any more" : ""));
    if (end->state == RunState::Stopped)
        cli.say(goOnWith(id));
    if (end->suggested)
        cli.say("Suggested: " + id.value + "@" + std::to_string(end->suggested->step) +
                whyOf(end->suggested) + ". Make a voice with: understudy voice add NAME --from " + id.value +
                "@" + std::to_string(end->suggested->step));
    return kOk;
}

int train(const Cli& cli, TrainService& runs, const RunId& id)
{
    RunFigures figures(runs.metricsFile(id));
    const auto end = cli.wait(runs.train(id), std::ref(figures));
    return printEnd(cli, runs, id, end);
}

Result<RunToStart> wantedOf(const TrainService& runs, const TrainArguments& given)
{
    std::error_code ignored;
    if (given.dataset.empty() && !std::filesystem::exists(runs.ownDataset(), ignored))
        return fail(
            Code::NotFound, runs.ownDataset().string(),
            "the project has no dataset yet; “understudy dataset build --project” builds one of the clips "
            "that were accepted, or name another folder");
    return runToStart(given);
}

int start(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    auto wanted = wantedOf(runs, given);
    if (!wanted)
        return cli.failed(wanted.error());
    const auto found = cli.wait(runs.preflight(*wanted, PresetCosts::Leave));
    if (!found)
        return cli.failed(found.error());
    // What a machine has room for is estimated; what nobody allowed, or nothing can be read of, is not.
    const bool isTrusted = given.isAnyway && !found->base && !found->consent;
    if (!found->mayStart() && !isTrusted)
        return cli.failed(obstacleOf(*found));
    warn(cli, *found);
    const auto created = cli.wait(runs.create(std::move(*wanted)));
    if (!created)
        return cli.failed(created.error());
    cli.say(lineOf(*created, 0));
    return train(cli, runs, created->id);
}

int check(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const auto wanted = wantedOf(runs, given);
    if (!wanted)
        return cli.failed(wanted.error());
    const auto found = cli.wait(runs.preflight(*wanted));
    if (!found)
        return cli.failed(found.error());
    if (cli.isJson)
        cli.print(describe(*found, wanted->settings));
    sayPreflight(cli, *found);
    return found->mayStart() ? kOk : exitStatus(obstacleOf(*found).code);
}

int resume(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    const auto run = runs.run(id);
    if (!run)
        return cli.failed(run.error());
    if (run->state != RunState::Running || !isAsked(run->folder, RunRequest::Pause))
        return train(cli, runs, id);
    if (const auto asked = runs.goOn(id); !asked)
        return cli.failed(asked.error());
    if (cli.isJson)
        cli.print({{"run", id.value}, {"asked", "resume"}});
    cli.say(id.value + " goes on");
    return kOk;
}

int ask(const Cli& cli, const RunId& id, const Result<void>& asked, const char* what, const std::string& said)
{
    if (!asked)
        return cli.failed(asked.error());
    if (cli.isJson)
        cli.print({{"run", id.value}, {"asked", what}});
    cli.say(id.value + " " + said);
    return kOk;
}

int pause(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    return ask(cli, id, runs.pause(id), "pause", "pauses at the end of its step");
}

int stop(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    return ask(cli, id, runs.stop(id), "stop", "saves a checkpoint and stops at the end of its step");
}

/// Of one that is trained now its last step, else that of its last checkpoint: a long log is read for
/// nothing.
std::int64_t stepOf(const TrainService& runs, const RunInfo& run)
{
    if (run.state == RunState::Running) {
        const auto metrics = metricsOf(runs, run.id);
        const auto losses = metrics.of(metric::kLoss);
        return losses.empty() ? 0 : losses.back().step;
    }
    const auto checkpoints = listCheckpoints(run.folder);
    return checkpoints.empty() ? 0 : checkpoints.back().step;
}

int list(const Cli& cli, TrainService& runs, const TrainArguments&)
{
    const auto all = runs.runs();
    Json rows = Json::array(), problems = Json::array();
    for (const auto& run : all.runs) {
        const auto step = stepOf(runs, run);
        rows.push_back(describe(run));
        rows.back()["step"] = step;
        cli.say(lineOf(run, step));
    }
    for (const auto& problem : all.problems) {
        const auto message = words::sentence(problem).toStdString();
        problems.push_back({{"subject", problem.subject}, {"message", message}});
        cli.say(message);
    }
    if (all.runs.empty() && all.problems.empty())
        cli.say("Nothing was trained here yet. Start with: understudy train start --base MODEL");
    if (cli.isJson)
        cli.print({{"runs", std::move(rows)}, {"problems", std::move(problems)}});
    return kOk;
}

int show(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    const auto details = runs.details(id);
    if (!details)
        return cli.failed(details.error());
    const auto metrics = metricsOf(runs, id);
    const auto step = stepOf(runs, details->info);
    if (cli.isJson) {
        auto document = describe(*details, metrics);
        document["step"] = step;
        cli.print(document);
    }
    sayRun(cli, *details, metrics, step);
    return kOk;
}

int metrics(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    if (const auto run = runs.run(id); !run)
        return cli.failed(run.error());
    const auto found = metricsOf(runs, id);
    if (given.out.empty()) {
        cli.out << formatCsv(found);
        return kOk;
    }
    if (const auto written = writeFile(given.out, formatCsv(found)); !written)
        return cli.failed(written.error());
    if (cli.isJson)
        cli.print({{"run", id.value}, {"file", given.out}});
    cli.say("Wrote " + given.out);
    return kOk;
}

int note(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    if (const auto noted = runs.note(id, given.note); !noted)
        return cli.failed(noted.error());
    if (cli.isJson)
        cli.print({{"run", id.value}, {"note", given.note}});
    return kOk;
}

int exportRun(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const auto name = parseCheckpointName(given.run);
    if (!name)
        return cli.failed(name.error());
    const auto kind = given.isMerged ? ExportKind::Merged : ExportKind::Adapter;
    const auto made = cli.wait(runs.exportRun(RunId(name->run), name->step, kind, given.out));
    if (!made)
        return cli.failed(made.error());
    if (cli.isJson)
        cli.print({{"run", name->run},
                   {"step", made->step},
                   {"suggested", describe(made->suggested)},
                   {"kind", given.isMerged ? "merged" : "adapter"},
                   {"folder", made->folder.string()},
                   {"bytes", made->size.value}});
    cli.say("Wrote step " + std::to_string(made->step) + whyOf(made->suggested) + " as " +
            (given.isMerged ? "a model" : "an adapter") + " to " + made->folder.string() + ", " +
            words::size(made->size).toStdString());
    return kOk;
}

int remove(const Cli& cli, TrainService& runs, const TrainArguments& given)
{
    const RunId id(given.run);
    const auto kept = runs.remove(id);
    if (!kept)
        return cli.failed(kept.error());
    if (cli.isJson)
        cli.print({{"removed", id.value}, {"kept_in", kept->string()}});
    cli.say("Removed " + id.value + "; it is kept in " + kept->string());
    return kOk;
}

class Group
{
public:
    Group(CLI::App& app, Cli& cli)
        : m_group(app.add_subcommand("train", "Train adapters of a base model on a dataset")), m_cli(&cli)
    {
        m_group->require_subcommand(1);
    }

    CLI::App* add(const char* name, const char* description, OnRuns run)
    {
        auto* command = addCommand(
            *m_group, *m_cli, name, description, [cli = m_cli, given = m_given, run = std::move(run)] {
                const auto session = openForRuns(*given);
                return session ? run(*cli, (*session)->training(), *given) : cli->failed(session.error());
            });
        command->add_option("-p,--project", m_given->project,
                            "Project folder (default: the one that the current folder lies in)");
        return command;
    }
    CLI::App* addOfRun(const char* name, const char* description, OnRuns run)
    {
        auto* command = add(name, description, std::move(run));
        command->add_option("run", m_given->run, "Run, as in run-4")->required();
        return command;
    }
    const Given& given() const { return m_given; }

private:
    CLI::App* m_group;
    Cli* m_cli;
    Given m_given = std::make_shared<TrainArguments>();
};

CLI::App* addToStart(Group& group, const char* name, const char* description, OnRuns run)
{
    const auto& given = group.given();
    auto* command = group.add(name, description, std::move(run));
    command->add_option("dataset", given->dataset, "Folder of the dataset (default: the project's own)");
    command->add_option("--base", given->base, "Base model (model list shows them)")->required();
    command->add_option("--preset", given->preset, "What the settings begin with")
        ->check(CLI::IsMember({"quick", "standard", "careful"}))
        ->capture_default_str();
    addSettingOptions(command, given);
    return command;
}

} // namespace

void addTrainCommand(CLI::App& app, Cli& cli)
{
    Group group(app, cli);
    const auto& given = group.given();
    addToStart(group, "check", "What a run needs of this machine, and what stands against it", check);
    auto* begin = addToStart(group, "start", "Begin a run; Ctrl-C saves a checkpoint and stops it", start);
    begin->add_option("--note", given->note, "What it is tried for");
    begin->add_flag("--anyway", given->isAnyway, "Also where the check finds too little memory or disk");
    group.addOfRun("resume", "Go on with a run from its last checkpoint, or after a pause", resume);
    group.addOfRun("pause", "Pause a run, whoever trains it", pause);
    group.addOfRun("stop", "Save a checkpoint and stop a run, whoever trains it", stop);
    group.add("list", "List the runs of a project", list);
    group.addOfRun("show", "Show a run: how it stands, its checkpoints and probe lines", show);
    auto* figures = group.addOfRun("metrics", "Print what a run measured, a line for each step", metrics);
    figures->add_flag("--csv", given->isCsv, "As CSV, which is the default");
    figures->add_option("-o,--out", given->out, "File to write to");
    group.addOfRun("note", "Write a note on a run", note)
        ->add_option("text", given->note, "What to remember of it")
        ->required();
    auto* exported =
        group.addOfRun("export", "Write what was trained; run-4@600 names a checkpoint", exportRun);
    exported->add_option("-o,--out", given->out, "Folder to make")->required();
    exported->add_flag("--merged", given->isMerged,
                       "With its base, as a model of its own (default: the adapter, as PEFT loads it)");
    group.addOfRun("remove", "Take a run out of a project", remove);
}

} // namespace understudy::cli
