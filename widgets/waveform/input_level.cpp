#include "widgets/waveform/input_level.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"
#include "widgets/words/progress_text.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace understudy {

using metrics::u;

namespace {

constexpr double kLowest = -60; // dBFS
// Where speech for a voice should lie: RMS in this range, peaks below the limit.
constexpr double kSpeechLow = -23, kSpeechHigh = -18, kLimit = -3;
constexpr std::array kTicks{-60.0, -40.0, kSpeechLow, kSpeechHigh, -10.0, kLimit};

} // namespace

InputLevel::InputLevel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Microphone level"));
    describe();
}

void InputLevel::setLevels(const std::optional<Levels>& levels, int clipped)
{
    if (m_levels == levels && m_clipped == clipped)
        return;
    m_levels = levels;
    m_clipped = clipped;
    describe();
    update();
}

bool InputLevel::isTooLoud() const
{
    return m_levels && (m_clipped > 0 || m_levels->held.value > kLimit);
}

QString InputLevel::figures() const
{
    if (!m_levels)
        return tr("Nothing is heard");
    const auto peak = tr("Peak %1 dBFS").arg(words::number(m_levels->held.value, 1));
    return m_clipped > 0 ? tr("%1, clipped at %n places", nullptr, m_clipped).arg(peak)
           : isTooLoud() ? tr("%1, too loud").arg(peak)
                         : peak;
}

void InputLevel::describe()
{
    setAccessibleDescription(figures() + QStringLiteral(", ") + guidance());
}

QString InputLevel::guidance()
{
    return tr("speech between %1 and %2, peaks below %3 dBFS")
        .arg(words::number(kSpeechLow, 0), words::number(kSpeechHigh, 0), words::number(kLimit, 0));
}

QSize InputLevel::sizeHint() const
{
    return {u(120), u(14)};
}

QSize InputLevel::minimumSizeHint() const
{
    return {u(70), u(14)};
}

int InputLevel::xOf(const QRect& bar, double decibels) const
{
    return bar.left() + qRound(bar.width() * std::clamp((decibels - kLowest) / -kLowest, 0.0, 1.0));
}

void InputLevel::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.setFont(metrics::font(metrics::Type::Caption));
    const QRect head(0, 0, width(), u(4.5));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("Level: %1").arg(guidance()));
    painter.setPen(tokens[isTooLoud() ? Token::Bad : Token::Muted]);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, figures());
    const QRect bar(0, head.bottom() + 1, width(), u(3));
    paintBar(painter, bar);
    paintScale(painter, bar);
}

void InputLevel::paintBar(QPainter& painter, const QRect& bar) const
{
    const auto& tokens = viewPalette(this);
    painter.fillRect(bar, tokens[Token::Sunken]);
    if (!m_levels)
        return;
    const auto fill = [&](double from, double to, Token token) {
        painter.fillRect(QRect(QPoint(xOf(bar, from), bar.top()), QPoint(xOf(bar, to) - 1, bar.bottom())),
                         tokens[token]);
    };
    const double peak = m_levels->peak.value;
    if (peak > kLowest)
        fill(kLowest, peak, Token::Wave);
    if (peak > kLimit)
        fill(kLimit, peak, Token::Bad);
    if (m_levels->rms.value > kLowest)
        fill(kLowest, m_levels->rms.value, Token::WaveRms);
    if (m_levels->held.value > kLowest)
        painter.fillRect(
            QRect(std::min(xOf(bar, m_levels->held.value), bar.right() - 1), bar.top(), 2, bar.height()),
            tokens[isTooLoud() ? Token::Bad : Token::Text]);
}

void InputLevel::paintScale(QPainter& painter, const QRect& bar) const
{
    const auto& tokens = viewPalette(this);
    // Where speech should lie is a bracket below the bar; the limit goes through it.
    const int below = bar.bottom() + 1;
    painter.fillRect(
        QRect(QPoint(xOf(bar, kSpeechLow), below), QPoint(xOf(bar, kSpeechHigh), below + u(0.5))),
        tokens[Token::Ok]);
    painter.fillRect(QRect(xOf(bar, kLimit), bar.top() - u(0.75), 2, bar.height() + u(1.5)),
                     tokens[Token::Text]);
    painter.setPen(tokens[Token::Muted]);
    const QFontMetrics metrics(painter.font());
    for (const double tick : kTicks) {
        const auto text = words::number(tick, 0);
        const int wide = metrics.horizontalAdvance(text);
        const int x = std::clamp(xOf(bar, tick) - wide / 2, 0, width() - wide);
        painter.drawText(QRect(x, below + u(1), wide + 1, u(4.5)), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

} // namespace understudy
