// The spectrogram of ClipView: an image in the theme's colours, stretched over the axis.
#include "core/audio/spectrogram.h"

#include "widgets/waveform/clip_painter.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace understudy {

namespace {

constexpr double kGridOpacity = 0.14;

} // namespace

QImage spectrogramImage(const Spectrogram& spectrogram, Scheme scheme)
{
    QImage image(spectrogram.columns, spectrogram.rows, QImage::Format_Indexed8);
    image.setColorTable(spectrogramColors(scheme));
    const auto width = static_cast<std::size_t>(spectrogram.columns);
    for (int row = 0; row < spectrogram.rows; ++row)
        std::memcpy(image.scanLine(row), spectrogram.levels.data() + static_cast<std::size_t>(row) * width,
                    width);
    return image.convertToFormat(QImage::Format_RGB32); // once: scaling needs it
}

void ClipPainter::paintSpectrogram() const
{
    const QRect& lane = m_view.lanes.spectrogram;
    if (lane.isEmpty())
        return;
    m_painter.fillRect(lane, QColor(spectrogramColors(m_view.tokens.scheme).front()));
    m_painter.fillRect(lane.left(), lane.top(), lane.width(), 1, m_view.tokens[Token::Line]);
    if (!m_view.spectrogram || m_view.image.isNull())
        return;
    const auto& axis = m_view.axis;
    const auto hop = static_cast<double>(m_view.spectrogram->hop.value);
    // Column i stands from (i - 0.5) hops on.
    const auto columnAt = [&](double x) {
        return static_cast<double>(axis.begin().value) / hop + x * axis.framesPerPixel() / hop + 0.5;
    };
    const double first = columnAt(0), last = columnAt(lane.width());
    m_painter.save();
    m_painter.setClipRect(lane.adjusted(0, 1, 0, 0));
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    m_painter.drawImage(QRectF(lane), m_view.image, QRectF(first, 0, last - first, m_view.image.height()));
    m_painter.restore();
    QColor grid = m_view.tokens[Token::Text];
    grid.setAlphaF(static_cast<float>(kGridOpacity));
    for (double hz = kGridHz; hz < m_view.spectrogram->topHz - kGridHz / 4; hz += kGridHz)
        m_painter.fillRect(QRectF(lane.left(), spectrogramY(hz), lane.width(), 1), grid);
}

double ClipPainter::spectrogramY(double hz) const
{
    const QRect& lane = m_view.lanes.spectrogram;
    return std::round(lane.bottom() + 1 - lane.height() * hz / m_view.spectrogram->topHz);
}

} // namespace understudy
