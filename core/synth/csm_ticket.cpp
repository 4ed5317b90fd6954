#include "core/synth/csm_ticket_p.h"

#include <algorithm>

namespace understudy {

Result<std::vector<float>> CsmTicket::next()
{
    std::vector<float> chunk;
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isFinished || !m_chunks.empty(); });
        if (m_error)
            return Failure(*m_error);
        if (m_chunks.empty())
            return chunk;
        chunk = std::move(m_chunks.front());
        m_chunks.pop_front();
    }
    m_onTaken();
    return chunk;
}

void CsmTicket::cancel()
{
    finish(Error{Code::Cancelled, Reason::General, m_line.voice.name, {}, {}});
    m_onTaken();
}

bool CsmTicket::isCancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_error.has_value();
}

bool CsmTicket::isAhead() const
{
    const std::lock_guard lock(m_mutex);
    return m_expected + int(m_chunks.size()) >= kMostAhead;
}

void CsmTicket::expect()
{
    const std::lock_guard lock(m_mutex);
    ++m_expected;
}

void CsmTicket::give(std::vector<float> samples)
{
    const std::lock_guard lock(m_mutex);
    m_expected = std::max(0, m_expected - 1);
    if (m_isFinished || samples.empty())
        return;
    m_chunks.push_back(std::move(samples));
    m_changed.notify_all();
}

void CsmTicket::finish(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_error = std::move(error);
    m_changed.notify_all();
}

} // namespace understudy
