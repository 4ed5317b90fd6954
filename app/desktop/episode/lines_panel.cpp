#include "app/desktop/episode/lines_panel.h"

#include "widgets/models/row_delegate.h"
#include "widgets/support/chip.h"
#include "widgets/support/conversions.h"
#include "widgets/support/line_state.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/list_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kAll = 100; ///< beyond every LineState; QButtonGroup keeps negative ids for itself

} // namespace

LinesPanel::LinesPanel(QWidget* parent)
    : QWidget(parent), m_model(new LineTableModel(this)), m_filter(new LineFilter(this)),
      m_head(makeLabel(tr("Lines"), metrics::Type::Strong)), m_chips(new ChipRow), m_table(new QTableView),
      m_empty(makeMutedLabel({}))
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setObjectName(QStringLiteral("lineTable"));
    m_table->setAccessibleName(tr("Lines"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUpTable(m_table);
    setUpLineColumns(m_table);
    setFocusProxy(m_table);
    createLayout();
    connectSignals();
    refreshChips();
}

void LinesPanel::createLayout()
{
    setGround(this, Ground::Raised);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(u(3), 0, u(3), 0);
    head->setSpacing(u(3));
    head->addWidget(m_head);
    head->addWidget(m_chips, 1);
    auto* headHost = new QWidget;
    headHost->setFixedHeight(u(9));
    headHost->setLayout(head);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(u(4), u(4), u(4), u(4));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headHost);
    layout->addWidget(m_empty);
    layout->addWidget(m_table, 1);
}

void LinesPanel::connectSignals()
{
    connect(m_chips, &ChipRow::chosen, this, [this](int id) {
        m_filter->setState(id == kAll ? std::nullopt : std::optional(static_cast<LineState>(id)));
        refreshChips();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { Q_EMIT currentChanged(idAt(now)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LinesPanel::selectionChanged);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT activated(idAt(index)); });
}

void LinesPanel::refreshChips()
{
    std::vector<ChipContent> chips{{.id = kAll, .count = tr("All %1").arg(m_model->rowCount())}};
    for (const auto state : {LineState::Fresh, LineState::Rendering, LineState::Stale, LineState::NotRendered,
                             LineState::Failed, LineState::Locked})
        if (const int count = m_model->count(state); count > 0 || m_filter->state() == state)
            chips.push_back({.id = static_cast<int>(state),
                             .count = QString::number(count),
                             .word = words::inSentence(word(state)),
                             .iconName = iconName(state),
                             .color = color(state)});
    m_chips->setChips(chips);
    fitHead();
    const bool isFilteredEmpty = m_model->rowCount() > 0 && m_filter->rowCount() == 0;
    m_empty->setVisible(m_model->rowCount() == 0 || isFilteredEmpty);
    m_empty->setText(isFilteredEmpty
                         ? tr("No line is in this state. Choose “All” to see every line.")
                         : tr("No lines yet. Write a sentence in the script; each becomes a line here."));
}

/// The filters before the word.
void LinesPanel::fitHead()
{
    constexpr int kAround = 9; // units: margins and the gap
    m_head->setVisible(m_head->sizeHint().width() + m_chips->countsWidth() + u(kAround) <= width());
}

void LinesPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHead();
    fitColumns();
}

/// Columns leave, the least needed first, before the text of a line is no longer to be read.
void LinesPanel::fitColumns()
{
    constexpr int kLeastText = 30; // units
    constexpr std::array kOptional{LineTableModel::Level, LineTableModel::Takes, LineTableModel::Length,
                                   LineTableModel::Speaker};
    const auto room = [this] {
        int left = width();
        for (int column = 0; column < LineTableModel::ColumnCount; ++column)
            if (column != LineTableModel::Text)
                left -= m_table->columnWidth(column);
        return left;
    };
    for (const auto column : kOptional)
        m_table->showColumn(column);
    for (const auto column : kOptional)
        if (room() < u(kLeastText))
            m_table->hideColumn(column);
}

void LinesPanel::setRows(const std::vector<LineRow>& rows)
{
    m_model->setRows(rows);
    refreshChips();
}

void LinesPanel::setPlaying(const LineId& line)
{
    m_model->setPlaying(line);
}

LineId LinesPanel::idAt(const QModelIndex& proxyIndex) const
{
    return proxyIndex.isValid() ? LineId(toUtf8(proxyIndex.data(LineTableModel::IdRole).toString()))
                                : LineId();
}

void LinesPanel::select(const LineId& line)
{
    const auto index = m_filter->mapFromSource(m_model->index(m_model->indexOf(line), 0));
    if (index.isValid())
        m_table->setCurrentIndex(index);
}

LineId LinesPanel::current() const
{
    return idAt(m_table->currentIndex());
}

std::vector<LineId> LinesPanel::selected() const
{
    std::vector<LineId> lines;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        lines.push_back(idAt(index));
    return lines;
}

} // namespace understudy
