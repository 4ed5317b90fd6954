#include "core/model/config_reader_p.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"

#include <cmath>

namespace understudy {

using nlohmann::json;

Result<json> parseConfig(std::string_view text, const std::string& subject)
{
    if (const auto checked = checkJson(text); !checked)
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, checked.error().detail);
    auto whole = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!whole.is_object())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, "it is not a JSON object");
    return whole;
}

Result<json> readConfig(const std::filesystem::path& file)
{
    constexpr Bytes kLargest{1 << 20};
    UNDERSTUDY_TRY(const auto text, readFile(file, kLargest));
    return parseConfig(text, file.string());
}

std::int64_t ConfigReader::whole(const char* key, std::int64_t otherwise, std::int64_t least,
                                 std::int64_t most)
{
    const auto found = m_object->find(key);
    if (found == m_object->end() || found->is_null())
        return otherwise;
    if (!found->is_number_integer() || found->get<std::int64_t>() < least ||
        found->get<std::int64_t>() > most)
        return complain(key, *found), otherwise;
    return found->get<std::int64_t>();
}

double ConfigReader::number(const char* key, double otherwise)
{
    const auto found = m_object->find(key);
    if (found == m_object->end() || found->is_null())
        return otherwise;
    if (!found->is_number() || !std::isfinite(found->get<double>()) || found->get<double>() <= 0)
        return complain(key, *found), otherwise;
    return found->get<double>();
}

void ConfigReader::demand(const char* key, const json& only)
{
    const auto found = m_object->find(key);
    if (found != m_object->end() && !found->is_null() && *found != only)
        complain(key, *found);
}

const json& ConfigReader::object(const char* key) const
{
    static const json none = json::object();
    const auto found = m_object->find(key);
    return found != m_object->end() && found->is_object() ? *found : none;
}

void ConfigReader::complain(const std::string& key, const json& found)
{
    if (m_problem.empty())
        m_problem = key + " is " + (found.is_primitive() ? found.dump().substr(0, 60) : found.type_name());
}

} // namespace understudy
