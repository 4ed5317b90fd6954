// Home with a project: its name, the next step and how far each is; beside them consent, models and episodes.
#pragma once

#include "core/session/consent_service.h"
#include "core/session/next_step.h"
#include "core/session/session.h"
#include "widgets/models/run_list_model.h"
#include "widgets/support/job_watcher.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;

namespace understudy {

class ConsentCard;
class EpisodesCard;
class ModelShelf;
class NextStepCard;
class ProjectSteps;
class TargetsCard;
class Workspace;

class ProjectHome : public QWidget
{
    Q_OBJECT
public:
    ProjectHome(Workspace& workspace, ModelShelf& models);

    /// Asks for the project's facts; what is shown changes when they arrive.
    void refresh();

Q_SIGNALS:
    void openRequested();
    void addScriptRequested();
    void modelRequested();
    void episodeRequested(const understudy::EpisodeId& episode);
    void reviewRequested();
    void trainingRequested();
    void compareRequested();
    void addRecordingsRequested();
    void failed(const understudy::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Facts
    {
        ProjectInfo info;
        ProjectState state;
        std::optional<ConsentRecord> consent; ///< of the project's speaker
        std::optional<RunRow> run;            ///< the newest
    };
    void createLayout();
    QWidget* makeLeft();
    QWidget* makeRight();
    void fit();
    QWidget* makeHead();
    void show(const Facts& facts);
    void followReviews();

    Workspace* m_workspace;
    ModelShelf* m_models;
    QWidget* m_page = nullptr; ///< hidden until the facts are there
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QBoxLayout* m_columns = nullptr;
    QWidget* m_right = nullptr;
    ConsentCard* m_consent = nullptr;
    NextStepCard* m_next = nullptr;
    ProjectSteps* m_steps = nullptr;
    TargetsCard* m_targets = nullptr;
    EpisodesCard* m_episodes = nullptr;
    std::unique_ptr<Subscription> m_reviews; ///< its news
    JobWatcher<Facts> m_reading;
    bool m_hadFocus = false;  ///< when the page was hidden
    bool m_readAgain = false; ///< there was news while the facts were being read
};

} // namespace understudy
