// The Training pane: wires its parts to the session's runs; each part draws itself.
#pragma once

#include "app/desktop/pane.h"
#include "app/desktop/training/new_run_page.h"
#include "app/desktop/training/run_view.h"
#include "app/desktop/training/training_actions.h"
#include "app/desktop/training/training_header.h"
#include "core/session/comparing/comparison_sources.h"
#include "core/train/run/hints.h"
#include "widgets/support/job_watcher.h"

#include <QPointer>

#include <map>
#include <vector>

class QSplitter;
class QStackedWidget;
class QTimer;

namespace understudy {

class CheckpointsPanel;
class JobStrip;
class MetricChart;
class Playback;
class ProbePlayer;
class RunCharts;
class RunCheck;
class RunFollower;
class RunPanel;
class StatusAnnouncer;
class TrainingWork;
class VoiceDialog;
class Workspace;
enum class ChartFile;
struct BannerContent;
struct RunNews;
struct VoiceOffer;

class TrainingPane : public Pane
{
    Q_OBJECT
public:
    TrainingPane(Workspace& workspace, Playback& playback, JobStrip& strip);
    ~TrainingPane() override;

    const ActionTable& actions() const override { return m_actions.table; }
    BannerHost* banners() const override { return m_banners; }
    QList<QWidget*> parts() const override;
    void enter() override;
    void saveState(KeptState& state) override;

    /// The form of a new run.
    void openForm();
    /// The base models that there are may be others now.
    void refreshSources();

Q_SIGNALS:
    void modelRequested();  ///< to train over
    void reviewRequested(); ///< where a dataset is built
    void compareRequested(const std::vector<understudy::SoundName>& sounds);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum class Page
    {
        Empty,
        Run,
        Form
    };

    // training_pane.cpp
    void createLayout();
    QWidget* makeRunPage();
    void connectActions();
    void connectParts();
    void watchSession();
    Page page() const;
    void showPage(Page page);
    void arrange();
    void refreshActions();
    void refreshHeader();
    void fail(const Error& error, const QString& key);

    // training_pane_runs.cpp
    void refreshRuns();
    void takeRuns(const RunsView& runs);
    void showFront(const RunId& run);
    void refreshDetails();
    void takeDetails(const RunDetailsView& view);
    void failDetails(const Error& error);
    void takeNews(const RunNews& news);
    void showElsewhere();
    void showHint();
    void showStanding();
    void say(const BannerContent& banner);
    void unsay(const QString& key);
    void compare();
    void showDifferences();
    void findMemory(const std::string& device);
    void exportChart(MetricChart* chart, ChartFile kind);
    RunStatus frontStatus() const;

    // training_pane_form.cpp
    void closeForm();
    void lookAtForm();
    void start();
    void askFolder();
    void askConsent();
    void askVoice(const VoiceOffer& offer);
    void refreshVoice(const RunDetails& details);
    void askExport();

    Workspace* m_workspace;
    TrainingActions m_actions;
    BannerHost* m_banners;
    TrainingHeader* m_header;
    JobStrip* m_strip;
    QStackedWidget* m_body;
    RunPanel* m_panel;
    RunCharts* m_charts;
    CheckpointsPanel* m_checkpoints;
    NewRunPage* m_form;
    QWidget* m_empty;
    QWidget* m_chartArea = nullptr;
    QSplitter* m_columns = nullptr;
    StatusAnnouncer* m_announcer;
    ProbePlayer* m_player;
    TrainingWork* m_work;
    QPointer<VoiceDialog> m_voice; ///< while it is open
    RunFollower* m_follower;
    RunCheck* m_check;
    QTimer* m_clock; ///< looks for what other programs do

    std::unique_ptr<Subscription> m_subscription;
    RunsView m_runs;
    RunId m_front;
    std::int64_t m_step = 0;          ///< of the run in front
    std::optional<HeaderPace> m_pace; ///< of the run in front
    ProbeWaves m_waves;               ///< of the run in front
    std::map<RunId, RunFollower*> m_overlays;
    std::vector<RunHint> m_hints;                     ///< of the run in front, the gravest first
    std::optional<QString> m_goesOn;                  ///< where, of the run in front; none: not looked at yet
    std::map<QString, QString> m_said;                ///< by key of a banner; also those that were closed
    bool m_isPanelAsked = false;                      ///< in a narrow window
    bool m_runsAgain = false, m_detailsAgain = false; ///< there was news while they were read
    JobWatcher<RunsView> m_readingRuns;
    JobWatcher<RunDetailsView> m_readingDetails;
};

} // namespace understudy
