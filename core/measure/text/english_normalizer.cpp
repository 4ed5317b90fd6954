#include "core/measure/text/english_normalizer.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/measure/text/characters_p.h"
#include "core/measure/text/number_words_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace understudy {

namespace {

using Text = std::u32string;
using TextView = std::u32string_view;

enum class Begin
{
    Anywhere,
    AtWord
};

/// A word or the end of one, and what is written in its place.
struct Replacement
{
    TextView from; ///< ends with a letter, where a word has to end
    TextView to;
    Begin begin = Begin::AtWord;
};

/// In this order, each over the whole text: "'s been" before "'s".
constexpr std::array<Replacement, 49> kReplacements{{{U"won't", U"will not"},
                                                     {U"can't", U"can not"},
                                                     {U"let's", U"let us"},
                                                     {U"ain't", U"aint"},
                                                     {U"y'all", U"you all"},
                                                     {U"wanna", U"want to"},
                                                     {U"gotta", U"got to"},
                                                     {U"gonna", U"going to"},
                                                     {U"i'ma", U"i am going to"},
                                                     {U"imma", U"i am going to"},
                                                     {U"woulda", U"would have"},
                                                     {U"coulda", U"could have"},
                                                     {U"shoulda", U"should have"},
                                                     {U"ma'am", U"madam"},
                                                     {U"mr", U"mister "},
                                                     {U"mrs", U"missus "},
                                                     {U"st", U"saint "},
                                                     {U"dr", U"doctor "},
                                                     {U"prof", U"professor "},
                                                     {U"capt", U"captain "},
                                                     {U"gov", U"governor "},
                                                     {U"ald", U"alderman "},
                                                     {U"gen", U"general "},
                                                     {U"sen", U"senator "},
                                                     {U"rep", U"representative "},
                                                     {U"pres", U"president "},
                                                     {U"rev", U"reverend "},
                                                     {U"hon", U"honorable "},
                                                     {U"asst", U"assistant "},
                                                     {U"assoc", U"associate "},
                                                     {U"lt", U"lieutenant "},
                                                     {U"col", U"colonel "},
                                                     {U"jr", U"junior "},
                                                     {U"sr", U"senior "},
                                                     {U"esq", U"esquire "},
                                                     {U"'d been", U" had been", Begin::Anywhere},
                                                     {U"'s been", U" has been", Begin::Anywhere},
                                                     {U"'d gone", U" had gone", Begin::Anywhere},
                                                     {U"'s gone", U" has gone", Begin::Anywhere},
                                                     {U"'d done", U" had done", Begin::Anywhere},
                                                     {U"'s got", U" has got", Begin::Anywhere},
                                                     {U"n't", U" not", Begin::Anywhere},
                                                     {U"'re", U" are", Begin::Anywhere},
                                                     {U"'s", U" is", Begin::Anywhere},
                                                     {U"'d", U" would", Begin::Anywhere},
                                                     {U"'ll", U" will", Begin::Anywhere},
                                                     {U"'t", U" not", Begin::Anywhere},
                                                     {U"'ve", U" have", Begin::Anywhere},
                                                     {U"'m", U" am", Begin::Anywhere}}};

void replace(Text& text, const Replacement& rule)
{
    auto at = text.find(rule.from);
    while (at != Text::npos) {
        const auto fits = unicode::isWordEdge(text, at + rule.from.size()) &&
                          (rule.begin == Begin::Anywhere || unicode::isWordEdge(text, at));
        if (fits)
            text.replace(at, rule.from.size(), rule.to);
        at = text.find(rule.from, at + (fits ? rule.to.size() : 1));
    }
}

Text withoutFillers(TextView text)
{
    constexpr std::array<TextView, 6> kFillers{U"hmm", U"mm", U"mhm", U"mmm", U"uh", U"um"};
    Text out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && unicode::isWordCharacter(text[end]))
            ++end;
        const auto word = text.substr(at, end - at);
        if (std::find(kFillers.begin(), kFillers.end(), word) == kFillers.end())
            out.append(word);
        if (end < text.size())
            out.push_back(text[end]);
        at = end + 1;
    }
    return out;
}

