#include "app/desktop/review/review_pane.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/kept_state.h"
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/empty_review.h"
#include "app/desktop/review/figures_panel.h"
#include "app/desktop/review/goals_bar.h"
#include "app/desktop/review/review_header.h"
#include "app/desktop/review/review_work.h"
#include "app/desktop/review/transcript_panel.h"
#include "app/desktop/review/verdict_panel.h"
#include "app/desktop/workspace.h"
#include "core/session/edit_history.h"
#include "widgets/models/clip_row_delegate.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/support/announce.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

#include <set>

namespace understudy {

using metrics::u;

namespace {

constexpr Seconds kSkip{1.0};

} // namespace

ReviewPane::ReviewPane(Workspace& workspace, Playback& playback)
    : m_workspace(&workspace), m_playback(&playback), m_actions(this), m_banners(new BannerHost),
      m_header(new ReviewHeader(m_actions)), m_goals(new GoalsBar), m_table(new QTableView),
      m_model(new ClipTableModel(this)), m_clip(new ClipPanel(workspace, playback, m_actions)),
      m_transcript(new TranscriptPanel(m_actions.edit)), m_figures(new FiguresPanel),
      m_verdicts(new VerdictPanel(m_actions)), m_announcer(new StatusAnnouncer(this)),
      m_work(new ReviewWork(workspace, *m_banners, this)), m_body(new QStackedWidget)
{
    setObjectName(QStringLiteral("ReviewPane"));
    setWindowTitle(tr("Review"));
    setGround(this, Ground::Raised);
    setAcceptDrops(true);
    createLayout();
    connectActions();
    connectParts();
    watchSession();
    refreshActions();
}

ReviewPane::~ReviewPane()
{
    m_subscription.reset();
}

void ReviewPane::createLayout()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("clipTable"));
    m_table->setAccessibleName(tr("Clips"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSortingEnabled(true);
    setUpClipTable(m_table);
    m_table->sortByColumn(m_model->columnOf(ClipTableModel::Kind::Attention), Qt::DescendingOrder);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("reviewSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_clip);
    splitter->addWidget(makeBottom());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({u(46), u(90), u(48)});
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_goals);
    column->addWidget(makeHorizontalLine());
    column->addWidget(splitter, 1);
    m_body->addWidget(makeEmptyReview(m_actions.addRecordings));
    m_body->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_banners);
    layout->addWidget(m_body, 1);
}

QWidget* ReviewPane::makeBottom()
{
    auto* bottom = new QWidget;
    setGround(bottom, Ground::Raised);
    auto* layout = new QHBoxLayout(bottom);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_transcript, 3);
    layout->addWidget(makeVerticalLine());
    layout->addWidget(m_figures, 2);
    layout->addWidget(makeVerticalLine());
    layout->addWidget(m_verdicts, 2);
    return bottom;
}

void ReviewPane::connectActions()
{
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions.accept, [this] { judge(Verdict::Accepted); });
    on(m_actions.reject, [this] {
        judge(Verdict::Rejected,
              current() != nullptr ? suggestedReason(current()->clip) : RejectReason::None);
    });
    on(m_actions.unsure, [this] { judge(Verdict::Unsure); });
    for (std::size_t i = 0; i < m_actions.reasons.size(); ++i)
        on(m_actions.reasons[i], [this, i] { judge(Verdict::Rejected, kRejectReasons[i]); });
    on(m_actions.next, [this] { step(1); });
    on(m_actions.previous, [this] { step(-1); });
    on(m_actions.takeBack, [this] {
        if (m_judged.empty() || !m_workspace->session())
            return;
        const auto last = std::move(m_judged.back());
        m_judged.pop_back();
        for (const auto& before : last)
            edit(m_workspace->session()->reviews().setVerdict({before->clip.id}, before->verdict,
                                                              before->reason));
        if (const int row = m_model->indexOf(last.front()->clip.id); row >= 0)
            m_table->setCurrentIndex(m_model->index(row, 0));
    });
    on(m_actions.play, [this] { m_clip->togglePlay(); });
    on(m_actions.stop, [this] { m_clip->stop(); });
    on(m_actions.back, [this] { m_clip->skip(-kSkip); });
    on(m_actions.forward, [this] { m_clip->skip(kSkip); });
    on(m_actions.playAround, [this] { m_clip->playAround(); });
    on(m_actions.edit, [this] { m_transcript->editor()->setFocus(); });
    on(m_actions.find, [this] { m_header->field()->setFocus(); });
    on(m_actions.refresh, [this] { m_model->refresh(); });
    on(m_actions.addRecordings, [this] { askRecordings(); });
    on(m_actions.buildDataset, [this] { m_work->build(); });
    const auto onClip = [this, on](QAction* action, auto change) {
        on(action, [this, change] {
            if (const auto* clip = current(); clip != nullptr && m_workspace->session())
                edit(change(m_workspace->session()->reviews(), *clip));
        });
    };
    onClip(m_actions.resetTrim, [](ReviewService& reviews, const ReviewedClip& clip) {
        return reviews.setTrim(clip.clip.id, std::nullopt);
    });
    onClip(m_actions.split, [this](ReviewService& reviews, const ReviewedClip& clip) {
        return reviews.split(clip.clip.id, m_clip->place());
    });
    onClip(m_actions.merge, [this](ReviewService& reviews, const ReviewedClip& clip) -> Result<void> {
        const auto at =
            std::ranges::find(m_snapshot->clips, clip.clip.id, [](const auto& one) { return one->clip.id; });
        if (at == m_snapshot->clips.end() || at + 1 == m_snapshot->clips.end())
            return {};
        return reviews.merge(clip.clip.id, (*(at + 1))->clip.id);
    });
}

