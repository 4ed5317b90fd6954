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
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    QSize sizeHint() const override { return {metrics::u(120), heightForWidth(metrics::u(120))}; }
    QSize minimumSizeHint() const override { return {metrics::u(60), metrics::u(15.5)}; }
    /// Grows where its words take more than one line.
    int heightForWidth(int width) const override
    {
        const int words = strongMetrics().lineSpacing() + aboutHeight(wordsWidth(width));
        return std::max(metrics::u(15.5), words + metrics::u(6));
    }

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
        const int title = strongMetrics().lineSpacing();
        const int about = aboutHeight(wordsWidth(width()));
        QRect words(u(kLeft), (height() - title - about) / 2, wordsWidth(width()), title);
        painter.setPen(tokens[Token::Text]);
        painter.setFont(metrics::font(metrics::Type::Strong));
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text());
        words = {words.left(), words.top() + title, words.width(), about};
        painter.setPen(tokens[Token::Muted]);
        painter.setFont(metrics::font(metrics::Type::Body));
        painter.drawText(words, Qt::AlignLeft | Qt::TextWordWrap, m_about);
        painter.drawText(rect().adjusted(0, 0, -u(4), 0), Qt::AlignRight | Qt::AlignVCenter, m_key);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    static constexpr int kLeft = 14; // units: the icon and what is around it

    static QFontMetrics strongMetrics() { return QFontMetrics(metrics::font(metrics::Type::Strong)); }
    static QFontMetrics bodyMetrics() { return QFontMetrics(metrics::font(metrics::Type::Body)); }
    /// Between icon and key.
    int wordsWidth(int width) const
    {
        const int key = m_key.isEmpty() ? 0 : bodyMetrics().horizontalAdvance(m_key) + metrics::u(3);
        return std::max(1, width - metrics::u(kLeft + 4) - key);
    }
    int aboutHeight(int width) const
    {
        return bodyMetrics().boundingRect(QRect(0, 0, width, 1), Qt::TextWordWrap, m_about).height();
    }

    QString m_icon, m_about, m_key;
};

} // namespace understudy
