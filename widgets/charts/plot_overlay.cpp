#include "widgets/charts/plot_overlay.h"

#include "widgets/support/metrics.h"
#include "widgets/words/progress_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace understudy {

using metrics::Type;
using metrics::u;

namespace {

bool paintStepLine(QPainter& painter, const PlotScale& scale, std::int64_t step, const QPen& pen)
{
    const double x = std::floor(scale.toX(static_cast<double>(step))) + 0.5;
    if (x < scale.area.left() || x > scale.area.right() + 1)
        return false;
    painter.setPen(pen);
    painter.drawLine(QPointF(x, scale.area.top()), QPointF(x, scale.area.bottom()));
    return true;
}

void paintPlate(QPainter& painter, const QRectF& plate, const ViewPalette& tokens)
{
    painter.setPen(tokens[Token::Control]);
    painter.setBrush(tokens[Token::Surface]);
    painter.drawRect(plate.toRect());
}

/// Right of `x`, or left of it where there is no room.
QRectF plateBeside(double x, double top, const QSizeF& size, const QRectF& view)
{
    QRectF plate(QPointF(x + u(2), top), size);
    if (plate.right() > view.right() - 1)
        plate.moveRight(x - u(2));
    plate.moveLeft(std::max(plate.left(), view.left() + 1));
    return plate;
}

void paintValues(QPainter& painter, const QRectF& view, const PlotScale& scale, std::int64_t step,
                 const ChartData& chart, const ViewPalette& tokens)
{
    const auto rows = readoutAt(chart, step);
    const QFontMetricsF strong(metrics::font(Type::Strong)), small(metrics::font(Type::Caption));
    double names = 0, values = 0;
    for (const auto& [name, value] : rows) {
        names = std::max(names, small.horizontalAdvance(capitalised(name)));
        values = std::max(values, small.horizontalAdvance(value));
    }
    const double width = std::max(names + u(4) + values, strong.horizontalAdvance(stepText(step))) + u(4);
    const double height = strong.height() + static_cast<double>(rows.size()) * u(4.5) + u(3);
    const auto plate =
        plateBeside(scale.toX(static_cast<double>(step)), scale.area.top() + u(1), {width, height}, view);
    paintPlate(painter, plate, tokens);
    QRectF line = plate.adjusted(u(2), u(1), -u(2), 0);
    line.setHeight(strong.height());
    painter.setFont(metrics::font(Type::Strong));
    painter.setPen(tokens[Token::Text]);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, stepText(step));
    line.translate(0, strong.height() + u(0.5));
    line.setHeight(u(4.5));
    painter.setFont(metrics::font(Type::Caption));
    for (const auto& [name, value] : rows) {
        painter.setPen(tokens[Token::Muted]);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, capitalised(name));
        painter.setPen(tokens[Token::Text]);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        line.translate(0, line.height());
    }
}

/// "600: 3.920, 4.312"; empty where the chart has no value.
QString pinText(const ChartData& chart, std::int64_t step)
{
    QStringList values;
    for (const auto& line : chart.lines)
        if (const auto index = line->strong().indexBefore(static_cast<double>(step));
            line->isShown && line->what.run.isEmpty() && index)
            values << figureText(chart.spec.figure, line->strong().at(*index).value, 4);
    return values.isEmpty() ? QString()
                            : QStringLiteral("%1: %2").arg(words::count(static_cast<double>(step)),
                                                           values.join(QLatin1String(", ")));
}

/// Below those that are in its way.
void paintPin(QPainter& painter, const QRectF& view, const PlotScale& scale, std::int64_t step,
              std::vector<QRectF>& taken, const ChartData& chart, const ViewPalette& tokens)
{
    if (!paintStepLine(painter, scale, step, QPen(tokens[Token::Accent], 1)))
        return;
    const QString text = pinText(chart, step);
    if (text.isEmpty())
        return;
    painter.setFont(metrics::font(Type::Caption));
    const QFontMetricsF font(painter.font());
    auto plate = plateBeside(scale.toX(static_cast<double>(step)) - u(1.5), scale.area.top(),
                             {font.horizontalAdvance(text) + u(2), font.height() + u(1)}, view);
    while (std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(plate); }))
        plate.translate(0, plate.height() + 1);
    taken.push_back(plate);
    paintPlate(painter, plate, tokens);
    painter.setPen(tokens[Token::Accent]);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void paintBand(QPainter& painter, const PlotScale& scale, const StepRange& band, const ViewPalette& tokens)
{
    const double from = scale.toX(std::min(band.begin, band.end));
    const double to = scale.toX(std::max(band.begin, band.end));
    const QRectF rect = QRectF(from, scale.area.top(), to - from, scale.area.height()) & scale.area;
    QColor tint = tokens[Token::Accent];
    tint.setAlphaF(0.14);
    painter.fillRect(rect, tint);
    painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), tokens[Token::Accent]);
    painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), tokens[Token::Accent]);
}

} // namespace

void paintOverlay(QPainter& painter, const QRectF& view, const PlotScale& scale, const PlotOverlay& overlay,
                  const ChartData& chart, const ViewPalette& tokens)
{
    if (overlay.band)
        paintBand(painter, scale, *overlay.band, tokens);
    std::vector<QRectF> plates;
    for (const auto pin : overlay.pins)
        paintPin(painter, view, scale, pin, plates, chart, tokens);
    if (!overlay.cursor || !paintStepLine(painter, scale, *overlay.cursor, QPen(tokens[Token::Text], 1)))
        return;
    if (overlay.hasValues)
        paintValues(painter, view, scale, *overlay.cursor, chart, tokens);
}

} // namespace understudy
