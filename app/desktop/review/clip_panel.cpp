#include "app/desktop/review/clip_panel.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/review/mark_counter.h"
#include "app/desktop/review/recording_peaks.h"
#include "app/desktop/review/repairs_menu.h"
#include "app/desktop/review/review_actions.h"
#include "app/desktop/review/review_view.h"
#include "app/desktop/workspace.h"
#include "core/session/review_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr std::array kTempos{0.5, 0.75, 1.0, 1.25, 1.5, 2.0};
constexpr int kUsualTempo = 2;

} // namespace

ClipPanel::ClipPanel(Workspace& workspace, Playback& playback, const ReviewActions& actions, QWidget* parent)
    : QWidget(parent), m_workspace(&workspace), m_playback(&playback),
      m_loader(new ClipLoader(workspace, this)), m_peaks(new RecordingPeaks(workspace, this)),
      m_playAction(actions.play), m_loop(actions.loop), m_repaired(actions.repaired), m_view(new ClipView)
{
    setGround(this, Ground::Raised);
    m_view->setObjectName(QStringLiteral("clipView"));
    setFocusProxy(m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTransport(actions));
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_view, 1);
    connectActions(actions);
    connect(m_view, &ClipView::trimChanged, this, &ClipPanel::trimChanged);
    connect(m_view, &ClipView::emptyActionRequested, this, [this] {
        if (m_clip)
            Q_EMIT locateRequested(m_clip->clip.recording);
    });
    connect(m_view, &ClipView::trimRefused, this, &ClipPanel::trimRefused);
    connect(m_view, &ClipView::seekRequested, this, [this](Seconds at) {
        setPlayhead(at);
        if (m_playback->isPlaying())
            play(m_clip->span(), place());
    });
    connect(m_loader, &ClipLoader::loaded, this, [this](const std::string& clip) {
        if (m_clip && m_clip->clip.id == clip) {
            showLoaded();
            swapSound();
        }
    });
    connect(m_peaks, &RecordingPeaks::made, this, [this](const std::string& recording) {
        if (m_clip && m_clip->clip.recording == recording)
            showLoaded();
    });
    connect(m_loader, &ClipLoader::failed, this, [this](const Error& error) {
        m_playsOnArrival = false; // found again later, it does not begin by itself
        tellNothing();
        Q_EMIT failed(error);
    });
    connect(m_playback, &Playback::positionChanged, this, &ClipPanel::refreshPosition);
    connect(m_playback, &Playback::statusChanged, this, &ClipPanel::refreshState);
}

ClipPanel::~ClipPanel() = default;

QWidget* ClipPanel::makeTransport(const ReviewActions& actions)
{
    auto* widget = new QWidget;
    widget->setFixedHeight(u(10));
    m_position = makeLabel({});
    m_position->setObjectName(QStringLiteral("position"));
    auto font = metrics::fixedFont(metrics::Type::Heading);
    font.setBold(true);
    m_position->setFont(font);
    showPosition();
    m_length = makeMutedLabel({});
    m_length->setObjectName(QStringLiteral("length"));
    m_length->setFont(metrics::fixedFont());
    m_speed = new QComboBox;
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setFixedWidth(u(19));
    m_speed->setFocusPolicy(Qt::TabFocus);
    for (const auto tempo : kTempos)
        m_speed->addItem(tr("%1×").arg(tempo));
    m_speed->setCurrentIndex(kUsualTempo);
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(1));
    const auto addTools = [&](std::initializer_list<QAction*> tools) {
        for (auto* action : tools)
            layout->addWidget(makeToolButton(action));
        layout->addSpacing(u(2));
    };
    addTools({actions.previous, actions.play, actions.next});
    layout->addWidget(m_position);
    layout->addWidget(m_length);
    layout->addSpacing(u(2));
    layout->addWidget(makeToolButton(actions.loop));
    layout->addWidget(m_speed);
    layout->addSpacing(u(2));
    addTools({actions.trimIn, actions.trimOut, actions.snap});
    addTools({actions.split, actions.merge});
    m_repairs = new RepairsMenu(*actions.repaired);
    layout->addWidget(m_repairs);
    layout->addStretch();
    layout->addWidget(new MarkCounter(*m_view));
    addTools({actions.previousMark, actions.nextMark});
    addTools({actions.spectrogram, actions.zoomOut, actions.zoomIn, actions.fit});
    return widget;
}

void ClipPanel::connectActions(const ReviewActions& actions)
{
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(actions.trimIn, [this] { m_view->trimToPlayhead(ClipView::Edge::Begin); });
    on(actions.trimOut, [this] { m_view->trimToPlayhead(ClipView::Edge::End); });
    on(actions.nudgeLeft, [this] { m_view->nudgeTrim(Milliseconds(-10)); });
    on(actions.nudgeRight, [this] { m_view->nudgeTrim(Milliseconds(10)); });
    on(actions.nextMark, [this] { m_view->nextMark(); });
    on(actions.previousMark, [this] { m_view->previousMark(); });
    on(actions.zoomIn, [this] { m_view->zoomIn(); });
    on(actions.zoomOut, [this] { m_view->zoomOut(); });
    on(actions.fit, [this] { m_view->fit(); });
    on(actions.slower, [this] { m_speed->setCurrentIndex(std::max(0, m_speed->currentIndex() - 1)); });
    on(actions.faster,
       [this] { m_speed->setCurrentIndex(std::min(int(kTempos.size()) - 1, m_speed->currentIndex() + 1)); });
    connect(m_repaired, &QAction::toggled, this, [this] {
        refreshRepairs();
        want();
        showLoaded();
        swapSound();
    });
    connect(m_repairs, &RepairsMenu::repairsChosen, this, &ClipPanel::chooseRepairs);
    connect(actions.snap, &QAction::toggled, m_view, &ClipView::setSnapping);
    connect(m_view, &ClipView::snappingChanged, actions.snap, &QAction::setChecked);
    connect(actions.spectrogram, &QAction::toggled, m_view, &ClipView::setSpectrogramShown);
    connect(m_view, &ClipView::spectrogramShownChanged, actions.spectrogram, &QAction::setChecked);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] {
        if (m_clip && m_playback->isPlaying())
            play(m_clip->span(), place());
    });
}

