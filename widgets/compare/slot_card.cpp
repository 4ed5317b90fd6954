#include "widgets/compare/slot_card.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QPainter>

namespace understudy {

using metrics::u;

SlotCard::SlotCard(const QString& letter, const QString& key, QWidget* parent)
    : QAbstractButton(parent), m_letter(letter), m_key(key)
{
    // Tab goes from sound to sound.
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(u(42));
    describe();
}

void SlotCard::setDetail(const QString& detail)
{
    m_detail = detail;
    setToolTip(detail);
    describe();
}

void SlotCard::setState(SlotState state)
{
    if (m_state == state)
        return;
    m_state = state;
    describe();
}

QString SlotCard::word() const
{
    switch (m_state) {
    case SlotState::NotHeard:
        return tr("Not heard");
    case SlotState::Heard:
        return tr("Heard");
    case SlotState::Chosen:
        return tr("Paused");
    case SlotState::Playing:
        break;
    }
    return tr("Playing");
}

void SlotCard::describe()
{
    setAccessibleName(m_detail.isEmpty() ? m_letter : tr("%1, %2").arg(m_letter, m_detail));
    setAccessibleDescription(m_key.isEmpty() ? word() : tr("%1, key %2").arg(word(), m_key));
    update();
}

QSize SlotCard::sizeHint() const
{
    return {u(42), u(32)};
}

QSize SlotCard::minimumSizeHint() const
{
    return {u(22), u(28)};
}

void SlotCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = viewPalette(this);
    const bool isFront = m_state == SlotState::Playing || m_state == SlotState::Chosen;
    painter.setPen(QPen(tokens[isFront ? Token::Accent : Token::ButtonLine], isFront ? 2 : 1));
    painter.setBrush(tokens[isFront ? Token::Selection : Token::Surface]);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    auto letter = metrics::font(metrics::Type::Title);
    letter.setPixelSize(u(10));
    painter.setFont(letter);
    painter.setPen(tokens[Token::Text]);
    const int middle = height() / 2;
    painter.drawText(QRect(0, middle - u(10), width(), u(12)), Qt::AlignCenter, m_letter);
    painter.setFont(metrics::font(isFront ? metrics::Type::Strong : metrics::Type::Body));
    painter.setPen(tokens[isFront ? Token::Accent : Token::Muted]);
    painter.drawText(QRect(0, middle + u(2), width(), u(5)), Qt::AlignCenter, word());
    painter.setFont(metrics::font(metrics::Type::Caption));
    painter.setPen(tokens[Token::Muted]);
    if (!m_detail.isEmpty())
        painter.drawText(QRect(u(2), middle + u(7), width() - u(4), u(5)), Qt::AlignCenter,
                         painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, width() - u(4)));
    if (m_state == SlotState::Playing)
        drawIcon(painter, QRectF(u(2), u(2), u(4), u(4)), u"headphones", tokens[Token::Accent]);
    if (m_key.isEmpty())
        return;
    const QRectF cap(width() - u(7), u(2), u(5), u(5));
    painter.setPen(tokens[Token::Control]);
    painter.setBrush(tokens[Token::Surface]);
    painter.drawRoundedRect(cap, 3, 3);
    painter.setPen(tokens[Token::Text]);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

} // namespace understudy
