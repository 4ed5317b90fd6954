#include "widgets/models/line_filter.h"

namespace understudy {

LineFilter::LineFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(LineTableModel::SortRole);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void LineFilter::setState(std::optional<LineState> state)
{
    if (m_state == state)
        return;
    m_state = state;
    invalidateFilter();
}

bool LineFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!m_state)
        return true;
    const auto index = sourceModel()->index(row, LineTableModel::Status, parent);
    return index.data(LineTableModel::StateRole).toInt() == static_cast<int>(*m_state);
}

} // namespace understudy
