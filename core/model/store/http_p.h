// One GET after another over HTTP, through libcurl: parts of files, redirects, a token that stays with its
// host.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

struct curl_slist;

namespace understudy {

struct HttpRequest
{
    std::string address;
    std::string token;      ///< sent to the address's own host alone, and not in clear; empty: none
    std::int64_t first = 0; ///< from this byte on
    std::string ifRange;    ///< strong ETag of what the rest is wanted of; empty: of whatever is there
};

/// What is known before the body.
struct HttpHead
{
    int status = 0;
    std::int64_t first = 0; ///< where the body begins in the whole; -1: a 206 that does not say
    std::string etag;
    std::string next;    ///< address of the next page (RFC 8288)
    std::string problem; ///< a hub's own word for it (X-Error-Code)
    std::string message; ///< what the hub says of it (X-Error-Message)

    bool isOk() const { return status == 200 || status == 206; }
};

/// Not thread-safe; keeps its connections.
class HttpClient
{
public:
    struct Receiver
    {
        std::function<Result<void>(const HttpHead&)> begin;    ///< once, before a body that is wanted
        std::function<Result<void>(std::string_view)> receive; ///< what came of it
    };

    HttpClient();
    ~HttpClient();

    /// The body comes only with 200 and 206; any other status is for the caller to judge. Errors: Cancelled
    /// (within a second), what the receiver returned, DownloadFailed (subject: the address).
    Result<HttpHead> get(const HttpRequest& request, const Receiver& receiver, const std::stop_token& stop);
    /// The whole body as text, at most `limit` bytes; DownloadFailed beyond.
    Result<std::pair<HttpHead, std::string>> getText(const HttpRequest& request, std::size_t limit,
                                                     const std::stop_token& stop);

private:
    struct Transfer;
    struct State;
    void prepare(const HttpRequest& request, curl_slist* headers, Transfer& transfer);

    std::unique_ptr<State> m_state;
};

/// Of an absolute http or https address; empty scheme: it is none.
struct HttpAddress
{
    std::string scheme, host;
    bool isPlain = false; ///< scheme, host, port and path alone: no user, query or fragment

    bool isLoopback() const;
};
HttpAddress parseHttpAddress(const std::string& address);
/// For one segment of a path: "a/b c" becomes "a%2Fb%20c".
std::string escapeSegment(std::string_view text);

} // namespace understudy
