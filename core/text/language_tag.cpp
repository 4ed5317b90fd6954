#include "core/text/language_tag.h"

#include <unicode/locid.h>
#include <unicode/region.h>

#include <algorithm>
#include <string>

namespace understudy {

namespace {

std::string withDashes(std::string_view tag)
{
    std::string plain(tag);
    std::ranges::replace(plain, '_', '-');
    return plain;
}

} // namespace

bool isLanguageTag(std::string_view tag)
{
    const auto plain = withDashes(tag);
    UErrorCode error = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(plain, error);
    if (U_FAILURE(error) != 0 || *locale.getISO3Language() == '\0')
        return false;
    if (*locale.getCountry() == '\0' || *locale.getISO3Country() != '\0')
        return true;
    return icu::Region::getInstance(locale.getCountry(), error) != nullptr; // "419", Latin America
}

std::string canonicalLanguageTag(std::string_view tag)
{
    if (tag == "JP" || tag == "jp" || tag == "Jp") // a country's
        return "ja";
    if (!isLanguageTag(tag))
        return std::string(tag);
    UErrorCode error = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(withDashes(tag), error);
    auto canonical = locale.toLanguageTag<std::string>(error);
    return U_FAILURE(error) != 0 ? std::string(tag) : canonical;
}

} // namespace understudy
