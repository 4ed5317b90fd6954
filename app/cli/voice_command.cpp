// understudy voice list
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/synth/voice_engine.h"

namespace understudy::cli {

namespace {

int listVoices(const Cli& cli)
{
    const auto engine = makeDraftEngine();
    Json list = Json::array();
    for (const auto& voice : engine->voices()) {
        list.push_back({{"id", voice.id.value},
                        {"name", voice.name},
                        {"kind", voice.kind == VoiceKind::Draft ? "draft" : "cloned"},
                        {"language", voice.language},
                        {"gender", voice.gender},
                        {"engine", engine->name()}});
        cli.say(voice.id.value + "  " + voice.language + "  " + voice.gender + "  " + engine->name());
    }
    if (cli.isJson)
        cli.print({{"voices", std::move(list)}});
    return kOk;
}

} // namespace

void addVoiceCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("voice", "Voices that can speak");
    group->require_subcommand(1);
    addCommand(*group, cli, "list", "List the voices", [&cli] { return listVoices(cli); });
}

} // namespace understudy::cli
