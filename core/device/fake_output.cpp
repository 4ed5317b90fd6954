#include "core/device/fake_output.h"

#include "core/device/fake_device_p.h"

#include <condition_variable>

namespace understudy {

class FakeOutput::State : public FakeDevice<OutputDevice, OutputCallback>
{
public:
    explicit State(const Settings& settings) : FakeDevice(settings.devices), m_settings(settings) {}

    const Settings& settings() const { return m_settings; }

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

private:
    const Settings m_settings; // its devices are those at the start
    std::vector<float> m_played;
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

FakeOutput::FakeOutput(const Settings& settings) : m_state(std::make_shared<State>(settings))
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
