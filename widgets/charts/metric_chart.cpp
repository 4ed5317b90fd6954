#include "widgets/charts/metric_chart.h"

#include "widgets/charts/chart_group.h"
#include "widgets/charts/chart_header_p.h"
#include "widgets/charts/chart_table.h"
#include "widgets/charts/metric_plot_p.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"

#include <QAction>
#include <QBuffer>
#include <QFrame>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {
constexpr double kPictureRatio = 2; // pixels of a PNG to one of the screen
}

MetricChart::MetricChart(const ChartSpec& spec, ChartGroup& group, QWidget* parent)
    : QWidget(parent), m_data{spec, {}, {}}, m_group(group), m_header(new ChartHeader(m_data)),
      m_plot(new MetricPlot(m_data, group)), m_menu(new QMenu(this))
{
    createLayout();
    connect(m_plot, &MetricPlot::drawn, m_header, &ChartHeader::takePoints);
    connect(m_plot, &MetricPlot::said, this, &MetricChart::said);
    connect(m_plot, &MetricPlot::tableRequested, this, &MetricChart::openTable);
    connect(m_plot, &MetricPlot::menuRequested, m_menu, [this](const QPoint& at) { m_menu->popup(at); });
    connect(m_menu, &QMenu::aboutToShow, this, &MetricChart::fillMenu);
    connect(&group, &ChartGroup::smoothingChanged, this, &MetricChart::changeLines);
}

// The plot reads m_data to the last, and children are deleted after members.
MetricChart::~MetricChart()
{
    delete m_plot;
    delete m_header;
}

void MetricChart::createLayout()
{
    auto* more = new QToolButton;
    more->setIcon(icon("more"));
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::TabFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More of %1").arg(m_data.spec.title));
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(u(0.5), u(0.5), u(0.5), u(1)); // for the edge and its corners
    inside->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(u(3), u(0.5), u(1), 0);
    top->addWidget(m_header, 1);
    top->addWidget(more, 0, Qt::AlignTop);
    inside->addLayout(top);
    inside->addWidget(m_plot, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
}

int MetricChart::addLine(const ChartLine& line)
{
    auto data = std::make_unique<LineData>();
    data->id = ++m_lastId;
    data->what = line;
    m_data.lines.push_back(std::move(data));
    changeLines();
    return m_lastId;
}

void MetricChart::append(int line, std::span<const ChartPoint> points)
{
    auto* data = m_data.find(line);
    if (!data || points.empty())
        return;
    const bool wasEmpty = m_data.isEmpty();
    data->points.append(points);
    if (wasEmpty)
        changeLines(); // the sentence that stood there goes
    m_plot->takePoints();
}

void MetricChart::setPoints(int line, MetricCurve points)
{
    auto* data = m_data.find(line);
    if (!data)
        return;
    data->points = std::move(points);
    data->smooth.reset();
    changeLines();
}

void MetricChart::setLineShown(int line, bool shown)
{
    auto* data = m_data.find(line);
    if (!data || data->isShown == shown)
        return;
    data->isShown = shown;
    changeLines();
}

void MetricChart::removeRun(const QString& run)
{
    if (std::erase_if(m_data.lines, [&](const auto& line) { return line->what.run == run; }) > 0)
        changeLines();
}

void MetricChart::clear()
{
    m_data.lines.clear();
    changeLines();
}

void MetricChart::setLimit(std::optional<ChartLimit> limit)
{
    m_data.limit = std::move(limit);
    changeLines();
}

void MetricChart::changeLines()
{
    const double steps = m_group.smoothing();
    for (auto& line : m_data.lines) {
        if (!line->what.isSmoothed || steps <= 0)
            line->smooth.reset();
        else if (!line->smooth || line->smooth->span() != steps)
            line->smooth.emplace(steps);
    }
    m_plot->changeLines();
    m_header->changeLines();
}

std::vector<ChartColumn> MetricChart::columns() const
{
    std::vector<ChartColumn> columns;
    for (const auto& line : m_data.lines)
        columns.push_back({toUtf8(line->fullName()), line->points});
    return columns;
}

QWidget* MetricChart::plot() const
{
    return m_plot;
}

QString MetricChart::description() const
{
    return m_plot->description();
}

bool MetricChart::isLogarithmic() const
{
    return m_plot->valueScale() == Scale::Log;
}

void MetricChart::setLogarithmic(bool logarithmic)
{
    m_plot->setValueScale(logarithmic ? Scale::Log : Scale::Linear);
}

void MetricChart::openTable()
{
    openChartTable(m_data.spec.title, new ChartTableModel(columns(), m_data.spec.figure), this);
}

void MetricChart::paintPicture(QPainter& painter) const
{
    painter.fillRect(rect(), viewPalette(this)[Token::Surface]);
    painter.save();
    painter.translate(m_header->mapTo(this, QPoint()));
    m_header->paintPicture(painter);
    painter.restore();
    m_plot->paintPicture(painter, m_plot->mapTo(this, QPoint()));
}

QByteArray MetricChart::picture(ChartFile kind)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (kind == ChartFile::Svg) {
        QSvgGenerator drawing;
        drawing.setOutputDevice(&buffer);
        drawing.setSize(size());
        drawing.setViewBox(rect());
        drawing.setTitle(m_data.spec.title);
        drawing.setDescription(description());
        QPainter painter(&drawing);
        paintPicture(painter);
    } else {
        QImage image((QSizeF(size()) * kPictureRatio).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(kPictureRatio);
        QPainter painter(&image);
        paintPicture(painter);
        painter.end();
        image.save(&buffer, "PNG");
    }
    return bytes;
}

} // namespace understudy
