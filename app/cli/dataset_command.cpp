// understudy dataset build|check|export|import
#include "app/cli/cli.h"
#include "app/cli/counted.h"
#include "app/cli/dataset_arguments.h"
#include "app/cli/dataset_report.h"
#include "app/cli/exit_status.h"
#include "app/cli/review_report.h"
#include "core/base/digits.h"
#include "core/data/dataset/exchange.h"
#include "core/session/dataset_service.h"
#include "core/session/job_service.h"
#include "core/session/project_settings.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "widgets/words/progress_text.h"

#include <cmath>
#include <map>

namespace understudy::cli {

namespace {

/// What would bring back many of the clips that are out.
void sayRemedy(const Cli& cli, const BuildReport& report, const RepairSettings& repairs)
{
    const auto hum = report.totals.rejected.find(std::string(name(Measure::Hum)));
    if (hum != report.totals.rejected.end() && !repairs.hum.isOn)
        cli.say("Hum keeps " + counted(hum->second, "clip") + " out: --hum-autonotch takes it out.");
}

void saySpeakerCheck(const Cli& cli, const DatasetArguments& given, const VoiceEncoder& voices)
{
    if (given.similarity && !voices)
        cli.say("--spk-sim-thresh needs speaker weights: understudy model fetch "
                "speechbrain/spkrec-ecapa-voxceleb. Without, the speaker check is an outlier measure from "
                "spectral statistics: --limit spectral_outlier.review=4 sets it.");
}

/// Adds recordings to the project for review; without any, builds what was accepted.
int buildInProject(const Cli& cli, const DatasetArguments& given, BuildRequest request)
{
    const auto session = Session::open(given.project);
    if (!session)
        return cli.failed(session.error());
    auto& reviews = (*session)->reviews();
    (*session)->settings().applyTo(request.ingest.limits); // then those of this call
    if (const auto set = addLimits(given, request.ingest.limits); !set)
        return cli.failed(set.error());
    if (request.recordings.empty()) {
        const auto out = request.out.empty() ? (*session)->folder() / "dataset" : request.out;
        return printBuilt(cli,
                          cli.wait(reviews.buildDataset({out, request.ingest, request.shares, request.seed})),
                          out.string(), "the review has none; write them there, or reject what says nothing");
    }
    const auto report = cli.wait(reviews.importRecordings(request.recordings, request.ingest));
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print(describe(*report, reviews.progress()));
    const int status = sayImport(cli, *report);
    sayWithoutWords(cli, std::size_t(report->withoutWords), whyWithoutWords(request, given));
    sayUnsureWords(cli, {std::size_t(report->guessedWords), std::size_t(report->draftWords), {}, {}});
    return status;
}

/// Said beforehand, as what the options would have done is missed then.
void sayTakenOver(const Cli& cli, const std::string& dataset)
{
    cli.say(dataset +
            " is a dataset that was built before: it is taken over as it is, and the options of this "
            "build do not apply. To build it anew, give its recordings.");
}

int buildCommand(const Cli& cli, const DatasetArguments& given)
{
    auto request = requestOf(given);
    if (!request)
        return cli.failed(request.error());
    saySpeakerCheck(cli, given, request->ingest.voices);
    if (!given.project.empty())
        return buildInProject(cli, given, *request);
    if (const auto set = addLimits(given, request->ingest.limits); !set)
        return cli.failed(set.error());
    if (given.recordings.empty() || given.out.empty())
        return cli.failed({Code::InvalidInput,
                           Reason::General,
                           "dataset build",
                           "give recordings and --out, or a --project",
                           {}});
    const bool isTakenOver = request->recordings.size() == 1 && isCutAlready(request->recordings.front());
    if (isTakenOver)
        sayTakenOver(cli, given.recordings.front());
    JobService jobs;
    DatasetService datasets(jobs);
    const auto why = isTakenOver ? std::string() : whyWithoutWords(*request, given);
    const auto repairs = request->ingest.repairs;
    const auto report = cli.wait(datasets.build(std::move(*request)));
    const int status = printBuilt(cli, report, given.out, why);
    if (report && !isTakenOver)
        sayRemedy(cli, *report, repairs);
    return status;
}

int importCommand(const Cli& cli, const DatasetArguments& given)
{
    if (!given.limits.empty() && isOurDataset(given.from))
        sayTakenOver(cli, given.from);
    auto limits = importLimits();
    if (const auto set = addLimits(given, limits); !set)
        return cli.failed(set.error());
    JobService jobs;
    DatasetService datasets(jobs);
    return printBuilt(cli, cli.wait(datasets.import(given.from, given.out, std::move(limits))), given.out);
}

int exportCommand(const Cli& cli, const DatasetArguments& given)
{
    JobService jobs;
    DatasetService datasets(jobs);
    return printExported(cli, cli.wait(datasets.exportTo(given.from, *layoutNamed(given.layout), given.out)),
                         given.layout, given.out);
}

/// "minutes  26.5 (30 to 90)  short of it"
std::string lineOf(const Goal& goal)
{
    std::string line = "  " + std::string(goal.name) +
                       std::string(22 - std::min<std::size_t>(21, goal.name.size()), ' ') +
                       digitsOf(goal.value, 3);
    const bool hasLeast = !std::isnan(goal.least), hasMost = !std::isnan(goal.most);
    line += hasLeast && hasMost ? "  (" + digitsOf(goal.least, 2) + " to " + digitsOf(goal.most, 2) + ")"
            : hasLeast          ? "  (at least " + digitsOf(goal.least, 2) + ")"
                                : "  (at most " + digitsOf(goal.most, 2) + ")";
    return line + (goal.isMet() ? "  met" : "  NOT MET");
}

Json describe(const DatasetCheck& check)
{
    Json findings = Json::array(), goals = Json::array();
    for (const auto& finding : check.findings)
        findings.push_back(
            {{"flaw", name(finding.flaw)}, {"clip", finding.clip}, {"detail", finding.detail}});
    for (const auto& goal : check.goals) {
        Json row{{"name", goal.name}, {"value", goal.value}, {"met", goal.isMet()}};
        if (!std::isnan(goal.least))
            row["least"] = goal.least;
        if (!std::isnan(goal.most))
            row["most"] = goal.most;
        goals.push_back(std::move(row));
    }
    return {
        {"layout", name(check.layout)},      {"sound", check.isSound()},        {"clips", check.clips},
        {"seconds", check.seconds},          {"findings", std::move(findings)}, {"goals", std::move(goals)},
        {"rejected_by_rule", check.rejected}};
}

/// What all the lines above come to.
void sayFindings(const Cli& cli, const DatasetCheck& check)
{
    std::map<std::string, int> wrong, harmless;
    for (const auto& finding : check.findings)
        ++(isHarmless(finding.flaw) ? harmless : wrong)[std::string(name(finding.flaw))];
    sayRules(cli, "Something is wrong with its files, see above", wrong);
    sayRules(cli, wrong.empty() ? "Nothing wrong with its files, but to be looked at" : "To be looked at", harmless);
    if (check.findings.empty())
        cli.say("Nothing wrong with its files.");
}

int checkCommand(const Cli& cli, const DatasetArguments& given)
{
    if (!given.project.empty())
        return checkReview(cli, given.project);
    JobService jobs;
    DatasetService datasets(jobs);
    const auto check = cli.wait(datasets.check(given.from));
    if (!check)
        return cli.failed(check.error());
    if (cli.isJson)
        cli.print(describe(*check));
    for (const auto& finding : check->findings)
        cli.say(std::string(name(finding.flaw)) + "  " + finding.clip +
                (finding.detail.empty() ? "" : "  " + finding.detail));
    for (const auto& [split, clips] : check->clips)
        cli.say(split + ": " + counted(clips, "clip") + ", " +
                words::clock(Seconds(check->seconds.at(split))).toStdString());
    cli.say("Goals");
    for (const auto& goal : check->goals)
        cli.say(lineOf(goal));
    sayRules(cli, "Rejected when it was built", check->rejected);
    sayFindings(cli, *check);
    return check->isSound() ? kOk : exitStatus(Code::InvalidInput);
}

} // namespace

void addDatasetCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("dataset", "Recordings to a dataset that trains");
    group->require_subcommand(1);
    auto given = std::make_shared<DatasetArguments>();
    const auto add = [&](const char* name, const char* description,
                         int (*run)(const Cli&, const DatasetArguments&)) {
        return addCommand(*group, cli, name, description, [&cli, given, run] { return run(cli, *given); });
    };
    addBuildOptions(add("build", "Cut, measure and split recordings", buildCommand), given);
    auto* check = add("check", "Look for what is wrong with a dataset, and what it lacks", checkCommand);
    auto* checked = check->add_option_group("what");
    checked->add_option("dataset", given->from, "Folder, or a table of one");
    checked->add_option("-p,--project", given->project,
                        "Project: how far its review is, and what a second pass says of it");
    checked->require_option(1);
    auto* exported = add("export", "Write a dataset as other programs read it", exportCommand);
    exported->add_option("dataset", given->from, "Folder, or a table of one")->required();
    exported->add_option("-o,--out", given->out, "Folder, made by this")->required();
    exported->add_option("--layout", given->layout, "ljspeech, audiofolder (Hugging Face) or sesame (JSON)")
        ->capture_default_str()
        ->check(CLI::IsMember({"ljspeech", "audiofolder", "sesame"}));
    auto* imported = add("import", "Measure and take over a dataset of another program", importCommand);
    imported->add_option("dataset", given->from, "Its folder, table or JSON file")->required();
    imported->add_option("-o,--out", given->out, "Folder of the dataset; one made before is replaced")
        ->required();
    addLimitOption(imported, given);
}

} // namespace understudy::cli