double ClipPanel::tempo() const
{
    return kTempos.at(std::size_t(std::max(0, m_speed->currentIndex())));
}

// The clip
// ---------------------------------------------------------------------------------------------------------

const ClipLoader::Loaded* ClipPanel::loaded() const
{
    return m_clip ? m_loader->find(m_clip->clip) : nullptr;
}

void ClipPanel::setClip(ReviewedClipPtr clip, int number, const ReviewSnapshotPtr& snapshot, bool plays,
                        const std::vector<ReviewedClipPtr>& next)
{
    const bool isOther =
        !clip || !m_clip || clip->clip.id != m_clip->clip.id || clip->clip.span != m_clip->clip.span;
    m_clip = std::move(clip);
    m_number = number;
    m_snapshot = snapshot;
    if (isOther) {
        stop();
        m_part.reset();
        m_playsOnArrival = plays;
    }
    m_next = next;
    refreshRepairs();
    want();
    showLoaded();
    swapSound();
}

void ClipPanel::want()
{
    auto wanted = m_next;
    if (m_clip)
        wanted.insert(wanted.begin(), m_clip);
    m_loader->setRepaired(m_repaired->isChecked());
    m_loader->want(std::move(wanted), m_snapshot);
}

void ClipPanel::chooseRepairs(const RepairSettings& repairs)
{
    if (!m_clip || m_workspace->session() == nullptr)
        return;
    const auto done = m_workspace->session()->reviews().setRepairs(m_clip->clip.recording, repairs);
    if (!done)
        Q_EMIT failed(done.error());
    else if (repairs.isAny())
        m_repaired->setChecked(true); // who switches one on wants to hear it
}

void ClipPanel::refreshRepairs()
{
    const auto* recording = m_clip ? m_snapshot->recording(m_clip->clip.recording) : nullptr;
    const auto repairs = recording != nullptr ? m_snapshot->repairsOf(recording->id) : RepairSettings();
    m_repairs->setRepairs(repairs, recording != nullptr ? recordingName(*recording) : QString(),
                          !m_workspace->isReadOnly() && !m_isBlind);
    m_repairs->setHeard(m_repaired->isChecked());
    m_repaired->setEnabled(repairs.isAny());
}

/// Before or after, at the same place, while it plays.
void ClipPanel::swapSound()
{
    const auto* loaded = this->loaded();
    if (loaded != nullptr && m_part && m_partOf.sound != loaded->sound && m_playback->plays(m_part.get()) &&
        m_playback->isPlaying())
        play(m_clip->span(), place());
}

/// Where something was found in the other clips.
std::vector<ClipContent::Elsewhere> ClipPanel::elsewhere(const Recording& recording) const
{
    std::vector<ClipContent::Elsewhere> places;
    if (m_isBlind)
        return places;
    const auto ofRecording = // clips are in order of their recordings
        std::ranges::equal_range(m_snapshot->clips, recording.id, {},
                                 [](const auto& one) -> const std::string& { return one->clip.recording; });
    for (const auto& other : ofRecording)
        if (other->clip.id != m_clip->clip.id)
            for (const auto& finding : other->clip.findings)
                if (finding.at)
                    places.push_back(
                        {other->clip.span.begin + toFrames(*finding.at, recording.rate), finding.grade});
    return places;
}

/// Where the sound would be.
void ClipPanel::tellNothing()
{
    const auto why = problem();
    const bool isAway = why && (why->reason == Reason::FileMissing || why->reason == Reason::HashMismatch);
    m_view->setEmptyText(why      ? words::originalSentence(*why)
                         : m_clip ? QString() // it is on its way
                                  : tr("The clip chosen in the table appears here."),
                         isAway && !m_workspace->isReadOnly() ? tr("Locate…") : QString());
}

void ClipPanel::showLoaded()
{
    tellNothing();
    const auto* loaded = this->loaded();
    ClipContent content;
    content.number = m_number;
    m_length->clear();
    if (m_clip) {
        content.verdict = m_clip->verdict;
        content.clip = m_clip->clip.span;
        content.trim = m_clip->span();
        content.findings = m_clip->clip.findings;
        content.words = m_clip->clip.words;
        if (const auto* recording = m_snapshot->recording(m_clip->clip.recording)) {
            content.recording = m_peaks->of(*recording);
            content.recordingLength = recording->length;
            content.elsewhere = elsewhere(*recording);
            m_length->setText(QStringLiteral("/ %1").arg(
                words::seconds(toSeconds(m_clip->span().length(), recording->rate))));
        }
    }
    content.sound = loaded ? loaded->sound : nullptr;
    const bool isNew = loaded && m_view->content().sound != loaded->sound;
    m_view->setContent(std::move(content));
    showPosition();
    if (loaded && loaded->spectrogram)
        m_view->setSpectrogram(loaded->spectrogram);
    if (isNew)
        Q_EMIT soundShown();
    if (isNew && std::exchange(m_playsOnArrival, false))
        play(m_clip->span(), m_clip->span().begin);
}

} // namespace understudy
