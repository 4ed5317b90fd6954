#include "core/text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace understudy {
namespace {

// Of 100. Czech in Windows-1250 is taken for Windows-1252 with up to 61, and then its own is 10 behind.
constexpr std::int32_t kLeast = 50, kLeastAhead = 20;
constexpr std::size_t kMostLookedAt = 64 * 1024;

bool isWindows1252(std::string_view name)
{
    return name == "windows-1252" || name == "ISO-8859-1";
}

/// UTF-8 with a broken byte in it: in Windows-1252, two or more such characters that fit each other hardly ever meet.
bool hasUtf8Letters(std::string_view bytes)
{
    const auto size = std::int32_t(bytes.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT(bytes.data(), at, size, character);
        if (character >= 0x80)
            return true;
    }
    return false;
}

bool isLikely(std::string_view bytes)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), &ucsdet_close);
    const auto length = std::int32_t(std::min(bytes.size(), kMostLookedAt));
    ucsdet_setText(detector.get(), bytes.data(), length, &error);
    std::int32_t count = 0;
    const auto* matches = ucsdet_detectAll(detector.get(), &count, &error); // the likeliest first
    if (U_FAILURE(error) != 0 || count == 0 || !isWindows1252(ucsdet_getName(matches[0], &error)))
        return false;
    const auto first = ucsdet_getConfidence(matches[0], &error);
    for (std::int32_t i = 1; i < count; ++i)
        if (!isWindows1252(ucsdet_getName(matches[i], &error)))
            return first >= kLeast && first - ucsdet_getConfidence(matches[i], &error) >= kLeastAhead;
    return first >= kLeast;
}

} // namespace

std::optional<std::string> fromWindows1252(std::string_view bytes)
{
    if (hasUtf8Letters(bytes) || !isLikely(bytes))
        return std::nullopt;
    std::string text(3 * bytes.size(), '\0'); // no character of it takes more
    UErrorCode error = U_ZERO_ERROR;
    const auto length = ucnv_convert("UTF-8", "windows-1252", text.data(), std::int32_t(text.size()), bytes.data(),
                                     std::int32_t(bytes.size()), &error);
    if (U_FAILURE(error) != 0 || length < 0 || std::size_t(length) > text.size())
        return std::nullopt;
    text.resize(std::size_t(length));
    return text;
}

} // namespace understudy
