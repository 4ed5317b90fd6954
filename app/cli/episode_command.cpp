// understudy episode check|render|export
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "app/cli/problem_report.h"
#include "core/base/files.h"
#include "core/session/casting.h"
#include "core/session/episode_service.h"
#include "core/session/job_service.h"
#include "core/session/project_folder.h"
#include "core/session/script_check.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"
#include "widgets/words/error_text.h"
#include "widgets/words/problem_text.h"
#include "widgets/words/progress_text.h"

#include <chrono>
#include <set>

namespace understudy::cli {

namespace fs = std::filesystem;

namespace {

struct Arguments
{
    std::string input;   ///< a script, or a project folder
    std::string episode; ///< in a project
    std::string output;
    bool isRenderFirst = false;
    bool isRedo = false;
    std::vector<std::string> voices; ///< "SPEAKER=VOICE", or "VOICE" for every speaker
};

bool isProjectFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(projectFolder(path), ignored);
}

bool isProject(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "project.db", ignored);
}

/// Of the project that a script's renders are kept in.
fs::path projectName(const fs::path& script)
{
    return script.stem() += ".understudy";
}

/// The named episode, or the only one.
Result<EpisodeId> chooseEpisode(const EpisodeService& episodes, const std::string& name)
{
    std::string there;
    const auto list = episodes.list();
    for (const auto& episode : list) {
        if (episode.id.value == name || (name.empty() && list.size() == 1))
            return episode.id;
        there += (there.empty() ? "" : ", ") + episode.id.value;
    }
    return fail(Code::NotFound, Reason::EpisodeUnknown, name.empty() ? "(none given)" : name, there);
}

/// The session and episode a command works on.
struct Opened
{
    std::unique_ptr<Session> session;
    EpisodeId episode;
};

Result<Opened> openInProject(const Arguments& given, Access access)
{
    UNDERSTUDY_TRY(auto session, Session::open(given.input, {.access = access}));
    UNDERSTUDY_TRY(auto episode, chooseEpisode(session->episodes(), given.episode));
    return Opened{std::move(session), std::move(episode)};
}

std::vector<Casting> castings(const Arguments& given)
{
    std::vector<Casting> all;
    for (const auto& voice : given.voices) {
        const auto equals = voice.find('=');
        all.push_back(equals == std::string::npos
                          ? Casting{{}, VoiceId(voice)}
                          : Casting{voice.substr(0, equals), VoiceId(voice.substr(equals + 1))});
    }
    return all;
}

/// Without -o: "out" beside the script.
fs::path outputFolder(const Arguments& given)
{
    return given.output.empty() ? fs::path(given.input).parent_path() / "out" : fs::path(given.output);
}

/// out/<stem>.understudy, made on the first run and used again on the next, so that only changes are
/// rendered.
Result<Opened> openBesideOutput(const Cli& cli, const Arguments& given)
{
    // A script that cannot be read must not leave a project behind.
    UNDERSTUDY_CHECK(readFile(given.input, Bytes(kMaxScriptBytes)));
    const auto output = outputFolder(given);
    UNDERSTUDY_CHECK(ensureFolder(output));
    const auto folder = output / projectName(given.input);
    auto opened = isProject(folder) ? Session::open(folder) : Session::create(folder);
    if (!opened && opened.error().reason == Reason::AlreadyExists && isProject(folder))
        opened = Session::open(folder); // another render was faster, and holds it
    UNDERSTUDY_TRY(auto session, std::move(opened));
    UNDERSTUDY_TRY(auto episode,
                   cli.wait(session->jobs().workers().start<EpisodeId>(
                       JobKind::Background, given.input, [&](JobContext& context) {
                           return session->episodes().import(given.input, EpisodeService::WhenEdited::Refuse,
                                                             context.stopToken(), castings(given));
                       })));
    return Opened{std::move(session), std::move(episode)};
}

// check
// ------------------------------------------------------------------------------------------------------------

/// The project that a script lies in, or else that its renders are kept in; empty where there is none.
fs::path projectOf(const fs::path& script)
{
    const auto folder = fs::absolute(script).lexically_normal().parent_path();
    for (auto above = folder; above.has_relative_path(); above = above.parent_path())
        if (isProject(above))
            return above;
    for (const auto& beside : {folder / "out" / projectName(script), folder / projectName(script)})
        if (isProject(beside))
            return beside;
    return {};
}

/// What the script may cast: the draft voices, and its project's.
Result<std::vector<VoiceInfo>> voicesFor(const fs::path& script)
{
    const auto project = projectOf(script);
    if (project.empty())
        return ownVoices(*makeDraftEngine());
    UNDERSTUDY_TRY(const auto session, Session::open(project, {.access = Access::ReadOnly}));
    return castable(session->voices().list());
}

