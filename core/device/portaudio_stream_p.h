// PortAudio as outputs and inputs share it. The library is one for the process and not thread-safe, so that
// every call of it is made under one lock.
#pragma once

#include "core/base/result.h"
#include "core/device/sound_device.h"

#include <portaudio.h>

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace understudy {

enum class Direction
{
    Output,
    Input
};

/// Runs on PortAudio's thread.
struct PortAudioBlock
{
    const float* input = nullptr;
    float* output = nullptr;
    std::size_t frames = 0;
    int channels = 0;
    bool isAfterGap = false; ///< of an input
};

/// One stream of one direction, closed at first. Used from one thread at a time, beside other streams.
class PortAudioStream
{
public:
    explicit PortAudioStream(Direction direction, int mostChannels);
    ~PortAudioStream();
    PortAudioStream(const PortAudioStream&) = delete;
    PortAudioStream& operator=(const PortAudioStream&) = delete;

    /// Looks anew when no stream of the process is open.
    std::vector<SoundDevice> devices();
    Result<void> open(const std::string& deviceId, SampleRate wanted,
                      std::function<void(const PortAudioBlock&)> callback);
    void close();
    bool isOpen() const { return m_stream != nullptr && !m_isLost; }
    SampleRate rate() const { return m_rate; }
    int channels() const { return m_channels; }
    Milliseconds latency() const { return m_latency; }
    const std::string& deviceName() const { return m_deviceName; }
    void setLostListener(std::function<void(const Error&)> listener) { m_lost = std::move(listener); }

private:
    // All under the library's lock.
    SoundDevice describe(PaDeviceIndex index) const;
    int channelsOf(PaDeviceIndex index) const;
    PaDeviceIndex defaultDevice() const;
    std::vector<SoundDevice> list() const;
    Result<PaDeviceIndex> find(const std::string& id) const;
    Result<void> openStream(const std::string& deviceId, SampleRate wanted);
    PaError start();

    static int run(const void* input, void* output, unsigned long frames,
                   const PaStreamCallbackTimeInfo* time, PaStreamCallbackFlags flags, void* self);
    static void finished(void* self);

    const Direction m_direction;
    const int m_mostChannels;
    // set while closed, read by all threads
    std::function<void(const PortAudioBlock&)> m_callback;
    std::function<void(const Error&)> m_lost;
    std::string m_deviceName;
    int m_channels = 0;
    // all threads
    std::atomic_bool m_isClosing = false;
    std::atomic_bool m_isLost = false;
    // the caller's
    PaStream* m_stream = nullptr;
    SampleRate m_rate;
    Milliseconds m_latency;
};

} // namespace understudy
