#include "app/server/http_status.h"

#include <algorithm>
#include <array>
#include <utility>

namespace understudy::server {

int httpStatus(Code code)
{
    switch (code) {
    case Code::InvalidInput:
        return 400;
    case Code::NotFound:
        return 404;
    case Code::Unsupported:
        return 422;
    case Code::Busy:
        return 409;
    case Code::Cancelled:
        return 499; // nobody reads it: the client went
    case Code::OutOfMemory:
    case Code::DeviceLost:
        return 503;
    case Code::Corrupt:
    case Code::Io:
    case Code::Internal:
        return 500;
    }
    return 500;
}

int httpStatus(const Error& error)
{
    switch (error.reason) {
    case Reason::ConsentNeeded:
    case Reason::ConsentEnded:
        return 403;
    case Reason::ProjectReadOnly:
    case Reason::ProjectLocked:
    case Reason::AlreadyExists:
    case Reason::EpisodeExists:
        return 409;
    case Reason::NotAudio:
    case Reason::AudioDamaged:
    case Reason::NoFrames:
        return 415;
    case Reason::ScriptHasProblems:
    case Reason::ScriptEmpty:
    case Reason::ContextFull:
    case Reason::LoudnessUnreachable:
        return 422; // it can be read, and not spoken
    case Reason::DiskFull:
        return 507;
    case Reason::MemoryShort:
    case Reason::ModelMissing:
        return 503;
    default:
        return httpStatus(error.code);
    }
}

std::string_view phraseOf(int status)
{
    static constexpr std::array<std::pair<int, std::string_view>, 24> kPhrases = {
        {{200, "OK"},
         {201, "Created"},
         {202, "Accepted"},
         {204, "No Content"},
         {206, "Partial Content"},
         {304, "Not Modified"},
         {400, "Bad Request"},
         {401, "Unauthorized"},
         {403, "Forbidden"},
         {404, "Not Found"},
         {405, "Method Not Allowed"},
         {408, "Request Timeout"},
         {409, "Conflict"},
         {413, "Content Too Large"},
         {415, "Unsupported Media Type"},
         {416, "Range Not Satisfiable"},
         {417, "Expectation Failed"},
         {422, "Unprocessable Content"},
         {429, "Too Many Requests"},
         {431, "Request Header Fields Too Large"},
         {500, "Internal Server Error"},
         {501, "Not Implemented"},
         {503, "Service Unavailable"},
         {507, "Insufficient Storage"}}};
    const auto* const found = std::ranges::find(kPhrases, status, &std::pair<int, std::string_view>::first);
    return found == kPhrases.end() ? "Status" : found->second;
}

} // namespace understudy::server
