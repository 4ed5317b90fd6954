// The left of the Training pane: the runs there are, the settings of the one in front with what differs from
// the runs over it, and its note.
#pragma once

#include "app/desktop/training/run_view.h"
#include "app/desktop/training/training_actions.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;
class QVBoxLayout;

namespace understudy {

class RunChecks;
class RunSearch;

class RunPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RunPanel(const TrainingActions& actions, QWidget* parent = nullptr);

    void setRows(const std::vector<RunRow>& rows);
    /// The one in front; chosen() follows where it was another one before.
    void choose(const RunId& run);
    RunId current() const; ///< empty: none
    /// The others that are selected, from the top.
    std::vector<RunId> compared() const;
    void showDetails(const RunDetails& details);
    /// What the runs that lie over it have otherwise: "Run 3: rank 32".
    void showDifferences(const QStringList& sentences);
    void editNote();
    /// Which run lies over the one in front.
    void openCompare();
    /// Where words are typed that the runs in the list have.
    void openSearch();
    QListView* list() const { return m_list; }

Q_SIGNALS:
    void chosen(const understudy::RunId& run);
    void comparedChanged();
    void noteEdited(const understudy::RunId& run, const QString& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createLayout();
    QWidget* makeHeading();
    QWidget* makeDetails();
    void filter();
    void fillCompare();
    void tellSelection();
    void tellNote();

    const TrainingActions* m_actions;
    RunListModel* m_model;
    QListView* m_list;
    RunSearch* m_search;
    QLabel* m_title;
    QToolButton* m_compare;
    QFormLayout* m_settings = nullptr;
    QLabel* m_differences;
    RunChecks* m_checks;
    QLineEdit* m_note;
    RunId m_told; ///< the one in front, as it was told last
    std::vector<RunId> m_toldCompared;
    RunId m_noted; ///< whose note is shown
};

} // namespace understudy
