// Tells what a file or folder holds: by the names of its tensors, whatever the files are called.
#pragma once

#include "core/model/store/model_store.h"

namespace understudy {

struct FoundModel
{
    ModelInfo info; ///< kind, layout, weights, precision, hasCodec; nothing else yet
    std::vector<std::filesystem::path> files; ///< weights first, then what is used beside them
};

enum class Copies
{
    One, ///< the published CSM folder holds its weights in two layouts; Hugging Face's is taken
    All
};

/// Errors: WeightsUnknown (detail: what is there), WeightsDamaged, ModelIsAdapter, ConfigDamaged,
/// TokenizerDamaged, and those of opening files.
Result<FoundModel> recogniseModel(const std::filesystem::path& source, Copies copies);

/// What lies beside the weights and is used: config.json, generation_config.json, tokenizer.json; of a Whisper
/// also its preprocessor and the parts of its tokenizer; of an ECAPA-TDNN nothing.
std::span<const std::string_view> companionNames(ModelKind kind);

} // namespace understudy
