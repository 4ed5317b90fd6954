// A mutex that is had in the order in which it was asked for: who takes it again and again does not keep
// others out, as a std::mutex would let it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace understudy {

class FairMutex
{
public:
    void lock()
    {
        std::unique_lock lock(m_mutex);
        const auto ticket = m_given++;
        m_turned.wait(lock, [&] { return ticket == m_turn; });
    }
    void unlock()
    {
        {
            const std::lock_guard lock(m_mutex);
            ++m_turn;
        }
        m_turned.notify_all();
    }
    /// Whether somebody waits for who has it.
    bool isWanted() const
    {
        const std::lock_guard lock(m_mutex);
        return m_given > m_turn + 1;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_turned;
    std::uint64_t m_given = 0, m_turn = 0; // under m_mutex
};

} // namespace understudy
