// The list of what was done, for the unlimited undo: a chosen row is how the project becomes.
#pragma once

#include "core/session/edit_history.h"

#include <QDialog>

#include <optional>

class QListView;

namespace understudy {

class HistoryModel;
class Workspace;

class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    explicit HistoryDialog(Workspace& workspace, QWidget* parent = nullptr);

private:
    void refresh();
    void goTo(int row);
    void walk();

    Workspace* m_workspace;
    HistoryModel* m_model;
    QListView* m_list;
    std::optional<std::size_t> m_target; ///< while it is on the way there
};

} // namespace understudy
