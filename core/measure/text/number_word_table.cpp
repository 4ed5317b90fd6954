#include "core/measure/text/number_word_table_p.h"

#include <array>
#include <unordered_map>

namespace understudy {

namespace {

using Table = std::unordered_map<std::u32string, NumberWord>;

void addOnes(Table& table)
{
    constexpr std::array<std::u32string_view, 19> kOnes{
        U"one",     U"two",     U"three",     U"four",     U"five",    U"six",      U"seven",
        U"eight",   U"nine",    U"ten",       U"eleven",   U"twelve",  U"thirteen", U"fourteen",
        U"fifteen", U"sixteen", U"seventeen", U"eighteen", U"nineteen"};
    for (std::size_t i = 0; i < kOnes.size(); ++i) {
        const std::u32string name(kOnes[i]);
        const auto value = static_cast<int>(i) + 1;
        table[name] = {NumberRole::Ones, value};
        table[name == U"six" ? U"sixes" : name + U"s"] = {NumberRole::OnesSuffixed, value, U"s"};
        // "nineth", as the reference has it: "ninth" stays a word.
        if (value > 3 && value != 5 && value != 12)
            table[name + (name.back() == U't' ? U"h" : U"th")] = {NumberRole::OnesSuffixed, value, U"th"};
    }
    table[U"zeroth"] = {NumberRole::OnesSuffixed, 0, U"th"};
    table[U"first"] = {NumberRole::OnesSuffixed, 1, U"st"};
    table[U"second"] = {NumberRole::OnesSuffixed, 2, U"nd"};
    table[U"third"] = {NumberRole::OnesSuffixed, 3, U"rd"};
    table[U"fifth"] = {NumberRole::OnesSuffixed, 5, U"th"};
    table[U"twelfth"] = {NumberRole::OnesSuffixed, 12, U"th"};
    for (const auto* name : {U"o", U"oh", U"zero"})
        table[name] = {NumberRole::Zero};
}

void addTens(Table& table)
{
    constexpr std::array<std::u32string_view, 8> kTens{U"twent", U"thirt",  U"fort",  U"fift",
                                                       U"sixt",  U"sevent", U"eight", U"ninet"};
    for (std::size_t i = 0; i < kTens.size(); ++i) {
        const std::u32string stem(kTens[i]);
        const auto value = 10 * (static_cast<int>(i) + 2);
        table[stem + U"y"] = {NumberRole::Tens, value};
        table[stem + U"ies"] = {NumberRole::TensSuffixed, value, U"s"};
        table[stem + U"ieth"] = {NumberRole::TensSuffixed, value, U"th"};
    }
}

void addMultipliers(Table& table)
{
    constexpr std::array<std::u32string_view, 12> kNames{
        U"hundred",     U"thousand",   U"million",    U"billion",   U"trillion",  U"quadrillion",
        U"quintillion", U"sextillion", U"septillion", U"octillion", U"nonillion", U"decillion"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const std::u32string name(kNames[i]);
        const auto zeros = i == 0 ? 2 : 3 * static_cast<int>(i);
        table[name] = {NumberRole::Multiplier, zeros};
        table[name + U"s"] = {NumberRole::MultiplierSuffixed, zeros, U"s"};
        table[name + U"th"] = {NumberRole::MultiplierSuffixed, zeros, U"th"};
    }
}

void addSigns(Table& table)
{
    for (const auto* name : {U"minus", U"negative"})
        table[name] = {NumberRole::PrefixBefore, 0, U"-"};
    for (const auto* name : {U"plus", U"positive"})
        table[name] = {NumberRole::PrefixBefore, 0, U"+"};
    for (const auto& [name, sign] :
         {std::pair{U"pound", U"£"}, {U"euro", U"€"}, {U"dollar", U"$"}, {U"cent", U"¢"}}) {
        table[name] = {NumberRole::PrefixAfter, 0, sign};
        table[std::u32string(name) + U"s"] = {NumberRole::PrefixAfter, 0, sign};
    }
    table[U"percent"] = {NumberRole::Percent};
    table[U"per"] = {NumberRole::Per};
    table[U"and"] = {NumberRole::And};
    table[U"double"] = {NumberRole::Double};
    table[U"triple"] = {NumberRole::Triple};
    table[U"point"] = {NumberRole::Point};
}

Table makeTable()
{
    Table table;
    addOnes(table);
    addTens(table);
    addMultipliers(table);
    addSigns(table);
    return table;
}

} // namespace

std::optional<NumberWord> numberWord(std::u32string_view word)
{
    static const auto table = makeTable();
    const auto found = table.find(std::u32string(word));
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

} // namespace understudy
