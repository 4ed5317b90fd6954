#include "app/desktop/episode/episode_pane.h"

#include "app/desktop/episode/episode_header.h"
#include "app/desktop/episode/inspector.h"
#include "app/desktop/episode/lines_panel.h"
#include "app/desktop/episode/peak_cache.h"
#include "app/desktop/episode/playback.h"
#include "app/desktop/episode/script_panel.h"
#include "app/desktop/episode/timeline_panel.h"
#include "app/desktop/workspace.h"
#include "core/session/edit_history.h"
#include "core/session/voice_service.h"
#include "core/text/front_matter.h"
#include "widgets/script/script_editor.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kSaveDelayMs = 800;    ///< after the last key
constexpr int kRefreshDelayMs = 150; ///< between snapshots while lines arrive
constexpr Seconds kSkip{5};

} // namespace

QString EpisodePane::playGroup()
{
    return tr("Play");
}

QString EpisodePane::viewGroup()
{
    return tr("View");
}

EpisodePane::EpisodePane(Workspace& workspace, Playback& playback, JobStrip& strip)
    : m_workspace(&workspace), m_playback(&playback), m_strip(&strip), m_banners(new BannerHost),
      m_peaks(new PeakCache(workspace, this)), m_saveTimer(new QTimer(this)),
      m_refreshTimer(new QTimer(this)), m_files(new QFileSystemWatcher(this))
{
    setObjectName(QStringLiteral("EpisodePane"));
    setWindowTitle(tr("Episode"));
    setGround(this, Ground::Raised);
    m_saveTimer->setSingleShot(true);
    m_saveTimer->setInterval(kSaveDelayMs);
    m_refreshTimer->setSingleShot(true);
    m_refreshTimer->setInterval(kRefreshDelayMs);
    createActions();
    createLayout();
    connectSignals();
    restoreState();
    refreshActions();
}

EpisodePane::~EpisodePane() = default;

void EpisodePane::createActions()
{
    const auto play = playGroup();
    m_play = m_actions.add(this, play, tr("Play or pause"),
                           {QKeySequence(tr("Space")), QKeySequence(tr("F5"))}, [this] { playFromCursor(); });
    m_play->setCheckable(true);
    m_previous = m_actions.add(this, play, tr("Previous line"), {QKeySequence(tr("Ctrl+Up"))},
                               [this] { stepLine(-1); });
    m_next =
        m_actions.add(this, play, tr("Next line"), {QKeySequence(tr("Ctrl+Down"))}, [this] { stepLine(1); });
    m_actions.add(this, play, tr("Back 5 seconds"), {QKeySequence(tr("J"))},
                  [this] { m_playback->skip(-kSkip); });
    m_actions.add(this, play, tr("Stop"), {QKeySequence(tr("K"))}, [this] { m_playback->pause(); });
    m_actions.add(this, play, tr("Forward 5 seconds"), {QKeySequence(tr("L"))},
                  [this] { m_playback->skip(kSkip); });

    const auto renderGroup = tr("Render");
    m_renderChanged = m_actions.add(this, renderGroup, tr("Render what changed"),
                                    {QKeySequence(tr("Ctrl+R"))}, [this] { render({}, false); });
    m_renderSelected =
        m_actions.add(this, renderGroup, tr("Render selected lines again"),
                      {QKeySequence(tr("Ctrl+Shift+R"))}, [this] { render(m_lines->selected(), true); });
    m_renderAll = m_actions.add(this, renderGroup, tr("Render all lines again"), {}, [this] {
        std::vector<LineId> all;
        for (const auto& line : m_snapshot->plan->lines)
            all.push_back(line.id);
        render(std::move(all), true);
    });
    m_cancel = m_actions.add(this, renderGroup, tr("Cancel rendering"), {QKeySequence(tr("Ctrl+."))},
                             [this] { m_render.cancel(); });
    m_export = m_actions.add(this, renderGroup, tr("Export…"), {QKeySequence(tr("Ctrl+E"))}, [this] {
        const auto name = toQString(m_episode.value) + QStringLiteral(".wav");
        const auto target = QFileDialog::getSaveFileName(this, tr("Export the master"), name,
                                                         tr("Audio (*.wav *.flac *.mp3 *.ogg)"));
        if (!target.isEmpty())
            exportTo(target);
    });

    const auto view = viewGroup();
    m_zoomIn = m_actions.add(this, view, tr("Zoom in"),
                             {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))}, [] {});
    m_zoomOut = m_actions.add(this, view, tr("Zoom out"), {QKeySequence(tr("Ctrl+-"))}, [] {});
    m_fit = m_actions.add(this, view, tr("Show the whole episode"), {QKeySequence(tr("Ctrl+0"))}, [] {});
    m_showInspector = m_actions.add(this, view, tr("Inspector"), {QKeySequence(tr("F4"))}, [this] {
        m_wantsInspector = m_showInspector->isChecked();
        m_inspector->setVisible(m_wantsInspector);
    });
    m_showInspector->setCheckable(true);
    m_showInspector->setChecked(true);
    const std::array<std::pair<QAction*, const char*>, 7> icons{{{m_play, "play"},
                                                                 {m_previous, "previous"},
                                                                 {m_next, "next"},
                                                                 {m_zoomIn, "zoom-in"},
                                                                 {m_zoomOut, "zoom-out"},
                                                                 {m_fit, "zoom-fit"},
                                                                 {m_showInspector, "panel-right"}}};
    for (const auto& [action, name] : icons)
        action->setIcon(icon(QLatin1String(name)));
}

