#include "app/desktop/review/filter_field.h"

#include "widgets/support/metrics.h"
#include "widgets/support/theme.h"

#include <QPainter>

namespace understudy {

using metrics::u;

namespace {

const int kLeastText = 14; // units: beside them the count is shown

} // namespace

FilterField::FilterField(QWidget* parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &FilterField::fitText); // the button that clears it
}

int FilterField::countWidth() const
{
    return QFontMetrics(metrics::font(metrics::Type::Caption)).horizontalAdvance(m_count) + u(2);
}

void FilterField::setCount(const QString& count)
{
    m_count = count;
    setAccessibleDescription(count);
    setToolTip(count);
    fitText();
    update();
}

void FilterField::setInvalid(bool isInvalid)
{
    setProperty("invalid", isInvalid);
    update();
}

void FilterField::fitText()
{
    const bool hasRoom = width() - countWidth() >= u(kLeastText + 16); // and the icons
    setTextMargins(0, 0, m_count.isEmpty() || !hasRoom ? 0 : countWidth(), 0);
}

void FilterField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    fitText();
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (textMargins().right() == 0)
        return;
    QPainter painter(this);
    painter.setFont(metrics::font(metrics::Type::Caption));
    painter.setPen(viewPalette(this)[Token::Muted]);
    const int button = isClearButtonEnabled() && !text().isEmpty() ? u(7) : u(2);
    painter.drawText(rect().adjusted(0, 0, -button, 0), Qt::AlignRight | Qt::AlignVCenter, m_count);
}

} // namespace understudy
