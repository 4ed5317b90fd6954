#include "core/device/fake_output.h"

#include <algorithm>
#include <condition_variable>

namespace understudy {

class FakeOutput::State
{
public:
    explicit State(Settings settings) : m_settings(std::move(settings)) {}

    const Settings& settings() const { return m_settings; }

    std::vector<OutputDevice> devices() const
    {
        const std::lock_guard lock(m_mutex);
        return m_settings.devices;
    }
    void setDevices(std::vector<OutputDevice> devices)
    {
        const std::lock_guard lock(m_mutex);
        m_settings.devices = std::move(devices);
    }

    Result<void> open(const std::string& deviceId, OutputCallback callback)
    {
        const std::lock_guard lock(m_mutex);
        const auto& devices = m_settings.devices;
        if (devices.empty())
            return fail(Code::NotFound, Reason::NoSoundDevice);
        const auto found = std::find_if(devices.begin(), devices.end(), [&](const OutputDevice& device) {
            return deviceId.empty() ? device.isDefault : device.id == deviceId;
        });
        if (found == devices.end())
            return fail(Code::DeviceLost, Reason::DeviceGone, deviceId);
        m_open = *found;
        m_callback = std::move(callback);
        return {};
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_callback = nullptr;
        m_open = {};
    }
    OutputDevice openDevice() const
    {
        const std::lock_guard lock(m_mutex);
        return m_open;
    }

    std::vector<float> pump(Frames frames)
    {
        const std::lock_guard lock(m_mutex);
        const auto channels = static_cast<std::size_t>(m_settings.channels);
        std::vector<float> interleaved(static_cast<std::size_t>(frames.value) * channels);
        if (m_callback)
            m_callback(interleaved, m_settings.channels);
        std::vector<float> first;
        for (std::size_t at = 0; at < interleaved.size(); at += channels)
            first.push_back(interleaved[at]);
        m_played.insert(m_played.end(), first.begin(), first.end());
        return first;
    }
    std::vector<float> played() const
    {
        const std::lock_guard lock(m_mutex);
        return m_played;
    }

    void setLostListener(std::function<void(const Error&)> listener)
    {
        const std::lock_guard lock(m_lostMutex);
        m_lost = std::move(listener);
    }
    void loseDevice()
    {
        const auto lost = openDevice();
        close();
        {
            const std::lock_guard lock(m_mutex);
            std::erase_if(m_settings.devices,
                          [&](const OutputDevice& device) { return device.id == lost.id; });
        }
        const std::lock_guard lock(m_lostMutex);
        if (m_lost && !lost.id.empty())
            m_lost(Error{Code::DeviceLost, Reason::DeviceGone, lost.name, {}, {}});
    }

private:
    mutable std::mutex m_mutex; // held while the callback runs, as a driver joins it when closing
    Settings m_settings;
    OutputCallback m_callback;
    OutputDevice m_open; // without an id: closed
    std::vector<float> m_played;
    std::mutex m_lostMutex; // held while the listener runs
    std::function<void(const Error&)> m_lost;
};

class FakeOutput::Output final : public AudioOutput
{
public:
    explicit Output(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    ~Output() override
    {
        m_state->close();
        m_state->setLostListener(nullptr);
    }

    std::vector<OutputDevice> devices() override { return m_state->devices(); }
    Result<void> open(const std::string& deviceId, SampleRate, OutputCallback callback) override
    {
        return m_state->open(deviceId, std::move(callback));
    }
    void close() override { m_state->close(); }
    bool isOpen() const override { return !m_state->openDevice().id.empty(); }
    SampleRate rate() const override { return m_state->settings().rate; }
    int channels() const override { return m_state->settings().channels; }
    Milliseconds latency() const override { return m_state->settings().latency; }
    std::string deviceName() const override { return m_state->openDevice().name; }
    void setLostListener(std::function<void(const Error&)> listener) override
    {
        m_state->setLostListener(std::move(listener));
    }

private:
    const std::shared_ptr<State> m_state;
};

FakeOutput::FakeOutput() : FakeOutput(Settings{}) {}

FakeOutput::FakeOutput(Settings settings) : m_state(std::make_shared<State>(std::move(settings)))
{
    if (!m_state->settings().isPaced)
        return;
    m_pacer = std::jthread([state = m_state](const std::stop_token& stop) {
        constexpr std::chrono::milliseconds kPeriod{10};
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            state->pump(toFrames(Milliseconds(kPeriod.count()), state->settings().rate));
            never.wait_for(lock, stop, kPeriod, [] { return false; });
        }
    });
}

FakeOutput::~FakeOutput() = default;

std::unique_ptr<AudioOutput> FakeOutput::output() const
{
    return std::make_unique<Output>(m_state);
}

std::vector<float> FakeOutput::pump(Frames frames)
{
    return m_state->pump(frames);
}

std::vector<float> FakeOutput::played() const
{
    return m_state->played();
}

bool FakeOutput::isOpen() const
{
    return !openDevice().empty();
}

std::string FakeOutput::openDevice() const
{
    return m_state->openDevice().id;
}

void FakeOutput::loseDevice()
{
    m_state->loseDevice();
}

void FakeOutput::setDevices(std::vector<OutputDevice> devices)
{
    m_state->setDevices(std::move(devices));
}

} // namespace understudy
