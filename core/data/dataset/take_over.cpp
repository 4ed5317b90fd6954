#include "core/data/dataset/exchange.h"

#include "core/base/files.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/heard_p.h"
#include "core/data/dataset/left_out_p.h"
#include "core/data/dataset/rejected_p.h"
#include "core/data/dataset/row_claims_p.h"
#include "core/data/dataset/written_lists_p.h"
#include "core/data/ingest/ingest_json_p.h"

#include <set>

namespace understudy {
namespace {

namespace fs = std::filesystem;

std::map<std::string, int> countsOf(const Json& json)
{
    std::map<std::string, int> counts;
    for (const auto& [rule, clips] : json.items())
        if (clips.is_number_integer())
            counts[rule] = clips.get<int>();
    return counts;
}

SplitMethod methodNamed(const std::string& text)
{
    for (const auto method : {SplitMethod::ByTime, SplitMethod::ByRecording})
        if (name(method) == text)
            return method;
    return SplitMethod::AsGiven;
}

/// What dataset.json tells of a recording.
Recording toldRecording(const Json& json)
{
    auto recording = recordingOf(json);
    const auto frames = [&](std::string_view key) {
        return toFrames(Seconds(valueOf(json, key, 0.0)), recording.rate);
    };
    if (!json.contains("frames")) { // of before lengths were told in frames
        recording.length = frames("duration_sec");
        recording.promised = frames("promised_sec");
    }
    return recording;
}

/// But for what the clips themselves tell.
BuildReport toldReport(const Json& about)
{
    BuildReport report;
    for (const auto& json : valueOf(about, "recordings", Json::array()))
        report.recordings.push_back(toldRecording(json));
    report.split = methodNamed(valueOf(about, "split_method", std::string()));
    for (const auto& id : valueOf(about, "left_out_for_text", Json::array()))
        if (id.is_string())
            report.leftOutForText.push_back(id.get<std::string>());
    readLeftOut(valueOf(about, "left_out", Json::object()), report);
    const auto told = valueOf(about, "totals", Json::object());
    auto& totals = report.totals;
    totals.rejected = countsOf(valueOf(told, "rejected_by_rule", Json::object()));
    totals.review = countsOf(valueOf(told, "review_by_rule", Json::object()));
    totals.rejectedClips = valueOf(told, "rejected", 0);
    totals.recordedSeconds = valueOf(told, "recorded_sec", 0.0);
    totals.speechSeconds = valueOf(told, "speech_sec", 0.0);
    return report;
}

std::vector<RejectedClip> toldRejected(const fs::path& folder)
{
    const auto text = readFile(folder / kRejectedList, kMostMetadata).value_or(std::string());
    std::vector<RejectedClip> rejected;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        auto row = parseRow(line);
        if (!row)
            continue; // not as we wrote it
        const auto why = valueOf(Json::parse(line, nullptr, false), "why", Json::array());
        rejected.push_back({std::move(*row), why == Json::array({kTrainedText})});
    }
    return rejected;
}

Failure contradicts(const std::string& listed, const RowConflict& conflict)
{
    return fail(Code::Corrupt, Reason::RowContradicts, listed,
                conflict.key + "\n" + conflict.told + "\n" + conflict.known);
}

class TakeOver
{
public:
    TakeOver(const Dataset& set, fs::path out, const BuildWatch& watch)
        : m_set(set), m_out(std::move(out)), m_watch(watch)
    {
    }

    Result<BuildReport> run()
    {
        UNDERSTUDY_TRY(const auto about, readAbout(m_set.folder));
        m_report = toldReport(about);
        m_report.rejected = toldRejected(m_set.folder);
        const WrittenLists lists(m_set.folder, about);
        m_report.failed = lists.problems();
        m_report.failed.insert(m_report.failed.end(), m_set.problems.begin(), m_set.problems.end());
        for (const auto& entry : m_set.entries) {
            if (m_watch.stop.stop_requested())
                return fail(Code::Cancelled, m_out.string());
            if (const auto taken = take(entry, lists); !taken)
                m_report.failed.push_back(taken.error());
            if (m_watch.report)
                m_watch.report({Stage::Measuring, double(++m_done), double(m_set.entries.size()),
                                ProgressUnit::Clips, entry.audio.filename().string()});
        }
        if (m_rows.empty())
            return nothingLeft(m_set, m_report.failed);
        countSpeech(valueOf(about, "totals", Json::object()));
        UNDERSTUDY_CHECK(
            writeDataset(m_out, valueOf(about, "options", Json::object()), m_report, m_rows, m_watch.stop));
        return std::move(m_report);
    }

private:
    /// Of what was told, as much as there are seconds of its clips left.
    void countSpeech(const Json& told)
    {
        double before = 0, now = 0;
        for (const auto& seconds : valueOf(told, "seconds", Json::object()))
            before += seconds.is_number() ? seconds.get<double>() : 0;
        for (const auto& [split, seconds] : m_report.totals.seconds)
            now += seconds;
        const auto speech = valueOf(told, "exported_speech_sec", 0.0);
        m_report.totals.exportedSpeechSeconds = before > now ? speech * now / before : speech;
    }

    /// Left out where its line contradicts itself, or its sound is not what was written.
    Result<void> take(const DatasetEntry& entry, const WrittenLists& lists)
    {
        const auto& row = entry.row;
        if (!entry.isOurs)
            return fail(Code::Corrupt, Reason::RowForeign, entry.listed);
        if (!entry.conflicts.empty())
            return contradicts(entry.listed, entry.conflicts.front());
        if (!isValidName(row.fileName) || !m_names.insert({row.split, row.fileName}).second)
            return fail(Code::Corrupt, Reason::RowNameTaken, entry.listed);
        if (const auto conflict = lists.textConflict(entry))
            return contradicts(entry.listed, *conflict);
        UNDERSTUDY_TRY(const auto heard, hear(entry));
        if (heard.hash != row.pcmSha256 || heard.rate != row.rate)
            return fail(Code::Corrupt, Reason::SoundChanged, entry.audio.string());
        if (const auto conflict = conflictWith(entry, Seconds(heard.seconds)))
            return contradicts(entry.listed, *conflict);
        m_report.add(row);
        m_rows.push_back({row, entry.audio.parent_path(), true});
        return {};
    }

    const Dataset& m_set;
    const fs::path m_out;
    const BuildWatch& m_watch;
    BuildReport m_report;
    std::vector<PlacedRow> m_rows;
    std::set<std::pair<Split, std::string>> m_names;
    int m_done = 0;
};

} // namespace

Result<BuildReport> takeOver(const fs::path& from, const fs::path& out, const BuildWatch& watch)
{
    UNDERSTUDY_TRY(const auto set, readDataset(from));
    const auto place = plainOut(out);
    UNDERSTUDY_CHECK(checkIsFree(place));
    const auto source = fs::absolute(set.folder);
    if (isInside(place, source))
        return fail(Code::InvalidInput, Reason::InputInsideOutput, source.string());
    if (isInside(source, place))
        return fail(Code::InvalidInput, Reason::OutputInsideInput, place.string(), source.string());
    return TakeOver(set, place, watch).run();
}

} // namespace understudy