int reportCheck(const Cli& cli, const std::string& file, const ScriptReading& reading)
{
    if (cli.isJson)
        cli.print(describe(reading.problems));
    printProblems(cli, file, reading.problems);
    if (reading.hasErrors())
        return exitStatus(Code::InvalidInput);
    const auto lines = splitLines(reading.script).lines.size();
    cli.say(file + ": " + std::to_string(lines) + " lines, no errors");
    return kOk;
}

int checkFile(const Cli& cli, const std::string& file)
{
    const auto bytes = readFile(file, Bytes(kMaxScriptBytes));
    if (!bytes)
        return cli.failed(bytes.error());
    const auto voices = voicesFor(file);
    if (!voices)
        return cli.failed(voices.error());
    return reportCheck(cli, file, checkScript(*bytes, notationOf(file, *bytes), *voices));
}

int check(const Cli& cli, const Arguments& given)
{
    if (!isProjectFolder(given.input))
        return checkFile(cli, given.input);
    auto opened = openInProject(given, Access::ReadOnly);
    if (!opened)
        return cli.failed(opened.error());
    auto& episodes = opened->session->episodes();
    const auto text = episodes.text(opened->episode);
    if (!text)
        return cli.failed(text.error());
    const auto voices = castable(opened->session->voices().list());
    const auto file = episodes.scriptPath(opened->episode);
    return reportCheck(cli, file.string(), checkScript(*text, notationOf(file, *text), voices));
}

// render
// -----------------------------------------------------------------------------------------------------------

void reportFailedLines(const Cli& cli, const RenderReport& report)
{
    for (const auto& failure : report.failed)
        if (!cli.isJson)
            cli.err << "understudy: line " << failure.line.value << ": "
                    << words::sentence(failure.error).toStdString() << '\n';
}

/// Of the master; empty where there is nothing to warn of.
std::string noiseWarning(const MasterReport& master)
{
    return master.mostNoise ? words::noiseWarning(*master.noiseFloor, *master.mostNoise).toStdString() : "";
}

/// With the warnings of its script, where that was read.
Json describeMaster(const MasterReport& master, std::span<const Problem> problems)
{
    const auto& loudness = master.loudness;
    auto warnings = describe(problems)["warnings"];
    if (master.mostNoise)
        warnings.push_back({{"message", noiseWarning(master)}});
    const bool hasFloor = master.noiseFloor && std::isfinite(master.noiseFloor->value);
    return {{"duration_s", toSeconds(master.length, kStudioRate).value},
            {"lufs", loudness.integrated ? Json(loudness.integrated->value) : Json()},
            {"true_peak_dbtp", loudness.truePeak.value},
            {"rms_dbfs", master.rms.value},
            {"noise_floor_dbfs", hasFloor ? Json(master.noiseFloor->value) : Json()},
            {"master", master.master.string()},
            {"timestamps", master.timestamps.string()},
            {"warnings", std::move(warnings)}};
}

void reportMaster(const Cli& cli, const MasterReport& master)
{
    using words::number;
    const auto& loudness = master.loudness;
    const auto lufs = loudness.integrated ? number(loudness.integrated->value, 1) : QStringLiteral("–");
    cli.say("Master      " + master.master.string());
    if (!master.timestamps.empty())
        cli.say("Timestamps  " + master.timestamps.string());
    cli.say("Length      " + words::clock(toSeconds(master.length, kStudioRate)).toStdString());
    cli.say("Loudness    " + lufs.toStdString() + " LUFS (mono; 3 LU more when played on two speakers)");
    cli.say("True peak   " + number(loudness.truePeak.value, 1).toStdString() + " dBTP");
    if (master.mostNoise && !cli.isJson && !cli.isQuiet)
        cli.err << "understudy: warning: " << noiseWarning(master) << '\n';
}

