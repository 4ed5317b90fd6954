// A LoRA adapter of CSM as PEFT stores it, and made ready for a loaded model.
#pragma once

#include "core/base/result.h"
#include "core/model/csm/csm_p.h"
#include "core/model/lora/adapter_config.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace understudy {

/// Float32, on the CPU.
struct AdapterPair
{
    at::Tensor a; ///< (rank, in)
    at::Tensor b; ///< (out, rank)
};

struct Adapter
{
    AdapterConfig config;
    std::map<std::string, AdapterPair> pairs; ///< by module path in the Hugging Face model
    std::vector<std::string> ignored;         ///< codec modules whose B is not zero: they cannot be used here
    std::map<std::string, std::string> notes; ///< beside the tensors, by key: whose consent, which run

    /// `folder` holds adapter_config.json and adapter_model.safetensors. Keys may lack "base_model.model."
    /// and may keep the adapter's name; data may be float32, float16 or bfloat16. Errors: FileMissing,
    /// ConfigDamaged, AdapterUnknown (names the key or target), WeightsDamaged, TensorShape, TensorNotFinite.
    static Result<Adapter> load(const std::filesystem::path& folder);
    /// Both files, in PEFT's layout; whole or not at all, file by file.
    Result<void> save(const std::filesystem::path& folder) const;

    /// For the linear layers of `csm`, on its device. AdapterUnknown: a module the model does not have;
    /// TensorShape: it was made for another base.
    Result<LoraSet> readyFor(const Csm& csm, const std::string& subject) const;
};

} // namespace understudy
