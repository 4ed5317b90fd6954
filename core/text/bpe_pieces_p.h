// Cuts text where no token may cross: words, digits, punctuation, white space.
#pragma once

#include <cstddef>
#include <string_view>

namespace understudy {

enum class BpePieces
{
    Llama, ///< words with the character before them, up to three digits
    Gpt2   ///< words and numbers with the blank before them; Whisper's
};

/// The pattern of CSM's published files, which bytesOfFirstPiece follows by hand. GPT-2's is spelt in no file:
/// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
inline constexpr std::string_view kPiecePattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|)"
    R"(\s*[\r\n]+|\s+(?!\S)|\s+)";

/// Length of the first match of the pattern in a text that is not empty; it always begins at its start. A byte
/// that is no UTF-8 counts as punctuation.
std::size_t bytesOfFirstPiece(std::string_view text, BpePieces pieces = BpePieces::Llama);

} // namespace understudy
