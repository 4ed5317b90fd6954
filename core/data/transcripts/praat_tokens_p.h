// The tokens of Praat's text files: numbers and strings that stand free; all else explains them to people. So
// the long and the short format are one (Praat manual, "TextGrid file formats").
#pragma once

#include "core/base/units.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace understudy {

class PraatTokens
{
public:
    explicit PraatTokens(std::string_view text) : m_text(text) {}

    /// Each takes the next token; nothing where it is of another kind or there is none.
    std::optional<std::string> string();
    /// Seconds, or a count.
    std::optional<double> number();
    std::optional<Seconds> time();
    /// <exists>
    bool flag(std::string_view name);

    bool isAtEnd();
    /// Where the last token begins, for messages.
    std::size_t position() const { return m_begin; }

private:
    enum class Kind
    {
        None,
        String,
        Number,
        Flag
    };

    Kind take();
    Kind takeWord();

    std::string_view m_text; // borrowed
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    std::string_view m_token;
};

} // namespace understudy
