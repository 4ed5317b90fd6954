// The words of a turn as CSM is given them, in rendering and in training alike.
#pragma once

#include "core/text/bpe_tokenizer.h"

namespace understudy {

class TurnTokens
{
public:
    /// Errors: those of BpeTokenizer::open; TokenizerDamaged without the tokens around a text.
    static Result<TurnTokens> open(const std::filesystem::path& tokenizer);

    /// "[0]Hello." between begin and end of text; what looks like a special token is plain text.
    std::vector<std::int64_t> of(const std::string& speaker, const std::string& text) const;
    /// One more than the highest id.
    std::size_t size() const { return m_tokenizer.size(); }

private:
    TurnTokens(BpeTokenizer tokenizer, TokenId begin, TokenId end)
        : m_tokenizer(std::move(tokenizer)), m_begin(begin), m_end(end)
    {
    }

    BpeTokenizer m_tokenizer;
    TokenId m_begin, m_end; // of text
};

/// How long a line may become before the model has lost its way, in frames; noise has no end of its own and
/// stops where speech would.
std::int64_t mostFrames(std::string_view text, bool isSynthetic);

} // namespace understudy
