#include "core/text/markdown_scanner_p.h"

#include "core/text/spaced_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace understudy {

namespace {

constexpr std::size_t kMaxName = 80; // bytes
constexpr int kMaxWords = 4;
constexpr UChar32 kApostrophe = 0x2019;

bool isNameCharacter(UChar32 c)
{
    return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || c == '.' || c == '\'' || c == '-' ||
           c == kApostrophe;
}

class TurnScanner
{
public:
    TurnScanner(std::string_view text, std::size_t at)
        : m_text(text.substr(0, std::min(text.find_first_of("\r\n", at), text.size()))), m_at(at)
    {
        m_turn.begin = at;
    }

    std::optional<Turn> scan()
    {
        m_isBold = takeBold();
        if (!scanName())
            return std::nullopt;
        closeBold();
        skipSpace();
        if (peek() == '(' && !scanDirection())
            return std::nullopt;
        closeBold();
        if (peek() != ':')
            return std::nullopt;
        ++m_at;
        closeBold();
        const bool isApart = m_at == m_text.size() || m_text[m_at] == ' ' || m_text[m_at] == '\t';
        if (m_isBold || !isApart)
            return std::nullopt;
        skipSpace();
        m_turn.end = m_at;
        return std::move(m_turn);
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t", m_at), m_text.size()); }

    bool takeBold()
    {
        const auto mark = m_text.substr(m_at, 2);
        if (mark != "**" && mark != "__")
            return false;
        m_at += 2;
        return true;
    }
    void closeBold() { m_isBold = m_isBold && !takeBold(); }

    bool scanName()
    {
        const auto limit = static_cast<std::int32_t>(std::min(m_text.size(), m_at + kMaxName));
        m_turn.nameBegin = m_at;
        int words = 0;
        bool isInWord = false;
        for (auto next = static_cast<std::int32_t>(m_at); next < limit;) {
            UChar32 c = 0;
            U8_NEXT(m_text.data(), next, limit, c);
            if (c != ' ' && !isNameCharacter(c))
                break;
            if (c != ' ' && !isInWord && (++words > kMaxWords || (words == 1 && !u_isalnum(c))))
                return false;
            isInWord = c != ' ';
            m_at = static_cast<std::size_t>(next);
            if (isInWord)
                m_turn.nameEnd = m_at;
        }
        return words > 0;
    }

    bool scanDirection()
    {
        const auto end = m_text.find_first_of(")<[`\\", m_at);
        if (end == m_text.npos || m_text[end] != ')')
            return false;
        m_turn.directionBegin = m_at;
        m_turn.directionEnd = end + 1;
        for (auto at = m_at + 1; at <= end;) {
            const auto next = std::min(m_text.find(';', at), end);
            addDirection(trimmed(m_text.substr(at, next - at)));
            at = next + 1;
        }
        m_at = end + 1;
        return true;
    }

    void addDirection(std::string_view part)
    {
        constexpr std::string_view kAnchor = "anchor=";
        if (part.starts_with(kAnchor)) {
            const auto id = trimmed(part.substr(kAnchor.size()));
            m_turn.anchor = id;
            m_turn.anchorBegin = static_cast<std::size_t>(id.data() - m_text.data());
        } else if (!part.empty())
            m_turn.direction += (m_turn.direction.empty() ? "" : "; ") + std::string(part);
    }

    std::string_view m_text;
    std::size_t m_at;
    Turn m_turn;
    bool m_isBold = false; // opened, not yet closed
};

} // namespace

std::optional<Turn> scanTurn(std::string_view text, std::size_t at)
{
    return TurnScanner(text, at).scan();
}

} // namespace understudy
