// What can be asked for in the Compare pane: menus, tooltips and the shortcut sheet are made of it.
#pragma once

#include "app/desktop/action_table.h"

#include <QCoreApplication>

#include <array>

namespace understudy {

struct CompareActions
{
    Q_DECLARE_TR_FUNCTIONS(understudy::CompareActions)
public:
    explicit CompareActions(QWidget* pane);
    /// Keys that belong to the stage while it has the focus: Tab goes from sound to sound there.
    void addTo(QWidget* stage);

    ActionTable table;
    // comparison
    QAction* create;
    QAction* savePage;
    QAction* takeAnswers;
    QAction* exportResults;
    QAction* end;
    QAction* remove;
    // listen
    QAction* play;
    QAction* flip;
    std::array<QAction*, 9> hear{};
    QAction* next = nullptr;
    QAction* previous = nullptr;
    QAction* back;
    QAction* forward;
    QAction* pause;
    QAction* start;
    QAction* loopFrom;
    QAction* loopTo;
    QAction* loopOff;
    // answer
    QAction* first;
    QAction* second;
    // view
    QAction* differences;
    QAction* list; ///< in a narrow window

    static QString comparisonGroup();
    static QString listenGroup();
    static QString answerGroup();
    static QString viewGroup();
};

} // namespace understudy
