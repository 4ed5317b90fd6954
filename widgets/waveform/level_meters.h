// Loudness while it plays: bars with a tick at the target and the number beside; "–" when silent or not
// measured.
#pragma once

#include "core/base/units.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace understudy {

struct Levels
{
    std::optional<Lufs> momentary, shortTerm, integrated;
    std::optional<Decibels> truePeak; ///< dBTP
    bool operator==(const Levels&) const = default;
};

class LevelMeters : public QWidget
{
    Q_OBJECT
public:
    enum class Shape
    {
        Panel, ///< all four, with what the marks mean
        Line,  ///< short-term only, in one row
    };
    explicit LevelMeters(Shape shape = Shape::Panel, QWidget* parent = nullptr);

    void setLevels(const Levels& levels);
    void setTargets(Lufs target, Decibels ceiling);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row;
    std::vector<Row> rows() const;
    QString marksText() const;
    void describe();
    void paintPanel(QPainter& painter) const;
    void paintRow(QPainter& painter, const QRect& line, const Row& row) const;

    Shape m_shape;
    Levels m_levels;
    Lufs m_target{-19};
    Decibels m_ceiling{-1};
};

} // namespace understudy
