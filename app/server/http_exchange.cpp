#include "app/server/http_connection.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace understudy::server {

namespace {

constexpr std::size_t kLittlePending = 64 * 1024; // bytes

} // namespace

ConnectionExchange::ConnectionExchange(Request request, const std::shared_ptr<HttpConnection>& connection,
                                       boost::asio::any_io_executor executor)
    : m_request(std::move(request)), m_connection(connection), m_executor(std::move(executor))
{
}

/// Calls `work(connection)` on the connection's thread, while it is there.
template<typename Work>
void ConnectionExchange::post(Work work)
{
    boost::asio::post(m_executor, [self = shared_from_this(), work = std::move(work)]() mutable {
        const auto connection = self->m_connection.lock();
        if (connection && connection->isOpen() && !self->m_isGone)
            work(*connection);
    });
}

void ConnectionExchange::respond(Response response)
{
    m_pending += response.body.size();
    post([this, response = std::move(response)](HttpConnection& connection) mutable {
        Head head{response.status, response.type, std::move(response.headers), response.body.size(), {}};
        connection.begin(std::move(head), m_request.method != "HEAD");
        connection.write(std::move(response.body));
        connection.end();
    });
}

void ConnectionExchange::begin(Head head)
{
    post([this, head = std::move(head)](HttpConnection& connection) mutable {
        connection.begin(std::move(head), m_request.method != "HEAD");
    });
}

void ConnectionExchange::write(std::string bytes)
{
    m_pending += bytes.size();
    post([bytes = std::move(bytes)](HttpConnection& connection) mutable {
        connection.write(std::move(bytes));
    });
}

void ConnectionExchange::end()
{
    post([](HttpConnection& connection) { connection.end(); });
}

void ConnectionExchange::abort()
{
    post([](HttpConnection& connection) { connection.close(); });
}

void ConnectionExchange::onGone(std::function<void()> gone)
{
    boost::asio::post(m_executor, [self = shared_from_this(), gone = std::move(gone)]() mutable {
        const auto connection = self->m_connection.lock();
        if (self->m_isGone || !connection || !connection->isOpen())
            gone();
        else
            self->m_gone = std::move(gone);
    });
}

void ConnectionExchange::onDrained(std::function<void()> drained)
{
    boost::asio::post(m_executor, [self = shared_from_this(), drained = std::move(drained)]() mutable {
        if (self->m_isGone)
            return;
        self->m_drained = std::move(drained);
        self->taken(0);
    });
}

void ConnectionExchange::taken(std::size_t bytes)
{
    m_pending -= std::min<std::size_t>(bytes, m_pending);
    if (m_pending < kLittlePending && m_drained)
        m_drained();
}

void ConnectionExchange::ends()
{
    m_isGone = true;
    m_drained = m_gone = {};
}

void ConnectionExchange::goes()
{
    m_isGone = true;
    m_drained = {};
    if (const auto gone = std::exchange(m_gone, {}))
        gone();
}

} // namespace understudy::server
