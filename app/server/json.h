// JSON as the API reads and writes it.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace understudy::server {

using Json = nlohmann::ordered_json;

/// Text from files may hold anything; what is not UTF-8 becomes U+FFFD.
inline std::string textOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// None, with what is wrong with it, for what is no JSON, or deeper or longer than any request has reason to
/// be.
std::optional<Json> readJson(std::string_view text, std::string& problem);

} // namespace understudy::server
