// Shows the lines of one state, or all; sorts by SortRole.
#pragma once

#include "widgets/models/line_table_model.h"

#include <QSortFilterProxyModel>

namespace understudy {

class LineFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit LineFilter(QObject* parent = nullptr);

    /// None: all lines.
    void setState(std::optional<LineState> state);
    std::optional<LineState> state() const { return m_state; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<LineState> m_state;
};

} // namespace understudy
