// Where words lie in a text: ICU's word boundaries (UAX 29). "don't" and "3.5" are one word, "well-known"
// two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// In bytes of UTF-8.
struct WordSpan
{
    std::size_t begin = 0, end = 0;

    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const WordSpan&) const = default;
};

/// In order. Spaces, punctuation and symbols are no words; numbers are.
std::vector<WordSpan> wordSpans(std::string_view text);

/// Equal for words that differ by case or by the shape of an apostrophe.
std::string foldedWord(std::string_view word);

} // namespace understudy
