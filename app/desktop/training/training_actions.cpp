#include "app/desktop/training/training_actions.h"

#include "widgets/support/icon.h"

#include <array>

namespace understudy {

QString TrainingActions::runGroup()
{
    return tr("Run");
}

QString TrainingActions::checkpointGroup()
{
    return tr("Checkpoint");
}

QString TrainingActions::playGroup()
{
    return tr("Play");
}

QString TrainingActions::viewGroup()
{
    return tr("View");
}

TrainingActions::TrainingActions(QWidget* pane)
{
    const auto add = [&](const QString& group, const QString& text, QList<QKeySequence> keys) {
        return table.add(pane, group, text, std::move(keys));
    };
    const auto run = runGroup(), checkpoint = checkpointGroup(), playing = playGroup(), view = viewGroup();
    newRun = add(run, tr("New run…"), {QKeySequence(tr("N"))});
    start = add(run, tr("Start"), {QKeySequence(tr("Ctrl+Return")), QKeySequence(tr("Ctrl+Enter"))});
    discard = add(run, tr("Discard"), {QKeySequence(Qt::Key_Escape)});
    pause = add(run, tr("Pause"), {QKeySequence(tr("Ctrl+Shift+P"))});
    resume = add(run, tr("Resume"), {QKeySequence(tr("Ctrl+R"))});
    stopRun = add(run, tr("Stop and save"), {QKeySequence(tr("Ctrl+."))});
    note = add(run, tr("Edit the note"), {QKeySequence(tr("E"))});
    compare = add(run, tr("Compare…"), {QKeySequence(tr("C"))});
    find = add(run, tr("Find a run"), {QKeySequence(tr("Ctrl+F")), QKeySequence(tr("/"))});
    removeRun = add(run, tr("Remove the run"), {QKeySequence(tr("Ctrl+Backspace"))});
    suggested = add(checkpoint, tr("Go to the suggested checkpoint"), {QKeySequence(tr("G"))});
    makeVoice = add(checkpoint, tr("Make a voice…"), {QKeySequence(tr("V"))});
    byEar = add(checkpoint, tr("Compare by ear…"), {QKeySequence(tr("B"))});
    exportCheckpoint = add(checkpoint, tr("Export…"), {QKeySequence(tr("Ctrl+E"))});
    play =
        add(playing, tr("Play or pause the probe line"), {QKeySequence(tr("Space")), QKeySequence(tr("F5"))});
    stop = add(playing, tr("Stop"), {QKeySequence(tr("K"))});
    runs = add(view, tr("Runs and their settings"), {QKeySequence(tr("F4"))});
    runs->setCheckable(true);
    const std::array<std::pair<QAction*, const char*>, 13> icons{{{newRun, "add"},
                                                                  {start, "play"},
                                                                  {pause, "pause"},
                                                                  {resume, "play"},
                                                                  {stopRun, "stop"},
                                                                  {note, "note"},
                                                                  {find, "search"},
                                                                  {makeVoice, "voice"},
                                                                  {byEar, "nav-compare"},
                                                                  {exportCheckpoint, "deliver"},
                                                                  {suggested, "checkpoint"},
                                                                  {play, "play"},
                                                                  {runs, "panel-right"}}};
    for (const auto& [action, name] : icons)
        action->setIcon(icon(QLatin1String(name)));
}

} // namespace understudy
