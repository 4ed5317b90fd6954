#include "widgets/forms/check_list.h"

#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

/// The ground of its state, down to the line below it.
class Row : public QWidget
{
public:
    explicit Row(CheckMark state) : m_state(state) {}

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const auto& tokens = viewPalette(this);
        QPainter painter(this);
        if (m_state == CheckMark::Fail)
            painter.fillRect(rect(), tokens[Token::BadGround]);
        else if (m_state == CheckMark::Look)
            painter.fillRect(rect(), tokens[Token::WarnGround]);
        painter.fillRect(0, height() - 1, width(), 1, tokens[Token::Line]);
    }

private:
    CheckMark m_state;
};

class StateWord : public QLabel
{
public:
    StateWord(const QString& word, Token ink) : QLabel(word), m_ink(ink) { dress(); }

protected:
    void changeEvent(QEvent* event) override
    {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::PaletteChange && !m_isDressing)
            dress();
    }

private:
    void dress()
    {
        m_isDressing = true;
        auto colours = palette();
        colours.setColor(QPalette::WindowText, viewPalette(QApplication::palette())[m_ink]);
        setPalette(colours);
        m_isDressing = false;
    }

    Token m_ink;
    bool m_isDressing = false;
};

bool saysTheSame(const CheckItem& one, const CheckItem& other)
{
    return one.key == other.key && one.state == other.state && one.title == other.title &&
           one.figure == other.figure && one.detail == other.detail &&
           std::ranges::equal(one.fixes, other.fixes, {}, &CheckFix::text, &CheckFix::text);
}

} // namespace

CheckLook lookOf(CheckMark state)
{
    switch (state) {
    case CheckMark::Pass:
        return {QLatin1String("check"), Token::Ok, CheckList::tr("Pass")};
    case CheckMark::Look:
        return {QLatin1String("warning"), Token::Warn, CheckList::tr("Look")};
    case CheckMark::Fail:
        return {QLatin1String("status-failed"), Token::Bad, CheckList::tr("Fail")};
    case CheckMark::Open:
        break;
    }
    return {QLatin1String("status-not-rendered"), Token::Muted, CheckList::tr("Open")};
}

QString summary(const std::vector<CheckItem>& items)
{
    const auto count = [&](CheckMark state) {
        return int(std::ranges::count(items, state, &CheckItem::state));
    };
    QStringList parts;
    if (const int fails = count(CheckMark::Fail))
        parts << CheckList::tr("%n fail(s)", nullptr, fails);
    if (const int looks = count(CheckMark::Look))
        parts << CheckList::tr("%n to look at", nullptr, looks);
    if (parts.isEmpty())
        return count(CheckMark::Open) > 0 || items.empty() ? QString() : CheckList::tr("all pass");
    return parts.join(QStringLiteral(", "));
}

CheckList::CheckList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void CheckList::setItems(std::vector<CheckItem> items)
{
    const auto* focus = QApplication::focusWidget();
    int focused = -1;
    for (int i = 0; focus && i < m_rows->count(); ++i)
        if (m_rows->itemAt(i)->widget()->isAncestorOf(focus))
            focused = i;
    for (int i = 0; i < int(items.size()); ++i) {
        const auto& item = items[std::size_t(i)];
        const bool isThere = i < int(m_items.size());
        if (isThere && saysTheSame(m_items[std::size_t(i)], item))
            continue;
        if (isThere)
            delete m_rows->takeAt(i)->widget();
        m_rows->insertWidget(i, makeRow(item));
    }
    while (m_rows->count() > int(items.size()))
        delete m_rows->takeAt(m_rows->count() - 1)->widget();
    m_items = std::move(items);
    if (focused < 0 || isAncestorOf(QApplication::focusWidget()))
        return;
    // A fix that worked is gone: what is left to be mended comes next.
    if (auto* next = findChild<QPushButton*>())
        next->setFocus(Qt::OtherFocusReason);
    else if (nextInFocusChain() != this)
        focusNextChild();
}

QWidget* CheckList::makeRow(const CheckItem& item)
{
    const auto look = lookOf(item.state);
    auto* row = new Row(item.state);
    row->setObjectName(item.key);
    row->setAccessibleName(
        QStringLiteral("%1: %2, %3. %4").arg(item.title, look.word, item.figure, item.detail));
    auto* state = new StateWord(look.word, look.ink);
    state->setMinimumWidth(u(9));
    auto* top = new QHBoxLayout;
    top->setSpacing(u(1));
    top->addWidget(new IconLabel(look.icon, look.ink));
    top->addWidget(state);
    top->addWidget(makeLabel(item.title, metrics::Type::Strong));
    auto* figure = new ElidedLabel(item.figure);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    top->addWidget(figure, 1);
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(1));
    layout->addLayout(top);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(u(15), 0, 0, 0); // below the title
    below->setSpacing(u(2));
    if (!item.detail.isEmpty()) {
        auto* detail = makeLabel(item.detail);
        detail->setWordWrap(true);
        below->addWidget(detail);
    }
    if (!item.fixes.empty())
        below->addWidget(makeFixes(item));
    if (below->count() > 0)
        layout->addLayout(below);
    else
        delete below;
    return row;
}

/// Below each other: words of several languages find room so.
QWidget* CheckList::makeFixes(const CheckItem& item)
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(1));
    for (const auto& fix : item.fixes) {
        auto* button = makeButton(fix.text);
        button->setAccessibleDescription(item.detail);
        // Later: what it does may take the row with the button away.
        connect(button, &QPushButton::clicked, this, fix.run, Qt::QueuedConnection);
        layout->addWidget(button, 0, Qt::AlignLeft);
    }
    return box;
}

} // namespace understudy
