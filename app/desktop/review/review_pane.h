// The Review pane: wires its parts to the session's review; each part draws itself.
#pragma once

#include "app/desktop/pane.h"
#include "app/desktop/review/review_actions.h"
#include "app/desktop/review/review_pace.h"
#include "app/desktop/review/review_view.h"
#include "core/session/review_service.h"
#include "widgets/support/job_watcher.h"

class QLabel;
class QStackedWidget;
class QTableView;

namespace understudy {

class ClipPanel;
class ClipTableModel;
class FiguresPanel;
class GoalsBar;
class Playback;
class ReviewHeader;
class ReviewWork;
class StatusAnnouncer;
class TranscriptPanel;
class VerdictPanel;
class Workspace;

class ReviewPane : public Pane
{
    Q_OBJECT
public:
    ReviewPane(Workspace& workspace, Playback& playback);
    ~ReviewPane() override;

    const ActionTable& actions() const override { return m_actions.table; }
    BannerHost* banners() const override { return m_banners; }
    QList<QWidget*> parts() const override;
    void enter() override;
    void saveState(KeptState& state) override;

    ReviewWork* work() const { return m_work; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createLayout();
    QWidget* makeBottom();
    void connectActions();
    void connectParts();
    void watchSession();
    void follow();

    void requestView();
    void takeView(const ReviewView& view);
    void showCurrent(bool isArrival);
    void refreshActions();
    const ReviewedClip* current() const;
    std::vector<std::string> selected() const;
    void step(int by);
    void judge(Verdict verdict, RejectReason reason = RejectReason::None);
    void edit(const Result<void>& done);
    void askRecordings();

    Workspace* m_workspace;
    Playback* m_playback;
    ReviewActions m_actions;
    BannerHost* m_banners;
    ReviewHeader* m_header;
    GoalsBar* m_goals;
    QTableView* m_table;
    ClipTableModel* m_model;
    ClipPanel* m_clip;
    TranscriptPanel* m_transcript;
    FiguresPanel* m_figures;
    VerdictPanel* m_verdicts;
    StatusAnnouncer* m_announcer;
    ReviewWork* m_work;
    QStackedWidget* m_body;

    std::unique_ptr<Subscription> m_subscription;
    ReviewSnapshotPtr m_snapshot;
    std::string m_shown;      ///< clip that the panels show
    bool m_viewAgain = false; ///< there was news while the view was being made
    JobWatcher<ReviewView> m_viewing;
    std::vector<std::vector<ReviewedClipPtr>>
        m_judged; ///< as they were before each verdict, to be taken back
    ReviewPace m_pace;
};

} // namespace understudy
