#include "widgets/models/checkpoint_delegate.h"

#include "widgets/models/checkpoint_table_model.h"
#include "widgets/models/row_delegate.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

using Model = CheckpointTableModel;

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                 const ViewPalette& tokens)
{
    const QRect& cell = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(cell, tokens[Token::Selection]);
        if (index.column() == 0)
            painter.fillRect(cell.left(), cell.top(), 3, cell.height(), tokens[Token::Accent]);
    }
    painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, tokens[Token::Line]);
}

void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
               const ViewPalette& tokens)
{
    QRect words = option.rect.adjusted(u(2), 0, -u(2), -1);
    const bool isSuggested = index.data(Model::SuggestedRole).toBool();
    const bool isDamaged = index.data(Model::DamagedRole).toBool();
    const bool isMark = index.column() == Model::Mark;
    const auto markInk = isDamaged ? Token::Bad : Token::Ok;
    QFont font = option.font;
    font.setBold(isSuggested && index.column() != Model::Step);
    if (isMark && (isSuggested || isDamaged)) {
        drawIcon(painter, QRectF(words.left(), words.center().y() - u(2) + 1, u(4), u(4)),
                 isDamaged ? u"status-failed" : u"checkpoint", tokens[markInk]);
        words.setLeft(words.left() + u(5.5));
    }
    const bool isMissing = index.column() >= Model::FirstProbe;
    painter.setFont(font);
    painter.setPen(tokens[isMark ? markInk : isMissing ? Token::Muted : Token::Text]);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const QFontMetrics metrics(font);
    painter.drawText(words, int(alignment | Qt::TextSingleLine),
                     metrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

/// One bar a pixel column and a half: a wave that small is a shape, not a measurement.
void paintWave(QPainter& painter, const QRect& area, const ProbeWave& wave, const ViewPalette& tokens,
               bool isHeard)
{
    const int bars = area.width() / 2;
    const auto count = int(wave.columns.size());
    if (bars <= 0 || count == 0)
        return;
    const double middle = area.center().y() + 0.5, half = area.height() / 2.0;
    for (int bar = 0; bar < bars; ++bar) {
        const int begin = bar * count / bars, end = std::max(begin + 1, (bar + 1) * count / bars);
        float low = 0, high = 0;
        for (int i = begin; i < std::min(end, count); ++i) {
            low = std::min(low, wave.columns[std::size_t(i)].low);
            high = std::max(high, wave.columns[std::size_t(i)].high);
        }
        const double top = middle - double(high) * half, bottom = middle - double(low) * half;
        painter.fillRect(QRectF(area.left() + bar * 2, top, 1.4, std::max(1.0, bottom - top)),
                         tokens[isHeard ? Token::Accent : Token::Wave]);
    }
}

void paintProbe(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                const ViewPalette& tokens)
{
    const auto* line = static_cast<const Model*>(index.model())->probe(index);
    const auto heard = index.data(Model::PlayingRole);
    const bool isHeard = heard.isValid();
    const QRect cell = option.rect.adjusted(u(1), u(1), -u(2), -u(1) - 1);
    const QRect area = cell.adjusted(u(6), 0, -u(1), 0);
    drawIcon(painter, QRectF(cell.left() + u(0.5), cell.center().y() - u(2) + 1, u(4), u(4)),
             index.data(Model::SoundingRole).toBool() ? u"pause" : u"play",
             tokens[isHeard ? Token::Accent : Token::Text]);
    if (line->wave)
        paintWave(painter, area, *line->wave, tokens, isHeard);
    if (isHeard)
        painter.fillRect(QRectF(area.left() + std::clamp(heard.toDouble(), 0.0, 1.0) * area.width(),
                                area.top(), 1, area.height()),
                         tokens[Token::Playhead]);
}

/// The cell that Space plays.
void paintFocus(QPainter& painter, const QRect& cell, const ViewPalette& tokens)
{
    painter.setPen(QPen(tokens[Token::Accent], 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.adjusted(1, 1, -1, -2));
}

} // namespace

void CheckpointDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const auto& tokens = viewPalette(option.palette);
    painter->save();
    paintGround(*painter, option, index, tokens);
    if (index.data(Model::ProbeRole).toBool())
        paintProbe(*painter, option, index, tokens);
    else
        paintText(*painter, option, index, tokens);
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    if (isCurrent && index.column() >= Model::FirstProbe)
        paintFocus(*painter, option.rect, tokens);
    painter->restore();
}

void setUpCheckpointTable(QTableView* table)
{
    setUpTable(table);
    table->setItemDelegate(new CheckpointDelegate(table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    QObject::connect(table->model(), &QAbstractItemModel::modelReset, table,
                     [table] { fitCheckpointColumns(table); });
    fitCheckpointColumns(table);
}

void fitCheckpointColumns(QTableView* table)
{
    auto* header = table->horizontalHeader();
    QFont bold = table->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const auto widest = [&](std::initializer_list<QString> texts) {
        int width = 0;
        for (const auto& text : texts)
            width = std::max(width, metrics.horizontalAdvance(text));
        return width + u(4.5);
    };
    const auto title = [&](int column) {
        return table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    const int columns = table->model()->columnCount();
    header->setMinimumSectionSize(u(8));
    for (int column = 0; column < columns; ++column) {
        header->setSectionResizeMode(column,
                                     column < Model::FirstProbe ? QHeaderView::Fixed : QHeaderView::Stretch);
        if (column == Model::Mark)
            header->resizeSection(
                column, widest({CheckpointTableModel::tr("Suggested"), CheckpointTableModel::tr("Damaged")}) +
                            u(5.5));
        else if (column < Model::FirstProbe)
            header->resizeSection(column, widest({title(column), QStringLiteral("00,000")}));
    }
}

} // namespace understudy
