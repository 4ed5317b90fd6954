#include "app/desktop/record/record_buttons.h"

#include "app/desktop/action_button.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

struct ButtonText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::RecordButtons)
};

QPushButton* makeRecordButton(QAction* record)
{
    auto* button = makeActionButton(record);
    button->setObjectName(QStringLiteral("record"));
    QObject::connect(record, &QAction::changed, button, [record, button] {
        button->setText(record->text());
        button->setIcon(record->icon());
    });
    setPrimary(button);
    int widest = 0;
    for (const auto& text : {ButtonText::tr("Stop"), ButtonText::tr("Record")}) {
        record->setText(text);
        widest = std::max(widest, button->sizeHint().width());
    }
    button->setMinimumWidth(widest);
    return button;
}

} // namespace

QWidget* makeRecordButtons(QAction* record, std::initializer_list<QAction*> more,
                           std::initializer_list<QAction*> others)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(u(2));
    row->addWidget(makeRecordButton(record));
    for (auto* action : more)
        row->addWidget(makeActionButton(action));
    row->addStretch();
    for (auto* action : others)
        row->addWidget(makeActionButton(action));
    auto* buttons = new QWidget;
    auto* layout = new QVBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    layout->addLayout(row);
    layout->addWidget(makeKeyHints({{QKeySequence(Qt::Key_Space), ButtonText::tr("record, stop")},
                                    {QKeySequence(Qt::Key_R), ButtonText::tr("again")},
                                    {QKeySequence(Qt::Key_L), ButtonText::tr("listen")},
                                    {QKeySequence(Qt::Key_Backspace), ButtonText::tr("previous")},
                                    {QKeySequence(Qt::Key_Return), ButtonText::tr("next")},
                                    {QKeySequence(Qt::Key_T), ButtonText::tr("room tone")},
                                    {QKeySequence(Qt::Key_Escape), ButtonText::tr("close")}}));
    return buttons;
}

} // namespace understudy
