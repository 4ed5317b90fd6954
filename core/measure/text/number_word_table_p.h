// What the words of English numbers say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

/// What a word does in a number.
enum class NumberRole
{
    Zero,
    Ones,         ///< one to nineteen: `value`
    OnesSuffixed, ///< ones, eighth: `value` and `suffix`
    Tens,
    TensSuffixed,
    Multiplier, ///< hundred and up: 10^`value`
    MultiplierSuffixed,
    PrefixBefore, ///< minus: `suffix` is written before the number that follows
    PrefixAfter,  ///< dollars: `suffix` is written before the number that came before
    Percent,
    Per,
    And,
    Double,
    Triple,
    Point
};

struct NumberWord
{
    NumberRole role;
    int value = 0;
    std::u32string_view suffix = {};
};

/// Nothing for a word that has no part in numbers. `word` is lower-case.
std::optional<NumberWord> numberWord(std::u32string_view word);

} // namespace understudy
