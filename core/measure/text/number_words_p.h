// Spelled numbers to digits, as the English normaliser of openai-whisper (20250625, normalizers/english.py)
// reads them: "two hundred million dollars" is "$200000000", "double oh seven" "007", "thirty first" "31st".
// Its quirks are kept: "ninth" is no number, "twenty one thirty two" is one.
#pragma once

#include <string>
#include <string_view>

namespace understudy {

/// `text` is lower-case and without commas.
std::u32string withDigits(std::u32string_view text);

/// Its two ends: "two and a half" -> "two point five", "10km" -> "10 km"; and "$2 and ¢7" -> "$2.07", "1" ->
/// "one".
std::u32string readyForNumbers(std::u32string_view text);
std::u32string withMarksOfNumbers(std::u32string_view text);

} // namespace understudy
