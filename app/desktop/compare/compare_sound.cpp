#include "app/desktop/compare/compare_sound.h"

#include "app/desktop/episode/playback.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr double kPerSecond = 10; // of what is noted as heard
constexpr double kJump = 0.5;     // s between two looks: more, and somebody went elsewhere
constexpr int kSpared = 3;        // parts at the end that are silence, or pass between two looks

} // namespace

CompareSound::CompareSound(Playback& playback, QObject* parent) : QObject(parent), m_playback(&playback)
{
    connect(m_playback, &Playback::positionChanged, this, [this] {
        note();
        Q_EMIT moved();
    });
    connect(m_playback, &Playback::statusChanged, this, [this] {
        note();
        Q_EMIT changed();
    });
}

void CompareSound::setSounds(std::vector<LaneSource::Sound> sounds)
{
    if (isPlaying())
        m_playback->pause();
    m_source = sounds.empty() ? nullptr : std::make_shared<LaneSource>(std::move(sounds));
    m_lane = 0;
    m_last = count() > 1 ? 1 : 0;
    m_switches = 0;
    m_loop.reset();
    m_at = Seconds(0);
    m_notedAt = Seconds(-1);
    const auto parts = std::size_t(std::ceil(length().value * kPerSecond));
    m_heard.assign(std::size_t(count()), std::vector<bool>(parts));
    Q_EMIT changed();
    Q_EMIT moved();
}

bool CompareSound::isPlaying() const
{
    return m_source && m_playback->plays(m_source.get()) && m_playback->isPlaying();
}

Seconds CompareSound::length() const
{
    return m_source ? toSeconds(m_source->length(), m_source->rate()) : Seconds(0);
}

Seconds CompareSound::position() const
{
    if (!m_source || !m_playback->plays(m_source.get()))
        return m_at;
    return toSeconds(m_playback->position(), m_source->rate());
}

void CompareSound::play()
{
    if (!m_source)
        return;
    const bool isAtEnd = position() >= length();
    const auto from = isAtEnd ? Seconds(0) : position();
    m_playback->setLane(m_lane);
    m_playback->playSound(m_source, toFrames(from, m_source->rate()));
    setLoop(m_loop);
}

void CompareSound::toggle()
{
    if (isPlaying())
        m_playback->pause();
    else
        play();
    Q_EMIT changed();
}

void CompareSound::pause()
{
    if (isPlaying())
        m_playback->pause();
}

void CompareSound::hear(int lane)
{
    if (lane < 0 || lane >= count())
        return;
    note();
    if (lane != m_lane) {
        m_last = m_lane;
        ++m_switches;
    }
    m_lane = lane;
    if (isPlaying())
        m_playback->setLane(lane);
    else
        play();
    Q_EMIT changed();
}

void CompareSound::step(int by)
{
    if (count() > 0)
        hear(((m_lane + by) % count() + count()) % count());
}

void CompareSound::flip()
{
    hear(m_last);
}

void CompareSound::seek(Seconds to)
{
    if (!m_source)
        return;
    m_at = Seconds(std::clamp(to.value, 0.0, length().value));
    m_notedAt = Seconds(-1);
    if (m_playback->plays(m_source.get()))
        m_playback->seek(toFrames(m_at, m_source->rate()));
    Q_EMIT moved();
}

void CompareSound::setLoop(std::optional<LoopPart> loop)
{
    if (loop && (loop->end <= loop->begin || loop->begin >= length()))
        loop.reset();
    m_loop = loop;
    if (m_source && m_playback->plays(m_source.get())) {
        std::optional<FrameRange> range;
        if (loop)
            range =
                FrameRange{toFrames(loop->begin, m_source->rate()), toFrames(loop->end, m_source->rate())};
        m_playback->setLoop(range);
        if (loop && (position() < loop->begin || position() >= loop->end))
            seek(loop->begin);
    }
    Q_EMIT changed();
}

/// What was heard since the last look belongs to the sound that is chosen.
void CompareSound::note()
{
    if (!m_source)
        return;
    const bool isHeard = isPlaying() || m_wasPlaying;
    m_wasPlaying = isPlaying();
    const auto now = position();
    if (isHeard && m_playback->plays(m_source.get())) {
        const bool goesOn = m_notedAt.value >= 0 && now >= m_notedAt && now.value - m_notedAt.value < kJump;
        auto& heard = m_heard[std::size_t(m_lane)];
        const auto from = std::size_t((goesOn ? m_notedAt : now).value * kPerSecond);
        const auto to = std::min(heard.size(), std::size_t(now.value * kPerSecond) + 1);
        for (auto part = from; part < to; ++part)
            heard[part] = true;
        m_notedAt = now;
    }
    m_at = now;
}

bool CompareSound::wasHeard(int lane) const
{
    const auto& heard = m_heard.at(std::size_t(lane));
    return std::ranges::find(heard, true) != heard.end();
}

bool CompareSound::wasHeardToTheEnd(int lane) const
{
    const auto& heard = m_heard.at(std::size_t(lane));
    return std::ranges::count(heard, false) <= kSpared;
}

} // namespace understudy
