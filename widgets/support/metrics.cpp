#include "widgets/support/metrics.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <cmath>

namespace understudy::metrics {

namespace {

double factor(Type type)
{
    switch (type) {
    case Type::Caption:
        return 0.85;
    case Type::Body:
    case Type::Strong:
        return 1.0;
    case Type::Script:
        return 1.08;
    case Type::Reading:
    case Type::Heading:
        return 1.15;
    case Type::Title:
        return 1.55;
    }
    return 1.0;
}

/// Pixel sizes are kept whole, or glyph advances and hinting differ between widgets.
void setScaledSize(QFont& font, Type type)
{
    font.setPixelSize(std::max(1, qRound(QFontInfo(QApplication::font()).pixelSize() * factor(type))));
}

} // namespace

int u(double n)
{
    static QFont known; // GUI thread; asked thousands of times in one paint
    static int unit = 0;
    if (const QFont now = QApplication::font(); unit == 0 || now != known) {
        known = now;
        unit = std::max(4, qRound(QFontInfo(now).pixelSize() * 4.0 / 13.0));
    }
    return static_cast<int>(std::lround(n * unit));
}

QFont font(Type type)
{
    QFont font = QApplication::font();
    if (type != Type::Body && type != Type::Strong)
        setScaledSize(font, type);
    font.setBold(type == Type::Strong || type == Type::Heading || type == Type::Title);
    return font;
}

QFont fixedFont(Type type)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    setScaledSize(font, type);
    return font;
}

} // namespace understudy::metrics
