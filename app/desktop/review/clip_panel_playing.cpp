// How the chosen clip is played, and what shows where.
#include "app/desktop/episode/playback.h"
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/workspace.h"
#include "core/session/review_service.h"
#include "widgets/support/icon.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

namespace {

constexpr Seconds kAroundCut{0.8}; // before and after an edge

} // namespace

std::optional<Error> ClipPanel::outputProblem() const
{
    if (!m_playback->hasDevice())
        return Error{Code::NotFound, Reason::NoSoundDevice};
    return m_playback->status().problem;
}

Frames ClipPanel::place() const
{
    const auto* loaded = this->loaded();
    return loaded ? m_clip->clip.span.begin + toFrames(m_view->playhead(), loaded->sound->rate) : Frames(0);
}

void ClipPanel::play(const FrameSpan& span, Frames from)
{
    const auto* loaded = this->loaded();
    if (loaded == nullptr)
        return;
    const bool isAtEnd = from >= span.end - toFrames(Milliseconds(20), loaded->sound->rate);
    const auto start = isAtEnd ? span.begin : from;
    const PartOf of{loaded->sound, span, tempo()};
    m_stretching.stop();
    if (m_part && m_partOf == of)
        return playPart(of, start);
    const auto make = [of] { return std::make_shared<ClipPart>(*of.sound, of.span, of.tempo); };
    if (of.tempo == 1) {
        m_part = make();
        return playPart(of, start);
    }
    // Stretching takes a while.
    auto work = m_workspace->session()->jobs().previews().start<std::shared_ptr<ClipPart>>(
        JobKind::Background, {}, [make](JobContext&) -> Result<std::shared_ptr<ClipPart>> { return make(); });
    m_stretching.start(std::move(work), [this, of, start](const Result<std::shared_ptr<ClipPart>>& part) {
        if (!part)
            return;
        m_part = *part;
        playPart(of, start);
    });
}

void ClipPanel::playPart(const PartOf& of, Frames from)
{
    m_partOf = of;
    m_playback->playSound(m_part, m_part->positionOf(from));
}

void ClipPanel::togglePlay()
{
    const bool wasAsked = m_playback->isPlaying() || m_stretching.isRunning();
    m_stretching.stop();
    if (wasAsked)
        m_playback->pause();
    else if (m_clip && loaded() == nullptr)
        m_playsOnArrival = !m_playsOnArrival && m_loader->isLoading(m_clip->clip); // once it is there
    else if (m_clip)
        play(m_clip->span(), std::max(place(), m_clip->span().begin));
}

void ClipPanel::playFrom(Seconds at)
{
    const auto* loaded = this->loaded();
    if (loaded == nullptr)
        return;
    const auto span = m_clip->span();
    const auto from = m_clip->clip.span.begin + toFrames(at, loaded->sound->rate);
    // What was trimmed away is heard too when it is asked for.
    play({std::min(from, span.begin), std::max(span.end, m_clip->clip.span.end)}, from);
}

void ClipPanel::stop()
{
    m_playsOnArrival = false;
    m_stretching.stop();
    if (m_part)
        m_playback->pause();
}

void ClipPanel::skip(Seconds by)
{
    const auto* loaded = this->loaded();
    if (loaded == nullptr)
        return;
    const auto to =
        std::clamp(place() + toFrames(by, loaded->sound->rate), m_clip->span().begin, m_clip->span().end);
    setPlayhead(toSeconds(to - m_clip->clip.span.begin, loaded->sound->rate));
    if (m_playback->isPlaying())
        play(m_clip->span(), to);
}

/// The edge that is nearer to the playhead: what was cut away, and what is left.
void ClipPanel::playAround()
{
    const auto* loaded = this->loaded();
    if (loaded == nullptr)
        return;
    const auto span = m_clip->span();
    const auto edge = place() - span.begin < span.end - place() ? span.begin : span.end;
    const auto around = toFrames(kAroundCut, loaded->sound->rate);
    play({edge - around, edge + around}, edge - around);
}

void ClipPanel::refreshPosition(Frames position)
{
    // The player's place, where it has stopped, is no place for the playhead, which was moved since.
    const bool isHeard = m_playback->isPlaying() || std::exchange(m_wasHeard, false);
    const auto* loaded = m_part ? this->loaded() : nullptr;
    if (!isHeard || loaded == nullptr || !m_playback->plays(m_part.get()))
        return;
    m_wasHeard = m_playback->isPlaying();
    const auto at = toSeconds(m_part->placeAt(position) - m_clip->clip.span.begin, loaded->sound->rate);
    setPlayhead(at);
    if (m_playback->isPlaying())
        Q_EMIT heard(at);
}

void ClipPanel::setPlayhead(Seconds at)
{
    m_view->setPlayhead(at);
    showPosition();
}

/// From where the clip begins as it is trimmed, so that it ends with the length beside it.
void ClipPanel::showPosition()
{
    const auto* loaded = this->loaded();
    const auto trimmed =
        loaded ? toSeconds(m_clip->span().begin - m_clip->clip.span.begin, loaded->sound->rate) : Seconds(0.0);
    const auto figure = words::number((m_view->playhead() - trimmed).value, 2);
    m_position->setText(figure);
    m_position->setAccessibleName(tr("Position %1 s").arg(figure));
}

void ClipPanel::refreshState()
{
    if (!m_playback->isPlaying())
        Q_EMIT heard(std::nullopt);
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