void EpisodePane::createLayout()
{
    m_header = new EpisodeHeader(
        {m_renderChanged, m_renderSelected, m_renderAll, m_cancel, m_export, m_showInspector});
    m_script = new ScriptPanel(*m_workspace);
    m_lines = new LinesPanel;
    m_inspector = new Inspector;
    m_timeline =
        new TimelinePanel(*m_playback, *m_peaks, {m_previous, m_play, m_next, m_zoomOut, m_zoomIn, m_fit},
                          m_workspace->user().get<bool>("playback.followText"));
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_script);
    m_columns->addWidget(m_lines);
    m_columns->addWidget(m_inspector);
    m_script->setMinimumWidth(u(60));
    m_lines->setMinimumWidth(u(80));
    m_columns->setStretchFactor(0, 2);
    m_columns->setStretchFactor(1, 3);
    m_columns->setStretchFactor(2, 0);
    m_columns->setSizes({u(104), u(158), u(74)});
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_timeline);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({u(140), u(56)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_banners);
    layout->addWidget(m_rows, 1);
}

void EpisodePane::connectSignals()
{
    connect(m_workspace, &Workspace::sessionChanged, this, &EpisodePane::attach);
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_saveTimer->stop();
        m_reading.forget();
        m_render.forget();
        m_exporting.forget();
        showEpisode({});
    });
    connect(m_workspace, &Workspace::noticed, this, &EpisodePane::takeNotice);
    connect(m_header, &EpisodeHeader::episodeChosen, this, &EpisodePane::showEpisode);
    connect(m_script, &ScriptPanel::changed, this, [this] {
        m_saveTimer->start();
        requestRefresh();
        Q_EMIT savedChanged();
    });
    connect(m_script, &ScriptPanel::failed, this,
            [this](const Error& error) { fail(error, QStringLiteral("script")); });
    auto* editor = m_script->editor();
    connect(editor, &ScriptEditor::caretMoved, this, &EpisodePane::caretMoved);
    connect(editor, &ScriptEditor::leaveRequested, this, [this] { m_lines->setFocus(); });
    connect(editor, &ScriptEditor::undoRequested, this, [this] { moveInHistory(true); });
    connect(editor, &ScriptEditor::redoRequested, this, [this] { moveInHistory(false); });
    connect(m_lines, &LinesPanel::currentChanged, this, &EpisodePane::lineChosen);
    connect(m_lines, &LinesPanel::selectionChanged, this, &EpisodePane::refreshActions);
    connect(m_lines, &LinesPanel::activated, this, [this](const LineId& line) {
        seekToLine(line);
        m_playback->play();
    });
    connect(m_timeline, &TimelinePanel::lineActivated, m_lines, &LinesPanel::select);
    connect(m_timeline, &TimelinePanel::followChanged, this, [this](bool follows) {
        if (const auto kept = m_workspace->user().set("playback.followText", follows); !kept)
            fail(kept.error(), QStringLiteral("settings"));
    });
    connect(m_inspector, &Inspector::renderLineRequested, this,
            [this](const LineId& line) { render({line}, true); });
    connect(m_inspector, &Inspector::headerEdited, this,
            [this](const std::vector<std::string>& keyPath, const std::string& value) {
                if (const auto edit = setFrontMatterValue(m_script->editor()->source(), keyPath, value))
                    m_script->change(*edit);
                else
                    fail(edit.error(), QStringLiteral("script"));
            });
    connect(m_playback, &Playback::positionChanged, this, &EpisodePane::followPosition);
    connect(m_playback, &Playback::failed, this,
            [this](const Error& error) { fail(error, QStringLiteral("sound")); });
    connect(m_saveTimer, &QTimer::timeout, this, &EpisodePane::save);
    connect(m_refreshTimer, &QTimer::timeout, this, [this] {
        if (m_workspace->session() && !m_episode.empty())
            takeSnapshot(m_workspace->session()->episodes().snapshot(m_episode));
    });
    connect(m_files, &QFileSystemWatcher::fileChanged, this, &EpisodePane::checkOutside);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            checkOutside();
    });
}

