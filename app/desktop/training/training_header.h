// The header of the Training pane: state, how far the run is, and what can be asked of it; or the run that
// the form describes.
#pragma once

#include "app/desktop/training/training_actions.h"
#include "core/base/units.h"
#include "widgets/support/run_status.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QPushButton;

namespace understudy {

class ElidedLabel;
class IconLabel;

struct HeaderRun
{
    QString name; ///< "Run 4"
    RunStatus status = RunStatus::Waiting;
    QString rest; ///< "step 860 of 1,200 · 1,460 steps/h"
};

class TrainingHeader : public QWidget
{
    Q_OBJECT
public:
    explicit TrainingHeader(const TrainingActions& actions, QWidget* parent = nullptr);

    /// None: there is no run.
    void showRun(const std::optional<HeaderRun>& run);
    /// The form; `name`: what the run will be called.
    void showForm(const QString& name);

    /// What is asked of a run there and has the keys; null: none.
    QWidget* focusedButton() const;
    /// The keys go from `button`, should it have gone, to what took its place.
    void keepFocus(const QWidget* button);

private:
    void createLayout();
    std::array<QPushButton*, 3> runButtons() const;
    void showStatus(RunStatus status);

    const TrainingActions* m_actions;
    IconLabel* m_icon;
    QLabel* m_status;
    QLabel* m_title;
    QWidget* m_state = nullptr; ///< icon, word, line
    ElidedLabel* m_facts;
    QPushButton *m_pause, *m_resume, *m_stop, *m_new, *m_discard, *m_start, *m_runs;
};

struct HeaderPace
{
    Seconds step; ///< what one takes of late
    Seconds left; ///< until its steps are done
};
/// "step 860 of 1,200 · 1,460 steps/h · about 14 min left". Without a pace nothing is under way.
QString progressOfRun(std::int64_t step, std::int64_t planned, const std::optional<HeaderPace>& pace);

} // namespace understudy
