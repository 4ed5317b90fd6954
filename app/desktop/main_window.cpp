#include "app/desktop/main_window.h"

#include "app/desktop/api_host.h"
#include "app/desktop/compare/compare_pane.h"
#include "app/desktop/engine_status.h"
#include "app/desktop/episode/episode_pane.h"
#include "app/desktop/episode/playback.h"
#include "app/desktop/history_dialog.h"
#include "app/desktop/home/home_pane.h"
#include "app/desktop/home/model_shelf.h"
#include "app/desktop/job_strip_feed.h"
#include "app/desktop/kept_state.h"
#include "app/desktop/project_opener.h"
#include "app/desktop/read_only_notice.h"
#include "app/desktop/review/review_keeper.h"
#include "app/desktop/review/review_pane.h"
#include "app/desktop/review/review_work.h"
#include "app/desktop/settings_dialog.h"
#include "app/desktop/training/training_pane.h"
#include "app/desktop/workspace.h"
#include "core/session/edit_history.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/metrics.h"
#include "widgets/support/nav_bar.h"
#include "widgets/support/parts.h"
#include "widgets/support/theme.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// In pixels, whatever the font: a screen does not grow with it.
constexpr QSize kSmallest(960, 640);
const auto kApiBanner = QStringLiteral("api");

} // namespace

MainWindow::MainWindow(Workspace& workspace, Theme& theme, std::unique_ptr<AudioOutput> output)
    : m_workspace(&workspace), m_theme(&theme), m_opener(new ProjectOpener(workspace, this)),
      m_playback(new Playback(workspace, std::move(output), this)), m_api(new ApiHost(workspace, this))
{
    setObjectName(QStringLiteral("MainWindow"));
    m_theme->setChoice(Theme::named(workspace.user().get<std::string>("appearance.theme")));
    createActions();
    createLayout();
    createMenus();
    connectSignals();
    refreshProject();
    refreshSound();
    restoreState();
    m_api->start();
}

MainWindow::~MainWindow()
{
    // What it tells as the focus leaves would come to a window that is gone.
    m_review->keeper()->disconnect(this);
}

void MainWindow::createLayout()
{
    m_nav = new NavBar;
    m_stack = new QStackedWidget;
    m_strip = new JobStrip;
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_nav);
    middle->addWidget(m_stack, 1);
    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addWidget(m_strip);
    setCentralWidget(central);

    m_home = new HomePane(*m_workspace, *m_playback);
    m_review = new ReviewPane(*m_workspace, *m_playback);
    m_review->showHistory(m_undo, m_redo);
    m_training = new TrainingPane(*m_workspace, *m_playback, *m_strip);
    m_compare = new ComparePane(*m_workspace, *m_playback);
    m_episode = new EpisodePane(*m_workspace, *m_playback, *m_strip);
    addPane(m_home, u"nav-home", tr("Home"));
    addPane(m_review, u"nav-review", tr("Review"));
    addPane(m_training, u"nav-training", tr("Training"));
    addPane(m_compare, u"nav-compare", tr("Compare"));
    addPane(m_episode, u"nav-episode", tr("Episode"));
    for (const auto& [group, action] : m_actions.entries()) {
        if (action->shortcut() == QKeySequence(tr("F1")))
            m_nav->addTool(action, u"keyboard")->setText(tr("Shortcuts"));
        if (action->shortcut() == QKeySequence(tr("Ctrl+,")))
            m_nav->addTool(action, u"settings")->setText(tr("Settings"));
    }
    setMinimumSize(kSmallest);
    // With a bar above it, as most desktops draw one.
    resize(QSize(u(360), u(225)).boundedTo(screen()->availableSize() - QSize(0, u(10))));
}

void MainWindow::addPane(Pane* pane, QAnyStringView iconName, const QString& title)
{
    const int index = m_stack->addWidget(pane);
    const QKeySequence key(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index));
    m_nav->addPane(iconName, title, key);
    m_actions.add(this, tr("Everywhere"), title, {key}, [this, index] { showPane(index); });
}

