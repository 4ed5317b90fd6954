#include "core/model/lora/adapter_config.h"

#include "core/model/lora/module_pattern_p.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace understudy {
namespace {

using nlohmann::json;

/// What we do not have must be refused: it would be left out in silence. Keys of newer variants count when
/// set.
std::string unsupported(const json& whole)
{
    const auto text = [&](const char* key, const char* otherwise) {
        const auto found = whole.find(key);
        return found != whole.end() && found->is_string() ? found->get<std::string>()
                                                          : std::string(otherwise);
    };
    if (text("peft_type", "LORA") != "LORA")
        return "it is of the kind " + text("peft_type", "").substr(0, 40) + ", not LORA";
    if (text("bias", "none") != "none")
        return "it trains biases, and the model has none";
    for (const auto* key : {"use_dora", "fan_in_fan_out", "use_qalora", "use_bdlora", "lora_bias"})
        if (whole.value(key, json(false)) == json(true))
            return std::string("it uses ") + key;
    for (const auto* key : {"modules_to_save", "layer_replication", "alora_invocation_tokens",
                            "target_parameters", "trainable_token_indices"})
        if (const auto found = whole.find(key); found != whole.end() && !found->is_null() && !found->empty())
            return std::string("it uses ") + key;
    return {};
}

template<typename T>
T patternOr(const std::map<std::string, T>& patterns, std::string_view module, T otherwise)
{
    for (const auto& [pattern, value] : patterns)
        if (fitsModule(pattern, module))
            return value;
    return otherwise;
}

template<typename T>
bool readPatterns(const json& whole, const char* key, std::map<std::string, T>& patterns)
{
    const auto found = whole.find(key);
    if (found == whole.end() || found->is_null())
        return true;
    if (!found->is_object())
        return false;
    for (const auto& [pattern, value] : found->items()) {
        if (!value.is_number() || value.template get<double>() <= 0)
            return false;
        patterns[pattern] = value.template get<T>();
    }
    return true;
}

bool readTargets(const json& whole, AdapterConfig& config)
{
    const auto found = whole.find("target_modules");
    if (found == whole.end() || found->is_null())
        return true;
    if (found->is_string()) {
        config.targetPattern = found->get<std::string>();
        return true;
    }
    if (!found->is_array())
        return false;
    for (const auto& entry : *found) {
        if (!entry.is_string())
            return false;
        config.targets.push_back(entry.get<std::string>());
    }
    return true;
}

} // namespace

double AdapterConfig::scaleOf(std::string_view module) const
{
    const double r = rankOf(module);
    const double a = patternOr(alphaPattern, module, alpha);
    return isRankStabilised ? a / std::sqrt(r) : a / r;
}

int AdapterConfig::rankOf(std::string_view module) const
{
    return patternOr(rankPattern, module, rank);
}

Result<AdapterConfig> readAdapterConfig(std::string_view text, const std::string& subject)
{
    const auto whole = json::parse(text, nullptr, /*allow_exceptions=*/false);
    const auto damaged = [&](const char* what) {
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, what);
    };
    if (!whole.is_object())
        return damaged("it is not a JSON object");
    if (const auto what = unsupported(whole); !what.empty())
        return fail(Code::Unsupported, Reason::AdapterUnknown, subject, what);
    AdapterConfig config;
    const auto rank = whole.value("r", json(config.rank));
    const auto alpha = whole.value("lora_alpha", json(config.alpha));
    if (!rank.is_number_integer() || rank.get<int>() < 1 || rank.get<int>() > 65536)
        return damaged("r is not a rank");
    if (!alpha.is_number() || !(alpha.get<double>() > 0))
        return damaged("lora_alpha is not a positive number");
    config.rank = rank.get<int>();
    config.alpha = alpha.get<double>();
    config.isRankStabilised = whole.value("use_rslora", json(false)) == json(true);
    if (!readTargets(whole, config))
        return damaged("target_modules is neither a pattern nor a list of names");
    if (!readPatterns(whole, "rank_pattern", config.rankPattern) ||
        !readPatterns(whole, "alpha_pattern", config.alphaPattern))
        return damaged("rank_pattern or alpha_pattern holds something that is not a positive number");
    if (const auto base = whole.value("base_model_name_or_path", json()); base.is_string())
        config.base = base.get<std::string>();
    config.json = text;
    return config;
}

std::string writeAdapterConfig(const AdapterConfig& config)
{
    if (!config.json.empty())
        return config.json;
    json whole = {{"alpha_pattern", json::object()},
                  {"auto_mapping",
                   {{"base_model_class", "CsmForConditionalGeneration"},
                    {"parent_library", "transformers.models.csm.modeling_csm"}}},
                  {"base_model_name_or_path", config.base},
                  {"bias", "none"},
                  {"fan_in_fan_out", false},
                  {"inference_mode", true},
                  {"init_lora_weights", true},
                  {"layers_pattern", nullptr},
                  {"layers_to_transform", nullptr},
                  {"lora_alpha", config.alpha},
                  {"lora_dropout", 0.0},
                  {"modules_to_save", nullptr},
                  {"peft_type", "LORA"},
                  {"r", config.rank},
                  {"rank_pattern", json::object()},
                  {"revision", nullptr},
                  {"target_modules", config.targets},
                  {"task_type", nullptr},
                  {"use_dora", false},
                  {"use_rslora", config.isRankStabilised}};
    if (!config.targetPattern.empty())
        whole["target_modules"] = config.targetPattern;
    if (config.alpha == std::floor(config.alpha)) // PEFT's is an int unless somebody made it a float
        whole["lora_alpha"] = static_cast<std::int64_t>(config.alpha);
    for (const auto& [pattern, rank] : config.rankPattern)
        whole["rank_pattern"][pattern] = rank;
    for (const auto& [pattern, alpha] : config.alphaPattern)
        whole["alpha_pattern"][pattern] = alpha;
    return whole.dump(2, ' ', /*ensure_ascii=*/true);
}

} // namespace understudy
