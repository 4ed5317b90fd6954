// adapter_config.json of a LoRA adapter as PEFT writes it (github.com/huggingface/peft,
// tuners/lora/config.py).
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct AdapterConfig
{
    int rank = 8;
    double alpha = 8;
    bool isRankStabilised = false;              ///< rsLoRA: alpha / sqrt(rank)
    std::vector<std::string> targets;           ///< module names; empty when a pattern says it
    std::string targetPattern;                  ///< a regular expression over module paths
    std::map<std::string, int> rankPattern;     ///< by module pattern, over `rank`
    std::map<std::string, double> alphaPattern; ///< by module pattern, over `alpha`
    std::string base;                           ///< base_model_name_or_path
    std::string json;                           ///< as read; written back with what we do not know of

    /// Of what A and B add, for the module with this path.
    double scaleOf(std::string_view module) const;
    int rankOf(std::string_view module) const;
};

/// Errors: ConfigDamaged; AdapterUnknown (detail: what it asks for: another kind of adapter, DoRA, biases,
/// ...).
Result<AdapterConfig> readAdapterConfig(std::string_view json, const std::string& subject);
/// As PEFT lays it out: keys sorted, two spaces.
std::string writeAdapterConfig(const AdapterConfig& config);

} // namespace understudy
