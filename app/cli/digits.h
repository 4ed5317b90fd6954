// Measured figures in a line for people.
#pragma once

#include <array>
#include <charconv>
#include <string>

namespace understudy::cli {

/// "0.15"; a point whatever the locale.
inline std::string fixed(double value, int digits = 1)
{
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
    return {text.data(), end.ptr};
}

} // namespace understudy::cli
