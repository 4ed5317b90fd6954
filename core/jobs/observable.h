// A value that several threads change and listen to. A listener is given the newest value, one call at a
// time, never an older one after a newer one; values in between may be skipped.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace understudy {

/// Listens as long as it lives. Its destructor waits for a call under way on another thread, so hold no lock
/// there that the listener takes; destroyed from inside its own listener it does not wait, and the running
/// call is the last.
class Subscription
{
public:
    Subscription() = default;
    virtual ~Subscription() = default;
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
};

/// Thread-safe throughout. Listeners run on the thread that made the change, without any lock of the value. A
/// subscription may outlive the observable.
template<typename T>
class Observable
{
public:
    using Listener = std::function<void(const T&)>;

    explicit Observable(T initial = {}) : m_value(std::move(initial)) {}

    T value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }

    /// `change(T&)` runs under the lock: keep it short. Waiters wake and listeners hear of it afterwards.
    template<typename Change>
    void update(const Change& change)
    {
        std::vector<std::shared_ptr<Entry>> entries;
        {
            const std::lock_guard lock(m_mutex);
            change(m_value);
            ++m_revision;
            entries = m_listeners->all();
        }
        m_changed.notify_all();
        for (const auto& entry : entries)
            deliver(*entry);
    }

    /// Blocks until `wanted(const T&)`; returns that value. It may return before listeners heard of it.
    template<typename Wanted>
    T waitUntil(const Wanted& wanted) const
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return wanted(m_value); });
        return m_value;
    }

    /// Calls `listener` once at once, on this thread, then on each change.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Listener listener)
    {
        auto entry = std::make_shared<Entry>(std::move(listener));
        m_listeners->add(entry);
        auto handle = std::make_unique<Handle>(m_listeners, entry);
        deliver(*entry);
        return handle;
    }

private:
    struct Entry
    {
        explicit Entry(Listener l) : call(std::move(l)) {}

        std::recursive_mutex mutex; // held during the call; recursive, so that a listener may end itself
        const Listener call;
        bool isLive = true;     // under mutex
        std::uint64_t seen = 0; // under mutex; the revision given last
    };

    struct List
    {
        std::mutex mutex;
        std::vector<std::shared_ptr<Entry>> entries;

        std::vector<std::shared_ptr<Entry>> all()
        {
            const std::lock_guard lock(mutex);
            return entries;
        }
        void add(std::shared_ptr<Entry> entry)
        {
            const std::lock_guard lock(mutex);
            entries.push_back(std::move(entry));
        }
        void remove(const std::shared_ptr<Entry>& entry)
        {
            const std::lock_guard lock(mutex);
            std::erase(entries, entry);
        }
    };

    class Handle final : public Subscription
    {
    public:
        Handle(std::shared_ptr<List> list, std::shared_ptr<Entry> entry)
            : m_list(std::move(list)), m_entry(std::move(entry))
        {
        }
        ~Handle() override
        {
            m_list->remove(m_entry);
            const std::lock_guard lock(m_entry->mutex);
            m_entry->isLive = false;
        }

    private:
        const std::shared_ptr<List> m_list;
        const std::shared_ptr<Entry> m_entry;
    };

    /// The value is fetched under the listener's own lock: whoever delivers last delivers the newest.
    void deliver(Entry& entry) const
    {
        const std::lock_guard calling(entry.mutex);
        std::unique_lock lock(m_mutex);
        if (!entry.isLive || entry.seen == m_revision)
            return;
        entry.seen = m_revision;
        const T newest = m_value;
        lock.unlock();
        entry.call(newest);
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    T m_value;                    // under m_mutex
    std::uint64_t m_revision = 1; // under m_mutex
    const std::shared_ptr<List> m_listeners = std::make_shared<List>();
};

} // namespace understudy
