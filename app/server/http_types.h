// Requests and answers without sockets: what routes are given, and what the listener carries.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace understudy::server {

using Headers = std::vector<std::pair<std::string, std::string>>; ///< names in lower case

struct Request
{
    std::string id;                ///< names it in the answer, in errors and in the log
    std::string method;            ///< "GET"
    std::vector<std::string> path; ///< decoded segments: "/jobs/a%20b" is {"jobs", "a b"}
    std::map<std::string, std::string, std::less<>> query; ///< decoded; of a name given twice, the last
    Headers headers;
    std::string body;
    std::string peer;    ///< address of the other side, as the socket knows it
    bool isRead = false; ///< its header made sense
    bool isKeptAlive = true;
    bool takesChunks = true;             ///< HTTP/1.1
    std::optional<std::uint64_t> length; ///< of the body, as told; none where it comes in chunks
    bool isChunked = false;
    std::chrono::steady_clock::time_point arrived; ///< its last byte

    /// Empty when it is absent. `name` in lower case.
    std::string_view header(std::string_view name) const;
    bool hasBody() const { return isChunked || length.value_or(0) > 0; }
};

inline constexpr const char* kJsonType = "application/json";

struct Response
{
    int status = 200;
    std::string type = kJsonType; ///< media type; empty: there is no body
    Headers headers;
    std::string body;
};

/// What goes before a body that is written piece by piece.
struct Head
{
    int status = 200;
    std::string type;
    Headers headers;
    std::optional<std::uint64_t> length; ///< none: in chunks
    std::string heartbeat;               ///< written where nothing else was for a while; empty: nothing
};

/// One request and its answer: respond(), or begin(), write()s and end(). Thread-safe, and none of it waits;
/// what comes after the other side is gone goes nowhere.
class Exchange
{
public:
    virtual ~Exchange() = default;

    virtual const Request& request() const = 0;
    virtual void respond(Response response) = 0;
    virtual void begin(Head head) = 0;
    virtual void write(std::string bytes) = 0;
    virtual void end() = 0;
    /// What was begun cannot be finished: breaks the connection, so that nobody takes a part for the whole.
    virtual void abort() = 0;
    /// Bytes written that the socket has not taken.
    virtual std::size_t pending() const = 0;
    /// Called once, on the listener's thread, when the other side goes; at once where it is gone.
    virtual void onGone(std::function<void()> gone) = 0;
    /// Called on the listener's thread each time little or nothing is pending any more.
    virtual void onDrained(std::function<void()> drained) = 0;
};
using ExchangePtr = std::shared_ptr<Exchange>;

/// Takes a body that is too large to be held in memory, piece by piece, on a thread that may wait for a disk.
class BodySink
{
public:
    virtual ~BodySink() = default;
    /// None: go on. Else the answer, and the rest is not read.
    virtual std::optional<Response> take(std::string_view bytes) = 0;
};

/// How a request's body is to be read.
struct BodyPlan
{
    std::uint64_t limit = 0;        ///< bytes; 413 beyond
    std::shared_ptr<BodySink> sink; ///< none: into Request::body
};

/// What a finished exchange was, for the log.
struct Finished
{
    int status = 0; ///< 0: the other side went before an answer
    std::uint64_t bytes = 0;
    std::chrono::steady_clock::duration untilFirstByte{}, total{}; ///< since the request's last byte
    bool isCutOff = false;                                         ///< the answer did not come to its end
};

/// What the listener asks. On its thread: nothing here may wait.
class HttpService
{
public:
    virtual ~HttpService() = default;

    struct Admission
    {
        std::optional<Response> refusal; ///< then the body is not read
        BodyPlan body;
    };
    /// After the header.
    virtual Admission admit(const Request& request) = 0;
    /// The whole request. `sink` as admit() gave it.
    virtual void handle(const ExchangePtr& exchange, const std::shared_ptr<BodySink>& sink) = 0;
    /// What cannot be read as a request, was too slow, or one too many.
    virtual Response refuse(int status, const Request& request) = 0;
    virtual void finished(const Request& request, const Finished& facts) = 0;
    /// What the request is called from here on.
    virtual std::string newRequestId(const Request& request) = 0;
    /// Runs work that may wait for a disk.
    virtual void runElsewhere(std::function<void()> work) = 0;
};

} // namespace understudy::server
