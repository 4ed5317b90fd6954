// Amounts as they stand in text before a unit: 1,200.5 · 10-15 · 3 1/4 · ½ · 3 x 4.
#pragma once

#include "core/text/spoken_reader_p.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace understudy {

/// An unsigned decimal number as written, without its thousands separators.
struct Numeral
{
    std::size_t length = 0; ///< bytes; 0: there is none
    std::string whole;      ///< may be empty: ".5"
    std::string decimals;
    bool isGrouped = false; ///< written with thousands separators

    bool isInteger() const { return decimals.empty(); }
    /// Four plain digits of 1100 to 2099.
    bool isYearLike() const;
};

Numeral scanNumeral(std::string_view text, std::size_t at);
/// "three point one four"; codes such as 007 and long ungrouped numbers digit by digit.
std::string spellNumeral(const Numeral& numeral);

enum class AmountKind
{
    None,
    Number,
    Fraction,
    Mixed,
    Range,
    Product
};

struct Amount
{
    AmountKind kind = AmountKind::None;
    std::size_t length = 0;
    std::string words;
    bool isOne = false;  ///< takes the singular: 1, 1/2
    Numeral first, last; ///< last: of a range
};

Amount scanAmount(std::string_view text, std::size_t at);

/// "the unit" after an amount: "one meter", "two meters", "three quarters of a meter".
std::string withUnit(const Amount& amount, std::string_view singular, std::string_view plural);

/// Is the amount of `length` bytes between an article and a noun, where its unit is singular? "a 5 km run"
bool isAttributive(const Place& place, std::size_t length);
std::string withUnit(const Place& place, std::size_t length, const Amount& amount, std::string_view singular,
                     std::string_view plural);

} // namespace understudy
