#include "app/desktop/training/training_pane.h"

#include "app/desktop/kept_state.h"
#include "app/desktop/pane_layout.h"
#include "app/desktop/training/checkpoints_panel.h"
#include "app/desktop/training/empty_training.h"
#include "app/desktop/training/probe_player.h"
#include "app/desktop/training/run_charts.h"
#include "app/desktop/training/run_check.h"
#include "app/desktop/training/run_follower.h"
#include "app/desktop/training/run_panel.h"
#include "app/desktop/training/training_header.h"
#include "app/desktop/training/training_work.h"
#include "app/desktop/workspace.h"
#include "widgets/support/announce.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kLookMs = 1500; // between looks at what other programs do
constexpr int kPanelUnits = 62;
constexpr int kNarrowUnits = 1100 / 4 - 18; // of the pane, beside the navigation

} // namespace

TrainingPane::TrainingPane(Workspace& workspace, Playback& playback, JobStrip& strip)
    : m_workspace(&workspace), m_actions(this), m_banners(new BannerHost),
      m_header(new TrainingHeader(m_actions)), m_strip(&strip), m_body(new QStackedWidget),
      m_panel(new RunPanel(m_actions)), m_charts(new RunCharts),
      m_checkpoints(new CheckpointsPanel(m_actions)), m_form(new NewRunPage),
      m_empty(makeEmptyTraining(m_actions.newRun)), m_announcer(new StatusAnnouncer(this)),
      m_player(new ProbePlayer(workspace, playback, this)),
      m_work(new TrainingWork(workspace, *m_banners, strip, this)),
      m_follower(new RunFollower(workspace, this)), m_check(new RunCheck(workspace, this)),
      m_clock(new QTimer(this))
{
    setObjectName(QStringLiteral("TrainingPane"));
    setWindowTitle(tr("Training"));
    setGround(this, Ground::Raised);
    m_clock->setInterval(kLookMs);
    createLayout();
    connectActions();
    connectParts();
    watchSession();
    m_columns->restoreState(keptBytes(workspace.user(), "training.columns"));
    showPage(Page::Empty);
}

TrainingPane::~TrainingPane()
{
    m_subscription.reset();
}

void TrainingPane::createLayout()
{
    m_body->addWidget(m_empty);
    m_body->addWidget(makeRunPage());
    m_body->addWidget(m_form);
    stackPane(this, m_header, m_banners, m_body);
}

QWidget* TrainingPane::makeRunPage()
{
    auto* area = makePageScroll(m_charts);
    area->setObjectName(QStringLiteral("charts"));
    m_chartArea = area;
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 5);
    column->addWidget(m_checkpoints, 3);
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setObjectName(QStringLiteral("trainingSplitter"));
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_panel);
    m_columns->addWidget(right);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({u(kPanelUnits), u(280)});
    m_panel->setMinimumWidth(u(52));
    return m_columns;
}

void TrainingPane::connectActions()
{
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions.newRun, [this] { openForm(); });
    on(m_actions.start, [this] { start(); });
    on(m_actions.discard, [this] { closeForm(); });
    on(m_actions.pause, [this] { m_work->pause(m_front); });
    on(m_actions.resume, [this] {
        if (frontStatus() == RunStatus::Paused)
            m_work->goOn(m_front);
        else
            m_work->resume(m_front);
    });
    on(m_actions.stopRun, [this] { m_work->stop(m_front); });
    on(m_actions.note, [this] {
        m_isPanelAsked = true;
        arrange();
        m_panel->editNote();
    });
    on(m_actions.find, [this] {
        m_isPanelAsked = true;
        arrange();
        m_panel->openSearch();
    });
    on(m_actions.compare, [this] { m_panel->openCompare(); });
    on(m_actions.removeRun, [this] { m_work->remove(m_front); });
    on(m_actions.suggested, [this] {
        m_checkpoints->goToSuggested();
        m_checkpoints->setFocus();
    });
    on(m_actions.makeVoice, [this] {
        if (const auto step = m_checkpoints->step())
            m_work->proposeVoice(m_front, *step);
    });
    on(m_actions.byEar, [this] {
        std::vector<SoundName> sounds;
        for (const auto step : m_checkpoints->stepsToCompare())
            sounds.push_back(checkpointSound(m_front, step));
        Q_EMIT compareRequested(sounds);
    });
    on(m_actions.exportCheckpoint, [this] { askExport(); });
    on(m_actions.play, [this] {
        if (const auto file = m_checkpoints->probeFile(); !file.isEmpty())
            m_player->toggle(file);
    });
    on(m_actions.stop, [this] { m_player->stop(); });
    on(m_actions.runs, [this](bool isShown) {
        m_isPanelAsked = isShown;
        arrange();
        if (isShown)
            m_panel->setFocus();
    });
}

