// /jobs, what comes of them, and /uploads for them.
#include "app/server/file_answer.h"
#include "app/server/job_desk.h"
#include "app/server/uploads.h"
#include "core/base/files.h"

#include <algorithm>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = 4 * 1024 * 1024; // of a body with a script
constexpr std::size_t kMostResults = 10'000;

FieldSet jobFields()
{
    FieldSet set{"JobRequest", {}};
    for (const auto& kind : jobKinds()) {
        FieldSet variant{kind.name, kind.fields, false, kind.oneOf};
        Field field{"kind", FieldKind::Text, kind.description};
        field.choices = {kind.name};
        field.isRequired = true;
        variant.fields.insert(variant.fields.begin(), std::move(field));
        set.variants.push_back(std::move(variant));
    }
    return set;
}

void begin(JobDesk& desk, const Call& call)
{
    auto parameters = call.body;
    parameters.erase("kind");
    auto taken = desk.take(call.body["kind"].get<std::string>(), std::move(parameters));
    if (taken.error)
        return call.fail(*taken.error);
    const auto place = "/jobs/" + taken.job["id"].get<std::string>();
    call.exchange->respond({202, kJsonType, {{"Location", place}}, textOf(taken.job)});
}

void show(const JobDesk& desk, const Call& call)
{
    const auto& id = call.parts.at("id");
    const auto job = desk.find(id);
    job ? call.respond(*job) : call.fail(unknownJob(id));
}

void cancel(JobDesk& desk, const Call& call)
{
    const auto& id = call.parts.at("id");
    if (!desk.cancel(id))
        return call.fail(unknownJob(id));
    call.respond(desk.find(id).value_or(Json::object()), 202);
}

void follow(JobDesk& desk, const Call& call)
{
    const auto& id = call.parts.at("id");
    if (call.request().method == "HEAD")
        return desk.find(id) ? call.exchange->respond({200, "text/event-stream", {}, {}})
                             : call.fail(unknownJob(id));
    if (const auto error =
            desk.follow(id, std::string(call.request().header("last-event-id")), call.exchange))
        call.fail(*error);
}

void listResults(const JobDesk& desk, const Call& call)
{
    const auto& id = call.parts.at("id");
    const auto folder = desk.results(id);
    if (!folder)
        return call.fail(unknownJob(id));
    std::vector<std::pair<std::string, std::uint64_t>> files;
    std::error_code error;
    if (!folder->empty())
        for (fs::recursive_directory_iterator entry(*folder, error);
             !error && entry != fs::recursive_directory_iterator() && files.size() < kMostResults;
             entry.increment(error)) {
            std::error_code ignored;
            const bool isHidden = entry->path().filename().string().starts_with('.'); // locks
            if (!isHidden && entry->symlink_status(ignored).type() == fs::file_type::regular)
                files.emplace_back(entry->path().lexically_relative(*folder).string(),
                                   entry->file_size(ignored));
        }
    std::ranges::sort(files);
    Json list = Json::array();
    for (const auto& [name, bytes] : files)
        list.push_back({{"name", name}, {"bytes", bytes}, {"type", mediaTypeOf(name)}});
    call.respond({{"results", std::move(list)}});
}

/// A name leads to a file below the folder, and through no link; whatever else it says, there is no such
/// result.
void sendResult(const JobDesk& desk, const Call& call,
                const std::function<void(std::function<void()>)>& elsewhere)
{
    const auto& id = call.parts.at("id");
    const auto folder = desk.results(id);
    if (!folder)
        return call.fail(unknownJob(id));
    if (const auto error = desk.mayHandOut(id))
        return call.fail(*error);
    const fs::path name(call.parts.at("name"));
    const auto file = *folder / name;
    std::error_code error;
    const bool isPlain = !folder->empty() && name.is_relative() && name == name.lexically_normal() &&
                         !call.parts.at("name").starts_with("..") && isInside(*folder, name);
    const auto real = isPlain ? fs::canonical(file, error) : fs::path();
    if (!isPlain || error || real != fs::canonical(*folder, error) / name || error)
        return call.fail(notFound("The job has no such result."));
    answerFile(call.exchange, file, elsewhere);
}

std::optional<ApiError> openUpload(const JobDesk& desk, const Session& session,
                                   const std::shared_ptr<UploadSlots>& slots, const Request& request,
                                   std::shared_ptr<BodySink>& sink)
{
    if (!request.hasBody())
        return ApiError{400, "no_body", "Send the recording as the request's body.", {}};
    if (auto error = desk.lockedError())
        return error;
    return Upload::begin(session.folder(), slots, request, sink);
}

void finishUpload(const JobDesk& desk, const Session& session, const Call& call)
{
    removeOldUploads(session.folder(), desk.uploadsInUse());
    Upload::Facts facts;
    if (const auto error = dynamic_cast<Upload&>(*call.sink).finish(facts))
        return call.fail(*error);
    call.respond(
        {{"id", facts.id}, {"name", facts.name}, {"bytes", facts.bytes}, {"length_s", facts.length.value}},
        201);
}

