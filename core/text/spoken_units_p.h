// Unit symbols: "km/h" is "kilometers per hour".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace understudy {

struct Unit
{
    std::size_t length = 0; ///< bytes of the symbol; 0: there is none
    std::string singular, plural;
};

enum class Spacing
{
    Attached,
    Spaced
};

/// The longest unit at `at`. `Spacing` is how it follows its number: some symbols are words or letters
/// otherwise.
Unit scanUnit(std::string_view text, std::size_t at, Spacing spacing);

} // namespace understudy