void ReviewPane::connectParts()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { showCurrent(true); });
    connect(m_header, &ReviewHeader::filterChanged, this, [this] { m_model->setFilter(m_header->filter()); });
    connect(m_header, &ReviewHeader::orderChanged, this, [this] {
        const bool isByAttention = m_header->order() == ReviewHeader::Order::Attention;
        const auto kind = isByAttention ? ClipTableModel::Kind::Attention : ClipTableModel::Kind::Number;
        m_table->sortByColumn(m_model->columnOf(kind),
                              isByAttention ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(m_clip, &ClipPanel::trimChanged, this, [this](Frames begin, Frames end) {
        if (const auto* clip = current(); clip != nullptr && m_workspace->session())
            edit(m_workspace->session()->reviews().setTrim(clip->clip.id, FrameSpan{begin, end}));
    });
    connect(m_clip, &ClipPanel::failed, this, [this](const Error& error) {
        m_banners->show({.sentence = words::sentence(error), .key = QStringLiteral("sound")});
    });
    connect(m_transcript, &TranscriptPanel::textEdited, this, [this](const QString& text) {
        if (!m_shown.empty() && m_workspace->session())
            edit(m_workspace->session()->reviews().setText(m_shown, toUtf8(text)));
    });
    connect(m_transcript, &TranscriptPanel::leaveRequested, this, [this] {
        if (m_workspace->session())
            m_workspace->session()->edits().breakStep();
        m_table->setFocus();
    });
}

void ReviewPane::watchSession()
{
    connect(m_work, &ReviewWork::changed, this, &ReviewPane::refreshActions);
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_subscription.reset();
        m_viewing.forget();
        m_viewAgain = false;
        m_judged.clear();
        m_pace = {};
        takeView({});
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
    m_subscription = m_workspace->session()->reviews().subscribe([this](const ReviewSnapshotPtr&) {
        QMetaObject::invokeMethod(
            this, [this] { requestView(); }, Qt::QueuedConnection);
    });
}

void ReviewPane::requestView()
{
    if (!m_workspace->session())
        return;
    m_viewAgain = m_viewing.isWatching();
    if (m_viewAgain)
        return;
    auto job = m_workspace->startBackground<ReviewView>(
        [](Session& session) -> Result<ReviewView> { return makeReviewView(session.reviews().snapshot()); });
    m_viewing.watch(std::move(job), [this](const Result<ReviewView>& view) {
        if (view)
            takeView(*view);
        if (std::exchange(m_viewAgain, false))
            requestView();
    });
}

void ReviewPane::takeView(const ReviewView& view)
{
    m_snapshot = view.snapshot;
    if (m_snapshot && m_snapshot->problem)
        m_banners->show({.sentence = words::sentence(*m_snapshot->problem), .key = QStringLiteral("review")});
    m_model->setRows(view.rows ? view.rows : std::make_shared<const std::vector<ClipRow>>());
    const auto& progress = view.progress;
    m_header->setCounts(progress.total, progress.verdicts);
    m_goals->setFigures({progress.accepted.value / 60, progress.shareInRange, progress.shareDefective,
                         progress.reviewed, progress.total});
    m_body->setCurrentIndex(progress.total > 0 ? 1 : 0);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showCurrent(false);
    refreshActions();
}

const ReviewedClip* ReviewPane::current() const
{
    const auto index = m_table->currentIndex();
    return index.isValid() && m_snapshot ? m_snapshot->clip(m_model->row(index.row()).id) : nullptr;
}

std::vector<std::string> ReviewPane::selected() const
{
    std::vector<std::string> ids;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        ids.push_back(m_model->row(index.row()).id);
    if (ids.empty() && current() != nullptr)
        ids.push_back(current()->clip.id);
    return ids;
}

void ReviewPane::showCurrent(bool isArrival)
{
    const auto* clip = current();
    const auto* recording = clip != nullptr ? m_snapshot->recording(clip->clip.recording) : nullptr;
    const auto pointer = [this](const ReviewedClip* one) -> ReviewedClipPtr {
        const auto at =
            std::ranges::find(m_snapshot->clips, one, [](const auto& shared) { return shared.get(); });
        return at == m_snapshot->clips.end() ? nullptr : *at;
    };
    m_shown = clip != nullptr ? clip->clip.id : std::string();
    const auto row = m_table->currentIndex().row();
    m_clip->setClip(clip != nullptr ? pointer(clip) : nullptr, clip != nullptr ? m_model->row(row).number : 0,
                    m_snapshot, isArrival && isVisible());
    m_transcript->setClip(clip != nullptr ? &clip->clip : nullptr,
                          recording != nullptr ? tr("%1, %2").arg(recordingName(*recording),
                                                                  clockTenths(toSeconds(clip->clip.span.begin,
                                                                                        recording->rate)))
                                               : QString(),
                          m_workspace->isReadOnly());
    m_figures->setClip(
        clip != nullptr ? &clip->clip : nullptr,
        recording != nullptr ? tr("on the original, %1 kHz").arg(recording->rate.value / 1000.0) : QString());
    m_verdicts->setVerdict(clip != nullptr ? clip->verdict : Verdict::None,
                           clip != nullptr ? clip->reason : RejectReason::None,
                           clip != nullptr ? suggestedReason(clip->clip) : RejectReason::None);
    m_transcript->setPace(m_pace.text());
    if (clip != nullptr && row + 1 < m_model->rowCount())
        if (const auto* following = m_snapshot->clip(m_model->row(row + 1).id))
            m_clip->prepare(pointer(following), m_snapshot);
    if (isArrival && clip != nullptr)
        m_announcer->announce(description(m_model->row(row)));
    refreshActions();
}

void ReviewPane::refreshActions()
{
    const bool mayEdit = m_workspace->session() != nullptr && !m_workspace->isReadOnly();
    const bool hasClip = current() != nullptr;
    m_actions.setClipThere(hasClip, mayEdit);
    m_actions.takeBack->setEnabled(mayEdit && !m_judged.empty());
    m_actions.addRecordings->setEnabled(mayEdit && !m_work->isImporting());
    m_actions.buildDataset->setEnabled(mayEdit && hasClip && !m_work->isBuilding());
}

void ReviewPane::edit(const Result<void>& done)
{
    if (!done)
        m_banners->show({.sentence = words::sentence(done.error()), .key = QStringLiteral("edit")});
    else
        m_banners->clear(QStringLiteral("edit"));
}

void ReviewPane::judge(Verdict verdict, RejectReason reason)
{
    const auto clips = selected();
    if (clips.empty() || !m_workspace->session())
        return;
    std::vector<ReviewedClipPtr> before;
    const std::set<std::string> chosen(clips.begin(), clips.end());
    std::ranges::copy_if(m_workspace->session()->reviews().snapshot()->clips, std::back_inserter(before),
                         [&](const auto& one) { return chosen.contains(one->clip.id); });
    const auto done = m_workspace->session()->reviews().setVerdict(clips, verdict, reason);
    edit(done);
    if (!done)
        return;
    if (!before.empty())
        m_judged.push_back(std::move(before));
    m_pace.add(int(clips.size()));
    if (clips.size() == 1)
        step(1);
}

void ReviewPane::step(int by)
{
    const int row = m_table->currentIndex().row() + by;
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void ReviewPane::askRecordings()
{
    const auto files = QFileDialog::getOpenFileNames(this, tr("Add recordings"), {},
                                                     tr("Sound (*.wav *.flac *.mp3 *.m4a *.ogg *.opus *.aif "
                                                        "*.aiff *.mp4 *.mkv *.webm *.mov);;All files (*)"));
    if (!files.isEmpty())
        m_work->import(files);
}

QList<QWidget*> ReviewPane::parts() const
{
    return {m_header, m_table, m_clip->view(), m_transcript->editor(), m_figures, m_verdicts};
}

void ReviewPane::enter()
{
    if (m_body->currentIndex() == 1)
        m_table->setFocus();
    else
        m_body->setFocus();
}

void ReviewPane::saveState(KeptState& state)
{
    state.add("review.clip", m_shown);
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
