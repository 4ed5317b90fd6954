#include "widgets/support/focus_ring.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>

namespace understudy {

namespace {

constexpr int kGap = 3; // px: 1 px of ground between control and ring

/// What the ring goes around, or null: views draw theirs inside.
QWidget* ringed(QWidget* focused)
{
    if (!focused || focused->property("ownFocus").toBool() || !focused->parentWidget())
        return nullptr;
    if (qobject_cast<QComboBox*>(focused->parentWidget()) ||
        qobject_cast<QAbstractSpinBox*>(focused->parentWidget()))
        return focused->parentWidget();
    const bool wanted = qobject_cast<QAbstractButton*>(focused) || qobject_cast<QLineEdit*>(focused) ||
                        qobject_cast<QComboBox*>(focused) || qobject_cast<QAbstractSpinBox*>(focused);
    return wanted ? focused : nullptr;
}

} // namespace

FocusRing::FocusRing()
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void FocusRing::follow(QWidget* focused)
{
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = ringed(focused);
    if (!m_target) {
        hide();
        setParent(nullptr); // so that it outlives the dialog it was in
        return;
    }
    m_target->installEventFilter(this);
    setParent(m_target->parentWidget());
    place();
    show();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_target) {
        const auto type = event->type();
        if (type == QEvent::Move || type == QEvent::Resize)
            place();
        else if (type == QEvent::Hide || type == QEvent::ParentChange)
            follow(nullptr);
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::place()
{
    setGeometry(m_target->geometry().adjusted(-kGap, -kGap, kGap, kGap));
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
