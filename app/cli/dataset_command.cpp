// understudy dataset build|check|export|import
#include "app/cli/cli.h"
#include "app/cli/digits.h"
#include "app/cli/exit_status.h"
#include "core/data/transcripts/table.h"
#include "core/session/dataset_service.h"
#include "core/session/job_service.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <cmath>
#include <map>
#include <sstream>

namespace understudy::cli {

namespace {

struct Arguments
{
    std::vector<std::string> recordings;
    std::string from, layout = "ljspeech", out, project, transcripts, mains = "auto", split = "80/10/10";
    int rate = kStudioRate.value;
    BuildRequest request;
};

/// "80/10/10"
Result<SplitShares> sharesOf(const std::string& text)
{
    SplitShares shares;
    std::istringstream in(text);
    char first = 0, second = 0;
    in >> shares.train >> first >> shares.validation >> second >> shares.test;
    const bool isRead = !in.fail() && in.peek() == EOF && first == '/' && second == '/';
    const bool isWhole = std::abs(shares.train + shares.validation + shares.test - 100) < 1e-6;
    if (!isRead || !isWhole || std::min({shares.train, shares.validation, shares.test}) < 0 ||
        shares.train <= 0)
        return fail(Code::InvalidInput, Reason::SettingOutOfRange, "--split",
                    text + "; three shares that sum to 100, as 80/10/10");
    return shares;
}

Result<BuildRequest> requestOf(const Arguments& given)
{
    auto request = given.request;
    request.recordings.assign(given.recordings.begin(), given.recordings.end());
    request.out = given.out;
    request.ingest.rate = SampleRate(given.rate);
    request.ingest.hum.mainsHz = given.mains == "auto" ? 0 : std::stoi(given.mains);
    UNDERSTUDY_TRY(request.shares, sharesOf(given.split));
    auto& cut = request.ingest.cut;
    // A clip holds its longest pause and both margins.
    if (cut.shortest >= cut.longest || cut.longest.value <= cut.hardPause.value + 2e-3 * cut.margin.value)
        return fail(Code::InvalidInput, Reason::SettingOutOfRange, "--max-sec",
                    fixed(cut.longest.value) + "; more than --min-sec, and than a pause with both margins");
    setDurations(request.ingest.limits, cut.shortest, cut.longest);
    if (!given.transcripts.empty()) {
        UNDERSTUDY_TRY(auto table, readTable(given.transcripts));
        request.ingest.table = std::make_shared<const Table>(std::move(table));
    }
    return request;
}

Json describe(const Error& error)
{
    return {{"reason", name(error.reason)},
            {"subject", error.subject},
            {"message", words::sentence(error).toStdString()}};
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
    const auto& totals = report.totals;
    double seconds = 0;
    for (const auto& [split, sum] : totals.seconds)
        seconds += sum;
    cli.say(std::to_string(totals.exported()) + " clips, " + words::clock(Seconds(seconds)).toStdString() +
            ", of " + std::to_string(report.recordings.size()) + " recordings in " + out);
    for (const auto* split : {"train", "val", "test"}) {
        const auto found = totals.clips.find(split);
        if (found != totals.clips.end())
            cli.say("  " + std::string(split) + ": " + std::to_string(found->second) + " clips, " +
                    words::clock(Seconds(totals.seconds.at(split))).toStdString());
    }
    if (totals.speechSeconds > 0)
        cli.say("Speech exported: " + fixed(100 * totals.exportedSpeechSeconds / totals.speechSeconds) +
                " %");
    if (totals.rejectedClips > 0)
        sayRules(cli, "Rejected " + std::to_string(totals.rejectedClips), totals.rejected);
    sayRules(cli, "To be looked at", totals.review);
    if (report.split == SplitMethod::ByTime)
        cli.say("Too few recordings to split by recording: the end of each one validates and tests.");
    for (const auto& clip : report.leftOutForText)
        cli.say("Left out: " + clip + " says what a training clip says.");
}

int printBuilt(const Cli& cli, const Result<BuildReport>& report, const std::string& out)
{
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print(describe(*report, out));
    sayReport(cli, *report, out);
    return kOk;
}

void sayImport(const Cli& cli, const ImportReport& report)
{
    for (const auto& error : report.failed)
        cli.say("Left out: " + words::sentence(error).toStdString());
    for (const auto& [file, same] : report.known)
        cli.say("Here already: " + file + " (" + same + ")");
    cli.say(std::to_string(report.added.size()) + " recordings added, " + std::to_string(report.clips) +
            " clips");
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
    return {{"added", report.added},           {"clips", report.clips},
            {"known", std::move(known)},       {"failed", std::move(failed)},
            {"verdicts", std::move(verdicts)}, {"accepted_sec", progress.accepted.value}};
}

/// Adds recordings to the project for review; without any, builds what was accepted.
int buildInProject(const Cli& cli, const Arguments& given, const BuildRequest& request)
{
    const auto session = Session::open(given.project);
    if (!session)
        return cli.failed(session.error());
    auto& reviews = (*session)->reviews();
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
    return kOk;
}

int buildCommand(const Cli& cli, const Arguments& given)
{
    auto request = requestOf(given);
    if (!request)
        return cli.failed(request.error());
    if (!given.project.empty())
        return buildInProject(cli, given, *request);
    if (given.recordings.empty() || given.out.empty())
        return cli.failed({Code::InvalidInput,
                           Reason::General,
                           "dataset build",
                           "give recordings and --out, or a --project",
                           {}});
    JobService jobs;
    DatasetService datasets(jobs);
    return printBuilt(cli, cli.wait(datasets.build(std::move(*request))), given.out);
}

int importCommand(const Cli& cli, const Arguments& given)
{
    JobService jobs;
    DatasetService datasets(jobs);
    return printBuilt(cli, cli.wait(datasets.import(given.from, given.out)), given.out);
}

int exportCommand(const Cli& cli, const Arguments& given)
{
    JobService jobs;
    DatasetService datasets(jobs);
    const auto clips = cli.wait(datasets.exportTo(given.from, *layoutNamed(given.layout), given.out));
    if (!clips)
        return cli.failed(clips.error());
    if (cli.isJson)
        cli.print({{"out", given.out}, {"layout", given.layout}, {"clips", *clips}});
    cli.say(std::to_string(*clips) + " clips in " + given.out + " (" + given.layout + ")");
    return kOk;
}

/// "minutes  26.5 (30 to 90)  short of it"
std::string lineOf(const Goal& goal)
{
    std::string line = "  " + std::string(goal.name) +
                       std::string(22 - std::min<std::size_t>(21, goal.name.size()), ' ') +
                       fixed(goal.value, 3);
    const bool hasLeast = !std::isnan(goal.least), hasMost = !std::isnan(goal.most);
    line += hasLeast && hasMost ? "  (" + fixed(goal.least, 2) + " to " + fixed(goal.most, 2) + ")"
            : hasLeast          ? "  (at least " + fixed(goal.least, 2) + ")"
                                : "  (at most " + fixed(goal.most, 2) + ")";
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

int checkCommand(const Cli& cli, const Arguments& given)
{
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
        cli.say(split + ": " + std::to_string(clips) + " clips, " +
                words::clock(Seconds(check->seconds.at(split))).toStdString());
    cli.say("Goals");
    for (const auto& goal : check->goals)
        cli.say(lineOf(goal));
    sayRules(cli, "Rejected when it was built", check->rejected);
    cli.say(check->isSound() ? "Nothing wrong with its files."
                             : "Something is wrong with its files: see above.");
    return check->isSound() ? kOk : exitStatus(Code::InvalidInput);
}

void addBuildOptions(CLI::App* build, const std::shared_ptr<Arguments>& given)
{
    auto& ingest = given->request.ingest;
    build->add_option("recordings,--in-dir,--in_dir", given->recordings,
                      "Files, or folders with all below them");
    build->add_option("-o,--out,--out-dir,--out_dir", given->out,
                      "Folder of the dataset; one made before is replaced");
    build->add_option(
        "-p,--project", given->project,
        "Project: recordings are added to its review; without any, what is accepted there is built");
    build->add_option("--transcripts", given->transcripts,
                      "Table with the words of many recordings (LJSpeech, .list, CSV, JSON Lines)");
    build->add_option("--sr", given->rate, "Sample rate of the clips")
        ->capture_default_str()
        ->check(CLI::Range(8000, 48000));
    build->add_option("--min-sec,--min_sec", ingest.cut.shortest.value, "Shortest clip, seconds")
        ->capture_default_str()
        ->check(CLI::Range(0.5, 60.0));
    build->add_option("--max-sec,--max_sec", ingest.cut.longest.value, "Longest clip, seconds")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 60.0));
    build
        ->add_option("--margin-ms,--margin_ms", ingest.cut.margin.value, "Sound kept before and after speech")
        ->capture_default_str()
        ->check(CLI::Range(0, 1000));
    build
        ->add_option("--channel", ingest.channel,
                     "Which channel of a stereo recording: auto, mix, left, right")
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, ChannelChoice>{{"auto", ChannelChoice::Auto},
                                                                         {"mix", ChannelChoice::Mix},
                                                                         {"left", ChannelChoice::Left},
                                                                         {"right", ChannelChoice::Right}}));
    build->add_flag("--hum-autonotch,--hum_autonotch", ingest.hum.isOn,
                    "Take mains hum out where it is found");
    build->add_option("--mains", given->mains, "Mains frequency")
        ->capture_default_str()
        ->check(CLI::IsMember({"50", "60", "auto"}));
    build
        ->add_option("--notch-strength,--notch_strength", ingest.hum.strength,
                     "Share of the hum that is taken out")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    build->add_option("--split", given->split, "Shares of train, val and test")->capture_default_str();
    build->add_option("--split-seed,--split_seed", given->request.seed, "Seed of the split")
        ->capture_default_str();
}

} // namespace

void addDatasetCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("dataset", "Recordings to a dataset that trains");
    group->require_subcommand(1);
    auto given = std::make_shared<Arguments>();
    const auto add = [&](const char* name, const char* description,
                         int (*run)(const Cli&, const Arguments&)) {
        return addCommand(*group, cli, name, description, [&cli, given, run] { return run(cli, *given); });
    };
    addBuildOptions(add("build", "Cut, measure and split recordings", buildCommand), given);
    auto* check = add("check", "Look for what is wrong with a dataset, and what it lacks", checkCommand);
    check->add_option("dataset", given->from, "Folder, or a table of one")->required();
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
