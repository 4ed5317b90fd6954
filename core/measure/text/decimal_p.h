// Whole numbers of any size and decimal fractions, as strings of digits: the largest number word is 10^33,
// and products of it have no end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy::decimal {

/// "0012" (of any script) is "12".
std::u32string whole(std::u32string_view digits);
/// Its last digits: value mod 10^count.
int lastDigits(std::u32string_view number, std::size_t count);
/// The last digits of `number`, which are as many zeros, become those of `addend`; 0 becomes `addend`.
std::u32string plusBelow(std::u32string_view number, int addend);
/// What stands above the thousands stays, what stands below is multiplied by 10^zeros.
std::u32string thousandsTimes(std::u32string_view number, std::size_t zeros);
/// Digits with at most one point, times 10^zeros, when that is a whole number; empty for anything else.
std::optional<std::u32string> fractionTimes(std::u32string_view text, std::size_t zeros);

} // namespace understudy::decimal
