#include "core/synth/csm_loop_p.h"

#include "core/model/torch_guard_p.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr int kMostPassedOver = 16;     // lines of the voice that speaks, before another's turn comes
constexpr std::size_t kMostSpeakers = 4; // made ready: an adapter of every layer is a hundred megabytes

} // namespace

CsmLoop::CsmLoop(CsmOptions options)
    : m_options(std::move(options)), m_seats(static_cast<std::size_t>(m_options.slots)),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

CsmLoop::~CsmLoop()
{
    m_thread.request_stop();
    m_thread.join();
}

void CsmLoop::submit(CsmTicketPtr ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        m_new.push_back(std::move(ticket));
        m_isWoken = true;
    }
    m_changed.notify_one();
}

void CsmLoop::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
    }
    m_changed.notify_one();
}

void CsmLoop::unload()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isToUnload = true;
        m_isWoken = true;
    }
    m_changed.notify_one();
}

void CsmLoop::run(const std::stop_token& stop)
{
    at::set_num_threads(m_options.threads);
    while (collect(stop)) {
        dropCancelled();
        seatLines();
        step();
    }
    endAll();
}

bool CsmLoop::collect(const std::stop_token& stop)
{
    bool isToUnload = false;
    {
        std::unique_lock lock(m_mutex);
        if (!canStep()) {
            m_turn.reset();
            m_changed.wait(lock, stop, [this] { return m_isWoken; });
        }
        m_isWoken = false;
        for (auto& ticket : m_new)
            m_waiting.push_back({std::move(ticket), 0});
        m_new.clear();
        isToUnload = m_isToUnload && isIdle() && m_waiting.empty();
        m_isToUnload = m_isToUnload && !isToUnload;
    }
    if (isToUnload)
        release();
    return !stop.stop_requested();
}

bool CsmLoop::canStep() const
{
    return std::ranges::any_of(m_seats, [](const auto& ticket) { return ticket && !ticket->isAhead(); });
}

bool CsmLoop::isIdle() const
{
    return std::ranges::none_of(m_seats, [](const auto& ticket) { return ticket != nullptr; });
}

void CsmLoop::dropCancelled()
{
    for (std::size_t slot = 0; slot < m_seats.size(); ++slot) {
        if (!m_seats[slot] || !m_seats[slot]->isCancelled())
            continue;
        m_generator->stop(slot);
        m_codec.finish(std::exchange(m_seats[slot], nullptr));
    }
    std::erase_if(m_waiting, [](const Waiting& waiting) { return waiting.ticket->isCancelled(); });
}

void CsmLoop::seatLines()
{
    for (std::size_t slot = 0; slot < m_seats.size(); ++slot) {
        while (!m_seats[slot]) {
            const auto next = nextLine();
            if (next == m_waiting.end())
                return;
            const auto ticket = std::move(next->ticket);
            m_waiting.erase(next);
            seat(ticket, slot);
        }
    }
}

/// The first line of the voice that speaks; where nothing is spoken, the first of all.
CsmLoop::Queue::iterator CsmLoop::nextLine()
{
    if (isIdle() || m_waiting.empty())
        return m_waiting.begin();
    const auto own = std::ranges::find_if(
        m_waiting, [this](const Waiting& waiting) { return waiting.ticket->line().version == m_speaking; });
    if (own == m_waiting.end() || own == m_waiting.begin())
        return own;
    return ++m_waiting.front().passedOver > kMostPassedOver ? m_waiting.end() : own;
}

void CsmLoop::seat(const CsmTicketPtr& ticket, std::size_t slot)
{
    const auto begun = [&]() -> Result<void> {
        UNDERSTUDY_CHECK(makeReady(ticket->line()));
        UNDERSTUDY_TRY(const auto line,
                       m_speakers.at(m_speaking)->lineFor(ticket->line(), *m_generator));
        return m_generator->start(slot, line);
    }();
    if (begun)
        m_seats[slot] = ticket;
    else
        ticket->finish(begun.error());
}

/// The line's voice speaks from now on.
Result<void> CsmLoop::makeReady(const CsmLine& line)
{
    if (m_speaking == line.version && m_speakers.contains(m_speaking))
        return {};
    m_speaking.clear();
    UNDERSTUDY_CHECK(makeBaseReady(line.files));
    if (!m_speakers.contains(line.version)) {
        if (m_speakers.size() >= kMostSpeakers)
            m_speakers.clear();
        UNDERSTUDY_TRY(auto speaker, CsmSpeaker::prepare(m_base, line.voice));
        m_speakers.emplace(line.version, std::move(speaker));
    }
    m_generator->use(m_speakers.at(line.version)->lora());
    m_speaking = line.version;
    return {};
}

Result<void> CsmLoop::makeBaseReady(const CsmFiles& files)
{
    if (m_base && m_base->files.sha256 == files.sha256)
        return {};
    release(); // never two at once
    UNDERSTUDY_TRY(m_base, CsmBase::load(files, m_options));
    auto made = torchGuard("make the caches of " + files.id, [&]() -> Result<void> {
        const c10::InferenceMode inference;
        m_generator = std::make_unique<CsmGenerator>(m_base->csm, m_seats.size());
        return {};
    });
    if (!made) {
        release();
        return made;
    }
    tell({files.id, m_base->bytes(), Bytes(m_generator->cacheBytes())});
    return {};
}

void CsmLoop::release()
{
    m_speaking.clear();
    m_speakers.clear();
    m_generator.reset();
    m_base.reset();
    tell({});
}

void CsmLoop::tell(const EngineMemory& now)
{
    if (m_memory.value() != now)
        m_memory.update([&](EngineMemory& memory) { memory = now; });
}

/// A frame for every line whose listener keeps up.
void CsmLoop::step()
{
    if (!canStep())
        return;
    if (!m_turn)
        m_turn = std::make_unique<RenderingTurn>(m_base->csm->options().device().str());
    std::vector<bool> held;
    std::ranges::transform(m_seats, std::back_inserter(held),
                           [](const auto& ticket) { return ticket && ticket->isAhead(); });
    auto frames = torchGuard("speak", [&]() -> Result<std::vector<SlotFrame>> { return m_generator->step(held); });
    if (!frames) {
        for (std::size_t slot = 0; slot < m_seats.size(); ++slot) {
            if (!m_seats[slot])
                continue;
            m_generator->stop(slot);
            m_codec.finish(std::exchange(m_seats[slot], nullptr), frames.error());
        }
        return;
    }
    for (auto& frame : *frames)
        deliver(std::move(frame));
}

void CsmLoop::deliver(SlotFrame frame)
{
    auto& seat = m_seats[frame.slot];
    if (!frame.codes.empty())
        m_codec.decode(seat, m_base->mimi, std::move(frame.codes));
    if (frame.end)
        m_codec.finish(std::exchange(seat, nullptr));
}

void CsmLoop::endAll()
{
    const Error cancelled{Code::Cancelled, Reason::General, "voice engine", {}, {}};
    for (auto& ticket : m_seats)
        if (ticket)
            ticket->finish(cancelled);
    for (auto& waiting : m_waiting)
        waiting.ticket->finish(cancelled);
    const std::lock_guard lock(m_mutex);
    for (auto& ticket : m_new)
        ticket->finish(cancelled);
}

} // namespace understudy
