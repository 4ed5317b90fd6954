#include "core/base/digits.h"

#include <array>
#include <charconv>

namespace understudy {

std::string digitsOf(double value)
{
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string digitsOf(double value, int decimals)
{
    std::array<char, 400> text{}; // the largest number has 309 before the point
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
    return {text.data(), end.ptr};
}

} // namespace understudy
