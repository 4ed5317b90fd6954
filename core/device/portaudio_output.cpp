#include "core/device/audio_output.h"

#include "core/device/portaudio_stream_p.h"

namespace understudy {
namespace {

class PortAudioOutput final : public AudioOutput
{
public:
    std::vector<OutputDevice> devices() override { return m_stream.devices(); }

    Result<void> open(const std::string& deviceId, SampleRate wanted, OutputCallback callback) override
    {
        return m_stream.open(deviceId, wanted, [callback = std::move(callback)](const PortAudioBlock& block) {
            const auto count = block.frames * static_cast<std::size_t>(block.channels);
            callback({block.output, count}, block.channels);
        });
    }
    void close() override { m_stream.close(); }
    bool isOpen() const override { return m_stream.isOpen(); }
    SampleRate rate() const override { return m_stream.rate(); }
    int channels() const override { return m_stream.channels(); }
    Milliseconds latency() const override { return m_stream.latency(); }
    std::string deviceName() const override { return m_stream.deviceName(); }
    void setLostListener(std::function<void(const Error&)> listener) override
    {
        m_stream.setLostListener(std::move(listener));
    }

private:
    PortAudioStream m_stream{Direction::Output, 2};
};

} // namespace

std::unique_ptr<AudioOutput> makePortAudioOutput()
{
    return std::make_unique<PortAudioOutput>();
}

} // namespace understudy
