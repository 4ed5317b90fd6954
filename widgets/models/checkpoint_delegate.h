// Paints the rows of a CheckpointTableModel: figures, the flag of the suggested one, and probe lines as small
// waves with their play button; of the one that is heard how far.
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace understudy {

class CheckpointDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// As the tables of the studio are; one checkpoint is chosen at a time. After setModel().
void setUpCheckpointTable(QTableView* table);
/// Widths; the probe lines share what is left.
void fitCheckpointColumns(QTableView* table);

} // namespace understudy
