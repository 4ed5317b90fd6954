// The tables that a tokenizer.json amounts to, and how they are read.
#pragma once

#include "core/text/bpe_pieces_p.h"
#include "core/text/bpe_tokenizer.h"

#include <array>
#include <functional>
#include <unordered_map>

namespace understudy {

struct BpeToken
{
    std::string bytes; ///< empty: there is no such id
    bool isSpecial = false;
};

struct BpeMerge
{
    std::int32_t rank = 0; ///< the lowest goes first
    TokenId id = 0;        ///< what the pair becomes
};

/// Two ids as one key.
inline std::uint64_t pairKey(TokenId left, TokenId right)
{
    return (std::uint64_t(std::uint32_t(left)) << 32) | std::uint32_t(right);
}

struct PairHash
{
    std::size_t operator()(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15U) >> 20; }
};

/// Lets a view be looked up without a copy.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct AddedToken
{
    std::string content;
    TokenId id = 0;
    bool isSpecial = false;
};

/// Ids, with these where the texts go.
inline constexpr TokenId kTextA = -1;
inline constexpr TokenId kTextB = -2;
using BpeTemplate = std::vector<TokenId>;

struct BpeModel
{
    std::vector<BpeToken> tokens;                                               ///< by id
    std::unordered_map<std::string, TokenId, TextHash, std::equal_to<>> pieces; ///< by bytes
    std::array<TokenId, 256> bytes = {};
    std::unordered_map<std::uint64_t, BpeMerge, PairHash> merges; ///< by pairKey
    BpePieces cut = BpePieces::Llama;
    bool takesWholePieces =
        false; ///< a piece in the vocabulary is one token, whatever the merges ("ignore_merges")
    std::vector<AddedToken> added; ///< by content
    BpeTemplate single = {kTextA};
    BpeTemplate pair = {kTextA, kTextB};
};

Result<std::shared_ptr<const BpeModel>> readBpeModel(std::string_view json, const std::string& subject);

/// What GPT-2's files say as one tokenizer.json: vocab.json, merges.txt, and added_tokens.json, which may be
/// empty. TokenizerDamaged.
Result<std::string> joinBpeParts(std::string_view vocabulary, std::string_view merges, std::string_view added,
                                 const std::string& subject);

} // namespace understudy