/// Of the takes that the master is made of: "csm, flite".
std::string enginesOf(const Opened& opened)
{
    std::set<std::string> names;
    if (const auto snapshot = opened.session->episodes().snapshot(opened.episode); snapshot && snapshot->plan)
        for (const auto& line : snapshot->plan->lines)
            if (line.take)
                names.insert(line.take->receipt.engine);
    std::string all;
    for (const auto& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

void reportRender(const Cli& cli, const Opened& opened, const RenderReport& render,
                  const MasterReport& master, std::span<const Problem> problems, Seconds took)
{
    if (cli.isJson) {
        Json document = {{"project", opened.session->folder().string()},
                         {"episode", opened.episode.value},
                         {"engine", enginesOf(opened)},
                         {"lines", render.lines},
                         {"rendered", render.rendered},
                         {"reused", render.reused}};
        document.update(describeMaster(master, problems));
        document["elapsed_s"] = took.value;
        cli.print(document);
        return;
    }
    cli.say("Lines       " + std::to_string(render.lines) + " (" + std::to_string(render.rendered) +
            " rendered, " + std::to_string(render.reused) + " reused) with " + enginesOf(opened));
    reportMaster(cli, master);
    cli.say("Project     " + opened.session->folder().string());
    cli.say("Time taken  " + words::seconds(took).toStdString());
}

/// The script's problems as the render saw them.
std::vector<Problem> problemsOf(const Opened& opened)
{
    const auto snapshot = opened.session->episodes().snapshot(opened.episode);
    return snapshot ? snapshot->reading->problems : std::vector<Problem>{};
}

int failRender(const Cli& cli, const Opened& opened, const Error& error)
{
    if (error.reason != Reason::ScriptHasProblems)
        return cli.failed(error);
    const auto problems = problemsOf(opened);
    printProblems(cli, opened.session->episodes().scriptPath(opened.episode).string(), problems);
    if (!cli.isJson)
        return cli.failed(error);
    auto document = describe(problems);
    document["error"] = {{"code", name(error.code)},
                         {"reason", name(error.reason)},
                         {"subject", error.subject},
                         {"message", words::sentence(error).toStdString()}};
    cli.print(document);
    return exitStatus(error.code);
}

/// With the voices that were asked for.
Result<Opened> openToRender(const Cli& cli, const Arguments& given)
{
    if (!isProjectFolder(given.input))
        return openBesideOutput(cli, given);
    UNDERSTUDY_TRY(auto opened, openInProject(given, Access::Write));
    if (!given.voices.empty())
        UNDERSTUDY_CHECK(opened.session->episodes().cast(opened.episode, castings(given)));
    return opened;
}

int render(const Cli& cli, const Arguments& given)
{
    const auto began = std::chrono::steady_clock::now();
    auto opened = openToRender(cli, given);
    if (!opened)
        return cli.failed(opened.error());
    auto& episodes = opened->session->episodes();
    const auto rendered = cli.wait(episodes.render(opened->episode, {}, given.isRedo));
    if (!rendered)
        return failRender(cli, *opened, rendered.error());
    reportFailedLines(cli, *rendered);
    if (!rendered->failed.empty())
        return cli.failed(rendered->failed.front().error);
    const auto problems = problemsOf(*opened);
    printProblems(cli, episodes.scriptPath(opened->episode).string(), problems);
    const bool isOwnOutput = given.output.empty() && isProjectFolder(given.input);
    const auto target = isOwnOutput ? episodes.folder(opened->episode) / "out" : outputFolder(given);
    const auto master =
        cli.wait(episodes.exportMaster(opened->episode, {.target = target, .use = ConsentScope::Render}));
    if (!master)
        return cli.failed(master.error());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    reportRender(cli, *opened, *rendered, *master, problems, Seconds(took.count()));
    return kOk;
}

// export
// -----------------------------------------------------------------------------------------------------------

int exportEpisode(const Cli& cli, const Arguments& given)
{
    auto opened = openInProject(given, Access::Write);
    if (!opened)
        return cli.failed(opened.error());
    const ExportRequest request{.target = given.output, .renderFirst = given.isRenderFirst};
    const auto master = cli.wait(opened->session->episodes().exportMaster(opened->episode, request));
    if (!master)
        return failRender(cli, *opened, master.error());
    if (cli.isJson)
        cli.print(describeMaster(*master, {}));
    reportMaster(cli, *master);
    return kOk;
}

} // namespace

void addEpisodeCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("episode", "Check, render and export episodes");
    group->require_subcommand(1);
    auto given = std::make_shared<Arguments>();
    const auto addInput = [given](CLI::App* command, const char* what) {
        command->add_option("input", given->input, what)->required();
        command->add_option("episode", given->episode, "Episode of the project; not needed when it has one");
    };

    addInput(addCommand(*group, cli, "check", "Check a script without rendering it",
                        [&cli, given] { return check(cli, *given); }),
             "Script (.md, .json) or project folder");

    auto* renderCommand = addCommand(*group, cli, "render", "Render what changed, then make the master",
                                     [&cli, given] { return render(cli, *given); });
    addInput(renderCommand, "Script (.md, .json) or project folder");
    renderCommand->add_flag("--redo", given->isRedo, "Render every line again as a new take");
    renderCommand
        ->add_option(
            "-v,--voice", given->voices,
            "Voice of every speaker, or SPEAKER=VOICE, once for each; written into the project's script")
        ->allow_extra_args(false);
    renderCommand->add_option("-o,--output", given->output,
                              "Folder for master.wav, timestamps.json and the project (default: out beside "
                              "the script, or the project's own)");

    auto* exportCommand = addCommand(*group, cli, "export", "Write the master of a rendered episode",
                                     [&cli, given] { return exportEpisode(cli, *given); });
    addInput(exportCommand, "Project folder");
    exportCommand
        ->add_option("-o,--output", given->output, "Folder, or a file ending in .wav, .flac, .mp3 or .ogg")
        ->required();
    exportCommand->add_flag("--render", given->isRenderFirst, "Render what is not fresh first");
}

} // namespace understudy::cli
