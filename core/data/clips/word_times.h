// When each word of a clip's text is said, also after the text was edited.
#pragma once

#include "core/data/clips/clip.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace understudy {

/// A word of the text, in bytes, and its time in the clip.
struct TimedWord
{
    std::size_t begin = 0, end = 0;
    std::optional<Seconds> start, stop; ///< none: the word is new

    bool operator==(const TimedWord&) const = default;
};

/// In order. `words` are those of the text before it was edited: equal ones, whatever their case, keep their
/// time. Of a label with several words ("New York") the time is shared out by letters.
std::vector<TimedWord> timedWords(std::string_view text, const std::vector<ClipWord>& words);

/// What of it is said in a part of its clip, a word where its middle is, with its times in that part; of some
/// words told together those that are. None: nothing of it.
std::optional<ClipWord> partOf(const ClipWord& words, Seconds begin, Seconds end);

/// From where one hears the word at a caret, a byte offset: right behind a word it is in that word, between
/// two in the next, behind all in the last. A new word begins where the one before it ends, or else where the
/// next one starts. None: no time is known.
std::optional<Seconds> startAt(const std::vector<TimedWord>& words, std::size_t offset);

/// The word that is said at a time; null in pauses.
const TimedWord* wordAt(const std::vector<TimedWord>& words, Seconds at);

} // namespace understudy
