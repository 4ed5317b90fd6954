// Reads HTTP/1.1 requests (RFC 9112) out of bytes as they come, with limits. The one file that knows
// Boost.Beast is its source; sockets are the listener's.
#pragma once

#include "app/server/chunk_decoder.h"
#include "app/server/http_types.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace understudy::server {

inline constexpr std::size_t kMostHeaderBytes = 16 * 1024;

/// Of one request; the next one takes another reader.
class RequestReader
{
public:
    RequestReader();
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    enum class State
    {
        Header,
        Body, ///< the header is there; the body is not, or not all of it
        Done,
        Failed
    };
    State state() const { return m_state; }
    /// Takes what it can of `bytes` and tells how much that was; the rest is to be given again, with more.
    /// Stops where the header ends. Appends what it took of the body to `body`.
    std::size_t feed(std::string_view bytes, std::string& body);
    /// From State::Body on; its body is empty.
    Request& request() { return m_request; }
    /// Wants "100 Continue" before it sends its body.
    bool expectsContinue() const { return m_expectsContinue; }
    /// When it failed: 400, 417, 431 or 501.
    int failure() const { return m_failure; }

private:
    struct Parser;
    std::size_t feedHeader(std::string_view bytes);
    std::size_t feedBody(std::string_view bytes, std::string& body);
    void takeHeader();
    void fail(int status);

    std::unique_ptr<Parser> m_parser;
    State m_state = State::Header;
    Request m_request;
    ChunkDecoder m_chunks;
    std::uint64_t m_left = 0; // of a body whose length is told
    bool m_expectsContinue = false;
    int m_failure = 400;
};

/// "/a%20b?c=d" into a request's path and query; false for what is no such target.
bool readTarget(std::string_view target, Request& request);

} // namespace understudy::server
