#include "app/desktop/review/empty_review.h"

#include "app/desktop/action_button.h"
#include "app/desktop/pane_layout.h"

#include <QtWidgets>

namespace understudy {

QWidget* makeEmptyReview(QAction* addRecordings, QAction* record)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("understudy::EmptyReview", text);
    };
    auto* add = makeActionButton(addRecordings);
    add->setObjectName(QStringLiteral("addRecordings"));
    return makeEmptyPage(
        tr(QT_TRANSLATE_NOOP("understudy::EmptyReview", "No recordings yet")),
        tr(QT_TRANSLATE_NOOP(
            "understudy::EmptyReview",
            "Drop sound files or a folder here. They are cut into clips at their pauses and "
            "measured; nothing is changed in them. A transcript beside a file (SRT, VTT, TextGrid, "
            "labels or plain text) gives its clips their words. Or record here, sentence by sentence.")),
        {add, makeActionButton(record)});
}

} // namespace understudy
