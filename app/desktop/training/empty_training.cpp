#include "app/desktop/training/empty_training.h"

#include "app/desktop/action_button.h"
#include "app/desktop/pane_layout.h"

#include <QtWidgets>

namespace understudy {

QWidget* makeEmptyTraining(QAction* newRun)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("understudy::EmptyTraining", text);
    };
    auto* start = makeActionButton(newRun);
    start->setObjectName(QStringLiteral("firstRun"));
    return makeEmptyPage(
        tr(QT_TRANSLATE_NOOP("understudy::EmptyTraining", "No runs yet")),
        tr(QT_TRANSLATE_NOOP(
            "understudy::EmptyTraining",
            "A run learns a voice from the clips that were accepted in the review. It shows its course live, "
            "can be paused, stopped and resumed at any moment, and says which of its checkpoints is "
            "best. Before it starts you see how long it takes and how much memory it needs here.")),
        {start});
}

} // namespace understudy
