#include "app/cli/dataset_report.h"

#include "app/cli/counted.h"
#include "app/cli/exit_status.h"
#include "core/base/digits.h"
#include "core/session/review_service.h"
#include "widgets/words/error_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <algorithm>
#include <array>

namespace understudy::cli {

namespace {

Json describe(const Error& error)
{
    return {{"reason", name(error.reason)},
            {"subject", error.subject},
            {"message", words::sentence(error).toStdString()}};
}

Json describe(const std::vector<Error>& failed)
{
    Json all = Json::array();
    for (const auto& error : failed)
        all.push_back(describe(error));
    return all;
}

/// Not the file itself is left out, and its sentence says what is.
bool isTakenAllTheSame(const Error& error)
{
    constexpr std::array kTaken{Reason::ListChanged, Reason::LineLeftOut, Reason::WordsUnread};
    return std::ranges::find(kTaken, error.reason) != kTaken.end();
}

void sayFailed(const Cli& cli, const std::vector<Error>& failed)
{
    constexpr std::size_t kMostSaid = 50;
    for (std::size_t i = 0; i < std::min(kMostSaid, failed.size()); ++i)
        cli.say((isTakenAllTheSame(failed[i]) ? "" : "Left out: ") +
                words::sentence(failed[i]).toStdString());
    if (failed.size() > kMostSaid)
        cli.say(std::to_string(failed.size() - kMostSaid) + " more like these; --json names all of them.");
}

/// What was changed on purpose is no failure.
int statusOf(const std::vector<Error>& failed)
{
    const auto isLeftOut = [](const Error& error) { return error.reason != Reason::ListChanged; };
    return std::ranges::any_of(failed, isLeftOut) ? kLeftOut : kOk;
}

void sayClips(const Cli& cli, const std::vector<std::string>& named)
{
    QStringList ids;
    for (const auto& id : named)
        ids << QString::fromStdString(id);
    if (!ids.isEmpty())
        cli.say("  " + words::firstOf(ids).toStdString());
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
    Json duplicates = Json::array(), recordings = Json::array();
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
            {"without_words", report.withoutWords.size()},
            {"clips_without_words", report.withoutWords},
            {"clips_with_guessed_words", report.guessedWords},
            {"clips_with_draft_words", report.draftWords},
            {"failed", describe(report.failed)},
            {"duplicates", std::move(duplicates)}};
}

/// "train gets the first 80 %, val the next 10 %, test the last 10 %"
std::string blocks(const SplitShares& shares)
{
    std::string all;
    for (const auto split : {Split::Train, Split::Validation, Split::Test})
        if (const auto share = shares.of(split); share > 0)
            all += (all.empty() ? "" : ", then ") + std::string(name(split)) + " " + digitsOf(share) + " %";
    return all;
}

/// Which condition failed, and what is done instead.
std::string splitByTime(const SplitCase& of)
{
    if (of.recordings == 0) // of a dataset that was built before
        return "It was not split by recording, but within each one, by time.";
    const auto instead = " Each one is split by time instead: " + blocks(of.shares) + ".";
    if (of.recordings < kFewestForSplitByRecording)
        return counted(of.recordings, "recording") + (of.recordings == 1 ? " is" : " are") +
               " too few to split by recording, which takes " + std::to_string(kFewestForSplitByRecording) + "." +
               instead;
    std::string without;
    for (const auto split : of.without)
        without += (without.empty() ? "" : " and ") + std::string(name(split));
    return "The " + counted(of.recordings, "recording") + " are not split by recording: with seed " +
           std::to_string(of.seed) + " none of them falls to " + without + "." + instead +
           " Another --split-seed, or more recordings, may do.";
}

void sayReport(const Cli& cli, const BuildReport& report, const std::string& out)
{
    sayFailed(cli, report.failed);
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
        cli.say(splitByTime(report.splitOf));
    for (const auto& clip : report.leftOutForText)
        cli.say("Left out: " + clip + " says what a training clip says.");
    if (!report.rejected.empty())
        cli.say("Why each of them is out: " + out + "/rejected.jsonl, and report.html beside it.");
}

} // namespace

