// Numbers out of a model's config.json, in their ranges or not at all.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace understudy {

/// The text as a JSON object, in bounded memory. Errors: ConfigDamaged.
Result<nlohmann::json> parseConfig(std::string_view text, const std::string& subject);
/// Errors: those of readFile, and ConfigDamaged.
Result<nlohmann::json> readConfig(const std::filesystem::path& file);

/// Takes numbers out of an object and remembers the first that is not what it should be. A key that is absent
/// or null has the value that the caller expects.
class ConfigReader
{
public:
    /// `object` must live as long.
    explicit ConfigReader(const nlohmann::json& object) : m_object(&object) {}

    std::int64_t whole(const char* key, std::int64_t otherwise, std::int64_t least, std::int64_t most);
    /// Finite and above 0.
    double number(const char* key, double otherwise);
    /// Complains unless the key has this value.
    void demand(const char* key, const nlohmann::json& only);
    /// An empty object when there is none.
    const nlohmann::json& object(const char* key) const;

    void complain(const std::string& key, const nlohmann::json& found);
    /// Of the first complaint: "hidden_size is 0". Empty when there was none.
    const std::string& problem() const { return m_problem; }

private:
    const nlohmann::json* m_object;
    std::string m_problem;
};

} // namespace understudy
