#include "app/desktop/episode/episode_pane.h"

#include "app/desktop/episode/episode_body.h"
#include "app/desktop/episode/episode_header.h"
#include "app/desktop/episode/episode_work.h"
#include "app/desktop/episode/inspector.h"
#include "app/desktop/episode/line_follower.h"
#include "app/desktop/episode/lines_panel.h"
#include "app/desktop/episode/peak_cache.h"
#include "app/desktop/episode/playback.h"
#include "app/desktop/episode/script_keeper.h"
#include "app/desktop/episode/script_panel.h"
#include "app/desktop/episode/timeline_panel.h"
#include "app/desktop/kept_state.h"
#include "app/desktop/pane_layout.h"
#include "app/desktop/workspace.h"
#include "core/text/front_matter.h"
#include "widgets/script/script_editor.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kViewDelayMs = 150; ///< between views while lines arrive
constexpr Seconds kSkip{5};

} // namespace

EpisodePane::EpisodePane(Workspace& workspace, Playback& playback, JobStrip& strip)
    : m_workspace(&workspace), m_playback(&playback), m_actions(this), m_banners(new BannerHost),
      m_peaks(new PeakCache(workspace, this)), m_keeper(new ScriptKeeper(workspace, *m_banners, strip, this)),
      m_work(new EpisodeWork(workspace, *m_banners, strip, this)), m_viewTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("EpisodePane"));
    setWindowTitle(tr("Episode"));
    setGround(this, Ground::Raised);
    m_viewTimer->setSingleShot(true);
    m_viewTimer->setInterval(kViewDelayMs);
    createLayout();
    connectSession();
    connectParts();
    connectActions();
    m_body->restoreState(m_workspace->user());
    refreshActions();
}

EpisodePane::~EpisodePane() = default;

void EpisodePane::createLayout()
{
    m_header = new EpisodeHeader({m_actions.renderChanged, m_actions.renderSelected, m_actions.renderAll,
                                  m_actions.cancel, m_actions.exportMaster, m_actions.showInspector});
    m_script = new ScriptPanel(*m_workspace);
    m_lines = new LinesPanel;
    m_inspector = new Inspector(m_actions.compareTakes);
    m_timeline = new TimelinePanel(*m_playback, *m_peaks,
                                   {m_actions.previous, m_actions.play, m_actions.next, m_actions.zoomOut,
                                    m_actions.zoomIn, m_actions.fit},
                                   m_workspace->user().get<bool>("playback.followText"));
    m_follower = new LineFollower(*m_workspace, *m_playback,
                                  {m_script->editor(), m_lines, m_inspector, m_timeline}, this);
    m_body = new EpisodeBody({m_script, m_lines, m_inspector, m_timeline, m_actions.showInspector});
    stackPane(this, m_header, m_banners, m_body);
}

void EpisodePane::connectSession()
{
    connect(m_workspace, &Workspace::sessionChanged, this, [this] {
        refreshList();
        refreshActions();
    });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] { showEpisode({}); });
    connect(m_workspace, &Workspace::noticed, this, &EpisodePane::takeNotice);
    connect(m_viewTimer, &QTimer::timeout, this, &EpisodePane::requestView);
    connect(m_keeper, &ScriptKeeper::savedChanged, this, &EpisodePane::savedChanged);
    connect(m_work, &EpisodeWork::changed, this, &EpisodePane::refreshActions);
    connect(m_work, &EpisodeWork::mastered, m_timeline, &TimelinePanel::setMastered);
    connect(m_work, &EpisodeWork::lineWanted, m_lines, &LinesPanel::select);
    connect(m_playback, &Playback::failed, this,
            [this](const Error& error) { fail(error, QStringLiteral("sound")); });
}

void EpisodePane::connectParts()
{
    connect(m_header, &EpisodeHeader::episodeChosen, this, &EpisodePane::showEpisode);
    connect(m_script, &ScriptPanel::changed, this, [this] {
        m_keeper->touch();
        readScript();
    });
    connect(m_script, &ScriptPanel::failed, this,
            [this](const Error& error) { fail(error, QStringLiteral("script")); });
    auto* editor = m_script->editor();
    connect(editor, &ScriptEditor::leaveRequested, this, [this] { m_lines->setFocus(); });
    connect(editor, &ScriptEditor::undoRequested, m_workspace, &Workspace::undo);
    connect(editor, &ScriptEditor::redoRequested, m_workspace, &Workspace::redo);
    connect(m_lines, &LinesPanel::selectionChanged, this, &EpisodePane::refreshActions);
    connect(m_timeline, &TimelinePanel::followChanged, this, [this](bool follows) {
        if (const auto kept = m_workspace->user().set("playback.followText", follows); !kept)
            fail(kept.error(), QStringLiteral("settings"));
    });
    connect(m_inspector, &Inspector::renderLineRequested, m_work,
            [this](const LineId& line) { m_work->render({line}, true); });
    connect(m_inspector, &Inspector::headerEdited, this, &EpisodePane::changeHeader);
}