void sayRules(const Cli& cli, const std::string& what, const std::map<std::string, int>& rules)
{
    if (rules.empty())
        return;
    std::string line = what;
    for (const auto& [rule, count] : rules)
        line += (line == what ? ": " : ", ") + rule + " " + std::to_string(count);
    cli.say(line);
}

void sayWithoutWords(const Cli& cli, std::size_t clips, const std::string& why,
                     const std::vector<std::string>& named)
{
    if (clips == 0)
        return;
    cli.say(counted(clips, "clip") + (clips == 1 ? " has" : " have") + " no words" +
            (why.empty() ? "" : ": " + why) + ".");
    sayClips(cli, named);
}

void sayUnsureWords(const Cli& cli, const UnsureWords& unsure)
{
    const auto have = [](std::size_t clips) { return counted(clips, "clip") + (clips == 1 ? " has" : " have"); };
    if (unsure.guessed > 0) {
        cli.say(have(unsure.guessed) + " words that were placed by guess: a text tells them, but not when they "
                                       "are said, and they may be those of a neighbour. Listen to each in the "
                                       "studio's Review and mend its words, or give their times (SRT, VTT, "
                                       "TextGrid) and build again.");
        sayClips(cli, unsure.guessedClips);
    }
    if (unsure.drafts > 0) {
        cli.say(have(unsure.drafts) + " words that a recogniser heard, and it takes some for others. "
                                      "Listen to each in the studio's Review and mend its words, or put the "
                                      "words beside the recordings and build again.");
        sayClips(cli, unsure.draftClips);
    }
}

int printBuilt(const Cli& cli, const Result<BuildReport>& report, const std::string& out,
               const std::string& whyWithoutWords)
{
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print(describe(*report, out));
    sayReport(cli, *report, out);
    sayWithoutWords(cli, report->withoutWords.size(), whyWithoutWords, report->withoutWords);
    sayUnsureWords(cli, {report->guessedWords.size(), report->draftWords.size(), report->guessedWords,
                         report->draftWords});
    return report->leftOut.empty() ? statusOf(report->failed) : kLeftOut;
}

int printExported(const Cli& cli, const Result<ExportReport>& report, const std::string& layout,
                  const std::string& out)
{
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print({{"out", out},
                   {"layout", layout},
                   {"clips", report->clips},
                   {"without_words", report->withoutWords.size()},
                   {"clips_without_words", report->withoutWords},
                   {"clips_with_changed_words", report->changedWords},
                   {"failed", describe(report->failed)}});
    sayFailed(cli, report->failed);
    cli.say(counted(report->clips, "clip") + " in " + out + " (" + layout + ")");
    sayWithoutWords(cli, report->withoutWords.size(), {}, report->withoutWords);
    if (!report->changedWords.empty()) {
        cli.say("“|” parts the fields of LJSpeech's lists: it is written as “/” in the words of " +
                counted(report->changedWords.size(), "clip") + ".");
        sayClips(cli, report->changedWords);
    }
    return statusOf(report->failed);
}

int sayImport(const Cli& cli, const ImportReport& report)
{
    sayFailed(cli, report.failed);
    for (const auto& [file, same] : report.known)
        cli.say("Here already: " + file + (file == same ? std::string() : " (" + same + ")"));
    sayCutShort(cli, report.cutShort);
    cli.say(counted(report.added.size(), "recording") + " added, " + counted(report.clips, "clip"));
    return statusOf(report.failed);
}

Json describe(const ImportReport& report, const ReviewProgress& progress)
{
    Json known = Json::array();
    for (const auto& [file, same] : report.known)
        known.push_back({{"file", file}, {"same_as", same}});
    Json verdicts = Json::object();
    for (const auto verdict : {Verdict::None, Verdict::Accepted, Verdict::Rejected, Verdict::Unsure})
        verdicts[std::string(name(verdict))] = progress.count(verdict);
    return {{"added", report.added},
            {"clips", report.clips},
            {"without_words", report.withoutWords},
            {"guessed_words", report.guessedWords},
            {"draft_words", report.draftWords},
            {"known", std::move(known)},
            {"failed", describe(report.failed)},
            {"cut_short", describe(report.cutShort)},
            {"verdicts", std::move(verdicts)},
            {"accepted_sec", progress.accepted.value}};
}

} // namespace understudy::cli
