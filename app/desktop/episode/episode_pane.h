// The Episode pane: script beside lines above the timeline, with the inspector at the right. Wires its parts
// to the session; each part draws itself.
#pragma once

#include "app/desktop/pane.h"
#include "core/session/episode_service.h"
#include "widgets/support/job_watcher.h"

class QFileSystemWatcher;
class QSplitter;
class QTimer;

namespace understudy {

class EpisodeHeader;
class Inspector;
class JobStrip;
class LinesPanel;
class PeakCache;
class Playback;
class ScriptPanel;
class TimelinePanel;
class Workspace;

class EpisodePane : public Pane
{
    Q_OBJECT
public:
    EpisodePane(Workspace& workspace, Playback& playback, JobStrip& strip);
    ~EpisodePane() override;

    static QString playGroup();
    static QString viewGroup();

    const ActionTable& actions() const override { return m_actions; }
    BannerHost* banners() const override { return m_banners; }
    QList<QWidget*> parts() const override;
    void enter() override;

    QAction* exportAction() const { return m_export; }
    void showEpisode(const EpisodeId& episode);
    EpisodeId episode() const { return m_episode; }
    SnapshotPtr snapshot() const { return m_snapshot; }
    bool isSaved() const;
    bool isRendering() const { return m_render.isWatching(); }
    /// Of the window: splitters, the episode in front.
    void saveState();
    /// Exports without asking where; the action asks first.
    void exportTo(const QString& target);

Q_SIGNALS:
    void savedChanged();
    void snapshotShown();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createActions();
    void createLayout();
    void connectSignals();
    void restoreState();

    // The session's news
    void attach();
    void refreshList();
    void takeNotice(const EpisodeNotice& notice);
    void requestRefresh();
    void takeSnapshot(const SnapshotPtr& snapshot);
    void refreshActions();

    // Saving
    void save();
    void checkOutside();
    void showConflict();
    void watchScript();

    // Sound
    void render(std::vector<LineId> lines, bool redo);
    void finishRender(const Result<RenderReport>& report);
    void showFailedLines(const RenderReport& report);
    void playFromCursor();
    void stepLine(int direction);
    void followPosition();
    void seekToLine(const LineId& line);

    // Where the user is
    void lineChosen(const LineId& line);
    void caretMoved(std::size_t offset);
    const PlannedLine* findLine(const LineId& line) const;
    void moveInHistory(bool isUndo);
    void fail(const Error& error, const QString& key);

    Workspace* m_workspace;
    Playback* m_playback;
    JobStrip* m_strip;
    ActionTable m_actions;
    QAction* m_play = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_next = nullptr;
    QAction* m_renderChanged = nullptr;
    QAction* m_renderSelected = nullptr;
    QAction* m_renderAll = nullptr;
    QAction* m_cancel = nullptr;
    QAction* m_export = nullptr;
    QAction* m_showInspector = nullptr;
    QAction* m_zoomIn = nullptr;
    QAction* m_zoomOut = nullptr;
    QAction* m_fit = nullptr;

    BannerHost* m_banners;
    PeakCache* m_peaks;
    EpisodeHeader* m_header = nullptr;
    ScriptPanel* m_script = nullptr;
    LinesPanel* m_lines = nullptr;
    Inspector* m_inspector = nullptr;
    TimelinePanel* m_timeline = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    QTimer* m_saveTimer;
    QTimer* m_refreshTimer;
    QFileSystemWatcher* m_files;

    EpisodeId m_episode;
    SnapshotPtr m_snapshot;
    LineId m_playing;
    bool m_isSyncing = false;    ///< the caret or the row moves because the other did
    bool m_refreshAgain = false; ///< the text changed while it was being read
    bool m_wantsInspector = true;
    JobWatcher<SnapshotPtr> m_reading;
    JobWatcher<RenderReport> m_render;
    JobWatcher<MasterReport> m_exporting;
};

} // namespace understudy
