// How loud a microphone is: RMS and peak on one bar, with where speech should lie and where it becomes too
// loud.
#pragma once

#include "core/base/units.h"

#include <QWidget>

#include <optional>

namespace understudy {

class InputLevel : public QWidget
{
    Q_OBJECT
public:
    /// dBFS; -infinity for silence.
    struct Levels
    {
        Decibels peak, rms, held;
        bool operator==(const Levels&) const = default;
    };
    explicit InputLevel(QWidget* parent = nullptr);

    /// None: nothing is heard. `clipped`: places in the take at full scale.
    void setLevels(const std::optional<Levels>& levels, int clipped);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString figures() const;
    static QString guidance();
    bool isTooLoud() const;
    void describe();
    int xOf(const QRect& bar, double decibels) const;
    void paintBar(QPainter& painter, const QRect& bar) const;
    void paintScale(QPainter& painter, const QRect& bar) const;

    std::optional<Levels> m_levels;
    int m_clipped = 0;
};

} // namespace understudy
