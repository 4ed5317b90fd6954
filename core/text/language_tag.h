// Names of languages, as BCP 47 has them: "en", "de-CH".
#pragma once

#include <string_view>

namespace understudy {

/// Of a language that there is, and of a region that there is, should it tell one; "en_GB" too.
bool isLanguageTag(std::string_view tag);

} // namespace understudy
