// The repairs of the recording that the clip is of: each is switched on or off for all its clips.
#pragma once

#include "core/data/ingest/repair.h"

#include <QToolButton>

#include <array>

class QAction;

namespace understudy {

class RepairsMenu : public QToolButton
{
    Q_OBJECT
public:
    /// `heard`: the switch between before and after, which the menu has too.
    explicit RepairsMenu(QAction& heard, QWidget* parent = nullptr);

    /// `recording`: its name; empty: there is none.
    void setRepairs(const RepairSettings& repairs, const QString& recording, bool mayEdit);
    /// Which of the two one hears, where there is a repair; the button says it.
    void setHeard(bool isRepaired);

Q_SIGNALS:
    /// By the user.
    void repairsChosen(const understudy::RepairSettings& repairs);

private:
    QAction* addRepair(const QString& text);
    RepairSettings chosen() const;

    void showState();

    QAction* m_heard;
    QString m_recording;
    bool m_isRepairedHeard = false;
    RepairSettings m_repairs; ///< shown; what a menu cannot tell stays as it is
    QAction *m_hum, *m_highPass, *m_noise, *m_clicks;
};

} // namespace understudy
