#include "core/train/settings.h"

#include "core/base/digits.h"
#include "core/text/closest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace understudy {
namespace {

constexpr std::array<std::string_view, 3> kPresets{"quick", "standard", "careful"};
constexpr std::array<std::string_view, 3> kPrecisions{"fp32", "bf16", "fp16"};
constexpr std::array<std::string_view, 2> kOnOff{"on", "off"};

template<typename Number>
bool readNumber(Number& place, std::string_view text)
{
    Number read{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (error != std::errc() || end != text.data() + text.size())
        return false;
    place = read;
    return true;
}

std::string textOf(double value)
{
    return digitsOf(value);
}

std::string textOf(int value)
{
    return std::to_string(value);
}

std::string textOf(std::uint64_t value)
{
    return std::to_string(value);
}

template<auto member>
constexpr TrainParameter number(std::string_view key, double minimum, double maximum)
{
    using Value = std::remove_cvref_t<decltype(TrainSettings().*member)>;
    return {
        key,
        std::is_integral_v<Value> ? ParameterKind::Whole : ParameterKind::Number,
        minimum,
        maximum,
        {},
        [](const TrainSettings& settings) { return textOf(settings.*member); },
        [](TrainSettings& settings, std::string_view text) { return readNumber(settings.*member, text); }};
}

template<auto member>
constexpr TrainParameter layers(std::string_view key)
{
    return {key,
            ParameterKind::Text,
            0,
            0,
            {},
            [](const TrainSettings& settings) { return format(settings.targets.*member); },
            [](TrainSettings& settings, std::string_view text) {
                const auto read = parseLayers(text);
                settings.targets.*member = read.value_or(settings.targets.*member);
                return read.has_value();
            }};
}

constexpr TrainParameter kStabilised{
    "rank_stabilised",
    ParameterKind::YesNo,
    0,
    0,
    kOnOff,
    [](const TrainSettings& settings) { return std::string(settings.isRankStabilised ? "on" : "off"); },
    [](TrainSettings& settings, std::string_view text) {
        settings.isRankStabilised = text == "on";
        return true;
    }};
constexpr TrainParameter kCheckpointing{
    "checkpointing",
    ParameterKind::YesNo,
    0,
    0,
    kOnOff,
    [](const TrainSettings& settings) {
        return std::string(settings.checkpointing == Checkpointing::On ? "on" : "off");
    },
    [](TrainSettings& settings, std::string_view text) {
        settings.checkpointing = text == "on" ? Checkpointing::On : Checkpointing::Off;
        return true;
    }};
constexpr TrainParameter kPrecision{
    "precision",
    ParameterKind::Text,
    0,
    0,
    kPrecisions,
    [](const TrainSettings& settings) { return std::string(name(settings.precision)); },
    [](TrainSettings& settings, std::string_view text) {
        settings.precision = *precisionNamed(text);
        return true;
    }};
constexpr TrainParameter kModules{
    "modules",
    ParameterKind::Text,
    0,
    0,
    {},
    [](const TrainSettings& settings) { return formatKinds(settings.targets.kinds); },
    [](TrainSettings& settings, std::string_view text) {
        const auto read = parseKinds(text);
        settings.targets.kinds = read.value_or(settings.targets.kinds);
        return read.has_value();
    }};
constexpr TrainParameter kSpeaker{"speaker",
                                  ParameterKind::Text,
                                  0,
                                  0,
                                  {},
                                  [](const TrainSettings& settings) { return settings.speaker; },
                                  [](TrainSettings& settings, std::string_view text) {
                                      settings.speaker = text;
                                      return !text.empty() && text.size() <= 4 &&
                                             text.find_first_not_of("0123456789") == std::string_view::npos;
                                  }};
constexpr TrainParameter kDevice{"device",
                                 ParameterKind::Text,
                                 0,
                                 0,
                                 {},
                                 [](const TrainSettings& settings) { return settings.device; },
                                 [](TrainSettings& settings, std::string_view text) {
                                     settings.device = text;
                                     return true;
                                 }};

constexpr double kMostSteps = 1e6;

constexpr std::array kParameters{
    number<&TrainSettings::rank>("rank", 1, 256),
    number<&TrainSettings::alpha>("alpha", 0.001, 1024),
    kStabilised,
    number<&TrainSettings::dropout>("dropout", 0, 0.9),
    layers<&TrainTargets::backbone>("backbone_layers"),
    layers<&TrainTargets::depth>("depth_layers"),
    kModules,
    number<&TrainSettings::steps>("steps", 1, kMostSteps),
    number<&TrainSettings::clips>("clips", 1, 64),
    number<&TrainSettings::accumulate>("accumulate", 1, 256),
    number<&TrainSettings::frameBudget>("frame_budget", 0, 8192),
    number<&TrainSettings::learningRate>("learning_rate", 0, 1),
    number<&TrainSettings::warmUp>("warm_up", 0, kMostSteps),
    number<&TrainSettings::weightDecay>("weight_decay", 0, 1),
    number<&TrainSettings::clipNorm>("clip_norm", 0.001, 1000),
    number<&TrainSettings::seed>("seed", 0, double(std::numeric_limits<std::int64_t>::max())),
    number<&TrainSettings::backboneWeight>("backbone_weight", 0, 100),
    number<&TrainSettings::depthWeight>("depth_weight", 0, 100),
    number<&TrainSettings::depthShare>("depth_share", 0, 1),
    number<&TrainSettings::contextShare>("context_share", 0, 1),
    number<&TrainSettings::longestClip>("longest_clip", 1, 60),
    kSpeaker,
    kDevice,
    kPrecision,
    kCheckpointing,
    number<&TrainSettings::threads>("threads", 0, 1024),
    number<&TrainSettings::evaluateEvery>("evaluate_every", 1, kMostSteps),
    number<&TrainSettings::saveEvery>("save_every", 1, kMostSteps),
    number<&TrainSettings::keepBest>("keep_best", 0, 100),
    number<&TrainSettings::patience>("patience", 0, 1000),
    number<&TrainSettings::probeEvery>("probe_every", 0, 1000),
};

std::string allowedFor(const TrainParameter& row)
{
    if (row.kind == ParameterKind::Whole || row.kind == ParameterKind::Number)
        return digitsOf(row.minimum) + " to " + digitsOf(row.maximum);
    std::string all;
    for (const auto choice : row.choices)
        all.append(all.empty() ? "" : ", ").append(choice);
    if (!all.empty())
        return all;
    if (row.key == "modules")
        return "some of " + formatKinds({kModuleKinds.begin(), kModuleKinds.end()});
    return row.key == "speaker" ? "1 to 4 digits" : "none, upper, all, or layers as in 8-15";
}

Failure outOfRange(const TrainParameter& row, std::string_view found)
{
    return fail(Code::InvalidInput, Reason::SettingOutOfRange, std::string(row.key),
                std::string(found.substr(0, 40)) + "; " + allowedFor(row));
}

bool isAllowed(const TrainParameter& row, std::string_view text)
{
    if (row.kind == ParameterKind::Whole || row.kind == ParameterKind::Number) {
        double value = 0;
        return readNumber(value, text) && value >= row.minimum && value <= row.maximum;
    }
    return row.choices.empty() || std::ranges::find(row.choices, text) != row.choices.end();
}

} // namespace

std::string_view name(TrainPreset preset)
{
    return kPresets.at(std::size_t(preset));
}

std::optional<TrainPreset> presetNamed(std::string_view name)
{
    const auto* found = std::ranges::find(kPresets, name);
    return found == kPresets.end() ? std::nullopt : std::optional(TrainPreset(found - kPresets.begin()));
}

TrainSettings settingsOf(TrainPreset preset)
{
    TrainSettings made;
    switch (preset) {
    case TrainPreset::Standard:
        break;
    case TrainPreset::Quick:
        made.rank = 8;
        made.alpha = 16;
        made.steps = 300;
        made.warmUp = 30;
        made.learningRate = 2e-4;
        made.evaluateEvery = 50;
        made.saveEvery = 100;
        break;
    case TrainPreset::Careful:
        made.rank = 32;
        made.alpha = 64;
        made.steps = 4000;
        made.warmUp = 200;
        made.targets.backbone = {LayerChoice::Which::All};
        made.contextShare = 0.5;
        made.patience = 10;
        break;
    }
    return made;
}

std::span<const TrainParameter> trainParameters()
{
    return kParameters;
}

const TrainParameter* findParameter(std::string_view key)
{
    const auto* found = std::ranges::find(kParameters, key, &TrainParameter::key);
    return found == kParameters.end() ? nullptr : found;
}

Result<void> setParameter(TrainSettings& settings, std::string_view key, std::string_view text)
{
    const auto* row = findParameter(key);
    if (row == nullptr)
        return fail(Code::InvalidInput, Reason::SettingUnknown, std::string(key),
                    closest(key, kParameters, [](const TrainParameter& known) { return known.key; }));
    auto changed = settings;
    if (!isAllowed(*row, text) || !row->set(changed, text))
        return outOfRange(*row, text);
    settings = changed;
    return {};
}

Result<void> checkSettings(const TrainSettings& settings)
{
    for (const auto& row : kParameters)
        if (!isAllowed(row, row.get(settings)))
            return outOfRange(row, row.get(settings));
    using Which = LayerChoice::Which;
    if (settings.targets.kinds.empty())
        return outOfRange(kModules, "");
    if (settings.targets.backbone.which == Which::None && settings.targets.depth.which == Which::None)
        return fail(Code::InvalidInput, Reason::SettingOutOfRange, "depth_layers",
                    "none while backbone_layers is none, too; layers of one of the two at least");
    return {};
}

} // namespace understudy
