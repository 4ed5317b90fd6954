#include "app/desktop/training/run_checks.h"

#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"

#include <QGridLayout>

namespace understudy {

using metrics::u;

RunChecks::RunChecks(QWidget* parent) : QWidget(parent), m_rows(new QGridLayout(this))
{
    setObjectName(QStringLiteral("runChecks"));
    setAccessibleName(tr("Checked before the start"));
    m_rows->setContentsMargins(0, u(2), 0, 0);
    m_rows->setHorizontalSpacing(u(2));
    m_rows->setVerticalSpacing(u(1.5));
    m_rows->setColumnStretch(2, 1);
    hide();
}

void RunChecks::setItems(const std::vector<CheckItem>& items)
{
    QStringList shown;
    for (const auto& item : items)
        shown << QStringLiteral("%1 %2 %3 %4").arg(int(item.state)).arg(item.title, item.figure, item.detail);
    if (shown == m_shown)
        return;
    m_shown = shown;
    while (auto* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!items.empty());
    m_rows->addWidget(makeLabel(tr("Checked before the start"), metrics::Type::Strong), 0, 0, 1, 3);
    int row = 1;
    for (const auto& item : items) {
        auto* figure = makeMutedElided(item.figure);
        figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        figure->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        const auto look = lookOf(item.state);
        auto* mark = new IconLabel(look.icon, look.ink);
        mark->setAccessibleName(look.word);
        for (auto* part : std::initializer_list<QWidget*>{mark, figure})
            part->setToolTip(item.detail);
        figure->setAccessibleDescription(item.detail);
        m_rows->addWidget(mark, row, 0);
        m_rows->addWidget(makeLabel(item.title), row, 1);
        m_rows->addWidget(figure, row, 2);
        ++row;
    }
}

} // namespace understudy
