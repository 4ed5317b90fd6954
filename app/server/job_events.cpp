// What is told of jobs: to who asks, and to who follows.
#include "app/server/job_desk.h"

#include <algorithm>
#include <charconv>

namespace understudy::server {

namespace {

constexpr std::size_t kMostEvents = 256, kMostEventsOfFinished = 16;
constexpr std::size_t kMostFollowers = 64;
constexpr std::size_t kMostPending = 256 * 1024; // bytes: who is further behind is told the next state
constexpr int kRetryAfter = 5;                   // s

/// Grows over restarts, too, as the clock does.
std::int64_t nextEventId(std::int64_t last)
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    return std::max<std::int64_t>(now, last + 1);
}

std::int64_t numberOf(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

/// Under the lock: events are told in their order.
void JobDesk::tell(Entry& entry, const char* event)
{
    entry.told = std::chrono::steady_clock::now();
    entry.lastEvent = nextEventId(entry.lastEvent);
    const bool isLast = isFinished(entry.record.state);
    auto told = describe(entry.record, entry.progress);
    told.erase("parameters"); // who follows it has them
    std::string text =
        "id: " + std::to_string(entry.lastEvent) + "\nevent: " + event + "\ndata: " + textOf(told) + "\n\n";
    std::erase_if(entry.followers, [&](const std::weak_ptr<Exchange>& weak) {
        const auto exchange = weak.lock();
        if (!exchange)
            return true;
        if (isLast || exchange->pending() < kMostPending)
            exchange->write(text);
        if (isLast)
            exchange->end();
        return isLast;
    });
    entry.events.push_back({entry.lastEvent, std::move(text)});
    while (entry.events.size() > (isLast ? kMostEventsOfFinished : kMostEvents))
        entry.events.pop_front();
}

Json JobDesk::list() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<const Entry*> entries;
    for (const auto& [id, entry] : m_entries)
        entries.push_back(entry.get());
    std::ranges::sort(entries, [](const Entry* one, const Entry* other) {
        return std::pair(one->record.created, one->record.id) >
               std::pair(other->record.created, other->record.id);
    });
    Json list = Json::array();
    for (const auto* entry : entries)
        list.push_back(describe(entry->record, entry->progress));
    return list;
}

std::optional<Json> JobDesk::find(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? std::nullopt
                                    : std::optional(describe(found->second->record, found->second->progress));
}

std::optional<ApiError> JobDesk::follow(const std::string& id, const std::string& lastEvent,
                                        const ExchangePtr& exchange)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return unknownJob(id);
    auto& entry = *found->second;
    std::size_t followers = 0;
    for (const auto& [other, one] : m_entries) {
        std::erase_if(one->followers, [](const auto& weak) { return weak.expired(); });
        followers += one->followers.size();
    }
    if (followers >= kMostFollowers)
        return tooMany("Too many follow jobs already. Ask how the job stands instead.", kRetryAfter);
    exchange->begin({200, "text/event-stream", {{"Cache-Control", "no-store"}}, std::nullopt, ": \n\n"});
    const auto last = numberOf(lastEvent);
    const bool isAllThere = !lastEvent.empty() && !entry.events.empty() && entry.events.front().id <= last;
    if (!isAllThere && entry.events.empty())
        tell(entry,
             isFinished(entry.record.state) ? "done" : "state"); // of a job from before the server began
    for (const auto& event : entry.events)
        if (isAllThere ? event.id > last : event.id == entry.events.back().id)
            exchange->write(event.text);
    if (isFinished(entry.record.state))
        exchange->end();
    else
        entry.followers.push_back(exchange);
    return std::nullopt;
}

} // namespace understudy::server