void TrainingPane::connectParts()
{
    connect(m_panel, &RunPanel::chosen, this, &TrainingPane::showFront);
    connect(m_panel, &RunPanel::comparedChanged, this, &TrainingPane::compare);
    connect(m_panel, &RunPanel::noteEdited, m_work, &TrainingWork::note);
    connect(m_charts, &RunCharts::said, m_announcer, &StatusAnnouncer::announce);
    connect(m_charts, &RunCharts::exportRequested, this, &TrainingPane::exportChart);
    connect(m_checkpoints, &CheckpointsPanel::playRequested, m_player, &ProbePlayer::toggle);
    connect(m_checkpoints, &CheckpointsPanel::stepChanged, this, &TrainingPane::refreshActions);
    connect(m_player, &ProbePlayer::heard, m_checkpoints, &CheckpointsPanel::showHeard);
    connect(m_player, &ProbePlayer::failed, this,
            [this](const Error& error) { fail(error, QStringLiteral("sound")); });
    connect(m_follower, &RunFollower::news, this, &TrainingPane::takeNews);
    connect(m_follower, &RunFollower::failed, this,
            [this](const Error& error) { fail(error, QStringLiteral("metrics")); });
    connect(m_work, &TrainingWork::began, this, [this](const RunId& run) {
        closeForm();
        m_front = run; // in front as soon as the list has it
        refreshRuns();
    });
    connect(m_work, &TrainingWork::changed, this, &TrainingPane::refreshActions);
    connect(m_work, &TrainingWork::voiceOffered, this, &TrainingPane::askVoice);
    connect(m_form, &NewRunPage::changed, this, &TrainingPane::lookAtForm);
    connect(m_form, &NewRunPage::startableChanged, this, &TrainingPane::refreshActions);
    connect(m_form, &NewRunPage::folderRequested, this, &TrainingPane::askFolder);
    connect(m_check, &RunCheck::looked, m_form, &NewRunPage::showChecks);
    connect(m_check, &RunCheck::expected, m_form, &NewRunPage::showExpected);
    connect(m_check, &RunCheck::costKnown, m_form, &NewRunPage::showCost);
    connect(m_check, &RunCheck::changeWanted, m_form, &NewRunPage::change);
    connect(m_check, &RunCheck::consentWanted, this, &TrainingPane::askConsent);
    connect(m_check, &RunCheck::datasetWanted, this, &TrainingPane::askFolder);
    connect(m_check, &RunCheck::reviewWanted, this, &TrainingPane::reviewRequested);
    connect(m_check, &RunCheck::modelWanted, this, &TrainingPane::modelRequested);
}

void TrainingPane::watchSession()
{
    connect(m_clock, &QTimer::timeout, this, &TrainingPane::refreshRuns);
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_subscription.reset();
        m_readingRuns.forget();
        m_readingDetails.forget();
        takeRuns({});
        showPage(Page::Empty);
    });
    connect(m_workspace, &Workspace::sessionChanged, this, [this] {
        refreshActions();
        if (!m_workspace->session())
            return;
        m_front = RunId(m_workspace->user().state("training.run"));
        m_subscription = m_workspace->session()->training().subscribe([this](const std::uint64_t&) {
            QMetaObject::invokeMethod(this, &TrainingPane::refreshRuns, Qt::QueuedConnection);
        });
    });
}

TrainingPane::Page TrainingPane::page() const
{
    return Page(m_body->currentIndex());
}

