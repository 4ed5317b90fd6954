#include "core/train/targets.h"

#include <algorithm>
#include <charconv>

namespace understudy {
namespace {

constexpr std::array<std::string_view, 7> kKindNames{"q", "k", "v", "o", "gate", "up", "down"};

std::optional<int> wholeNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0 && number < 1000
               ? std::optional(number)
               : std::nullopt;
}

bool isOfAttention(ModuleKind kind)
{
    return kind <= ModuleKind::Output;
}

TargetModule moduleOf(const LlamaConfig& c, const std::string& layer, ModuleKind kind)
{
    const auto queries = c.heads * c.headDim, keys = c.keyHeads * c.headDim;
    TargetModule module{layer + (isOfAttention(kind) ? "self_attn." : "mlp.") + std::string(name(kind)) +
                            "_proj",
                        c.width, c.width};
    switch (kind) {
    case ModuleKind::Query:
        module.out = queries;
        break;
    case ModuleKind::Key:
    case ModuleKind::Value:
        module.out = keys;
        break;
    case ModuleKind::Output:
        module.in = queries;
        break;
    case ModuleKind::Gate:
    case ModuleKind::Up:
        module.out = c.mlp;
        break;
    case ModuleKind::Down:
        module.in = c.mlp;
        break;
    }
    return module;
}

void addModules(std::vector<TargetModule>& modules, const LayerChoice& layers, const LlamaConfig& config,
                const std::string& network, const std::set<ModuleKind>& kinds)
{
    for (std::int64_t layer = 0; layer < config.layers; ++layer)
        if (layers.contains(layer, config.layers))
            for (const auto kind : kinds)
                modules.push_back(moduleOf(config, network + ".layers." + std::to_string(layer) + ".", kind));
}

/// "backbone_model\.layers\.(8|9)", or empty where it has none.
std::string layersPattern(const LayerChoice& layers, std::int64_t count, const std::string& network)
{
    std::string numbers;
    for (std::int64_t layer = 0; layer < count; ++layer)
        if (layers.contains(layer, count))
            numbers += (numbers.empty() ? "" : "|") + std::to_string(layer);
    return numbers.empty() ? std::string() : network + "\\.layers\\.(" + numbers + ")";
}

/// "(q|k)", or empty where there is none of them.
std::string kindsPattern(const std::set<ModuleKind>& kinds, bool ofAttention)
{
    std::string names;
    for (const auto kind : kinds)
        if (isOfAttention(kind) == ofAttention)
            names.append(names.empty() ? "" : "|").append(name(kind));
    return names.empty() ? std::string() : "(" + names + ")";
}

std::string eitherOf(const std::string& one, const std::string& other)
{
    if (one.empty() || other.empty())
        return one + other;
    return "(" + one + "|" + other + ")";
}

} // namespace

std::string_view name(ModuleKind kind)
{
    return kKindNames.at(std::size_t(kind));
}

bool LayerChoice::contains(std::int64_t layer, std::int64_t layers) const
{
    switch (which) {
    case Which::None:
        return false;
    case Which::Upper:
        return layer >= layers / 2;
    case Which::All:
        return true;
    case Which::Range:
        return layer >= first && layer <= last;
    }
    return false;
}

std::string format(const LayerChoice& choice)
{
    switch (choice.which) {
    case LayerChoice::Which::None:
        return "none";
    case LayerChoice::Which::Upper:
        return "upper";
    case LayerChoice::Which::All:
        return "all";
    case LayerChoice::Which::Range:
        break;
    }
    const auto first = std::to_string(choice.first);
    return choice.first == choice.last ? first : first + "-" + std::to_string(choice.last);
}

std::optional<LayerChoice> parseLayers(std::string_view text)
{
    using Which = LayerChoice::Which;
    for (const auto which : {Which::None, Which::Upper, Which::All})
        if (text == format({which}))
            return LayerChoice{which};
    const auto dash = text.find('-');
    const auto first = wholeNumber(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : wholeNumber(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return LayerChoice{Which::Range, *first, *last};
}

std::string formatKinds(const std::set<ModuleKind>& kinds)
{
    std::string text;
    for (const auto kind : kinds)
        text.append(text.empty() ? "" : ",").append(name(kind));
    return text;
}

std::optional<std::set<ModuleKind>> parseKinds(std::string_view text)
{
    std::set<ModuleKind> kinds;
    while (true) {
        const auto comma = text.find(',');
        const auto* found = std::ranges::find(kKindNames, text.substr(0, comma));
        if (found == kKindNames.end() || !kinds.insert(ModuleKind(found - kKindNames.begin())).second)
            return std::nullopt;
        if (comma == std::string_view::npos)
            return kinds;
        text.remove_prefix(comma + 1);
    }
}

Result<void> checkLayers(const TrainTargets& targets, const CsmConfig& config)
{
    const auto check = [](const char* key, const LayerChoice& choice, std::int64_t layers) -> Result<void> {
        if (choice.which != LayerChoice::Which::Range || choice.last < layers)
            return {};
        return fail(Code::InvalidInput, Reason::SettingOutOfRange, key,
                    format(choice) + "; none, upper, all, or layers of 0-" + std::to_string(layers - 1) +
                        ", as the base model has " + std::to_string(layers));
    };
    UNDERSTUDY_CHECK(check("backbone_layers", targets.backbone, config.backbone.layers));
    return check("depth_layers", targets.depth, config.depth.layers);
}

std::vector<TargetModule> targetModules(const TrainTargets& targets, const CsmConfig& config)
{
    std::vector<TargetModule> modules;
    addModules(modules, targets.backbone, config.backbone, "backbone_model", targets.kinds);
    addModules(modules, targets.depth, config.depth, "depth_decoder.model", targets.kinds);
    return modules;
}

std::int64_t trainedParameters(const TrainTargets& targets, int rank, const CsmConfig& config)
{
    std::int64_t sum = 0;
    for (const auto& module : targetModules(targets, config))
        sum += rank * (module.in + module.out);
    return sum;
}

std::string targetPattern(const TrainTargets& targets, const CsmConfig& config)
{
    const auto networks =
        eitherOf(layersPattern(targets.backbone, config.backbone.layers, "backbone_model"),
                 layersPattern(targets.depth, config.depth.layers, "depth_decoder\\.model"));
    const auto attention = kindsPattern(targets.kinds, true), mlp = kindsPattern(targets.kinds, false);
    const auto modules = eitherOf(attention.empty() ? attention : "self_attn\\." + attention,
                                  mlp.empty() ? mlp : "mlp\\." + mlp);
    return networks + "\\." + modules + "_proj";
}

} // namespace understudy
