#include "app/server/http_connection.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>

namespace understudy::server {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t kPiece = 64 * 1024;     // bytes that are given to a sink at once
constexpr std::size_t kMostAhead = 64 * 1024; // bytes of requests that follow one that is being answered
constexpr std::size_t kMostLingering = 1024 * 1024; // bytes that are thrown away after a refusal

} // namespace

HttpConnection::HttpConnection(Socket socket, HttpService& service, const ListenerLimits& limits)
    : m_socket(std::move(socket)), m_service(service), m_limits(limits), m_deadline(m_socket.get_executor()),
      m_heartbeat(m_socket.get_executor())
{
    error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    if (const auto peer = m_socket.remote_endpoint(ignored); !ignored)
        m_peer = peer.address().to_string();
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start()
{
    nextRequest();
}

void HttpConnection::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    clearDeadline();
    m_heartbeat.cancel();
    error_code ignored;
    m_socket.close(ignored);
    dropSink();
    goesAway();
}

void HttpConnection::goesAway()
{
    if (!m_exchange)
        return;
    tellFinished(true);
    const auto self = std::exchange(m_self, nullptr);
    const auto exchange = std::exchange(m_exchange, nullptr);
    exchange->goes();
}

void HttpConnection::tellFinished(bool isCutOff)
{
    m_facts.total = steady_clock::now() - m_exchange->request().arrived;
    m_facts.isCutOff = isCutOff;
    m_service.finished(m_exchange->request(), m_facts);
}

void HttpConnection::nextRequest()
{
    m_phase = Phase::Idle;
    m_reader = std::make_unique<RequestReader>();
    m_plan = {};
    m_bodyBytes = m_bytesAtDeadline = 0;
    m_facts = {};
    m_isEnded = false;
    setDeadline(m_limits.idle, &HttpConnection::close);
    if (m_received.empty())
        read();
    else
        consume();
}

/// Also while an answer is made: that is how a connection is seen to end.
void HttpConnection::read()
{
    if (m_isReading || !m_isOpen)
        return;
    m_isReading = true;
    m_socket.async_read_some(asio::buffer(m_block),
                             [self = shared_from_this()](error_code error, std::size_t got) {
                                 self->m_isReading = false;
                                 self->onRead(error, got);
                             });
}

void HttpConnection::onRead(error_code error, std::size_t got)
{
    if (!m_isOpen)
        return;
    if (error)
        return close();
    if (m_phase == Phase::Linger) {
        m_lingered += got;
        return m_lingered > kMostLingering ? close() : read();
    }
    m_received.append(m_block.data(), got);
    if (m_phase != Phase::Answer && !m_isSinkBusy)
        return consume();
    // What is sent before it is asked for waits, up to a point, in the socket.
    if (m_phase == Phase::Answer && m_received.size() < kMostAhead)
        read();
}

void HttpConnection::consume()
{
    if (m_phase == Phase::Idle) {
        m_phase = Phase::Header;
        setDeadline(m_limits.header, &HttpConnection::isLate);
    }
    auto& body = m_plan.sink ? m_piece : m_reader->request().body;
    const auto before = body.size();
    const auto wasHeader = m_reader->state() == RequestReader::State::Header;
    const auto taken = m_reader->feed(m_received, body);
    m_received.erase(0, taken);
    m_bodyBytes += body.size() - before;
    switch (m_reader->state()) {
    case RequestReader::State::Failed:
        return refuse(m_reader->failure());
    case RequestReader::State::Header:
        return read();
    case RequestReader::State::Body:
    case RequestReader::State::Done:
        if (wasHeader)
            return takeHeader();
        return taken > 0 ? takeBody() : read();
    }
}

void HttpConnection::takeHeader()
{
    auto& request = m_reader->request();
    request.peer = m_peer;
    request.id = m_service.newRequestId(request);
    m_phase = Phase::Body;
    auto admission = m_service.admit(request);
    if (admission.refusal)
        return refuse(std::move(*admission.refusal));
    m_plan = std::move(admission.body);
    if (request.length.value_or(0) > m_plan.limit)
        return refuse(413);
    if (m_reader->state() == RequestReader::State::Done)
        return handle();
    setDeadline(m_limits.body, &HttpConnection::isLate);
    if (m_reader->expectsContinue())
        queue("HTTP/1.1 100 Continue\r\n\r\n", 0);
    if (m_received.empty())
        read();
    else
        consume();
}

