#include "app/desktop/review/clip_panel.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/review/review_actions.h"
#include "app/desktop/workspace.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr std::size_t kKept = 6;   // sounds of clips beside each other
constexpr Seconds kAroundCut{0.8}; // before and after an edge
constexpr std::array kTempos{0.5, 0.75, 1.0, 1.25, 1.5, 2.0};
constexpr int kUsualTempo = 2;

} // namespace

ClipPanel::ClipPanel(Workspace& workspace, Playback& playback, const ReviewActions& actions, QWidget* parent)
    : QWidget(parent), m_workspace(&workspace), m_playback(&playback), m_playAction(actions.play),
      m_loop(actions.loop), m_view(new ClipView)
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
    connect(m_view, &ClipView::seekRequested, this, [this](Seconds at) {
        m_view->setPlayhead(at);
        if (m_playback->isPlaying())
            play(m_clip->span(), place());
    });
    connect(m_view, &ClipView::markActivated, this, [this](int mark) {
        m_mark->setText(tr("Mark %1 of %2").arg(mark + 1).arg(m_view->marks().size()));
    });
    connect(m_playback, &Playback::positionChanged, this, &ClipPanel::refreshPosition);
    connect(m_playback, &Playback::statusChanged, this, &ClipPanel::refreshState);
}

ClipPanel::~ClipPanel() = default;

