#include "widgets/support/studio_style_parts.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QWidget>

namespace understudy {

using metrics::u;

namespace {

/// The rect whose 1 px outline lies on whole pixels.
QRectF outline(const QRectF& rect)
{
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

QRect centred(const QRect& in, int size)
{
    return QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {size, size}, in);
}

} // namespace

StylePainter::StylePainter(QPainter& painter, const QStyleOption& option, const QWidget* widget)
    : m_painter(painter), m_option(option), m_widget(widget), m_tokens(viewPalette(option.palette))
{
}

bool StylePainter::isSet(const char* property) const
{
    return m_widget && m_widget->property(property).toBool();
}

bool StylePainter::isPrimary() const
{
    return isSet("primary") && has(QStyle::State_Enabled);
}

void StylePainter::box(const QRectF& rect, Token face, Token edge) const
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(m_tokens[edge]);
    m_painter.setBrush(m_tokens[face]);
    m_painter.drawRoundedRect(outline(rect), u(1), u(1));
    m_painter.restore();
}

Token StylePainter::buttonFaceToken() const
{
    if (!has(QStyle::State_Enabled))
        return Token::Raised;
    if (isPrimary())
        return Token::Fill;
    if (has(QStyle::State_Sunken) || has(QStyle::State_On))
        return Token::Selection;
    return has(QStyle::State_MouseOver) ? Token::Hover : Token::Button;
}

void StylePainter::buttonFace() const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&m_option);
    if (button && button->features.testFlag(QStyleOptionButton::Flat) && !has(QStyle::State_MouseOver) &&
        !has(QStyle::State_Sunken) && !has(QStyle::State_On))
        return;
    const Token face = buttonFaceToken();
    const Token edge = !has(QStyle::State_Enabled) ? Token::Line
                       : face == Token::Fill       ? Token::Fill
                                                   : Token::ButtonLine;
    box(m_option.rect, face, edge);
    if (isPrimary() && (has(QStyle::State_MouseOver) || has(QStyle::State_Sunken))) {
        m_painter.save();
        m_painter.setOpacity(0.12); // one shade towards the text on it
        box(m_option.rect, Token::OnFill, Token::OnFill);
        m_painter.restore();
    }
}

void StylePainter::toolButtonFace(bool isMenuPart) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(&m_option);
    const bool isFlat = has(QStyle::State_AutoRaise) && !isSet("primary");
    const bool isLit = has(QStyle::State_MouseOver) || has(QStyle::State_Sunken) || has(QStyle::State_On);
    if (isFlat && (!isLit || !has(QStyle::State_Enabled)) && !(has(QStyle::State_On)))
        return;
    // A split button's two parts are one face, cut at the line between them.
    const QRect whole = button && m_widget ? m_widget->rect() : m_option.rect;
    m_painter.save();
    m_painter.setClipRect(m_option.rect, Qt::IntersectClip);
    const Token face = buttonFaceToken();
    const Token edge = isFlat || face == Token::Fill ? face
                       : has(QStyle::State_Enabled)  ? Token::ButtonLine
                                                     : Token::Line;
    box(whole, face, edge);
    if (isMenuPart) {
        m_painter.setPen(m_tokens[isPrimary() ? Token::OnFill : Token::ButtonLine]);
        m_painter.setOpacity(isPrimary() ? 0.4 : 1.0);
        m_painter.drawLine(m_option.rect.topLeft() + QPoint(0, 1), m_option.rect.bottomLeft() - QPoint(0, 1));
    }
    m_painter.restore();
}

QPixmap StylePainter::labelIcon(const QIcon& icon, const QSize& size, const QColor& color) const
{
    const qreal ratio = m_painter.device()->devicePixelRatioF();
    QPixmap pixmap = icon.pixmap(size, ratio, has(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
    if (isPrimary() || isSet("danger")) {
        QPainter tint(&pixmap);
        tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
        tint.fillRect(pixmap.rect(), color);
    }
    return pixmap;
}

void StylePainter::useOnFill(QStyleOptionToolButton& option) const
{
    const QColor& color = m_tokens[Token::OnFill];
    option.palette.setColor(QPalette::ButtonText, color);
    if (!option.icon.isNull())
        option.icon = QIcon(labelIcon(option.icon, option.iconSize, color));
}

void StylePainter::buttonLabel() const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&m_option);
    if (!button)
        return;
    const QColor color = !has(QStyle::State_Enabled) ? m_tokens[Token::Control]
                         : isPrimary()               ? m_tokens[Token::OnFill]
                         : isSet("danger")           ? m_tokens[Token::Bad]
                                                     : m_tokens[Token::Text];
    const bool hasMenu = button->features.testFlag(QStyleOptionButton::HasMenu);
    QRect rect = m_option.rect.adjusted(0, 0, hasMenu ? -u(4) : 0, 0);
    const int textWidth = m_option.fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const int gap = button->text.isEmpty() || button->icon.isNull() ? 0 : u(1.5);
    const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width();
    int x = rect.center().x() - (textWidth + gap + iconWidth) / 2 + 1;
    if (iconWidth > 0) {
        const QPixmap pixmap = labelIcon(button->icon, button->iconSize, color);
        m_painter.drawPixmap(x, rect.center().y() - button->iconSize.height() / 2 + 1, pixmap);
        x += iconWidth + gap;
    }
    m_painter.setPen(color);
    const bool shows =
        m_widget && m_widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &m_option, m_widget);
    m_painter.drawText(QRect(x, rect.top(), textWidth + 2, rect.height()),
                       static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) |
                           (shows ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                       button->text);
    if (hasMenu)
        drawChevron({m_option.rect.right() - u(6), m_option.rect.top(), u(6), m_option.rect.height()},
                    "chevron-down");
}

