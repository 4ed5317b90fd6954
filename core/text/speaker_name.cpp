#include "core/text/speaker_name.h"

#include <unicode/unistr.h>

#include <cstdint>

namespace understudy {

std::string foldedName(std::string_view name)
{
    std::string folded;
    icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())))
        .foldCase()
        .toUTF8String(folded);
    return folded;
}

} // namespace understudy
