// What a synthetic model consists of.
#pragma once

#include "core/model/csm/csm_config.h"
#include "core/model/mimi/mimi_config.h"
#include "core/model/synthetic/synthetic_model.h"
#include "core/model/weights/tensor_store.h"

#include <vector>

namespace understudy {

struct SyntheticConfig
{
    CsmConfig csm;
    MimiConfig mimi;
};
SyntheticConfig syntheticConfig(SyntheticSize size);

/// By Hugging Face's names, float32; the tied embedding once, as community mirrors keep it.
std::vector<TensorPlan> csmTensors(const CsmConfig& config);
/// The same with `prefix` before each name.
std::vector<TensorPlan> mimiTensors(const MimiConfig& config, const std::string& prefix);

/// config.json.
std::string formatCsmConfig(const SyntheticConfig& config);
std::string formatMimiConfig(const MimiConfig& config);
/// tokenizer.json: a token for each byte, none merged, and CSM's 256 special tokens at the vocabulary's end.
std::string formatByteTokenizer(std::int64_t vocabulary);

} // namespace understudy