void MainWindow::connectSignals()
{
    new JobStripFeed(*m_workspace, *m_strip, this);
    std::vector<BannerHost*> banners;
    for (int i = 0; i < m_stack->count(); ++i)
        banners.push_back(pane(i)->banners());
    new ReadOnlyNotice(*m_workspace, std::move(banners), this);
    connect(m_nav, &NavBar::paneChosen, this, &MainWindow::showPane);
    connect(m_workspace, &Workspace::sessionChanged, this, &MainWindow::refreshProject);
    connect(m_workspace, &Workspace::historyChanged, this, &MainWindow::refreshHistory);
    connect(m_workspace, &Workspace::failed, this, &MainWindow::showFailure);
    connect(m_workspace, &Workspace::settingsFailed, this, &MainWindow::showFailure);
    connect(m_api, &ApiHost::changed, this, &MainWindow::refreshApi);
    connect(m_api, &ApiHost::failed, this, &MainWindow::showApiFailure);
    const auto showEpisode = [this](const EpisodeId& episode) {
        m_episode->showEpisode(episode);
        showPane(m_stack->indexOf(m_episode));
    };
    connect(m_workspace, &Workspace::scriptImported, this, showEpisode);
    connect(m_episode, &EpisodePane::savedChanged, this, &MainWindow::refreshHistory);
    connect(m_review->keeper(), &ReviewKeeper::savedChanged, this, &MainWindow::refreshHistory);
    connect(m_review, &Pane::historyOpenChanged, this, &MainWindow::refreshHistory);
    auto* engine = new EngineStatus(*m_workspace, *m_strip, m_unload, this);
    connect(m_episode, &EpisodePane::snapshotChanged, engine,
            [this, engine] { engine->setSnapshot(m_episode->snapshot()); });
    connect(m_api, &ApiHost::changed, engine, [this, engine] { engine->setServing(m_api->status().url); });
    connect(m_playback, &Playback::statusChanged, this, &MainWindow::refreshSound);
    connect(m_home, &HomePane::newRequested, m_opener, &ProjectOpener::newProject);
    connect(m_home, &HomePane::openRequested, m_opener, &ProjectOpener::openProject);
    connect(m_home, &HomePane::sampleRequested, m_opener, &ProjectOpener::openSample);
    connect(m_home, &HomePane::pathRequested, m_opener, &ProjectOpener::openPath);
    connect(m_home, &HomePane::addScriptRequested, m_opener, &ProjectOpener::addScript);
    connect(m_home, &HomePane::episodeRequested, this, showEpisode);
    connect(m_home, &HomePane::reviewRequested, this, [this] { showPane(m_stack->indexOf(m_review)); });
    connect(m_home, &HomePane::compareRequested, this, [this] { showPane(m_stack->indexOf(m_compare)); });
    connect(m_home, &HomePane::trainingRequested, this, [this] { showPane(m_stack->indexOf(m_training)); });
    connect(m_training, &TrainingPane::reviewRequested, this,
            [this] { showPane(m_stack->indexOf(m_review)); });
    connect(m_training, &TrainingPane::modelRequested, this, [this] {
        showPane(m_stack->indexOf(m_home));
        m_home->showModels();
    });
    const auto compare = [this](const std::vector<SoundName>& sounds) {
        showPane(m_stack->indexOf(m_compare));
        m_compare->askNew(sounds);
    };
    connect(m_training, &TrainingPane::compareRequested, this, compare);
    connect(m_episode, &EpisodePane::compareRequested, this, compare);
    connect(&m_home->models(), &ModelShelf::changed, m_training, &TrainingPane::refreshSources);
    connect(m_home, &HomePane::addRecordingsRequested, this, [this] {
        showPane(m_stack->indexOf(m_review));
        m_review->work()->askRecordings(m_review);
    });
    connect(m_review->work(), &ReviewWork::changed, m_home, [this] {
        if (m_home->isVisible())
            m_home->refresh();
    });
    setAcceptDrops(true);
}

Pane* MainWindow::pane(int index) const
{
    return static_cast<Pane*>(m_stack->widget(index));
}

Pane* MainWindow::currentPaneWidget() const
{
    return pane(m_stack->currentIndex());
}

int MainWindow::currentPane() const
{
    return m_stack->currentIndex();
}

void MainWindow::showPane(int index)
{
    // A pane's shortcuts work while it is in front only.
    m_stack->setCurrentIndex(index);
    m_nav->setCurrentPane(index);
    fillPaneMenus();
    refreshHistory();
    pane(index)->enter();
}

void MainWindow::openPath(const QString& path)
{
    m_opener->openPath(path);
}

