// Fields of JSON objects that another program may have written.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace understudy {

using Json = nlohmann::json; // keys sorted

/// What stands at `key` where it is of the type, else `fallback`: other programs write other things.
template<typename T>
T valueOf(const Json& object, std::string_view key, T fallback)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end())
        return fallback;
    if constexpr (std::is_same_v<T, Json>)
        return *found;
    else if constexpr (std::is_same_v<T, std::string>)
        return found->is_string() ? found->template get<T>() : fallback;
    else if constexpr (std::is_same_v<T, double>)
        return found->is_number() ? found->template get<T>() : fallback;
    else if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? found->template get<T>() : fallback;
    else if constexpr (std::is_unsigned_v<T>)
        return found->is_number_unsigned() ? found->template get<T>() : fallback;
    else
        return found->is_number_integer() ? found->template get<T>() : fallback;
}

} // namespace understudy
