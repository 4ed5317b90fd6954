#include "core/base/json_limits.h"
#include "core/base/stored_error.h"
#include "core/train/preflight.h"

#include <nlohmann/json.hpp>

namespace understudy {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr auto kLastKind = CheckKind::Disk;
constexpr auto kLastState = CheckState::Fail;

template<typename Enum>
std::optional<Enum> named(const Json& text, Enum last)
{
    for (int i = 0; text.is_string() && i <= int(last); ++i)
        if (name(Enum(i)) == text.get_ref<const std::string&>())
            return Enum(i);
    return std::nullopt;
}

double numberAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : 0.0;
}

Json jsonOf(const PreflightCheck& check)
{
    return {{"check", name(check.kind)},
            {"state", name(check.state)},
            {"found", check.found},
            {"allowed", check.allowed},
            {"length", check.length.value},
            {"names", check.names},
            {"problem", check.problem ? Json::parse(formatError(*check.problem)) : Json()}};
}

/// None: it is of a later version.
std::optional<PreflightCheck> checkFrom(const Json& object)
{
    if (!object.is_object())
        return std::nullopt;
    const auto kind = named(object.value("check", Json()), kLastKind);
    const auto state = named(object.value("state", Json()), kLastState);
    if (!kind || !state)
        return std::nullopt;
    PreflightCheck check{.kind = *kind,
                         .state = *state,
                         .found = numberAt(object, "found"),
                         .allowed = numberAt(object, "allowed"),
                         .length = Seconds(numberAt(object, "length"))};
    for (const auto& one : object.value("names", Json::array()))
        if (one.is_string())
            check.names.push_back(one.get<std::string>());
    if (const auto problem = object.find("problem"); problem != object.end() && problem->is_object())
        check.problem = parseError(problem->dump());
    return check;
}

} // namespace

std::string formatPreflight(const KeptPreflight& kept)
{
    Json checks = Json::array();
    for (const auto& check : kept.checks)
        checks.push_back(jsonOf(check));
    const Json document = {{"format", kFormat}, {"person", kept.person}, {"checks", std::move(checks)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<KeptPreflight> parsePreflight(std::string_view text, const std::string& subject)
{
    const auto document = checkJson(text) ? Json::parse(text, nullptr, false) : Json();
    if (!document.is_object())
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, "it is not a JSON object");
    KeptPreflight kept;
    if (const auto person = document.find("person"); person != document.end() && person->is_string())
        kept.person = person->get<std::string>();
    for (const auto& object : document.value("checks", Json::array()))
        if (auto check = checkFrom(object))
            kept.checks.push_back(std::move(*check));
    return kept;
}

} // namespace understudy
