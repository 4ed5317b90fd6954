// The Review pane: wires its parts to the session's review; each part draws itself.
#pragma once

#include "app/desktop/pane.h"
#include "app/desktop/review/review_actions.h"
#include "app/desktop/review/review_pace.h"
#include "app/desktop/review/review_view.h"
#include "core/session/review_service.h"
#include "widgets/support/job_watcher.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace understudy {

class BlindBar;
class BlindPage;
class BlindWork;
class ClipPanel;
class ClipTable;
class ClipTableModel;
class FiguresPanel;
class GoalsBar;
class LateReason;
class MissingWords;
class Playback;
class ReviewHeader;
class ReviewKeeper;
class ReviewWork;
class StatusAnnouncer;
class TranscriptPanel;
class TranscriptWork;
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
    bool isHistoryOpen() const override;
    /// The window's, for the header.
    void showHistory(QAction* undo, QAction* redo);

    ReviewWork* work() const { return m_work; }
    ReviewKeeper* keeper() const { return m_keeper; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createLayout();
    QWidget* makeBottom();
    void connectActions();
    void connectEdits();
    void connectParts();
    void watchSession();
    void follow();

    void requestView();
    void takeView(const ReviewView& view);
    void takeRows(const ReviewView& view);
    void placeNew(const ReviewView& view, const ReviewedClip* before);
    void chooseFor(const std::vector<std::string>& successors, int row);
    int firstOpen() const;
    void filter();
    void showMatches();
    void showUnread(const QStringList& words);
    void showPage(int clips);
    bool arrivesAt(const std::string& clip, bool isArrival);
    bool mayPlay() const;
    ReviewedClipPtr clipAt(int row) const;
    void showCurrent(bool isArrival);
    void refreshActions();
    ReviewedClipPtr current() const;
    std::vector<std::string> selected() const;
    void step(int by);
    int nextOpen(int row, const ReviewSnapshot& now) const;
    bool stepToOpen();
    std::vector<ReviewedClipPtr> whereKeysLead(int row) const;
    void choose(int row);
    void goTo(const std::string& clip);
    void takeBack();
    void connectBlind();
    void arrange();
    void fitWindow();
    void fit();
    void showFigures();
    void showTranscript();
    void showBlind();
    void refreshBlindActions(bool mayEdit);
    void showSoundProblem(const Error& error, const QString& sentence = {});
    bool refuses(Verdict verdict, const std::vector<std::string>& clips);
    bool mayAnswer();
    void tellOutput(Playback& playback);
    bool judge(Verdict verdict, RejectReason reason = RejectReason::None);
    void reject();
    void tellOverridden(const std::vector<ReviewedClipPtr>& before, Verdict verdict, RejectReason reason);
    void rejectFor(RejectReason reason);
    void nameReason(RejectReason reason);
    void showLateReason();
    void splitClip();
    void edit(const Result<void>& done);

    Workspace* m_workspace;
    ReviewActions m_actions;
    BannerHost* m_banners;
    ReviewHeader* m_header;
    GoalsBar* m_goals;
    ClipTable* m_table;
    ClipTableModel* m_model;
    ClipPanel* m_clip;
    TranscriptPanel* m_transcript;
    FiguresPanel* m_figures;
    VerdictPanel* m_verdicts;
    LateReason* m_late;
    MissingWords* m_missing;
    StatusAnnouncer* m_announcer;
    ReviewWork* m_work;
    TranscriptWork* m_texts;
    ReviewKeeper* m_keeper;
    BlindWork* m_blind;
    BlindPage* m_blindPage;
    BlindBar* m_blindBar;
    QStackedWidget* m_body;
    QSplitter* m_splitter;            ///< clips, clip, what is said of it
    QAction* m_undo = nullptr;        ///< the window's
    QWidget* m_figuresLine = nullptr; ///< between transcript and figures

    std::unique_ptr<Subscription> m_subscription;
    ReviewSnapshotPtr m_snapshot;
    std::vector<Limit> m_limits;   ///< of the project, as the view has them
    ReviewedClipPtr m_masked;      ///< what a second pass shows of its clip
    std::string m_shown;           ///< clip that the panels show
    bool m_isFiguresAsked = false; ///< in a narrow window, where the transcript has their place
    bool m_isChoosing = false;     ///< the pane itself, so that nobody has come to the clip
    bool m_isFitNarrow = false;    ///< what it was fitted to
    bool m_isResizing = false;     ///< the table, which is not done with it
    bool m_viewAgain = false;      ///< there was news while the view was being made
    JobWatcher<ReviewView> m_viewing;
    std::vector<std::vector<ReviewedClipPtr>>
        m_judged; ///< as they were before each verdict, to be taken back
    ReviewPace m_pace;
};

} // namespace understudy
