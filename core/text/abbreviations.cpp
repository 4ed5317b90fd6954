#include "core/text/abbreviations_p.h"

#include "core/text/spoken_reader_p.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace understudy {
namespace {

constexpr auto kAbbreviations = std::to_array<Abbreviation>({
    {"Mr", "Mister", Ending::Never},
    {"Mrs", "Missus", Ending::Never},
    {"Ms", "Miz", Ending::Never},
    {"Mx", "Mix", Ending::Never},
    {"Dr", "Doctor", Ending::Never},
    {"Prof", "Professor", Ending::Never},
    {"Gen", "General", Ending::Never},
    {"Sen", "Senator", Ending::Never},
    {"Rep", "Representative", Ending::Never},
    {"Gov", "Governor", Ending::Never},
    {"Capt", "Captain", Ending::Never},
    {"Cpt", "Captain", Ending::Never},
    {"Lt", "Lieutenant", Ending::Never},
    {"Col", "Colonel", Ending::Never},
    {"Maj", "Major", Ending::Never},
    {"Cmdr", "Commander", Ending::Never},
    {"Adm", "Admiral", Ending::Never},
    {"Sgt", "Sergeant", Ending::Never},
    {"Cpl", "Corporal", Ending::Never},
    {"Pvt", "Private", Ending::Never},
    {"Rev", "Reverend", Ending::Never},
    {"Fr", "Father", Ending::Never},
    {"Hon", "Honorable", Ending::Never},
    {"Pres", "President", Ending::Never},
    {"Supt", "Superintendent", Ending::Never},
    {"Messrs", "Messieurs", Ending::Never},
    {"Mme", "Madame", Ending::Never},
    {"Mlle", "Mademoiselle", Ending::Never},
    {"Mt", "Mount", Ending::Never},
    {"Ft", "Fort", Ending::Never},
    {"St", "Saint", Ending::Starter},
    {"Ste", "Sainte", Ending::Never},
    {"Ave", "Avenue", Ending::Starter},
    {"Blvd", "Boulevard", Ending::Starter},
    {"Rd", "Road", Ending::Starter},
    {"Ln", "Lane", Ending::Starter},
    {"Hwy", "Highway", Ending::Starter},
    {"Pkwy", "Parkway", Ending::Starter},
    {"Jr", "Junior", Ending::Starter},
    {"Sr", "Senior", Ending::Starter},
    {"Esq", "Esquire", Ending::Starter},
    {"Inc", "Incorporated", Ending::Starter},
    {"Ltd", "Limited", Ending::Starter},
    {"Corp", "Corporation", Ending::Starter},
    {"Co", "Company", Ending::Starter},
    {"Cos", "Companies", Ending::Starter},
    {"Bros", "Brothers", Ending::Starter},
    {"Dept", "Department", Ending::Starter},
    {"Univ", "University", Ending::Starter},
    {"Assn", "Association", Ending::Starter},
    {"Govt", "Government", Ending::Starter},
    {"Jan", "January", Ending::Starter},
    {"Feb", "February", Ending::Starter},
    {"Apr", "April", Ending::Starter},
    {"Jun", "June", Ending::Starter},
    {"Jul", "July", Ending::Starter},
    {"Aug", "August", Ending::Starter},
    {"Sep", "September", Ending::Starter},
    {"Sept", "September", Ending::Starter},
    {"Oct", "October", Ending::Starter},
    {"Nov", "November", Ending::Starter},
    {"Dec", "December", Ending::Starter},
    {"Mar", "March", Ending::Word},
    {"Mon", "Monday", Ending::Starter},
    {"Tue", "Tuesday", Ending::Starter},
    {"Tues", "Tuesday", Ending::Starter},
    {"Wed", "Wednesday", Ending::Word},
    {"Thu", "Thursday", Ending::Starter},
    {"Thur", "Thursday", Ending::Starter},
    {"Thurs", "Thursday", Ending::Starter},
    {"Fri", "Friday", Ending::Starter},
    {"e.g", "for example", Ending::Never},
    {"i.e", "that is", Ending::Never},
    {"viz", "namely", Ending::Never},
    {"cf", "compare", Ending::Never},
    {"vs", "versus", Ending::Never},
    {"approx", "approximately", Ending::Never},
    {"ca", "circa", Ending::Word},
    {"incl", "including", Ending::Never},
    {"est", "established", Ending::Word},
    {"tel", "telephone", Ending::Word},
    {"ext", "extension", Ending::Word},
    {"etc", "et cetera", Ending::Usual},
    {"al", "al", Ending::Usual},
    {"a.m", "A M", Ending::Usual},
    {"p.m", "P M", Ending::Usual},
    {"no", "number", Ending::Word},
    {"nos", "numbers", Ending::Word},
    {"fig", "figure", Ending::Word},
    {"figs", "figures", Ending::Word},
    {"vol", "volume", Ending::Word},
    {"ch", "chapter", Ending::Word},
    {"sec", "section", Ending::Word},
    {"art", "article", Ending::Word},
    {"pt", "part", Ending::Word},
    {"apt", "apartment", Ending::Word},
    {"ver", "version", Ending::Word},
    {"p", "page", Ending::Word},
    {"pp", "pages", Ending::Word},
});

/// Words that start sentences and seldom follow an abbreviation inside one.
constexpr std::string_view kStarters[] = {
    "A",       "After",   "All",     "Although", "An",        "And",      "Another",  "Are",   "As",
    "At",      "Because", "Before",  "Both",     "But",       "By",       "Can",      "Could", "Did",
    "Do",      "Does",    "Each",    "Even",     "Every",     "Everyone", "Finally",  "First", "For",
    "From",    "Had",     "Has",     "Have",     "He",        "Her",      "Here",     "His",   "How",
    "However", "I",       "If",      "In",       "Instead",   "Is",       "It",       "Its",   "Just",
    "Later",   "Let",     "Many",    "Maybe",    "Meanwhile", "Most",     "My",       "Never", "Next",
    "No",      "Nobody",  "Not",     "Nothing",  "Now",       "On",       "Once",     "One",   "Only",
    "Our",     "People",  "Perhaps", "Please",   "She",       "Should",   "Since",    "So",    "Some",
    "Someone", "Soon",    "Still",   "That",     "The",       "Their",    "Then",     "There", "These",
    "They",    "This",    "Those",   "Though",   "To",        "Today",    "Tomorrow", "Two",   "Was",
    "We",      "Were",    "What",    "When",     "Where",     "While",    "Who",      "Why",   "Yes",
    "You"};

/// What leads on after "5 p.m."
constexpr std::string_view kAfterTime[] = {
    "CET",      "CST", "Central", "EDT", "EST",     "ET",       "Eastern", "Friday",   "GMT",     "Monday",
    "Mountain", "PDT", "PST",     "PT",  "Pacific", "Saturday", "Sunday",  "Thursday", "Tuesday", "UTC"};

bool isQuoteOrBracket(char32_t c)
{
    return c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' || c == ']' ||
           (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == '*' || c == '_';
}

} // namespace

