// Listens, reads requests and writes answers, all on one thread of its own (Boost.Asio): keep-alive, limits,
// time-outs, slow readers, and whether the other side is still there.
#pragma once

#include "app/server/http_types.h"
#include "core/base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace understudy::server {

struct ListenerLimits
{
    std::size_t connections = 256;
    std::chrono::milliseconds header{10'000}; ///< from a request's first byte to the end of its header
    std::chrono::milliseconds body{20'000};   ///< for each 64 kB of it
    std::chrono::milliseconds idle{60'000};   ///< between requests
    std::chrono::milliseconds write{30'000};  ///< for each 64 kB that the other side takes
    std::chrono::milliseconds heartbeat{15'000};
};

/// Who can reach it.
enum class Reach
{
    Loopback,
    Anybody
};

class HttpListener
{
public:
    /// `host`: an address, or a name of this machine. `port` 0: one that is free. Busy (subject: "host:port")
    /// where the port is taken; NoPermission, NotFound for what is no address of this machine; InvalidInput
    /// (subject: the host) for one that others can reach, with Reach::Loopback. `service` outlives it.
    static Result<std::unique_ptr<HttpListener>> bind(const std::string& host, std::uint16_t port,
                                                      Reach reach, HttpService& service,
                                                      const ListenerLimits& limits = {});
    /// From here on clients are answered; until then they wait.
    void run();
    /// As stop(). What holds an exchange has to let go of it before.
    ~HttpListener();

    /// Breaks all connections; what is being answered sees its other side go. Nothing is asked of the service
    /// from here on.
    void stop();

    std::uint16_t port() const;
    /// As it was bound: "127.0.0.1", "::1".
    std::string address() const;
    std::size_t connections() const;

private:
    struct Parts;
    explicit HttpListener(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace understudy::server
