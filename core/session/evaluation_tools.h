// Who measures speech on this machine: hears its words, and whose voice it is.
#pragma once

#include "core/data/recognition/recognizer.h"
#include "core/data/recognition/voice_print.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace understudy {

/// Who hears words and voices; what is not installed is null, and not measured.
struct EvaluationTools
{
    std::shared_ptr<Recognizer> recognizer;
    VoiceEncoder voices;
};

/// Opens what is installed; called on a job's thread, once for each.
using FindTools = std::function<Result<EvaluationTools>()>;

/// Those of the models in a project's folder of models, where one is given, and on this machine; for words,
/// else PocketSphinx.
FindTools installedTools(std::filesystem::path projectModels = {});

} // namespace understudy
