#include "app/desktop/review/empty_review.h"

#include "app/desktop/action_button.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

QWidget* makeEmptyReview(QAction* addRecordings, QAction* record)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("understudy::EmptyReview", text);
    };
    auto* page = new QWidget;
    auto* text = makeMutedLabel(tr(QT_TRANSLATE_NOOP(
        "understudy::EmptyReview",
        "Drop sound files or a folder here. They are cut into clips at their pauses and "
        "measured; nothing is changed in them. A transcript beside a file (SRT, VTT, TextGrid, "
        "labels or plain text) gives its clips their words. Or record here, sentence by sentence.")));
    text->setWordWrap(true);
    text->setMaximumWidth(u(110));
    auto* add = makeActionButton(addRecordings);
    add->setObjectName(QStringLiteral("addRecordings"));
    setPrimary(add);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(u(2));
    buttons->addWidget(add);
    buttons->addWidget(makeActionButton(record));
    buttons->addStretch();
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(8), u(8), u(8), u(8));
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr(QT_TRANSLATE_NOOP("understudy::EmptyReview", "No recordings yet")),
                                metrics::Type::Heading));
    layout->addWidget(text);
    layout->addLayout(buttons);
    layout->addStretch();
    return page;
}

} // namespace understudy
