#include "widgets/support/shortcut_sheet.h"

#include "widgets/support/icon.h"
#include "widgets/support/key_caps.h"
#include "widgets/support/parts.h"

#include <QAction>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include <map>

namespace understudy {

using metrics::u;

namespace {

constexpr int kColumns = 3;

QString keyText(const ShortcutRow& row)
{
    return QKeySequence::listToString(row.keys, QKeySequence::NativeText);
}

bool matches(const ShortcutRow& row, const QString& words)
{
    return words.isEmpty() || row.action.contains(words, Qt::CaseInsensitive) ||
           row.group.contains(words, Qt::CaseInsensitive) ||
           keyText(row).contains(words, Qt::CaseInsensitive);
}

QWidget* makeRow(const ShortcutRow& row)
{
    auto* line = new QWidget;
    line->setFixedHeight(u(6) + 2);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeLabel(row.action), 1);
    layout->addWidget(new KeyCaps(row.keys));
    return line;
}

/// One group: bold title, a line, its rows.
QWidget* makeGroup(const std::vector<const ShortcutRow*>& rows)
{
    auto* group = new QWidget;
    auto* layout = new QVBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, u(4));
    layout->setSpacing(0);
    layout->addWidget(makeLabel(rows.front()->group, metrics::Type::Strong));
    layout->addSpacing(u(1.5));
    layout->addWidget(makeHorizontalLine());
    layout->addSpacing(u(1));
    for (const auto* row : rows)
        layout->addWidget(makeRow(*row));
    return group;
}

} // namespace

ShortcutSheet::ShortcutSheet(const QString& title, std::vector<ShortcutRow> rows, QWidget* parent)
    : QDialog(parent), m_rows(std::move(rows)), m_filter(new QLineEdit), m_scroll(new QScrollArea)
{
    setWindowTitle(title);
    createLayout();
    fillColumns();
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutSheet::fillColumns);
}

void ShortcutSheet::createLayout()
{
    setGround(this, Ground::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(u(5), u(4), u(5), u(4));
    m_filter->setPlaceholderText(tr("Filter by action or key"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setFixedWidth(u(68));
    m_filter->addAction(icon("search", Token::Muted), QLineEdit::LeadingPosition);
    head->addWidget(m_filter);
    head->addStretch();
    head->addWidget(makeMutedLabel(tr("Letters work when no text field has the focus. Esc leaves a field.")));
    layout->addLayout(head);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setGround(m_scroll->viewport(), Ground::Raised);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(makeHorizontalLine());
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(u(4), u(3), u(4), u(3));
    foot->addStretch();
    auto* close = makeButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    foot->addWidget(close);
    layout->addLayout(foot);
    resize(u(250), u(160));
}

void ShortcutSheet::fillColumns()
{
    // Groups keep the order of their first row; each goes to the column that is shortest so far.
    std::vector<std::vector<const ShortcutRow*>> groups;
    std::map<QString, std::size_t> places;
    for (const auto& row : m_rows) {
        if (!matches(row, m_filter->text().trimmed()))
            continue;
        const auto [place, isNew] = places.try_emplace(row.group, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].push_back(&row);
    }
    auto* columns = new QWidget;
    auto* layout = new QHBoxLayout(columns);
    layout->setContentsMargins(u(5), 0, u(5), u(2));
    layout->setSpacing(u(8));
    std::array<QVBoxLayout*, kColumns> stacks{};
    std::array<std::size_t, kColumns> heights{};
    for (auto*& stack : stacks) {
        stack = new QVBoxLayout;
        stack->setSpacing(0);
        layout->addLayout(stack, 1);
    }
    m_shownCount = 0;
    for (const auto& group : groups) {
        const auto shortest = std::ranges::min_element(heights) - heights.begin();
        stacks[static_cast<std::size_t>(shortest)]->addWidget(makeGroup(group));
        heights[static_cast<std::size_t>(shortest)] += group.size() + 3; // title and gap
        m_shownCount += static_cast<int>(group.size());
    }
    for (auto* stack : stacks)
        stack->addStretch();
    if (groups.empty())
        stacks[0]->insertWidget(0, makeMutedLabel(tr("No action or key contains these words.")));
    m_scroll->setWidget(columns);
    setGround(columns, Ground::Raised);
}

} // namespace understudy
