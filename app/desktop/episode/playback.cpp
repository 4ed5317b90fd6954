#include "app/desktop/episode/playback.h"

#include "app/desktop/workspace.h"
#include "core/device/level_tap.h"
#include "widgets/support/conversions.h"

#include <QTimer>

namespace understudy {

Playback::Playback(Workspace& workspace, std::unique_ptr<AudioOutput> output, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_player(std::move(output)), m_clock(new QTimer(this))
{
    m_clock->setInterval(16);
    connect(m_clock, &QTimer::timeout, this, [this] { Q_EMIT positionChanged(position()); });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] { setSnapshot({}); });
    if (const auto device = m_workspace->user().get<std::string>("sound.device"); !device.empty())
        m_player.selectDevice(device);
    m_subscription = m_player.subscribe([this](const PlayerStatus& status) {
        QMetaObject::invokeMethod(
            this, [this, status] { takeStatus(status); }, Qt::QueuedConnection);
    });
}

Playback::~Playback()
{
    m_subscription.reset();
}

void Playback::takeStatus(const PlayerStatus& status)
{
    const bool hadProblem = m_status.problem.has_value();
    m_status = status;
    if (isPlaying())
        m_clock->start();
    else
        m_clock->stop();
    if (status.problem && !hadProblem)
        Q_EMIT failed(*status.problem);
    Q_EMIT positionChanged(position());
    Q_EMIT statusChanged();
}

Frames Playback::placeInNew(const EpisodeSnapshot& next) const
{
    const auto now = position();
    const auto at = segment();
    if (at == Timeline::npos || !next.timeline)
        return now;
    const auto& segment = m_snapshot->timeline->segments[at];
    for (const auto& candidate : next.timeline->segments)
        if (candidate.line == segment.line && !segment.line.empty())
            return candidate.start + std::min(now - segment.start, candidate.length);
    return now;
}

void Playback::setSnapshot(const SnapshotPtr& snapshot)
{
    const bool isOurs = !std::exchange(m_sound, nullptr);
    m_player.setLoop({});
    if (!snapshot || !snapshot->timeline || !m_workspace->session()) {
        m_snapshot = nullptr;
        m_tap = nullptr;
        m_player.setSource(nullptr, SourceSwap::FromStart);
        return;
    }
    const bool isSameEpisode = isOurs && m_snapshot && m_snapshot->id == snapshot->id;
    if (isSameEpisode && m_snapshot->timeline == snapshot->timeline)
        return;
    const auto place = isSameEpisode ? placeInNew(*snapshot) : Frames(0);
    const bool moves = isSameEpisode && place != position();
    m_snapshot = snapshot;
    m_tap = std::make_shared<LevelTap>(m_workspace->session()->episodes().playback(snapshot));
    m_player.setSource(m_tap, isSameEpisode ? SourceSwap::KeepPosition : SourceSwap::FromStart);
    if (moves)
        m_player.seek(place);
}

void Playback::playSound(std::shared_ptr<PcmSource> source, Frames from)
{
    m_snapshot = nullptr;
    m_tap = nullptr;
    m_sound = std::move(source);
    m_player.setLoop({});
    m_player.setSource(m_sound, SourceSwap::FromStart);
    m_player.play(from);
}

void Playback::setLane(int lane)
{
    m_player.setLane(lane);
}

void Playback::setLoop(std::optional<FrameRange> loop)
{
    m_player.setLoop(loop);
}

void Playback::play()
{
    m_player.play();
}

void Playback::pause()
{
    m_player.pause();
}

void Playback::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Playback::seek(Frames position)
{
    m_player.seek(position);
    Q_EMIT positionChanged(position);
}

void Playback::skip(Seconds by)
{
    const auto length = m_snapshot ? m_snapshot->timeline->length : Frames(0);
    seek(std::clamp(position() + toFrames(by, kStudioRate), Frames(0), length));
}

bool Playback::isPlaying() const
{
    return m_status.state == PlayerState::Playing || m_status.state == PlayerState::Waiting;
}

Frames Playback::position() const
{
    return m_player.position();
}

std::size_t Playback::segment() const
{
    return m_snapshot && m_snapshot->timeline ? m_snapshot->timeline->segmentAt(position()) : Timeline::npos;
}

Levels Playback::levels() const
{
    if (!m_tap || !isPlaying())
        return {};
    const auto heard = m_tap->levelsAt(position());
    return {.momentary = heard.momentary, .shortTerm = heard.shortTerm};
}

QString Playback::deviceText() const
{
    if (!m_status.areDevicesKnown)
        return {};
    for (const auto& device : m_status.devices)
        if (device.id == m_status.deviceId || (m_status.deviceId.empty() && device.isDefault))
            return tr("%1, %2 kHz").arg(toQString(device.name)).arg(device.rate.value / 1000.0);
    return hasDevice() ? toQString(m_status.devices.front().name) : tr("No sound output");
}

void Playback::selectDevice(const std::string& id)
{
    m_player.selectDevice(id);
}

void Playback::refreshDevices()
{
    m_player.refreshDevices();
}

} // namespace understudy
