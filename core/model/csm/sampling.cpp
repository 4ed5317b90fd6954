#include "core/model/csm/sampling_p.h"

#include "core/base/random.h"

#include <algorithm>
#include <limits>

namespace understudy {

at::Tensor probabilities(const at::Tensor& logits, double temperature, std::int64_t topK)
{
    const auto scaled = logits / temperature;
    const auto count = std::min(topK, scaled.size(-1));
    const auto least = std::get<0>(scaled.topk(count, -1)).narrow(-1, count - 1, 1); // [rows, 1]
    return scaled.masked_fill(scaled < least, -std::numeric_limits<double>::infinity()).softmax(-1);
}

at::Tensor drawn(const at::Tensor& probabilities, const at::Tensor& uniform)
{
    const auto cumulated = probabilities.to(at::kDouble).cumsum(-1);
    // Scaled to the last value, which rounding leaves beside 1; "right" steps over codes without any
    // probability.
    const auto wanted =
        uniform.to(at::kDouble).unsqueeze(-1) * cumulated.narrow(-1, cumulated.size(-1) - 1, 1);
    return at::searchsorted(cumulated, wanted, /*out_int32=*/false, /*right=*/true).squeeze(-1);
}

std::vector<float> frameNumbers(std::uint64_t seed, std::uint32_t frame, std::int64_t codebooks)
{
    std::vector<float> numbers;
    for (std::uint32_t block = 0; std::int64_t(numbers.size()) < codebooks; ++block) {
        const auto words = philox({block, frame, 0, 0}, {std::uint32_t(seed), std::uint32_t(seed >> 32)});
        for (const auto word : words)
            numbers.push_back(float(word >> 8) * 0x1.0p-24F);
    }
    numbers.resize(std::size_t(codebooks));
    return numbers;
}

} // namespace understudy
