#include "app/desktop/episode/episode_actions.h"

#include "widgets/support/icon.h"

#include <array>

namespace understudy {

QString EpisodeActions::playGroup()
{
    return tr("Play");
}

QString EpisodeActions::viewGroup()
{
    return tr("View");
}

EpisodeActions::EpisodeActions(QWidget* pane)
{
    addPlaying(pane);
    addRendering(pane);
    addView(pane);
    const std::array<std::pair<QAction*, const char*>, 8> icons{{{play, "play"},
                                                                 {compareTakes, "nav-compare"},
                                                                 {previous, "previous"},
                                                                 {next, "next"},
                                                                 {zoomIn, "zoom-in"},
                                                                 {zoomOut, "zoom-out"},
                                                                 {fit, "zoom-fit"},
                                                                 {showInspector, "panel-right"}}};
    for (const auto& [action, name] : icons)
        action->setIcon(icon(QLatin1String(name)));
    for (auto* action : {previous, next, back, forward, zoomIn, zoomOut})
        action->setAutoRepeat(true);
    play->setCheckable(true);
    showInspector->setCheckable(true);
    showInspector->setChecked(true);
}

void EpisodeActions::addPlaying(QWidget* pane)
{
    const auto group = playGroup();
    play = table.add(pane, group, tr("Play or pause"), {QKeySequence(tr("Space")), QKeySequence(tr("F5"))});
    previous = table.add(pane, group, tr("Previous line"), {QKeySequence(tr("Ctrl+Up"))});
    next = table.add(pane, group, tr("Next line"), {QKeySequence(tr("Ctrl+Down"))});
    back = table.add(pane, group, tr("Back 5 seconds"), {QKeySequence(tr("J"))});
    stop = table.add(pane, group, tr("Stop"), {QKeySequence(tr("K"))});
    forward = table.add(pane, group, tr("Forward 5 seconds"), {QKeySequence(tr("L"))});
    compareTakes = table.add(pane, group, tr("Compare takes…"), {QKeySequence(tr("B"))});
}

void EpisodeActions::addRendering(QWidget* pane)
{
    const auto group = tr("Render");
    renderChanged = table.add(pane, group, tr("Render what changed"), {QKeySequence(tr("Ctrl+R"))});
    renderSelected =
        table.add(pane, group, tr("Render selected lines again"), {QKeySequence(tr("Ctrl+Shift+R"))});
    renderAll = table.add(pane, group, tr("Render all lines again"), {});
    cancel = table.add(pane, group, tr("Cancel rendering"), {QKeySequence(tr("Ctrl+."))});
    exportMaster = table.add(pane, group, tr("Export…"), {QKeySequence(tr("Ctrl+E"))});
}

void EpisodeActions::addView(QWidget* pane)
{
    const auto group = viewGroup();
    zoomIn = table.add(pane, group, tr("Zoom in"), {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))});
    zoomOut = table.add(pane, group, tr("Zoom out"), {QKeySequence(tr("Ctrl+-"))});
    fit = table.add(pane, group, tr("Show the whole episode"), {QKeySequence(tr("Ctrl+0"))});
    showInspector = table.add(pane, group, tr("Inspector"), {QKeySequence(tr("F4"))});
}

} // namespace understudy
