#include "app/desktop/review/goals_bar.h"

#include "core/data/qc/defect_rate.h"
#include "core/session/review_goals.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr double kEnoughMinutes = 60; // more teaches little
constexpr double kScaleMinutes = 75, kScaleDefective = 0.1;

} // namespace

GoalMeter::GoalMeter(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(u(10));
}

void GoalMeter::setContent(const Content& content)
{
    m_content = content;
    setAccessibleName(QStringLiteral("%1 %2").arg(content.value, content.what));
    setAccessibleDescription(content.goal);
    update();
}

QSize GoalMeter::sizeHint() const
{
    return {u(70), u(10)};
}

QSize GoalMeter::minimumSizeHint() const
{
    return {u(36), u(10)};
}

void GoalMeter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colors = viewPalette(this);
    const QRect text(u(3), u(1), width() - u(6), u(5));
    const auto strong = metrics::font(metrics::Type::Strong);
    painter.setFont(strong);
    painter.setPen(colors[Token::Text]);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, m_content.value);
    const auto valueWidth = QFontMetrics(strong).horizontalAdvance(m_content.value + QLatin1Char(' '));
    painter.setFont(metrics::font(metrics::Type::Body));
    const auto goalWidth =
        QFontMetrics(metrics::font(metrics::Type::Caption)).horizontalAdvance(m_content.goal);
    const auto room = text.width() - valueWidth;
    const auto fits = [&](const QString& words) {
        return painter.fontMetrics().horizontalAdvance(words) + goalWidth + u(2) <= room;
    };
    const auto& words = fits(m_content.what) || m_content.brief.isEmpty() ? m_content.what : m_content.brief;
    painter.drawText(text.adjusted(valueWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, room));
    if (fits(words)) {
        painter.setFont(metrics::font(metrics::Type::Caption));
        painter.setPen(colors[Token::Muted]);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, m_content.goal);
    }
    const QRectF bar(u(3), u(6.75), width() - u(6), u(1.25));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors[Token::Sunken]);
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    const auto color = !m_content.isMet ? Token::Fill : *m_content.isMet ? Token::Ok : Token::Warn;
    auto filled = bar;
    filled.setWidth(bar.width() * qBound(0.0, m_content.filled, 1.0));
    painter.setBrush(colors[color]);
    painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2);
    painter.setBrush(colors[Token::Text]);
    for (const double mark : m_content.marks)
        painter.drawRect(
            QRectF(bar.left() + bar.width() * mark - 1, bar.top() - u(0.5), 2, bar.height() + u(1)));
}

GoalsBar::GoalsBar(QWidget* parent) : QWidget(parent)
{
    setGround(this, Ground::Raised);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (auto*& meter : m_meters) {
        if (meter != m_meters.front())
            layout->addWidget(makeVerticalLine());
        meter = new GoalMeter;
        layout->addWidget(meter, 1);
    }
    setFigures({});
}

void GoalsBar::setFigures(const Figures& figures)
{
    const bool isAny = figures.minutes > 0;
    const auto met = [isAny](bool isMet) { return isAny ? std::optional(isMet) : std::nullopt; };
    m_meters[0]->setContent({words::number(figures.minutes, 1),
                             tr("minutes accepted"),
                             tr("min"),
                             tr("goal 30–60"),
                             figures.minutes / kScaleMinutes,
                             {kLeastMinutes / kScaleMinutes, kEnoughMinutes / kScaleMinutes},
                             met(figures.minutes >= kLeastMinutes && figures.minutes <= kMostMinutes)});
    m_meters[1]->setContent({words::percent(figures.shareOfLength),
                             tr("in 5–15 s"),
                             {},
                             tr("goal ≥ 90 %"),
                             figures.shareOfLength,
                             {kLeastInRange},
                             met(figures.shareOfLength >= kLeastInRange)});
    m_meters[2]->setContent({words::percent(figures.shareDefective),
                             figures.unmeasured > 0
                                 ? tr("defective, %n being measured", nullptr, figures.unmeasured)
                                 : tr("defective"),
                             tr("defective"),
                             tr("goal ≤ 5 %"),
                             figures.shareDefective / kScaleDefective,
                             {kDefectGoal / kScaleDefective},
                             met(figures.shareDefective <= kDefectGoal)});
    m_meters[3]->setContent({QString::number(figures.reviewed),
                             tr("reviewed"),
                             {},
                             tr("of %1").arg(figures.total),
                             figures.total > 0 ? double(figures.reviewed) / figures.total : 0,
                             {},
                             std::nullopt});
}

} // namespace understudy
