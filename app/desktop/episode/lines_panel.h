// The line table with its filter chips.
#pragma once

#include "widgets/models/line_filter.h"
#include "widgets/models/line_table_model.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace understudy {

class ChipRow;

class LinesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LinesPanel(QWidget* parent = nullptr);

    void setRows(const std::vector<LineRow>& rows);
    void setPlaying(const LineId& line);
    void select(const LineId& line);
    LineId current() const;
    std::vector<LineId> selected() const;
    QTableView* table() const { return m_table; }
    LineTableModel* model() const { return m_model; }

Q_SIGNALS:
    void currentChanged(const understudy::LineId& line);
    /// Enter or a double click.
    void activated(const understudy::LineId& line);
    void selectionChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    void connectSignals();
    void refreshChips();
    void fitHead();
    void fitColumns();
    LineId idAt(const QModelIndex& proxyIndex) const;

    LineTableModel* m_model;
    LineFilter* m_filter;
    QLabel* m_head;
    ChipRow* m_chips;
    QTableView* m_table;
    QLabel* m_empty;
};

} // namespace understudy
