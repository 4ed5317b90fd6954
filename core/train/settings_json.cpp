#include "core/base/json_limits.h"
#include "core/train/settings.h"

#include <nlohmann/json.hpp>

namespace understudy {
namespace {

using Json = nlohmann::ordered_json;

Json valueOf(const TrainParameter& row, const TrainSettings& settings)
{
    const auto text = row.get(settings);
    switch (row.kind) {
    case ParameterKind::Whole:
    case ParameterKind::Number:
        return Json::parse(text);
    case ParameterKind::YesNo:
        return text == "on";
    case ParameterKind::Text:
        break;
    }
    return text;
}

std::string textOf(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>() ? "on" : "off";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

std::string formatSettings(const TrainSettings& settings)
{
    Json document = Json::object();
    for (const auto& row : trainParameters())
        document[std::string(row.key)] = valueOf(row, settings);
    return document.dump(2);
}

Result<TrainSettings> parseSettings(std::string_view json, const std::string& subject)
{
    const auto document = checkJson(json) ? Json::parse(json, nullptr, false) : Json();
    if (!document.is_object())
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, "its settings are no JSON object");
    TrainSettings settings;
    for (const auto& [key, value] : document.items())
        if (findParameter(key) != nullptr && !setParameter(settings, key, textOf(value)))
            return fail(Code::Corrupt, Reason::ConfigDamaged, subject, key);
    if (const auto sound = checkSettings(settings); !sound)
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, sound.error().subject);
    return settings;
}

} // namespace understudy
