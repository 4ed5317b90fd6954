#include "core/base/hash.h"
#include "core/data/clips/findings.h"
#include "core/data/ingest/file_progress.h"
#include "core/data/ingest/ingest_json.h"
#include "core/jobs/in_parallel.h"
#include "core/session/review_jobs_p.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <tuple>

namespace understudy {

namespace fs = std::filesystem;

namespace {

fs::path plainPath(const fs::path& file)
{
    return fs::absolute(file).lexically_normal();
}

/// Whatever goes into a review may be accepted later: its words are wanted too.
IngestOptions forReview(const IngestOptions& options)
{
    auto plain = options;
    plain.isAllHeard = true;
    plain.given.clear();
    for (const auto& [file, clips] : options.given)
        plain.given[plainPath(file)] = clips;
    return plain;
}

/// What was taken of the original; as in metadata.jsonl.
DatasetRow rowOf(const Clip& clip, const Recording& recording, SampleRate rate)
{
    DatasetRow row;
    row.clip = clip;
    row.source = recording.file.filename().string();
    row.sourceSha256 = recording.sha256;
    row.sourceRate = recording.rate;
    row.rate = rate;
    row.length = toFrames(toSeconds(clip.span.length(), recording.rate), rate);
    return row;
}

class Importer
{
public:
    Importer(ReviewDesk& desk, const IngestOptions& options, IfStopped ifStopped, JobContext& context)
        : m_desk(desk), m_options(forReview(options)), m_ifStopped(ifStopped), m_context(context),
          m_scratch(desk.store().folder() / "recordings")
    {
    }

    Result<ImportReport> run(const std::vector<fs::path>& inputs)
    {
        UNDERSTUDY_CHECK(m_desk.store().checkWritable());
        m_files = findRecordings(inputs, m_report.failed);
        if (m_files.empty())
            return m_report.failed.empty() ? fail(Code::InvalidInput, Reason::NoRecordings,
                                                  inputs.empty() ? "" : inputs.front().string())
                                           : Failure(m_report.failed.front());
        for (auto& file : m_files)
            file = plainPath(file);
        UNDERSTUDY_CHECK(keepFiles());
        UNDERSTUDY_CHECK(identify());
        ingest();
        if (m_context.cancelled())
            return fail(Code::Cancelled, m_files.front().string());
        if (m_fatal)
            return Failure(*m_fatal);
        if (m_options.table)
            std::ranges::copy(m_options.table->problems(), std::back_inserter(m_report.failed));
        std::ranges::sort(m_report.added);
        return std::move(m_report);
    }

private:
    struct Work
    {
        fs::path file;
        std::string sha256, stamp;
    };

    /// For an import that goes on after this one was stopped; with the folders that could not be read.
    Result<void> keepFiles()
    {
        if (m_ifStopped == IfStopped::Forget)
            return {};
        auto files = m_files;
        for (const auto& error : m_report.failed)
            files.push_back(plainPath(error.subject));
        UNDERSTUDY_CHECK(m_desk.store().addImportFiles(files));
        for (const auto& error : m_report.failed)
            setDone(plainPath(error.subject), error);
        return {};
    }

    std::function<void(const Progress&)> report() const
    {
        return [this](const Progress& progress) { m_context.report(progress); };
    }

    /// What is new among the files; equal bytes are taken once.
    Result<void> identify()
    {
        std::vector<std::optional<Result<std::string>>> hashes(m_files.size());
        std::vector<std::string> stamps(m_files.size()); // of before they were read
        std::vector<double> lengths(m_files.size());
        FileProgress progress(report(), Stage::Reading, ProgressUnit::FileBytes, countedBytes(m_files));
        inParallel(m_files.size(), 0, m_context.stopToken(), [&](std::size_t i) {
            stamps[i] = stampOf(m_files[i]).value_or(std::string());
            hashes[i] = sha256File(m_files[i], m_context.stopToken());
            lengths[i] = toldLength(m_files[i]).value;
            progress.finish(i);
        });
        std::map<std::string, fs::path> taken;
        for (std::size_t i = 0; i < m_files.size() && !m_context.cancelled(); ++i) {
            if (!*hashes[i]) {
                m_report.failed.push_back(hashes[i]->error());
                setDone(m_files[i], hashes[i]->error());
                continue;
            }
            const auto [there, isNew] = taken.try_emplace(**hashes[i], m_files[i]);
            if (!isNew) {
                m_report.known.emplace_back(m_files[i].string(), there->second.string());
                setDone(m_files[i]);
                continue;
            }
            UNDERSTUDY_TRY(const bool isWork, isUnknown(**hashes[i], m_files[i]));
            if (isWork) {
                m_works.push_back({m_files[i], **hashes[i], stamps[i]});
                m_counted.push_back({m_files[i], lengths[i]});
            } else {
                setDone(m_files[i]);
            }
        }
        return {};
    }

    /// In the list that an import goes on by, also one that was stopped before. Where that cannot be written
    /// the file is only looked at twice.
    void setDone(const fs::path& file, const std::optional<Error>& error = {})
    {
        std::ignore = m_desk.store().setImportFileDone(file, error);
    }

