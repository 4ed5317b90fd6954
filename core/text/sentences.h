// Sentence boundaries by ICU (UAX 29, en_US) corrected for abbreviations, initials, quotes and decimals.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace understudy {

/// Byte offsets at which sentences end (the space after belongs to the sentence before); the last is
/// text.size(). Empty text has none.
std::vector<std::size_t> sentenceEnds(std::string_view text);

/// Whether it begins as a sentence does, where its script has capitals, and ends as one: "Nobody came." does,
/// "and nobody came." and "Nobody came, and" do not.
bool isWholeSentence(std::string_view text);

/// Byte offsets where a long sentence may be cut: after the space behind a clause mark (, ; : or a dash), or
/// behind an em dash without one. Not inside numbers and dates; never 0 or text.size().
std::vector<std::size_t> clauseEnds(std::string_view text);

} // namespace understudy
