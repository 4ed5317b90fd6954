// From codes to samples, on a thread of its own: the generator goes on with the next frame meanwhile.
#pragma once

#include "core/model/mimi/mimi_p.h"
#include "core/synth/csm_ticket_p.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace understudy {

class CsmCodec
{
public:
    CsmCodec();
    /// What is queued is dropped.
    ~CsmCodec();

    /// The next frame of a line: codes [codebooks].
    void decode(CsmTicketPtr ticket, std::shared_ptr<const Mimi> mimi, std::vector<std::int64_t> codes);
    /// No frame follows; the line's end reaches its listener after its last frame.
    void finish(CsmTicketPtr ticket, std::optional<Error> error = {});

private:
    struct Task
    {
        CsmTicketPtr ticket;
        std::shared_ptr<const Mimi> mimi; // null: the line's end
        std::vector<std::int64_t> codes;
        std::optional<Error> error;
    };
    class Stream;

    void push(Task task);
    void run(const std::stop_token& stop);
    void work(Task& task);

    std::mutex m_mutex;
    std::condition_variable_any m_queued;
    std::deque<Task> m_tasks; // under m_mutex
    std::map<CsmTicketPtr, std::unique_ptr<Stream>> m_streams; // the thread's own
    std::jthread m_thread;
};

} // namespace understudy
