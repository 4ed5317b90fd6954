// What has to be changed to turn one text into another, with the fewest changes: the base of word and
// character error rates. Ties are broken as jiwer 4.0.0 (rapidfuzz) breaks them, so that substitutions,
// deletions and insertions agree with it one by one.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace understudy {

enum class Change
{
    Equal,
    Substitute,
    Delete,
    Insert
};

/// A run of the same change, in words or characters of both sides; ends are exclusive.
struct AlignedRun
{
    Change change = Change::Equal;
    std::size_t referenceBegin = 0;
    std::size_t referenceEnd = 0;
    std::size_t hypothesisBegin = 0;
    std::size_t hypothesisEnd = 0;
    bool operator==(const AlignedRun&) const = default;
};

/// In the order of the texts.
using Alignment = std::vector<AlignedRun>;

/// Words are parted by spaces alone; runs of white space count as one space.
std::vector<std::string_view> countedWords(std::string_view text);

/// Time and memory grow with the product of the lengths, a bit for each pair; Unsupported beyond 2^31 pairs
/// (two texts of 46,000 words), for which a text has to be compared part by part. Both texts are UTF-8.
Result<Alignment> alignWords(std::string_view reference, std::string_view hypothesis);
/// Code points; spaces count, but not those at the ends.
Result<Alignment> alignCharacters(std::string_view reference, std::string_view hypothesis);

} // namespace understudy
