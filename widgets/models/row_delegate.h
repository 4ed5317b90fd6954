// Paints the cells of the studio's tables: row line, padding, selection and playing tints, and status cells
// (of models that have states) with icon and word in their own colour even when selected.
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace understudy {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintStatus(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

/// Row heights, header, selection, delegate: how every table of the studio is set up. Widths of
/// `LineTableModel` columns come from the longest words in the language of the program.
void setUpTable(QTableView* table);
void setUpLineColumns(QTableView* table);

} // namespace understudy
