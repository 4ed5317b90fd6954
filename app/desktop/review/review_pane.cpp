#include "app/desktop/review/review_pane.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/pane_layout.h"
#include "app/desktop/record/record_work.h"
#include "app/desktop/review/banner_keys.h"
#include "app/desktop/review/blind_page.h"
#include "app/desktop/review/blind_work.h"
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/empty_review.h"
#include "app/desktop/review/figures_panel.h"
#include "app/desktop/review/goals_bar.h"
#include "app/desktop/review/late_reason.h"
#include "app/desktop/review/missing_words.h"
#include "app/desktop/review/review_header.h"
#include "app/desktop/review/review_keeper.h"
#include "app/desktop/review/review_work.h"
#include "app/desktop/review/transcript_editor.h"
#include "app/desktop/review/transcript_panel.h"
#include "app/desktop/review/transcript_work.h"
#include "app/desktop/review/verdict_panel.h"
#include "app/desktop/workspace.h"
#include "core/data/clips/findings.h"
#include "widgets/models/clip_row_delegate.h"
#include "widgets/models/clip_table.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/support/announce.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr Seconds kSkip{1.0};

} // namespace

ReviewPane::ReviewPane(Workspace& workspace, Playback& playback)
    : m_workspace(&workspace), m_actions(this), m_banners(new BannerHost),
      m_header(new ReviewHeader(m_actions)), m_goals(new GoalsBar), m_table(new ClipTable),
      m_model(new ClipTableModel(this)), m_clip(new ClipPanel(workspace, playback, m_actions)),
      m_transcript(new TranscriptPanel(workspace.user(), m_actions.edit)), m_figures(new FiguresPanel),
      m_verdicts(new VerdictPanel(m_actions)), m_late(new LateReason(*m_verdicts, this)),
      m_missing(new MissingWords(*m_banners, this)), m_announcer(new StatusAnnouncer(this)),
      m_work(new ReviewWork(workspace, *m_banners, this)),
      m_texts(new TranscriptWork(workspace, *m_transcript, *m_clip, m_actions, this)),
      m_keeper(new ReviewKeeper(workspace, *m_banners, *m_texts, this)),
      m_blind(new BlindWork(workspace, this)),
      m_blindPage(new BlindPage(m_actions.blindBack, m_actions.blindLeave)),
      m_blindBar(new BlindBar(m_actions.blindLeave)), m_body(new QStackedWidget),
      m_splitter(new QSplitter(Qt::Vertical))
{
    setObjectName(QStringLiteral("ReviewPane"));
    setWindowTitle(tr("Review"));
    setGround(this, Ground::Raised);
    setAcceptDrops(true);
    createLayout();
    connectActions();
    connectParts();
    connectBlind();
    watchSession();
    tellOutput(playback);
    new RecordWork(workspace, playback, *m_banners, *m_actions.record, this);
    fitWindow();
    refreshActions();
}

ReviewPane::~ReviewPane()
{
    m_subscription.reset();
    m_texts->flush();
    // What they tell while they are destroyed would come to parts that are gone.
    m_table->selectionModel()->disconnect(this);
    m_clip->disconnect(this);
}

