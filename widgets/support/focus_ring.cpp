#include "widgets/support/focus_ring.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSplitter>

namespace understudy {

namespace {

constexpr int kGap = 3; // px: 1 px of ground between control and ring

/// What the ring goes around, or null: views draw theirs inside. Property "ring": it asks for it.
QWidget* ringed(QWidget* focused)
{
    if (!focused || focused->property("ownFocus").toBool() || !focused->parentWidget())
        return nullptr;
    if (qobject_cast<QComboBox*>(focused->parentWidget()) ||
        qobject_cast<QAbstractSpinBox*>(focused->parentWidget()))
        return focused->parentWidget();
    const bool wanted = focused->property("ring").toBool() || qobject_cast<QAbstractButton*>(focused) ||
                        qobject_cast<QLineEdit*>(focused) || qobject_cast<QComboBox*>(focused) ||
                        qobject_cast<QAbstractSpinBox*>(focused);
    return wanted ? focused : nullptr;
}

QRect ringRect(const QWidget& host, const QWidget& target)
{
    const QRect inside(target.mapTo(&host, QPoint(0, 0)), target.size());
    return inside.adjusted(-kGap, -kGap, kGap, kGap);
}

/// Windows and what scrolls take the ring in any case; a splitter would take it for one of its parts.
bool hasRoom(const QWidget& host, const QWidget& target)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(host.parentWidget());
    if (host.isWindow() || (area && area->viewport() == &host))
        return true;
    return !qobject_cast<const QSplitter*>(&host) && host.rect().contains(ringRect(host, target));
}

} // namespace

FocusRing::FocusRing()
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void FocusRing::follow(QWidget* focused)
{
    for (const auto& widget : std::as_const(m_watched))
        if (widget)
            widget->removeEventFilter(this);
    m_watched.clear();
    m_target = ringed(focused);
    if (!m_target) {
        hide();
        setParent(nullptr); // so that it outlives the dialog it was in
        return;
    }
    QWidget* host = m_target->parentWidget();
    m_watched << m_target;
    for (; !hasRoom(*host, *m_target); host = host->parentWidget())
        m_watched << host;
    for (const auto& widget : std::as_const(m_watched))
        widget->installEventFilter(this);
    setParent(host);
    place();
    show();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (m_target && (type == QEvent::Move || type == QEvent::Resize))
        place();
    else if (type == QEvent::Hide || type == QEvent::ParentChange)
        follow(nullptr);
    return QWidget::eventFilter(watched, event);
}

void FocusRing::place()
{
    setGeometry(ringRect(*parentWidget(), *m_target));
    raise();
}

void FocusRing::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(viewPalette(this)[Token::Accent], 2));
    const double radius = metrics::u(1) + 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace understudy
