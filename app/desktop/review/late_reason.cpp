#include "app/desktop/review/late_reason.h"

#include <QApplication>
#include <QKeyEvent>
#include <QTimer>
#include <QWidget>

namespace understudy {

namespace {

/// Longer than from one finger to the next, shorter than it takes to hear what is wrong with another clip.
constexpr int kMomentMs = 1500;

bool isDigitOrModifier(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_Meta:
    case Qt::Key_AltGr:
        return true;
    default:
        return key.key() >= Qt::Key_1 && key.key() <= Qt::Key_9;
    }
}

} // namespace

LateReason::LateReason(const QWidget& buttons, QObject* parent)
    : QObject(parent), m_buttons(&buttons), m_moment(new QTimer(this))
{
    m_moment->setObjectName(QStringLiteral("lateReason"));
    m_moment->setSingleShot(true);
    m_moment->setInterval(kMomentMs);
    connect(m_moment, &QTimer::timeout, this, &LateReason::forget);
}

void LateReason::wait(std::vector<std::string> clips, RejectReason reason)
{
    const bool wasWaiting = isWaiting();
    m_clips = std::move(clips);
    m_reason = reason;
    if (isWaiting()) {
        qApp->installEventFilter(this);
        m_moment->start();
    } else {
        qApp->removeEventFilter(this);
        m_moment->stop();
    }
    if (wasWaiting || isWaiting())
        Q_EMIT changed();
}

/// A key that is a shortcut comes as the question whether somebody wants it for another use.
bool LateReason::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = qobject_cast<QWidget*>(watched);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (!isDigitOrModifier(*static_cast<QKeyEvent*>(event)))
            forget();
        break;
    case QEvent::MouseButtonPress:
        if (widget != nullptr && !m_buttons->isAncestorOf(widget))
            forget();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace understudy
