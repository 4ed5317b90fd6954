#include "core/data/dataset/build.h"

#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "core/data/clips/findings.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/exchange.h"
#include "core/data/dataset/parts_p.h"
#include "core/data/dataset/rejected_p.h"
#include "core/data/dataset/spoken_p.h"
#include "core/data/dataset/target_speaker_p.h"
#include "core/data/ingest/file_progress.h"
#include "core/jobs/in_parallel.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <set>

namespace understudy {
namespace {

namespace fs = std::filesystem;

class Builder
{
public:
    Builder(const BuildRequest& request, const BuildWatch& watch)
        : m_request(request), m_watch(watch),
          m_parts(request.out.parent_path() / ("." + request.out.filename().string() + ".building"))
    {
    }

    Result<BuildReport> run()
    {
        auto report = make();
        std::error_code ignored;
        if (report)
            fs::remove_all(m_parts, ignored);
        else
            fs::remove(m_parts, ignored); // if nothing is in it that the next build could go on with
        return report;
    }

private:
    Result<BuildReport> make()
    {
        UNDERSTUDY_CHECK(checkIsFree(m_request.out));
        if (const auto made = ensureFolder(m_parts); !made)
            return Failure(aboutOut(made.error()));
        m_files = findRecordings(m_request.recordings, m_report.failed);
        std::erase_if(m_report.failed, [this](const Error& error) { // it is replaced, which was asked for
            return error.reason == Reason::DatasetGiven && plainOut(error.subject) == m_request.out;
        });
        if (m_files.empty())
            return m_report.failed.empty()
                       ? fail(Code::InvalidInput, Reason::NoRecordings,
                              m_request.recordings.empty() ? "" : m_request.recordings.front().string())
                       : Failure(m_report.failed.front());
        if (const auto own = std::ranges::find_if(
                m_files,
                [this](const fs::path& file) { return isInside(m_request.out, fs::absolute(file)); });
            own != m_files.end())
            return fail(Code::InvalidInput, Reason::InputInsideOutput, own->string());
        if (!m_request.targetSpeaker.empty()) {
            UNDERSTUDY_TRY(m_target, hearTarget(m_request.targetSpeaker, m_request.ingest.rate,
                                                m_request.ingest.voices, m_watch.stop, m_report.failed));
        }
        identify();
        ingest();
        if (m_watch.stop.stop_requested())
            return fail(Code::Cancelled, m_request.out.string());
        if (m_fatal)
            return Failure(*m_fatal);
        if (m_done.empty())
            return Failure(m_report.failed.front());
        if (const auto& table = m_request.ingest.table)
            std::ranges::copy(table->problems(), std::back_inserter(m_report.failed));
        UNDERSTUDY_CHECK(assemble());
        return std::move(m_report);
    }

    /// Nobody asked for the folder that could not be made; it was to lie beside the one that somebody did.
    Error aboutOut(Error error) const
    {
        std::error_code ignored;
        auto there = m_request.out.parent_path();
        while (!fs::exists(there, ignored) && there.has_relative_path())
            there = there.parent_path();
        error.subject = m_request.out.string();
        if (error.reason == Reason::FileMissing) // what /proc says when it takes nothing
            error = {Code::Io, Reason::NoPermission, there.string(), error.detail, {}};
        return error;
    }

    /// Hashes and lengths; files with equal bytes are taken once.
    void identify()
    {
        std::vector<std::optional<Result<PartWork>>> works(m_files.size());
        std::vector<double> lengths(m_files.size());
        FileProgress progress(m_watch.report, Stage::Reading, ProgressUnit::FileBytes, countedBytes(m_files));
        const auto key = keyOf(m_request.ingest);
        inParallel(m_files.size(), m_request.threads, m_watch.stop, [&](std::size_t i) {
            works[i] = partWork(m_files[i], m_request.ingest, key, m_watch.stop);
            lengths[i] = toldLength(m_files[i]).value;
            progress.finish(i);
        });
        std::map<std::string, std::string> known; // hash -> file
        for (std::size_t i = 0; i < works.size() && !m_watch.stop.stop_requested(); ++i) {
            if (!*works[i]) {
                m_report.failed.push_back(works[i]->error());
                continue;
            }
            const auto [there, isNew] = known.try_emplace((*works[i])->sha256, m_files[i].string());
            if (isNew) {
                m_works.push_back(std::move(**works[i]));
                m_counted.push_back({m_files[i], lengths[i]});
            } else {
                m_report.duplicates.emplace_back(m_files[i].string(), there->second);
            }
        }
    }

