#include "core/session/voice_encoders.h"

#include "core/model/ecapa/speaker_encoder.h"

#include <algorithm>
#include <mutex>

namespace understudy {

namespace {

/// Opened by the first who needs it; when that fails, by the next.
class Opened
{
public:
    explicit Opened(EcapaFiles files) : m_files(std::move(files)) {}

    Result<std::shared_ptr<const SpeakerEncoder>> get()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_encoder) {
            UNDERSTUDY_TRY(m_encoder, SpeakerEncoder::open(m_files.weights));
        }
        return m_encoder;
    }

private:
    EcapaFiles m_files;
    std::mutex m_mutex;
    std::shared_ptr<const SpeakerEncoder> m_encoder; // under m_mutex
};

} // namespace

VoiceEncoder findVoiceEncoder(const ModelStore& store)
{
    const auto models = store.list().models;
    const auto found = std::ranges::find_if(
        models, [](const ModelInfo& model) { return model.kind == ModelKind::Ecapa && !model.isSynthetic; });
    if (found == models.end())
        return {};
    auto files = store.ecapaFiles(found->id);
    if (!files)
        return {};
    const auto encoder = std::make_shared<Opened>(std::move(*files));
    return {"ecapa/" + found->id, [encoder](std::span<const float> mono) -> Result<std::vector<float>> {
                UNDERSTUDY_TRY(const auto opened, encoder->get());
                return opened->embed(mono);
            }};
}

} // namespace understudy
