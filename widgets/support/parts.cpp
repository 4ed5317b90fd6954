#include "widgets/support/parts.h"

#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace understudy {

namespace {

class Line : public QFrame
{
public:
    explicit Line(Qt::Orientation orientation)
    {
        setFrameShape(QFrame::NoFrame);
        setBackgroundRole(QPalette::Midlight);
        setAutoFillBackground(true);
        if (orientation == Qt::Horizontal)
            setFixedHeight(1);
        else
            setFixedWidth(1);
    }
};

class WheelGuard : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

class Card : public QFrame
{
protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const auto& tokens = viewPalette(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(tokens[Token::Line]);
        painter.setBrush(tokens[Token::Surface]);
        const double radius = metrics::u(1.5);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
};

} // namespace

IconLabel::IconLabel(QAnyStringView name, Token color, double units) : m_name(name.toString()), m_color(color)
{
    setFixedSize(metrics::u(units), metrics::u(units));
}

void IconLabel::setIcon(QAnyStringView name, Token color)
{
    m_name = name.toString();
    m_color = color;
    update();
}

void IconLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (!m_name.isEmpty())
        drawIcon(painter, rect(), m_name, viewPalette(this)[m_color]);
}

void setGround(QWidget* widget, Ground ground)
{
    widget->setAutoFillBackground(true);
    widget->setBackgroundRole(ground == Ground::Window   ? QPalette::Window
                              : ground == Ground::Raised ? QPalette::AlternateBase
                                                         : QPalette::Base);
}

QLabel* makeLabel(const QString& text, metrics::Type type)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    if (type != metrics::Type::Body)
        label->setFont(metrics::font(type));
    return label;
}

QLabel* makeMutedLabel(const QString& text, metrics::Type type)
{
    auto* label = makeLabel(text, type);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

ElidedLabel* makeMutedElided(const QString& text)
{
    auto* label = new ElidedLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QFrame* makeHorizontalLine()
{
    return new Line(Qt::Horizontal);
}

QFrame* makeVerticalLine()
{
    return new Line(Qt::Vertical);
}

void setPrimary(QPushButton* button)
{
    button->setProperty("primary", true);
    button->setFont(metrics::font(metrics::Type::Strong));
}

void setDangerous(QPushButton* button)
{
    button->setProperty("danger", true);
}

QPushButton* makeButton(const QString& text, QAnyStringView iconName)
{
    auto* button = new QPushButton(text);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoDefault(false);
    return button;
}

QToolButton* makeToolButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(toolTipWithKey(action));
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    return button;
}

QString toolTipWithKey(const QAction* action)
{
    const QString text = action->text().remove(QLatin1Char('&'));
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key);
}

QWidget* makeGroup(std::initializer_list<QWidget*> parts)
{
    auto* group = new QWidget;
    auto* layout = new QHBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::u(2));
    for (auto* part : parts)
        layout->addWidget(part);
    return group;
}

void guardWheel(QWidget* editor)
{
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(new WheelGuard(editor));
}

QScrollArea* makePageScroll(QWidget* page)
{
    setGround(page, Ground::Raised);
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QFrame* makeCard()
{
    return new Card;
}

} // namespace understudy
