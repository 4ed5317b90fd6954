// understudy say: one text, to a file or to the speakers
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "app/cli/problem_report.h"
#include "core/session/job_service.h"
#include "core/session/voice_service.h"
#include "widgets/words/progress_text.h"

namespace understudy::cli {

namespace {

struct Arguments
{
    std::string text;
    std::string voice = "draft/slt";
    std::string output;
    std::uint64_t seed = 0;
    bool isSpokenOnly = false;
};

int printSpoken(const Cli& cli, const Arguments& given)
{
    const auto spoken = VoiceService::spoken(given.text);
    if (!spoken)
        return cli.failed(spoken.error());
    if (cli.isJson)
        cli.print({{"text", given.text}, {"spoken", spoken->text()}});
    else
        cli.out << spoken->text() << '\n';
    return kOk;
}

int say(const Cli& cli, const Arguments& given)
{
    if (given.isSpokenOnly)
        return printSpoken(cli, given);
    if (given.output.empty())
        return cli.failed(Error{Code::InvalidInput, Reason::General, "say", "-o FILE says where the speech goes", {}});
    const auto engine = makeDraftEngine();
    JobService jobs;
    VoiceService voices(*engine, jobs);
    const auto length = cli.wait(voices.say({given.text, VoiceId(given.voice), given.seed}, given.output));
    if (!length)
        return cli.failed(length.error());
    if (cli.isJson)
        cli.print({{"file", given.output}, {"duration_s", length->value}, {"voice", given.voice}, {"engine", engine->name()}});
    cli.say(given.output + " · " + words::seconds(*length).toStdString() + " · " + given.voice);
    return kOk;
}

} // namespace

void addSayCommand(CLI::App& app, Cli& cli)
{
    auto given = std::make_shared<Arguments>();
    auto* command = addCommand(app, cli, "say", "Speak a text into a file, or show its spoken form",
                               [&cli, given] { return say(cli, *given); });
    command->add_option("text", given->text, "Text, plain or with tags")->required();
    command->add_option("-v,--voice", given->voice, "Voice (voice list shows them)")->capture_default_str();
    command->add_option("-o,--output", given->output, "WAV file to write");
    command->add_option("--seed", given->seed, "Seed of voices that use chance")->capture_default_str();
    command->add_flag("--spoken", given->isSpokenOnly, "Print the spoken form and render nothing");
}

} // namespace understudy::cli