void EpisodePane::moveInHistory(bool isUndo)
{
    auto* session = m_workspace->session();
    if (!session)
        return;
    if (const auto done = isUndo ? session->edits().undo() : session->edits().redo(); !done)
        fail(done.error(), QStringLiteral("script"));
}

QList<QWidget*> EpisodePane::parts() const
{
    return {m_header, m_script, m_lines, m_inspector, m_timeline->transport(), m_timeline->timeline()};
}

void EpisodePane::enter()
{
    m_script->setFocus();
}

// The session's news
// ------------------------------------------------------------------------------------------------

void EpisodePane::attach()
{
    refreshList();
    refreshActions();
}

void EpisodePane::refreshList()
{
    if (!m_workspace->session())
        return;
    m_workspace->background<std::vector<EpisodeSummary>>(
        this,
        [](Session& session) -> Result<std::vector<EpisodeSummary>> { return session.episodes().list(); },
        [this](const Result<std::vector<EpisodeSummary>>& list) {
            if (!list)
                return;
            m_header->setEpisodes(*list, m_episode);
            const auto wanted = m_workspace->user().state("episode.current");
            if (!m_episode.empty() || list->empty())
                return;
            const auto last =
                std::ranges::find(*list, wanted, [](const auto& episode) { return episode.id.value; });
            showEpisode(last != list->end() ? last->id : list->front().id);
        });
}

void EpisodePane::showEpisode(const EpisodeId& episode)
{
    if (episode == m_episode && !episode.empty())
        return;
    if (m_saveTimer->isActive())
        save();
    m_episode = episode;
    m_snapshot = nullptr;
    m_refreshAgain = false;
    m_reading.forget();
    m_script->setEpisode(episode);
    takeSnapshot({});
    watchScript();
    requestRefresh();
    if (!episode.empty())
        refreshList();
}

void EpisodePane::takeNotice(const EpisodeNotice& notice)
{
    if (notice.event == EpisodeEvent::ListChanged)
        refreshList();
    if (notice.episode != m_episode || m_episode.empty())
        return;
    switch (notice.event) {
    case EpisodeEvent::SnapshotChanged:
    case EpisodeEvent::LineChanged:
        if (!m_refreshTimer->isActive())
            m_refreshTimer->start();
        break;
    case EpisodeEvent::SavedChanged:
        Q_EMIT savedChanged();
        break;
    case EpisodeEvent::ListChanged:
    case EpisodeEvent::ScriptChanged: // the script panel's
    case EpisodeEvent::ChangedOutside:
        break; // checkOutside() has the answer itself
    }
}

void EpisodePane::requestRefresh()
{
    auto* session = m_workspace->session();
    if (!session || m_episode.empty())
        return;
    m_refreshAgain = m_reading.isWatching();
    if (m_refreshAgain)
        return;
    m_reading.watch(session->episodes().refresh(m_episode), [this](const Result<SnapshotPtr>& snapshot) {
        if (snapshot)
            takeSnapshot(*snapshot);
        else if (snapshot.error().code != Code::Cancelled)
            fail(snapshot.error(), QStringLiteral("script"));
        if (std::exchange(m_refreshAgain, false))
            requestRefresh();
    });
}

void EpisodePane::takeSnapshot(const SnapshotPtr& snapshot)
{
    const bool isNewText = snapshot && (!m_snapshot || m_snapshot->revision != snapshot->revision);
    m_snapshot = snapshot;
    auto* session = m_workspace->session();
    m_lines->setSnapshot(snapshot.get());
    if (snapshot && session) {
        if (isNewText)
            m_script->setSnapshot(*snapshot);
        if (snapshot->plan)
            m_peaks->want(m_episode, *snapshot->plan);
    }
    m_inspector->setSnapshot(snapshot, session ? session->voices().list() : std::vector<VoiceInfo>{},
                             m_workspace->isReadOnly());
    m_timeline->setSnapshot(snapshot);
    m_playback->setSnapshot(snapshot);
    refreshActions();
    if (snapshot)
        Q_EMIT snapshotShown();
}

