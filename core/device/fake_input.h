// An AudioInput without hardware, for tests and screenshots: hears what it is given.
#pragma once

#include "core/device/audio_input.h"

#include <memory>
#include <span>
#include <vector>

namespace understudy {

/// Hands itself to a recorder, and keeps a handle for the test: both share the state, which is thread-safe.
class FakeInput
{
public:
    struct Settings
    {
        SampleRate rate{48000};
        std::vector<InputDevice> devices = {
            {"fake", "Fake microphone", SampleRate{48000}, 1, true}}; ///< empty: there is none
    };

    FakeInput();
    explicit FakeInput(const Settings& settings);

    /// The AudioInput to give away; any number, but one open at a time.
    std::unique_ptr<AudioInput> input() const;

    /// Delivers it in blocks of 10 ms, on this thread; false when closed. The first block comes after a gap
    /// if that is said.
    bool push(std::span<const float> mono, bool isAfterGap = false);
    bool isOpen() const;
    std::string openDevice() const; ///< id; empty when closed
    /// The open device vanishes: nothing more is delivered, the lost listener is called. It leaves the list
    /// too.
    void loseDevice();
    void setDevices(std::vector<InputDevice> devices);

private:
    class State;
    class Input;
    std::shared_ptr<State> m_state;
};

} // namespace understudy
