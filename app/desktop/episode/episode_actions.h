// The actions of the Episode pane: texts, keys, icons. What they do is connected where it is known.
#pragma once

#include "app/desktop/action_table.h"

namespace understudy {

struct EpisodeActions
{
    Q_DECLARE_TR_FUNCTIONS(understudy::EpisodeActions)
public:
    /// They belong to `pane`.
    explicit EpisodeActions(QWidget* pane);
    EpisodeActions(const EpisodeActions&) = delete;
    EpisodeActions& operator=(const EpisodeActions&) = delete;

    static QString playGroup();
    static QString viewGroup();

    ActionTable table;
    QAction* play;
    QAction* previous;
    QAction* next;
    QAction* back;
    QAction* stop;
    QAction* forward;

    QAction* renderChanged;
    QAction* compareTakes;
    QAction* renderSelected;
    QAction* renderAll;
    QAction* cancel;
    QAction* exportMaster;

    QAction* zoomIn;
    QAction* zoomOut;
    QAction* fit;
    QAction* showInspector;

private:
    void addPlaying(QWidget* pane);
    void addRendering(QWidget* pane);
    void addView(QWidget* pane);
};

} // namespace understudy