void MainWindow::showSettings()
{
    auto* dialog = findChild<SettingsDialog*>();
    if (!dialog) {
        dialog = new SettingsDialog(*m_workspace, *m_theme, *m_playback, *m_api, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_playback->refreshDevices();
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::stepPart(int direction)
{
    auto parts = currentPaneWidget()->parts();
    parts.prepend(currentPaneWidget()->banners()); // what is told comes first
    parts << m_strip;
    parts.removeIf([](const QWidget* part) { return !part->isVisible() || !part->isEnabled(); });
    const auto* focus = QApplication::focusWidget();
    int at = -1;
    for (int i = 0; i < parts.size(); ++i)
        if (focus && (parts[i] == focus || parts[i]->isAncestorOf(focus)))
            at = i;
    const auto count = static_cast<int>(parts.size());
    for (int step = 1; step <= count; ++step) {
        auto* part = parts[((at + direction * step) % count + count) % count];
        part->setFocus(Qt::TabFocusReason);
        if (const auto* now = QApplication::focusWidget(); now && (part == now || part->isAncestorOf(now)))
            return;
    }
}

void MainWindow::refreshHistory()
{
    auto* session = m_workspace->session();
    const bool isOpen = session && currentPaneWidget()->isHistoryOpen();
    m_undo->setEnabled(isOpen && session->edits().canUndo());
    m_redo->setEnabled(isOpen && session->edits().canRedo());
    m_history->setEnabled(isOpen);
    m_measure->setEnabled(session != nullptr);
    if (auto* dialog = isOpen ? nullptr : findChild<HistoryDialog*>())
        dialog->close();
    if (!session) {
        showProject(tr("No project"), {});
        return;
    }
    const auto name = pathText(session->folder().stem());
    const auto* review = m_review->keeper();
    const bool hasFailed = (!m_episode->isSaved() && m_episode->hasSavingFailed()) ||
                           (!review->isSaved() && review->hasSavingFailed());
    const auto state = m_workspace->isReadOnly()                   ? tr("Reading only")
                       : hasFailed                                 ? tr("Not saved")
                       : m_episode->isSaved() && review->isSaved() ? tr("All changes saved")
                                                                   : tr("Saving");
    showProject(tr("%1  ·  %2").arg(name, state), pathText(session->folder()));
}

void MainWindow::showProject(const QString& text, const QString& folder)
{
    const auto shown = m_project->fontMetrics().elidedText(text, Qt::ElideMiddle, width() / 2);
    m_projectText = text;
    m_project->setToolTip(folder);
    if (m_project->text() == shown)
        return; // each key asks, and the bar is laid out anew each time
    m_project->setText(shown);
    menuBar()->setCornerWidget(m_project); // makes room for the new text
}

void MainWindow::refreshProject()
{
    auto* session = m_workspace->session();
    m_import->setEnabled(session != nullptr && !m_workspace->isReadOnly());
    m_close->setEnabled(session != nullptr);
    setWindowTitle(session ? tr("%1 – Understudy").arg(pathText(session->folder().stem()))
                           : tr("Understudy"));
    refreshHistory();
}

void MainWindow::refreshSound()
{
    m_strip->setSoundDevice(m_playback->deviceText());
}

void MainWindow::showFailure(const Error& error)
{
    currentPaneWidget()->banners()->show(
        {.sentence = words::sentence(error), .key = QStringLiteral("failure")});
}

void MainWindow::showApiFailure(const Error& error)
{
    const auto showPage = [this] {
        showSettings();
        findChild<SettingsDialog*>()->showApiPage();
    };
    currentPaneWidget()->banners()->show(
        {.sentence = words::sentence(error),
         .detail = tr("Until then the HTTP API is not served."),
         .actions = {{.text = tr("Open settings"), .run = showPage, .closesBanner = false}},
         .key = kApiBanner});
}

void MainWindow::refreshApi()
{
    // As a project makes way for another one, it is off for a moment.
    if (m_api->status().state != ApiStatus::State::Serving && m_workspace->user().get<bool>("server.isOn"))
        return;
    for (int i = 0; i < m_stack->count(); ++i)
        pane(i)->banners()->clear(kApiBanner);
}

void MainWindow::restoreState()
{
    const auto& user = m_workspace->user();
    restoreGeometry(keptBytes(user, "window.geometry"));
    const auto pane = QString::fromStdString(user.state("window.pane")).toInt();
    showPane(qBound(0, pane, m_stack->count() - 1));
    if (const auto project = user.state("window.project");
        !project.empty() && QFileInfo::exists(QString::fromStdString(project)))
        m_workspace->open(QString::fromStdString(project));
}

void MainWindow::saveState()
{
    KeptState state;
    state.add("window.geometry", saveGeometry());
    state.add("window.pane", std::to_string(m_stack->currentIndex()));
    state.add("window.project",
              m_workspace->session() ? m_workspace->session()->folder().string() : std::string());
    for (int i = 0; i < m_stack->count(); ++i)
        pane(i)->saveState(state);
    state.keep(m_workspace->user());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    m_playback->pause();
    const auto isDone = [this] {
        return m_workspace->storeTyped() && m_workspace->isSaved() && m_workspace->work().empty();
    };
    if (!m_mayClose && !isDone()) {
        event->ignore();
        m_workspace->leave([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    showProject(m_projectText, m_project->toolTip());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (ProjectOpener::takes(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const auto& url : event->mimeData()->urls())
        openPath(url.toLocalFile());
}

} // namespace understudy
