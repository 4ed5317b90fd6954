#include "app/server/http_listener.h"

#include "app/server/http_connection.h"
#include "core/base/log.h"
#include "core/jobs/guarded.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <thread>
#include <vector>

namespace understudy::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t kMostTurnedAway = 32;            // connections that are told so
constexpr std::chrono::milliseconds kAcceptAgain{100}; // after a failure: no descriptors are left, say

Failure bindFailure(const error_code& error, const std::string& where)
{
    const auto detail = error.message();
    if (error == asio::error::address_in_use)
        return fail(Code::Busy, where, detail);
    if (error == asio::error::access_denied)
        return fail(Code::Io, Reason::NoPermission, where, detail);
    return fail(Code::NotFound, where, detail);
}

} // namespace

struct HttpListener::Parts
{
    Parts(HttpService& s, const ListenerLimits& l) : service(s), limits(l) {}

    Result<void> bind(const std::string& host, std::uint16_t port, Reach reach);
    void accept();
    void take(tcp::socket socket);
    void closeAll();
    void run();

    HttpService& service;
    const ListenerLimits limits;
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    asio::steady_timer again{context};
    tcp::endpoint endpoint;
    std::vector<std::weak_ptr<HttpConnection>> connections; // on the thread; oldest first
    std::atomic<std::size_t> open = 0;
    bool isClosing = false; // on the thread
    std::jthread thread;
};

Result<void> HttpListener::Parts::bind(const std::string& host, std::uint16_t port, Reach reach)
{
    const auto where = host + ":" + std::to_string(port);
    error_code error;
    tcp::resolver resolver(context);
    const auto found = resolver.resolve(host, std::to_string(port), tcp::resolver::passive, error);
    if (error || found.empty())
        return bindFailure(error, where);
    endpoint = found.begin()->endpoint();
    if (reach == Reach::Loopback && !endpoint.address().is_loopback())
        return fail(Code::InvalidInput, host,
                    "others can reach that address: put a proxy with TLS in front, and say --behind-proxy");
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return bindFailure(error, where);
    endpoint = acceptor.local_endpoint(error);
    return {};
}

void HttpListener::Parts::accept()
{
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
        if (isClosing)
            return;
        if (!error) {
            take(std::move(socket));
            return accept();
        }
        again.expires_after(kAcceptAgain);
        again.async_wait([this](error_code stopped) {
            if (!stopped && !isClosing)
                accept();
        });
    });
}

/// Where there are too many, the one that has been idle for longest goes: slow clients cannot keep others
/// out.
void HttpListener::Parts::take(tcp::socket socket)
{
    std::erase_if(connections, [](const auto& weak) {
        const auto connection = weak.lock();
        return !connection || !connection->isOpen();
    });
    bool isFull = connections.size() >= limits.connections;
    for (const auto mayGo : {&HttpConnection::isIdle, &HttpConnection::isSending}) {
        const auto oldest = std::ranges::find_if(connections, [mayGo](const auto& weak) {
            const auto connection = weak.lock();
            return connection && ((*connection).*mayGo)();
        });
        if (!isFull || oldest == connections.end())
            continue;
        oldest->lock()->close();
        connections.erase(oldest);
        isFull = false;
    }
    if (connections.size() >= limits.connections + kMostTurnedAway)
        return; // without a word, which would take room too
    const auto connection = std::make_shared<HttpConnection>(std::move(socket), service, limits);
    connections.push_back(connection);
    open = connections.size();
    isFull ? connection->turnAway() : connection->start();
}

void HttpListener::Parts::closeAll()
{
    isClosing = true;
    error_code ignored;
    acceptor.close(ignored);
    again.cancel();
    for (const auto& weak : std::exchange(connections, {}))
        if (const auto connection = weak.lock())
            connection->close();
}

/// An exception of a handler would end the program; it ends that handler.
void HttpListener::Parts::run()
{
    const auto work = asio::make_work_guard(context);
    while (!context.stopped())
        if (const auto ran = guarded([this]() -> Result<void> {
                context.run();
                return {};
            });
            !ran)
            log::error(ran.error());
}

HttpListener::HttpListener(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Result<std::unique_ptr<HttpListener>> HttpListener::bind(const std::string& host, std::uint16_t port,
                                                         Reach reach, HttpService& service,
                                                         const ListenerLimits& limits)
{
    auto parts = std::make_unique<Parts>(service, limits);
    UNDERSTUDY_CHECK(parts->bind(host, port, reach));
    return std::unique_ptr<HttpListener>(new HttpListener(std::move(parts)));
}

void HttpListener::run()
{
    m_parts->accept();
    m_parts->thread = std::jthread([parts = m_parts.get()] { parts->run(); });
}

HttpListener::~HttpListener()
{
    stop();
}

void HttpListener::stop()
{
    if (!m_parts->thread.joinable())
        return;
    asio::post(m_parts->context, [parts = m_parts.get()] {
        parts->closeAll();
        // What the closing of connections brings about is done first.
        asio::post(parts->context, [parts] { parts->context.stop(); });
    });
    m_parts->thread.join();
}

std::uint16_t HttpListener::port() const
{
    return m_parts->endpoint.port();
}

std::string HttpListener::address() const
{
    return m_parts->endpoint.address().to_string();
}

std::size_t HttpListener::connections() const
{
    return m_parts->open;
}

} // namespace understudy::server
