#include "app/server/api_error.h"

#include "app/server/http_status.h"
#include "app/server/json.h"
#include "widgets/words/error_text.h"
#include "widgets/words/problem_text.h"

namespace understudy::server {

ApiError apiError(const Error& error, std::string param)
{
    const auto code = codeName(error.reason == Reason::General ? name(error.code) : name(error.reason));
    return {httpStatus(error), code, words::sentence(error).toStdString(), std::move(param)};
}

std::string placed(const Problem& problem, std::string_view of)
{
    return "Line " + std::to_string(problem.position.line) + ", column " +
           std::to_string(problem.position.column) + " of the " + std::string(of) + ": " +
           words::sentence(problem).toStdString();
}

std::string codeName(std::string_view name)
{
    std::string code;
    for (const char c : name) {
        const bool isCapital = c >= 'A' && c <= 'Z';
        if (isCapital && !code.empty())
            code += '_';
        code += isCapital ? static_cast<char>(c + 32) : c;
    }
    return code;
}

std::string_view typeOf(int status)
{
    switch (status) {
    case 401:
        return "authentication_error";
    case 403:
        return "permission_error";
    case 404:
        return "not_found_error";
    case 429:
        return "rate_limit_error";
    default:
        return status >= 500 ? "server_error" : "invalid_request_error";
    }
}

std::string bodyOf(const ApiError& error, const std::string& requestId)
{
    const Json body{{"error",
                     {{"type", typeOf(error.status)},
                      {"code", error.code},
                      {"message", error.message},
                      {"param", error.param.empty() ? Json(nullptr) : Json(error.param)},
                      {"request_id", requestId}}}};
    return textOf(body);
}

Response responseOf(const ApiError& error, const std::string& requestId)
{
    return {error.status, kJsonType, error.headers, bodyOf(error, requestId)};
}

ApiError badField(std::string param, std::string message)
{
    return {400, "invalid_field", std::move(message), std::move(param)};
}

ApiError notFound(std::string what)
{
    return {404, "not_found", std::move(what), {}};
}

ApiError tooMany(std::string message, int retryAfterSeconds)
{
    return {429, "busy", std::move(message), {}, {{"Retry-After", std::to_string(retryAfterSeconds)}}};
}

ApiError plainError(int status)
{
    switch (status) {
    case 408:
        return {status, "too_slow", "The request took too long to arrive. Send it again.", {}};
    case 413:
        return {status, "body_too_large", "The body is larger than this address takes.", {}};
    case 417:
        return {status, "expectation_unknown", "Of expectations, only 100-continue is known.", {}};
    case 431:
        return {status, "header_too_large", "The request's header is larger than 16 kB.", {}};
    case 501:
        return {status, "coding_unknown", "Of transfer codings, only chunked is known.", {}};
    case 503:
        return {status,
                "too_many_connections",
                "Too many connections are open. Try again.",
                {},
                {{"Retry-After", "1"}}};
    default:
        return {status, "not_http", "That is no HTTP/1.1 request that can be read in one way only.", {}};
    }
}

} // namespace understudy::server