void EpisodePane::refreshActions()
{
    const auto* plan = m_snapshot ? m_snapshot->plan.get() : nullptr;
    const auto all = plan ? plan->lines.size() : 0;
    const auto changed = plan ? all - plan->count(LineState::Fresh) - plan->count(LineState::Locked) : 0;
    const bool mayRender =
        plan && !m_workspace->isReadOnly() && !m_snapshot->reading->hasErrors() && !isRendering();
    m_renderChanged->setEnabled(mayRender && changed > 0);
    m_renderSelected->setEnabled(mayRender && !m_lines->selected().empty());
    m_renderAll->setEnabled(mayRender && all > 0);
    m_cancel->setEnabled(isRendering());
    m_export->setEnabled(mayRender && all > 0 && changed == 0 && !m_exporting.isWatching());
    for (auto* action : {m_play, m_previous, m_next})
        action->setEnabled(all > 0);
    m_header->setWork(static_cast<int>(changed), isRendering());
    QStringList voices;
    if (m_snapshot)
        for (const auto& [speaker, voice] : m_snapshot->reading->script.header.voices)
            voices << tr("%1: %2").arg(toQString(speaker), toQString(voice.value));
    m_header->setVoices(voices.join(QStringLiteral(", ")));
}

// Saving
// ------------------------------------------------------------------------------------------------------------

bool EpisodePane::isSaved() const
{
    const auto* session = m_workspace->session();
    return !session || m_episode.empty() || m_workspace->session()->episodes().isSaved(m_episode);
}

void EpisodePane::save()
{
    m_saveTimer->stop();
    if (!m_workspace->session() || m_episode.empty())
        return;
    m_workspace->background<bool>(
        this,
        [episode = m_episode](Session& session) -> Result<bool> {
            UNDERSTUDY_CHECK(session.episodes().save(episode));
            return true;
        },
        [this](const Result<bool>& saved) {
            Q_EMIT savedChanged();
            if (saved) {
                m_banners->clear(QStringLiteral("save"));
                watchScript(); // the file was replaced, and a replaced file is no longer watched
            } else if (saved.error().reason == Reason::ScriptChangedOutside) {
                showConflict();
            } else {
                fail(saved.error(), QStringLiteral("save"));
            }
        });
}

void EpisodePane::watchScript()
{
    if (const auto watched = m_files->files(); !watched.isEmpty())
        m_files->removePaths(watched);
    if (m_workspace->session() && !m_episode.empty())
        m_files->addPath(pathText(m_workspace->session()->episodes().scriptPath(m_episode)));
}

void EpisodePane::checkOutside()
{
    if (!m_workspace->session() || m_episode.empty() || m_workspace->isReadOnly())
        return;
    const auto outside = m_workspace->session()->episodes().checkOutside(m_episode);
    watchScript();
    if (!outside) {
        fail(outside.error(), QStringLiteral("outside"));
        return;
    }
    using Outside = EpisodeService::Outside;
    if (*outside == Outside::Conflict)
        showConflict();
    if (*outside == Outside::Reloaded)
        m_strip->showMessage(tr("The script was changed by another program and read again."), tr("Undo"),
                             [this] { moveInHistory(true); });
    if (*outside == Outside::Deleted)
        m_banners->show({.kind = BannerKind::Warning,
                         .sentence = tr("The script's file was deleted by another program."),
                         .detail = tr("Its text is kept here and is written again with the next change."),
                         .actions = {{tr("Write it now"), [this] { save(); }}},
                         .key = QStringLiteral("outside")});
}

void EpisodePane::showConflict()
{
    const auto resolve = [this](EpisodeService::Keep keep) {
        if (const auto done = m_workspace->session()->episodes().resolveOutside(m_episode, keep); !done)
            fail(done.error(), QStringLiteral("outside"));
        else
            save();
    };
    m_banners->show(
        {.kind = BannerKind::Warning,
         .sentence = tr("The script was changed by another program while it has unsaved changes here."),
         .detail = tr("Choose which to go on with; undo brings back the other."),
         .actions = {{tr("Keep mine"), [resolve] { resolve(EpisodeService::Keep::Ours); }},
                     {tr("Take theirs"), [resolve] { resolve(EpisodeService::Keep::Theirs); }}},
         .isClosable = false,
         .key = QStringLiteral("outside")});
}