Token StylePainter::fieldEdge() const
{
    return isSet("invalid") ? Token::Bad : has(QStyle::State_Enabled) ? Token::Control : Token::Line;
}

void StylePainter::field() const
{
    box(m_option.rect, has(QStyle::State_Enabled) ? Token::Surface : Token::Raised, fieldEdge());
}

void StylePainter::comboBox() const
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(&m_option);
    if (!combo || !combo->frame)
        return;
    if (combo->editable)
        field();
    else
        box(m_option.rect, buttonFaceToken(),
            isSet("invalid")             ? Token::Bad
            : has(QStyle::State_Enabled) ? Token::ButtonLine
                                         : Token::Line);
    drawChevron({m_option.rect.right() - u(6), m_option.rect.top(), u(6), m_option.rect.height()},
                "chevron-down");
}

void StylePainter::spinBox(const QRect& up, const QRect& down) const
{
    field();
    if (up.isEmpty())
        return;
    m_painter.save();
    m_painter.translate(0, 2 * up.center().y());
    m_painter.scale(1, -1); // the set has no chevron that points up
    drawChevron(up, "chevron-down");
    m_painter.restore();
    drawChevron(down, "chevron-down");
}

void StylePainter::drawChevron(const QRect& rect, QAnyStringView name) const
{
    const Token color = !has(QStyle::State_Enabled) ? Token::Control
                        : isPrimary()               ? Token::OnFill
                                                    : Token::Muted;
    drawIcon(m_painter, centred(rect, std::min({u(4), rect.width(), rect.height() + u(1)})), name,
             m_tokens[color]);
}

void StylePainter::chevron(QAnyStringView name) const
{
    drawChevron(m_option.rect, name);
}

void StylePainter::checkBox() const
{
    const QRect rect = centred(m_option.rect, u(4));
    const bool isOn = has(QStyle::State_On) || has(QStyle::State_NoChange);
    const bool isEnabled = has(QStyle::State_Enabled);
    box(rect,
        !isOn       ? Token::Surface
        : isEnabled ? Token::Fill
                    : Token::Control,
        !isOn       ? fieldEdge()
        : isEnabled ? Token::Fill
                    : Token::Control);
    if (has(QStyle::State_On))
        drawIcon(m_painter, rect.adjusted(1, 1, -1, -1), "check", m_tokens[Token::OnFill]);
    else if (has(QStyle::State_NoChange))
        m_painter.fillRect(centred(rect, u(2)).adjusted(0, u(0.75), 0, -u(0.75)), m_tokens[Token::OnFill]);
}

void StylePainter::radioButton() const
{
    const QRectF rect = outline(centred(m_option.rect, u(4)));
    const Token fill = has(QStyle::State_Enabled) ? Token::Fill : Token::Control;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(m_tokens[has(QStyle::State_On) ? fill : fieldEdge()]);
    m_painter.setBrush(m_tokens[has(QStyle::State_On) ? fill : Token::Surface]);
    m_painter.drawEllipse(rect);
    if (has(QStyle::State_On)) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_tokens[Token::OnFill]);
        m_painter.drawEllipse(rect.center(), u(0.75), u(0.75));
    }
    m_painter.restore();
}

void StylePainter::slider(const QRect& handle) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(&m_option);
    const bool isHorizontal = !slider || slider->orientation == Qt::Horizontal;
    QRectF groove = m_option.rect;
    const double half = u(0.5);
    if (isHorizontal)
        groove = QRectF(groove.left(), groove.center().y() - half, groove.width(), 2 * half);
    else
        groove = QRectF(groove.center().x() - half, groove.top(), 2 * half, groove.height());
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_tokens[Token::Line]);
    m_painter.drawRoundedRect(groove, half, half);
    m_painter.setPen(QPen(m_tokens[has(QStyle::State_HasFocus) ? Token::Accent : fieldEdge()],
                          has(QStyle::State_HasFocus) ? 2 : 1));
    m_painter.setBrush(m_tokens[Token::Button]);
    m_painter.drawEllipse(QRectF(centred(handle, u(3.5))).adjusted(1, 1, -1, -1));
    m_painter.restore();
}

