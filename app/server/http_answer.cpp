// What a connection writes.
#include "app/server/http_connection.h"

#include "app/server/http_status.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <utility>

namespace understudy::server {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t kPiece = 64 * 1024; // bytes that are written at once
constexpr std::chrono::milliseconds kLingerTime{1000};

std::string hexOf(std::size_t number)
{
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, 16).ptr;
    return {digits, end};
}

/// A line of a header that came from outside may not begin another one.
void appendField(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ");
    for (const char c : value)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    out += "\r\n";
}

/// "Mon, 30 Nov 2026 21:18:16 GMT" (RFC 9110, 5.6.7).
std::string dateNow()
{
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[utc.tm_wday], utc.tm_mday,
                  kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    return text;
}

} // namespace

void HttpConnection::begin(Head head, bool isBodySent)
{
    m_facts.status = head.status;
    m_isBodySent = isBodySent && head.status != 204 && head.status != 304;
    m_isChunked = !head.length && m_isBodySent && m_exchange->request().takesChunks;
    // Without length or chunks, the end of the connection is the body's.
    m_isKept = m_isKept && (head.length || m_isChunked || !m_isBodySent);
    std::string out =
        "HTTP/1.1 " + std::to_string(head.status) + ' ' + std::string(phraseOf(head.status)) + "\r\n";
    if (!head.type.empty())
        appendField(out, "Content-Type", head.type);
    if (head.length && head.status != 204 && head.status != 304)
        appendField(out, "Content-Length", std::to_string(*head.length));
    if (m_isChunked)
        appendField(out, "Transfer-Encoding", "chunked");
    if (!m_isKept)
        appendField(out, "Connection", "close");
    appendField(out, "Date", dateNow());
    appendField(out, "X-Request-Id", m_exchange->request().id);
    for (const auto& [name, value] : head.headers)
        appendField(out, name, value);
    queue(out + "\r\n", 0);
    m_heartbeatText = std::move(head.heartbeat);
    if (!m_heartbeatText.empty())
        beat();
}

void HttpConnection::write(std::string bytes)
{
    if (bytes.empty() || !m_exchange)
        return;
    const auto size = bytes.size();
    if (!m_isBodySent)
        return m_exchange->taken(size);
    m_facts.bytes += size;
    if (m_facts.untilFirstByte == steady_clock::duration())
        m_facts.untilFirstByte = steady_clock::now() - m_exchange->request().arrived;
    queue(m_isChunked ? hexOf(size) + "\r\n" + bytes + "\r\n" : std::move(bytes), size);
}

void HttpConnection::end()
{
    m_isEnded = true;
    if (m_isChunked)
        queue("0\r\n\r\n", 0);
    m_heartbeat.cancel();
    if (!m_isWriting)
        finishAnswer();
}

void HttpConnection::beat()
{
    m_heartbeat.expires_after(m_limits.heartbeat);
    m_heartbeat.async_wait([self = shared_from_this()](error_code error) {
        if (error || !self->m_isOpen || self->m_isEnded || !self->m_exchange)
            return;
        if (steady_clock::now() - self->m_lastWrite >= self->m_limits.heartbeat)
            self->write(self->m_heartbeatText);
        self->beat();
    });
}

void HttpConnection::queue(std::string bytes, std::size_t counted)
{
    m_waiting.push_back({std::move(bytes), counted});
    if (!m_isWriting)
        writeNext();
}

void HttpConnection::writeNext()
{
    m_isWriting = true;
    m_lastWrite = steady_clock::now();
    const auto& bytes = m_waiting.front().bytes;
    const auto size = std::min(kPiece, bytes.size() - m_offset);
    setDeadline(m_limits.write, &HttpConnection::close);
    asio::async_write(m_socket, asio::buffer(bytes.data() + m_offset, size),
                      [self = shared_from_this()](error_code error, std::size_t sent) {
                          self->m_offset += sent;
                          self->onWritten(error);
                      });
}

void HttpConnection::onWritten(error_code error)
{
    m_isWriting = false;
    if (!m_isOpen)
        return;
    if (error)
        return close();
    if (m_offset == m_waiting.front().bytes.size()) {
        const auto counted = m_waiting.front().counted;
        m_waiting.pop_front();
        m_offset = 0;
        if (m_exchange && counted > 0)
            m_exchange->taken(counted);
    }
    if (!m_waiting.empty())
        return writeNext();
    if (m_phase == Phase::Body) // "100 Continue" went out, and the body has its time
        setDeadline(m_limits.body, &HttpConnection::isLate);
    else
        clearDeadline();
    if (m_isEnded)
        finishAnswer();
}

void HttpConnection::finishAnswer()
{
    const auto self = std::exchange(m_self, nullptr);
    if (m_exchange) {
        tellFinished(false);
        const auto exchange = std::exchange(m_exchange, nullptr);
        exchange->ends();
    }
    if (m_isKept)
        nextRequest();
    else
        linger();
}

/// Closed at once, what is still being sent would have the answer thrown away unread (RFC 9112, 9.6).
void HttpConnection::linger()
{
    m_phase = Phase::Linger;
    error_code ignored;
    m_socket.shutdown(Socket::shutdown_send, ignored);
    setDeadline(kLingerTime, &HttpConnection::close);
    m_received.clear();
    read();
}

void HttpConnection::setDeadline(std::chrono::milliseconds after, void (HttpConnection::*late)())
{
    m_deadline.expires_after(after);
    m_deadline.async_wait([self = shared_from_this(), late](error_code error) {
        // One that ended in the moment in which it was set anew is not late.
        if (!error && self->m_isOpen && self->m_deadline.expiry() <= steady_clock::now())
            (self.get()->*late)();
    });
}

void HttpConnection::clearDeadline()
{
    m_deadline.expires_at(steady_clock::time_point::max());
}

} // namespace understudy::server
