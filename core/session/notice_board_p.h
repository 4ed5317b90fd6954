// Whom notices of episodes go to.
#pragma once

#include "core/session/episode_service.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

namespace understudy {

/// Every notice reaches every listener, one at a time. Thread-safe; subscriptions may outlive the board.
class NoticeBoard
{
public:
    using Listener = std::function<void(const EpisodeNotice&)>;

    std::unique_ptr<Subscription> subscribe(Listener listener)
    {
        auto entry = std::make_shared<Entry>();
        entry->call = std::move(listener);
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_entries, [](const auto& known) { return known.expired(); });
        m_entries.push_back(entry);
        return std::make_unique<Handle>(std::move(entry));
    }

    void tell(const EpisodeNotice& notice)
    {
        for (const auto& entry : live()) {
            const std::lock_guard calling(entry->mutex);
            if (entry->call)
                entry->call(notice);
        }
    }

private:
    struct Entry
    {
        std::recursive_mutex mutex; // held during the call; recursive, so that a listener may end itself
        Listener call;              // under mutex; empty once the subscription is gone
    };
    class Handle final : public Subscription
    {
    public:
        explicit Handle(std::shared_ptr<Entry> entry) : m_entry(std::move(entry)) {}
        ~Handle() override
        {
            const std::lock_guard lock(m_entry->mutex);
            m_entry->call = nullptr;
        }

    private:
        std::shared_ptr<Entry> m_entry;
    };

    std::vector<std::shared_ptr<Entry>> live() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<std::shared_ptr<Entry>> entries;
        for (const auto& known : m_entries)
            if (auto entry = known.lock())
                entries.push_back(std::move(entry));
        return entries;
    }

    mutable std::mutex m_mutex;
    std::vector<std::weak_ptr<Entry>> m_entries; // under m_mutex
};

} // namespace understudy
