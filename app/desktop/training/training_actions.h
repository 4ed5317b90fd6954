// What can be asked for in the Training pane: menus, tooltips and the shortcut sheet are made of it.
#pragma once

#include "app/desktop/action_table.h"

#include <QCoreApplication>

namespace understudy {

struct TrainingActions
{
    Q_DECLARE_TR_FUNCTIONS(understudy::TrainingActions)
public:
    explicit TrainingActions(QWidget* pane);

    ActionTable table;
    // runs
    QAction* newRun;
    QAction* start;   ///< the run that the form describes
    QAction* discard; ///< the form
    QAction* pause;
    QAction* resume; ///< one that is paused, or from where it stands
    QAction* stopRun;
    QAction* note;
    QAction* compare;
    QAction* byEar; ///< checkpoints
    QAction* find;  ///< a run in the list
    QAction* removeRun;
    // checkpoints
    QAction* suggested;
    QAction* makeVoice;
    QAction* exportCheckpoint;
    // play
    QAction* play;
    QAction* stop;
    // view
    QAction* runs; ///< the list, in a narrow window

    static QString runGroup();
    static QString checkpointGroup();
    static QString playGroup();
    static QString viewGroup();
};

} // namespace understudy
