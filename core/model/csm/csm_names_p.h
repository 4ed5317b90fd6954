// Sesame's own layout of CSM, read through Hugging Face names: renamed, and rows of q and k brought from
// interleaved to half-split pairs.
#pragma once

#include "core/model/csm/csm_config.h"
#include "core/model/weights/weight_source_p.h"

#include <memory>

namespace understudy {

/// The store as a source by Hugging Face names, whichever of the two layouts it holds; the tied audio
/// embedding is found under either of its names. WeightsUnknown (detail: what is there) when it is neither.
Result<std::shared_ptr<const WeightSource>> csmWeights(std::shared_ptr<const TensorStore> store,
                                                       const CsmConfig& config);

/// "backbone_model.embed_tokens.embed_audio_tokens.weight"
extern const char* const kAudioEmbedding;

} // namespace understudy
