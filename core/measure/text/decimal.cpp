#include "core/measure/text/decimal_p.h"

#include "core/measure/text/characters_p.h"

#include <algorithm>

namespace understudy::decimal {

namespace {

std::u32string written(int number)
{
    const auto digits = std::to_string(number);
    return {digits.begin(), digits.end()};
}

std::u32string sum(std::u32string a, std::u32string b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    b.insert(0, a.size() - b.size(), U'0');
    auto carry = 0U;
    for (std::size_t i = a.size(); i-- > 0;) {
        const auto digit = static_cast<unsigned>(a[i] - U'0') + static_cast<unsigned>(b[i] - U'0') + carry;
        a[i] = U'0' + digit % 10;
        carry = digit / 10;
    }
    return carry > 0 ? U"1" + a : a;
}

} // namespace

std::u32string whole(std::u32string_view digits)
{
    std::u32string ascii;
    for (const auto c : digits)
        ascii.push_back(U'0' + static_cast<char32_t>(unicode::digitValue(c)));
    ascii.erase(0, std::min(ascii.find_first_not_of(U'0'), ascii.size() - 1));
    return ascii;
}

int lastDigits(std::u32string_view number, std::size_t count)
{
    auto value = 0;
    for (const auto c : number.substr(number.size() - std::min(count, number.size())))
        value = 10 * value + static_cast<int>(c - U'0');
    return value;
}

std::u32string plusBelow(std::u32string_view number, int addend)
{
    return sum(std::u32string(number), written(addend));
}

std::u32string thousandsTimes(std::u32string_view number, std::size_t zeros)
{
    std::u32string above(number);
    for (auto i = above.size() - std::min<std::size_t>(3, above.size()); i < above.size(); ++i)
        above[i] = U'0';
    return whole(sum(above, written(lastDigits(number, 3)) + std::u32string(zeros, U'0')));
}

std::optional<std::u32string> fractionTimes(std::u32string_view text, std::size_t zeros)
{
    const auto point = std::min(text.find(U'.'), text.size());
    auto digits = std::u32string(text.substr(0, point));
    const auto decimals = text.substr(std::min(point + 1, text.size()));
    digits.append(decimals);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), unicode::isDecimalDigit))
        return {};
    digits.append(zeros, U'0');
    const auto cut = digits.size() - decimals.size();
    for (std::size_t i = cut; i < digits.size(); ++i)
        if (unicode::digitValue(digits[i]) != 0)
            return {};
    return cut == 0 ? U"0" : whole(std::u32string_view(digits).substr(0, cut));
}

} // namespace understudy::decimal
