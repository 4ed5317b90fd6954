// What is trained: every A and B of an adapter in one block of memory, with their gradients beside it, so
// that the optimiser takes all of them in a few operations.
#pragma once

#include "core/model/csm/csm_p.h"
#include "core/model/lora/adapter_p.h"
#include "core/train/network/trained_linear_p.h"
#include "core/train/targets.h"

#include <map>

namespace understudy {

struct AdapterShape
{
    int rank = 16;
    double alpha = 32;
    bool isRankStabilised = false; ///< rsLoRA: alpha / sqrt(rank)
    TrainTargets targets;
};

class TrainedAdapter
{
public:
    /// For `csm` as it is loaded, on its device; begun. OutOfMemory.
    static Result<TrainedAdapter> make(const Csm& csm, const AdapterShape& shape, std::uint64_t seed);
    /// As PEFT begins: A uniform in +-1/sqrt(in), by chance of the seed; B zero.
    void begin(std::uint64_t seed);

    /// Those of one linear layer of the model.
    TrainedParts partsOf(const Linear& linear) const;
    std::vector<TrainedPart> all() const;

    const at::Tensor& values() const { return m_values; }       ///< [size] float32
    const at::Tensor& gradients() const { return m_gradients; } ///< [size] float32
    std::int64_t size() const { return m_values.numel(); }

    /// A copy on the CPU, as PEFT stores it.
    Adapter copied() const;
    /// The values of an adapter of this very shape. AdapterUnknown (subject: `subject`) for another.
    Result<void> take(const Adapter& adapter, const std::string& subject);
    /// As the model speaks with it now.
    Result<LoraSet> ready(const Csm& csm) const;

private:
    void place(const Linear& linear, const std::vector<TargetModule>& modules, std::int64_t& at);

    AdapterConfig m_config;
    at::Tensor m_values, m_gradients;
    std::map<std::size_t, TrainedParts> m_parts; // by number of the linear layer
};

} // namespace understudy
