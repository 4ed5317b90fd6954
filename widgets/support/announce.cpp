#include "widgets/support/announce.h"

#include <QAccessible>
#include <QTimer>

namespace understudy {

namespace {
constexpr int kGapMs = 1000;
}

StatusAnnouncer::StatusAnnouncer(QWidget* parent) : QLabel(parent), m_timer(new QTimer(this))
{
    setFixedSize(0, 0); // heard, not seen; hidden widgets are not heard
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &StatusAnnouncer::speak);
}

void StatusAnnouncer::announce(const QString& sentence)
{
    m_waiting = sentence;
    if (m_timer->isActive())
        return;
    const qint64 since = m_lastSpoken.isValid() ? m_lastSpoken.elapsed() : kGapMs;
    if (since >= kGapMs)
        speak();
    else
        m_timer->start(static_cast<int>(kGapMs - since));
}

void StatusAnnouncer::speak()
{
    setText(m_waiting);
    setAccessibleName(m_waiting);
    m_lastSpoken.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace understudy
