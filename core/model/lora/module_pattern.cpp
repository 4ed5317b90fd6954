#include "core/model/lora/module_pattern_p.h"

#include <unicode/regex.h>

namespace understudy {

bool fitsModule(const std::string& pattern, std::string_view module)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto whole = icu::UnicodeString::fromUTF8("(.*\\.)?(" + pattern + ")");
    icu::RegexMatcher matcher(whole, 0, status);
    if (U_FAILURE(status))
        return false;
    matcher.setTimeLimit(100, status); // a pattern comes from outside, so the time it may take is bounded
    const auto path = icu::UnicodeString::fromUTF8(icu::StringPiece(module.data(), int(module.size())));
    matcher.reset(path);
    return matcher.matches(status) && U_SUCCESS(status);
}

} // namespace understudy
