#include "app/server/job_desk.h"

#include "app/server/uploads.h"
#include "core/base/log.h"

#include <algorithm>
#include <charconv>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr int kAtOnce = 4;       // the session's lanes decide what really runs beside what
constexpr int kMostRestarts = 3; // a job that ends the server each time is not tried for ever
constexpr std::size_t kMostRecords = 1000;
constexpr std::size_t kMostUnfinished = 64, kMostFollowers = 64;
constexpr int kRetryAfter = 5; // s
constexpr std::size_t kMostEvents = 256;
constexpr std::size_t kMostPending = 256 * 1024; // bytes: who is further behind is told the next state
constexpr std::chrono::milliseconds kBetweenEvents{250};

/// Grows over restarts, too, as the clock does.
std::int64_t nextEventId(std::int64_t last)
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    return std::max<std::int64_t>(now, last + 1);
}

std::int64_t numberOf(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

ApiError unknownJob(const std::string& id)
{
    return {404, "job_unknown", "There is no job “" + id + "”.", "id"};
}

JobDesk::JobDesk(Session& session) : m_session(session)
{
    m_lane.emplace("api jobs", kAtOnce);
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
        if (record.restarts > kMostRestarts || !findJobKind(record.kind)) {
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
    auto holder = m_session.lockedBy();
    auto error = apiError({Code::Busy,
                           holder.empty() ? Reason::ProjectReadOnly : Reason::ProjectLocked,
                           m_session.folder().string(),
                           std::move(holder),
                           {}});
    hidePlace(error);
    return error;
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
    start(entry);
    return {{}, std::move(shown)};
}

/// Files of a job that was forgotten go with it, but for what is the project's own.
std::shared_ptr<JobDesk::Entry> JobDesk::forgetOldest()
{
    if (m_entries.size() < kMostRecords)
        return nullptr;
    auto oldest = m_entries.end();
    for (auto at = m_entries.begin(); at != m_entries.end(); ++at)
        if (isFinished(at->second->record.state) &&
            (oldest == m_entries.end() || at->second->record.created < oldest->second->record.created))
            oldest = at;
    if (oldest == m_entries.end())
        return nullptr;
    std::error_code ignored;
    fs::remove_all(m_session.folder() / kJobsFolder / oldest->first, ignored);
    auto forgotten = std::move(oldest->second);
    m_entries.erase(oldest);
    return forgotten;
}

void JobDesk::start(const std::shared_ptr<Entry>& entry)
{
    const std::weak_ptr<Entry> weak = entry;
    auto job = m_lane->start<Json>(JobKind::Background, entry->record.kind,
                                   [this, entry](JobContext& context) { return run(entry, context); });
    auto subscription = job->subscribe([this, weak](const JobStatus& status) {
        if (const auto alive = weak.lock())
            report(alive, status);
    });
    const std::lock_guard lock(m_mutex);
    entry->subscription = std::move(subscription);
    if (!isFinished(job->status().state))
        entry->job = std::move(job);
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
    const auto keep = [&] { return writeRecord(m_session.folder(), record); };
    JobRun run(m_session, record, context, keep);
    const auto kept = keep();
    auto result = kept ? findJobKind(record.kind)->run(run) : Result<Json>(Failure(kept.error()));
    finish(entry, std::move(record), result);
    return result;
}

void JobDesk::finish(const std::shared_ptr<Entry>& entry, JobRecord record, const Result<Json>& result)
{
    {
        // Stopped because the server ends: its record says that it runs, and so it goes on.
        const std::lock_guard lock(m_mutex);
        if (m_isEnding && !result && result.error().code == Code::Cancelled && !entry->isToCancel)
            return;
    }
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

/// Under the lock: events are told in their order.
void JobDesk::tell(Entry& entry, const char* event)
{
    entry.told = std::chrono::steady_clock::now();
    entry.lastEvent = nextEventId(entry.lastEvent);
    const bool isLast = isFinished(entry.record.state);
    std::string text = "id: " + std::to_string(entry.lastEvent) + "\nevent: " + event +
                       "\ndata: " + textOf(describe(entry.record, entry.progress)) + "\n\n";
    std::erase_if(entry.followers, [&](const std::weak_ptr<Exchange>& weak) {
        const auto exchange = weak.lock();
        if (!exchange)
            return true;
        if (isLast || exchange->pending() < kMostPending)
            exchange->write(text);
        if (isLast)
            exchange->end();
        return isLast;
    });
    entry.events.push_back({entry.lastEvent, std::move(text)});
    if (entry.events.size() > kMostEvents)
        entry.events.pop_front();
}

Json JobDesk::list() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<const Entry*> entries;
    for (const auto& [id, entry] : m_entries)
        entries.push_back(entry.get());
    std::ranges::sort(entries, [](const Entry* one, const Entry* other) {
        return std::pair(one->record.created, one->record.id) >
               std::pair(other->record.created, other->record.id);
    });
    Json list = Json::array();
    for (const auto* entry : entries)
        list.push_back(describe(entry->record, entry->progress));
    return list;
}

std::optional<Json> JobDesk::find(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? std::nullopt
                                    : std::optional(describe(found->second->record, found->second->progress));
}

bool JobDesk::cancel(const std::string& id)
{
    std::shared_ptr<Job<Json>> job;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return false;
        found->second->isToCancel = true;
        job = found->second->job;
    }
    if (job)
        job->cancel();
    return true;
}

std::optional<ApiError> JobDesk::follow(const std::string& id, const std::string& lastEvent,
                                        const ExchangePtr& exchange)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return unknownJob(id);
    auto& entry = *found->second;
    std::size_t followers = 0;
    for (const auto& [other, one] : m_entries) {
        std::erase_if(one->followers, [](const auto& weak) { return weak.expired(); });
        followers += one->followers.size();
    }
    if (followers >= kMostFollowers)
        return tooMany("Too many follow jobs already. Ask how the job stands instead.", kRetryAfter);
    exchange->begin({200, "text/event-stream", {{"Cache-Control", "no-store"}}, std::nullopt, ": \n\n"});
    const auto last = numberOf(lastEvent);
    const bool isAllThere = !lastEvent.empty() && !entry.events.empty() && entry.events.front().id <= last;
    if (!isAllThere && entry.events.empty())
        tell(entry,
             isFinished(entry.record.state) ? "done" : "state"); // of a job from before the server began
    for (const auto& event : entry.events)
        if (isAllThere ? event.id > last : event.id == entry.events.back().id)
            exchange->write(event.text);
    if (isFinished(entry.record.state))
        exchange->end();
    else
        entry.followers.push_back(exchange);
    return std::nullopt;
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

std::size_t JobDesk::running() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(std::ranges::count_if(
        m_entries, [](const auto& entry) { return !isFinished(entry.second->record.state); }));
}

std::vector<std::string> JobDesk::uploadsInUse() const
{
    std::vector<std::string> ids;
    for (const auto& [id, entry] : m_entries)
        if (!isFinished(entry->record.state) && entry->record.parameters.contains("uploads"))
            for (const auto& upload : entry->record.parameters["uploads"])
                if (upload.is_string())
                    ids.push_back(upload.get<std::string>());
    return ids;
}

} // namespace understudy::server
