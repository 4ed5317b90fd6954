// How the rows of the clip table look: verdict and flag with icon and word, selection with its edge.
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace understudy {

class ClipRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// `table` shows a ClipTableModel: delegate, widths, sort indicator. Current clip and selection live through
/// the model's resets.
void setUpClipTable(QTableView* table);

} // namespace understudy
