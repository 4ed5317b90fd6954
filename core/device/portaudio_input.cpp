#include "core/device/audio_input.h"

#include "core/device/portaudio_stream_p.h"

namespace understudy {
namespace {

class PortAudioInput final : public AudioInput
{
public:
    std::vector<InputDevice> devices() override { return m_stream.devices(); }

    Result<void> open(const std::string& deviceId, SampleRate wanted, InputCallback callback) override
    {
        return m_stream.open(deviceId, wanted, [callback = std::move(callback)](const PortAudioBlock& block) {
            if (block.input != nullptr) // PortAudio may have none to give
                callback({{block.input, block.frames}, block.isAfterGap});
        });
    }
    void close() override { m_stream.close(); }
    bool isOpen() const override { return m_stream.isOpen(); }
    SampleRate rate() const override { return m_stream.rate(); }
    std::string deviceName() const override { return m_stream.deviceName(); }
    void setLostListener(std::function<void(const Error&)> listener) override
    {
        m_stream.setLostListener(std::move(listener));
    }

private:
    PortAudioStream m_stream{Direction::Input, 1}; // one channel: PortAudio takes the first
};

} // namespace

std::unique_ptr<AudioInput> makePortAudioInput()
{
    return std::make_unique<PortAudioInput>();
}

} // namespace understudy
