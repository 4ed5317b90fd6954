#include "app/server/job_record.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/base/log.h"
#include "widgets/words/progress_text.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <random>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr int kFormat = 1;
constexpr Bytes kMostBytes{16 * 1024 * 1024};
constexpr JsonLimits kLimits{.depth = 32, .values = 1'000'000};

constexpr std::array<std::pair<JobState, std::string_view>, 5> kStates = {
    {{JobState::Queued, "queued"},
     {JobState::Running, "running"},
     {JobState::Succeeded, "succeeded"},
     {JobState::Failed, "failed"},
     {JobState::Cancelled, "cancelled"}}};

std::string_view unitName(ProgressUnit unit)
{
    switch (unit) {
    case ProgressUnit::Lines:
        return "lines";
    case ProgressUnit::AudioSeconds:
        return "audio_seconds";
    case ProgressUnit::FileBytes:
        return "bytes";
    case ProgressUnit::Clips:
        return "clips";
    case ProgressUnit::Steps:
        return "steps";
    }
    return "lines";
}

Json orNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

std::string textOr(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::string_view name(JobState state)
{
    return std::ranges::find(kStates, state, &std::pair<JobState, std::string_view>::first)->second;
}

std::string timeNow()
{
    const auto now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string newJobId()
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::random_device random;
    std::string id = "job-";
    for (int i = 0; i < 12; ++i)
        id += kDigits[random() & 15];
    return id;
}

Result<void> writeRecord(const fs::path& project, const JobRecord& record)
{
    const auto folder = project / kJobsFolder / record.id;
    UNDERSTUDY_CHECK(ensureFolder(folder));
    Json json{{"format", kFormat},
              {"id", record.id},
              {"kind", record.kind},
              {"parameters", record.parameters},
              {"state", name(record.state)},
              {"created", record.created},
              {"started", orNull(record.started)},
              {"finished", orNull(record.finished)},
              {"restarts", record.restarts},
              {"kept", record.kept},
              {"result", record.result},
              {"results", orNull(record.results)}};
    if (record.error)
        json["error"] = {{"status", record.error->status},
                         {"code", record.error->code},
                         {"message", record.error->message},
                         {"param", record.error->param}};
    return writeFile(folder / "job.json", json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<JobRecord> parseRecord(std::string_view text)
{
    if (!checkJson(text, kLimits))
        return std::nullopt;
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("format") || json["format"] != Json(kFormat))
        return std::nullopt;
    JobRecord record;
    record.id = textOr(json, "id");
    record.kind = textOr(json, "kind");
    const auto state = std::ranges::find(kStates, std::string_view(textOr(json, "state")),
                                         &std::pair<JobState, std::string_view>::second);
    if (!isValidName(record.id) || record.kind.empty() || state == kStates.end())
        return std::nullopt;
    record.state = state->first;
    for (const auto& [key, place] :
         {std::pair{"parameters", &record.parameters}, std::pair{"kept", &record.kept}})
        if (json.contains(key) && json[key].is_object())
            *place = json[key];
    record.created = textOr(json, "created");
    record.started = textOr(json, "started");
    record.finished = textOr(json, "finished");
    if (json.contains("restarts") && json["restarts"].is_number_integer())
        record.restarts = json["restarts"].get<int>();
    if (json.contains("result"))
        record.result = json["result"];
    record.results = textOr(json, "results");
    if (const auto error = json.find("error"); error != json.end() && error->is_object()) {
        const bool hasStatus = error->contains("status") && (*error)["status"].is_number_integer();
        record.error = ApiError{hasStatus ? (*error)["status"].get<int>() : 500, textOr(*error, "code"),
                                textOr(*error, "message"), textOr(*error, "param")};
    }
    return record;
}

std::vector<JobRecord> readRecords(const fs::path& project)
{
    std::vector<JobRecord> records;
    std::error_code error;
    for (fs::directory_iterator entry(project / kJobsFolder, error);
         !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const auto file = entry->path() / "job.json";
        if (entry->path().filename().string().starts_with('.') || !isFile(file))
            continue;
        const auto text = readFile(file, kMostBytes);
        auto record = text ? parseRecord(*text) : std::nullopt;
        if (record && record->id == entry->path().filename().string())
            records.push_back(std::move(*record));
        else
            log::warning("A job's record cannot be read: " + file.string());
    }
    std::ranges::sort(records, [](const JobRecord& one, const JobRecord& other) {
        return std::pair(one.created, one.id) > std::pair(other.created, other.id);
    });
    return records;
}

Json describe(const JobRecord& record, const std::optional<Progress>& progress)
{
    Json json{{"id", record.id},
              {"kind", record.kind},
              {"state", name(record.state)},
              {"parameters", record.parameters},
              {"created", record.created},
              {"started", orNull(record.started)},
              {"finished", orNull(record.finished)},
              {"restarts", record.restarts},
              {"progress", nullptr},
              {"result", record.result},
              {"error", nullptr}};
    if (progress && record.state == JobState::Running)
        json["progress"] = {{"text", words::stage(*progress).toStdString()},
                            {"done", progress->done},
                            {"total", progress->total},
                            {"unit", unitName(progress->unit)},
                            {"left_s", progress->left ? Json(progress->left->value) : Json(nullptr)}};
    if (record.error)
        json["error"] = {{"type", typeOf(record.error->status)},
                         {"code", record.error->code},
                         {"message", record.error->message},
                         {"param", orNull(record.error->param)}};
    return json;
}

} // namespace understudy::server
