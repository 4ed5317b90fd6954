#include "core/text/spoken_units_p.h"

#include "core/text/spoken_reader_p.h"

#include <algorithm>

namespace understudy {
namespace {

/// Where a symbol may be taken for the unit.
enum class Care
{
    None,
    WordAfter, ///< not before another word: "5 in the room"
    Spaced,    ///< only after a space and not before another word: "300 K", but "4K"
};

struct UnitRow
{
    std::string_view symbol, singular, plural; ///< no plural: the singular with s
    Care care = Care::None;
};

constexpr UnitRow kUnits[] = {
    {"°C", "degree Celsius", "degrees Celsius"},
    {"°F", "degree Fahrenheit", "degrees Fahrenheit"},
    {"℃", "degree Celsius", "degrees Celsius"},
    {"℉", "degree Fahrenheit", "degrees Fahrenheit"},
    {"°", "degree", ""},
    {"%", "percent", "percent"},
    {"‰", "per mille", "per mille"},
    {"K", "kelvin", "kelvin", Care::Spaced},
    {"in", "inch", "inches", Care::WordAfter},
    {"ft", "foot", "feet"},
    {"yd", "yard", ""},
    {"yds", "yard", ""},
    {"mi", "mile", ""},
    {"mph", "mile per hour", "miles per hour"},
    {"mpg", "mile per gallon", "miles per gallon"},
    {"kph", "kilometer per hour", "kilometers per hour"},
    {"kmh", "kilometer per hour", "kilometers per hour"},
    {"lb", "pound", ""},
    {"lbs", "pound", ""},
    {"oz", "ounce", ""},
    {"gal", "gallon", ""},
    {"qt", "quart", ""},
    {"pt", "point", ""},
    {"tsp", "teaspoon", ""},
    {"tbsp", "tablespoon", ""},
    {"ha", "hectare", ""},
    {"t", "tonne", "", Care::WordAfter},
    {"min", "minute", ""},
    {"mins", "minute", ""},
    {"h", "hour", ""},
    {"hr", "hour", ""},
    {"hrs", "hour", ""},
    {"sec", "second", ""},
    {"secs", "second", ""},
    {"yr", "year", ""},
    {"yrs", "year", ""},
    {"mo", "month", ""},
    {"rpm", "revolution per minute", "revolutions per minute"},
    {"bpm", "beat per minute", "beats per minute"},
    {"fps", "frame per second", "frames per second"},
    {"dpi", "dot per inch", "dots per inch"},
    {"psi", "pound per square inch", "pounds per square inch"},
    {"ppm", "part per million", "parts per million"},
    {"px", "pixel", ""},
    {"dB", "decibel", ""},
    {"dBFS", "decibel full scale", "decibels full scale"},
    {"dBA", "decibel A", "decibels A"},
    {"dBTP", "decibel true peak", "decibels true peak"},
    {"dBm", "decibel milliwatt", "decibel milliwatts"},
    {"LUFS", "loudness unit full scale", "loudness units full scale"},
    {"LU", "loudness unit", ""},
    {"kn", "knot", ""},
    {"atm", "atmosphere", ""},
    {"hp", "horsepower", "horsepower"},
    {"Btu", "B T U", "B T U's"},
    {"bit", "bit", ""},
    {"MP", "megapixel", ""},
    {"mmHg", "millimeter of mercury", "millimeters of mercury"},
    {"sq ft", "square foot", "square feet"},
    {"sq mi", "square mile", ""},
    {"sq km", "square kilometer", ""},
    {"sq m", "square meter", ""},
    {"fl oz", "fluid ounce", ""},
    {"USD", "U S dollar", ""},
    {"EUR", "euro", ""},
    {"GBP", "British pound", ""},
    {"JPY", "Japanese yen", "Japanese yen"},
    {"CHF", "Swiss franc", ""},
};

struct Base
{
    std::string_view symbol, name;
    bool isLarge = false; ///< takes mega, giga, tera too
    Care care = Care::None;
};
constexpr Base kBases[] = {
    {"m", "meter"},
    {"g", "gram"},
    {"s", "second"},
    {"l", "liter"},
    {"L", "liter"},
    {"A", "amp", false, Care::Spaced},
    {"Hz", "hertz", true},
    {"W", "watt", true},
    {"Wh", "watt hour", true},
    {"V", "volt", true},
    {"J", "joule", true, Care::Spaced},
    {"N", "newton", true, Care::Spaced},
    {"Pa", "pascal", true},
    {"B", "byte", true, Care::Spaced},
    {"b", "bit", true, Care::Spaced},
    {"bit", "bit", true},
    {"bps", "bit per second", true},
    {"eV", "electron volt", true},
    {"Ω", "ohm", true},
    {"cal", "calorie"},
    {"mol", "mole"},
    {"F", "farad", false, Care::Spaced},
    {"bar", "bar"},
};
constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"k", "kilo"},  {"h", "hecto"}, {"d", "deci"}, {"c", "centi"}, {"m", "milli"},
    {"µ", "micro"}, {"μ", "micro"}, {"n", "nano"}, {"p", "pico"},
};
constexpr std::pair<std::string_view, std::string_view> kLargePrefixes[] = {
    {"M", "mega"}, {"G", "giga"},  {"T", "tera"},  {"P", "peta"},
    {"K", "kilo"}, {"Ki", "kibi"}, {"Mi", "mebi"}, {"Gi", "gibi"},
};
constexpr std::string_view kPerWords[] = {"day",    "week",   "month",  "year",  "hour", "minute",
                                          "second", "person", "capita", "night", "page", "word"};

