// What the Review pane can be asked for, with its keys; menus and the shortcut sheet are made from it.
#pragma once

#include "app/desktop/action_table.h"

#include <array>

namespace understudy {

struct ReviewActions
{
    Q_DECLARE_TR_FUNCTIONS(understudy::ReviewActions)
public:
    explicit ReviewActions(QWidget* pane);

    /// Enables what needs a clip, and what changes it.
    void setClipThere(bool isThere, bool mayEdit);
    /// While a second pass is heard: what would change a clip, or tell of it, rests.
    void setBlind();

    ActionTable table;
    QAction *accept, *reject, *unsure, *takeBack, *next, *nextOpen, *previous;
    std::array<QAction*, 9> reasons; ///< in the order of kRejectReasons
    QAction *play, *back, *stop, *forward, *playAround, *loop, *slower, *faster, *repaired;
    QAction *arrowBack, *arrowForward; ///< their keys are those of the table and the wave, which bring them
    QAction *edit, *acceptText, *playWord, *spelling;
    QAction *trimIn, *trimOut, *nudgeLeft, *nudgeRight, *snap, *resetTrim, *split, *merge;
    QAction *previousMark, *nextMark;
    QAction *figures, *spectrogram, *zoomIn, *zoomOut, *fit, *find, *refresh;
    QAction *addRecordings, *record, *buildDataset;
    QAction *blindPass, *blindBack, *blindLeave;

    static QString verdictGroup();
    static QString playGroup();
    static QString editGroup();
    static QString viewGroup();

private:
    void addVerdicts(QWidget* pane);
    void addPlaying(QWidget* pane);
    void addEditing(QWidget* pane);
    void addView(QWidget* pane);
};

} // namespace understudy
