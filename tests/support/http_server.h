// A web server of a test's own, on a loopback port that the system chooses: answers as the test says, breaks
// off where it says, and remembers what was asked.
#pragma once

#include <algorithm>
#include <cctype>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace understudy {

struct HttpCall
{
    std::string path;                           ///< with its query
    std::map<std::string, std::string> headers; ///< by lower-case name

    std::string header(const std::string& name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

struct HttpReply
{
    int status = 200;
    std::string body;
    std::vector<std::string> headers;     ///< "ETag: \"x\""
    std::optional<std::size_t> cutAfter;  ///< bytes of the body, then the connection breaks
    std::optional<std::size_t> holdAfter; ///< bytes of the body, then nothing until the other side goes
};

/// The handler runs on the server's threads, one for each connection.
class HttpServer
{
public:
    using Handler = std::function<HttpReply(const HttpCall&)>;

    explicit HttpServer(Handler handler) : m_handler(std::move(handler))
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_listener, 16);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_acceptor = std::jthread([this](const std::stop_token& stop) { accept(stop); });
    }
    ~HttpServer()
    {
        m_acceptor.request_stop();
        m_acceptor.join();
        m_connections.clear(); // asks and joins each
        ::close(m_listener);
    }
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    std::vector<HttpCall> calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    void forgetCalls()
    {
        const std::lock_guard lock(m_mutex);
        m_calls.clear();
    }
    /// Until an answer stands where it holds.
    void waitUntilHeld()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isHeld; });
    }

private:
    /// False when it is time to go.
    static bool isReadable(int socket, const std::stop_token& stop)
    {
        pollfd waited{socket, POLLIN, 0};
        while (!stop.stop_requested())
            if (::poll(&waited, 1, 20) > 0)
                return true;
        return false;
    }
    void accept(const std::stop_token& stop)
    {
        while (isReadable(m_listener, stop)) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket >= 0)
                m_connections.emplace_back([this, socket](const std::stop_token& end) {
                    while (serve(socket, end)) {
                    }
                    ::close(socket);
                });
        }
    }
    static std::optional<HttpCall> read(int socket, const std::stop_token& stop)
    {
        std::string text;
        char block[4096];
        while (text.find("\r\n\r\n") == std::string::npos) {
            const auto got = isReadable(socket, stop) ? ::recv(socket, block, sizeof block, 0) : 0;
            if (got <= 0)
                return std::nullopt;
            text.append(block, static_cast<std::size_t>(got));
        }
        HttpCall call;
        const auto path = text.find(' ') + 1;
        call.path = text.substr(path, text.find(' ', path) - path);
        for (auto at = text.find("\r\n") + 2; text.compare(at, 2, "\r\n") != 0;) {
            const auto end = text.find("\r\n", at), colon = text.find(':', at);
            auto name = text.substr(at, colon - at);
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
            call.headers[name] = text.substr(colon + 2, end - colon - 2);
            at = end + 2;
        }
        return call;
    }
    static bool send(int socket, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// False when the connection is at its end.
    bool serve(int socket, const std::stop_token& stop)
    {
        const auto call = read(socket, stop);
        if (!call)
            return false;
        {
            const std::lock_guard lock(m_mutex);
            m_calls.push_back(*call);
        }
        const auto reply = m_handler(*call);
        auto head = "HTTP/1.1 " + std::to_string(reply.status) +
                    " Status\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n";
        for (const auto& line : reply.headers)
            head += line + "\r\n";
        const auto part = reply.cutAfter.value_or(reply.holdAfter.value_or(reply.body.size()));
        if (!send(socket, head + "\r\n") || !send(socket, std::string_view(reply.body).substr(0, part)))
            return false;
        if (reply.holdAfter) {
            {
                const std::lock_guard lock(m_mutex);
                m_isHeld = true;
            }
            m_changed.notify_all();
            isReadable(socket, stop); // the other side goes
        }
        return !reply.cutAfter && !reply.holdAfter;
    }

    Handler m_handler;
    int m_listener = -1;
    int m_port = 0;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<HttpCall> m_calls; // under m_mutex
    bool m_isHeld = false;         // under m_mutex
    std::jthread m_acceptor;
    std::vector<std::jthread> m_connections; // of the acceptor, until it has ended
};

} // namespace understudy