Text withoutSpacesBeforeApostrophes(TextView text)
{
    Text out;
    for (const auto c : text) {
        while (c == U'\'' && !out.empty() && unicode::isSpace(out.back()))
            out.pop_back();
        out.push_back(c);
    }
    return out;
}

/// "5,600" -> "5600"; a comma counts once its left digit was not the right one of another: "5,6,7" -> "56,7".
Text withoutCommasInNumbers(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out.push_back(text[i]);
        if (unicode::isDecimalDigit(text[i]) && i + 2 < text.size() && text[i + 1] == U',' &&
            unicode::isDecimalDigit(text[i + 2])) {
            out.push_back(text[i + 2]);
            i += 2;
        }
    }
    return out;
}

/// A full stop that no digit follows becomes a space; the character after it is not looked at again.
Text withoutFullStops(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto isLast = i + 1 == text.size();
        if (text[i] != U'.' || (!isLast && unicode::isAsciiDigit(text[i + 1]))) {
            out.push_back(text[i]);
            continue;
        }
        out.push_back(U' ');
        if (!isLast)
            out.push_back(text[++i]);
    }
    return out;
}

/// Signs of numbers that no number follows become spaces, percent signs that none precedes too.
Text withoutLoneSigns(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto isSign = TextView(U".$¢€£").find(text[i]) != TextView::npos;
        if (isSign && i + 1 < text.size() && !unicode::isAsciiDigit(text[i + 1])) {
            out.push_back(U' ');
            ++i;
        }
        out.push_back(text[i]);
    }
    Text clean;
    for (std::size_t i = 0; i < out.size(); ++i) {
        clean.push_back(out[i]);
        if (!unicode::isAsciiDigit(out[i]) && i + 1 < out.size() && out[i + 1] == U'%') {
            clean.push_back(U' ');
            ++i;
        }
    }
    return clean;
}

} // namespace

struct EnglishNormalizer::Spellings
{
    std::unordered_map<Text, Text> american;

    Text spelled(TextView text) const
    {
        Text out;
        for (const auto view : unicode::splitAtSpaces(text)) {
            const Text word(view);
            const auto found = american.find(word);
            out.append(out.empty() ? U"" : U" ").append(found == american.end() ? word : found->second);
        }
        return out;
    }
};

Result<EnglishNormalizer> EnglishNormalizer::open()
{
    return open(resourceFolder() / "american-spelling.json");
}

Result<EnglishNormalizer> EnglishNormalizer::open(const std::filesystem::path& table)
{
    UNDERSTUDY_TRY(const auto bytes, readFile(table, Bytes(1'000'000)));
    const auto json = nlohmann::json::parse(bytes, nullptr, false);
    const auto isTable = json.is_object() && std::all_of(json.begin(), json.end(),
                                                         [](const auto& word) { return word.is_string(); });
    if (!isTable)
        return fail(Code::Corrupt, table.string(), "no table of spellings");
    auto spellings = std::make_shared<Spellings>();
    for (const auto& [british, american] : json.items())
        spellings->american[unicode::fromUtf8(british)] =
            unicode::fromUtf8(american.template get_ref<const std::string&>());
    return EnglishNormalizer(std::move(spellings));
}

std::string EnglishNormalizer::operator()(std::string_view text) const
{
    auto spoken =
        withoutSpacesBeforeApostrophes(withoutFillers(unicode::withoutBrackets(unicode::lowered(text))));
    for (const auto& rule : kReplacements)
        replace(spoken, rule);
    const auto plain =
        unicode::withoutSymbolsAndDiacritics(withoutFullStops(withoutCommasInNumbers(spoken)), U".%$¢€£");
    const auto spelled = m_spellings->spelled(withDigits(plain));
    return unicode::toUtf8(unicode::withSingleSpaces(withoutLoneSigns(spelled)));
}

} // namespace understudy
