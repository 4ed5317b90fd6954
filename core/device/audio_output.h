// Where sound goes: PortAudio on a user's machine, a fake in tests. Having no device is a normal state, not a
// fault.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/device/sound_device.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace understudy {

using OutputDevice = SoundDevice;

/// Fills all of `interleaved` ([frames, channels], -1..1). Runs on the audio thread: no locks, no allocation,
/// no log, no exceptions.
using OutputCallback = std::function<void(std::span<float> interleaved, int channels)>;

/// Used from one thread at a time (the player's); only the callback and the lost listener run elsewhere.
class AudioOutput
{
public:
    virtual ~AudioOutput() = default;

    /// What is there now. Looks anew when no stream is open, which takes a moment: never on the GUI thread.
    virtual std::vector<OutputDevice> devices() = 0;

    /// Starts calling `callback`. Empty id: the default device. The device may run at another rate than
    /// `wanted`: see rate(). Errors: NoSoundDevice (there is none at all), DeviceGone (`deviceId` is not
    /// there), Io/General with the driver's words.
    virtual Result<void> open(const std::string& deviceId, SampleRate wanted, OutputCallback callback) = 0;
    /// No call of the callback is under way afterwards. Harmless when closed.
    virtual void close() = 0;
    /// False again once the device is lost.
    virtual bool isOpen() const = 0;

    // Of the open stream.
    virtual SampleRate rate() const = 0;
    virtual int channels() const = 0;
    virtual Milliseconds latency() const = 0; ///< from the callback to the ear
    virtual std::string deviceName() const = 0;

    /// Called when the open device vanishes (DeviceGone), on a thread of the driver; must not call this
    /// object. Set it while closed.
    virtual void setLostListener(std::function<void(const Error&)> listener) = 0;
};

/// The system's sound, through PortAudio. At most one at a time.
std::unique_ptr<AudioOutput> makePortAudioOutput();

} // namespace understudy
