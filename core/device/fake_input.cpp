#include "core/device/fake_input.h"

#include "core/device/fake_device_p.h"

namespace understudy {

class FakeInput::State : public FakeDevice<InputDevice, InputCallback>
{
public:
    explicit State(const Settings& settings) : FakeDevice(settings.devices), m_rate(settings.rate) {}

    SampleRate rate() const { return m_rate; }

    bool push(std::span<const float> mono, bool isAfterGap)
    {
        const std::lock_guard lock(m_mutex);
        const auto block = static_cast<std::size_t>(toFrames(Milliseconds(10), m_rate).value);
        for (std::size_t at = 0; m_callback && at < mono.size(); at += block)
            m_callback({mono.subspan(at, std::min(block, mono.size() - at)), isAfterGap && at == 0});
        return m_callback != nullptr;
    }

private:
    const SampleRate m_rate;
};

class FakeInput::Input final : public AudioInput
{
public:
    explicit Input(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    ~Input() override
    {
        m_state->close();
        m_state->setLostListener(nullptr);
    }

    std::vector<InputDevice> devices() override { return m_state->devices(); }
    Result<void> open(const std::string& deviceId, SampleRate, InputCallback callback) override
    {
        return m_state->open(deviceId, std::move(callback));
    }
    void close() override { m_state->close(); }
    bool isOpen() const override { return !m_state->openDevice().id.empty(); }
    SampleRate rate() const override { return m_state->rate(); }
    std::string deviceName() const override { return m_state->openDevice().name; }
    void setLostListener(std::function<void(const Error&)> listener) override
    {
        m_state->setLostListener(std::move(listener));
    }

private:
    const std::shared_ptr<State> m_state;
};

FakeInput::FakeInput() : FakeInput(Settings{}) {}

FakeInput::FakeInput(const Settings& settings) : m_state(std::make_shared<State>(settings)) {}

std::unique_ptr<AudioInput> FakeInput::input() const
{
    return std::make_unique<Input>(m_state);
}

bool FakeInput::push(std::span<const float> mono, bool isAfterGap)
{
    return m_state->push(mono, isAfterGap);
}

bool FakeInput::isOpen() const
{
    return !openDevice().empty();
}

std::string FakeInput::openDevice() const
{
    return m_state->openDevice().id;
}

void FakeInput::loseDevice()
{
    m_state->loseDevice();
}

void FakeInput::setDevices(std::vector<InputDevice> devices)
{
    m_state->setDevices(std::move(devices));
}

} // namespace understudy
