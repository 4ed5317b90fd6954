// A client of benchmarks and tests, on one connection: sends any bytes, and reads answers as they are.
#pragma once

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace understudy {

struct HttpAnswer
{
    int status = 0;                             ///< 0: none came
    std::map<std::string, std::string> headers; ///< by lower-case name
    std::string body;
    bool isWhole = false; ///< its end came

    std::string header(const std::string& name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

class HttpClient
{
public:
    static constexpr int kPatience = 20'000; ///< ms for whatever is waited for

    explicit HttpClient(int port)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            close();
    }
    ~HttpClient() { close(); }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    bool isOpen() const { return m_socket >= 0; }
    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }

    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    HttpAnswer ask(const std::string& method, const std::string& target, const std::string& token,
                   const std::string& body = {}, const std::string& more = {})
    {
        std::string text = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + more;
        if (!token.empty())
            text += "Authorization: Bearer " + token + "\r\n";
        if (!body.empty())
            text +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        send(text + "\r\n" + body);
        return read(method == "HEAD");
    }

    /// The header alone; readBody() follows.
    HttpAnswer readHeader()
    {
        HttpAnswer answer;
        while (m_received.find("\r\n\r\n") == std::string::npos)
            if (!receive())
                return answer;
        const auto end = m_received.find("\r\n\r\n");
        const auto head = m_received.substr(0, end + 2);
        m_received.erase(0, end + 4);
        answer.status = std::stoi(head.substr(9, 3));
        for (auto at = head.find("\r\n") + 2; at < head.size();) {
            const auto line = head.find("\r\n", at), colon = head.find(':', at);
            auto name = head.substr(at, colon - at);
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
            answer.headers[name] = head.substr(colon + 2, line - colon - 2);
            at = line + 2;
        }
        return answer;
    }

    HttpAnswer read(bool isHead = false)
    {
        auto answer = readHeader();
        if (answer.status == 100)
            answer = readHeader();
        if (answer.status == 0 || isHead) {
            answer.isWhole = answer.status != 0;
            return answer;
        }
        readBody(answer);
        return answer;
    }

    void readBody(HttpAnswer& answer)
    {
        if (answer.header("transfer-encoding") == "chunked") {
            while (readChunk(answer.body)) {
            }
            answer.isWhole = m_isAtEnd;
            return;
        }
        const auto length = answer.header("content-length");
        const auto wanted = length.empty() ? std::string::npos : std::stoul(length);
        while (m_received.size() < wanted && receive()) {
        }
        answer.isWhole = m_received.size() >= wanted || length.empty();
        answer.body = m_received.substr(0, wanted);
        m_received.erase(0, answer.body.size());
    }

    /// Appends the next one; false at the end, which is as it should be if isAtEnd().
    bool readChunk(std::string& body)
    {
        m_isAtEnd = false;
        while (m_received.find("\r\n") == std::string::npos)
            if (!receive())
                return false;
        const auto line = m_received.find("\r\n");
        std::size_t size = 0;
        std::from_chars(m_received.data(), m_received.data() + line, size, 16);
        while (m_received.size() < line + 2 + size + 2)
            if (!receive())
                return false;
        body += m_received.substr(line + 2, size);
        m_received.erase(0, line + 2 + size + 2);
        m_isAtEnd = size == 0;
        return size > 0;
    }
    bool isAtEnd() const { return m_isAtEnd; }

    /// True when the other side has closed it.
    bool waitUntilClosed()
    {
        while (receive()) {
        }
        return m_isClosed;
    }

private:
    bool receive()
    {
        pollfd waited{m_socket, POLLIN, 0};
        if (m_socket < 0 || ::poll(&waited, 1, kPatience) <= 0)
            return false;
        char block[16384];
        const auto got = ::recv(m_socket, block, sizeof block, 0);
        m_isClosed = got <= 0;
        if (got > 0)
            m_received.append(block, static_cast<std::size_t>(got));
        return got > 0;
    }

    int m_socket = -1;
    std::string m_received;
    bool m_isAtEnd = false, m_isClosed = false;
};

} // namespace understudy
