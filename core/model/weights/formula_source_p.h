// Weights that a formula gives ("formula weights v1", tests/data/golden/README.md): a function of a tensor's
// name and shape alone. They speak noise; benchmarks and tests run on them where published weights cannot be.
#pragma once

#include "core/model/weights/weight_source_p.h"

#include <cstdint>
#include <span>

namespace understudy {

class FormulaWeights final : public WeightSource
{
public:
    /// `codebooks` and `vocabulary` (per codebook, with spare ids) are those of the model; a codec alone
    /// does not depend on them. Another salt gives other weights.
    explicit FormulaWeights(std::int64_t codebooks = 32, std::int64_t vocabulary = 2051,
                            std::uint64_t salt = 0);

    /// True for every name that a model's tensor could have.
    bool has(std::string_view name) const override;
    /// Float32, computed by all threads.
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override;
    std::string where() const override;

    /// The values from flat index `first` on, so that a file can be written piece by piece.
    void fill(std::string_view name, at::IntArrayRef shape, std::int64_t first,
              std::span<float> values) const;

private:
    std::int64_t m_codebooks;
    std::int64_t m_vocabulary;
    std::uint64_t m_salt;
};

} // namespace understudy
