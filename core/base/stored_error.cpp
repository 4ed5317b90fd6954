#include "core/base/stored_error.h"

#include "core/base/json_limits.h"

#include <nlohmann/json.hpp>

namespace understudy {

namespace {

using Json = nlohmann::json;

constexpr auto kLastCode = Code::Internal;

/// The enumerator of that name, from the first to `last`.
template<typename Enum>
Enum named(std::string_view text, Enum last, Enum fallback)
{
    for (int i = 0; i <= static_cast<int>(last); ++i)
        if (name(static_cast<Enum>(i)) == text)
            return static_cast<Enum>(i);
    return fallback;
}

std::string textAt(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::string formatError(const Error& error)
{
    const Json json{{"code", name(error.code)},
                    {"reason", name(error.reason)},
                    {"subject", error.subject},
                    {"detail", error.detail}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace); // names of files may be no UTF-8
}

std::optional<Error> parseError(std::string_view line)
{
    if (!checkJson(line, {.depth = 2, .values = 100}))
        return std::nullopt;
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    return Error{named(textAt(json, "code"), kLastCode, Code::InvalidInput),
                 named(textAt(json, "reason"), kLastReason, Reason::General),
                 textAt(json, "subject"),
                 textAt(json, "detail"),
                 {}};
}

} // namespace understudy