void StylePainter::scrollBar(const QRect& handle) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(&m_option);
    m_painter.fillRect(m_option.rect, m_option.palette.color(QPalette::Base));
    if (!bar || bar->minimum == bar->maximum)
        return;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    const bool isLit = has(QStyle::State_MouseOver) || has(QStyle::State_Sunken);
    m_painter.setBrush(m_tokens[isLit ? Token::Control : Token::ButtonLine]);
    const QRectF thumb = QRectF(handle).adjusted(2, 2, -2, -2);
    const double radius = std::min(thumb.width(), thumb.height()) / 2;
    m_painter.drawRoundedRect(thumb, radius, radius);
    m_painter.restore();
}

void StylePainter::progressBar() const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&m_option);
    if (!bar)
        return;
    const double height = u(1.5);
    QRectF groove(m_option.rect.left(), m_option.rect.center().y() + 1 - height / 2, m_option.rect.width(),
                  height);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    QPainterPath track;
    track.addRoundedRect(groove, height / 2, height / 2);
    m_painter.fillPath(track, m_tokens[Token::Line]);
    if (bar->maximum > bar->minimum) {
        const double share = double(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
        m_painter.setClipPath(track);
        groove.setWidth(groove.width() * std::clamp(share, 0.0, 1.0));
        m_painter.fillRect(groove, m_tokens[Token::Fill]);
    }
    m_painter.restore();
}

void StylePainter::headerGround() const
{
    m_painter.fillRect(m_option.rect, m_tokens[Token::Raised]);
    m_painter.fillRect(m_option.rect.left(), m_option.rect.bottom(), m_option.rect.width(), 1,
                       m_tokens[Token::Line]);
}

void StylePainter::headerLabel() const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&m_option);
    if (!header)
        return;
    const bool isSorted = header->sortIndicator != QStyleOptionHeader::None;
    QFont font = m_painter.font();
    font.setBold(isSorted);
    m_painter.save();
    m_painter.setFont(font);
    m_painter.setPen(m_tokens[isSorted ? Token::Text : Token::Muted]);
    // The margin is above and below too, where words are higher than what it leaves; and the arrow's place is
    // wider than ours.
    const QRect place = isSorted ? m_option.rect.adjusted(-u(1), 0, u(1), 0) : m_option.rect;
    m_painter.drawText(place, static_cast<int>(header->textAlignment | Qt::AlignVCenter) | Qt::TextDontClip,
                       QFontMetrics(font).elidedText(header->text, Qt::ElideRight, place.width()));
    m_painter.restore();
}

/// Down for what falls down the column, as people read it.
void StylePainter::headerArrow() const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&m_option);
    if (!header)
        return;
    QRectF box(0, 0, u(2.5), u(2.5));
    const double height =
        m_widget ? m_widget->height() : m_option.rect.height(); // Fusion's place is at the top
    box.moveCenter({m_option.rect.center().x() + 0.5, height / 2});
    const double side = header->sortIndicator == QStyleOptionHeader::SortUp ? 1 : -1; // Qt's word for falling
    const QPointF tip(box.center().x(), box.center().y() + side * box.height() / 2);
    const double wing = box.width() * 0.3;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_tokens[Token::Text], 1.25));
    m_painter.drawLine(tip, tip - QPointF(0, side * box.height()));
    m_painter.drawLine(tip, tip + QPointF(-wing, -side * wing));
    m_painter.drawLine(tip, tip + QPointF(wing, -side * wing));
    m_painter.restore();
}

void StylePainter::itemGround() const
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&m_option);
    if (has(QStyle::State_Selected)) {
        m_painter.fillRect(m_option.rect, m_tokens[Token::Selection]);
        if (item && (item->viewItemPosition == QStyleOptionViewItem::Beginning ||
                     item->viewItemPosition == QStyleOptionViewItem::OnlyOne ||
                     item->viewItemPosition == QStyleOptionViewItem::Invalid))
            m_painter.fillRect(m_option.rect.left(), m_option.rect.top(), 3, m_option.rect.height(),
                               m_tokens[Token::Accent]);
    } else if (has(QStyle::State_MouseOver)) {
        m_painter.fillRect(m_option.rect, m_tokens[Token::Hover]);
    }
}

void StylePainter::viewFrame() const
{
    if (has(QStyle::State_HasFocus)) {
        m_painter.setPen(QPen(m_tokens[Token::Accent], 2));
        m_painter.drawRect(QRectF(m_option.rect).adjusted(1, 1, -1, -1));
    } else if (isSet("field")) {
        box(m_option.rect, Token::Surface, fieldEdge());
    } else {
        m_painter.setPen(QPen(m_option.palette.color(QPalette::Base), 2));
        m_painter.drawRect(QRectF(m_option.rect).adjusted(1, 1, -1, -1));
    }
}

} // namespace understudy
