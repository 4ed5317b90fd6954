#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

namespace understudy {
namespace {

constexpr std::pair<std::string_view, int> kRoman[] = {
    {"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50},
    {"XL", 40},  {"X", 10},   {"IX", 9},  {"V", 5},    {"IV", 4},  {"I", 1}};

/// Words before a number that may be a single letter: Chapter I, Act V, World War I.
constexpr std::string_view kNumberedWords[] = {
    "act",   "appendix", "article",  "book",    "bowl",      "chapter", "class",    "figure", "grade",
    "level", "lesson",   "part",     "phase",   "section",   "scene",   "stage",    "table",  "title",
    "tome",  "type",     "unit",     "volume",  "vol",       "war",     "schedule", "mark",   "episode",
    "round", "wave",     "category", "exhibit", "amendment", "ch",      "pt",       "sec",    "art",
};

/// Sovereigns, popes, and given names of families that number their sons.
constexpr std::string_view kRegnalNames[] = {
    "albert",    "alexander",   "alfonso",  "benedict", "carl",      "catherine", "charles",    "christian",
    "clement",   "constantine", "darius",   "edward",   "elizabeth", "ferdinand", "francis",    "franz",
    "frederick", "friedrich",   "george",   "gregory",  "gustav",    "haakon",    "harald",     "henry",
    "innocent",  "isabella",    "ivan",     "james",    "john",      "joseph",    "julius",     "karl",
    "leo",       "leopold",     "louis",    "ludwig",   "margaret",  "mary",      "maximilian", "mehmed",
    "michael",   "napoleon",    "nicholas", "olaf",     "otto",      "paul",      "pedro",      "peter",
    "philip",    "pius",        "ptolemy",  "ramesses", "ramses",    "richard",   "robert",     "rudolf",
    "sixtus",    "stephen",     "thomas",   "thutmose", "umberto",   "urban",     "victor",     "vittorio",
    "wilhelm",   "william",     "xerxes"};
/// After these a lone "I" is the pronoun: "Elizabeth I think".
constexpr std::string_view kVerbsOfSovereigns[] = {"was",     "is",    "had",    "has",    "and", "of",
                                                   "reigned", "ruled", "died",   "became", "who", "in",
                                                   "made",    "died",  "signed", "visited"};

/// The value of a Roman numeral in its canonical form; 0 for anything else.
int romanValue(std::string_view text)
{
    int value = 0;
    std::size_t at = 0;
    for (const auto& [letters, worth] : kRoman) {
        for (int times = 0; times < 3 && startsWith(text, at, letters); ++times) {
            value += worth;
            at += letters.size();
            if (letters.size() == 2 || worth == 5 || worth == 50 || worth == 500)
                break;
        }
    }
    return at == text.size() ? value : 0;
}

enum class RomanUse
{
    None,
    Cardinal,
    Ordinal
};

bool isSovereign(const Place& place, std::size_t length, bool isPronounLike)
{
    const std::string_view before = place.wordBefore();
    if (before.empty() || !isUpper(before[0]) || !contains(kRegnalNames, toLower(before)))
        return false;
    const std::string_view after = place.wordAfter(length);
    return !isPronounLike || after.empty() || contains(kVerbsOfSovereigns, after);
}

/// "John Smith III": the given name stands before the family name.
bool isNamesake(const Place& place)
{
    const std::string_view family = place.wordBefore();
    const auto begin = static_cast<std::size_t>(family.data() - place.text.data());
    const std::string_view given = Place{place.text, begin, place.end}.wordBefore();
    return !given.empty() && contains(kRegnalNames, toLower(given));
}

RomanUse useOf(const Place& place, std::size_t length)
{
    const std::string_view numeral = place.text.substr(place.at, length);
    const std::string before = toLower(place.wordBefore());
    const std::string_view after = place.wordAfter(length);
    const bool isLetter =
        length == 1 && numeral.find_first_not_of("IVX") != std::string_view::npos; // Class C
    if (!isLetter && contains(kNumberedWords, before))
        return RomanUse::Cardinal;
    if (isSovereign(place, length, numeral == "I"))
        return RomanUse::Ordinal;
    const bool isSmall = length >= 2 && numeral.find_first_not_of("IVX") == std::string_view::npos;
    if (!isSmall)
        return RomanUse::None;
    if (after == "century" || after == "dynasty" || after == "Dynasty" || after == "Olympiad")
        return RomanUse::Ordinal;
    if (before.empty() || !isUpper(place.wordBefore()[0]))
        return RomanUse::None;
    return isNamesake(place) && numeral.size() <= 3 ? RomanUse::Ordinal : RomanUse::Cardinal;
}

} // namespace

MaybeReading readRomanNumeral(const Place& place)
{
    const std::string_view rest = place.rest();
    const std::size_t length = std::min(rest.find_first_not_of("IVXLCDM"), rest.size());
    if (length == 0 || length > 12 || isWordAt(place.text, place.at + length) || place.at == 0 ||
        place.text[place.at - 1] != ' ')
        return std::nullopt;
    const int value = romanValue(rest.substr(0, length));
    const RomanUse use = value > 0 ? useOf(place, length) : RomanUse::None;
    if (use == RomanUse::None)
        return std::nullopt;
    std::string words = spellCardinal(static_cast<std::uint64_t>(value));
    const bool hasArticle = toLower(place.wordBefore()) == "the";
    return Reading{
        length, use == RomanUse::Cardinal ? words : (hasArticle ? "" : "the ") + ordinalOf(std::move(words))};
}

} // namespace understudy
