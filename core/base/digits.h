// Numbers as text that is the same in every locale, for what is written to files: printf and
// std::to_string put a comma where a desktop's language has one.
#pragma once

#include <string>

namespace understudy {

/// The shortest digits that read back as the same number.
std::string digitsOf(double value);
/// With so many digits after the point.
std::string digitsOf(double value, int decimals);

} // namespace understudy
