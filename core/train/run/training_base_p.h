// A base model to train over: without the words that no clip says, which are a sixth of its weights.
#pragma once

#include "core/model/csm/csm_p.h"
#include "core/model/model_files.h"

namespace understudy {

/// The text tokens of a run, by their place in the smaller table.
class TextRows
{
public:
    /// Of all texts together.
    explicit TextRows(const std::vector<std::vector<std::int64_t>>& texts);

    std::vector<std::int64_t> placesOf(const std::vector<std::int64_t>& text) const;
    const std::vector<std::int64_t>& ids() const { return m_ids; } ///< ascending

private:
    std::vector<std::int64_t> m_ids;
};

/// The model of `source` with these rows of its text table. Errors as Csm::load; TokenizerDamaged where it
/// has no such row.
Result<std::shared_ptr<Csm>> loadTrainingBase(std::shared_ptr<const WeightSource> source, CsmConfig config,
                                              const TextRows& rows, at::Device device, at::ScalarType type);
Result<std::shared_ptr<Csm>> openTrainingBase(const CsmFiles& files, const TextRows& rows, at::Device device,
                                              at::ScalarType type);

} // namespace understudy
