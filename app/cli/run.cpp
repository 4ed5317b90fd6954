#include "app/cli/run.h"

#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/base/version.h"
#include "core/jobs/guarded.h"

#include <algorithm>

namespace understudy::cli {

namespace {

/// What CLI11 says of a command line it cannot read; for machines as every other error.
int failUsage(const Cli& cli, const CLI::App& app, const CLI::ParseError& problem, bool isJson)
{
    const int status = app.exit(problem, cli.out, cli.err);
    if (status == 0) // help and --version arrive here too
        return kOk;
    if (isJson)
        cli.print({{"error",
                    {{"code", "Usage"},
                     {"reason", problem.get_name()},
                     {"subject", ""},
                     {"message", problem.what()}}}});
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
    addSayCommand(app, cli);
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
