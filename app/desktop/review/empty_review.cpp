#include "app/desktop/review/empty_review.h"

#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

QWidget* makeEmptyReview(QAction* addRecordings)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("understudy::EmptyReview", text);
    };
    auto* page = new QWidget;
    auto* text = makeMutedLabel(tr(QT_TRANSLATE_NOOP(
        "understudy::EmptyReview",
        "Drop sound files or a folder here. They are cut into clips at their pauses and "
        "measured; nothing is changed in them. A transcript beside a file (SRT, VTT, TextGrid, "
        "labels or plain text) gives its clips their words.")));
    text->setWordWrap(true);
    text->setMaximumWidth(u(110));
    auto* button = makeButton(addRecordings->text());
    button->setIcon(addRecordings->icon());
    button->setObjectName(QStringLiteral("addRecordings"));
    setPrimary(button);
    QObject::connect(button, &QPushButton::clicked, addRecordings, &QAction::trigger);
    QObject::connect(addRecordings, &QAction::changed, button,
                     [addRecordings, button] { button->setEnabled(addRecordings->isEnabled()); });
    button->setEnabled(addRecordings->isEnabled());
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(8), u(8), u(8), u(8));
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr(QT_TRANSLATE_NOOP("understudy::EmptyReview", "No recordings yet")),
                                metrics::Type::Heading));
    layout->addWidget(text);
    layout->addWidget(button, 0, Qt::AlignLeft);
    layout->addStretch();
    return page;
}

} // namespace understudy
