// understudy project new|info|backup
#include "app/cli/cli.h"
#include "app/cli/counted.h"
#include "app/cli/exit_status.h"
#include "app/cli/review_report.h"
#include "core/session/job_service.h"
#include "core/session/next_step.h"
#include "core/session/session.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

namespace understudy::cli {

namespace {

int newProject(const Cli& cli, const std::string& folder)
{
    auto session = Session::create(folder);
    if (!session)
        return cli.failed(session.error());
    const auto path = (*session)->folder().string();
    if (cli.isJson)
        cli.print({{"project", path}});
    cli.say("Created " + path);
    return kOk;
}

Json describe(const EpisodeSummary& episode)
{
    return {{"name", episode.id.value},         {"title", episode.title},
            {"lines", episode.lines},           {"fresh", episode.fresh},
            {"length_s", episode.length.value}, {"has_problems", episode.hasProblems}};
}

Json describe(const BuiltDataset& dataset)
{
    return {{"folder", dataset.folder.string()},
            {"clips", dataset.clips},
            {"seconds", dataset.length.value},
            {"built", words::moment(dataset.built).toStdString()}};
}

Json describe(const ProjectState& state)
{
    auto review = describeReview(state.review);
    review["recordings"] = state.review.recordings;
    review["recorded_sec"] = state.review.recorded.value;
    review["to_import"] = state.toImport;
    review["has_dataset"] = state.hasDataset;
    review["dataset"] = state.dataset ? describe(*state.dataset) : Json();
    return review;
}

/// What the project needs next; in JSON a code.
std::pair<std::string, std::string> nextStep(const ProjectState& state)
{
    const auto next = nextOf(state);
    const auto title = [&] { return state.episodes.at(next.episode).id.value; };
    switch (next.step) {
    case NextStep::GoOnImporting:
        return {"import", "import " + counted(state.toImport, "recording") + " still to do"};
    case NextStep::MendScript:
        return {"mend_script", "mend the script of " + title()};
    case NextStep::Render: {
        const auto& episode = state.episodes.at(next.episode);
        return {"render", "render " + counted(episode.lines - episode.fresh, "line") + " of " + title()};
    }
    case NextStep::Review:
        return {"review", "review " + counted(state.review.count(Verdict::None), "clip")};
    case NextStep::BuildDataset:
        return {"build_dataset", "build the dataset"};
    case NextStep::Train:
        return {"train", "train a voice"};
    case NextStep::AddScript:
        return {"add_script", "add recordings or a script"};
    case NextStep::Export:
        return {"export", "export " + title()};
    }
    return {};
}

void sayRecordings(const Cli& cli, const ProjectState& state)
{
    if (state.review.recordings == 0)
        return;
    cli.say(counted(state.review.recordings, "recording") + ", " +
            words::clock(state.review.recorded).toStdString());
    sayReview(cli, state.review);
}

void sayDataset(const Cli& cli, const ProjectState& state)
{
    if (!state.dataset)
        return;
    const auto& dataset = *state.dataset;
    cli.say("Dataset: " + counted(dataset.clips, "clip") + ", " + words::clock(dataset.length).toStdString() +
            ", of " + words::moment(dataset.built).toStdString() + ", in " + dataset.folder.string());
}

int showProject(const Cli& cli, const std::string& folder)
{
    auto session = Session::open(folder, {.access = Access::ReadOnly});
    if (!session)
        return cli.failed(session.error());
    const auto info = (*session)->info();
    if (!info)
        return cli.failed(info.error());
    const auto state = stateOf(**session);
    if (!state)
        return cli.failed(state.error());
    const auto next = nextStep(*state);
    if (cli.isJson) {
        Json list = Json::array();
        for (const auto& episode : state->episodes)
            list.push_back(describe(episode));
        cli.print({{"project", info->folder.string()},
                   {"name", info->name},
                   {"schema_version", info->schemaVersion},
                   {"created", info->created},
                   {"bytes", info->size.value},
                   {"takes", info->takes},
                   {"locked_by", info->lockedBy.empty() ? Json() : Json(info->lockedBy)},
                   {"review", describe(*state)},
                   {"next", next.first},
                   {"episodes", std::move(list)}});
        return kOk;
    }
    cli.say(info->name + " · " + info->folder.string());
    cli.say(counted(info->takes, "take") + " · " + words::size(info->size).toStdString());
    if (!info->lockedBy.empty())
        cli.say("Open in " + info->lockedBy);
    if (state->problem)
        cli.say(words::sentence(*state->problem).toStdString());
    sayRecordings(cli, *state);
    sayDataset(cli, *state);
    for (const auto& episode : state->episodes)
        cli.say("  " + episode.id.value + " · " + std::to_string(episode.fresh) + " of " +
                counted(episode.lines, "line") + " rendered · " + words::clock(episode.length).toStdString());
    cli.say("Next: " + next.second);
    return kOk;
}

int backUp(const Cli& cli, const std::string& folder, const std::string& target)
{
    JobService jobs;
    const auto done =
        cli.wait(jobs.workers().start<void>(JobKind::Background, target, [&](JobContext& context) {
            return Session::backup(folder, target, context);
        }));
    if (!done)
        return cli.failed(done.error());
    if (cli.isJson)
        cli.print({{"backup", target}});
    cli.say("Backed up to " + target);
    return kOk;
}

struct Arguments
{
    std::string folder, target;
};

} // namespace

void addProjectCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("project", "Make, look at and back up projects");
    group->require_subcommand(1);
    auto given = std::make_shared<Arguments>();

    addCommand(*group, cli, "new", "Make an empty project",
               [&cli, given] { return newProject(cli, given->folder); })
        ->add_option("folder", given->folder, "Folder; .understudy is added")
        ->required();
    addCommand(*group, cli, "info", "Show what a project holds",
               [&cli, given] { return showProject(cli, given->folder); })
        ->add_option("folder", given->folder, "Project folder")
        ->required();
    auto* backup =
        addCommand(*group, cli, "backup", "Make a consistent copy, also while the project is in use",
                   [&cli, given] { return backUp(cli, given->folder, given->target); });
    backup->add_option("folder", given->folder, "Project folder")->required();
    backup->add_option("target", given->target, "Folder to make")->required();
}

} // namespace understudy::cli
