// Numbers in US English words: "twenty-four", "nineteen oh five", "three quarters".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace understudy {

std::string spellCardinal(std::uint64_t number);
/// `digits`: ASCII digits, leading zeros allowed; more than 18 of them are spelt one by one.
std::string spellCardinal(std::string_view digits);
std::string spellOrdinal(std::string_view digits);
/// The ordinal of a number that is already in words: "twenty-one" -> "twenty-first".
std::string ordinalOf(std::string cardinal);
/// 1905 nineteen oh five, 1100 eleven hundred, 2000 two thousand, 2024 twenty twenty-four.
std::string spellYear(int year);
/// One by one: "zero zero seven".
std::string spellDigits(std::string_view digits);
/// As numbers of rooms and aircraft are read: 747 seven forty-seven, 101 one oh one, 1080 ten eighty, 2000
/// two thousand.
std::string spellPairs(std::string_view digits);
/// one half, three quarters, two thirds.
std::string spellFraction(std::string_view numerator, std::string_view denominator);
/// The plural of a number word: "nineties", "hundreds".
std::string pluralOf(std::string_view word);
/// The value of up to 18 ASCII digits.
std::uint64_t valueOf(std::string_view digits);

} // namespace understudy
