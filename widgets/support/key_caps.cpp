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
    static const QHash<QString, QString> kArrows{
        {QKeySequence(Qt::Key_Left).toString(QKeySequence::NativeText), QStringLiteral("←")},
        {QKeySequence(Qt::Key_Right).toString(QKeySequence::NativeText), QStringLiteral("→")},
        {QKeySequence(Qt::Key_Up).toString(QKeySequence::NativeText), QStringLiteral("↑")},
        {QKeySequence(Qt::Key_Down).toString(QKeySequence::NativeText), QStringLiteral("↓")}};
    return kArrows.value(key, key);
}

} // namespace

KeyCaps::KeyCaps(const QList<QKeySequence>& keys, QWidget* parent) : QWidget(parent)
{
    setFont(metrics::font(metrics::Type::Caption));
    setAccessibleName(QKeySequence::listToString(keys, QKeySequence::NativeText));
    for (const auto& sequence : keys) {
        if (!m_caps.isEmpty())
            m_caps << Cap{tr("or"), false};
        QString text = sequence.toString(QKeySequence::NativeText);
        const bool endsWithPlus = text.endsWith(QLatin1Char('+'));
        const auto parts = text.split(QLatin1Char('+'), Qt::SkipEmptyParts);
        for (const auto& part : parts)
            m_caps << Cap{capText(part), true};
        if (endsWithPlus)
            m_caps << Cap{QStringLiteral("+"), true};
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