    void ingest()
    {
        std::vector<std::optional<Result<Part>>> parts(m_works.size());
        FileProgress progress(m_watch.report, Stage::Measuring, ProgressUnit::AudioSeconds, m_counted);
        inParallel(m_works.size(), m_request.threads, m_watch.stop, [&](std::size_t i) {
            if (isFatal())
                return;
            const auto scan =
                scanWatch(progress, i, m_watch.stop, threadsForOne(m_works.size() - i, m_request.threads));
            parts[i] = makePart(m_works[i], m_request.ingest, m_parts, scan);
            if (!*parts[i] && (parts[i]->error().reason == Reason::DiskFull))
                setFatal(parts[i]->error());
            progress.finish(i);
        });
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto& part = parts[i];
            if (!part || (!*part && part->error().code == Code::Cancelled))
                continue;
            if (*part)
                m_done.push_back(std::move(**part));
            else
                m_report.failed.push_back(part->error());
        }
        std::ranges::sort(m_done, {}, [](const Part& part) { return part.recording.id; });
    }

    bool isFatal()
    {
        const std::lock_guard lock(m_mutex);
        return m_fatal.has_value();
    }
    void setFatal(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        m_fatal = aboutOut(error);
    }

    void tell(Stage stage) const
    {
        if (m_watch.report)
            m_watch.report({stage, 0, 0, ProgressUnit::Clips, m_request.out.filename().string()});
    }

    Result<void> assemble()
    {
        tell(Stage::Comparing);
        compare();
        tell(Stage::Writing);
        std::vector<PlacedRow> rows;
        for (auto& part : m_done) {
            addRecording(part);
            m_report.totals.recordedSeconds += toSeconds(part.recording.length, part.recording.rate).value;
            m_report.totals.speechSeconds += lengthOf(part.speech, part.recording.rate).value;
            std::ranges::copy(part.problems, std::back_inserter(m_report.failed));
            if (part.rows.empty())
                m_report.failed.push_back(
                    {Code::InvalidInput, Reason::NobodySpeaks, part.file.string(), {}, {}});
            for (auto& row : part.rows)
                addRow(part, row, rows);
        }
        UNDERSTUDY_CHECK(placeRows(rows));
        m_report.totals.exportedSpeechSeconds = spokenIn(rows).value;
        if (rows.empty())
            return nothingLeft();
        return writeDataset(m_request.out, optionsOf(m_request), m_report, rows, m_watch.stop);
    }

    /// Of a file that is a clip of a dataset of ours: as it was told there. None for others.
    const ClipOrigin* originOf(const Part& part) const
    {
        const auto given = m_request.ingest.given.find(part.file);
        return given != m_request.ingest.given.end() && given->second.size() == 1 && given->second[0].origin
                   ? &*given->second[0].origin
                   : nullptr;
    }

    /// Clips of one are told as of one, which reaches as far as they tell.
    void addRecording(const Part& part)
    {
        const auto* origin = originOf(part);
        if (origin == nullptr) {
            m_places.try_emplace(part.recording.id, m_report.recordings.size());
            m_report.recordings.push_back(part.recording);
            return;
        }
        const auto [there, isNew] = m_places.try_emplace(origin->recording, m_report.recordings.size());
        if (!isNew) {
            auto& length = m_report.recordings[there->second].length;
            length = std::max(length, origin->span.end);
            return;
        }
        Recording recording;
        recording.id = origin->recording;
        recording.file = origin->file;
        recording.sha256 = origin->sha256;
        recording.rate = origin->rate;
        recording.length = origin->span.end;
        recording.channelReason = "told by its clips";
        recording.dc = toDecibels(0); // nobody measured it
        m_report.recordings.push_back(std::move(recording));
    }

    static void takeOrigin(const ClipOrigin& origin, DatasetRow& row)
    {
        row.clip.recording = origin.recording;
        row.clip.span = origin.span;
        row.clip.speech = origin.speech;
        row.source = origin.file;
        row.sourceSha256 = origin.sha256;
        row.sourceRate = origin.rate;
        row.processing = origin.processing;
    }

    /// An empty dataset would train nothing; what is there stays.
    Failure nothingLeft() const
    {
        std::error_code ignored;
        fs::remove_all(m_parts, ignored); // other limits would not go on with them
        if (m_report.rejected.empty())
            return fail(Code::InvalidInput, Reason::NobodySpeaks, m_files.front().string(),
                        m_request.out.string());
        auto why = countedRules(m_report.rejected, m_request.ingest.limits);
        for (const auto& error : m_report.failed) // no rule: the name of what could not be used at all
            why += "\n\t" + singleSpaced(fs::path(error.subject).filename().string());
        return fail(Code::InvalidInput, Reason::AllClipsLeftOut, m_request.out.string(), std::move(why));
    }

    /// Each clip with all others.
    void compare()
    {
        std::vector<Clip*> clips;
        std::vector<ClipPrint> prints;
        for (auto& part : m_done) {
            for (auto& row : part.rows)
                clips.push_back(&row.clip);
            std::ranges::move(part.prints, std::back_inserter(prints));
        }
        compareClips(clips, prints, m_request.ingest.limits, m_target);
    }

