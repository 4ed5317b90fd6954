// One connection: reads a request, has it answered, writes the answer, and again. All of it on the listener's
// thread, but for the exchange that it hands out.
#pragma once

#include "app/server/http_listener.h"
#include "app/server/request_reader.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <string>

namespace understudy::server {

class ConnectionExchange;

class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    using Socket = boost::asio::ip::tcp::socket;

    HttpConnection(Socket socket, HttpService& service, const ListenerLimits& limits);
    ~HttpConnection();

    void start();
    /// Breaks it; what is being answered sees the other side go.
    void close();
    /// Answers 503 and goes: there are too many.
    void turnAway();
    bool isOpen() const { return m_isOpen; }
    /// Nothing is being answered: it may be closed for another one.
    bool isIdle() const
    {
        return m_phase == Phase::Idle || m_phase == Phase::Header || m_phase == Phase::Linger;
    }
    /// A body that fits into one packet or two is on its way: it may be closed where nothing is idle.
    bool isSending() const { return m_phase == Phase::Body && !m_plan.sink; }

    // Of the exchange, on this thread.
    void begin(Head head, bool isBodySent);
    void write(std::string bytes);
    void end();

private:
    enum class Phase
    {
        Idle, ///< between requests
        Header,
        Body,
        Answer, ///< somebody works on it, or it is being written
        Linger  ///< the rest of what is sent is thrown away
    };

    void read();
    void onRead(boost::system::error_code error, std::size_t got);
    void consume();
    void takeHeader();
    void takeBody();
    void giveToSink();
    void handle();
    void dropSink();
    void refuse(int status);
    void refuse(Response response);
    void respond(Response response);
    void queue(std::string bytes, std::size_t counted);
    void writeNext();
    void onWritten(boost::system::error_code error);
    void finishAnswer();
    void nextRequest();
    void linger();
    void setDeadline(std::chrono::milliseconds after, void (HttpConnection::*late)());
    void clearDeadline();
    void isLate();
    void beat();
    void goesAway();
    void tellFinished(bool isCutOff);

    Socket m_socket;
    HttpService& m_service;
    const ListenerLimits& m_limits;
    boost::asio::steady_timer m_deadline, m_heartbeat;
    std::string m_peer;
    Phase m_phase = Phase::Idle;
    bool m_isOpen = true;
    bool m_isReading = false, m_isWriting = false, m_isSinkBusy = false;
    std::array<char, 16 * 1024> m_block{};
    std::string m_received; // and not consumed
    std::unique_ptr<RequestReader> m_reader;
    BodyPlan m_plan;
    std::uint64_t m_bodyBytes = 0, m_bytesAtDeadline = 0;
    std::string m_piece; // of a body, for its sink
    std::shared_ptr<ConnectionExchange> m_exchange;
    std::shared_ptr<HttpConnection> m_self; // as long as m_exchange: then nothing else may hold it

    // the answer
    struct Piece
    {
        std::string bytes;
        std::size_t counted = 0; ///< as pending, of the exchange
    };
    std::deque<Piece> m_waiting;
    std::size_t m_offset = 0; // in the first of them
    std::string m_heartbeatText;
    bool m_isChunked = false, m_isBodySent = true, m_isEnded = false, m_isKept = true;
    std::size_t m_lingered = 0;
    std::chrono::steady_clock::time_point m_lastWrite;
    Finished m_facts;
};

/// What handlers hold: outlives the connection, then says that the other side is gone.
class ConnectionExchange : public Exchange, public std::enable_shared_from_this<ConnectionExchange>
{
public:
    ConnectionExchange(Request request, const std::shared_ptr<HttpConnection>& connection,
                       boost::asio::any_io_executor executor);

    const Request& request() const override { return m_request; }
    void respond(Response response) override;
    void begin(Head head) override;
    void write(std::string bytes) override;
    void end() override;
    void abort() override;
    std::size_t pending() const override { return m_pending; }
    void onGone(std::function<void()> gone) override;
    void onDrained(std::function<void()> drained) override;

    // Of the connection, on its thread.
    void taken(std::size_t bytes);
    void goes();
    void ends();

private:
    template<typename Work>
    void post(Work work);

    const Request m_request;
    const std::weak_ptr<HttpConnection> m_connection;
    const boost::asio::any_io_executor m_executor;
    std::atomic<std::size_t> m_pending = 0;
    // on the connection's thread
    bool m_isGone = false;
    std::function<void()> m_gone, m_drained;
};

} // namespace understudy::server
