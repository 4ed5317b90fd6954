// understudy project new|info|backup
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/session/episode_service.h"
#include "core/session/job_service.h"
#include "core/session/session.h"
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

int showProject(const Cli& cli, const std::string& folder)
{
    auto session = Session::open(folder, {.access = Access::ReadOnly});
    if (!session)
        return cli.failed(session.error());
    const auto info = (*session)->info();
    if (!info)
        return cli.failed(info.error());
    const auto episodes = (*session)->episodes().list();
    if (cli.isJson) {
        Json list = Json::array();
        for (const auto& episode : episodes)
            list.push_back(describe(episode));
        cli.print({{"project", info->folder.string()},
                   {"name", info->name},
                   {"schema_version", info->schemaVersion},
                   {"created", info->created},
                   {"bytes", info->size.value},
                   {"takes", info->takes},
                   {"locked_by", info->lockedBy.empty() ? Json() : Json(info->lockedBy)},
                   {"episodes", std::move(list)}});
        return kOk;
    }
    cli.say(info->name + " · " + info->folder.string());
    cli.say(std::to_string(info->takes) + " takes · " + words::size(info->size).toStdString());
    if (!info->lockedBy.empty())
        cli.say("Open in " + info->lockedBy);
    for (const auto& episode : episodes)
        cli.say("  " + episode.id.value + " · " + std::to_string(episode.fresh) + " of " +
                std::to_string(episode.lines) + " lines rendered · " +
                words::clock(episode.length).toStdString());
    return kOk;
}

int backUp(const Cli& cli, const std::string& folder, const std::string& target)
{
    JobService jobs;
    const auto done = cli.wait(jobs.workers().start<void>(
        JobKind::Background, target,
        [&](JobContext& context) { return Session::backup(folder, target, context); }));
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
