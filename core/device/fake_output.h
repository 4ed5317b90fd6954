// An AudioOutput without hardware, for tests and screenshots: pulled by hand or paced by a clock, it keeps
// what it played.
#pragma once

#include "core/device/audio_output.h"

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace understudy {

/// Hands itself to a player, and keeps a handle for the test: both share the state, which is thread-safe.
class FakeOutput
{
public:
    struct Settings
    {
        SampleRate rate{48000};
        int channels = 2;
        Milliseconds latency{0};
        std::vector<OutputDevice> devices = {{"fake", "Fake device", SampleRate{48000}, 2, true}};
        bool isPaced = false; ///< a thread pulls 10 ms every 10 ms; otherwise only pump() pulls
    };

    FakeOutput();
    explicit FakeOutput(const Settings& settings);
    ~FakeOutput();

    /// The AudioOutput to give away; any number, but one open at a time.
    std::unique_ptr<AudioOutput> output() const;

    /// Runs the callback for `frames`; returns the first channel. Silence (without a call) when closed.
    std::vector<float> pump(Frames frames);
    /// Everything pulled so far, first channel.
    std::vector<float> played() const;
    bool isOpen() const;
    std::string openDevice() const; ///< id; empty when closed
    /// The open device vanishes: no more callbacks, the lost listener is called. It leaves the list too.
    void loseDevice();
    void setDevices(std::vector<OutputDevice> devices);

private:
    class State;
    class Output;
    std::shared_ptr<State> m_state;
    std::jthread m_pacer;
};

} // namespace understudy
