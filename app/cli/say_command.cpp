// understudy say: one text into a file
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "app/cli/problem_report.h"
#include "core/session/job_service.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"
#include "widgets/words/progress_text.h"

namespace understudy::cli {

namespace {

struct Arguments
{
    std::string text;
    std::string voice = "draft/slt";
    std::string output;
    std::string project;
    std::uint64_t seed = 0;
    bool isSpokenOnly = false;
};

/// Prints the text's problems when that is what went wrong.
int failSpeech(const Cli& cli, const Arguments& given, const Error& error)
{
    if (error.reason == Reason::ScriptHasProblems)
        printProblems(cli, "text", VoiceService::read(given.text).problems);
    return cli.failed(error);
}

int printSpoken(const Cli& cli, const Arguments& given)
{
    const auto spoken = VoiceService::spoken(given.text);
    if (!spoken)
        return failSpeech(cli, given, spoken.error());
    if (cli.isJson)
        cli.print({{"text", given.text}, {"spoken", *spoken}});
    else
        cli.out << *spoken << '\n';
    return kOk;
}

std::string engineOf(const VoiceService& voices, const VoiceId& voice)
{
    for (const auto& known : voices.list())
        if (known.info.id == voice)
            return known.info.engine.name;
    return {};
}

int sayWith(const Cli& cli, const Arguments& given, VoiceService& voices)
{
    const auto length = cli.wait(voices.say({given.text, VoiceId(given.voice), given.seed}, given.output));
    if (!length)
        return failSpeech(cli, given, length.error());
    if (cli.isJson)
        cli.print({{"file", given.output},
                   {"duration_s", length->value},
                   {"voice", given.voice},
                   {"engine", engineOf(voices, VoiceId(given.voice))}});
    cli.say(given.output + " · " + words::seconds(*length).toStdString() + " · " + given.voice);
    return kOk;
}

int say(const Cli& cli, const Arguments& given)
{
    if (given.isSpokenOnly)
        return printSpoken(cli, given);
    if (given.project.empty()) {
        const auto engine = makeDraftEngine();
        JobService jobs;
        VoiceService voices(*engine, jobs);
        return sayWith(cli, given, voices);
    }
    // One line at a time: other slots would be computed for nothing.
    const auto session = Session::open(given.project, {.access = Access::ReadOnly, .csm = {.slots = 1}});
    return session ? sayWith(cli, given, (*session)->voices()) : cli.failed(session.error());
}

} // namespace

void addSayCommand(CLI::App& app, Cli& cli)
{
    auto given = std::make_shared<Arguments>();
    auto* command = addCommand(app, cli, "say", "Speak a text into a file, or show its spoken form",
                               [&cli, given] { return say(cli, *given); });
    command->add_option("text", given->text, "Text, plain or with tags")->required();
    command->add_option("-v,--voice", given->voice, "Voice (voice list shows them)")->capture_default_str();
    command->add_option("-o,--output", given->output, "WAV file to write")
        ->default_val("say.wav")
        ->check([](const std::string& file) {
            return file.ends_with(".wav") ? std::string() : "it is written as WAV: end its name in .wav";
        });
    command->add_option("-p,--project", given->project, "Project folder: its trained voices too");
    command->add_option("--seed", given->seed, "Seed of voices that use chance")->capture_default_str();
    command->add_flag("--spoken", given->isSpokenOnly, "Print the spoken form and render nothing");
}

} // namespace understudy::cli
