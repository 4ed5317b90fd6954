#include "widgets/charts/chart_table.h"

#include "widgets/models/row_delegate.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

#include <QDialog>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr int kDigits = 5;

std::vector<std::int64_t> stepsOf(const std::vector<ChartColumn>& columns)
{
    std::vector<std::int64_t> all;
    for (const auto& [name, points] : columns) {
        std::vector<std::int64_t> own, both;
        own.reserve(points.size());
        for (std::size_t i = 0; i < points.size(); ++i)
            own.push_back(points.at(i).step);
        std::ranges::set_union(all, own, std::back_inserter(both));
        all = std::move(both);
    }
    return all;
}

} // namespace

ChartTableModel::ChartTableModel(std::vector<ChartColumn> columns, ChartFigure figure, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_figure(figure),
      m_steps(stepsOf(m_columns))
{
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_columns.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto step = m_steps[static_cast<std::size_t>(index.row())];
    if (index.column() == 0)
        return words::count(static_cast<double>(step));
    const auto& points = m_columns[static_cast<std::size_t>(index.column()) - 1].points;
    const auto at = points.indexBefore(static_cast<double>(step));
    return at && points.at(*at).step == step ? figureText(m_figure, points.at(*at).value, kDigits)
                                             : QString();
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Step") : toQString(m_columns[static_cast<std::size_t>(section) - 1].name);
}

QDialog* openChartTable(const QString& title, ChartTableModel* model, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    setGround(dialog, Ground::Raised);
    auto* table = new QTableView;
    model->setParent(dialog);
    table->setModel(model);
    setUpTable(table);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setAccessibleName(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(u(3), u(3), u(3), u(3));
    layout->addWidget(table);
    dialog->resize(u(120), u(120));
    if (model->rowCount() > 0)
        table->setCurrentIndex(model->index(model->rowCount() - 1, 0));
    dialog->show();
    return dialog;
}

} // namespace understudy
