// The transport: plays a PcmSource on an AudioOutput, without clicks at starts, stops, seeks, changes of
// source and of lane.
#pragma once

#include "core/device/audio_output.h"
#include "core/device/pcm_source.h"
#include "core/jobs/observable.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

enum class PlayerState
{
    Stopped, ///< nothing played yet, or no source
    Playing,
    Waiting, ///< would play, but that part is still being made
    Paused,
    Finished, ///< the end was heard
};

struct PlayerStatus
{
    PlayerState state = PlayerState::Stopped;
    std::vector<OutputDevice> devices; ///< empty: "No sound device"; known soon after construction
    bool areDevicesKnown = false;
    std::string deviceId;         ///< chosen; empty: the system's default
    std::optional<Error> problem; ///< why it does not play: NoSoundDevice, DeviceGone, or the source's error;
                                  ///< until the next play()
};

/// Half open, in source frames.
struct FrameRange
{
    Frames begin;
    Frames end;
};

enum class SourceSwap
{
    FromStart,    ///< stop; the position becomes 0
    KeepPosition, ///< go on in the new source where the old one was, playing if it played
};

/// Thread-safe. No call waits for a device or a source: a thread of the player's own opens devices and reads
/// sources, and what comes of it is in status().
class Player
{
public:
    explicit Player(std::unique_ptr<AudioOutput> output);
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Null takes the source away.
    void setSource(std::shared_ptr<PcmSource> source, SourceSwap swap);
    /// From where it stands; from the start when finished. Without a source nothing happens.
    void play();
    void play(Frames from);
    void pause();
    /// Pauses and goes to 0.
    void stop();
    /// Keeps playing or pausing. Clamped to the source.
    void seek(Frames to);
    /// Plays the range again and again once the position is inside; empty ends that.
    void setLoop(std::optional<FrameRange> range);
    /// Which lane of the source is heard: from the device's next block on, at the same position, with a fade
    /// of 10 ms. Kept while sources change; the last lane where a source has fewer.
    void setLane(int lane);
    /// Linear gain, 0..1.
    void setVolume(double gain);

    /// Looks for devices anew; status() tells.
    void refreshDevices();
    /// Empty: the system's default. Goes on playing there.
    void selectDevice(std::string id);

    /// What is being heard now, in source frames.
    Frames position() const;
    /// Largest absolute sample (after the volume) sent out since the last call.
    float takePeak();
    PlayerStatus status() const;
    /// As for Observable: called once at once, then on changes, mostly on the player's own thread.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::function<void(const PlayerStatus&)> listener);

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace understudy
