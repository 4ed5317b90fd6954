// The lines of a chart, drawn by Qt Charts into a picture that only changes where the lines do; over it the
// pointer's line, pins and zoom. Mouse, wheel and keys move what the group shares.
#pragma once

#include "widgets/charts/chart_data.h"
#include "widgets/charts/chart_group.h"
#include "widgets/charts/drawn_curve_p.h"

#include <QChartView>
#include <QElapsedTimer>
#include <QPixmap>

#include <vector>

class QTimer;
class QValueAxis;

namespace understudy {

struct PlotOverlay;

class MetricPlot : public QChartView
{
    Q_OBJECT
public:
    /// Both outlive it.
    MetricPlot(ChartData& data, ChartGroup& group);
    ~MetricPlot() override;

    /// Lines came, went, are shown or not, smoothed otherwise, or have another limit.
    void changeLines();
    /// Drawn within a tenth of a second, however often it is called.
    void takePoints();

    Scale valueScale() const { return m_valueScale; }
    void setValueScale(Scale scale);

    void zoom(double factor); ///< around the cursor while it is in view, else around the middle
    void pinCursor();

    const ChartData& data() const { return m_data; }
    /// "Train, step 860: 3.85, lowest 3.84 at step 855. Cursor at step 600: train 3.920".
    QString description() const;
    /// Which line the arrow keys walk; nothing is shown: null.
    const LineData* walked() const;
    void walk(int id);

    /// Without pointer and focus, for files.
    void paintPicture(QPainter& painter, const QPoint& at);
    const PlotScale& scale() const { return m_scale; } ///< as last drawn

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The picture has caught up with the points.
    void drawn();
    void valueScaleChanged();
    void tableRequested();
    void menuRequested(const QPoint& at); ///< of the screen
    /// For the status text: where the cursor is, what was pinned.
    void said(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Drawn
    {
        LineData* line = nullptr;
        std::optional<DrawnCurve> raw; // below the smoothed one
        std::optional<DrawnCurve> strong;
    };
    enum class Drag
    {
        None,
        Band,
        Move
    };

    void invalidate();
    void setUpChart();
    void dressLines();

    void drawSoon();
    void takeTurn();
    /// Of the picture, what is not as it was.
    QRect bringUpToDate();
    QRect catchUp();
    bool followSmoothing(std::size_t most);
    double takeLines();
    void clearLines();
    PlotScale makeScale() const;
    AxisMarks makeMarks(int most) const;
    void applyScale(const PlotScale& scale);
    bool feedLines();
    QRect paintFrom(double step);
    double newestStep() const;
    QPixmap painted(const QRect& part);
    void paintPart(QPainter& painter, const QRect& part);
    PlotOverlay overlay() const;

    void setCursor(std::optional<std::int64_t> step);
    void pointAt(double x);
    void walkBy(int direction);
    void walkTo(std::size_t index);
    void switchLine(int direction);
    void reveal(double step);
    void pin(std::int64_t step);
    bool pressArrow(const QKeyEvent& event);
    bool pressKey(const QKeyEvent& event);

    ChartData& m_data;
    ChartGroup& m_group;
    QValueAxis* m_steps;  // of the chart, as the next: they only say what is in view
    QValueAxis* m_values; // counts what PlotScale::onAxis() gives
    std::vector<Drawn> m_drawn;
    PlotScale m_scale;
    Scale m_valueScale = Scale::Linear;
    QPixmap m_picture;     // all but the overlay
    bool m_isStale = true; // all of it
    bool m_hasNews = true; // there are points that it does not show
    QTimer* m_clock;
    QElapsedTimer m_sinceDrawn;

    Drag m_drag = Drag::None;
    QPoint m_pressed;
    std::optional<StepRange> m_band;
    bool m_hasCursor = false; // it was set here, and its values are shown here
    int m_walked = 0;         // id of a line
};

} // namespace understudy