void EpisodePane::connectActions()
{
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions.play, [this] { m_follower->playFromCursor(); });
    on(m_actions.previous, [this] { m_follower->stepLine(-1); });
    on(m_actions.next, [this] { m_follower->stepLine(1); });
    on(m_actions.back, [this] { m_playback->skip(-kSkip); });
    on(m_actions.stop, [this] { m_playback->pause(); });
    on(m_actions.forward, [this] { m_playback->skip(kSkip); });
    on(m_actions.compareTakes,
       [this] { Q_EMIT compareRequested({takesOf(m_episode, m_inspector->line()->id)}); });
    on(m_actions.renderChanged, [this] { m_work->render({}, false); });
    on(m_actions.renderSelected, [this] { m_work->render(m_lines->selected(), true); });
    on(m_actions.renderAll, [this] { renderAll(); });
    on(m_actions.cancel, [this] { m_work->cancelRender(); });
    on(m_actions.exportMaster, [this] { askExport(); });
}

QList<QWidget*> EpisodePane::parts() const
{
    return {m_header, m_script, m_lines, m_inspector, m_timeline->transport(), m_timeline->timeline()};
}

void EpisodePane::enter()
{
    m_playback->setSnapshot(snapshot()); // another pane may have played
    m_script->setFocus();
}

void EpisodePane::fail(const Error& error, const QString& key)
{
    m_banners->show({.sentence = words::sentence(error), .key = key});
}

// What the session has
// -------------------------------------------------------------------------------------------------------

void EpisodePane::refreshList()
{
    if (!m_workspace->session())
        return;
    using List = std::vector<EpisodeSummary>;
    m_workspace->background<List>(
        this, [](Session& session) -> Result<List> { return session.episodes().list(); },
        [this](const Result<List>& list) {
            if (list)
                takeList(*list);
        });
}

void EpisodePane::takeList(const std::vector<EpisodeSummary>& list)
{
    m_header->setEpisodes(list, m_episode);
    if (!m_episode.empty() || list.empty())
        return;
    const auto wanted = m_workspace->user().state("episode.current");
    const auto last = std::ranges::find(list, wanted, [](const auto& episode) { return episode.id.value; });
    showEpisode(last != list.end() ? last->id : list.front().id);
}

void EpisodePane::showEpisode(const EpisodeId& episode)
{
    const bool isThere = m_isRead || m_opening.isRunning();
    if (episode == m_episode && !episode.empty() && isThere)
        return;
    m_episode = episode;
    m_isRead = false;
    m_readAgain = m_viewAgain = false;
    m_reading.forget();
    m_viewing.forget();
    m_opening.stop();
    m_keeper->setEpisode({});
    m_work->setEpisode({});
    takeView({});
    if (episode.empty())
        return m_script->setEpisode({});
    m_script->awaitEpisode();
    m_opening.start(m_workspace->startBackground<void>([episode](Session& session) -> Result<void> {
        return session.episodes().text(episode).map([](const auto&) {}); // read: into memory
    }),
                    [this](const Result<void>& read) { takeEpisode(read); });
    refreshList();
}

void EpisodePane::takeEpisode(const Result<void>& read)
{
    if (!read) {
        m_banners->show({.sentence = words::sentence(read.error()),
                         .actions = {{tr("Try again"), [this] { showEpisode(m_episode); }}},
                         .key = QStringLiteral("script")});
        return;
    }
    m_isRead = true;
    m_keeper->setEpisode(m_episode);
    m_work->setEpisode(m_episode);
    m_script->setEpisode(m_episode);
    readScript();
}

void EpisodePane::takeNotice(const EpisodeNotice& notice)
{
    if (notice.event == EpisodeEvent::ListChanged)
        refreshList();
    if (notice.event == EpisodeEvent::SettingsChanged)
        readScript();
    const bool isOurs = notice.episode == m_episode && !m_episode.empty();
    if (isOurs && notice.event == EpisodeEvent::SnapshotChanged && !m_viewTimer->isActive())
        m_viewTimer->start();
}

void EpisodePane::readScript()
{
    auto* session = m_workspace->session();
    if (!session || !m_isRead)
        return;
    m_readAgain = m_reading.isWatching();
    if (m_readAgain)
        return;
    m_reading.watch(session->episodes().refresh(m_episode), [this](const Result<SnapshotPtr>& snapshot) {
        if (snapshot)
            requestView();
        else if (snapshot.error().code != Code::Cancelled)
            fail(snapshot.error(), QStringLiteral("script"));
        if (std::exchange(m_readAgain, false))
            readScript();
    });
}

