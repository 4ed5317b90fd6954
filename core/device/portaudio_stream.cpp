#include "core/device/portaudio_stream_p.h"

#include <algorithm>
#include <cmath>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

namespace understudy {
namespace {

/// Points standard error at nothing while it lives. PortAudio, ALSA and JACK print what they fail to find
/// there, and that a machine has no sound device is no news. Process-wide, so kept around single calls, under
/// the library's lock.
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

/// What the streams of the process share.
struct Library
{
    std::mutex mutex;
    int users = 0;              // under mutex; PortAudioStreams there are
    int streams = 0;            // under mutex; those that are open
    bool isInitialized = false; // under mutex

    // Under mutex.

    void terminate()
    {
        if (isInitialized)
            Pa_Terminate();
        isInitialized = false;
    }
    /// PortAudio lists devices only when it starts. While a stream is open the list stays as it is.
    void rescan()
    {
        if (streams > 0)
            return;
        const QuietStderr quiet;
        terminate();
        isInitialized = Pa_Initialize() == paNoError;
    }
};

Library& library()
{
    static Library one;
    return one;
}

} // namespace

PortAudioStream::PortAudioStream(Direction direction, int mostChannels)
    : m_direction(direction), m_mostChannels(mostChannels)
{
    const std::lock_guard lock(library().mutex);
    ++library().users;
}

PortAudioStream::~PortAudioStream()
{
    close();
    const std::lock_guard lock(library().mutex);
    if (--library().users == 0)
        library().terminate();
}

int PortAudioStream::channelsOf(PaDeviceIndex index) const
{
    const auto* info = Pa_GetDeviceInfo(index);
    return m_direction == Direction::Output ? info->maxOutputChannels : info->maxInputChannels;
}

PaDeviceIndex PortAudioStream::defaultDevice() const
{
    return m_direction == Direction::Output ? Pa_GetDefaultOutputDevice() : Pa_GetDefaultInputDevice();
}

SoundDevice PortAudioStream::describe(PaDeviceIndex index) const
{
    const auto* info = Pa_GetDeviceInfo(index);
    SoundDevice device;
    device.name = info->name;
    device.id = std::string(Pa_GetHostApiInfo(info->hostApi)->name) + "/" + info->name;
    device.rate = SampleRate(static_cast<int>(std::lround(info->defaultSampleRate)));
    device.channels = channelsOf(index);
    device.isDefault = index == defaultDevice();
    return device;
}

std::vector<SoundDevice> PortAudioStream::devices()
{
    const std::lock_guard lock(library().mutex);
    library().rescan();
    return list();
}

std::vector<SoundDevice> PortAudioStream::list() const
{
    std::vector<SoundDevice> devices;
    for (PaDeviceIndex index = 0; library().isInitialized && index < Pa_GetDeviceCount(); ++index)
        if (channelsOf(index) > 0)
            devices.push_back(describe(index));
    return devices;
}

Result<PaDeviceIndex> PortAudioStream::find(const std::string& id) const
{
    if (list().empty())
        return fail(Code::NotFound, Reason::NoSoundDevice);
    if (id.empty() && defaultDevice() != paNoDevice)
        return defaultDevice();
    for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index)
        if (channelsOf(index) > 0 && (id.empty() || describe(index).id == id))
            return index;
    return fail(Code::DeviceLost, Reason::DeviceGone, id);
}

Result<void> PortAudioStream::open(const std::string& deviceId, SampleRate wanted,
                                   std::function<void(const PortAudioBlock&)> callback)
{
    close();
    m_callback = std::move(callback);
    const std::lock_guard lock(library().mutex);
    auto opened =
        library().isInitialized ? openStream(deviceId, wanted) : fail(Code::NotFound, Reason::NoSoundDevice);
    if (!opened) {
        library().rescan(); // the list may be older than the device
        opened = openStream(deviceId, wanted);
    }
    return opened;
}

Result<void> PortAudioStream::openStream(const std::string& deviceId, SampleRate wanted)
{
    UNDERSTUDY_TRY(const PaDeviceIndex index, find(deviceId));
    const auto* info = Pa_GetDeviceInfo(index);
    const bool isOutput = m_direction == Direction::Output;
    PaStreamParameters parameters{};
    parameters.device = index;
    parameters.channelCount = std::min(channelsOf(index), m_mostChannels);
    parameters.sampleFormat = paFloat32;
    // Playing and recording files: steady before quick.
    parameters.suggestedLatency = isOutput ? info->defaultHighOutputLatency : info->defaultHighInputLatency;
    m_channels = parameters.channelCount;
    m_deviceName = info->name;
    m_isLost = false;
    m_isClosing = false;
    const QuietStderr quiet;
    const auto* in = isOutput ? nullptr : &parameters;
    const auto* out = isOutput ? &parameters : nullptr;
    const bool fits = Pa_IsFormatSupported(in, out, wanted.value) == paFormatIsSupported;
    const double rate = fits ? wanted.value : info->defaultSampleRate;
    PaError error = Pa_OpenStream(&m_stream, in, out, rate, paFramesPerBufferUnspecified, paNoFlag,
                                  &PortAudioStream::run, this);
    if (error == paNoError)
        error = start();
    if (error != paNoError) {
        m_stream = nullptr;
        return fail(Code::Io, m_deviceName, Pa_GetErrorText(error));
    }
    ++library().streams;
    return {};
}

PaError PortAudioStream::start()
{
    const auto* info = Pa_GetStreamInfo(m_stream);
    const auto latency = m_direction == Direction::Output ? info->outputLatency : info->inputLatency;
    m_rate = SampleRate(static_cast<int>(std::lround(info->sampleRate)));
    m_latency = Milliseconds(static_cast<int>(std::lround(latency * 1000)));
    Pa_SetStreamFinishedCallback(m_stream, &PortAudioStream::finished);
    const PaError error = Pa_StartStream(m_stream);
    if (error != paNoError)
        Pa_CloseStream(m_stream);
    return error;
}

void PortAudioStream::close()
{
    if (m_stream == nullptr)
        return;
    const std::lock_guard lock(library().mutex);
    m_isClosing = true;
    const QuietStderr quiet;
    Pa_AbortStream(m_stream);
    Pa_CloseStream(m_stream); // joins PortAudio's thread
    m_stream = nullptr;
    --library().streams;
}

int PortAudioStream::run(const void* input, void* output, unsigned long frames,
                         const PaStreamCallbackTimeInfo*, PaStreamCallbackFlags flags, void* self)
{
    const auto& stream = *static_cast<PortAudioStream*>(self);
    stream.m_callback({static_cast<const float*>(input), static_cast<float*>(output),
                       static_cast<std::size_t>(frames), stream.m_channels, (flags & paInputOverflow) != 0});
    return paContinue;
}

/// The stream ended. When nobody closed it, the device went away.
void PortAudioStream::finished(void* self)
{
    auto& stream = *static_cast<PortAudioStream*>(self);
    if (stream.m_isClosing || stream.m_isLost.exchange(true) || !stream.m_lost)
        return;
    stream.m_lost(Error{Code::DeviceLost, Reason::DeviceGone, stream.m_deviceName, {}, {}});
}

} // namespace understudy
