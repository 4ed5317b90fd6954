#include "widgets/compare/loop_bar.h"

#include "widgets/support/metrics.h"
#include "widgets/support/overlay_parts.h"
#include "widgets/support/tokens.h"
#include "widgets/words/progress_text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr double kStep = 0.5; // s, of an arrow key

} // namespace

LoopBar::LoopBar(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Position"));
    describe();
}

QSize LoopBar::sizeHint() const
{
    return {u(60), u(12)};
}

double LoopBar::toX(Seconds at) const
{
    return at.value / std::max(m_length.value, 1e-3) * width();
}

Seconds LoopBar::toSeconds(double x) const
{
    return Seconds(std::clamp(x / std::max(1, width()), 0.0, 1.0) * m_length.value);
}

void LoopBar::setLength(Seconds length)
{
    m_length = length;
    describe();
    update();
}

void LoopBar::setPosition(Seconds position)
{
    if (m_position == position)
        return;
    m_position = position;
    update();
}

void LoopBar::setLoop(std::optional<LoopPart> loop)
{
    m_loop = loop;
    describe();
    update();
}

void LoopBar::describe()
{
    const auto text = tr("%1 long").arg(words::seconds(m_length));
    setAccessibleDescription(m_loop
                                 ? tr("%1, %2 to %3 again and again")
                                       .arg(text, words::seconds(m_loop->begin), words::seconds(m_loop->end))
                                 : text);
}

void LoopBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const auto& tokens = viewPalette(this);
    const QRect lane(0, u(3), width(), u(4));
    painter.fillRect(lane, tokens[Token::Sunken]);
    if (m_loop) {
        const int left = int(toX(m_loop->begin)), right = int(toX(m_loop->end));
        painter.fillRect(QRect(left, lane.top(), right - left, lane.height()), tokens[Token::Selection]);
        for (const int x : {left, right - 2})
            painter.fillRect(x, lane.top() - u(1), 2, lane.height() + u(2), tokens[Token::Accent]);
    }
    painter.setFont(metrics::font(metrics::Type::Caption));
    painter.setPen(tokens[Token::Muted]);
    const double step = m_length.value > 60 ? 10 : m_length.value > 12 ? 2 : 1;
    for (double at = 0; at < m_length.value; at += step) {
        const int x = int(toX(Seconds(at)));
        painter.fillRect(x, lane.bottom() + 1, 1, u(1), tokens[Token::Control]);
        painter.drawText(QRect(x - (at == 0 ? 0 : u(6)), lane.bottom() + u(1), u(12), u(4)),
                         at == 0 ? Qt::AlignLeft : Qt::AlignHCenter, tr("%1 s").arg(at));
    }
    paintPlayheadShape(
        painter, {QRect(0, u(1), width(), u(7)), int(toX(m_position)), 0.0, u(1) * 1.2, u(2) * 1.0}, tokens);
    if (hasFocus())
        paintAccentFrame(painter, rect(), tokens);
}

void LoopBar::mousePressEvent(QMouseEvent* event)
{
    m_pressed = toSeconds(event->position().x());
    m_isDragging = false;
}

void LoopBar::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    const auto at = toSeconds(event->position().x());
    m_isDragging = m_isDragging || std::abs(toX(at) - toX(*m_pressed)) >= QApplication::startDragDistance();
    if (m_isDragging)
        setLoop(LoopPart{std::min(at, *m_pressed), std::max(at, *m_pressed)});
}

void LoopBar::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    m_pressed.reset();
    if (m_isDragging)
        Q_EMIT loopRequested(m_loop);
    else
        Q_EMIT seekRequested(toSeconds(event->position().x()));
}

void LoopBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right)
        return QWidget::keyPressEvent(event);
    const auto by = event->key() == Qt::Key_Left ? -kStep : kStep;
    Q_EMIT seekRequested(Seconds(std::clamp(m_position.value + by, 0.0, m_length.value)));
}

} // namespace understudy
