#include "app/desktop/training/run_charts.h"

#include "widgets/charts/chart_group.h"
#include "widgets/support/metrics.h"
#include "widgets/words/progress_text.h"

#include <QBoxLayout>
#include <QResizeEvent>

namespace understudy {

using metrics::u;

namespace {

// In units: least sizes, and the width from which the small charts stand beside each other.
constexpr int kLossHeight = 44, kSmallHeight = 34, kWidth = 56;
constexpr int kWideAcross = 4 * kWidth + 9;

} // namespace

RunCharts::RunCharts(QWidget* parent)
    : QWidget(parent), m_group(new ChartGroup(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(u(3), u(3), u(3), u(3));
    rows->setSpacing(u(3));
    for (auto*& row : m_rows) {
        row = new QHBoxLayout;
        row->setSpacing(u(3));
        rows->addLayout(row);
    }
    makeCharts();
    arrange();
    m_lines = addLines({}, 0);
}

// Charts read the group to the last, and children are deleted in the order of their making.
RunCharts::~RunCharts()
{
    for (auto* chart : {m_backbone, m_decoder, m_memory, m_rate, m_norm, m_speed})
        delete chart;
}

void RunCharts::makeCharts()
{
    const auto make = [this](const char* name, ChartSpec spec) {
        auto* chart = new MetricChart(spec, *m_group);
        chart->setObjectName(QLatin1String(name));
        chart->plot()->setAccessibleName(spec.title);
        connect(chart, &MetricChart::said, this, &RunCharts::said);
        connect(chart, &MetricChart::exportRequested, this,
                [this, chart](ChartFile kind) { Q_EMIT exportRequested(chart, kind); });
        return chart;
    };
    m_backbone = make("backboneChart", {.title = tr("Backbone loss")});
    m_decoder = make("decoderChart", {.title = tr("Decoder loss")});
    m_memory = make("memoryChart", {.title = tr("Memory"),
                                    .figure = ChartFigure::Size,
                                    .startsAtZero = true,
                                    .isFilled = true,
                                    .saysPeak = true});
    m_rate = make("rateChart",
                  {.title = tr("Learning rate"), .figure = ChartFigure::Scientific, .startsAtZero = true});
    m_norm = make("normChart", {.title = tr("Gradient norm"), .startsAtZero = true});
    m_speed = make("speedChart",
                   {.title = tr("Steps an hour"), .figure = ChartFigure::Count, .startsAtZero = true});
    for (auto* chart : {m_backbone, m_decoder})
        chart->setMinimumHeight(u(kLossHeight));
    for (auto* chart : {m_memory, m_rate, m_norm, m_speed})
        chart->setMinimumHeight(u(kSmallHeight));
}

RunCharts::Lines RunCharts::addLines(const QString& run, int place)
{
    Lines lines;
    const auto add = [&](std::string_view metric, MetricChart* chart, const QString& name, LineKind kind,
                         bool isSmoothed) {
        lines.emplace(
            std::string(metric),
            Line{chart,
                 chart->addLine(
                     {.name = name, .kind = kind, .isSmoothed = isSmoothed, .run = run, .place = place})});
    };
    const auto train = tr("train"), validation = tr("validation");
    add(metric::kBackbone, m_backbone, train, LineKind::Dense, true);
    add(metric::kValBackbone, m_backbone, validation, LineKind::Sparse, false);
    add(metric::kDepth, m_decoder, train, LineKind::Dense, true);
    add(metric::kValDepth, m_decoder, validation, LineKind::Sparse, false);
    add(metric::kMemory, m_memory, tr("memory"), LineKind::Dense, false);
    add(metric::kRate, m_rate, tr("rate"), LineKind::Dense, false);
    add(metric::kGradientNorm, m_norm, tr("norm"), LineKind::Dense, true);
    add(kStepsAnHour, m_speed, tr("steps/h"), LineKind::Dense, false);
    return lines;
}

void RunCharts::showRun(const RunInfo& run)
{
    for (auto* chart : {m_backbone, m_decoder, m_memory, m_rate, m_norm, m_speed})
        chart->clear();
    m_overlays.clear();
    m_group->clear();
    m_group->setPlannedSteps(run.settings.steps);
    m_lines = addLines({}, 0);
}

void RunCharts::give(const Lines& lines, const RunNews& news)
{
    for (const auto& [metric, line] : lines)
        if (news.isWhole) {
            const auto found = news.curves.find(metric);
            line.chart->setPoints(line.id, found == news.curves.end() ? MetricCurve() : found->second);
        } else if (const auto found = news.added.find(metric); found != news.added.end()) {
            line.chart->append(line.id, found->second);
        }
}

void RunCharts::take(const RunNews& news)
{
    give(m_lines, news);
}

void RunCharts::setMemoryLimit(std::optional<double> bytes)
{
    m_memory->setLimit(bytes ? std::optional(ChartLimit{
                                   *bytes, tr("Limit %1").arg(words::size(Bytes(std::int64_t(*bytes))))})
                             : std::nullopt);
}

void RunCharts::setSuggestion(std::optional<std::int64_t> step)
{
    m_group->setSuggestion(step);
}

void RunCharts::addOverlay(const QString& run, int place)
{
    removeOverlay(run);
    m_overlays.insert(run, addLines(run, place));
}

void RunCharts::takeOverlay(const QString& run, const RunNews& news)
{
    if (const auto found = m_overlays.constFind(run); found != m_overlays.constEnd())
        give(*found, news);
}

void RunCharts::removeOverlay(const QString& run)
{
    if (m_overlays.remove(run) == 0)
        return;
    for (auto* chart : {m_backbone, m_decoder, m_memory, m_rate, m_norm, m_speed})
        chart->removeRun(run);
}

MetricChart* RunCharts::chart(std::string_view metric) const
{
    const auto found = m_lines.find(metric);
    return found == m_lines.end() ? nullptr : found->second.chart;
}

QWidget* RunCharts::firstPlot() const
{
    return m_backbone->plot();
}

void RunCharts::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Losses above, the rest in one row below; where that is too narrow, in two.
void RunCharts::arrange()
{
    const int across = width() >= u(kWideAcross) ? 4 : 2;
    if (across == m_across)
        return;
    m_across = across;
    for (auto* row : m_rows)
        while (auto* item = row->takeAt(0))
            delete item; // the chart stays
    for (auto* chart : {m_backbone, m_decoder})
        m_rows[0]->addWidget(chart, 1);
    int place = 0;
    for (auto* chart : {m_memory, m_rate, m_norm, m_speed}) {
        const bool isWide = across == 4 && chart == m_memory; // which has the most to say
        m_rows[std::size_t(1 + place++ / across)]->addWidget(chart, isWide ? 4 : 3);
    }
    auto* rows = static_cast<QBoxLayout*>(layout());
    rows->setStretch(0, 5);
    rows->setStretch(1, 3);
    rows->setStretch(2, across == 4 ? 0 : 3);
    updateGeometry();
}

} // namespace understudy
