#include "core/data/dataset/build.h"

#include "core/audio/reader.h"
#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/parts_p.h"
#include "core/jobs/in_parallel.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace understudy {
namespace {

namespace fs = std::filesystem;

/// Without the pauses, s.
double spoken(const Clip& clip)
{
    return clip.figure(Measure::SpeechShare).value_or(0) * clip.figure(Measure::Duration).value_or(0);
}

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
        UNDERSTUDY_CHECK(checkPlace());
        m_files = findRecordings(m_request.recordings, m_report.failed);
        if (m_files.empty())
            return m_report.failed.empty()
                       ? fail(Code::InvalidInput, Reason::NoRecordings,
                              m_request.recordings.empty() ? "" : m_request.recordings.front().string())
                       : Failure(m_report.failed.front());
        if (const auto own =
                std::ranges::find_if(m_files, [this](const fs::path& file) { return isInOut(file); });
            own != m_files.end())
            return fail(Code::InvalidInput, Reason::General, own->string(),
                        "it lies in the folder that is to be replaced");
        identify();
        ingest();
        if (m_watch.stop.stop_requested())
            return fail(Code::Cancelled, m_request.out.string());
        if (m_fatal)
            return Failure(*m_fatal);
        if (m_done.empty())
            return Failure(m_report.failed.front());
        UNDERSTUDY_CHECK(assemble());
        std::error_code ignored;
        fs::remove_all(m_parts, ignored);
        return std::move(m_report);
    }