    void addRow(const Part& part, DatasetRow& row, std::vector<PlacedRow>& rows)
    {
        auto& totals = m_report.totals;
        const auto cut = row.clip.span;
        if (const auto* origin = originOf(part)) // when all that was measured of its file is known
            takeOrigin(*origin, row);
        // What a person said goes before what was measured.
        const bool isKept = row.verdict == Verdict::Accepted || row.isTakenOver;
        const bool isRejected =
            row.verdict == Verdict::Rejected || (row.clip.grade == Grade::Reject && !isKept);
        row.seed = m_request.seed;
        if (isRejected) {
            ++totals.rejectedClips;
            m_report.rejected.push_back({std::move(row)});
            for (const auto& rule : rulesAgainst(m_report.rejected.back()))
                ++totals.rejected[rule];
            return;
        }
        for (const auto& rule : rulesOf(row.clip, row.clip.grade))
            ++totals.review[rule];
        rows.push_back({std::move(row), part.folder, false, cut, &part});
    }

    /// Gives each row its split; words that train are not tested.
    Result<void> placeRows(std::vector<PlacedRow>& rows)
    {
        std::vector<SplitItem> items;
        for (const auto& placedRow : rows) {
            const auto& row = placedRow.row;
            items.push_back(
                {row.clip.recording, toSeconds(row.clip.span.begin, row.sourceRate), row.duration()});
        }
        const auto placed = split(items, m_request.shares, m_request.seed);
        m_report.split = m_request.keepsSplits ? SplitMethod::AsGiven : placed.method;
        m_report.splitOf = placed.of;
        std::set<std::string> trained;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!m_request.keepsSplits)
                rows[i].row.split = placed.splits[i];
            if (rows[i].row.split == Split::Train)
                trained.insert(rows[i].row.clip.text.normalized);
        }
        std::erase_if(rows, [&](const PlacedRow& placedRow) {
            const auto& text = placedRow.row.clip.text.normalized;
            const bool isKnown =
                placedRow.row.split != Split::Train && !text.empty() && trained.contains(text);
            if (isKnown) {
                m_report.leftOutForText.push_back(placedRow.row.clip.id);
                m_report.rejected.push_back({placedRow.row, true});
            }
            return isKnown;
        });
        std::ranges::stable_sort(m_report.rejected, {}, [](const RejectedClip& clip) {
            return std::pair(std::string_view(clip.row.clip.recording), clip.row.clip.span.begin);
        });
        for (const auto& placedRow : rows) {
            m_report.add(placedRow.row);
        }
        return {};
    }

    const BuildRequest& m_request;
    const BuildWatch& m_watch;
    fs::path m_parts;
    std::vector<fs::path> m_files;
    std::vector<PartWork> m_works;
    std::vector<CountedFile> m_counted; // of the works, in seconds
    std::vector<Part> m_done;           // by id
    TargetSpeaker m_target;             // nothing: nobody is wanted
    BuildReport m_report;
    std::map<std::string, std::size_t> m_places; // of its recordings, by id

    std::mutex m_mutex;
    std::optional<Error> m_fatal; // under m_mutex: what no other recording would escape
};

} // namespace

void DatasetTotals::add(const DatasetRow& row)
{
    const std::string split(name(row.split));
    ++clips[split];
    seconds[split] += row.duration().value;
}

int DatasetTotals::exported() const
{
    int sum = 0;
    for (const auto& [split, count] : clips)
        sum += count;
    return sum;
}

void BuildReport::add(const DatasetRow& row)
{
    totals.add(row);
    const auto& text = row.clip.text;
    if (text.normalized.empty())
        withoutWords.push_back(row.clip.id);
    else if (row.verdict != Verdict::Accepted && areWordsUnsure(text)) // a person heard them
        (isRecognizer(text.source) ? draftWords : guessedWords).push_back(row.clip.id);
}

std::optional<CutShort> cutShortOf(const Recording& recording)
{
    if (recording.promised.value <= 0)
        return std::nullopt;
    return CutShort{recording.file.string(), toSeconds(recording.length, recording.rate),
                    toSeconds(recording.promised, recording.rate)};
}

std::vector<CutShort> BuildReport::cutShort() const
{
    std::vector<CutShort> all;
    for (const auto& recording : recordings)
        if (const auto cut = cutShortOf(recording))
            all.push_back(*cut);
    return all;
}

Result<BuildReport> buildDataset(const BuildRequest& request, const BuildWatch& watch)
{
    auto plain = request;
    plain.out = plainOut(request.out);
    const auto own = std::ranges::find_if(plain.recordings, isCutAlready);
    if (own != plain.recordings.end() && plain.recordings.size() > 1)
        return fail(Code::InvalidInput, Reason::DatasetGiven, own->string());
    if (own != plain.recordings.end())
        return importDataset(*own, plain.out, watch);
    return Builder(plain, watch).run();
}

} // namespace understudy
