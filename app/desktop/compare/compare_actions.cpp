#include "app/desktop/compare/compare_actions.h"

#include "widgets/support/icon.h"

namespace understudy {

QString CompareActions::comparisonGroup()
{
    return tr("Comparison");
}

QString CompareActions::listenGroup()
{
    return tr("Listen");
}

QString CompareActions::answerGroup()
{
    return tr("Answer");
}

QString CompareActions::viewGroup()
{
    return tr("View");
}

CompareActions::CompareActions(QWidget* pane)
{
    const auto add = [&](const QString& group, const QString& text, QList<QKeySequence> keys = {}) {
        return table.add(pane, group, text, std::move(keys));
    };
    const auto comparison = comparisonGroup(), listen = listenGroup();
    create = add(comparison, tr("New comparison…"), {QKeySequence(tr("N"))});
    savePage = add(comparison, tr("Save listening page…"), {QKeySequence(tr("Ctrl+Shift+E"))});
    takeAnswers = add(comparison, tr("Take in answers…"), {QKeySequence(tr("Ctrl+Shift+O"))});
    exportResults = add(comparison, tr("Export…"), {QKeySequence(tr("Ctrl+E"))});
    end = add(comparison, tr("End the test"), {QKeySequence(tr("Ctrl+."))});
    remove = add(comparison, tr("Remove the comparison"), {QKeySequence(tr("Ctrl+Backspace"))});
    play = add(listen, tr("Play or pause"), {QKeySequence(tr("Space")), QKeySequence(tr("F5"))});
    flip = add(listen, tr("Flip between the last two"), {QKeySequence(tr("Shift+Space"))});
    for (std::size_t i = 0; i < hear.size(); ++i)
        hear[i] = add(listen, tr("Hear sound %1").arg(i + 1), {QKeySequence(Qt::Key(Qt::Key_1 + int(i)))});
    start = add(listen, tr("Go to the beginning"), {QKeySequence(tr("Home"))});
    back = add(listen, tr("Back one second"), {QKeySequence(tr("J"))});
    pause = add(listen, tr("Pause"), {QKeySequence(tr("K"))});
    forward = add(listen, tr("Forward one second"), {QKeySequence(tr("L"))});
    loopFrom = add(listen, tr("Loop from here"), {QKeySequence(tr("I"))});
    loopTo = add(listen, tr("Loop to here"), {QKeySequence(tr("O"))});
    loopOff = add(listen, tr("No loop"), {QKeySequence(tr("Ctrl+L"))});
    first = add(answerGroup(), tr("A"), {QKeySequence(tr("A"))});
    second = add(answerGroup(), tr("B"), {QKeySequence(tr("B"))});
    differences = add(viewGroup(), tr("Differences"), {QKeySequence(tr("D"))});
    differences->setCheckable(true);
    list = add(viewGroup(), tr("Comparisons"), {QKeySequence(tr("F4"))});
    list->setCheckable(true);
    for (auto* action : {back, forward})
        action->setAutoRepeat(true);
    create->setIcon(icon(u"add"));
    savePage->setIcon(icon(u"headphones"));
    takeAnswers->setIcon(icon(u"import"));
    exportResults->setIcon(icon(u"deliver"));
    remove->setIcon(icon(u"remove"));
    play->setIcon(icon(u"play"));
    start->setIcon(icon(u"previous"));
    loopOff->setIcon(icon(u"loop"));
    differences->setIcon(icon(u"spectrogram"));
    list->setIcon(icon(u"panel-right"));
}

void CompareActions::addTo(QWidget* stage)
{
    next = table.add(stage, listenGroup(), tr("Hear the next sound"), {QKeySequence(Qt::Key_Tab)});
    previous = table.add(stage, listenGroup(), tr("Hear the sound before"),
                         {QKeySequence(Qt::Key_Backtab), QKeySequence(Qt::SHIFT | Qt::Key_Tab)});
    for (auto* action : {next, previous})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

} // namespace understudy
