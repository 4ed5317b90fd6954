#include "widgets/support/key_caps.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QHash>
#include <QPainter>

namespace understudy {

using metrics::u;

namespace {

QString capText(const QString& key)
{
    static const QHash<QString, QString> kCaps{
        {QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), KeyCaps::tr("Enter")},
        {QKeySequence(Qt::Key_Left).toString(QKeySequence::NativeText), QStringLiteral("←")},
        {QKeySequence(Qt::Key_Right).toString(QKeySequence::NativeText), QStringLiteral("→")},
        {QKeySequence(Qt::Key_Up).toString(QKeySequence::NativeText), QStringLiteral("↑")},
        {QKeySequence(Qt::Key_Down).toString(QKeySequence::NativeText), QStringLiteral("↓")}};
    return kCaps.value(key, key);
}

} // namespace

KeyCaps::KeyCaps(const QList<QKeySequence>& keys, QWidget* parent) : QWidget(parent)
{
    setFont(metrics::font(metrics::Type::Caption));
    setAccessibleName(QKeySequence::listToString(keys, QKeySequence::NativeText));
    QStringList seen; // Return and Enter bear one name
    for (const auto& sequence : keys) {
        const auto text = sequence.toString(QKeySequence::NativeText);
        QStringList caps;
        for (const auto& part : text.split(QLatin1Char('+'), Qt::SkipEmptyParts))
            caps << capText(part);
        if (text.endsWith(QLatin1Char('+')))
            caps << QStringLiteral("+");
        if (seen.contains(caps.join(QLatin1Char(' '))))
            continue;
        seen << caps.join(QLatin1Char(' '));
        if (!m_caps.isEmpty())
            m_caps << Cap{tr("or"), false};
        for (const auto& cap : caps)
            m_caps << Cap{cap, true};
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int KeyCaps::widthOf(const Cap& cap) const
{
    const int text = fontMetrics().horizontalAdvance(cap.text);
    return cap.isKey ? std::max(text + u(2.5), u(4.5)) : text;
}

QSize KeyCaps::sizeHint() const
{
    int width = 0;
    for (const auto& cap : m_caps)
        width += widthOf(cap) + u(1);
    return {width, u(4.5)};
}

void KeyCaps::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = u(1);
    for (const auto& cap : m_caps) {
        const QRect rect(x, 0, widthOf(cap), height());
        if (cap.isKey) {
            painter.setPen(tokens[Token::Control]);
            painter.setBrush(tokens[Token::Surface]);
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), u(0.75), u(0.75));
        }
        painter.setPen(tokens[cap.isKey ? Token::Text : Token::Muted]);
        painter.drawText(rect, Qt::AlignCenter, cap.text);
        x += rect.width() + u(1);
    }
}

} // namespace understudy
