// The Episode pane: wires its parts to the session; each part draws itself.
#pragma once

#include "app/desktop/episode/episode_actions.h"
#include "app/desktop/episode/episode_view.h"
#include "app/desktop/pane.h"
#include "core/session/comparing/comparison_sources.h"
#include "widgets/support/job_watcher.h"

class QTimer;

namespace understudy {

class EpisodeBody;
class EpisodeHeader;
class EpisodeWork;
class Inspector;
class JobStrip;
class LineFollower;
class LinesPanel;
class PeakCache;
class Playback;
class ScriptKeeper;
class ScriptPanel;
class TimelinePanel;
class Workspace;

class EpisodePane : public Pane
{
    Q_OBJECT
public:
    EpisodePane(Workspace& workspace, Playback& playback, JobStrip& strip);
    ~EpisodePane() override;

    const ActionTable& actions() const override { return m_actions.table; }
    BannerHost* banners() const override { return m_banners; }
    QList<QWidget*> parts() const override;
    void enter() override;
    void saveState(KeptState& state) override;

    QAction* exportAction() const { return m_actions.exportMaster; }
    void showEpisode(const EpisodeId& episode);
    EpisodeId episode() const { return m_episode; }
    /// What is shown; may be null.
    SnapshotPtr snapshot() const { return m_view ? m_view->snapshot : nullptr; }
    bool isSaved() const;
    bool hasSavingFailed() const;
    /// Exports without asking where; the action asks first.
    void exportTo(const QString& target);

Q_SIGNALS:
    void savedChanged();
    void compareRequested(const std::vector<understudy::SoundName>& sounds);
    /// snapshot() is another one.
    void snapshotChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void connectSession();
    void connectParts();
    void connectActions();

    void refreshList();
    void takeList(const std::vector<EpisodeSummary>& list);
    void takeEpisode(const Result<void>& read);
    void takeNotice(const EpisodeNotice& notice);
    void readScript();
    void requestView();
    void takeView(const EpisodeViewPtr& view);
    void refreshInspector();
    void refreshActions();
    void renderAll();
    void askExport();
    void changeHeader(const std::vector<std::string>& keyPath, const std::string& value);
    void fail(const Error& error, const QString& key);

    Workspace* m_workspace;
    Playback* m_playback;
    EpisodeActions m_actions;

    BannerHost* m_banners;
    PeakCache* m_peaks;
    ScriptKeeper* m_keeper;
    EpisodeWork* m_work;
    EpisodeHeader* m_header = nullptr;
    ScriptPanel* m_script = nullptr;
    LinesPanel* m_lines = nullptr;
    Inspector* m_inspector = nullptr;
    TimelinePanel* m_timeline = nullptr;
    LineFollower* m_follower = nullptr;
    EpisodeBody* m_body = nullptr;
    QTimer* m_viewTimer;

    EpisodeId m_episode;
    EpisodeViewPtr m_view;
    bool m_readAgain = false;  ///< the text changed while it was being read
    bool m_viewAgain = false;  ///< there was news while the view was being made
    bool m_isRead = false;     ///< the episode's script could be read
    LatestJob<void> m_opening; ///< reads the episode's script
    JobWatcher<SnapshotPtr> m_reading;
    JobWatcher<EpisodeViewPtr> m_viewing;
};

} // namespace understudy