void ReviewPane::createLayout()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("clipTable"));
    m_figures->setObjectName(QStringLiteral("figures"));
    m_table->setAccessibleName(tr("Clips"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSortingEnabled(true);
    setUpClipTable(m_table);
    m_table->viewport()->installEventFilter(this);
    m_table->sortByColumn(m_model->columnOf(ClipTableModel::Kind::Attention), Qt::DescendingOrder);
    m_splitter->setObjectName(QStringLiteral("reviewSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_clip);
    m_splitter->addWidget(makeBottom());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_blindBar);
    m_blindBar->hide();
    column->addWidget(m_goals);
    column->addWidget(makeHorizontalLine());
    column->addWidget(m_splitter, 1);
    m_body->addWidget(makeEmptyReview(m_actions.addRecordings, m_actions.record));
    m_body->addWidget(page);
    m_body->addWidget(m_blindPage);
    stackPane(this, m_header, m_banners, m_body);
}

QWidget* ReviewPane::makeBottom()
{
    auto* bottom = new QWidget;
    setGround(bottom, Ground::Raised);
    auto* layout = new QHBoxLayout(bottom);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_figuresLine = makeVerticalLine();
    layout->addWidget(m_transcript, 3);
    layout->addWidget(m_figuresLine);
    layout->addWidget(m_figures, 2);
    layout->addWidget(makeVerticalLine());
    layout->addWidget(m_verdicts, 2);
    return bottom;
}

void ReviewPane::connectActions()
{
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions.accept, [this] { judge(Verdict::Accepted); });
    on(m_actions.reject, [this] { reject(); });
    on(m_actions.unsure, [this] { judge(Verdict::Unsure); });
    for (std::size_t i = 0; i < m_actions.reasons.size(); ++i)
        on(m_actions.reasons[i], [this, i] { rejectFor(kRejectReasons[i]); });
    on(m_actions.next, [this] { step(1); });
    on(m_actions.nextOpen, [this] {
        if (m_workspace->session())
            stepToOpen();
    });
    on(m_actions.previous, [this] { step(-1); });
    on(m_actions.takeBack, [this] { takeBack(); });
    on(m_actions.play, [this] { m_clip->togglePlay(); });
    on(m_actions.stop, [this] { m_clip->stop(); });
    for (auto* action : {m_actions.back, m_actions.arrowBack})
        on(action, [this] { m_clip->skip(-kSkip); });
    for (auto* action : {m_actions.forward, m_actions.arrowForward})
        on(action, [this] { m_clip->skip(kSkip); });
    on(m_actions.playAround, [this] { m_clip->playAround(); });
    on(m_actions.acceptText, [this] {
        enter();
        judge(Verdict::Accepted);
    });
    on(m_actions.find, [this] { m_header->field()->setFocus(); });
    on(m_actions.refresh, [this] {
        m_model->refresh();
        showMatches();
    });
    on(m_actions.figures, [this] { showFigures(); });
    on(m_actions.edit, [this] { showTranscript(); });
    on(m_actions.spelling, [this] {
        showTranscript();
        m_transcript->editor()->suggest();
    });
    on(m_actions.addRecordings, [this] { m_work->askRecordings(this); });
    on(m_actions.buildDataset, [this] {
        m_texts->flush();
        m_work->askBuild(this);
    });
    on(m_actions.split, [this] { splitClip(); });
    connectEdits();
}

void ReviewPane::connectEdits()
{
    const auto onClip = [this](QAction* action, auto change) {
        connect(action, &QAction::triggered, this, [this, change] {
            m_texts->flush();
            if (const auto clip = current(); clip && m_workspace->session())
                edit(change(m_workspace->session()->reviews(), *clip));
        });
    };
    onClip(m_actions.resetTrim, [](ReviewService& reviews, const ReviewedClip& clip) {
        return reviews.setTrim(clip.clip.id, std::nullopt);
    });
    onClip(m_actions.merge, [this](ReviewService& reviews, const ReviewedClip& clip) -> Result<void> {
        const auto at = std::ranges::find_if(m_snapshot->clips,
                                             [&](const auto& one) { return one->clip.id == clip.clip.id; });
        if (at == m_snapshot->clips.end() || at + 1 == m_snapshot->clips.end())
            return {};
        return reviews.merge(clip.clip.id, (*(at + 1))->clip.id);
    });
}

void ReviewPane::connectParts()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_texts->flush();
        showCurrent(!m_isChoosing);
    });
    connect(m_header, &ReviewHeader::leaveRequested, this, [this] { m_table->setFocus(); });
    connect(m_header, &ReviewHeader::filterChanged, this, &ReviewPane::filter);
    connect(m_table, &ClipTable::arrowPressed, this, [this](int direction) {
        (direction < 0 ? m_actions.arrowBack : m_actions.arrowForward)->trigger();
    });
    connect(m_table, &ClipTable::emptyActionRequested, this, [this] {
        m_header->filterBy({});
        m_table->setFocus();
    });
    connect(m_header, &ReviewHeader::unreadChanged, this, &ReviewPane::showUnread);
    connect(m_header, &ReviewHeader::orderChanged, this, [this] {
        const bool isByAttention = m_header->order() == ReviewHeader::Order::Attention;
        const auto kind = isByAttention ? ClipTableModel::Kind::Attention : ClipTableModel::Kind::Number;
        m_table->sortByColumn(m_model->columnOf(kind),
                              isByAttention ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(m_clip, &ClipPanel::trimChanged, this, [this](Frames begin, Frames end) {
        if (m_blind->isHearing())
            return showBlind(); // the clip is heard as it was accepted
        if (const auto clip = current(); clip && m_workspace->session())
            edit(m_workspace->session()->reviews().setTrim(clip->clip.id, FrameSpan{begin, end}));
    });
    connect(m_clip, &ClipPanel::locateRequested, this,
            [this](const std::string& recording) { m_work->askFile(recording, this); });
    connect(m_clip, &ClipPanel::trimRefused, this, [this] {
        m_banners->show(
            {.kind = BannerKind::Warning,
             .sentence = tr("The edge was not moved: a clip is at least %1 long. Move the playhead "
                            "away from its other edge, then press I or O.")
                             .arg(words::seconds(kShortestClip)),
             .key = banner_keys::edit()});
    });
    connect(m_clip, &ClipPanel::heard, this, [this](std::optional<Seconds> at) {
        if (const auto clip = at ? current() : nullptr)
            m_pace.hear(clip->clip.id);
    });
    connect(m_clip, &ClipPanel::failed, this, [this](const Error& error) { showSoundProblem(error); });
    connect(m_clip, &ClipPanel::soundShown, this, [this] { m_banners->clear(banner_keys::sound()); });
    connect(m_late, &LateReason::changed, this, &ReviewPane::showLateReason);
    connect(m_missing, &MissingWords::wanted, this, [this](const std::string& clip) {
        goTo(clip);
        showTranscript();
    });
    connect(m_work, &ReviewWork::wordlessWanted, this, [this] {
        m_header->filterBy(QStringLiteral("verdict:accepted words:0"));
        m_table->setFocus();
    });
    connect(m_texts, &TranscriptWork::left, this, &ReviewPane::enter);
    connect(m_texts, &TranscriptWork::done, this, &ReviewPane::edit);
    connect(m_texts, &TranscriptWork::said, m_announcer, &StatusAnnouncer::announce);
}

void ReviewPane::watchSession()
{
    connect(m_work, &ReviewWork::changed, this, &ReviewPane::refreshActions);
    connect(m_workspace, &Workspace::noticed, this, [this](const EpisodeNotice& notice) {
        if (notice.event == EpisodeEvent::SettingsChanged)
            requestView(); // the limits may be others
    });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_subscription.reset();
        m_viewing.forget();
        m_viewAgain = false;
        m_judged.clear();
        m_late->forget();
        m_missing->forget();
        m_pace = {};
        takeView({});
        for (const auto& key : {banner_keys::sound(), banner_keys::edit(), QStringLiteral("review")})
            m_banners->clear(key);
        m_header->field()->clear(); // it was asked of this project; what it told goes too
    });
    connect(m_workspace, &Workspace::sessionChanged, this, [this] {
        if (m_workspace->session()) // what the project holds is read on a worker
            m_workspace->background<ReviewSnapshotPtr>(
                this,
                [](Session& session) -> Result<ReviewSnapshotPtr> { return session.reviews().snapshot(); },
                [this](const Result<ReviewSnapshotPtr>&) { follow(); });
        refreshActions();
    });
}

