// The steps from recordings to an episode as Home shows them: how far each is, and the way there.
#pragma once

#include "core/session/next_step.h"
#include "widgets/models/run_list_model.h"
#include "widgets/support/tokens.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;

namespace understudy {

class IconLabel;

class ProjectSteps : public QWidget
{
    Q_OBJECT
public:
    explicit ProjectSteps(QWidget* parent = nullptr);

    /// `run`: the newest; none: nothing was trained yet.
    void setState(const ProjectState& state, const std::optional<RunRow>& run, bool mayAdd);

Q_SIGNALS:
    void addRequested();
    void reviewRequested();
    void folderRequested(const QString& folder);
    void trainingRequested();
    void compareRequested();
    void addScriptRequested();
    void episodeRequested(const understudy::EpisodeId& episode);

private:
    struct Row
    {
        IconLabel* mark = nullptr;
        QLabel* state = nullptr; ///< "Done", "18 clips left"
        QLabel* facts = nullptr;
        QPushButton* button = nullptr;
    };
    void addRow(QGridLayout& grid, Row& row, const char* name, const QString& title, const QString& button);
    void showRecordings(const ProjectState& state);
    void showReview(const ReviewProgress& review);
    void showDataset(const ProjectState& state);
    void showTraining(const ProjectState& state, const std::optional<RunRow>& run);
    void showCompare(const ProjectState& state);
    void showEpisode(const std::vector<EpisodeSummary>& episodes, bool mayAdd);

    Row m_recordings, m_review, m_dataset, m_training, m_compare, m_episode;
    QString m_folder;    ///< of the dataset; empty: there is none
    EpisodeId m_written; ///< the one that is shown; empty: there is none
};

} // namespace understudy