Route beginRoute(JobDesk& desk)
{
    Route route{"POST",
                "/jobs",
                "Jobs",
                "Begin one",
                {{202, "It waits for its turn", kJsonType, "Job"},
                 {400, "What is wrong with it", kJsonType, "Error"},
                 {403, "A consent is missing, or ended", kJsonType, "Error"},
                 {404, "What it names is not there", kJsonType, "Error"},
                 {409, "The project is another program's, or has that already", kJsonType, "Error"},
                 {422, "The script has problems", kJsonType, "Error"},
                 {429, "Too many wait already", kJsonType, "Error"}},
                [&desk](const Call& call) { begin(desk, call); }};
    route.body = jobFields();
    route.mostBytes = kMostBytes;
    return route;
}

Route uploadRoute(JobDesk& desk, Session& session)
{
    Route route{"POST",
                "/uploads",
                "Jobs",
                "Send a recording, for a dataset that a job builds; kept for a day, or as long as the job",
                {{201, "It is here", kJsonType, "Upload"},
                 {400, "It has no body, or its name is none", kJsonType, "Error"},
                 {409, "The project is another program's", kJsonType, "Error"},
                 {413, "It is too large", kJsonType, "Error"},
                 {415, "It is no sound that can be read", kJsonType, "Error"},
                 {429, "Too many are being sent already", kJsonType, "Error"},
                 {507, "The disk is full", kJsonType, "Error"}},
                [&desk, &session](const Call& call) { finishUpload(desk, session, call); }};
    route.query = {{"name", FieldKind::Text, "Of the file: “talk.wav”.", 1, 100}};
    route.query.front().isName = true;
    route.mostBytes = kMostUploadBytes;
    route.openSink = [&desk, &session, slots = std::make_shared<UploadSlots>()](
                         const Request& request, std::shared_ptr<BodySink>& sink) {
        return openUpload(desk, session, slots, request, sink);
    };
    return route;
}

void addStateRoutes(std::vector<Route>& routes, JobDesk& desk)
{
    const Answer unknown{404, "There is no such job", kJsonType, "Error"};
    routes.push_back({"GET",
                      "/jobs",
                      "Jobs",
                      "All of them, the newest first",
                      {{200, "Jobs", kJsonType, "Jobs"}},
                      [&desk](const Call& call) {
                          call.respond({{"jobs", desk.list()}});
                      }});
    routes.push_back({"GET",
                      "/jobs/{id}",
                      "Jobs",
                      "How one stands",
                      {{200, "The job", kJsonType, "Job"}, unknown},
                      [&desk](const Call& call) { show(desk, call); }});
    routes.push_back({"DELETE",
                      "/jobs/{id}",
                      "Jobs",
                      "Stop one; one that is finished stays as it is",
                      {{202, "It was asked to", kJsonType, "Job"}, unknown},
                      [&desk](const Call& call) { cancel(desk, call); }});
}

void addResultRoutes(std::vector<Route>& routes, JobDesk& desk,
                     const std::function<void(std::function<void()>)>& elsewhere)
{
    const Answer unknown{404, "There is no such job", kJsonType, "Error"};
    routes.push_back({"GET",
                      "/jobs/{id}/events",
                      "Jobs",
                      "Follow one, from Last-Event-ID on where that is told",
                      {{200, "Events “state”, “progress” and “done”, each with the job", "text/event-stream"},
                       unknown,
                       {429, "Too many follow already", kJsonType, "Error"}},
                      [&desk](const Call& call) { follow(desk, call); }});
    routes.push_back({"GET",
                      "/jobs/{id}/results",
                      "Jobs",
                      "Files that came of one",
                      {{200, "Their names", kJsonType, "Results"}, unknown},
                      [&desk](const Call& call) { listResults(desk, call); }});
    routes.push_back({"GET",
                      "/jobs/{id}/results/{name...}",
                      "Jobs",
                      "One of them, or a range of its bytes",
                      {{200, "The file", "*/*"},
                       {206, "The bytes that were asked for", "*/*"},
                       {403, "The consent of a voice in it has ended", kJsonType, "Error"},
                       {404, "There is no such job or result", kJsonType, "Error"},
                       {416, "The file has no such bytes", kJsonType, "Error"}},
                      [&desk, elsewhere](const Call& call) { sendResult(desk, call, elsewhere); }});
}

} // namespace

std::vector<Route> jobRoutes(JobDesk& desk, Session& session,
                             const std::function<void(std::function<void()>)>& elsewhere)
{
    std::vector<Route> routes{beginRoute(desk)};
    addStateRoutes(routes, desk);
    addResultRoutes(routes, desk, elsewhere);
    routes.push_back(uploadRoute(desk, session));
    return routes;
}

} // namespace understudy::server
