// Words that are written with a full stop that need not end a sentence, and how they are said.
#pragma once

#include <cstddef>
#include <string_view>

namespace understudy {

/// When the full stop of an abbreviation ends a sentence too (at the end of the text it always does).
enum class Ending
{
    Never,   ///< a title, or a word that leads on: Dr. Smith, e.g. this
    Starter, ///< only before a word that commonly starts a sentence: Inc., U.S., Jan.
    Usual,   ///< before any capital: etc., p.m.
    Word,    ///< is an abbreviation before a number only: No. 5, p. 3; else a word like any other
};

struct Abbreviation
{
    std::string_view written; ///< without the last full stop; a small first letter stands for both cases
    std::string_view spoken;
    Ending ending = Ending::Never;
};

/// `word` without its last full stop; null if it is none.
const Abbreviation* findAbbreviation(std::string_view word);

/// Does the full stop before `at` end a sentence, given what follows it?
bool endsSentence(std::string_view text, std::size_t at, Ending ending);

/// Past closing quotes and brackets.
std::size_t skipClosers(std::string_view text, std::size_t at);

} // namespace understudy
