// The HTTP API: a listener, routes, speech, jobs, in the process of the engine that speaks. `understudy
// serve` and the studio start it.
#pragma once

#include "app/server/http_listener.h"
#include "app/server/router.h"
#include "app/server/token_file.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace understudy {
class Session;
class VoiceService;
} // namespace understudy

namespace understudy::server {

inline constexpr const char* kDefaultHost = "127.0.0.1";

struct ServeOptions
{
    std::string host = kDefaultHost;
    std::uint16_t port = 0;     ///< 0: one that is free
    bool isBehindProxy = false; ///< an address beyond loopback needs it: the proxy does TLS
    TokenFile tokens;
    std::function<void(const std::string& line)> log =
        {}; ///< of access: a JSON line a request, from one thread
    ListenerLimits limits = {};
    std::vector<Route> more = {}; ///< of benchmarks
};

/// What is served. Outlives the server.
struct Served
{
    VoiceService* voices = nullptr;
    Session* session = nullptr; ///< none: draft voices alone, and no jobs
};

class ApiServer
{
public:
    /// InvalidInput for an address beyond loopback without a proxy in front; as HttpListener::bind.
    static Result<std::unique_ptr<ApiServer>> start(ServeOptions options, const Served& served);
    /// Breaks connections, stops what is spoken; jobs go on the next time.
    ~ApiServer();

    std::uint16_t port() const;
    /// "http://127.0.0.1:8017"
    std::string url() const;

private:
    struct Parts;
    explicit ApiServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace understudy::server
