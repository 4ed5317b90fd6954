// The charts of a run: losses, memory against its limit, learning rate, gradient norm, speed; runs that are
// compared lie over it.
#pragma once

#include "app/desktop/training/run_log.h"
#include "core/train/run/run_info.h"
#include "widgets/charts/metric_chart.h"

#include <QHash>
#include <QWidget>

#include <array>
#include <map>

class QHBoxLayout;

namespace understudy {

class ChartGroup;

class RunCharts : public QWidget
{
    Q_OBJECT
public:
    explicit RunCharts(QWidget* parent = nullptr);
    ~RunCharts() override;

    /// Another run in front: nothing is known of it yet.
    void showRun(const RunInfo& run);
    void take(const RunNews& news);
    /// Bytes; none: it is not known.
    void setMemoryLimit(std::optional<double> bytes);
    void setSuggestion(std::optional<std::int64_t> step);

    /// A run that lies over the one in front; `place` from 1 tells it apart.
    void addOverlay(const QString& run, int place);
    void takeOverlay(const QString& run, const RunNews& news);
    void removeOverlay(const QString& run);

    ChartGroup& group() const { return *m_group; }
    MetricChart* chart(std::string_view metric) const; ///< that shows it; null: none
    /// What the arrow keys reach first.
    QWidget* firstPlot() const;

Q_SIGNALS:
    void said(const QString& sentence);
    void exportRequested(understudy::MetricChart* chart, understudy::ChartFile kind);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line
    {
        MetricChart* chart = nullptr;
        int id = 0;
    };
    using Lines = std::map<std::string, Line, std::less<>>; // by metric

    void makeCharts();
    void arrange();
    Lines addLines(const QString& run, int place);
    static void give(const Lines& lines, const RunNews& news);

    ChartGroup* m_group;
    std::array<QHBoxLayout*, 3> m_rows{};
    MetricChart* m_backbone = nullptr;
    MetricChart* m_decoder = nullptr;
    MetricChart* m_memory = nullptr;
    MetricChart* m_rate = nullptr;
    MetricChart* m_norm = nullptr;
    MetricChart* m_speed = nullptr;
    Lines m_lines;
    QHash<QString, Lines> m_overlays;
    int m_across = 0; ///< of the small charts in a row
};

} // namespace understudy
