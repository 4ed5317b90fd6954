// Errors as the API answers them: {"error": {"type", "code", "message", "param", "request_id"}}.
#pragma once

#include "app/server/http_types.h"
#include "core/base/error.h"
#include "core/text/problem.h"

#include <string>
#include <string_view>

namespace understudy::server {

struct ApiError
{
    int status = 500;
    std::string code;    ///< "voice_unknown": stable, for programs
    std::string message; ///< one sentence, for people
    std::string param;   ///< the field that is wrong: "config.seed"; empty: none
    Headers headers = {};
};

/// Sentences as everywhere else. `param`: the field that the error's subject came from.
ApiError apiError(const Error& error, std::string param = {});
/// "VoiceUnknown" as "voice_unknown".
std::string codeName(std::string_view name);
/// "invalid_request_error" and the like, as OpenAI's clients know them.
std::string_view typeOf(int status);

Response responseOf(const ApiError& error, const std::string& requestId);
/// The body alone, as events tell it.
std::string bodyOf(const ApiError& error, const std::string& requestId);

/// "Line 1, column 3 of the text: <foo> is not a tag."
std::string placed(const Problem& problem, std::string_view of);

// What HTTP itself knows.
ApiError badField(std::string param, std::string message);
ApiError notFound(std::string what);
ApiError tooMany(std::string message, int retryAfterSeconds);
/// Of a status without more to say: 408, 413, 431, ...
ApiError plainError(int status);

} // namespace understudy::server
