#include "widgets/models/clip_row_delegate.h"

#include "widgets/models/clip_table_model.h"
#include "widgets/models/row_delegate.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/words/clip_text.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace understudy {

using metrics::u;

namespace {

using Kind = ClipTableModel::Kind;

/// Remembers by id what is selected while the model is reset. While the chosen clip is filtered away the one
/// nearest to it stands in, until somebody turns to the table: then it is the chosen one.
class SelectionKeeper : public QObject
{
public:
    SelectionKeeper(QTableView* table, ClipTableModel* model) : QObject(table), m_table(table), m_model(model)
    {
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &SelectionKeeper::remember);
        connect(model, &QAbstractItemModel::modelReset, this, &SelectionKeeper::restore);
        connect(table, &QTableView::pressed, this, [this] { m_standIn.clear(); });
        table->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool isFocus = watched == m_table && event->type() == QEvent::FocusIn;
        if (isFocus && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
            m_standIn.clear();
        return QObject::eventFilter(watched, event);
    }

private:
    void remember()
    {
        const auto idOf = [](const QModelIndex& index) {
            return toUtf8(index.data(ClipTableModel::IdRole).toString());
        };
        const auto current = m_table->currentIndex();
        if (!current.isValid() || idOf(current) == m_standIn)
            return; // a clip filtered away may come back
        m_current = idOf(current);
        m_selected.clear();
        for (const auto& index : m_table->selectionModel()->selectedRows())
            m_selected.push_back(idOf(index));
    }
    void restore()
    {
        if (m_model->total() == 0) { // those that come next may be another project's, of the same names
            m_current.clear();
            m_selected.clear();
        }
        auto* selection = m_table->selectionModel();
        QItemSelection rows;
        for (const auto& id : m_selected)
            if (const int row = m_model->indexOf(id); row >= 0)
                rows.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
        const int current = m_model->nearest(m_current);
        m_standIn.clear();
        if (current < 0)
            return;
        if (const auto& id = m_model->row(current).id; id != m_current) {
            m_standIn = id;
            rows.clear();
            rows.select(m_model->index(current, 0), m_model->index(current, m_model->columnCount() - 1));
        }
        selection->setCurrentIndex(m_model->index(current, 0), QItemSelectionModel::NoUpdate);
        selection->select(rows, QItemSelectionModel::ClearAndSelect);
        m_table->scrollTo(m_model->index(current, 0));
    }

    QTableView* m_table;
    ClipTableModel* m_model;
    std::vector<std::string> m_selected;
    std::string m_current, m_standIn;
};

void setUpClipColumns(QTableView* table, const ClipTableModel* model)
{
    auto* header = table->horizontalHeader();
    QFont bold = table->font();
    bold.setBold(true);
    const QFontMetrics words(table->font()), heads(bold);
    const auto set = [&](int column, const QString& widest, int extra) {
        const auto title = model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int asked =
            std::max(words.horizontalAdvance(widest) + extra, heads.horizontalAdvance(title) + u(5));
        header->resizeSection(column, asked + u(4.5)); // what rounding takes
    };
    QString widestVerdict;
    for (const auto verdict : {Verdict::None, Verdict::Accepted, Verdict::Rejected, Verdict::Unsure})
        if (const auto word = words::word(verdict);
            words.horizontalAdvance(word) > words.horizontalAdvance(widestVerdict))
            widestVerdict = word;
    header->setMinimumSectionSize(u(8));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(model->columnOf(Kind::Transcript), QHeaderView::Stretch);
    for (int column = 0; column < model->columnCount(); ++column) {
        const auto kind = model->kindOf(column);
        if (kind == Kind::Number)
            set(column, QStringLiteral("00000"), 0);
        else if (kind == Kind::Verdict)
            set(column, widestVerdict, u(5.5));
        else if (kind == Kind::Recording)
            set(column, QStringLiteral("05 storm notes"), 0);
        else if (kind == Kind::Flags)
            set(column, words::flag(Measure::Rate) + QStringLiteral(" +2"), u(5.5));
        else if (kind != Kind::Transcript)
            set(column, QStringLiteral("−00.0"),
                kind == Kind::Attention ? u(3) : 0); // clear of the scroll bar
    }
}

} // namespace

void ClipRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const auto& tokens = viewPalette(option.palette);
    const QRect& cell = option.rect;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(cell, tokens[Token::Selection]);
        if (index.column() == 0)
            painter->fillRect(cell.left(), cell.top(), 3, cell.height(), tokens[Token::Accent]);
    }
    painter->fillRect(cell.left(), cell.bottom(), cell.width(), 1, tokens[Token::Line]);
    QRect words = cell.adjusted(u(2), 0, -u(2), -1);
    if (const auto icon = index.data(ClipTableModel::IconRole).toString(); !icon.isEmpty()) {
        const auto ink = static_cast<Token>(index.data(ClipTableModel::IconColorRole).toInt());
        drawIcon(*painter, QRectF(words.left(), words.center().y() - u(2) + 1, u(4), u(4)), icon,
                 tokens[ink]);
        words.setLeft(words.left() + u(5.5));
    }
    painter->setFont(option.font);
    painter->setPen(tokens[static_cast<Token>(index.data(ClipTableModel::TextColorRole).toInt())]);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(words, static_cast<int>(alignment | Qt::TextSingleLine),
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

void setUpClipTable(QTableView* table)
{
    auto* model = qobject_cast<ClipTableModel*>(table->model());
    setUpTable(table);
    table->setItemDelegate(new ClipRowDelegate(table));
    auto* header = table->horizontalHeader();
    header->setSortIndicator(model->sortColumn(), model->sortOrder());
    table->setSortingEnabled(true);
    setUpClipColumns(table, model);
    QObject::connect(model, &QAbstractItemModel::modelReset, table, [table, model] {
        if (table->horizontalHeader()->sortIndicatorSection() != model->sortColumn())
            table->horizontalHeader()->setSortIndicator(model->sortColumn(), model->sortOrder());
    });
    new SelectionKeeper(table, model);
}

} // namespace understudy
