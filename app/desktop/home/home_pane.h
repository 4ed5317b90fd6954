// Home: start, or the open project with its next step. Shows a step only once its pane exists.
#pragma once

#include "app/desktop/pane.h"
#include "core/base/error.h"
#include "core/base/id.h"

class QStackedWidget;

namespace understudy {

class EmptyHome;
class ModelShelf;
class Playback;
class ProjectHome;
class Workspace;

class HomePane : public Pane
{
    Q_OBJECT
public:
    HomePane(Workspace& workspace, Playback& playback);

    const ActionTable& actions() const override { return m_actions; }
    BannerHost* banners() const override { return m_banners; }
    QList<QWidget*> parts() const override;
    void enter() override;
    /// Reads again what is shown.
    void refresh();
    ModelShelf& models() const { return *m_models; }
    /// The keys go to where models are fetched and added.
    void showModels();

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void sampleRequested();
    void addScriptRequested();
    void pathRequested(const QString& path);
    void episodeRequested(const understudy::EpisodeId& episode);
    void reviewRequested();
    void trainingRequested();
    void compareRequested();
    void addRecordingsRequested();

private:
    void addModel();
    void showModelFailure(const Error& error, const QString& repository);

    Workspace* m_workspace;
    ActionTable m_actions;
    BannerHost* m_banners;
    QStackedWidget* m_pages;
    ModelShelf* m_models;
    EmptyHome* m_empty;
    ProjectHome* m_project;
};

} // namespace understudy
