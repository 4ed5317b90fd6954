#include "app/server/job_desk.h"

#include "app/server/uploads.h"
#include "core/base/log.h"
#include "core/session/consent_service.h"

#include <algorithm>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr int kAtOnce = 4;       // the session's lanes decide what really runs beside what
constexpr int kMostRestarts = 3; // a job that ends the server each time is not tried for ever
constexpr std::size_t kMostRecords = 1000;
constexpr std::size_t kMostUnfinished = 64;
constexpr int kRetryAfter = 5;                     // s
constexpr std::size_t kMostParameters = 64 * 1024; // bytes, of what is kept of a request
constexpr std::chrono::milliseconds kBetweenEvents{250};

/// The empty voice is the project's own speaker.
Result<void> mayUse(Session& session, const VoiceId& voice, ConsentScope scope)
{
    if (!voice.empty())
        return session.consents().check(voice, scope);
    UNDERSTUDY_TRY(const auto record, session.consents().show(voice));
    return checkConsent(record, scope, today(), session.folder().stem().string());
}

} // namespace

ApiError unknownJob(const std::string& id)
{
    return {404, "job_unknown", "There is no job “" + id + "”.", "id"};
}

JobDesk::JobDesk(Session& session) : m_session(session)
{
    m_lane.emplace("api jobs", kAtOnce);
    m_trainings.emplace("api trainings", 1);
    for (auto& record : readRecords(session.folder())) {
        auto entry = std::make_shared<Entry>();
        entry->record = std::move(record);
        m_entries.emplace(entry->record.id, std::move(entry));
    }
}

void JobDesk::goOn()
{
    if (m_session.isReadOnly())
        return;
    removeOldUploads(m_session.folder(), uploadsInUse()); // before jobs run, which change their records
    goOnWithOld();
}

JobDesk::~JobDesk()
{
    std::map<std::string, std::shared_ptr<Entry>> entries;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        entries = m_entries;
    }
    m_trainings.reset();
    m_lane.reset();
    for (const auto& [id, entry] : entries)
        entry->subscription.reset();
}

void JobDesk::goOnWithOld()
{
    std::vector<std::shared_ptr<Entry>> unfinished;
    for (const auto& [id, entry] : m_entries)
        if (!isFinished(entry->record.state))
            unfinished.push_back(entry);
    std::ranges::sort(unfinished, {}, [](const auto& entry) { return entry->record.created; });
    for (const auto& entry : unfinished) {
        auto& record = entry->record;
        if (record.state == JobState::Running)
            ++record.restarts;
        if (record.kept.contains(kCancelled)) {
            record.state = JobState::Cancelled;
            record.finished = timeNow();
        } else if (record.restarts > kMostRestarts || !findJobKind(record.kind)) {
            record.state = JobState::Failed;
            record.finished = timeNow();
            record.error = ApiError{
                500, "server_ended", "The server ended each time this job ran. It is not tried again.", {}};
        }
        if (const auto written = writeRecord(m_session.folder(), record); !written)
            log::error(written.error());
        if (!isFinished(record.state))
            start(entry);
    }
}

std::optional<ApiError> JobDesk::lockedError() const
{
    if (!m_session.isReadOnly())
        return std::nullopt;
    const auto holder = m_session.lockedBy();
    return ApiError{409,
                    "project_locked",
                    "Another program had the project when this server started" +
                        (holder.empty() ? std::string() : " (" + holder + ")") +
                        ". Close it there, and start the server again.",
                    {}};
}

/// Where the project lies is nothing that a client has to know.
void JobDesk::hidePlace(ApiError& error) const
{
    const auto place = m_session.folder().parent_path().string() + '/';
    for (auto at = error.message.find(place); at != std::string::npos; at = error.message.find(place, at))
        error.message.erase(at, place.size());
}

