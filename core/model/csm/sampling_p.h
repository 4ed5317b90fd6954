// From logits to codes: greedy, or temperature and top-k with numbers that depend on nothing but where they
// are used.
#pragma once

#include "core/model/torch_p.h"

#include <cstdint>
#include <vector>

namespace understudy {

struct SamplingOptions
{
    float temperature = 0.9F; ///< 0: always the likeliest
    int topK = 50;            ///< at least 1; values equal to the k-th stay in

    bool isGreedy() const { return temperature <= 0 || topK == 1; }
    bool operator==(const SamplingOptions&) const = default;
};

/// logits [rows, n] float32 -> probabilities: temperature, then top-k, then softmax.
at::Tensor probabilities(const at::Tensor& logits, double temperature, std::int64_t topK);

/// Inverse of the cumulated probabilities at `uniform` [rows] in [0, 1) -> [rows] int64.
at::Tensor drawn(const at::Tensor& probabilities, const at::Tensor& uniform);

/// The random numbers of one frame of a line: [codebooks], each from (seed, frame, codebook) alone, so that
/// neighbours, order, batch size and resuming do not matter.
std::vector<float> frameNumbers(std::uint64_t seed, std::uint32_t frame, std::int64_t codebooks);

} // namespace understudy
