// The other side of a server under test: a port of this machine, and a client that asks and reads.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace understudy::test {

inline sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// One that the system chose; taken as long as this lives, and free again at once.
class Port
{
public:
    Port()
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        auto address = loopback(0);
        socklen_t size = sizeof address;
        ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_socket, 1);
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
        m_number = ntohs(address.sin_port);
    }
    ~Port() { ::close(m_socket); }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;

    std::uint16_t number() const { return m_number; }

private:
    int m_socket = -1;
    std::uint16_t m_number = 0;
};

class Connection
{
public:
    struct Answer
    {
        int status = 0; ///< 0: there was none
        std::string body;
    };

    explicit Connection(std::uint16_t port)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval most{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
        const auto address = loopback(port);
        m_isOpen = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Connection() { ::close(m_socket); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool isOpen() const { return m_isOpen; }

    void send(const std::string& method, const std::string& path, const std::string& token = {},
              const std::string& body = {}) const
    {
        auto text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        if (!token.empty())
            text += "Authorization: Bearer " + token + "\r\n";
        if (!body.empty())
            text +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        text += "\r\n" + body;
        [[maybe_unused]] const auto sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
    }

    /// What came until the other side closed or broke off; false: it did neither in time.
    bool readToEnd()
    {
        char block[4096];
        for (;;) {
            const auto got = ::recv(m_socket, block, sizeof block, 0);
            if (got == 0 || (got < 0 && errno == ECONNRESET))
                return true;
            if (got < 0)
                return false;
            m_read.append(block, static_cast<std::size_t>(got));
        }
    }

    Answer ask(const std::string& method, const std::string& path, const std::string& token = {})
    {
        send(method, path, token);
        const bool isWhole = readToEnd();
        const auto head = m_read.find("\r\n\r\n");
        if (!isWhole || head == std::string::npos)
            return {};
        return {std::atoi(m_read.c_str() + m_read.find(' ')), m_read.substr(head + 4)};
    }

private:
    int m_socket = -1;
    bool m_isOpen = false;
    std::string m_read;
};

} // namespace understudy::test
