// The points of a chart as a table, for those who read it rather than look at it.
#pragma once

#include "widgets/charts/chart_csv.h"
#include "widgets/charts/figures.h"

#include <QAbstractTableModel>

class QDialog;

namespace understudy {

/// One row a step that any column has a point at; a snapshot.
class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    ChartTableModel(std::vector<ChartColumn> columns, ChartFigure figure, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ChartColumn> m_columns;
    ChartFigure m_figure;
    std::vector<std::int64_t> m_steps;
};

/// Not modal; deletes itself when closed.
QDialog* openChartTable(const QString& title, ChartTableModel* model, QWidget* parent);

} // namespace understudy
