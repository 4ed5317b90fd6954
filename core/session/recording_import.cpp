// How takes get into the review: as they end, and what an earlier session left.
#include "core/session/job_service.h"
#include "core/session/project_store_p.h"
#include "core/session/recording_service.h"
#include "core/session/recording_takes_p.h"
#include "core/session/review_service.h"

#include <algorithm>
#include <set>
#include <utility>

namespace understudy {

namespace fs = std::filesystem;

namespace {

void append(ImportReport& all, ImportReport more)
{
    const auto join = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    join(all.added, more.added);
    join(all.failed, more.failed);
    join(all.known, more.known);
    join(all.relinked, more.relinked);
    join(all.cutShort, more.cutShort);
    all.clips += more.clips;
    all.withoutWords += more.withoutWords;
    all.guessedWords += more.guessedWords;
    all.draftWords += more.draftWords;
}

/// Nobody is to speak in a room tone.
void forgetSilentRooms(const std::vector<TakeFile>& takes, std::vector<Error>& failed)
{
    std::erase_if(failed, [&](const Error& error) {
        return error.reason == Reason::NobodySpeaks && std::ranges::any_of(takes, [&](const TakeFile& take) {
                   return take.prompt.empty() && take.file == error.subject;
               });
    });
}

} // namespace

void RecordingService::startImport(WaitingTake take)
{
    auto title = take.file.filename().string();
    {
        const std::lock_guard lock(m_mutex);
        if (m_isEnding)
            return; // the jobs end too
        m_waiting.push_back(std::move(take));
    }
    m_jobs.workers().start<ImportReport>(
        JobKind::DatasetWork, std::move(title),
        [this](JobContext& context) {
            auto report = importWaiting(context);
            if (!report && report.error().code != Code::Cancelled)
                tellProblem(RecordingProblem::What::Import, report.error());
            else if (report && !report->failed.empty())
                tellProblem(RecordingProblem::What::Import, report->failed.front());
            return report;
        },
        &m_jobs.board());
}

bool RecordingService::isAnyWaiting()
{
    const std::lock_guard lock(m_mutex);
    return !m_waiting.empty();
}

/// One job at a time imports what waits; another finds nothing to do and keeps no worker waiting. After an
/// error, or a stop, all that was not done waits for the next take, or for pickUp().
Result<ImportReport> RecordingService::importWaiting(JobContext& context)
{
    ImportReport all;
    while (isAnyWaiting()) {
        const std::unique_lock importing(m_importing, std::try_to_lock);
        if (!importing)
            break; // who has it looks once more when it has let go
        const auto options = m_options();
        while (isAnyWaiting()) {
            UNDERSTUDY_TRY(auto report, importBatch(options, context));
            append(all, std::move(report));
        }
        UNDERSTUDY_CHECK(m_reviews.compareNow(options.limits));
    }
    return all;
}

Result<ImportReport> RecordingService::importBatch(const IngestOptions& options, JobContext& context)
{
    std::vector<WaitingTake> takes;
    {
        const std::lock_guard lock(m_mutex);
        takes = std::exchange(m_waiting, {});
    }
    std::vector<fs::path> files;
    for (const auto& take : takes)
        files.push_back(take.file);
    auto report = m_reviews.addNow(files, options, context);
    if (report)
        forgetSilentRooms({takes.begin(), takes.end()}, report->failed);
    Result<void> done = report ? Result<void>() : Failure(report.error());
    for (const auto& take : takes)
        if (done && take.isWhole)
            done = supersedeOlder(take);
    if (done)
        return report;
    const std::lock_guard lock(m_mutex);
    m_waiting.insert(m_waiting.begin(), takes.begin(), takes.end());
    return Failure(done.error());
}

Result<void> RecordingService::supersedeOlder(const TakeFile& newest)
{
    std::set<fs::path> older;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& take : m_takes)
            if (take.prompt == newest.prompt && !take.prompt.empty() && take.number() < newest.number())
                older.insert(take.file);
    }
    const auto snapshot = m_reviews.snapshot();
    bool hasClips = false;
    std::vector<std::string> superseded;
    for (const auto& clip : snapshot->clips) {
        const auto* recording = snapshot->recording(clip->clip.recording);
        if (recording == nullptr)
            continue;
        hasClips = hasClips || recording->file == newest.file;
        if (older.contains(recording->file))
            superseded.push_back(clip->clip.id);
    }
    // A take in which nobody speaks takes no other's place.
    return hasClips ? m_reviews.supersede(std::move(superseded)) : Result<void>();
}

Result<PickedUp> RecordingService::pickUp(JobContext& context)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    PickedUp picked;
    for (const auto& take : m_folder->unfinished())
        mend(take, picked);
    const auto takes = readTakes();
    const auto snapshot = m_reviews.snapshot(); // after them: what is imported meanwhile is known
    std::set<fs::path> known;
    for (const auto& recording : snapshot->recordings)
        known.insert(recording->file);
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& take : m_waiting)
            known.insert(take.file);
        for (const auto& take : takes)
            if (!known.contains(take.file)) // a crash may have ended it: it takes no other's place
                m_waiting.push_back({take, false});
    }
    const auto report = importWaiting(context);
    if (!report && report.error().code == Code::Cancelled)
        return Failure(report.error());
    if (!report)
        picked.failed.push_back(report.error());
    else
        picked.failed.insert(picked.failed.end(), report->failed.begin(), report->failed.end());
    return picked;
}

void RecordingService::mend(const TakeFile& take, PickedUp& picked)
{
    {
        const std::lock_guard lock(m_mutex);
        if (take.file == m_running)
            return;
    }
    const auto mended = mendWav(take.part());
    if (!mended) {
        if (mended.error().reason != Reason::FileMissing) // it has ended since it was found
            picked.failed.push_back(mended.error());
        return;
    }
    if (mended->length.value == 0) {
        TakeFolder::drop(take);
        return;
    }
    if (const auto kept = TakeFolder::keep(take); !kept)
        picked.failed.push_back(kept.error());
    else
        picked.recovered.push_back({take.file, take.prompt, toSeconds(mended->length, mended->rate)});
}

} // namespace understudy
