// A large button of the start list: icon, what it does, one line about it, its key.
#pragma once

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QAbstractButton>
#include <QPainter>

namespace understudy {

class StartButton : public QAbstractButton
{
    Q_OBJECT
public:
    StartButton(QAnyStringView iconName, const QString& title, const QString& about, const QString& key)
        : m_icon(iconName.toString()), m_about(about), m_key(key)
    {
        setText(title);
        setAccessibleName(title);
        setAccessibleDescription(about);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return {metrics::u(120), metrics::u(15.5)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        using metrics::u;
        const auto& tokens = viewPalette(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto frame = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(tokens[Token::Line]); // the style draws the focus ring
        painter.setBrush(tokens[underMouse() ? Token::Hover : Token::Surface]);
        painter.drawRoundedRect(frame, 4, 4);
        const int icon = u(6);
        drawIcon(painter, QRectF(u(4), (height() - icon) / 2.0, icon, icon), m_icon, tokens[Token::Accent]);
        const int left = u(14);
        const auto line = [&](const QFont& font, Token color, int top, const QString& text,
                              Qt::Alignment alignment) {
            painter.setFont(font);
            painter.setPen(tokens[color]);
            painter.drawText(QRect(left, top, width() - left - u(4), height() / 2 - u(1)),
                             static_cast<int>(alignment), text);
        };
        line(metrics::font(metrics::Type::Strong), Token::Text, u(1), text(),
             Qt::AlignLeft | Qt::AlignBottom);
        line(metrics::font(metrics::Type::Body), Token::Muted, height() / 2, m_about,
             Qt::AlignLeft | Qt::AlignTop);
        painter.setFont(metrics::font(metrics::Type::Body));
        painter.drawText(rect().adjusted(0, 0, -u(4), 0), Qt::AlignRight | Qt::AlignVCenter, m_key);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    QString m_icon, m_about, m_key;
};

} // namespace understudy
