#include "widgets/charts/chart_header_p.h"

#include "widgets/charts/chart_words.h"
#include "widgets/charts/plot_ground.h"
#include "widgets/support/metrics.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace understudy {

using metrics::Type;
using metrics::u;

namespace {

constexpr double kSample = 6; // units, of a line in the legend
constexpr double kGap = 3;    // units, between title, values and entries

int widthOf(const QString& text, Type type)
{
    return QFontMetrics(metrics::font(type)).horizontalAdvance(text);
}

/// Draws `text` at the left of `row` and takes its width off. Of what has no room no more is drawn.
void take(QPainter& painter, QRect& row, const QString& text, Type type, const QColor& color)
{
    painter.setFont(metrics::font(type));
    painter.setPen(color);
    const auto elided = painter.fontMetrics().elidedText(text, Qt::ElideRight, row.width());
    const bool isWhole = elided == text;
    if (isWhole || elided.size() > 2)
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, elided);
    row.setLeft(isWhole ? row.left() + painter.fontMetrics().horizontalAdvance(text) : row.right());
}

} // namespace

ChartHeader::ChartHeader(const ChartData& chart) : m_chart(chart)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize ChartHeader::sizeHint() const
{
    return {u(60), u(m_isLegendBelow ? 13 : 8)};
}

/// One for each line of the run in front, should there be several, and one for each run laid over it.
std::vector<ChartHeader::Entry> ChartHeader::entries() const
{
    std::vector<Entry> entries;
    QStringList runs;
    for (const auto& line : m_chart.lines) {
        if (!line->isShown)
            continue;
        if (line->what.run.isEmpty()) {
            entries.push_back({line->what.name, line->what});
        } else if (!runs.contains(line->what.run)) {
            runs << line->what.run;
            entries.push_back({line->what.run, line->what});
        }
    }
    return entries.size() > 1 ? entries : std::vector<Entry>();
}

void ChartHeader::changeLines()
{
    m_values = newestValues(m_chart);
    nameFigures();
    fitLegend();
    update();
}

/// What is drawn, for who cannot see it: "Backbone loss: 3.85 train, 4.38 validation".
void ChartHeader::nameFigures()
{
    QStringList figures;
    for (const auto& [name, value] : m_values)
        figures << (name.isEmpty() ? value : QStringLiteral("%1 %2").arg(value, name));
    setAccessibleName(figures.isEmpty() ? m_chart.spec.title
                                        : QStringLiteral("%1: %2").arg(m_chart.spec.title,
                                                                       figures.join(QLatin1String(", "))));
}

void ChartHeader::takePoints()
{
    auto values = newestValues(m_chart);
    if (values == m_values)
        return;
    const bool hasOthers = !std::ranges::equal(values, m_values, {}, &Readout::name, &Readout::name);
    m_values = std::move(values);
    nameFigures();
    if (hasOthers)
        fitLegend();
    update();
}

int ChartHeader::legendWidth() const
{
    int width = 0;
    for (const auto& entry : entries())
        width += u(kSample) + u(1.5) + widthOf(entry.text, Type::Caption) + u(kGap);
    return width;
}

/// With room for values of another length: the legend does not jump while they change.
int ChartHeader::valuesWidth() const
{
    int width = widthOf(m_chart.spec.title, Type::Strong) + u(kGap);
    for (const auto& [name, value] : m_values)
        width += widthOf(QStringLiteral("0.000"), Type::Strong) + u(2) + widthOf(name, Type::Body);
    return width;
}

void ChartHeader::fitLegend()
{
    const int legend = legendWidth();
    const bool isBelow = legend > 0 && valuesWidth() + u(kGap) + legend > width();
    if (std::exchange(m_isLegendBelow, isBelow) != isBelow)
        updateGeometry();
}

void ChartHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitLegend();
}

void ChartHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        changeLines();
}

void ChartHeader::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintPicture(painter);
}

void ChartHeader::paintPicture(QPainter& painter) const
{
    QRect row(0, 0, width(), u(8));
    if (m_isLegendBelow) {
        paintValues(painter, row);
        return paintLegend(painter, QRect(0, u(7.5), width(), u(5)));
    }
    const int legend = legendWidth();
    paintLegend(painter, row.adjusted(row.width() - legend, 0, 0, 0));
    paintValues(painter, row.adjusted(0, 0, -legend, 0));
}

void ChartHeader::paintValues(QPainter& painter, QRect row) const
{
    const QColor text = viewPalette(this)[Token::Text];
    take(painter, row, m_chart.spec.title, Type::Strong, text);
    row.setLeft(row.left() + u(kGap));
    bool isFirst = true;
    for (const auto& [name, value] : m_values) {
        if (!std::exchange(isFirst, false))
            take(painter, row, QStringLiteral(", "), Type::Body, text);
        take(painter, row, value, Type::Strong, text);
        const auto words = name.isEmpty() ? QString() : QLatin1Char(' ') + name;
        // A peak that is cut off would be a wrong figure.
        if (!m_chart.spec.saysPeak || widthOf(words, Type::Body) <= row.width())
            take(painter, row, words, Type::Body, text);
    }
}

void ChartHeader::paintLegend(QPainter& painter, QRect row) const
{
    const auto& tokens = viewPalette(this);
    for (const auto& [text, line] : entries()) {
        const auto look = lookOf(line);
        const QPointF left(row.left(), row.center().y()), right = left + QPointF(u(kSample), 0);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens[look.color], strokeWidth(), look.pattern, Qt::FlatCap));
        painter.drawLine(left, right);
        paintMarker(painter, (left + right) / 2, line, tokens);
        painter.setRenderHint(QPainter::Antialiasing, false);
        row.setLeft(row.left() + u(kSample) + qRound(u(1) * 1.5));
        take(painter, row, text, Type::Caption, tokens[look.color]);
        row.setLeft(row.left() + u(kGap));
    }
}

} // namespace understudy
