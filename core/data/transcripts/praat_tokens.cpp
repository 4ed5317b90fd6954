#include "core/data/transcripts/praat_tokens_p.h"
#include "core/data/transcripts/times_p.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace understudy {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::optional<double> parseNumber(std::string_view text)
{
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

} // namespace

/// Up to the space; "xmin", "=" and "[1]:" are passed over.
PraatTokens::Kind PraatTokens::takeWord()
{
    const auto end = std::min(m_text.find_first_of(" \t\r\n\"", m_at), m_text.size());
    m_token = m_text.substr(m_at, end - m_at);
    m_at = end;
    if (m_token.size() > 2 && m_token.front() == '<' && m_token.back() == '>')
        return Kind::Flag;
    const bool isNumeric = std::string_view("+-.0123456789").find(m_token.front()) != std::string_view::npos;
    return isNumeric && parseNumber(m_token) ? Kind::Number : Kind::None;
}

PraatTokens::Kind PraatTokens::take()
{
    while ((m_at = m_text.find_first_not_of(kSpace, m_at)) < m_text.size()) {
        m_begin = m_at;
        if (m_text[m_at] == '"') {
            auto end = m_text.find('"', m_at + 1);
            while (end != m_text.npos && m_text.substr(end).starts_with("\"\""))
                end = m_text.find('"', end + 2);
            if (end == m_text.npos)
                break;
            m_token = m_text.substr(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return Kind::String;
        }
        if (m_text[m_at] == '!')
            m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
        else if (const auto kind = takeWord(); kind != Kind::None)
            return kind;
    }
    m_at = m_text.size();
    m_begin = std::min(m_begin, m_text.size());
    return Kind::None;
}

std::optional<std::string> PraatTokens::string()
{
    if (take() != Kind::String)
        return std::nullopt;
    std::string result;
    for (std::size_t at = 0; at < m_token.size(); ++at) {
        result += m_token[at];
        at += m_token[at] == '"' ? 1 : 0; // two quotes are one
    }
    return result;
}

std::optional<double> PraatTokens::number()
{
    return take() == Kind::Number ? parseNumber(m_token) : std::nullopt;
}

std::optional<Seconds> PraatTokens::time()
{
    return take() == Kind::Number ? parseSeconds(m_token) : std::nullopt;
}

bool PraatTokens::flag(std::string_view name)
{
    return take() == Kind::Flag && m_token == name;
}

bool PraatTokens::isAtEnd()
{
    const auto before = *this;
    const bool isNone = take() == Kind::None;
    *this = before;
    return isNone;
}

} // namespace understudy
