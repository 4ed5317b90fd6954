// Kyutai's own layout of Mimi, read through Hugging Face names: renamed, the fused projection of a layer cut
// into q, k and v, and rows of q and k brought from interleaved to half-split pairs.
#pragma once

#include "core/model/mimi/mimi_config.h"
#include "core/model/weights/weight_source_p.h"

#include <memory>

namespace understudy {

/// The store as a source by Hugging Face names, whichever it holds: kyutai/mimi, Kyutai's own file, or a CSM
/// with the codec in it ("codec_model."). WeightsUnknown (detail: what is there) when it is none of them.
Result<std::shared_ptr<const WeightSource>> mimiWeights(std::shared_ptr<const TensorStore> store,
                                                        const MimiConfig& config);

} // namespace understudy
