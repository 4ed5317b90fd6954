#include "app/desktop/review/review_actions.h"

#include "core/data/clips/reject_reason.h"
#include "widgets/support/icon.h"
#include "widgets/words/clip_text.h"

namespace understudy {

QString ReviewActions::verdictGroup()
{
    return tr("Verdict");
}

QString ReviewActions::playGroup()
{
    return tr("Play");
}

QString ReviewActions::editGroup()
{
    return tr("Edit");
}

QString ReviewActions::viewGroup()
{
    return tr("View");
}

ReviewActions::ReviewActions(QWidget* pane)
{
    addVerdicts(pane);
    addPlaying(pane);
    addEditing(pane);
    addView(pane);
    const std::array<std::pair<QAction*, const char*>, 18> icons{{{play, "play"},
                                                                  {previous, "previous"},
                                                                  {next, "next"},
                                                                  {loop, "loop"},
                                                                  {trimIn, "trim-in"},
                                                                  {trimOut, "trim-out"},
                                                                  {snap, "snap"},
                                                                  {split, "split"},
                                                                  {merge, "merge"},
                                                                  {previousMark, "chevron-left"},
                                                                  {nextMark, "chevron-right"},
                                                                  {spectrogram, "spectrogram"},
                                                                  {zoomIn, "zoom-in"},
                                                                  {zoomOut, "zoom-out"},
                                                                  {fit, "zoom-fit"},
                                                                  {addRecordings, "import"},
                                                                  {record, "microphone"},
                                                                  {buildDataset, "check"}}};
    for (const auto& [action, name] : icons)
        action->setIcon(icon(QLatin1String(name)));
    for (auto* action : {play, loop, repaired, snap, spectrogram})
        action->setCheckable(true);
    for (auto* action : {next, nextOpen, previous, back, forward, arrowBack, arrowForward, nudgeLeft, nudgeRight, previousMark,
                         nextMark, zoomIn, zoomOut})
        action->setAutoRepeat(true);
    snap->setChecked(true);
    spectrogram->setChecked(true);
}

void ReviewActions::setClipThere(bool isThere, bool mayEdit)
{
    for (auto* action : {accept, reject, unsure, acceptText, spelling, trimIn, trimOut, nudgeLeft, nudgeRight,
                         resetTrim, split, merge})
        action->setEnabled(isThere && mayEdit);
    for (auto* reason : reasons)
        reason->setEnabled(isThere && mayEdit);
    for (auto* action : {play, back, stop, forward, arrowBack, arrowForward, playAround, next, nextOpen, previous, edit, figures})
        action->setEnabled(isThere);
}

void ReviewActions::setBlind()
{
    for (auto* action : {unsure, trimIn,       trimOut,  nudgeLeft, nudgeRight,    resetTrim,    split,
                         merge,  previousMark, nextMark, spelling,  next,          nextOpen,     previous,
                         find,   refresh,      figures,  addRecordings, buildDataset, blindPass})
        action->setEnabled(false);
}

void ReviewActions::addVerdicts(QWidget* pane)
{
    const auto group = verdictGroup();
    accept = table.add(pane, group, tr("Accept"), {QKeySequence(tr("A"))});
    reject = table.add(pane, group, tr("Reject; a digit right after says why"), {QKeySequence(tr("X"))});
    unsure = table.add(pane, group, tr("Unsure"), {QKeySequence(tr("U"))});
    for (std::size_t i = 0; i < reasons.size(); ++i)
        reasons[i] = table.add(pane, group, tr("Reject: %1").arg(words::word(kRejectReasons[i])),
                               {QKeySequence(Qt::Key(Qt::Key_1 + int(i)))});
    next =
        table.add(pane, group, tr("Next clip"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    nextOpen = table.add(pane, group, tr("Next clip not reviewed"), {QKeySequence(tr("N"))});
    previous = table.add(pane, group, tr("Previous clip"),
                         {QKeySequence(tr("P")), QKeySequence(tr("Shift+Return"))});
    takeBack = table.add(pane, group, tr("Take the last verdict back"), {QKeySequence(Qt::Key_Backspace)});
}

void ReviewActions::addPlaying(QWidget* pane)
{
    const auto group = playGroup();
    play = table.add(pane, group, tr("Play or pause"), {QKeySequence(tr("Space")), QKeySequence(tr("F5"))});
    back = table.add(pane, group, tr("Back 1 second"), {QKeySequence(tr("J"))});
    stop = table.add(pane, group, tr("Stop"), {QKeySequence(tr("K"))});
    forward = table.add(pane, group, tr("Forward 1 second"), {QKeySequence(tr("L"))});
    arrowBack = table.add(pane, group, tr("Back 1 second, in the table and the wave"),
                          {QKeySequence(Qt::Key_Left)});
    arrowForward = table.add(pane, group, tr("Forward 1 second, in the table and the wave"),
                             {QKeySequence(Qt::Key_Right)});
    for (auto* action : {arrowBack, arrowForward})
        action->setShortcutContext(Qt::WidgetShortcut); // told by the sheet; no other part loses its arrows
    playAround = table.add(pane, group, tr("Play around the cut"), {QKeySequence(tr("C"))});
    playWord = table.add(pane, group, tr("Play from the word"), {QKeySequence(tr("Ctrl+Space"))});
    loop = table.add(pane, group, tr("Loop"), {QKeySequence(tr("Shift+Space"))});
    repaired = table.add(pane, group, tr("With its repairs, or as it was"), {QKeySequence(tr("B"))});
    slower = table.add(pane, group, tr("Slower"), {QKeySequence(tr("["))});
    faster = table.add(pane, group, tr("Faster"), {QKeySequence(tr("]"))});
}

void ReviewActions::addEditing(QWidget* pane)
{
    const auto group = editGroup();
    edit = table.add(pane, group, tr("Edit the transcript"), {QKeySequence(tr("E"))});
    acceptText = table.add(pane, group, tr("Save the text and accept"),
                           {QKeySequence(tr("Ctrl+Return")), QKeySequence(tr("Ctrl+Enter"))});
    spelling = table.add(pane, group, tr("Better spelling"), {QKeySequence(tr("Ctrl+."))});
    trimIn = table.add(pane, group, tr("Begin here"), {QKeySequence(tr("I"))});
    trimOut = table.add(pane, group, tr("End here"), {QKeySequence(tr("O"))});
    nudgeLeft = table.add(pane, group, tr("Move the edge 10 ms back"), {QKeySequence(tr("Shift+Left"))});
    nudgeRight = table.add(pane, group, tr("Move the edge 10 ms on"), {QKeySequence(tr("Shift+Right"))});
    snap = table.add(pane, group, tr("Edges snap to pauses"), {QKeySequence(tr("Z"))});
    resetTrim = table.add(pane, group, tr("As it was cut"), {QKeySequence(tr("Shift+Z"))});
    split = table.add(pane, group, tr("Split at the playhead"), {QKeySequence(tr("S"))});
    merge = table.add(pane, group, tr("Merge with the next clip"), {QKeySequence(tr("Ctrl+M"))});
    addRecordings = table.add(pane, group, tr("Add recordings…"), {QKeySequence(tr("Ctrl+Shift+I"))});
    record = table.add(pane, group, tr("Record…"), {QKeySequence(tr("Ctrl+Shift+R"))});
    buildDataset = table.add(pane, group, tr("Build dataset"), {QKeySequence(tr("Ctrl+B"))});
    blindPass = table.add(pane, group, tr("Second pass…"), {QKeySequence(tr("Ctrl+Shift+B"))});
    blindBack = table.add(pane, group, tr("Clips with a defect back to the review"),
                          {QKeySequence(tr("Ctrl+Shift+Backspace"))});
    blindLeave = table.add(pane, group, tr("Leave the second pass"), {QKeySequence(Qt::Key_Escape)});
}

void ReviewActions::addView(QWidget* pane)
{
    const auto group = viewGroup();
    previousMark = table.add(pane, group, tr("Previous mark"), {QKeySequence(tr("Shift+M"))});
    nextMark = table.add(pane, group, tr("Next mark"), {QKeySequence(tr("M"))});
    figures = table.add(pane, group, tr("What was measured"), {QKeySequence(tr("D"))});
    spectrogram = table.add(pane, group, tr("Spectrogram"), {QKeySequence(tr("G"))});
    zoomIn = table.add(pane, group, tr("Zoom in"), {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))});
    zoomOut = table.add(pane, group, tr("Zoom out"), {QKeySequence(tr("Ctrl+-"))});
    fit = table.add(pane, group, tr("Show the whole clip"), {QKeySequence(tr("Ctrl+0"))});
    find = table.add(pane, group, tr("Filter"), {QKeySequence(tr("Ctrl+F")), QKeySequence(tr("/"))});
    refresh = table.add(pane, group, tr("Sort again"), {QKeySequence(tr("Ctrl+R"))});
}

} // namespace understudy
