#include "core/text/spoken_amounts_p.h"
#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"
#include "core/text/spoken_units_p.h"

#include <algorithm>

namespace understudy {
namespace {

struct Currency
{
    std::string_view symbol;
    std::string_view singular, plural;
    std::string_view cent, cents; ///< empty: has none
};

constexpr Currency kCurrencies[] = {
    {"US$", "U S dollar", "U S dollars", "cent", "cents"},
    {"CA$", "Canadian dollar", "Canadian dollars", "cent", "cents"},
    {"C$", "Canadian dollar", "Canadian dollars", "cent", "cents"},
    {"AU$", "Australian dollar", "Australian dollars", "cent", "cents"},
    {"A$", "Australian dollar", "Australian dollars", "cent", "cents"},
    {"$", "dollar", "dollars", "cent", "cents"},
    {"€", "euro", "euros", "cent", "cents"},
    {"£", "pound", "pounds", "penny", "pence"},
    {"¥", "yen", "yen", "", ""},
    {"₹", "rupee", "rupees", "paisa", "paise"},
    {"₩", "won", "won", "", ""},
    {"₽", "ruble", "rubles", "kopeck", "kopecks"},
    {"₿", "bitcoin", "bitcoins", "", ""},
};

struct Magnitude
{
    std::string_view written, spoken;
};
constexpr Magnitude kMagnitudes[] = {
    {" thousand", "thousand"}, {" million", "million"}, {" billion", "billion"}, {" trillion", "trillion"},
    {"K", "thousand"},         {"k", "thousand"},       {"M", "million"},        {"m", "million"},
    {"B", "billion"},          {"bn", "billion"},       {"b", "billion"},        {"T", "trillion"},
};

const Currency* findCurrency(std::string_view text, std::size_t at)
{
    const auto found = std::find_if(std::begin(kCurrencies), std::end(kCurrencies),
                                    [&](const Currency& row) { return startsWith(text, at, row.symbol); });
    return found == std::end(kCurrencies) ? nullptr : found;
}

Magnitude findMagnitude(std::string_view text, std::size_t at)
{
    const std::size_t joint = byteAt(text, at) == '-' ? 1 : 0; // "$3-million"
    for (const Magnitude& row : kMagnitudes) {
        const std::string_view written =
            joint > 0 && row.written[0] == ' ' ? row.written.substr(1) : row.written;
        const std::size_t end = at + joint + written.size();
        if (startsWith(text, at + joint, written) && !isWordAt(text, end))
            return {text.substr(at, end - at), row.spoken};
    }
    return {};
}

/// Twenty dollars and fifty cents.
std::string spellCoins(const Numeral& numeral, const Currency& currency, bool isSingular)
{
    const std::string whole = numeral.whole.empty() ? "0" : numeral.whole;
    const bool hasCents = numeral.decimals.size() == 2 && valueOf(numeral.decimals) > 0;
    const bool isOneCent = valueOf(numeral.decimals) == 1;
    std::string cents =
        spellCardinal(numeral.decimals) + " " + std::string(isOneCent ? currency.cent : currency.cents);
    if (hasCents && valueOf(whole) == 0)
        return cents;
    const bool isOne = isSingular || valueOf(whole) == 1;
    const std::string words =
        spellCardinal(whole) + " " + std::string(isOne ? currency.singular : currency.plural);
    return hasCents ? words + " and " + cents : words;
}

/// The second symbol of "$5-$10", which is said once.
std::string withoutSecondSymbol(std::string_view text, std::size_t begin, const Currency& currency,
                                std::size_t& removed)
{
    std::string joined(text.substr(begin));
    const Numeral first = scanNumeral(joined, 0);
    const std::size_t dash = first.length + dashLength(joined, first.length);
    removed = 0;
    if (first.length > 0 && dash > first.length && startsWith(joined, dash, currency.symbol)) {
        joined.erase(dash, currency.symbol.size());
        removed = currency.symbol.size();
    }
    return joined;
}

MaybeReading readSymbolFirst(const Place& place, const Currency& currency)
{
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t begin = place.at + currency.symbol.size();
    if (!isDigit(byteAt(text, begin)) && byteAt(text, begin) != '.')
        return std::nullopt;
    std::size_t removed = 0;
    const std::string joined = withoutSecondSymbol(text, begin, currency, removed);
    const Amount amount = scanAmount(joined, 0);
    if (amount.kind == AmountKind::None)
        return std::nullopt;
    const Magnitude magnitude = findMagnitude(joined, amount.length);
    const std::size_t length = currency.symbol.size() + removed + amount.length + magnitude.written.size();
    const bool isSingular = isAttributive(place, length) || byteAt(text, place.at + length) == '-';
    const std::string name(isSingular ? currency.singular : currency.plural);
    if (!magnitude.spoken.empty())
        return Reading{length, amount.words + " " + std::string(magnitude.spoken) + " " + name};
    const bool isCoins = amount.kind == AmountKind::Number && !currency.cent.empty() &&
                         (amount.first.isInteger() || amount.first.decimals.size() == 2);
    if (isCoins)
        return Reading{length, spellCoins(amount.first, currency, isSingular)};
    return Reading{length, isSingular ? amount.words + " " + name
                                      : withUnit(amount, currency.singular, currency.plural)};
}

/// 20 €, 50¢, 3.5 million £
MaybeReading readAmountFirst(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const Amount amount = scanAmount(text, place.at);
    if (amount.kind == AmountKind::None)
        return std::nullopt;
    const std::size_t end = place.at + amount.length + spaceLength(text, place.at + amount.length);
    if (startsWith(text, end, "¢"))
        return Reading{end + 2 - place.at, withUnit(amount, "cent", "cents")};
    const Currency* currency = findCurrency(text, end);
    if (currency == nullptr || isDigit(byteAt(text, end + currency->symbol.size())))
        return std::nullopt;
    const std::size_t length = end + currency->symbol.size() - place.at;
    if (amount.kind == AmountKind::Number && !currency->cent.empty() && amount.first.decimals.size() == 2)
        return Reading{length, spellCoins(amount.first, *currency, false)};
    return Reading{length, withUnit(amount, currency->singular, currency->plural)};
}

/// "$50/month", "$5/lb"
MaybeReading withPer(const Place& place, MaybeReading reading)
{
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t slash = reading ? place.at + reading->length : text.size();
    if (byteAt(text, slash) != '/' || !isLetter(byteAt(text, slash + 1)))
        return reading;
    const Unit unit = scanUnit(text, slash + 1, Spacing::Attached);
    reading->spoken += " per";
    appendWord(reading->spoken, unit.singular);
    reading->length += 1 + unit.length;
    return reading;
}

} // namespace

MaybeReading readMoney(const Place& place)
{
    const char first = byteAt(place.text, place.at);
    if (isDigit(first))
        return withPer(place, readAmountFirst(place));
    if (isLower(first))
        return std::nullopt;
    const Currency* currency = findCurrency(place.text.substr(0, place.end), place.at);
    return currency == nullptr ? std::nullopt : withPer(place, readSymbolFirst(place, *currency));
}

} // namespace understudy
