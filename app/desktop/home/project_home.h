// Home with a project: its name, the next step and how far each is; beside them consent, models and episodes.
#pragma once

#include "core/session/consent_service.h"
#include "core/session/next_step.h"
#include "core/session/session.h"
#include "widgets/support/job_watcher.h"

#include <QWidget>

#include <memory>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace understudy {

class ConsentCard;
class ModelShelf;
class ReviewSteps;
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
    };
    void createLayout();
    QWidget* makeLeft();
    QWidget* makeRight();
    void fit();
    QWidget* makeModels();
    QWidget* makeHead();
    QWidget* makeNext();
    QWidget* makeEpisodes();
    void show(const Facts& facts);
    void showEpisodes(const std::vector<EpisodeSummary>& episodes);
    void followReviews();
    void showNext(const ProjectState& state);
    void showNext(const QString& title, const QString& text, const QString& button);
    void showNextOf(const EpisodeSummary& episode, NextStep step);
    QWidget* makeRow(const EpisodeSummary& episode);

    Workspace* m_workspace;
    ModelShelf* m_models;
    QWidget* m_page = nullptr; ///< hidden until the facts are there
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QBoxLayout* m_columns = nullptr;
    QWidget* m_right = nullptr;
    ConsentCard* m_consent = nullptr;
    QBoxLayout* m_next = nullptr;
    QLabel* m_nextTitle = nullptr;
    QLabel* m_nextText = nullptr;
    QPushButton* m_nextButton = nullptr;
    QPushButton* m_add = nullptr;
    QVBoxLayout* m_rows = nullptr;
    std::vector<EpisodeSummary> m_episodes; ///< of the rows
    ReviewSteps* m_steps = nullptr;
    NextStep m_nextStep = NextStep::AddScript;
    EpisodeId m_nextEpisode;                 ///< of a step that has one
    std::unique_ptr<Subscription> m_reviews; ///< its news
    JobWatcher<Facts> m_reading;
    bool m_hadFocus = false;  ///< when the page was hidden
    bool m_readAgain = false; ///< there was news while the facts were being read
};

} // namespace understudy