QWidget* ClipPanel::makeTransport(const ReviewActions& actions)
{
    auto* widget = new QWidget;
    widget->setFixedHeight(u(10));
    m_position = makeLabel(QStringLiteral("0.00"));
    auto font = metrics::fixedFont(metrics::Type::Heading);
    font.setBold(true);
    m_position->setFont(font);
    m_position->setAccessibleName(tr("Position"));
    m_length = makeMutedLabel({});
    m_length->setFont(metrics::fixedFont());
    m_mark = makeMutedLabel({});
    m_speed = new QComboBox;
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(tr("Speed"));
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
    layout->addStretch();
    layout->addWidget(m_mark);
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

// Loading
// ---------------------------------------------------------------------------------------------------------

const ClipPanel::Loaded* ClipPanel::loadedFor(const ReviewedClip& clip) const
{
    const auto found = std::ranges::find_if(
        m_loaded, [&](const Loaded& one) { return one.clip == clip.clip.id && one.span == clip.clip.span; });
    return found == m_loaded.end() ? nullptr : &*found;
}

void ClipPanel::setClip(ReviewedClipPtr clip, int number, const ReviewSnapshotPtr& snapshot, bool plays)
{
    const bool isOther =
        !clip || !m_clip || clip->clip.id != m_clip->clip.id || clip->clip.span != m_clip->clip.span;
    m_clip = std::move(clip);
    m_number = number;
    m_snapshot = snapshot;
    if (!isOther) {
        showLoaded();
        return;
    }
    m_loading.stop();
    stop();
    m_part.reset();
    m_playsOnArrival = plays;
    m_mark->clear();
    showLoaded();
    if (m_clip && !loadedFor(*m_clip))
        load(m_clip, snapshot, m_loading);
}

void ClipPanel::prepare(const ReviewedClipPtr& clip, const ReviewSnapshotPtr& snapshot)
{
    if (clip && !loadedFor(*clip))
        load(clip, snapshot, m_preparing);
}

void ClipPanel::load(const ReviewedClipPtr& clip, const ReviewSnapshotPtr& snapshot, LatestJob<Loaded>& job)
{
    const auto* recording = snapshot->recording(clip->clip.recording);
    if (recording == nullptr || m_workspace->session() == nullptr)
        return;
    auto work =
        m_workspace->startBackground<Loaded>([clip, recording = *recording](Session&) -> Result<Loaded> {
            UNDERSTUDY_TRY(auto sound, loadClipSound(recording, clip->clip.span));
            auto spectrogram =
                std::make_shared<const Spectrogram>(spectrogramOf(sound->samples, sound->rate));
            return Loaded{clip->clip.id, clip->clip.span, std::move(sound), std::move(spectrogram)};
        });
    const bool isShown = &job == &m_loading;
    job.start(std::move(work), [this, isShown](const Result<Loaded>& loaded) {
        if (loaded)
            take(*loaded);
        else if (isShown && loaded.error().code != Code::Cancelled)
            Q_EMIT failed(loaded.error());
    });
}

void ClipPanel::take(const Loaded& loaded)
{
    m_loaded.push_back(loaded);
    while (m_loaded.size() > kKept)
        m_loaded.pop_front();
    if (m_clip && m_clip->clip.id == loaded.clip)
        showLoaded();
}

void ClipPanel::showLoaded()
{
    const auto* loaded = m_clip ? loadedFor(*m_clip) : nullptr;
    ClipContent content;
    content.number = m_number;
    if (m_clip) {
        content.verdict = m_clip->verdict;
        content.clip = m_clip->clip.span;
        content.trim = m_clip->span();
        content.findings = m_clip->clip.findings;
        content.words = m_clip->clip.words;
        if (const auto* recording = m_snapshot->recording(m_clip->clip.recording)) {
            content.recordingLength = recording->length;
            m_length->setText(QStringLiteral("/ %1").arg(
                words::seconds(toSeconds(m_clip->span().length(), recording->rate))));
        }
    }
    content.sound = loaded ? loaded->sound : nullptr;
    const bool isNew = loaded && m_view->content().sound != loaded->sound;
    m_view->setContent(std::move(content));
    if (loaded)
        m_view->setSpectrogram(loaded->spectrogram);
    if (isNew && std::exchange(m_playsOnArrival, false))
        play(m_clip->span(), m_clip->span().begin);
}

// Playing
// ---------------------------------------------------------------------------------------------------------

Frames ClipPanel::place() const
{
    const auto* loaded = m_clip ? loadedFor(*m_clip) : nullptr;
    return loaded ? m_clip->clip.span.begin + toFrames(m_view->playhead(), loaded->sound->rate) : Frames(0);
}

void ClipPanel::play(const FrameSpan& span, Frames from)
{
    const auto* loaded = m_clip ? loadedFor(*m_clip) : nullptr;
    if (loaded == nullptr)
        return;
    const bool isAtEnd = from >= span.end - toFrames(Milliseconds(20), loaded->sound->rate);
    m_part = std::make_shared<ClipPart>(*loaded->sound, span, tempo());
    m_playback->playSound(m_part, m_part->positionOf(isAtEnd ? span.begin : from));
}

void ClipPanel::togglePlay()
{
    if (m_playback->isPlaying())
        m_playback->pause();
    else if (m_clip)
        play(m_clip->span(), std::max(place(), m_clip->span().begin));
}

void ClipPanel::stop()
{
    if (m_part)
        m_playback->pause();
}

void ClipPanel::skip(Seconds by)
{
    const auto* loaded = m_clip ? loadedFor(*m_clip) : nullptr;
    if (loaded == nullptr)
        return;
    const auto to =
        std::clamp(place() + toFrames(by, loaded->sound->rate), m_clip->span().begin, m_clip->span().end);
    m_view->setPlayhead(toSeconds(to - m_clip->clip.span.begin, loaded->sound->rate));
    if (m_playback->isPlaying())
        play(m_clip->span(), to);
}

/// The edge that is nearer to the playhead: what was cut away, and what is left.
void ClipPanel::playAround()
{
    const auto* loaded = m_clip ? loadedFor(*m_clip) : nullptr;
    if (loaded == nullptr)
        return;
    const auto span = m_clip->span();
    const auto edge = place() - span.begin < span.end - place() ? span.begin : span.end;
    const auto around = toFrames(kAroundCut, loaded->sound->rate);
    play({edge - around, edge + around}, edge - around);
}

void ClipPanel::refreshPosition(Frames position)
{
    const auto* loaded = m_clip && m_part ? loadedFor(*m_clip) : nullptr;
    if (loaded == nullptr || !m_playback->plays(m_part.get()))
        return;
    const auto at = toSeconds(m_part->placeAt(position) - m_clip->clip.span.begin, loaded->sound->rate);
    m_view->setPlayhead(at);
    m_position->setText(words::number(at.value, 2));
}

void ClipPanel::refreshState()
{
    if (!isVisible())
        return;
    m_playAction->setChecked(m_playback->isPlaying());
    m_playAction->setIcon(icon(m_playback->isPlaying() ? u"pause" : u"play"));
    const bool isDone =
        m_part && m_playback->plays(m_part.get()) && m_playback->status().state == PlayerState::Finished;
    if (isDone && m_loop->isChecked() && m_clip)
        play(m_clip->span(), m_clip->span().begin);
}

} // namespace understudy