void EpisodePane::requestView()
{
    auto* session = m_workspace->session();
    if (!session || !m_isRead)
        return;
    m_viewAgain = m_viewing.isWatching();
    const auto newest = session->episodes().snapshot(m_episode);
    if (m_viewAgain || !newest || newest == snapshot())
        return;
    auto job = m_workspace->startBackground<EpisodeViewPtr>(
        [newest](Session&) -> Result<EpisodeViewPtr> { return makeEpisodeView(newest); });
    m_viewing.watch(std::move(job), [this](const Result<EpisodeViewPtr>& view) {
        if (view)
            takeView(*view);
        if (std::exchange(m_viewAgain, false))
            requestView();
    });
}

/// All that is left to do on this thread: what differs is shown.
void EpisodePane::takeView(const EpisodeViewPtr& view)
{
    auto before = std::exchange(m_view, view);
    const auto now = snapshot();
    const bool isNewText = now && (!before || before->snapshot->revision != now->revision);
    m_lines->setRows(view ? view->rows : std::vector<LineRow>());
    if (isNewText)
        m_script->setSnapshot(*now);
    if (now && now->plan)
        m_peaks->want(now->id, now->plan);
    refreshInspector();
    m_timeline->setView(view);
    m_playback->setSnapshot(now);
    m_follower->setSnapshot(now);
    refreshActions();
    Q_EMIT snapshotChanged();
    m_workspace->release(std::move(before));
}

void EpisodePane::refreshInspector()
{
    m_inspector->setSnapshot(snapshot(), m_workspace->isReadOnly());
}

void EpisodePane::refreshActions()
{
    const auto now = snapshot();
    const auto* plan = now ? now->plan.get() : nullptr;
    const auto all = plan ? plan->lines.size() : 0;
    const auto changed = plan ? all - plan->count(LineState::Fresh) - plan->count(LineState::Locked) : 0;
    const bool mayRender =
        plan && !m_workspace->isReadOnly() && !now->reading->hasErrors() && !m_work->isRendering();
    m_actions.renderChanged->setEnabled(mayRender && changed > 0);
    m_actions.renderSelected->setEnabled(mayRender && !m_lines->selected().empty());
    m_actions.renderAll->setEnabled(mayRender && all > 0);
    m_actions.cancel->setEnabled(m_work->isRendering());
    m_actions.exportMaster->setEnabled(mayRender && all > 0 && changed == 0 && !m_work->isExporting());
    for (auto* action : {m_actions.play, m_actions.previous, m_actions.next})
        action->setEnabled(all > 0);
    m_header->setWork(static_cast<int>(all), static_cast<int>(changed), m_work->isRendering());
    QStringList voices;
    if (now)
        for (const auto& [speaker, voice] : now->reading->script.header.voices)
            voices << tr("%1: %2").arg(toQString(speaker), toQString(voice.value));
    m_header->setVoices(voices.join(QStringLiteral(", ")));
}

// What the user asks for
// ----------------------------------------------------------------------------------------------------

void EpisodePane::renderAll()
{
    std::vector<LineId> all;
    for (const auto& line : snapshot()->plan->lines)
        all.push_back(line.id);
    m_work->render(std::move(all), true);
}

void EpisodePane::askExport()
{
    const auto name = toQString(m_episode.value) + QStringLiteral(".wav");
    const auto target = QFileDialog::getSaveFileName(this, tr("Export the master"), name,
                                                     tr("Audio (*.wav *.flac *.mp3 *.ogg)"));
    if (!target.isEmpty())
        exportTo(target);
}

void EpisodePane::exportTo(const QString& target)
{
    m_work->exportTo(target);
}

void EpisodePane::changeHeader(const std::vector<std::string>& keyPath, const std::string& value)
{
    if (const auto edit = setFrontMatterValue(m_script->editor()->source(), keyPath, value))
        m_script->change(*edit);
    else
        fail(edit.error(), QStringLiteral("script"));
}

// Of the window
// -----------------------------------------------------------------------------------------------------

bool EpisodePane::isSaved() const
{
    return m_keeper->isSaved();
}

bool EpisodePane::hasSavingFailed() const
{
    return m_keeper->hasFailed();
}

void EpisodePane::saveState(KeptState& state)
{
    m_keeper->saveIfDue();
    m_body->saveState(state);
    state.add("episode.current", m_episode.value);
}

void EpisodePane::changeEvent(QEvent* event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_view)
        refreshInspector();
}

} // namespace understudy