// Sound
// -------------------------------------------------------------------------------------------------------------

void EpisodePane::render(std::vector<LineId> lines, bool redo)
{
    if (!m_workspace->session() || m_episode.empty() || isRendering())
        return;
    m_banners->clear(QStringLiteral("render"));
    m_timeline->setMastered({});
    m_render.watch(m_workspace->session()->episodes().render(m_episode, std::move(lines), redo),
                   [this](const Result<RenderReport>& report) { finishRender(report); });
    refreshActions();
}

void EpisodePane::finishRender(const Result<RenderReport>& report)
{
    refreshActions();
    watchScript();
    Q_EMIT savedChanged();
    if (!report) {
        if (report.error().code == Code::Cancelled)
            m_strip->showMessage(tr("Rendering cancelled. Finished lines are kept."));
        else
            fail(report.error(), QStringLiteral("render"));
        return;
    }
    if (!report->failed.empty())
        showFailedLines(*report);
    else
        m_strip->showMessage(tr("Rendered %n line(s).", nullptr, report->rendered));
}

void EpisodePane::showFailedLines(const RenderReport& report)
{
    const auto& first = report.failed.front();
    m_banners->show(
        {.sentence = tr("%n line(s) could not be rendered.", nullptr, static_cast<int>(report.failed.size())),
         .detail = words::sentence(first.error) + QLatin1Char(' ') + tr("Old takes are kept."),
         .actions = {{tr("Show"), [this, line = first.line] { m_lines->select(line); }}},
         .key = QStringLiteral("render")});
}

void EpisodePane::exportTo(const QString& target)
{
    auto* session = m_workspace->session();
    if (!session || m_episode.empty())
        return;
    m_banners->clear(QStringLiteral("export"));
    m_exporting.watch(
        session->episodes().exportMaster(m_episode, {.target = toPath(target)}),
        [this](const Result<MasterReport>& report) {
            refreshActions();
            if (!report) {
                if (report.error().code != Code::Cancelled)
                    fail(report.error(), QStringLiteral("export"));
                return;
            }
            m_timeline->setMastered(report->loudness);
            const auto file = pathText(report->master);
            m_strip->showMessage(tr("Exported %1.").arg(QFileInfo(file).fileName()), tr("Show"), [file] {
                QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
            });
        });
    refreshActions();
}

void EpisodePane::playFromCursor()
{
    if (!m_playback->isPlaying() && m_script->editor()->hasFocus()) {
        const auto line = m_lines->current();
        const auto at = m_playback->segment();
        const bool isThere = at != Timeline::npos && m_snapshot->timeline->segments[at].line == line;
        if (!line.empty() && !isThere)
            seekToLine(line);
    }
    m_playback->toggle();
}

void EpisodePane::seekToLine(const LineId& line)
{
    if (!m_snapshot || !m_snapshot->timeline)
        return;
    for (const auto& segment : m_snapshot->timeline->segments)
        if (segment.line == line) {
            m_playback->seek(segment.start);
            m_timeline->timeline()->reveal(segment.start);
            return;
        }
}

void EpisodePane::stepLine(int direction)
{
    if (!m_snapshot || !m_snapshot->timeline)
        return;
    const auto& segments = m_snapshot->timeline->segments;
    const auto at = m_playback->segment();
    auto next = at == Timeline::npos ? 0 : static_cast<std::ptrdiff_t>(at) + direction;
    next = std::clamp<std::ptrdiff_t>(next, 0, static_cast<std::ptrdiff_t>(segments.size()) - 1);
    if (segments.empty())
        return;
    const auto& segment = segments[static_cast<std::size_t>(next)];
    m_playback->seek(segment.start);
    if (!segment.line.empty())
        m_lines->select(segment.line);
}

