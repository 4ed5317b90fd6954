// Icons of resources/icons, drawn in a token's colour at paint time: they follow theme, size and device
// ratio.
#pragma once

#include "widgets/support/tokens.h"

#include <QIcon>

class QPainter;

namespace understudy {

/// `name` without folder and suffix: icon("render"). Disabled icons take the colour of disabled text.
QIcon icon(QAnyStringView name, Token color = Token::Text);

/// Another colour while checked: navigation items.
QIcon icon(QAnyStringView name, Token color, Token checkedColor);

/// For delegates and custom views.
void drawIcon(QPainter& painter, const QRectF& rect, QAnyStringView name, const QColor& color);

} // namespace understudy
