// Sizes and fonts. Every size in the studio is written u(n): 4 px at a 13 px font, growing with the font.
#pragma once

#include <QFont>

namespace understudy::metrics {

/// n units in pixels; halves are allowed. Reads QApplication::font(): GUI thread only.
int u(double n);

/// The type scale, as factors of the application font: caption 0.85, script 1.08, reading and heading 1.15,
/// title 1.55.
enum class Type
{
    Caption,
    Body,
    Strong,
    Script,
    Reading,
    Heading,
    Title
};
QFont font(Type type);
/// For time codes and key caps: figures of equal width.
QFont fixedFont(Type type = Type::Body);

} // namespace understudy::metrics
