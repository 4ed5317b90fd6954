// The layers of ClipView that move: trim, current mark, playhead, window of the overview, hover.
#include "widgets/support/metrics.h"
#include "widgets/support/overlay_parts.h"
#include "widgets/waveform/clip_painter.h"
#include "widgets/waveform/clip_view.h"

#include <QPainter>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr double kSurroundings = 0.6; // veil over the sound around the clip: 40 % of it is seen
constexpr double kCutAway = 0.7;      // over what the handles cut away of the clip

void veil(QPainter& painter, const QRect& lane, double left, double right, QColor color, double opacity)
{
    left = std::max(left, double(lane.left()));
    right = std::min(right, lane.right() + 1.0);
    if (left >= right)
        return;
    color.setAlphaF(static_cast<float>(opacity));
    painter.fillRect(QRectF(left, lane.top(), right - left, lane.height()), color);
}

} // namespace

void ClipView::paintEvent(QPaintEvent* /*event*/)
{
    const auto all = lanes();
    const auto& tokens = viewPalette(this);
    if (m_spectrogram && m_spectrogramImage.isNull() && m_spectrogram->columns > 0)
        m_spectrogramImage = spectrogramImage(*m_spectrogram, tokens.scheme);
    const ClipPainter::View view{m_content,          m_marks, m_axis, all, tokens, m_spectrogram.get(),
                                 m_spectrogramImage, m_gain};
    const auto paintInto = [&](QPixmap& pixmap, auto paint) {
        const double ratio = devicePixelRatioF();
        if (!pixmap.isNull() && pixmap.devicePixelRatioF() == ratio)
            return;
        pixmap = QPixmap(size() * ratio);
        pixmap.setDevicePixelRatio(ratio);
        QPainter painter(&pixmap);
        painter.setFont(font());
        paint(ClipPainter(painter, view));
    };
    paintInto(m_main, [](const ClipPainter& layer) { layer.paintMain(); });
    paintInto(m_overview, [](const ClipPainter& layer) { layer.paintOverview(); });
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_main);
    painter.setClipRect(all.overview);
    painter.drawPixmap(0, 0, m_overview);
    painter.setClipping(false);
    if (m_content.sound) {
        paintVeil(painter);
        ClipPainter(painter, view).paintLabels();
        paintHandle(painter, Edge::Begin);
        paintHandle(painter, Edge::End);
        if (m_currentMark >= 0)
            ClipPainter(painter, view).paintFlag(m_currentMark, true);
        paintPlayhead(painter);
        paintWindow(painter);
    }
    if (hasFocus())
        paintAccentFrame(painter, rect(), tokens);
    if (m_hover && m_content.sound)
        paintHover(painter);
}

void ClipView::paintVeil(QPainter& painter) const
{
    const auto all = lanes();
    const auto& tokens = viewPalette(this);
    const QRect lane(0, all.wave.top(), width(), all.bottom() - all.wave.top());
    const auto xOf = [this](Frames recording) { return std::round(m_axis.toX(inSound(recording))); };
    const auto& [clip, trim] = std::pair(m_content.clip, m_content.trim);
    const double begin = xOf(trim.begin), end = xOf(trim.end);
    veil(painter, lane, 0, std::min(xOf(clip.begin), begin), tokens[Token::Surface], kSurroundings);
    veil(painter, lane, std::max(xOf(clip.end), end), width(), tokens[Token::Surface], kSurroundings);
    veil(painter, lane, xOf(clip.begin), begin, tokens[Token::Window], kCutAway);
    veil(painter, lane, end, xOf(clip.end), tokens[Token::Window], kCutAway);
}

void ClipView::paintHandle(QPainter& painter, Edge edge) const
{
    const auto all = lanes();
    const auto& tokens = viewPalette(this);
    const auto [line, tab] = handle(edge);
    painter.fillRect(line - 1, all.wave.top(), 2, all.bottom() - all.wave.top(), tokens[Token::Text]);
    painter.fillRect(tab, tokens[Token::Text]);
    for (const int away : {-1, 1}) // the grip
        painter.fillRect(tab.center().x() + 2 * away - (away > 0 ? 1 : 0), tab.top() + u(1), 1, u(2),
                         tokens[Token::Surface]);
}

void ClipView::paintPlayhead(QPainter& painter) const
{
    const auto all = lanes();
    const auto reach = double(u(1.25));
    paintPlayheadShape(painter,
                       {.lane = QRect(0, all.wave.top(), width(), all.bottom() - all.wave.top()),
                        .x = qRound(m_axis.toX(m_playhead)),
                        .headTop = double(all.wave.top()),
                        .reach = reach,
                        .height = reach + 1},
                       viewPalette(this));
}

/// What is in view, in the strip of the recording.
void ClipView::paintWindow(QPainter& painter) const
{
    const QRect lane = lanes().overview;
    if (m_content.recordingLength <= Frames(0))
        return;
    const auto& tokens = viewPalette(this);
    const TimeAxis axis(m_content.recordingLength, m_content.sound->rate, width());
    const double left = axis.toX(inRecording(m_axis.begin()));
    const double right = std::max(left + u(1.5), axis.toX(inRecording(m_axis.end())));
    paintAccentFrame(painter, QRectF(left, lane.top(), right - left, lane.height()), tokens);
    painter.fillRect(overviewX(inRecording(m_playhead)), lane.top(), 1, lane.height(),
                     tokens[Token::Playhead]);
}

void ClipView::paintHover(QPainter& painter) const
{
    const auto all = lanes();
    const auto& tokens = viewPalette(this);
    painter.setPen(QPen(tokens[Token::Muted], 1, Qt::DotLine));
    painter.drawLine(m_hover->x(), all.wave.top(), m_hover->x(), all.bottom() - 1);
    if (all.spectrogram.contains(*m_hover))
        painter.drawLine(0, m_hover->y(), width(), m_hover->y());
    paintPlateAt(painter, *m_hover, rect(), readout(*m_hover), tokens);
}

} // namespace understudy
