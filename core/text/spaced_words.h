// The words of a text as spaces part them, punctuation and all: "Well, yes." is "Well," and "yes.".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// Without the white space around it (ASCII).
std::string_view trimmed(std::string_view text);

/// What stands between white space (ASCII); none is empty. They view `text`, which outlives them.
std::vector<std::string_view> spacedWords(std::string_view text);

/// Those words with one space between each two.
std::string singleSpaced(std::string_view text);

/// What a word ends beside itself, by the stop behind it, within quotes and brackets or not.
enum class WordEnd
{
    Word,
    Clause,
    Sentence
};
WordEnd endOf(std::string_view word);

} // namespace understudy
