#include "widgets/models/row_delegate.h"

#include "widgets/models/line_table_model.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace understudy {

using metrics::u;

namespace {

constexpr int kProgressHeight = 2; // px, below the word

bool isPlaying(const QModelIndex& index)
{
    return index.data(LineTableModel::PlayingRole).toBool();
}

} // namespace

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    if (index.column() == LineTableModel::Status && index.data(LineTableModel::StateRole).isValid())
        paintStatus(*painter, option, index);
    else
        paintText(*painter, option, index);
    painter->restore();
}

void RowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const auto& tokens = viewPalette(option.palette);
    const QRect& cell = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isPlaying(index))
        painter.fillRect(cell, tokens[Token::Playing]);
    else if (isSelected)
        painter.fillRect(cell, tokens[Token::Selection]);
    painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, tokens[Token::Line]);
    if (index.column() != LineTableModel::Number)
        return;
    if (isSelected)
        painter.fillRect(cell.left(), cell.top(), 3, cell.height(), tokens[Token::Accent]);
    if (isPlaying(index)) {
        const int half = u(1.25);
        const QPoint tip(cell.left() + 3 + u(1.5), cell.center().y());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens[Token::Playhead]);
        painter.drawPolygon(QPolygon({tip, tip + QPoint(-u(1.5), -half), tip + QPoint(-u(1.5), half)}));
    }
}

void RowDelegate::paintStatus(QPainter& painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const auto state = static_cast<LineState>(index.data(LineTableModel::StateRole).toInt());
    const auto& tokens = viewPalette(option.palette);
    const QColor& ink = tokens[color(state)];
    const QRect cell = option.rect.adjusted(u(2), 0, -u(1), -1);
    drawIcon(painter, QRectF(cell.left(), cell.center().y() - u(2) + 1, u(4), u(4)), iconName(state), ink);
    const QRect words = cell.adjusted(u(5.5), 0, 0, 0);
    painter.setFont(option.font);
    painter.setPen(ink);
    painter.drawText(words, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), word(state));
    const QVariant progress = index.data(LineTableModel::ProgressRole);
    if (state != LineState::Rendering || !progress.isValid())
        return;
    const QRect track(cell.left(), option.rect.bottom() - kProgressHeight, cell.width(), kProgressHeight);
    painter.fillRect(track, tokens[Token::Line]);
    painter.fillRect(
        QRect(track.topLeft(), QSize(qRound(track.width() * progress.toDouble()), kProgressHeight)), ink);
}

void RowDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const auto& tokens = viewPalette(option.palette);
    const bool isSecondary = index.column() == LineTableModel::Number;
    painter.setFont(option.font);
    painter.setPen(tokens[isSecondary && !isPlaying(index) ? Token::Muted : Token::Text]);
    const QRect cell = option.rect.adjusted(u(2), 0, -u(2), -1);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter.drawText(cell, static_cast<int>(alignment | Qt::TextSingleLine),
                     option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
}

void setUpTable(QTableView* table)
{
    table->setItemDelegate(new RowDelegate(table));
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false); // Tab moves between the parts of a pane
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(u(6) + 2);
    table->verticalHeader()->setDefaultSectionSize(u(6) + 2);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setFixedHeight(u(6) + 2);
}

void setUpLineColumns(QTableView* table)
{
    auto* header = table->horizontalHeader();
    const QFontMetrics font = table->fontMetrics();
    const auto widest = [&](const QStringList& words) {
        int width = 0;
        for (const auto& text : words)
            width = std::max(width, font.horizontalAdvance(text));
        return width + u(4);
    };
    const auto title = [&](int column) {
        return table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    QStringList states;
    for (const auto state : kStatesBySeverity)
        states << word(state);
    header->setMinimumSectionSize(u(8));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(LineTableModel::Text, QHeaderView::Stretch);
    const auto set = [&](int column, int width) { header->resizeSection(column, width); };
    set(LineTableModel::Number, widest({QStringLiteral("0000")}));
    set(LineTableModel::Status, widest(states) + u(5.5));
    set(LineTableModel::Speaker, widest({title(LineTableModel::Speaker), QStringLiteral("Alexandra")}));
    set(LineTableModel::Length, widest({title(LineTableModel::Length), QStringLiteral("~00.0 s")}));
    set(LineTableModel::Level, widest({title(LineTableModel::Level), QStringLiteral("−00.0")}));
    set(LineTableModel::Takes, widest({title(LineTableModel::Takes)}) + u(3)); // clear of the scroll bar
}

} // namespace understudy