JobDesk::Taken JobDesk::take(const std::string& kind, Json parameters)
{
    const auto* row = findJobKind(kind);
    if (!row) // the caller's fields know the kinds
        return {badField("kind", "There is no kind “" + kind + "”."), {}};
    if (auto error = lockedError())
        return {std::move(error), {}};
    if (running() >= kMostUnfinished)
        return {tooMany("Too many jobs wait already. Try again later.", kRetryAfter), {}};
    if (auto error = row->prepare(m_session, parameters)) {
        hidePlace(*error);
        return {std::move(error), {}};
    }
    if (textOf(parameters).size() > kMostParameters)
        return {badField({}, "The job's fields are too long: 64 kB, beside a script and texts."), {}};
    auto entry = std::make_shared<Entry>();
    entry->record.id = newJobId();
    entry->record.kind = kind;
    entry->record.parameters = std::move(parameters);
    entry->record.created = timeNow();
    if (const auto written = writeRecord(m_session.folder(), entry->record); !written)
        return {apiError(written.error()), {}};
    Json shown;
    std::shared_ptr<Entry> forgotten; // goes without the lock, which its listener takes
    {
        const std::lock_guard lock(m_mutex);
        forgotten = forgetOldest();
        shown = describe(entry->record, {});
        m_entries.emplace(entry->record.id, entry);
        tell(*entry, "state");
    }
    std::error_code ignored;
    if (forgotten)
        fs::remove_all(m_session.folder() / kJobsFolder / forgotten->record.id, ignored);
    start(entry);
    return {{}, std::move(shown)};
}

/// Files of a job that was forgotten go with it. Datasets stay: runs go on over them.
std::shared_ptr<JobDesk::Entry> JobDesk::forgetOldest()
{
    if (m_entries.size() < kMostRecords)
        return nullptr;
    auto oldest = m_entries.end();
    for (auto at = m_entries.begin(); at != m_entries.end(); ++at)
        if (isFinished(at->second->record.state) && at->second->record.kind != kDatasetBuild &&
            (oldest == m_entries.end() || at->second->record.created < oldest->second->record.created))
            oldest = at;
    if (oldest == m_entries.end())
        return nullptr;
    auto forgotten = std::move(oldest->second);
    m_entries.erase(oldest);
    return forgotten;
}

void JobDesk::start(const std::shared_ptr<Entry>& entry)
{
    const std::weak_ptr<Entry> weak = entry;
    auto& lane = entry->record.kind == kTraining ? m_trainings : m_lane; // hours, which others would wait for
    auto job = lane->start<Json>(JobKind::Background, entry->record.kind,
                                 [this, entry](JobContext& context) { return run(entry, context); });
    auto subscription = job->subscribe([this, weak](const JobStatus& status) {
        if (const auto alive = weak.lock())
            report(alive, status);
    });
    bool isToCancel = false;
    {
        const std::lock_guard lock(m_mutex);
        entry->subscription = std::move(subscription);
        isToCancel = entry->isToCancel; // asked for before there was a job to ask
        if (!isFinished(job->status().state))
            entry->job = job;
    }
    if (isToCancel) // without the lock, which its listener takes
        job->cancel();
}

Result<Json> JobDesk::run(const std::shared_ptr<Entry>& entry, JobContext& context)
{
    JobRecord record;
    {
        const std::lock_guard lock(m_mutex);
        entry->record.state = JobState::Running;
        entry->record.started = timeNow();
        record = entry->record;
        tell(*entry, "state");
    }
    const auto keep = [&] {
        const std::lock_guard writing(entry->file);
        {
            const std::lock_guard lock(m_mutex);
            if (entry->isToCancel)
                record.kept[kCancelled] = true;
        }
        return writeRecord(m_session.folder(), record);
    };
    JobRun run(m_session, record, context, keep);
    const auto kept = keep();
    auto result = kept ? findJobKind(record.kind)->run(run) : Result<Json>(Failure(kept.error()));
    finish(entry, std::move(record), result);
    return result;
}

