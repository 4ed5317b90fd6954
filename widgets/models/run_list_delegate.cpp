#include "widgets/models/run_list_delegate.h"

#include "widgets/models/run_list_model.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"

#include <QListView>
#include <QPainter>

namespace understudy {

using metrics::Type;
using metrics::u;

namespace {

void paintElided(QPainter& painter, const QRect& line, Type type, const QColor& ink, const QString& text)
{
    painter.setFont(metrics::font(type));
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
}

/// At the right of `line`; returns what is left of it.
QRect paintStatus(QPainter& painter, const QRect& line, RunStatus status, const ViewPalette& tokens)
{
    const QColor& ink = tokens[color(status)];
    painter.setFont(metrics::font(Type::Body));
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, word(status));
    const int left = line.right() - painter.fontMetrics().horizontalAdvance(word(status)) - u(5);
    drawIcon(painter, QRectF(left, line.center().y() - u(2), u(4), u(4)), iconName(status), ink);
    return line.adjusted(0, 0, left - line.right() - u(1), 0);
}

} // namespace

void RunListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const auto& tokens = viewPalette(option.palette);
    const QRect& cell = option.rect;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(cell, tokens[Token::Selection]);
        painter->fillRect(cell.left(), cell.top(), 3, cell.height(), tokens[Token::Accent]);
    }
    painter->fillRect(cell.left(), cell.bottom(), cell.width(), 1, tokens[Token::Line]);
    QRect line = cell.adjusted(u(3), u(1.5), -u(3), 0);
    line.setHeight(u(5));
    const auto status = static_cast<RunStatus>(index.data(RunListModel::StatusRole).toInt());
    const QRect name = paintStatus(*painter, line, status, tokens);
    paintElided(*painter, name, Type::Strong, tokens[Token::Text], index.data().toString());
    for (const int role : {RunListModel::SettingsRole, RunListModel::OutcomeRole}) {
        line.translate(0, line.height());
        line.setHeight(u(4));
        paintElided(*painter, line, Type::Caption, tokens[Token::Muted], index.data(role).toString());
    }
    painter->restore();
}

QSize RunListDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    return {u(40), u(16.5)};
}

void setUpRunList(QListView* list)
{
    list->setItemDelegate(new RunListDelegate(list));
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection); // several are compared
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

} // namespace understudy
