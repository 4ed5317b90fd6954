// understudy dataset build|check|export|import
#include "app/cli/cli.h"
#include "app/cli/counted.h"
#include "app/cli/dataset_arguments.h"
#include "app/cli/exit_status.h"
#include "app/cli/review_report.h"
#include "core/base/digits.h"
#include "core/data/dataset/exchange.h"
#include "core/session/dataset_service.h"
#include "core/session/job_service.h"
#include "core/session/project_settings.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <cmath>
#include <map>

namespace understudy::cli {

namespace {

Json describe(const Error& error)
{
    return {{"reason", name(error.reason)},
            {"subject", error.subject},
            {"message", words::sentence(error).toStdString()}};
}

Json describe(const std::vector<CutShort>& files)
{
    Json all = Json::array();
    for (const auto& one : files)
        all.push_back(
            {{"file", one.file}, {"seconds", one.there.value}, {"promised_sec", one.promised.value}});
    return all;
}

void sayCutShort(const Cli& cli, const std::vector<CutShort>& files)
{
    for (const auto& one : files)
        cli.say(
            words::cutShortSentence(QString::fromStdString(one.file), one.there, one.promised).toStdString());
}

Json describe(const BuildReport& report, const std::string& out)
{
    Json failed = Json::array(), duplicates = Json::array(), recordings = Json::array();
    for (const auto& error : report.failed)
        failed.push_back(describe(error));
    for (const auto& [file, same] : report.duplicates)
        duplicates.push_back({{"file", file}, {"same_as", same}});
    for (const auto& recording : report.recordings)
        recordings.push_back({{"id", recording.id},
                              {"file", recording.file.string()},
                              {"sha256", recording.sha256},
                              {"channel", recording.channelReason}});
    Json leftOut = Json::array();
    for (const auto& recording : report.leftOut) {
        leftOut.push_back(describe(recording.why));
        leftOut.back()["clips"] = recording.clips;
    }
    const auto& totals = report.totals;
    return {{"out", out},
            {"recordings", std::move(recordings)},
            {"clips", totals.clips},
            {"seconds", totals.seconds},
            {"rejected", totals.rejectedClips},
            {"rejected_by_rule", totals.rejected},
            {"review_by_rule", totals.review},
            {"recorded_sec", totals.recordedSeconds},
            {"speech_sec", totals.speechSeconds},
            {"exported_speech_sec", totals.exportedSpeechSeconds},
            {"split_method", name(report.split)},
            {"left_out_for_text", report.leftOutForText},
            {"cut_short", describe(report.cutShort())},
            {"left_out", std::move(leftOut)},
            {"without_words", report.withoutWords},
            {"failed", std::move(failed)},
            {"duplicates", std::move(duplicates)}};
}

void sayRules(const Cli& cli, const std::string& what, const std::map<std::string, int>& rules)
{
    if (rules.empty())
        return;
    std::string line = what;
    for (const auto& [rule, count] : rules)
        line += (line == what ? ": " : ", ") + rule + " " + std::to_string(count);
    cli.say(line);
}

void sayReport(const Cli& cli, const BuildReport& report, const std::string& out)
{
    for (const auto& error : report.failed)
        cli.say("Left out: " + words::sentence(error).toStdString());
    for (const auto& [file, same] : report.duplicates)
        cli.say("Left out: " + file + " has the same bytes as " + same + ".");
    for (const auto& [why, clips] : report.leftOut)
        cli.say("Left out: " + counted(clips.size(), "clip") + ". " +
                words::originalSentence(why).toStdString());
    sayCutShort(cli, report.cutShort());
    const auto& totals = report.totals;
    double seconds = 0;
    for (const auto& [split, sum] : totals.seconds)
        seconds += sum;
    cli.say(counted(totals.exported(), "clip") + ", " + words::clock(Seconds(seconds)).toStdString() +
            ", of " + counted(report.recordings.size(), "recording") + " in " + out);
    for (const auto* split : {"train", "val", "test"}) {
        const auto found = totals.clips.find(split);
        if (found != totals.clips.end())
            cli.say("  " + std::string(split) + ": " + counted(found->second, "clip") + ", " +
                    words::clock(Seconds(totals.seconds.at(split))).toStdString());
    }
    if (totals.speechSeconds > 0)
        cli.say("Speech exported: " + digitsOf(100 * totals.exportedSpeechSeconds / totals.speechSeconds, 1) +
                " %");
    if (totals.rejectedClips > 0)
        sayRules(cli, "Rejected " + std::to_string(totals.rejectedClips), totals.rejected);
    sayRules(cli, "To be looked at", totals.review);
    if (report.split == SplitMethod::ByTime)
        cli.say("Too few recordings to split by recording: the end of each one validates and tests.");
    for (const auto& clip : report.leftOutForText)
        cli.say("Left out: " + clip + " says what a training clip says.");
    if (!report.rejected.empty())
        cli.say("Why each of them is out: " + out + "/rejected.jsonl, and report.html beside it.");
}

/// What would bring back many of the clips that are out.
void sayRemedy(const Cli& cli, const BuildReport& report, const RepairSettings& repairs)
{
    const auto hum = report.totals.rejected.find(std::string(name(Measure::Hum)));
    if (hum != report.totals.rejected.end() && !repairs.hum.isOn)
        cli.say("Hum keeps " + counted(hum->second, "clip") + " out: --hum-autonotch takes it out.");
}

void saySpeakerCheck(const Cli& cli, const DatasetArguments& given)
{
    if (given.similarity)
        cli.say("--spk-sim-thresh waits for speaker weights. Until they are installed the speaker check is "
                "an outlier measure from spectral statistics: --limit spectral_outlier.review=4 sets it.");
}

void sayWithoutWords(const Cli& cli, int clips, const std::string& why)
{
    if (clips > 0 && !why.empty())
        cli.say(counted(clips, "clip") + (clips == 1 ? " has" : " have") + " no words: " + why + ".");
}

int printBuilt(const Cli& cli, const Result<BuildReport>& report, const std::string& out,
               const std::string& whyWithoutWords = {})
{
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print(describe(*report, out));
    sayReport(cli, *report, out);
    sayWithoutWords(cli, report->withoutWords, whyWithoutWords);
    return kOk;
}

void sayImport(const Cli& cli, const ImportReport& report)
{
    for (const auto& error : report.failed)
        cli.say("Left out: " + words::sentence(error).toStdString());
    for (const auto& [file, same] : report.known)
        cli.say("Here already: " + file + " (" + same + ")");
    sayCutShort(cli, report.cutShort);
    cli.say(counted(report.added.size(), "recording") + " added, " + counted(report.clips, "clip"));
}

Json describe(const ImportReport& report, const ReviewProgress& progress)
{
    Json failed = Json::array(), known = Json::array();
    for (const auto& error : report.failed)
        failed.push_back(describe(error));
    for (const auto& [file, same] : report.known)
        known.push_back({{"file", file}, {"same_as", same}});
    Json verdicts = Json::object();
    for (const auto verdict : {Verdict::None, Verdict::Accepted, Verdict::Rejected, Verdict::Unsure})
        verdicts[std::string(name(verdict))] = progress.count(verdict);
    return {{"added", report.added},
            {"clips", report.clips},
            {"without_words", report.withoutWords},
            {"known", std::move(known)},
            {"failed", std::move(failed)},
            {"cut_short", describe(report.cutShort)},
            {"verdicts", std::move(verdicts)},
            {"accepted_sec", progress.accepted.value}};
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
                          out.string());
    }
    const auto report = cli.wait(reviews.importRecordings(request.recordings, request.ingest));
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print(describe(*report, reviews.progress()));
    sayImport(cli, *report);
    sayWithoutWords(cli, report->withoutWords, whyWithoutWords(request, given));
    return kOk;
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
    saySpeakerCheck(cli, given);
    auto request = requestOf(given);
    if (!request)
        return cli.failed(request.error());
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
    const bool isTakenOver = request->recordings.size() == 1 && isOurDataset(request->recordings.front());
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
    JobService jobs;
    DatasetService datasets(jobs);
    return printBuilt(cli, cli.wait(datasets.import(given.from, given.out)), given.out);
}

int exportCommand(const Cli& cli, const DatasetArguments& given)
{
    JobService jobs;
    DatasetService datasets(jobs);
    const auto clips = cli.wait(datasets.exportTo(given.from, *layoutNamed(given.layout), given.out));
    if (!clips)
        return cli.failed(clips.error());
    if (cli.isJson)
        cli.print({{"out", given.out}, {"layout", given.layout}, {"clips", *clips}});
    cli.say(counted(*clips, "clip") + " in " + given.out + " (" + given.layout + ")");
    return kOk;
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
    cli.say(check->isSound() ? "Nothing wrong with its files."
                             : "Something is wrong with its files: see above.");
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
}

} // namespace understudy::cli
