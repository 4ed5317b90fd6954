// The thread that speaks: it loads what a line needs, gives lines of one voice a slot each, and steps them all
// together. Lines of another voice wait until the slots are empty, but not for ever.
#pragma once

#include "core/base/rendering_turn.h"
#include "core/synth/csm_codec_p.h"
#include "core/synth/csm_speaker_p.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace understudy {

class CsmLoop
{
public:
    explicit CsmLoop(CsmOptions options);
    /// Lines under way end as cancelled.
    ~CsmLoop();

    void submit(CsmTicketPtr ticket);
    /// A listener took something, or went away.
    void wake();
    void unload();
    EngineMemory memory() const { return m_memory.value(); }
    std::unique_ptr<Subscription> watchMemory(std::function<void(const EngineMemory&)> listener)
    {
        return m_memory.subscribe(std::move(listener));
    }

private:
    struct Waiting
    {
        CsmTicketPtr ticket;
        int passedOver = 0; // by lines of the voice that was speaking
    };
    using Queue = std::deque<Waiting>;

    // The thread's own
    void run(const std::stop_token& stop);
    /// New lines, and whether to unload; false once it is to stop. Waits while there is nothing to do.
    bool collect(const std::stop_token& stop);
    bool canStep() const;
    void dropCancelled();
    void seatLines();
    Queue::iterator nextLine();
    bool isIdle() const;
    void seat(const CsmTicketPtr& ticket, std::size_t slot);
    Result<void> makeReady(const CsmLine& line);
    Result<void> makeBaseReady(const CsmFiles& files);
    void release();
    void tell(const EngineMemory& now);
    void step();
    void deliver(SlotFrame frame);
    void endAll();

    const CsmOptions m_options;
    CsmCodec m_codec;
    Queue m_waiting;
    std::vector<CsmTicketPtr> m_seats; // by slot; null: free
    std::shared_ptr<const CsmBase> m_base;
    std::unique_ptr<CsmGenerator> m_generator;
    std::map<std::string, std::unique_ptr<CsmSpeaker>> m_speakers; // over m_base, by voice version
    std::string m_speaking;                                        // voice version of the seated lines
    std::unique_ptr<RenderingTurn> m_turn; // while lines are stepped: training on this device waits

    // Shared
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<CsmTicketPtr> m_new; // under m_mutex, as all below
    bool m_isWoken = false;
    bool m_isToUnload = false;
    Observable<EngineMemory> m_memory; // has a lock of its own

    std::jthread m_thread;
};

} // namespace understudy
