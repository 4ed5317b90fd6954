// Home with a project: its name, the next step, and its episodes.
#pragma once

#include "core/session/episode_service.h"
#include "core/session/session.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace understudy {

class ModelShelf;
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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Facts
    {
        ProjectInfo info;
        std::vector<EpisodeSummary> episodes;
    };
    void createLayout();
    QWidget* makeModels();
    QWidget* makeHead();
    QWidget* makeNext();
    QWidget* makeEpisodes();
    void show(const Facts& facts);
    void showNext(const std::vector<EpisodeSummary>& episodes);
    QWidget* makeRow(const EpisodeSummary& episode);

    Workspace* m_workspace;
    ModelShelf* m_models;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QBoxLayout* m_next = nullptr;
    QLabel* m_nextTitle = nullptr;
    QLabel* m_nextText = nullptr;
    QPushButton* m_nextButton = nullptr;
    QPushButton* m_add = nullptr;
    QVBoxLayout* m_rows = nullptr;
    EpisodeId m_nextEpisode; ///< empty: the next step is to add a script
};

} // namespace understudy
