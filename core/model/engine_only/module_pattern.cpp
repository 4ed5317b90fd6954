// Without ICU. Nothing bounds the time that std::regex takes: for reference data and other files one trusts.
#include "core/model/lora/module_pattern_p.h"

#include <regex>

namespace understudy {

bool fitsModule(const std::string& pattern, std::string_view module)
{
    try {
        const std::regex whole("(.*\\.)?(" + pattern + ")");
        return std::regex_match(module.begin(), module.end(), whole);
    } catch (const std::regex_error&) {
        return false;
    }
}

} // namespace understudy
