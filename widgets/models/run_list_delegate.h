// Paints the rows of a RunListModel: name and state, settings, the best loss with the user's note.
#pragma once

#include <QStyledItemDelegate>

class QListView;

namespace understudy {

class RunListDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Delegate, scrolling and selection, as the lists of the studio are.
void setUpRunList(QListView* list);

} // namespace understudy
