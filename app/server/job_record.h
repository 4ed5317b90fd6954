// A job as the API knows it, and its file: jobs/<id>/job.json in the project, which outlives the server.
#pragma once

#include "app/server/api_error.h"
#include "app/server/json.h"
#include "core/base/result.h"
#include "core/jobs/job.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace understudy::server {

inline constexpr const char* kJobsFolder = "jobs";
inline constexpr const char* kResultsFolder = "results"; ///< below a job's, where it has some of its own

struct JobRecord
{
    std::string id; ///< "job-6f1c0d2a9b34"
    std::string kind;
    Json parameters = Json::object();
    JobState state = JobState::Queued;
    std::string created, started, finished; ///< ISO 8601, UTC; empty: not yet
    int restarts = 0;                       ///< since when the server ended while it was not done
    Json kept = Json::object();             ///< what it has to know when it goes on: a run that it began
    Json result = nullptr;
    std::string results; ///< folder, by its place in the project; empty: there is none
    std::optional<ApiError> error;
};

/// "queued", "running", "succeeded", "failed", "cancelled".
std::string_view name(JobState state);

/// Whole or not at all, and safe from a power cut.
Result<void> writeRecord(const std::filesystem::path& project, const JobRecord& record);
/// All that can be read, the newest first; what cannot be read is logged and left as it is.
std::vector<JobRecord> readRecords(const std::filesystem::path& project);
std::optional<JobRecord> parseRecord(std::string_view text);

std::string newJobId();
std::string timeNow();

/// As a client is shown it.
Json describe(const JobRecord& record, const std::optional<Progress>& progress);

} // namespace understudy::server
