// The sheet on F1: every action of the pane in front with its keys, in three columns, with a filter.
#pragma once

#include <QDialog>
#include <QKeySequence>

#include <vector>

class QLineEdit;
class QScrollArea;

namespace understudy {

struct ShortcutRow
{
    QString group; ///< "Play"; rows of one group stand together
    QString action;
    QList<QKeySequence> keys; ///< any of them
};

/// Modeless. Rows whose words or keys do not match the filter leave; Esc closes.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(const QString& title, std::vector<ShortcutRow> rows, QWidget* parent = nullptr);

    /// How many rows the filter leaves.
    int shownCount() const { return m_shownCount; }

private:
    void createLayout();
    void fillColumns();

    std::vector<ShortcutRow> m_rows;
    QLineEdit* m_filter;
    QScrollArea* m_scroll;
    int m_shownCount = 0;
};

} // namespace understudy
