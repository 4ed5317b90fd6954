// Sizes of an ECAPA-TDNN, as its tensors have them (the published files have no config).
#pragma once

#include "core/model/weights/tensor_store.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

struct EcapaConfig
{
    std::int64_t channels = 1024; ///< of each block
    std::int64_t gathered = 3072; ///< of the layer that joins the blocks
    std::int64_t attention = 128; ///< inside the pooling
    std::int64_t squeezed = 128;  ///< inside a block's squeeze and excitation
    std::int64_t embedding = 192;

    static constexpr std::int64_t kMels = 80;
    static constexpr std::int64_t kScale = 8; ///< parts of a Res2Net block
    std::int64_t part() const { return channels / kScale; }
};

/// From shapes; what does not fit them is told when the network is loaded. TensorMissing, TensorShape.
Result<EcapaConfig> ecapaConfigOf(const TensorStore& store);

/// Every tensor that the network reads, and its shape, in the published names
/// (speechbrain/spkrec-ecapa-voxceleb).
std::vector<std::pair<std::string, std::vector<std::int64_t>>> ecapaTensors(const EcapaConfig& config);

} // namespace understudy
