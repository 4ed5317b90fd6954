#include "app/desktop/training/empty_training.h"

#include "app/desktop/action_button.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

QWidget* makeEmptyTraining(QAction* newRun)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("understudy::EmptyTraining", text);
    };
    auto* page = new QWidget;
    auto* text = makeMutedLabel(tr(QT_TRANSLATE_NOOP(
        "understudy::EmptyTraining",
        "A run learns a voice from the clips that were accepted in the review. It shows its course live, "
        "can be paused, stopped and resumed at any moment, and says which of its checkpoints is "
        "best. Before it starts you see how long it takes and how much memory it needs here.")));
    text->setWordWrap(true);
    text->setMaximumWidth(u(110));
    auto* start = makeActionButton(newRun);
    start->setObjectName(QStringLiteral("firstRun"));
    setPrimary(start);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(8), u(8), u(8), u(8));
    layout->setSpacing(u(3));
    layout->addWidget(
        makeLabel(tr(QT_TRANSLATE_NOOP("understudy::EmptyTraining", "No runs yet")), metrics::Type::Heading));
    layout->addWidget(text);
    layout->addWidget(start, 0, Qt::AlignLeft);
    layout->addStretch();
    auto* scroll = makePageScroll(page);
    scroll->setFocusProxy(start);
    return scroll;
}

} // namespace understudy