bool isAllowed(std::string_view text, std::size_t at, std::size_t length, Care care, Spacing spacing)
{
    const std::size_t end = at + length;
    const char last = byteAt(text, end - 1);
    if (isLetter(last) && isWordAt(text, end))
        return false;
    const std::size_t gap = dashLength(text, end) > 0 ? dashLength(text, end) : spaceLength(text, end);
    const bool hasWordAfter = gap > 0 && isWordAt(text, end + gap);
    switch (care) {
    case Care::None:
        return true;
    case Care::WordAfter:
        return !hasWordAfter || spacing == Spacing::Attached;
    case Care::Spaced:
        return !hasWordAfter && spacing == Spacing::Spaced;
    }
    return false;
}

std::string pluralOfUnit(std::string_view singular)
{
    if (singular.ends_with("hertz"))
        return std::string(singular);
    const std::size_t per = singular.find(" per ");
    if (per == std::string_view::npos)
        return std::string(singular) + "s";
    return std::string(singular.substr(0, per)) + "s" + std::string(singular.substr(per));
}

void keepLonger(Unit& best, std::size_t length, std::string singular, std::string_view plural)
{
    if (length <= best.length)
        return;
    best.length = length;
    best.plural = plural.empty() ? pluralOfUnit(singular) : std::string(plural);
    best.singular = std::move(singular);
}

void scanBase(std::string_view text, std::size_t at, Spacing spacing, Unit& best)
{
    for (const Base& base : kBases) {
        if (startsWith(text, at, base.symbol) && isAllowed(text, at, base.symbol.size(), base.care, spacing))
            keepLonger(best, base.symbol.size(), std::string(base.name), "");
        const auto withPrefix = [&](const auto& prefixes) {
            for (const auto& [prefix, name] : prefixes) {
                const std::size_t length = prefix.size() + base.symbol.size();
                if (startsWith(text, at, prefix) && startsWith(text, at + prefix.size(), base.symbol) &&
                    isAllowed(text, at, length, Care::None, spacing))
                    keepLonger(best, length, std::string(name) + std::string(base.name), "");
            }
        };
        withPrefix(kPrefixes);
        if (base.isLarge)
            withPrefix(kLargePrefixes);
    }
}

Unit scanSymbol(std::string_view text, std::size_t at, Spacing spacing)
{
    Unit best;
    if (isWordAt(text, at) || codePointAt(text, at).value >= 0x80 || byteAt(text, at) == '%') {
        for (const UnitRow& row : kUnits) {
            if (startsWith(text, at, row.symbol) && isAllowed(text, at, row.symbol.size(), row.care, spacing))
                keepLonger(best, row.symbol.size(), std::string(row.singular), row.plural);
        }
        scanBase(text, at, spacing, best);
    }
    return best;
}

/// "²", "³", "^2" or "^3" behind a unit: 2, 3, or 0 for none; `length` is what it takes.
int scanPower(std::string_view text, std::size_t at, std::size_t& length)
{
    const bool isCaret = byteAt(text, at) == '^';
    length = 2;
    for (const int power : {2, 3}) {
        if (startsWith(text, at, power == 2 ? "²" : "³") || (isCaret && byteAt(text, at + 1) == '0' + power))
            return power;
    }
    length = 0;
    return 0;
}

/// "/h" behind a unit.
void addPer(std::string_view text, std::size_t at, Unit& unit)
{
    if (byteAt(text, at + unit.length) != '/')
        return;
    const std::size_t begin = at + unit.length + 1;
    Unit per = scanSymbol(text, begin, Spacing::Attached);
    const std::string_view word = text.substr(std::min(begin, text.size()), wordLength(text, begin));
    if (std::find(std::begin(kPerWords), std::end(kPerWords), word) != std::end(kPerWords))
        per = {word.size(), std::string(word), {}};
    if (per.length == 0)
        return;
    std::size_t powerLength = 0;
    const int power = scanPower(text, begin + per.length, powerLength);
    const std::string tail = " per " + per.singular + (power == 2 ? " squared" : power == 3 ? " cubed" : "");
    unit.singular += tail;
    unit.plural += tail;
    unit.length += 1 + per.length + powerLength;
}

} // namespace

Unit scanUnit(std::string_view text, std::size_t at, Spacing spacing)
{
    Unit unit = scanSymbol(text, at, spacing);
    if (unit.length == 0)
        return unit;
    std::size_t powerLength = 0;
    if (const int power = scanPower(text, at + unit.length, powerLength); power > 0) {
        const std::string_view prefix = power == 2 ? "square " : "cubic ";
        unit.singular.insert(0, prefix);
        unit.plural.insert(0, prefix);
        unit.length += powerLength;
    }
    addPer(text, at, unit);
    return unit;
}

} // namespace understudy
