// Names of languages, as BCP 47 has them: "en", "de-CH".
#pragma once

#include <string>
#include <string_view>

namespace understudy {

/// Of a language that there is, and of a region that there is, should it tell one; "en_GB" too.
bool isLanguageTag(std::string_view tag);

/// As BCP 47 spells it: "en" for "EN", "en-US" for "en_us", "ja" for the "JP" of GPT-SoVITS's lists. What is
/// no such tag stays as it is.
std::string canonicalLanguageTag(std::string_view tag);

} // namespace understudy
