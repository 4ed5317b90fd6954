// understudy evaluate: a voice measured, beside what is promised of it
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/base/digits.h"
#include "core/base/utf8.h"
#include "core/session/evaluation_service.h"
#include "core/session/job_service.h"
#include "core/session/project_folder.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <algorithm>

namespace understudy::cli {

namespace {

struct Arguments
{
    std::string voice;
    std::string project;
    EvaluationRequest request;
};

std::string padded(const std::string& text, std::size_t columns)
{
    const auto width = countCodePoints(text);
    return text + std::string(width < columns ? columns - width : 1, ' ');
}

void printTable(const Cli& cli, const Evaluation& found)
{
    constexpr std::size_t kTitle = 48, kValue = 22, kBound = 22;
    for (const auto& row : found.table) {
        if (!row.value) {
            cli.say("  " + padded(titleOf(row.target), kTitle) + valueOf(row));
            continue;
        }
        cli.say("  " + padded(titleOf(row.target), kTitle) + padded(valueOf(row), kValue) +
                padded(boundOf(row), kBound) + (row.isMet() ? "passed" : "FAILED"));
    }
}

std::string ofRate(const char* what, const std::optional<PooledRate>& rate)
{
    return rate ? std::string(what) + " " + digitsOf(100 * rate->rate, 1) + " %" : std::string();
}

void sayFound(const Cli& cli, const Evaluation& found, const std::string& out)
{
    cli.say(found.voice + " · " + std::to_string(found.spoken.lines) + " lines, " +
            words::seconds(found.spoken.length).toStdString() + " · " + found.engine +
            (found.recognizer.empty() ? "" : " · heard by " + found.recognizer));
    printTable(cli, found);
    if (found.real.words)
        cli.say("The same recogniser on " + std::to_string(found.real.lines) + " clips of the talent: " +
                ofRate("WER", found.real.words) + ", " + ofRate("CER", found.real.characters));
    for (const auto& line : found.leftOut)
        cli.say("Left out: " + line.id + ": " + words::sentence(line.error).toStdString());
    cli.say(out + "/report.html tells it line by line, with the sounds");
}

int evaluateWith(const Cli& cli, const Arguments& given, EvaluationService& evaluations)
{
    auto request = given.request;
    request.voice = VoiceId(given.voice);
    const auto found = cli.wait(evaluations.evaluate(request));
    if (!found)
        return cli.failed(found.error());
    if (cli.isJson)
        cli.print(Json::parse(jsonOf(*found)));
    sayFound(cli, *found, request.out.string());
    return found->isMet() ? kOk : kBelowTarget;
}

/// In its project, where the studio shows what was measured last.
void chooseOutput(Arguments& given)
{
    if (!given.request.out.empty())
        return;
    if (given.project.empty())
        throw CLI::RequiredError("--output");
    auto name = given.voice;
    std::ranges::replace(name, '/', '-');
    given.request.out = projectFolder(given.project) / kEvaluations / name;
}

int evaluate(const Cli& cli, const Arguments& given)
{
    if (given.project.empty()) {
        const auto engine = makeDraftEngine();
        JobService jobs;
        const VoiceService voices(*engine, jobs);
        EvaluationService evaluations(voices, jobs, installedTools());
        return evaluateWith(cli, given, evaluations);
    }
    const auto session = Session::open(given.project, {.access = Access::ReadOnly, .csm = {.slots = 1}});
    return session ? evaluateWith(cli, given, (*session)->evaluations()) : cli.failed(session.error());
}

} // namespace

void addEvaluateCommand(CLI::App& app, Cli& cli)
{
    auto given = std::make_shared<Arguments>();
    auto& request = given->request;
    auto* command = addCommand(app, cli, "evaluate", "Measure a voice beside what is promised of it",
                               [&cli, given] { return evaluate(cli, *given); });
    command->add_option("voice", given->voice, "Voice (voice list shows them)")->required();
    command->add_option(
        "-o,--output", request.out,
        "Folder to write; an evaluation begun there goes on. Of a project: in its evaluations/");
    command->parse_complete_callback([given] { chooseOutput(*given); });
    command->add_option("-p,--project", given->project, "Project folder: its trained voices and its dataset");
    command->add_option("--dataset", request.dataset,
                        "Dataset with clips of the talent, in place of the project's");
    command->add_option("--texts", request.texts,
                        "Lines to speak: kind, tab, text; in place of the hundred shipped ones");
    command->add_option("--lines", request.lines, "Of those lines, at most")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--clips", request.clips, "Clips that were not trained on, at most")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--master", request.master, "Master of an episode, to be measured too");
    command->add_option("--seed", request.seed, "Seed of voices that use chance")->capture_default_str();
}

} // namespace understudy::cli
