// The window: menu bar, navigation, panes, job strip. Knows panes by app/desktop/pane.h only, so a new one
// slots in with one line.
#pragma once

#include "app/desktop/action_table.h"
#include "app/desktop/pane.h"
#include "core/device/audio_output.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QStackedWidget;

namespace understudy {

class ApiHost;
class ComparePane;
class EpisodePane;
class ReviewPane;
class HomePane;
class JobStrip;
class NavBar;
class Playback;
class ProjectOpener;
class SettingsDialog;
class Theme;
class TrainingPane;
class Workspace;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `workspace` and `theme` outlive the window.
    MainWindow(Workspace& workspace, Theme& theme, std::unique_ptr<AudioOutput> output);
    ~MainWindow() override;

    void showPane(int index);
    int currentPane() const;
    EpisodePane* episodePane() const { return m_episode; }
    HomePane* homePane() const { return m_home; }
    /// A project folder or a script.
    void openPath(const QString& path);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createActions();
    void createLayout();
    void createMenus();
    void fillPaneMenus();
    void connectSignals();
    void addPane(Pane* pane, QAnyStringView icon, const QString& title);
    Pane* pane(int index) const;
    Pane* currentPaneWidget() const;

    void showShortcuts();
    void showSettings();
    void showHistory();
    void showMeasuring();
    void showAbout();
    void stepPart(int direction);
    void refreshHistory();
    void showProject(const QString& text, const QString& folder);
    void refreshProject();
    void refreshSound();
    void showFailure(const Error& error);
    void showApiFailure(const Error& error);
    void refreshApi();
    void restoreState();
    void saveState();

    Workspace* m_workspace;
    Theme* m_theme;
    ProjectOpener* m_opener;
    Playback* m_playback;
    ApiHost* m_api;
    ActionTable m_actions;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_measure = nullptr;
    QAction* m_history = nullptr;
    QAction* m_import = nullptr;
    QAction* m_close = nullptr;
    QAction* m_unload = nullptr;
    QMenu* m_recent = nullptr;
    QMenu *m_viewMenu = nullptr, *m_playMenu = nullptr, *m_toolsMenu = nullptr;
    QHash<QMenu*, QList<QAction*>> m_paneActions; ///< of the pane in front, by menu
    QLabel* m_project = nullptr;
    QString m_projectText; ///< whole; a long name is shortened in the middle
    NavBar* m_nav = nullptr;
    QStackedWidget* m_stack = nullptr;
    JobStrip* m_strip = nullptr;
    HomePane* m_home = nullptr;
    ReviewPane* m_review = nullptr;
    TrainingPane* m_training = nullptr;
    ComparePane* m_compare = nullptr;
    EpisodePane* m_episode = nullptr;
    bool m_mayClose = false; ///< what is unsaved was given up
};

} // namespace understudy
