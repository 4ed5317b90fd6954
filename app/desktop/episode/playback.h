// The transport as the window uses it: plays the episode's mix, keeps its place when lines arrive, tells
// where it is.
#pragma once

#include "core/device/player.h"
#include "core/session/episode_service.h"
#include "widgets/waveform/level_meters.h"

#include <QObject>

#include <memory>
#include <optional>

class QTimer;

namespace understudy {

class LevelTap;
class Workspace;

class Playback : public QObject
{
    Q_OBJECT
public:
    Playback(Workspace& workspace, std::unique_ptr<AudioOutput> output, QObject* parent);
    ~Playback() override;

    /// Goes on in the same line at the same place when that line is in the new snapshot too.
    void setSnapshot(const SnapshotPtr& snapshot);
    /// Another pane's sound takes the place of the episode's mix, until setSnapshot() is called again.
    void playSound(std::shared_ptr<PcmSource> source, Frames from);
    /// Of a sound with several lanes, which one is heard; at once.
    void setLane(int lane);
    /// Of another pane's sound; ends when another sound takes its place.
    void setLoop(std::optional<FrameRange> loop);
    /// Whether the player has this sound.
    bool plays(const PcmSource* source) const { return source != nullptr && m_sound.get() == source; }
    void play();
    void pause();
    void toggle();
    void seek(Frames position);
    /// By seconds, as J and L do.
    void skip(Seconds by);
    bool isPlaying() const;
    Frames position() const;
    /// Index into the timeline's segments, or Timeline::npos.
    std::size_t segment() const;
    Levels levels() const;

    PlayerStatus status() const { return m_status; }
    bool hasDevice() const { return !m_status.devices.empty(); }
    /// "USB Audio, 48 kHz", or "No sound output".
    QString deviceText() const;
    void selectDevice(const std::string& id);
    /// Looks for those connected since; statusChanged() follows.
    void refreshDevices();

Q_SIGNALS:
    void positionChanged(understudy::Frames position);
    /// Playing or not, devices, problems.
    void statusChanged();
    void failed(const understudy::Error& error);

private:
    void takeStatus(const PlayerStatus& status);
    Frames placeInNew(const EpisodeSnapshot& next) const;

    Workspace* m_workspace;
    Player m_player;
    PlayerStatus m_status;
    std::unique_ptr<Subscription> m_subscription;
    SnapshotPtr m_snapshot;
    std::shared_ptr<LevelTap> m_tap;
    std::shared_ptr<PcmSource> m_sound; ///< of another pane; none: the episode's
    QTimer* m_clock;
};

} // namespace understudy