void HttpConnection::takeBody()
{
    if (m_bodyBytes > m_plan.limit)
        return refuse(413);
    const bool isDone = m_reader->state() == RequestReader::State::Done;
    if (m_plan.sink && (isDone || m_piece.size() >= kPiece))
        return giveToSink();
    if (isDone)
        return handle();
    if (m_bodyBytes >= m_bytesAtDeadline + kPiece) {
        m_bytesAtDeadline = m_bodyBytes;
        setDeadline(m_limits.body, &HttpConnection::isLate);
    }
    // Pieces of a body that arrived together: as feed() takes one at a time, not from within it.
    if (m_received.empty())
        read();
    else
        asio::post(m_socket.get_executor(), [self = shared_from_this()] {
            if (self->m_isOpen && self->m_phase == Phase::Body && !self->m_isSinkBusy)
                self->consume();
        });
}

/// The disk may be slow: meanwhile nothing is read.
void HttpConnection::giveToSink()
{
    clearDeadline();
    m_isSinkBusy = true;
    m_service.runElsewhere(
        [self = shared_from_this(), sink = m_plan.sink, piece = std::exchange(m_piece, {})] {
            auto refusal = sink->take(piece);
            asio::post(self->m_socket.get_executor(), [self, refusal = std::move(refusal)]() mutable {
                self->m_isSinkBusy = false;
                if (!self->m_isOpen)
                    return;
                if (refusal)
                    return self->refuse(std::move(*refusal));
                if (self->m_reader->state() == RequestReader::State::Done)
                    return self->handle();
                self->setDeadline(self->m_limits.body, &HttpConnection::isLate);
                if (self->m_received.empty())
                    self->read();
                else
                    self->consume();
            });
        });
}

void HttpConnection::handle()
{
    m_phase = Phase::Answer;
    clearDeadline();
    auto request = std::move(m_reader->request());
    request.arrived = steady_clock::now();
    m_isKept = request.isKeptAlive;
    m_self = shared_from_this();
    m_exchange =
        std::make_shared<ConnectionExchange>(std::move(request), shared_from_this(), m_socket.get_executor());
    const auto sink = std::exchange(m_plan.sink, nullptr);
    read(); // that is how the other side is seen to go
    m_service.handle(m_exchange, sink);
}

/// What it leaves may be large, and is taken away where a disk may be waited for.
void HttpConnection::dropSink()
{
    if (m_plan.sink)
        m_service.runElsewhere([sink = std::exchange(m_plan.sink, nullptr)] {});
}

void HttpConnection::isLate()
{
    refuse(408);
}

void HttpConnection::turnAway()
{
    refuse(503);
}

void HttpConnection::refuse(int status)
{
    if (!m_reader)
        m_reader = std::make_unique<RequestReader>();
    auto& request = m_reader->request();
    if (request.id.empty()) {
        request.peer = m_peer;
        request.id = m_service.newRequestId(request);
    }
    refuse(m_service.refuse(status, request));
}

/// An answer to what was not read to its end: the connection cannot go on after it.
void HttpConnection::refuse(Response response)
{
    const bool isRead = m_reader->state() == RequestReader::State::Done;
    m_phase = Phase::Answer;
    clearDeadline();
    dropSink();
    auto request = std::move(m_reader->request());
    request.arrived = steady_clock::now();
    m_isKept = isRead && request.isKeptAlive;
    const bool isBodySent = request.method != "HEAD";
    m_self = shared_from_this();
    m_exchange =
        std::make_shared<ConnectionExchange>(std::move(request), shared_from_this(), m_socket.get_executor());
    begin({response.status, response.type, std::move(response.headers), response.body.size(), {}},
          isBodySent);
    write(std::move(response.body));
    end();
}

} // namespace understudy::server