private:
    bool isInOut(const fs::path& file) const
    {
        const auto inside = fs::absolute(file).lexically_normal().lexically_relative(m_request.out);
        return !inside.empty() && *inside.begin() != "..";
    }

    Result<void> checkPlace()
    {
        std::error_code ignored;
        const auto& out = m_request.out;
        const bool isFree = !fs::exists(fs::symlink_status(out, ignored)) ||
                            (fs::is_directory(out, ignored) && fs::is_empty(out, ignored)) ||
                            isReplaceable(out);
        if (!isFree)
            return fail(Code::InvalidInput, Reason::AlreadyExists, out.string());
        return ensureFolder(m_parts);
    }

    /// Hashes and lengths; files with equal bytes are taken once.
    void identify()
    {
        std::vector<std::optional<Result<PartWork>>> works(m_files.size());
        std::vector<double> lengths(m_files.size());
        inParallel(m_files.size(), m_request.threads, m_watch.stop, [&](std::size_t i) {
            works[i] = partWork(m_files[i], m_request.ingest);
            if (const auto reader = AudioReader::open(m_files[i]); reader && reader->info().length.value > 0)
                lengths[i] = toSeconds(reader->info().length, reader->info().rate).value;
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
                m_total += lengths[i];
            } else {
                m_report.duplicates.emplace_back(m_files[i].string(), there->second);
            }
        }
    }

    void ingest()
    {
        std::vector<std::optional<Result<Part>>> parts(m_works.size());
        std::vector<double> seconds(m_works.size());
        inParallel(m_works.size(), m_request.threads, m_watch.stop, [&](std::size_t i) {
            if (isFatal())
                return;
            const ScanWatch scan{m_watch.stop, [&, i](Seconds done) {
                                     tell(done.value - seconds[i], m_works[i].file);
                                     seconds[i] = done.value;
                                 }};
            parts[i] = makePart(m_works[i], m_request.ingest, m_parts, scan);
            if (!*parts[i] && (parts[i]->error().reason == Reason::DiskFull))
                setFatal(parts[i]->error());
        });
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto& part = parts[i];
            if (!part || (!*part && part->error().code == Code::Cancelled))
                continue;
            const auto given = m_request.givenSplits.find(m_works[i].file);
            if (*part && given != m_request.givenSplits.end())
                m_givenSplits.emplace((*part)->recording.id, given->second);
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
        m_fatal = error;
    }

    void tell(double seconds, const fs::path& file)
    {
        const std::lock_guard lock(m_mutex);
        m_heard += seconds;
        if (m_watch.report)
            m_watch.report({Stage::Measuring, m_heard, std::max(m_total, m_heard), ProgressUnit::AudioSeconds,
                            file.filename().string()});
    }

    Result<void> assemble()
    {
        if (m_watch.report)
            m_watch.report(
                {Stage::Writing, 0, 0, ProgressUnit::AudioSeconds, m_request.out.filename().string()});
        compare();
        std::vector<PlacedRow> rows;
        for (auto& part : m_done) {
            m_report.recordings.push_back(part.recording);
            m_report.totals.recordedSeconds += toSeconds(part.recording.length, part.recording.rate).value;
            m_report.totals.speechSeconds += part.speech.value;
            if (part.transcript)
                m_report.failed.push_back(*part.transcript);
            for (auto& row : part.rows)
                addRow(part, row, rows);
        }
        UNDERSTUDY_CHECK(placeRows(rows));
        if (rows.empty() && isReplaceable(m_request.out))
            return fail(Code::InvalidInput, Reason::General, m_request.out.string(),
                        "every clip was left out; the dataset that is there stays");
        return writeDataset(m_request, m_report, rows);
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
        compareClips(clips, prints, m_request.ingest.limits);
    }

    void addRow(const Part& part, DatasetRow& row, std::vector<PlacedRow>& rows)
    {
        auto& totals = m_report.totals;
        // What a person said goes before what was measured.
        const bool isRejected = row.verdict == Verdict::Rejected ||
                                (row.clip.grade == Grade::Reject && row.verdict != Verdict::Accepted);
        std::set<std::string> rules;
        for (const auto& finding : row.clip.findings)
            if (finding.grade == row.clip.grade)
                rules.insert(std::string(name(finding.measure)));
        for (const auto& rule : rules)
            ++(isRejected ? totals.rejected : totals.review)[rule];
        if (isRejected) {
            ++totals.rejectedClips;
            return;
        }
        row.seed = m_request.seed;
        rows.push_back({std::move(row), part.folder});
    }

    /// Gives each row its split; words that train are not tested.
    Result<void> placeRows(std::vector<PlacedRow>& rows)
    {
        std::vector<SplitItem> items;
        for (const auto& [row, folder] : rows)
            items.push_back(
                {row.clip.recording, toSeconds(row.clip.span.begin, row.sourceRate), row.duration()});
        const auto placed = split(items, m_request.shares, m_request.seed);
        m_report.split = m_request.givenSplits.empty() ? placed.method : SplitMethod::AsGiven;
        std::set<std::string> trained;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto given = m_givenSplits.find(rows[i].row.clip.recording);
            rows[i].row.split = given == m_givenSplits.end() ? placed.splits[i] : given->second;
            if (rows[i].row.split == Split::Train)
                trained.insert(rows[i].row.clip.text.normalized);
        }
        std::erase_if(rows, [&](const PlacedRow& placedRow) {
            const auto& text = placedRow.row.clip.text.normalized;
            const bool isKnown =
                placedRow.row.split != Split::Train && !text.empty() && trained.contains(text);
            if (isKnown)
                m_report.leftOutForText.push_back(placedRow.row.clip.id);
            return isKnown;
        });
        for (const auto& [row, folder] : rows) {
            const std::string split(name(row.split));
            ++m_report.totals.clips[split];
            m_report.totals.seconds[split] += row.duration().value;
            m_report.totals.exportedSpeechSeconds += spoken(row.clip);
        }
        return {};
    }

    const BuildRequest& m_request;
    const BuildWatch& m_watch;
    fs::path m_parts;
    std::vector<fs::path> m_files;
    std::vector<PartWork> m_works;
    std::vector<Part> m_done;                   // by id
    std::map<std::string, Split> m_givenSplits; // by the recording's id
    BuildReport m_report;
    double m_total = 0; // s, as far as the files tell

    std::mutex m_mutex;
    double m_heard = 0;           // under m_mutex
    std::optional<Error> m_fatal; // under m_mutex: what no other recording would escape
};

} // namespace

int DatasetTotals::exported() const
{
    int sum = 0;
    for (const auto& [split, count] : clips)
        sum += count;
    return sum;
}

Result<BuildReport> buildDataset(const BuildRequest& request, const BuildWatch& watch)
{
    auto plain = request;
    plain.out = fs::absolute(request.out).lexically_normal();
    if (!plain.out.has_filename())
        plain.out = plain.out.parent_path();
    return Builder(plain, watch).run();
}

} // namespace understudy
