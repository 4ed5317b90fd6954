// Which modules of a CSM an adapter is trained for: by layers and by kind. Named in full, so that nothing of
// the codec, whose transformers have modules of the same names, is among them.
#pragma once

#include "core/base/result.h"
#include "core/model/csm/csm_config.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

enum class ModuleKind
{
    Query,
    Key,
    Value,
    Output,
    Gate,
    Up,
    Down
};
inline constexpr std::array kModuleKinds{ModuleKind::Query,  ModuleKind::Key,  ModuleKind::Value,
                                         ModuleKind::Output, ModuleKind::Gate, ModuleKind::Up,
                                         ModuleKind::Down};

/// "q", "k", "v", "o", "gate", "up", "down".
std::string_view name(ModuleKind kind);

/// Layers of a network, whatever their number is.
struct LayerChoice
{
    enum class Which
    {
        None,
        Upper, ///< the upper half
        All,
        Range
    };
    Which which = Which::All;
    int first = 0, last = 0; ///< of a range, from 0

    bool contains(std::int64_t layer, std::int64_t layers) const;
    bool operator==(const LayerChoice&) const = default;
};

/// "none", "upper", "all", "8-15", "3".
std::string format(const LayerChoice& choice);
std::optional<LayerChoice> parseLayers(std::string_view text);

struct TrainTargets
{
    LayerChoice backbone{LayerChoice::Which::Upper};
    LayerChoice depth{LayerChoice::Which::All};
    std::set<ModuleKind> kinds{kModuleKinds.begin(), kModuleKinds.end()};

    bool operator==(const TrainTargets&) const = default;
};

/// "q,k,v,o": at least one of them, each once.
std::string formatKinds(const std::set<ModuleKind>& kinds);
std::optional<std::set<ModuleKind>> parseKinds(std::string_view text);

/// SettingOutOfRange for layers that the networks do not have.
Result<void> checkLayers(const TrainTargets& targets, const CsmConfig& config);

struct TargetModule
{
    std::string name; ///< path in the Hugging Face model
    std::int64_t in = 0, out = 0;
};

/// In the order of the networks: backbone, then depth decoder, by layer and kind.
std::vector<TargetModule> targetModules(const TrainTargets& targets, const CsmConfig& config);
std::int64_t trainedParameters(const TrainTargets& targets, int rank, const CsmConfig& config);
/// The same as the regular expression that PEFT takes for target_modules.
std::string targetPattern(const TrainTargets& targets, const CsmConfig& config);

} // namespace understudy
