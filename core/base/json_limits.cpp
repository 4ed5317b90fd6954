#include "core/base/json_limits.h"

#include <nlohmann/json.hpp>

#include <string>
#include <unordered_set>
#include <vector>

namespace understudy {

namespace {

using Json = nlohmann::json;

/// Counts what goes by and keeps nothing but the keys of the objects that are open.
class LimitChecker final : public nlohmann::json_sax<Json>
{
public:
    explicit LimitChecker(JsonLimits limits) : m_limits(limits) {}

    const std::string& flaw() const { return m_flaw; }

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t) override { return count(); }
    bool number_unsigned(number_unsigned_t) override { return count(); }
    bool number_float(number_float_t, const string_t&) override { return count(); }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return count(); }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        return m_keys.back().insert(name).second || refuse("key \"" + name.substr(0, 100) + "\" twice");
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        return refuse("not JSON at byte " + std::to_string(position));
    }

private:
    bool refuse(std::string flaw)
    {
        m_flaw = std::move(flaw);
        return false;
    }

    bool count()
    {
        return ++m_values <= m_limits.values ||
               refuse("more than " + std::to_string(m_limits.values) + " JSON values");
    }

    bool open()
    {
        if (m_keys.size() == m_limits.depth)
            return refuse("JSON nested deeper than " + std::to_string(m_limits.depth));
        m_keys.emplace_back();
        return count();
    }

    bool close()
    {
        m_keys.pop_back();
        return true;
    }

    JsonLimits m_limits;
    std::size_t m_values = 0;
    std::vector<std::unordered_set<std::string>> m_keys; ///< one set per open object or array
    std::string m_flaw;
};

} // namespace

Result<void> checkJson(std::string_view text, JsonLimits limits)
{
    // The library takes it for the end of the text.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return fail(Code::Corrupt, std::string(), "not JSON at byte " + std::to_string(nul + 1));
    LimitChecker checker(limits);
    if (Json::sax_parse(text, &checker))
        return {};
    return fail(Code::Corrupt, std::string(), checker.flaw());
}

} // namespace understudy
