#include "widgets/charts/interval_plot.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"
#include "widgets/words/progress_text.h"

#include <QAbstractAxis>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr int kAxisMarks = 5;

QString labelOf(const IntervalRow& row)
{
    auto label = row.name;
    for (const auto& more : {row.detail, row.text})
        if (!more.isEmpty())
            label += QStringLiteral(" · ") + more;
    return label;
}

QString described(const std::vector<IntervalRow>& rows)
{
    QStringList lines;
    for (const auto& row : rows) {
        const bool isKnown = std::isfinite(row.low) && std::isfinite(row.high);
        lines << (isKnown ? IntervalPlot::tr("%1: %2, %3 to %4")
                                .arg(labelOf(row), words::number(row.value, 2), words::number(row.low, 2),
                                     words::number(row.high, 2))
                          : IntervalPlot::tr("%1: %2").arg(labelOf(row), words::number(row.value, 2)));
    }
    return lines.join(QStringLiteral(". "));
}

} // namespace

struct IntervalPlot::Parts : public QChartView
{
    explicit Parts(QWidget* parent) : QChartView(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setFocusPolicy(Qt::NoFocus);
        chart()->legend()->hide();
        chart()->setMargins(QMargins(0, 0, 0, 0));
        chart()->setBackgroundRoundness(0);
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
    }

    void draw()
    {
        const auto& tokens = viewPalette(this);
        chart()->removeAllSeries();
        for (auto* axis : chart()->axes())
            chart()->removeAxis(axis);
        setBackgroundBrush(tokens[Token::Surface]);
        chart()->setBackgroundBrush(tokens[Token::Surface]);
        auto* values = new QValueAxis;
        values->setRange(from, to);
        values->setTickCount(kAxisMarks);
        values->setLabelFormat(QStringLiteral("%.1f"));
        auto* names = new QCategoryAxis;
        names->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        names->setRange(-0.5, std::max(0.5, double(rows.size()) - 0.5));
        for (auto i = rows.size(); i-- > 0;) // the axis wants them from below
            names->append(labelOf(rows[i]), height(i));
        for (auto* axis : std::initializer_list<QAbstractAxis*>{values, names}) {
            axis->setLabelsFont(metrics::font(metrics::Type::Caption));
            axis->setLabelsColor(tokens[Token::Text]);
            axis->setGridLineColor(tokens[Token::Grid]);
            axis->setLinePenColor(tokens[Token::Line]);
        }
        names->setGridLineVisible(false);
        chart()->addAxis(values, Qt::AlignBottom);
        chart()->addAxis(names, Qt::AlignLeft);
        for (std::size_t i = 0; i < rows.size(); ++i)
            drawRow(rows[i], height(i), tokens);
    }

    double height(std::size_t row) const { return double(rows.size() - 1 - row); }

    std::vector<IntervalRow> rows;
    double from = 0, to = 1;

protected:
    void changeEvent(QEvent* event) override
    {
        QChartView::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            draw();
    }

private:
    void add(QXYSeries* series, const QList<QPointF>& points)
    {
        series->replace(points);
        chart()->addSeries(series);
        for (auto* axis : chart()->axes())
            series->attachAxis(axis);
    }

    void drawRow(const IntervalRow& row, double y, const ViewPalette& tokens)
    {
        constexpr double kCap = 0.12;
        const auto& ink = tokens[row.isMeasure ? Token::Muted : Token::Accent];
        const auto low = std::max(row.low, from), high = std::min(row.high, to);
        const auto line = [&](const QList<QPointF>& points) {
            auto* series = new QLineSeries;
            series->setPen(QPen(ink, row.isBest ? 3 : 1.75));
            add(series, points);
        };
        line({{low, y}, {high, y}});
        // An end that lies beyond the plot, or nowhere, has no cap.
        if (row.low >= from)
            line({{low, y - kCap}, {low, y + kCap}});
        if (row.high <= to)
            line({{high, y - kCap}, {high, y + kCap}});
        auto* point = new QScatterSeries;
        point->setMarkerShape(row.isMeasure ? QScatterSeries::MarkerShapeRotatedRectangle
                                            : QScatterSeries::MarkerShapeCircle);
        point->setMarkerSize(row.isBest ? u(3) : u(2.5));
        point->setColor(ink);
        point->setBorderColor(ink);
        add(point, {{row.value, y}});
    }
};

IntervalPlot::IntervalPlot(QWidget* parent) : QWidget(parent), m_parts(new Parts(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts);
}

void IntervalPlot::setRows(const std::vector<IntervalRow>& rows, double from, double to)
{
    m_parts->rows = rows;
    m_parts->from = from;
    m_parts->to = to;
    for (const auto& row : rows) {
        m_parts->from = std::min(m_parts->from, std::floor(row.value));
        m_parts->to = std::max(m_parts->to, std::ceil(row.value));
    }
    setMinimumHeight(u(12) + int(rows.size()) * u(9));
    setAccessibleDescription(described(rows));
    m_parts->draw();
}

} // namespace understudy
