// The checkpoints of a run: which one is suggested and why, their figures, their probe lines, and what can be
// made of one.
#pragma once

#include "app/desktop/training/run_view.h"
#include "app/desktop/training/training_actions.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace understudy {

class ElidedLabel;
class IconLabel;

class CheckpointsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CheckpointsPanel(const TrainingActions& actions, QWidget* parent = nullptr);

    void showRun(const RunDetailsView& view);
    void clear();
    /// That something can be made of: the chosen one, else the suggested one.
    std::optional<std::int64_t> step() const;
    /// The chosen one and those beside it, as far as they spoke probe lines; empty: there are no two.
    std::vector<std::int64_t> stepsToCompare() const;
    void goToSuggested();
    /// The probe line in focus, else the first one that the chosen checkpoint spoke; empty: none.
    QString probeFile() const;
    void showHeard(const QString& file, double share, bool isSounding);
    QTableView* table() const { return m_table; }
    const CheckpointTableModel& model() const { return *m_model; }

Q_SIGNALS:
    void playRequested(const QString& file);
    void stepChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createLayout();
    QWidget* makeTop();
    void takeRows(const RunDetailsView& view);
    void showSuggestion(const RunDetails& details);
    void showSources(const RunDetailsView& view);
    void refreshButton();

    const TrainingActions* m_actions;
    CheckpointTableModel* m_model;
    QTableView* m_table;
    IconLabel* m_flag;
    ElidedLabel* m_suggestion;
    ElidedLabel* m_sources;
    QPushButton* m_compare;
    QPushButton* m_voice;
    RunId m_run;
    std::optional<std::int64_t> m_suggested;
    bool m_follows = true;   ///< the suggestion: nobody chose a row
    bool m_isMoving = false; ///< the current row, not by hand
};

} // namespace understudy
