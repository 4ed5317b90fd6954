#include "core/audio/reader.h"
#include "core/base/hash.h"
#include "core/data/ingest/ingest_json.h"
#include "core/jobs/in_parallel.h"
#include "core/session/review_jobs_p.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace understudy {

namespace fs = std::filesystem;

namespace {

fs::path plainPath(const fs::path& file)
{
    return fs::absolute(file).lexically_normal();
}

IngestOptions withPlainPaths(const IngestOptions& options)
{
    auto plain = options;
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
    Importer(ReviewDesk& desk, const IngestOptions& options, JobContext& context)
        : m_desk(desk), m_options(withPlainPaths(options)), m_context(context),
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
        UNDERSTUDY_CHECK(identify());
        ingest();
        if (m_context.cancelled())
            return fail(Code::Cancelled, m_files.front().string());
        if (m_fatal)
            return Failure(*m_fatal);
        if (m_report.added.empty() && m_report.known.empty() && m_report.relinked.empty())
            return Failure(m_report.failed.front());
        std::ranges::sort(m_report.added);
        // Without anything new too: an import that was stopped has compared nothing.
        UNDERSTUDY_CHECK(m_desk.compare(m_options.limits));
        return std::move(m_report);
    }

private:
    struct Work
    {
        fs::path file;
        std::string sha256;
    };

    /// What is new among the files; equal bytes are taken once.
    Result<void> identify()
    {
        std::vector<std::optional<Result<std::string>>> hashes(m_files.size());
        std::vector<double> lengths(m_files.size());
        inParallel(m_files.size(), 0, m_context.stopToken(), [&](std::size_t i) {
            hashes[i] = sha256File(m_files[i]);
            if (const auto reader = AudioReader::open(m_files[i]); reader && reader->info().length.value > 0)
                lengths[i] = toSeconds(reader->info().length, reader->info().rate).value;
        });
        std::map<std::string, fs::path> taken;
        for (std::size_t i = 0; i < m_files.size() && !m_context.cancelled(); ++i) {
            if (!*hashes[i]) {
                m_report.failed.push_back(hashes[i]->error());
                continue;
            }
            const auto [there, isNew] = taken.try_emplace(**hashes[i], m_files[i]);
            if (!isNew) {
                m_report.known.emplace_back(m_files[i].string(), there->second.string());
                continue;
            }
            UNDERSTUDY_TRY(const bool isWork, isUnknown(**hashes[i], m_files[i]));
            if (isWork) {
                m_works.push_back({m_files[i], **hashes[i]});
                m_total += lengths[i];
            }
        }
        return {};
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
        std::vector<double> seconds(m_works.size());
        inParallel(m_works.size(), 0, m_context.stopToken(), [&](std::size_t i) {
            if (isFatal())
                return;
            const ScanWatch watch{m_context.stopToken(), [&, i](Seconds done) {
                                      tell(done.value - seconds[i], m_works[i].file);
                                      seconds[i] = done.value;
                                  }};
            if (const auto done = ingest(m_works[i], watch); !done)
                note(done.error());
        });
    }

    Result<void> ingest(const Work& work, const ScanWatch& watch)
    {
        std::vector<std::string> prints;
        UNDERSTUDY_TRY(const auto ingested,
                       ingestRecording(work.file, work.sha256, m_options, m_scratch, watch,
                                       [&](const Clip&, const ClipPrint& print, auto) -> Result<void> {
                                           prints.push_back(formatPrint(print));
                                           return {};
                                       }));
        RecordingRow recording{ingested.recording, ingested.speech, int(ingested.clips.size())};
        recording.recording.file = work.file;
        std::vector<ClipRecord> clips;
        for (std::size_t i = 0; i < ingested.clips.size(); ++i) {
            const auto line = lineOf(rowOf(ingested.clips[i], recording.recording, m_options.rate));
            UNDERSTUDY_TRY(auto row, parseRow(line)); // as it is found when the project is opened again
            clips.push_back({std::move(row), std::move(prints[i])});
        }
        UNDERSTUDY_TRY(const bool isNew, m_desk.add(recording, clips));
        noteAdded(work, recording, clips.size(), isNew);
        if (ingested.transcript)
            note(*ingested.transcript);
        return {};
    }

    void noteAdded(const Work& work, const RecordingRow& recording, std::size_t clips, bool isNew)
    {
        const std::lock_guard lock(m_mutex);
        if (!isNew) {
            m_report.known.emplace_back(work.file.string(), work.file.string());
            return;
        }
        m_report.added.push_back(recording.recording.id);
        m_report.clips += int(clips);
    }

    /// What no other recording would escape ends the import.
    void note(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (error.code == Code::Cancelled)
            return;
        if (error.reason == Reason::DiskFull || error.reason == Reason::ProjectMoved)
            m_fatal = error;
        else
            m_report.failed.push_back(error);
    }

    bool isFatal()
    {
        const std::lock_guard lock(m_mutex);
        return m_fatal.has_value();
    }

    void tell(double seconds, const fs::path& file)
    {
        const std::lock_guard lock(m_mutex);
        m_heard += seconds;
        m_context.report({Stage::Measuring, m_heard, std::max(m_total, m_heard), ProgressUnit::AudioSeconds,
                          file.filename().string()});
    }

    ReviewDesk& m_desk;
    const IngestOptions m_options;
    JobContext& m_context;
    const fs::path m_scratch;
    std::vector<fs::path> m_files;
    std::vector<Work> m_works;
    double m_total = 0; // s, as far as the files tell

    std::mutex m_mutex;
    ImportReport m_report;        // under m_mutex while files are ingested
    double m_heard = 0;           // under m_mutex
    std::optional<Error> m_fatal; // under m_mutex
};

} // namespace

Result<ImportReport> importInto(ReviewDesk& desk, const std::vector<fs::path>& inputs,
                                const IngestOptions& options, JobContext& context)
{
    return Importer(desk, options, context).run(inputs);
}

} // namespace understudy
