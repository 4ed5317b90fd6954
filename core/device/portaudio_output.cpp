#include "core/device/audio_output.h"

#include <portaudio.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fcntl.h>
#include <unistd.h>

namespace understudy {
namespace {

/// Points standard error at nothing while it lives. PortAudio, ALSA and JACK print what they fail to find
/// there, and that a machine has no sound device is no news. Process-wide, so kept around single calls.
class QuietStderr
{
public:
    QuietStderr() : m_saved(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0))
    {
        const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (m_saved >= 0 && nothing >= 0)
            dup2(nothing, STDERR_FILENO);
        if (nothing >= 0)
            ::close(nothing);
    }
    ~QuietStderr()
    {
        if (m_saved < 0)
            return;
        dup2(m_saved, STDERR_FILENO);
        ::close(m_saved);
    }
    QuietStderr(const QuietStderr&) = delete;
    QuietStderr& operator=(const QuietStderr&) = delete;

private:
    const int m_saved;
};

OutputDevice describe(PaDeviceIndex index, const PaDeviceInfo& info)
{
    OutputDevice device;
    device.name = info.name;
    device.id = std::string(Pa_GetHostApiInfo(info.hostApi)->name) + "/" + info.name;
    device.rate = SampleRate(static_cast<int>(std::lround(info.defaultSampleRate)));
    device.channels = info.maxOutputChannels;
    device.isDefault = index == Pa_GetDefaultOutputDevice();
    return device;
}

class PortAudioOutput final : public AudioOutput
{
public:
    ~PortAudioOutput() override
    {
        close();
        terminate();
    }

    std::vector<OutputDevice> devices() override
    {
        if (!m_stream)
            rescan();
        return list();
    }

    Result<void> open(const std::string& deviceId, SampleRate wanted, OutputCallback callback) override
    {
        close();
        m_callback = std::move(callback);
        auto opened =
            m_isInitialized ? openStream(deviceId, wanted) : fail(Code::NotFound, Reason::NoSoundDevice);
        if (!opened) {
            rescan(); // the list may be older than the device
            opened = openStream(deviceId, wanted);
        }
        return opened;
    }

    void close() override
    {
        if (!m_stream)
            return;
        m_isClosing = true;
        const QuietStderr quiet;
        Pa_AbortStream(m_stream);
        Pa_CloseStream(m_stream); // joins PortAudio's thread
        m_stream = nullptr;
    }

    bool isOpen() const override { return m_stream && !m_isLost; }
    SampleRate rate() const override { return m_rate; }
    int channels() const override { return m_channels; }
    Milliseconds latency() const override { return m_latency; }
    std::string deviceName() const override { return m_deviceName; }
    void setLostListener(std::function<void(const Error&)> listener) override
    {
        m_lost = std::move(listener);
    }

private:
    void terminate()
    {
        if (m_isInitialized)
            Pa_Terminate();
        m_isInitialized = false;
    }

    /// PortAudio lists devices only when it starts.
    void rescan()
    {
        const QuietStderr quiet;
        terminate();
        m_isInitialized = Pa_Initialize() == paNoError;
    }

    std::vector<OutputDevice> list() const
    {
        std::vector<OutputDevice> devices;
        for (PaDeviceIndex index = 0; m_isInitialized && index < Pa_GetDeviceCount(); ++index)
            if (const auto* info = Pa_GetDeviceInfo(index); info->maxOutputChannels > 0)
                devices.push_back(describe(index, *info));
        return devices;
    }

    Result<PaDeviceIndex> find(const std::string& id) const
    {
        if (list().empty())
            return fail(Code::NotFound, Reason::NoSoundDevice);
        if (id.empty() && Pa_GetDefaultOutputDevice() != paNoDevice)
            return Pa_GetDefaultOutputDevice();
        for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
            const auto* info = Pa_GetDeviceInfo(index);
            if (info->maxOutputChannels > 0 && (id.empty() || describe(index, *info).id == id))
                return index;
        }
        return fail(Code::DeviceLost, Reason::DeviceGone, id);
    }

    Result<void> openStream(const std::string& deviceId, SampleRate wanted)
    {
        UNDERSTUDY_TRY(const PaDeviceIndex index, find(deviceId));
        const auto* info = Pa_GetDeviceInfo(index);
        PaStreamParameters parameters{};
        parameters.device = index;
        parameters.channelCount = std::min(info->maxOutputChannels, 2);
        parameters.sampleFormat = paFloat32;
        parameters.suggestedLatency = info->defaultHighOutputLatency; // playing files: steady before quick
        m_channels = parameters.channelCount;
        m_deviceName = info->name;
        m_isLost = false;
        m_isClosing = false;
        const QuietStderr quiet;
        const bool fits = Pa_IsFormatSupported(nullptr, &parameters, wanted.value) == paFormatIsSupported;
        const double rate = fits ? wanted.value : info->defaultSampleRate;
        PaError error = Pa_OpenStream(&m_stream, nullptr, &parameters, rate, paFramesPerBufferUnspecified,
                                      paNoFlag, &PortAudioOutput::render, this);
        if (error == paNoError)
            error = start();
        if (error != paNoError)
            return fail(Code::Io, m_deviceName, Pa_GetErrorText(error));
        return {};
    }

    PaError start()
    {
        const auto* info = Pa_GetStreamInfo(m_stream);
        m_rate = SampleRate(static_cast<int>(std::lround(info->sampleRate)));
        m_latency = Milliseconds(static_cast<int>(std::lround(info->outputLatency * 1000)));
        Pa_SetStreamFinishedCallback(m_stream, &PortAudioOutput::finished);
        const PaError error = Pa_StartStream(m_stream);
        if (error != paNoError) {
            Pa_CloseStream(m_stream);
            m_stream = nullptr;
        }
        return error;
    }

    static int render(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                      PaStreamCallbackFlags, void* self)
    {
        const auto& out = *static_cast<PortAudioOutput*>(self);
        const auto count = static_cast<std::size_t>(frames) * static_cast<std::size_t>(out.m_channels);
        out.m_callback({static_cast<float*>(output), count}, out.m_channels);
        return paContinue;
    }

    /// The stream ended. When nobody closed it, the device went away.
    static void finished(void* self)
    {
        auto& out = *static_cast<PortAudioOutput*>(self);
        if (out.m_isClosing || out.m_isLost.exchange(true) || !out.m_lost)
            return;
        out.m_lost(Error{Code::DeviceLost, Reason::DeviceGone, out.m_deviceName, {}, {}});
    }

    // set while closed, read by all threads
    OutputCallback m_callback;
    std::function<void(const Error&)> m_lost;
    std::string m_deviceName;
    int m_channels = 0;
    // all threads
    std::atomic_bool m_isClosing = false;
    std::atomic_bool m_isLost = false;
    // the caller's
    PaStream* m_stream = nullptr;
    bool m_isInitialized = false;
    SampleRate m_rate;
    Milliseconds m_latency;
};

} // namespace

std::unique_ptr<AudioOutput> makePortAudioOutput()
{
    return std::make_unique<PortAudioOutput>();
}

} // namespace understudy
