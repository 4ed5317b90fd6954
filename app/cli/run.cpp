#include "app/cli/run.h"

#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/base/version.h"
#include "core/jobs/guarded.h"

#include <algorithm>

namespace understudy::cli {

namespace {

/// What is no option, nor anything else that the command takes: what, where, what to do.
std::string ofUnknown(const CLI::App& app)
{
    std::string command;
    for (const auto* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        command += (command.empty() ? "" : " ") + at->get_name();
    }
    const auto unknown = app.remaining(true);
    const auto first = unknown.empty() ? std::string() : unknown.front();
    return "“" + (command.empty() ? app.get_name() : command) + "” " +
           (first.starts_with("-") ? "has no option " : "takes nothing like ") + first + ". “" + app.get_name() + " " +
           (command.empty() ? "" : command + " ") + "--help” lists what it takes.";
}

/// A command line that cannot be read; for machines as every other error.
int failUsage(const Cli& cli, const CLI::App& app, const CLI::ParseError& problem, bool isJson)
{
    std::string message = problem.what();
    if (problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
        message = ofUnknown(app);
        cli.err << "understudy: " << message << '\n';
    } else if (app.exit(problem, cli.out, cli.err) == 0) { // help and --version arrive here too
        return kOk;
    }
    if (isJson)
        cli.print({{"error",
                    {{"code", "Usage"},
                     {"reason", problem.get_name()},
                     {"subject", ""},
                     {"message", message}}}});
    return kUsage;
}

} // namespace

int run(std::vector<std::string> arguments, std::ostream& out, std::ostream& err, bool isTerminal)
{
    Cli cli{out, err, isTerminal, false, false, {}};
    CLI::App app("Understudy: from a written script to a mastered episode.", "understudy");
    app.set_version_flag("--version", "understudy " + std::string(kVersion));
    app.require_subcommand(1);
    addProjectCommand(app, cli);
    addEpisodeCommand(app, cli);
    addEvaluateCommand(app, cli);
    addCompareCommand(app, cli);
    addSayCommand(app, cli);
    addServeCommand(app, cli);
    addTrainCommand(app, cli);
    addVoiceCommand(app, cli);
    addConsentCommand(app, cli);
    addDatasetCommand(app, cli);
    addModelCommand(app, cli);
    addDoctorCommand(app, cli);
    addBenchCommand(app, cli);

    std::ranges::reverse(arguments); // CLI11 takes them last first
    const bool isJson = std::ranges::find(arguments, "--json") != arguments.end();
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& problem) {
        return failUsage(cli, app, problem, isJson);
    }
    int status = kOk;
    const auto done = guarded([&]() -> Result<void> {
        status = cli.action();
        return {};
    });
    return done ? status : cli.failed(done.error());
}

} // namespace understudy::cli