bool JobDesk::isLeftForNextTime(const Entry& entry, const Result<Json>& result) const
{
    const std::lock_guard lock(m_mutex);
    return m_isEnding && !result && result.error().code == Code::Cancelled && !entry.isToCancel;
}

void JobDesk::finish(const std::shared_ptr<Entry>& entry, JobRecord record, const Result<Json>& result)
{
    if (isLeftForNextTime(*entry, result)) {
        record.state = JobState::Queued; // that the server was ended is no fault of the job
        if (const auto written = writeRecord(m_session.folder(), record); !written)
            log::error(written.error());
        return;
    }
    const std::lock_guard writing(entry->file);
    record.finished = timeNow();
    if (result) {
        record.state = JobState::Succeeded;
        record.result = *result;
    } else if (result.error().code == Code::Cancelled) {
        record.state = JobState::Cancelled;
    } else {
        record.state = JobState::Failed;
        record.error = apiError(result.error());
        hidePlace(*record.error);
        log::error(result.error());
    }
    if (const auto written = writeRecord(m_session.folder(), record); !written)
        log::error(written.error());
    const std::lock_guard lock(m_mutex);
    entry->record = std::move(record);
    entry->job = nullptr;
    tell(*entry, "done");
}

void JobDesk::report(const std::shared_ptr<Entry>& entry, const JobStatus& status)
{
    // One that was cancelled before it began is never run.
    if (status.state == JobState::Cancelled && status.started == std::chrono::steady_clock::time_point()) {
        JobRecord record;
        {
            const std::lock_guard lock(m_mutex);
            record = entry->record;
        }
        return finish(entry, std::move(record), fail(Code::Cancelled));
    }
    const std::lock_guard lock(m_mutex);
    if (status.state != JobState::Running || entry->record.state != JobState::Running)
        return;
    entry->progress = status.progress;
    const auto now = std::chrono::steady_clock::now();
    if (now - entry->told >= kBetweenEvents)
        tell(*entry, "progress");
}

bool JobDesk::cancel(const std::string& id)
{
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return false;
        entry = found->second;
    }
    if (const auto job = markCancelled(*entry))
        job->cancel();
    return true;
}

/// A server that ends meanwhile does not begin it again.
std::shared_ptr<Job<Json>> JobDesk::markCancelled(Entry& entry)
{
    const std::lock_guard writing(entry.file);
    JobRecord record;
    std::shared_ptr<Job<Json>> job;
    {
        const std::lock_guard lock(m_mutex);
        entry.isToCancel = true;
        if (isFinished(entry.record.state))
            return nullptr;
        entry.record.kept[kCancelled] = true;
        record = entry.record;
        job = entry.job;
    }
    if (const auto written = writeRecord(m_session.folder(), record); !written)
        log::error(written.error());
    return job;
}

std::optional<fs::path> JobDesk::results(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    const auto& record = found->second->record;
    return record.results.empty() ? fs::path() : m_session.folder() / record.results;
}

std::optional<ApiError> JobDesk::mayHandOut(const std::string& id) const
{
    Json needed;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return unknownJob(id);
        needed = found->second->record.kept.value(kConsents, Json::array());
    }
    for (const auto& one : needed) {
        const auto scope = consentScope(one.value("scope", "")).value_or(ConsentScope::Publish);
        if (const auto may = mayUse(m_session, VoiceId(one.value("voice", "")), scope); !may)
            return apiError(may.error());
    }
    return std::nullopt;
}

std::size_t JobDesk::running() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(std::ranges::count_if(
        m_entries, [](const auto& entry) { return !isFinished(entry.second->record.state); }));
}

std::vector<std::string> JobDesk::uploadsInUse() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> ids;
    for (const auto& [id, entry] : m_entries)
        if (!isFinished(entry->record.state) && entry->record.parameters.contains("uploads"))
            for (const auto& upload : entry->record.parameters["uploads"])
                if (upload.is_string())
                    ids.push_back(upload.get<std::string>());
    return ids;
}

} // namespace understudy::server