void ReviewPane::follow()
{
    m_subscription = m_workspace->session()->reviews().subscribe([this](const ReviewSnapshotPtr& now) {
        QMetaObject::invokeMethod(
            this,
            [this, unstored = now->unstored, changes = now->unstoredChanges] {
                m_keeper->follow(unstored, changes);
                requestView();
            },
            Qt::QueuedConnection);
    });
}

void ReviewPane::refreshActions()
{
    const bool mayEdit = m_workspace->session() != nullptr && !m_workspace->isReadOnly();
    const bool hasClip = current() != nullptr;
    const bool isReview = m_blind->stage() == BlindWork::Stage::Off;
    m_actions.setClipThere(hasClip, mayEdit);
    m_actions.takeBack->setEnabled(mayEdit && (isReview ? !m_judged.empty() : m_blind->canTakeBack()));
    m_actions.addRecordings->setEnabled(mayEdit && !m_work->isImporting());
    const bool isAny = m_snapshot && !m_snapshot->clips.empty(); // whatever the filter
    m_actions.buildDataset->setEnabled(mayEdit && isAny && !m_work->isBuilding());
    refreshBlindActions(mayEdit);
}

QList<QWidget*> ReviewPane::parts() const
{
    if (m_blind->stage() == BlindWork::Stage::Asking)
        return {m_blindPage};
    QList<QWidget*> shown{m_header, m_table, m_clip->view(), m_transcript->editor(), m_figures, m_verdicts};
    shown.removeIf([](const QWidget* part) { return !part->isVisible(); });
    return shown;
}

void ReviewPane::enter()
{
    if (m_blind->isHearing())
        m_clip->view()->setFocus();
    else if (m_blind->stage() == BlindWork::Stage::Asking)
        m_blindPage->setFocus();
    else if (m_body->currentIndex() == 1)
        m_table->setFocus();
    else
        m_body->setFocus();
}

bool ReviewPane::isHistoryOpen() const
{
    return !m_blind->isHearing(); // it would change clips, and tell of them, unseen
}

void ReviewPane::showHistory(QAction* undo, QAction* redo)
{
    m_undo = undo;
    m_header->showHistory(undo, redo);
    connect(undo, &QAction::triggered, this, [this] { m_banners->clear(banner_keys::edit()); });
}

void ReviewPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    if (m_isFitNarrow != isNarrowPane(width()))
        fitWindow();
}

/// It may have come to another width while another pane was in front.
void ReviewPane::showEvent(QShowEvent* event)
{
    Pane::showEvent(event);
    if (m_isFitNarrow != isNarrowPane(width()))
        fitWindow();
}

/// The chosen clip stays in view when the table becomes another size, if it was; who has scrolled away from
/// it is left there. A window becomes another size in several steps, of which only the first tells what was.
bool ReviewPane::eventFilter(QObject* watched, QEvent* event)
{
    const auto current = m_table->currentIndex();
    const int height =
        event->type() == QEvent::Resize ? static_cast<QResizeEvent*>(event)->oldSize().height() : -1;
    if (height >= 0 && current.isValid() && !m_isResizing) {
        m_isResizing = true;
        const int place = m_table->rowViewportPosition(current.row());
        const auto finish = [this, wasInView = place >= 0 && place < height] {
            m_isResizing = false;
            if (wasInView)
                m_table->scrollTo(m_table->currentIndex());
        };
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
    }
    return Pane::eventFilter(watched, event);
}

void ReviewPane::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_actions.addRecordings->isEnabled())
        event->acceptProposedAction();
}

void ReviewPane::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const auto& url : event->mimeData()->urls())
        paths << url.toLocalFile();
    m_work->import(paths);
}

} // namespace understudy
