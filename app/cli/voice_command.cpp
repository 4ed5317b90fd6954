// understudy voice add|list|show|remove
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/base/files.h"
#include "core/session/job_service.h"
#include "core/session/session.h"
#include "core/session/train_service.h"
#include "core/session/voice_service.h"
#include "widgets/words/error_text.h"
#include "widgets/words/run_text.h"

namespace understudy::cli {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostText{100'000};

struct Arguments
{
    std::string project;
    VoiceToAdd voice;
    std::string adapter;
    std::string from; ///< "run-4@600", "run-4"
    std::vector<std::string> clips, texts;
};

/// What the front ends show of a voice's state: "ready", or the reason why it stays silent.
Json describe(const VoiceStatus& voice)
{
    const auto& info = voice.info;
    return {{"id", info.id.value},
            {"name", info.name},
            {"kind", info.kind == VoiceKind::Draft ? "draft" : "cloned"},
            {"language", info.language},
            {"gender", info.gender},
            {"engine", info.engine.name},
            {"state", voice.obstacle ? name(voice.obstacle->reason) : "ready"},
            {"message", voice.obstacle ? Json(words::sentence(*voice.obstacle).toStdString()) : Json()}};
}

int printVoices(const Cli& cli, const VoiceService& voices)
{
    Json list = Json::array();
    for (const auto& voice : voices.list()) {
        list.push_back(describe(voice));
        const auto& row = list.back();
        cli.say(voice.info.id.value + "  " + voice.info.language + "  " + voice.info.gender + "  " +
                row["engine"].get<std::string>() +
                (voice.obstacle ? "  " + row["message"].get<std::string>() : std::string()));
    }
    if (cli.isJson)
        cli.print({{"voices", std::move(list)}});
    return kOk;
}

int listVoices(const Cli& cli, const Arguments& given)
{
    if (given.project.empty()) {
        const auto engine = makeDraftEngine();
        JobService jobs;
        return printVoices(cli, VoiceService(*engine, jobs));
    }
    const auto session = Session::open(given.project, {.access = Access::ReadOnly});
    return session ? printVoices(cli, (*session)->voices()) : cli.failed(session.error());
}

Json describe(const VoiceProfile& profile)
{
    Json anchors = Json::array();
    for (const auto& anchor : profile.anchors)
        anchors.push_back({{"id", anchor.id}, {"text", anchor.text}, {"duration_s", anchor.length.value}});
    return {{"folder", profile.folder.string()},
            {"version", voiceVersion(profile)},
            {"base", profile.base.id},
            {"synthetic", profile.base.isSynthetic},
            {"adapter", profile.adapter.has_value()},
            {"speaker", profile.speaker},
            {"temperature", profile.sampling.temperature},
            {"top_k", profile.sampling.topK},
            {"anchors", std::move(anchors)},
            {"default_anchors", profile.defaultAnchors}};
}

int printVoice(const Cli& cli, Session& session, const VoiceId& voice)
{
    auto& voices = session.voices();
    const auto profile = voices.show(voice);
    if (!profile)
        return cli.failed(profile.error());
    const auto status = voices.status(voice);
    auto document = describe(status);
    document.update(describe(*profile));
    if (cli.isJson)
        cli.print(document);
    cli.say(profile->name + " · " + profile->language + " · " + profile->folder.string());
    cli.say("Base        " + profile->base.id + (profile->base.isSynthetic ? " (synthetic)" : "") +
            (profile->adapter ? ", with an adapter" : ""));
    for (const auto& anchor : profile->anchors)
        cli.say("Anchor      " + anchor.id + " · “" + anchor.text + "”");
    if (status.obstacle)
        cli.say(document["message"].get<std::string>());
    return kOk;
}

int showVoice(const Cli& cli, const Arguments& given)
{
    const auto session = Session::open(given.project, {.access = Access::ReadOnly});
    return session ? printVoice(cli, **session, VoiceId(given.voice.name)) : cli.failed(session.error());
}

/// The words of clip n: the n-th --text, else the .txt file beside the clip.
Result<std::string> textOf(const Arguments& given, std::size_t n)
{
    if (n < given.texts.size())
        return given.texts[n];
    return readFile(fs::path(given.clips[n]).replace_extension(".txt"), kMostText);
}

/// Base, adapter, speaker and anchors of a checkpoint; the rest as given.
Result<VoiceToAdd> voiceFromRun(const Cli& cli, Session& session, const Arguments& given)
{
    UNDERSTUDY_TRY(const auto name, parseCheckpointName(given.from));
    UNDERSTUDY_TRY(const auto made, cli.wait(session.training().voiceFrom(RunId(name.run), name.step)));
    if (made.suggested)
        cli.say("Takes step " + std::to_string(made.step) + " of " + name.run + ": " +
                words::reason(*made.suggested).toStdString());
    if (given.clips.empty())
        for (std::size_t i = 0; i < made.anchorClips.size(); ++i)
            cli.say("Takes as an anchor " + made.voice.anchors[i].id + ": " +
                    words::reason(made.anchorClips[i]).toStdString());
    auto voice = given.voice;
    voice.base = made.voice.base;
    voice.adapter = made.voice.adapter;
    voice.speaker = made.voice.speaker;
    voice.anchors = made.voice.anchors;
    voice.isProjectSpeaker = made.voice.isProjectSpeaker;
    return voice;
}

Result<VoiceToAdd> voiceOf(const Cli& cli, Session& session, const Arguments& given)
{
    auto voice = given.voice;
    voice.adapter = given.adapter;
    if (!given.from.empty()) {
        UNDERSTUDY_TRY(voice, voiceFromRun(cli, session, given));
    }
    if (!given.clips.empty())
        voice.anchors.clear();
    for (std::size_t i = 0; i < given.clips.size(); ++i) {
        UNDERSTUDY_TRY(auto text, textOf(given, i));
        voice.anchors.push_back({given.clips[i], std::move(text), {}});
    }
    return voice;
}

/// Where the studio has the project open, beside it: a voice is a folder of its own.
int addVoice(const Cli& cli, const Arguments& given)
{
    auto session = Session::open(given.project);
    const bool isBeside = !session && session.error().reason == Reason::ProjectLocked;
    if (isBeside)
        session = Session::open(given.project, {.access = Access::ReadOnly});
    if (!session)
        return cli.failed(session.error());
    auto voice = voiceOf(cli, **session, given);
    if (!voice)
        return cli.failed(voice.error());
    auto& voices = (*session)->voices();
    const auto added = cli.wait(isBeside ? voices.addBeside(std::move(*voice)) : voices.add(std::move(*voice)));
    return added ? printVoice(cli, **session, added->info.id) : cli.failed(added.error());
}

int removeVoice(const Cli& cli, const Arguments& given)
{
    const auto session = Session::open(given.project);
    if (!session)
        return cli.failed(session.error());
    if (const auto removed = (*session)->voices().remove(VoiceId(given.voice.name)); !removed)
        return cli.failed(removed.error());
    const auto kept = ((*session)->folder() / "voices" / ".removed").string();
    if (cli.isJson)
        cli.print({{"removed", given.voice.name}, {"kept_in", kept}});
    cli.say("Removed " + given.voice.name + "; its files are kept in " + kept);
    return kOk;
}

CLI::App* addVoiceOptions(CLI::App* command, const std::shared_ptr<Arguments>& given)
{
    command->add_option("voice", given->voice.name, "Name of the voice")->required();
    command->add_option("-p,--project", given->project, "Project folder")->required();
    return command;
}

void addAddOptions(CLI::App* command, const std::shared_ptr<Arguments>& given)
{
    auto& voice = given->voice;
    auto* source = command->add_option_group("Source", "What it is made of: one of these");
    source->require_option(1);
    source->add_option("--base", voice.base, "Base model (model list shows them)");
    auto* from = source->add_option("--from", given->from,
                                    "What a run trained: run-4@600, or run-4 for its suggested checkpoint; "
                                    "with the run's base and speaker, "
                                    "and clips of its dataset as anchors");
    command->add_option("--adapter", given->adapter, "Folder of a LoRA adapter in PEFT format")
        ->excludes(from);
    command->add_option("--anchor", given->clips, "Clips given to the model before a line; the first always");
    command->add_option("--text", given->texts,
                        "What is said in each clip, in order (default: the .txt file beside the clip)");
    command->add_option("--speaker", voice.speaker, "Speaker number the adapter was trained with")
        ->capture_default_str();
    command->add_option("--language", voice.language, "BCP 47")->capture_default_str();
    command->add_option("--gender", voice.gender, "female or male");
    command->add_option("--temperature", voice.sampling.temperature, "0 to 2")->capture_default_str();
    command->add_option("--top-k", voice.sampling.topK, "1 to 2048")->capture_default_str();
}

} // namespace

void addVoiceCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("voice", "Voices that can speak");
    group->require_subcommand(1);
    auto given = std::make_shared<Arguments>();
    addCommand(*group, cli, "list", "List the voices, and why any stays silent", [&cli, given] {
        return listVoices(cli, *given);
    })->add_option("-p,--project", given->project, "Project folder: its trained voices too");
    addVoiceOptions(addCommand(*group, cli, "show", "Show what a trained voice is made of",
                               [&cli, given] { return showVoice(cli, *given); }),
                    given);
    addVoiceOptions(addCommand(*group, cli, "remove", "Take a trained voice out of a project",
                               [&cli, given] { return removeVoice(cli, *given); }),
                    given);
    addAddOptions(
        addVoiceOptions(addCommand(*group, cli, "add", "Make a voice of a base, an adapter and clips",
                                   [&cli, given] { return addVoice(cli, *given); }),
                        given),
        given);
}

} // namespace understudy::cli