    Result<bool> isUnknown(const std::string& sha256, const fs::path& file)
    {
        UNDERSTUDY_TRY(const auto known, m_desk.lookUp(sha256, file));
        if (known.added == ReviewDesk::Added::Known)
            m_report.known.emplace_back(file.string(), known.file.string());
        if (known.added == ReviewDesk::Added::Relinked)
            m_report.relinked.push_back(file.string());
        return known.added == ReviewDesk::Added::New;
    }

    void ingest()
    {
        FileProgress progress(report(), Stage::Measuring, ProgressUnit::AudioSeconds, m_counted);
        inParallel(m_works.size(), 0, m_context.stopToken(), [&](std::size_t i) {
            if (hasFailed())
                return;
            const auto watch =
                scanWatch(progress, i, m_context.stopToken(), threadsForOne(m_works.size() - i, 0));
            const auto done = ingest(m_works[i], watch);
            const auto problems = done ? *done : std::vector{done.error()};
            for (const auto& problem : problems)
                note(problem);
            if (done || !goesOnLater(done.error()))
                setDone(m_works[i].file, problems.empty() ? std::nullopt : std::optional(problems.front()));
            progress.finish(i);
        });
    }

    /// What is wrong with the words of a file that is taken all the same.
    Result<std::vector<Error>> ingest(const Work& work, const ScanWatch& watch)
    {
        std::vector<std::string> prints;
        UNDERSTUDY_TRY(const auto ingested,
                       ingestRecording(work.file, work.sha256, m_options, m_scratch, watch,
                                       [&](const Clip&, const ClipPrint& print, auto) -> Result<void> {
                                           prints.push_back(formatPrint(print));
                                           return {};
                                       }));
        const auto& repairs = repairsOf(m_options, work.file);
        RecordingRow recording{ingested.recording, lengthOf(ingested.speech, ingested.recording.rate),
                               int(ingested.clips.size()), repairs, repairs};
        recording.recording.file = work.file;
        std::vector<ClipRecord> clips;
        for (std::size_t i = 0; i < ingested.clips.size(); ++i) {
            const auto line = lineOf(rowOf(ingested.clips[i], recording.recording, m_options.rate));
            UNDERSTUDY_TRY(auto row, parseRow(line)); // as it is found when the project is opened again
            clips.push_back({std::move(row), std::move(prints[i]), line});
        }
        UNDERSTUDY_TRY(const bool isNew, m_desk.add(recording, clips));
        if (isNew)
            m_desk.originals().remember(recording.recording.id, work.stamp);
        noteAdded(work, recording, clips, isNew);
        return ingested.problems;
    }

    void noteAdded(const Work& work, const RecordingRow& recording, const std::vector<ClipRecord>& clips,
                   bool isNew)
    {
        const std::lock_guard lock(m_mutex);
        if (!isNew) {
            m_report.known.emplace_back(work.file.string(), work.file.string());
            return;
        }
        m_report.added.push_back(recording.recording.id);
        if (const auto cut = cutShortOf(recording.recording))
            m_report.cutShort.push_back(*cut);
        m_report.clips += int(clips.size());
        if (clips.empty())
            m_report.failed.push_back({Code::InvalidInput, Reason::NobodySpeaks, work.file.string(), {}, {}});
        for (const auto& clip : clips) {
            const auto& text = clip.row.clip.text;
            if (text.normalized.empty())
                ++m_report.withoutWords;
            else if (areWordsUnsure(text))
                ++(isRecognizer(text.source) ? m_report.draftWords : m_report.guessedWords);
        }
    }

    /// What no other recording would escape ends the import.
    static bool isFatal(const Error& error)
    {
        return error.reason == Reason::DiskFull || error.reason == Reason::ProjectMoved;
    }
    static bool goesOnLater(const Error& error) { return error.code == Code::Cancelled || isFatal(error); }

    void note(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (error.code == Code::Cancelled)
            return;
        if (isFatal(error))
            m_fatal = error;
        else
            m_report.failed.push_back(error);
    }

    bool hasFailed()
    {
        const std::lock_guard lock(m_mutex);
        return m_fatal.has_value();
    }

    ReviewDesk& m_desk;
    const IngestOptions m_options;
    const IfStopped m_ifStopped;
    JobContext& m_context;
    const fs::path m_scratch;
    std::vector<fs::path> m_files;
    std::vector<Work> m_works;
    std::vector<CountedFile> m_counted; // of the works, in seconds

    std::mutex m_mutex;
    ImportReport m_report;        // under m_mutex while files are ingested
    std::optional<Error> m_fatal; // under m_mutex
};

} // namespace

Result<ImportReport> importInto(ReviewDesk& desk, const std::vector<fs::path>& inputs,
                                const IngestOptions& options, IfStopped ifStopped, JobContext& context)
{
    auto report = Importer(desk, options, ifStopped, context).run(inputs);
    desk.showRest();
    return report;
}

} // namespace understudy