void TrainingPane::showPage(Page page)
{
    m_body->setCurrentIndex(int(page));
    showStanding();
    showHint();
    refreshActions();
    arrange();
}

QList<QWidget*> TrainingPane::parts() const
{
    switch (page()) {
    case Page::Empty:
        return {m_empty};
    case Page::Form:
        return {m_header, m_form, m_form->checks()};
    case Page::Run:
        break;
    }
    return {m_header, m_panel, m_charts->firstPlot(), m_checkpoints};
}

void TrainingPane::enter()
{
    refreshRuns();
    refreshSources();
    if (page() == Page::Form)
        m_form->setFocus();
    else if (page() == Page::Empty)
        m_empty->setFocus();
    else if (m_panel->isVisible())
        m_panel->setFocus();
    else
        m_checkpoints->setFocus();
}

void TrainingPane::saveState(KeptState& state)
{
    state.add("training.columns", m_columns->saveState());
    state.add("training.run", m_front.value);
}

void TrainingPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    arrange();
}

void TrainingPane::showEvent(QShowEvent* event)
{
    Pane::showEvent(event);
    m_clock->start();
}

void TrainingPane::hideEvent(QHideEvent* event)
{
    Pane::hideEvent(event);
    if (!m_runs.elsewhere) // which the window tells of whatever pane is in front
        m_clock->stop();
}

/// In a narrow window the runs leave to the charts until they are asked for.
void TrainingPane::arrange()
{
    const bool isNarrow = width() < u(kNarrowUnits);
    m_panel->setVisible(!isNarrow || m_isPanelAsked);
    m_actions.runs->setVisible(isNarrow);
    m_actions.runs->setChecked(!m_panel->isHidden());
    refreshHeader();
}

void TrainingPane::refreshActions()
{
    const bool isOpen = m_workspace->session() != nullptr;
    const bool isForm = page() == Page::Form, isRun = page() == Page::Run && !m_front.empty();
    const auto status = frontStatus();
    const auto* focused = m_header->focusedButton(); // a button that is disabled hands the keys to any other
    m_actions.newRun->setEnabled(isOpen && !isForm);
    m_actions.start->setEnabled(isForm && m_form->isStartable() && !m_work->isStarting());
    m_actions.discard->setEnabled(isForm && !m_work->isStarting());
    m_actions.pause->setEnabled(isRun && status == RunStatus::Running);
    m_actions.resume->setEnabled(isRun && (isResumable(status) || status == RunStatus::Paused));
    m_actions.stopRun->setEnabled(isRun && (isUnderWay(status) || status == RunStatus::Waiting));
    m_actions.removeRun->setEnabled(isRun && !isUnderWay(status) && status != RunStatus::Waiting);
    for (auto* action : {m_actions.note, m_actions.compare, m_actions.find})
        action->setEnabled(isRun);
    const bool hasCheckpoint = isRun && m_checkpoints->step().has_value();
    m_actions.makeVoice->setEnabled(hasCheckpoint && !m_workspace->isReadOnly());
    for (auto* action : {m_actions.exportCheckpoint, m_actions.suggested, m_actions.play, m_actions.stop})
        action->setEnabled(hasCheckpoint);
    m_actions.byEar->setEnabled(isRun && !m_checkpoints->stepsToCompare().empty());
    refreshHeader();
    m_header->keepFocus(focused);
}

void TrainingPane::refreshHeader()
{
    if (page() == Page::Form)
        return m_header->showForm(nextRunName(m_runs.runs));
    const auto* run = page() == Page::Run ? m_runs.find(m_front) : nullptr;
    if (run == nullptr)
        return m_header->showRun({});
    const auto status = frontStatus();
    m_header->showRun(HeaderRun{
        runName(run->id), status,
        progressOfRun(m_step, run->settings.steps, status == RunStatus::Running ? m_pace : std::nullopt)});
}

void TrainingPane::fail(const Error& error, const QString& key)
{
    if (error.code != Code::Cancelled)
        m_banners->show({.sentence = words::sentence(error), .key = key});
}

} // namespace understudy
