// Two things that openai-whisper asks of a text, as Python does them.
#pragma once

#include <string_view>

namespace understudy {

/// Without white space at either end, of Unicode's kinds and the four separators of ASCII. (Python's
/// str.strip)
std::string_view strippedText(std::string_view text);
/// Bytes over bytes that zlib packs them into, at its own level: far above 2 where a text repeats itself; 0
/// for none.
double compressionRatio(std::string_view text);

} // namespace understudy
