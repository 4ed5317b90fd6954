#include "core/text/language_tag.h"

#include <unicode/locid.h>
#include <unicode/region.h>

#include <algorithm>
#include <string>

namespace understudy {

bool isLanguageTag(std::string_view tag)
{
    std::string plain(tag);
    std::ranges::replace(plain, '_', '-');
    UErrorCode error = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(plain, error);
    if (U_FAILURE(error) != 0 || *locale.getISO3Language() == '\0')
        return false;
    if (*locale.getCountry() == '\0' || *locale.getISO3Country() != '\0')
        return true;
    return icu::Region::getInstance(locale.getCountry(), error) != nullptr; // "419", Latin America
}

} // namespace understudy
