// The jobs of the API: taken, kept in the project, run by the session, told to who follows them, and gone on
// with when the server begins again.
#pragma once

#include "app/server/job_kinds.h"
#include "app/server/job_record.h"
#include "app/server/router.h"
#include "core/jobs/lane.h"

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace understudy::server {

/// Thread-safe. What is borrowed outlives it.
class JobDesk
{
public:
    explicit JobDesk(Session& session);
    /// What runs is stopped, and goes on the next time.
    ~JobDesk();

    /// Once, when clients can reach the server: jobs that it left when it ended go on, as long as that is not
    /// their fault. In a project that is open for reading none does, and none is taken.
    void goOn();

    struct Taken
    {
        std::optional<ApiError> error;
        Json job;
    };
    Taken take(const std::string& kind, Json parameters);
    /// Newest first.
    Json list() const;
    /// None: there is no such job.
    std::optional<Json> find(const std::string& id) const;
    /// Asks it to stop; one that is finished stays as it is. False: there is no such job.
    bool cancel(const std::string& id);
    /// Its events from here on, or after `lastEvent`; ends with the job. 404, 429 where too many follow
    /// already.
    std::optional<ApiError> follow(const std::string& id, const std::string& lastEvent,
                                   const ExchangePtr& exchange);
    /// Folder of a job's results; none where there is no such job, empty where it has none (yet).
    std::optional<std::filesystem::path> results(const std::string& id) const;

    /// Results of a voice whose consent has ended since are not handed out.
    std::optional<ApiError> mayHandOut(const std::string& id) const;

    /// Ids of uploads that jobs still need.
    std::vector<std::string> uploadsInUse() const;
    /// Why nothing can be written here: the project is another program's.
    std::optional<ApiError> lockedError() const;
    std::size_t running() const;

private:
    struct Event
    {
        std::int64_t id;
        std::string text;
    };
    struct Entry
    {
        JobRecord record;
        std::optional<Progress> progress;
        std::shared_ptr<Job<Json>> job; ///< none: it is finished
        std::deque<Event> events;       ///< the last ones
        std::int64_t lastEvent = 0;
        std::vector<std::weak_ptr<Exchange>> followers;
        std::chrono::steady_clock::time_point told;
        std::unique_ptr<Subscription> subscription;
        bool isToCancel = false;
        std::mutex file; ///< taken before m_mutex; by who writes its record
    };

    void hidePlace(ApiError& error) const;
    void start(const std::shared_ptr<Entry>& entry);
    Result<Json> run(const std::shared_ptr<Entry>& entry, JobContext& context);
    void report(const std::shared_ptr<Entry>& entry, const JobStatus& status);
    void finish(const std::shared_ptr<Entry>& entry, JobRecord record, const Result<Json>& result);
    void goOnWithOld();
    void tell(Entry& entry, const char* event);
    std::shared_ptr<Job<Json>> markCancelled(Entry& entry);
    bool isLeftForNextTime(const Entry& entry, const Result<Json>& result) const;
    std::shared_ptr<Entry> forgetOldest();

    Session& m_session;
    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Entry>> m_entries; // under m_mutex
    bool m_isEnding = false;                                 // under m_mutex
    std::optional<Lane> m_lane, m_trainings;
};

ApiError unknownJob(const std::string& id);

/// `elsewhere`: runs what may wait for a disk.
std::vector<Route> jobRoutes(JobDesk& desk, Session& session,
                             const std::function<void(std::function<void()>)>& elsewhere);

} // namespace understudy::server
