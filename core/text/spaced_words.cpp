#include "core/text/spaced_words.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::string_view kSpaces = " \t\n\v\f\r";

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto begin = std::min(text.find_first_not_of(kSpaces), text.size());
    return text.substr(begin, text.find_last_not_of(kSpaces) + 1 - begin);
}

std::vector<std::string_view> spacedWords(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(kSpaces, at)) != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(kSpaces, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string singleSpaced(std::string_view text)
{
    std::string line;
    for (const auto word : spacedWords(text))
        line.append(line.empty() ? "" : " ").append(word);
    return line;
}

WordEnd endOf(std::string_view word)
{
    const auto stop = word.find_last_not_of("\"')");
    if (stop == std::string_view::npos)
        return WordEnd::Word;
    constexpr std::string_view kSentence = ".!?", kClause = ",;:";
    return kSentence.find(word[stop]) != std::string_view::npos ? WordEnd::Sentence
           : kClause.find(word[stop]) != std::string_view::npos ? WordEnd::Clause
                                                                : WordEnd::Word;
}

} // namespace understudy
