// What jobs of the API do: one row a kind, each a chain of the session's own jobs.
#pragma once

#include "app/server/fields.h"
#include "app/server/job_record.h"
#include "core/data/consent.h"
#include "core/jobs/job.h"
#include "core/session/session.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy::server {

inline constexpr const char* kDatasetBuild = "dataset_build";
inline constexpr const char* kTraining = "training";
// Among what a record keeps:
inline constexpr const char* kCancelled = "cancelled";
inline constexpr const char* kConsents = "consents"; ///< that its results need: {"voice", "scope"}

/// A job under way, as its kind sees it.
class JobRun
{
public:
    /// `keep`: writes the record.
    JobRun(Session& session, JobRecord& record, JobContext& context, std::function<Result<void>()> keep)
        : m_session(session), m_record(record), m_context(context), m_keep(std::move(keep))
    {
    }

    Session& session() const { return m_session; }
    const Json& parameters() const { return m_record.parameters; }
    const std::string& id() const { return m_record.id; }
    /// Made by the job: a new one each time it begins, or as it was left.
    std::filesystem::path ownFolder() const
    {
        return m_session.folder() / kJobsFolder / m_record.id / kResultsFolder;
    }

    /// A job of the session, whose progress is this one's.
    template<typename T>
    Result<T> wait(const JobHandle<T>& job)
    {
        const std::stop_callback cancel(m_context.stopToken(), [&job] { job->cancel(); });
        const auto follow = job->subscribe([this](const JobStatus& status) {
            if (status.state == JobState::Running)
                m_context.report(status.progress);
        });
        return job->wait();
    }

    /// What it has to know when the server ends and it goes on.
    Result<void> remember(const char* key, Json value);
    Json remembered(const char* key) const { return m_record.kept.value(key, Json(nullptr)); }
    /// Its results are of that voice: asked again when they are handed out.
    void needs(const VoiceId& voice, ConsentScope scope);
    /// Folder whose files are its results.
    void setResults(const std::filesystem::path& folder);

private:
    Session& m_session;
    JobRecord& m_record;
    JobContext& m_context;
    std::function<Result<void>()> m_keep;
};

struct JobKindRow
{
    std::string name; ///< "episode_render"
    std::string description;
    std::vector<Field> fields;
    std::vector<std::string> oneOf; ///< of which one has to be there
    /// Before it is taken: what is wrong with it, as far as that is known at once. May make what a later run
    /// needs; takes out of the parameters what is not to be kept in them.
    std::function<std::optional<ApiError>(Session&, Json& parameters)> prepare;
    std::function<Result<Json>(JobRun&)> run;
};

std::span<const JobKindRow> jobKinds();
const JobKindRow* findJobKind(std::string_view name);

} // namespace understudy::server
