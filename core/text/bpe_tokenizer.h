// Text to token ids and back, as a Hugging Face tokenizer.json says: byte-level BPE with the pieces that
// Llama 3 and CSM use, or GPT-2 and Whisper. Equal to the tokenizers library (0.22) for every text.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

using TokenId = std::int32_t;
struct BpeModel;

/// What becomes of the spelling of a special token ("<|AUDIO|>") in a text.
enum class Special
{
    AsToken, ///< as the original library does
    AsText,  ///< plain text: for what users wrote
};

struct EncodeOptions
{
    bool addSpecial = true; ///< the tokens that the file's template puts around a text
    Special specialText = Special::AsToken;
};

struct DecodeOptions
{
    bool skipSpecial = false;
};

/// Never changes after reading; copies share their tables; any thread may use it.
class BpeTokenizer
{
public:
    /// Errors: those of readFile (at most 100 MB), TokenizerDamaged (Corrupt, or Unsupported where the file
    /// asks for steps we do not have; the detail names them). Truncation and padding in the file are ignored.
    static Result<BpeTokenizer> open(const std::filesystem::path& file);
    /// A folder's tokenizer.json or, without it, vocab.json, merges.txt and added_tokens.json. FileMissing
    /// (subject: tokenizer.json's path) where neither is there.
    static Result<BpeTokenizer> openFolder(const std::filesystem::path& folder);
    /// Of GPT-2's files; `added` may be empty.
    static Result<BpeTokenizer> fromParts(std::string_view vocabulary, std::string_view merges,
                                          std::string_view added, const std::string& subject);
    /// `subject` stands in errors.
    static Result<BpeTokenizer> fromJson(std::string_view json, const std::string& subject);

    /// Of UTF-8, less than 2 GiB; other bytes are encoded one by one. Never cut.
    std::vector<TokenId> encode(std::string_view text, EncodeOptions options = {}) const;
    /// By the file's template for two texts.
    std::vector<TokenId> encodePair(std::string_view a, std::string_view b, EncodeOptions options = {}) const;
    /// Ids that name no token are left out; bytes that are no UTF-8 together become U+FFFD.
    std::string decode(std::span<const TokenId> ids, DecodeOptions options = {}) const;

    /// Of an added token by its spelling: idOf("<|AUDIO|>").
    std::optional<TokenId> idOf(std::string_view content) const;
    /// What a token stands for, as bytes that need not be whole characters; empty for an id that there is not.
    std::string_view bytesOf(TokenId id) const;
    /// One more than the highest id.
    std::size_t size() const;

private:
    explicit BpeTokenizer(std::shared_ptr<const BpeModel> model);
    std::vector<TokenId> fill(std::span<const TokenId> pattern, std::string_view a, std::string_view b,
                              Special specialText) const;

    std::shared_ptr<const BpeModel> m_model;
};

} // namespace understudy
