#include "widgets/support/nav_bar.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"

#include <QAction>
#include <QButtonGroup>
#include <QKeySequence>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace understudy {

using metrics::u;

namespace {

/// Icon above text; the current pane's has the accent, a bar at the left and the ground of the pane it leads
/// to.
class NavButton : public QToolButton
{
public:
    NavButton()
    {
        setProperty("ownFocus", true);
        setFocusPolicy(Qt::TabFocus);
        setFont(metrics::font(metrics::Type::Caption));
        setAttribute(Qt::WA_Hover);
    }
    QSize sizeHint() const override { return {u(18), heightWith(m_hasWords)}; }
    int heightWith(bool words) const { return words ? u(isCheckable() ? 15 : 13) : u(9); }
    /// Without them, the tool tip and the accessible name tell.
    void setWordsShown(bool shown)
    {
        m_hasWords = shown;
        updateGeometry();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const auto& tokens = viewPalette(this);
        QPainter painter(this);
        if (isChecked() || (underMouse() && isEnabled()))
            painter.fillRect(rect(), tokens[isChecked() ? Token::Raised : Token::Hover]);
        if (isChecked())
            painter.fillRect(QRect(0, u(3), 3, height() - u(6)), tokens[Token::Accent]);
        const Token color = !isEnabled() ? Token::Control : isChecked() ? Token::Accent : Token::Muted;
        QFont words = font();
        words.setBold(isChecked());
        const int iconSize = isCheckable() ? u(6) : u(5);
        const int textHeight = m_hasWords ? u(1) + QFontMetrics(words).height() : 0;
        const int top = (height() - iconSize - textHeight) / 2;
        const auto mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
        icon().paint(&painter, QRect((width() - iconSize) / 2, top, iconSize, iconSize), Qt::AlignCenter,
                     mode, isChecked() ? QIcon::On : QIcon::Off);
        if (m_hasWords) {
            painter.setFont(words);
            painter.setPen(tokens[color]);
            const QRect textRect(0, top + iconSize + u(1), width(), textHeight);
            painter.drawText(textRect, Qt::AlignHCenter | Qt::AlignTop, text().remove(QLatin1Char('&')));
        }
        if (hasFocus()) {
            painter.setPen(QPen(tokens[Token::Accent], 2));
            painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
        }
    }

private:
    bool m_hasWords = true;
};

} // namespace

NavBar::NavBar(QWidget* parent)
    : QWidget(parent), m_panes(new QVBoxLayout), m_tools(new QVBoxLayout), m_group(new QButtonGroup(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, u(1), 1, u(1));
    layout->setSpacing(0);
    m_panes->setSpacing(0);
    m_tools->setSpacing(0);
    layout->addLayout(m_panes);
    layout->addStretch();
    layout->addLayout(m_tools);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Panes"));
    connect(m_group, &QButtonGroup::idClicked, this, &NavBar::paneChosen);
}

QToolButton* NavBar::addPane(QAnyStringView iconName, const QString& text, const QKeySequence& shortcut)
{
    auto* button = new NavButton;
    button->setCheckable(true);
    button->setIcon(icon(iconName, Token::Muted, Token::Accent));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)));
    m_group->addButton(button, m_panes->count());
    m_panes->addWidget(button);
    return button;
}

QToolButton* NavBar::addTool(QAction* action, QAnyStringView iconName)
{
    auto* button = new NavButton;
    button->setDefaultAction(action);
    button->setText(action->iconText());
    button->setIcon(icon(iconName, Token::Muted));
    button->setAccessibleName(action->iconText());
    m_tools->addWidget(button);
    return button;
}

void NavBar::setCurrentPane(int index)
{
    if (auto* button = m_group->button(index))
        button->setChecked(true);
}

int NavBar::currentPane() const
{
    return m_group->checkedId();
}

void NavBar::setPaneEnabled(int index, bool enabled)
{
    if (auto* button = m_group->button(index))
        button->setEnabled(enabled);
}

/// Where there is no room for all words, none has them.
void NavBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QList<NavButton*> buttons;
    for (auto* layout : {m_panes, m_tools})
        for (int i = 0; i < layout->count(); ++i)
            buttons << static_cast<NavButton*>(layout->itemAt(i)->widget());
    int needed = 2 * u(1);
    for (const auto* button : buttons)
        needed += button->heightWith(true);
    for (auto* button : buttons)
        button->setWordsShown(needed <= height());
}

QSize NavBar::minimumSizeHint() const
{
    return {sizeHint().width(), u(9) * (m_panes->count() + m_tools->count()) + 2 * u(1)};
}

void NavBar::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens[Token::Window]);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), tokens[Token::Line]);
}

} // namespace understudy
