// Where sound comes from: PortAudio on a user's machine, a fake in tests. Having no microphone is a normal
// state, not a fault.
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

using InputDevice = SoundDevice;

struct InputBlock
{
    std::span<const float> mono; ///< full scale is 1; the first channel of the device
    bool isAfterGap = false;     ///< the driver lost sound right before it
};

/// Runs on the audio thread: no locks, no allocation, no log, no exceptions.
using InputCallback = std::function<void(const InputBlock&)>;

/// Used from one thread at a time (the recorder's); only the callback and the lost listener run elsewhere.
class AudioInput
{
public:
    virtual ~AudioInput() = default;

    /// What is there now. Looks anew when no stream is open, which takes a moment: never on the GUI thread.
    virtual std::vector<InputDevice> devices() = 0;

    /// Starts calling `callback`. Empty id: the default device. The device may run at another rate than
    /// `wanted`: see rate(). Errors: NoSoundDevice (there is no input at all), DeviceGone (`deviceId` is not
    /// there), Io/General with the driver's words.
    virtual Result<void> open(const std::string& deviceId, SampleRate wanted, InputCallback callback) = 0;
    /// No call of the callback is under way afterwards. Harmless when closed.
    virtual void close() = 0;
    /// False again once the device is lost.
    virtual bool isOpen() const = 0;

    // Of the open stream.
    virtual SampleRate rate() const = 0;
    virtual std::string deviceName() const = 0;

    /// Called when the open device vanishes (DeviceGone), on a thread of the driver; must not call this
    /// object. Set it while closed.
    virtual void setLostListener(std::function<void(const Error&)> listener) = 0;
};

/// The system's sound, through PortAudio.
std::unique_ptr<AudioInput> makePortAudioInput();

} // namespace understudy
