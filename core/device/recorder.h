// Hears an AudioInput: tells its level all the time, and writes takes into files while they are spoken.
#pragma once

#include "core/audio/growing_wav.h"
#include "core/device/audio_input.h"
#include "core/jobs/observable.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

/// Of the last 50 ms; -infinity for silence.
struct InputLevels
{
    static constexpr Decibels kSilence{-std::numeric_limits<double>::infinity()};

    Decibels peak = kSilence, rms = kSilence; ///< dBFS
    Decibels heldPeak = kSilence;             ///< the highest of the last 1.5 s
};

/// What became of a take.
struct RecordedTake
{
    Frames length;
    SampleRate rate;
    int clipped = 0;              ///< places where it reached full scale, 10 ms or more apart
    int gaps = 0;                 ///< where sound was lost: the driver or the disk could not follow
    std::optional<Error> problem; ///< why it ended by itself: DeviceGone, DiskFull, FileTooLarge, Io
};

/// Its functions run on the recorder's thread; they must not call the recorder.
struct TakeOrder
{
    /// Makes the file, when the device's rate is known.
    std::function<Result<GrowingWav>(SampleRate)> open;
    /// Once, when the file is finished and closed; or why there is none: the errors of AudioInput::open() and
    /// of `open`; Cancelled where the recorder went before its turn came.
    std::function<void(const Result<RecordedTake>&)> done;
    std::optional<Seconds> longest; ///< ends by itself then, without a problem
};

struct RecorderStatus
{
    bool isListening = false;
    bool isRecording = false;
    std::vector<InputDevice> devices;
    bool areDevicesKnown = false;
    std::string deviceName; ///< while it listens
    InputLevels levels;
    Seconds elapsed;              ///< of the take
    int clipped = 0;              ///< in it so far
    std::optional<Error> problem; ///< why it does not listen: NoSoundDevice, DeviceGone, Io; until it does
};

/// Thread-safe. No call waits for a device or a disk: a thread of the recorder's own carries orders out, one
/// after the other, and what comes of it is in status().
class Recorder
{
public:
    explicit Recorder(std::unique_ptr<AudioInput> input);
    ~Recorder(); ///< a take under way is ended and kept
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    void refreshDevices();
    /// Empty: the system's default. A take under way is ended before another device is taken.
    void listen(std::string deviceId);
    /// Ends a take under way and lets the device go.
    void rest();
    /// A take under way is ended first. Listens to the device named last where it does not.
    void record(TakeOrder order);
    void stop();

    /// About twenty times a second while it listens.
    RecorderStatus status() const;
    /// On the recorder's thread; as Observable.
    [[nodiscard]] std::unique_ptr<Subscription>
    subscribe(std::function<void(const RecorderStatus&)> listener);

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace understudy
