#include "app/desktop/review/typed_texts.h"

#include <chrono>
#include <iterator>
#include <utility>

namespace understudy {

namespace {

// Keys are no longer than this in memory alone, however somebody types on.
constexpr std::chrono::milliseconds kLongest{250};

/// Then there is nothing to try again; a project that is gone may come back.
bool isClipGone(const Error& error)
{
    return error.code == Code::NotFound && error.reason != Reason::ProjectMoved;
}

} // namespace

TypedTexts::TypedTexts(Store store, QObject* parent) : QObject(parent), m_store(std::move(store))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLongest);
    connect(&m_timer, &QTimer::timeout, this, &TypedTexts::flush);
}

void TypedTexts::type(const std::string& clip, std::string text)
{
    const bool wasWaiting = isWaiting();
    m_waiting[clip] = std::move(text);
    if (!m_timer.isActive())
        m_timer.start();
    if (!wasWaiting)
        Q_EMIT waitingChanged();
}

void TypedTexts::flush()
{
    m_timer.stop();
    if (m_waiting.empty())
        return;
    Result<void> done;
    m_kept = {};
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        const auto stored = m_store(waiting->first, waiting->second);
        const bool isOver = stored || isClipGone(stored.error());
        if (!stored)
            done = stored;
        if (!isOver)
            m_kept = stored;
        waiting = isOver ? m_waiting.erase(waiting) : std::next(waiting);
    }
    Q_EMIT this->stored(done);
    Q_EMIT waitingChanged();
}

const std::string* TypedTexts::waiting(const std::string& clip) const
{
    const auto found = m_waiting.find(clip);
    return found == m_waiting.end() ? nullptr : &found->second;
}

void TypedTexts::forget()
{
    m_timer.stop();
    m_waiting.clear();
    m_kept = {};
    Q_EMIT waitingChanged();
}

Result<void> TypedTexts::kept() const
{
    return m_kept;
}

} // namespace understudy