std::size_t skipClosers(std::string_view text, std::size_t at)
{
    CodePoint c = codePointAt(text, at);
    while (c.length > 0 && isQuoteOrBracket(c.value)) {
        at += c.length;
        c = codePointAt(text, at);
    }
    return at;
}

const Abbreviation* findAbbreviation(std::string_view word)
{
    static const auto table = [] {
        std::unordered_map<std::string, const Abbreviation*> rows;
        for (const Abbreviation& row : kAbbreviations)
            rows.emplace(toLower(row.written), &row);
        return rows;
    }();
    const auto found = table.find(toLower(word));
    if (found == table.end() || (isUpper(found->second->written.front()) && !isUpper(word.front())))
        return nullptr;
    return found->second;
}

bool endsSentence(std::string_view text, std::size_t at, Ending ending)
{
    std::size_t next = skipClosers(text, at);
    const std::size_t gap = next;
    while (spaceLength(text, next) > 0 || byteAt(text, next) == '\n')
        next += std::max<std::size_t>(spaceLength(text, next), 1);
    if (next >= text.size())
        return true;
    next = skipClosers(text, next);
    const CodePoint c = codePointAt(text, next);
    if (next == gap || u_islower(static_cast<UChar32>(c.value)))
        return false;
    const std::string_view word = text.substr(next, wordLength(text, next));
    switch (ending) {
    case Ending::Never:
        return false;
    case Ending::Starter:
        return contains(kStarters, word);
    case Ending::Usual:
        return isWordCodePoint(c.value) && !contains(kAfterTime, word);
    case Ending::Word:
        return !isDigit(byteAt(text, next));
    }
    return false;
}

} // namespace understudy
