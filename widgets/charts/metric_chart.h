// One metric of a run, live: a card with title, newest values, legend, the lines and a menu. It is fed points
// and knows nothing of where they come from.
#pragma once

#include "core/base/result.h"
#include "widgets/charts/chart_csv.h"
#include "widgets/charts/chart_data.h"

#include <QWidget>

class QMenu;

namespace understudy {

class ChartGroup;
class ChartHeader;
class MetricPlot;

enum class ChartFile
{
    Png,
    Svg,
    Csv
};

class MetricChart : public QWidget
{
    Q_OBJECT
public:
    /// `group` outlives it.
    MetricChart(const ChartSpec& spec, ChartGroup& group, QWidget* parent = nullptr);
    ~MetricChart() override;

    /// Returns the line's id. Those of one run stand together.
    int addLine(const ChartLine& line);
    /// As MetricCurve::append(). Drawn within a tenth of a second, so it may be called for each point; of a
    /// long log some 25,000 at once, for the sake of other events.
    void append(int line, std::span<const ChartPoint> points);
    /// All of a line's points, as a job put them together.
    void setPoints(int line, MetricCurve points);
    void setLineShown(int line, bool shown);
    /// The lines of a run that was laid over.
    void removeRun(const QString& run);
    void clear(); ///< no lines
    void setLimit(std::optional<ChartLimit> limit);

    const ChartData& data() const { return m_data; }
    std::vector<ChartColumn> columns() const; ///< for writeCsv()
    /// As it is on the screen, without pointer; bytes of a file.
    QByteArray picture(ChartFile kind);

    QWidget* plot() const; ///< what takes the keys
    bool isLogarithmic() const;
    void setLogarithmic(bool logarithmic);
    /// What the arrow keys, the pointer and screen readers are told.
    QString description() const;

Q_SIGNALS:
    /// The menu asks; where to is the application's to find out.
    void exportRequested(understudy::ChartFile kind);
    /// For the status text.
    void said(const QString& sentence);

private:
    void createLayout();
    void fillMenu();
    void addSmoothings();
    void addLines();
    void changeLines();
    void openTable();
    void paintPicture(QPainter& painter) const;

    ChartData m_data;
    ChartGroup& m_group;
    ChartHeader* m_header;
    MetricPlot* m_plot;
    QMenu* m_menu;
    int m_lastId = 0;
};

} // namespace understudy
