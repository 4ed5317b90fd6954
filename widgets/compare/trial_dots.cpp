#include "widgets/compare/trial_dots.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QPainter>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr int kMostBoxes = 24; // more are a bar

} // namespace

TrialDots::TrialDots(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TrialDots::setProgress(int answered, int trials)
{
    m_answered = answered;
    m_trials = trials;
    setAccessibleName(tr("%1 of %n trial(s) answered", nullptr, trials).arg(answered));
    updateGeometry();
    update();
}

QSize TrialDots::sizeHint() const
{
    return {std::min(m_trials, kMostBoxes) * u(4), u(4)};
}

QSize TrialDots::minimumSizeHint() const
{
    return {std::min(u(30), sizeHint().width()), u(4)};
}

void TrialDots::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = viewPalette(this);
    if (m_trials > kMostBoxes || width() < m_trials * u(4)) {
        const QRectF bar(0, u(1), width(), u(2));
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens[Token::Sunken]);
        painter.drawRoundedRect(bar, u(1), u(1));
        painter.setBrush(tokens[Token::Fill]);
        painter.drawRoundedRect(QRectF(0, u(1), bar.width() * m_answered / std::max(1, m_trials), u(2)), u(1),
                                u(1));
        return;
    }
    for (int i = 0; i < m_trials; ++i) {
        const QRectF box(i * u(4) + 1, u(0.5), u(3), u(3));
        const bool isNow = i == m_answered;
        painter.setPen(QPen(tokens[isNow || i < m_answered ? Token::Accent : Token::Control], isNow ? 2 : 1));
        painter.setBrush(i < m_answered ? QBrush(tokens[Token::Fill]) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(box, 2, 2);
    }
}

} // namespace understudy