void EpisodePane::followPosition()
{
    const auto at = m_playback->segment();
    const bool isHeard = at != Timeline::npos && m_playback->isPlaying() && m_snapshot &&
                         m_snapshot->timeline && at < m_snapshot->timeline->segments.size();
    const auto line = isHeard ? m_snapshot->timeline->segments[at].line : LineId();
    if (line == m_playing)
        return;
    m_playing = line;
    m_lines->setPlaying(line);
    const auto* planned = findLine(line);
    // While the text is ahead of the plan, the plan's places are of an older text.
    const bool isPlaced = planned && m_snapshot->planRevision == m_snapshot->revision;
    m_script->editor()->setPlaying(isPlaced ? planned->line.source.begin : 0,
                                   isPlaced ? planned->line.source.end : 0);
    if (!planned || !m_workspace->user().get<bool>("playback.followText") || m_script->editor()->hasFocus())
        return;
    const QScopedValueRollback syncing(m_isSyncing, true);
    m_lines->select(line);
    if (isPlaced)
        m_script->editor()->setCaretOffset(planned->line.source.begin);
    m_inspector->setLine(line);
    m_timeline->setSelected(line);
}

// Where the user is
// -------------------------------------------------------------------------------------------------

const PlannedLine* EpisodePane::findLine(const LineId& line) const
{
    if (!m_snapshot || !m_snapshot->plan || line.empty())
        return nullptr;
    const auto& lines = m_snapshot->plan->lines;
    const auto found = std::ranges::find(lines, line, &PlannedLine::id);
    return found == lines.end() ? nullptr : &*found;
}

void EpisodePane::lineChosen(const LineId& line)
{
    m_inspector->setLine(line);
    m_timeline->setSelected(line);
    refreshActions();
    if (m_isSyncing)
        return;
    const QScopedValueRollback syncing(m_isSyncing, true);
    if (const auto* planned = findLine(line); planned && m_snapshot->planRevision == m_snapshot->revision)
        m_script->editor()->setCaretOffset(planned->line.source.begin);
    if (!m_playback->isPlaying())
        seekToLine(line);
}

void EpisodePane::caretMoved(std::size_t offset)
{
    if (m_isSyncing || !m_snapshot || !m_snapshot->plan || m_snapshot->planRevision != m_snapshot->revision)
        return;
    const auto& lines = m_snapshot->plan->lines;
    const auto after =
        std::ranges::find_if(lines, [offset](const auto& line) { return line.line.source.begin > offset; });
    if (after == lines.begin())
        return;
    const auto& line = *std::prev(after);
    if (offset > line.line.source.end || line.id == m_lines->current())
        return;
    const QScopedValueRollback syncing(m_isSyncing, true);
    m_lines->select(line.id);
    if (!m_playback->isPlaying())
        seekToLine(line.id);
}

void EpisodePane::fail(const Error& error, const QString& key)
{
    m_banners->show({.sentence = words::sentence(error), .key = key});
}

// Of the window
// -----------------------------------------------------------------------------------------------------

void EpisodePane::saveState()
{
    if (m_saveTimer->isActive())
        save();
    auto& user = m_workspace->user();
    const auto keep = [&user](const std::string& key, const std::string& value) {
        [[maybe_unused]] const auto kept =
            user.setState(key, value); // where a splitter stood is not worth an error
    };
    keep("episode.columns", m_columns->saveState().toBase64().toStdString());
    keep("episode.rows", m_rows->saveState().toBase64().toStdString());
    keep("episode.inspector", m_wantsInspector ? "shown" : "hidden");
    keep("episode.current", m_episode.value);
}

void EpisodePane::restoreState()
{
    const auto& user = m_workspace->user();
    const auto state = [&user](const char* key) {
        return QByteArray::fromBase64(QByteArray::fromStdString(user.state(key)));
    };
    if (const auto columns = state("episode.columns"); !columns.isEmpty())
        m_columns->restoreState(columns);
    if (const auto rows = state("episode.rows"); !rows.isEmpty())
        m_rows->restoreState(rows);
    m_wantsInspector = user.state("episode.inspector") != "hidden";
    m_showInspector->setChecked(m_wantsInspector);
    m_inspector->setVisible(m_wantsInspector);
}

void EpisodePane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    // Below 1280 (in units of the font) the inspector leaves first; F4 brings it back.
    const bool isNarrow = width() + u(18) < u(320);
    const bool wasNarrow = event->oldSize().width() + u(18) < u(320);
    if (isNarrow != wasNarrow || !event->oldSize().isValid()) {
        m_inspector->setVisible(m_wantsInspector && !isNarrow);
        m_showInspector->setChecked(m_wantsInspector && !isNarrow);
    }
}

void EpisodePane::changeEvent(QEvent* event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_snapshot)
        m_inspector->setSnapshot(m_snapshot, m_workspace->session()->voices().list(),
                                 m_workspace->isReadOnly());
}

} // namespace understudy
