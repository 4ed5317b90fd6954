// Which words of a text are still there after it was edited.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

/// For each word of `after` the index of the word of `before` that it is; none for one that is new. Equal
/// words in the longest common sequence (Hunt and McIlroy 1976) keep together, so indices rise. Where more
/// than 4 million pairs of changed words would have to be compared, words that are there once in either text
/// are found first (Cohen's patience diff), and the rest between them; without any, all are new.
std::vector<std::optional<std::size_t>> alignWords(const std::vector<std::string>& before,
                                                   const std::vector<std::string>& after);

} // namespace understudy
