#include "core/session/evaluation_tools.h"

#include "core/session/recognizers.h"
#include "core/session/voice_encoders.h"

namespace understudy {

FindTools installedTools(std::filesystem::path projectModels)
{
    return [models = std::move(projectModels)]() -> Result<EvaluationTools> {
        EvaluationTools tools;
        const ModelStore store(ModelStore::userFolder(), models);
        tools.recognizer = findRecognizer(store, "en", RecognizerUse::ErrorRates);
        tools.voices = findVoiceEncoder(store);
        return tools;
    };
}

} // namespace understudy
