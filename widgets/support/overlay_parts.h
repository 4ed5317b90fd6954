// What the moving layers of the views with a playhead share.
#pragma once

#include <QRect>
#include <QString>

class QPainter;

namespace understudy {

struct ViewPalette;

/// A line through `lane` (its top to its bottom, both included) at `x`, with a head of `reach` to either
/// side, `height` high, whose upper edge is at `headTop`.
struct PlayheadShape
{
    QRect lane;
    int x = 0;
    double headTop = 0, reach = 0, height = 0;
};
void paintPlayheadShape(QPainter& painter, const PlayheadShape& shape, const ViewPalette& tokens);

/// Words on a plate beside the pointer, inside of `view`.
void paintPlateAt(QPainter& painter, const QPoint& pointer, const QRect& view, const QString& words,
                  const ViewPalette& tokens);

/// The edge around a view that has the focus, and around the window of an overview.
void paintAccentFrame(QPainter& painter, const QRectF& rect, const ViewPalette& tokens);

} // namespace understudy
