#include "core/text/tag_scanner_p.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace understudy {

namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kMaxEntity = 32;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpace(char c)
{
    return kSpace.find(c) != kSpace.npos;
}

/// "65" or "x41", as after "&#". Controls and surrogates are no characters.
std::optional<std::string> characterOf(std::string_view number)
{
    const bool isHexadecimal = number.starts_with('x') || number.starts_with('X');
    if (isHexadecimal)
        number.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(number.begin(), number.end(), code, isHexadecimal ? 16 : 10);
    if (error != std::errc() || end != number.end() || number.empty())
        return std::nullopt;
    const bool isControl = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
    if (isControl || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
        return std::nullopt;
    std::string text;
    appendUtf8(text, code);
    return text;
}

std::optional<std::string> meaningOf(std::string_view entity)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNamed{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
    if (entity.starts_with('#'))
        return characterOf(entity.substr(1));
    for (const auto& [name, meaning] : kNamed)
        if (name == entity)
            return std::string(meaning);
    return std::nullopt;
}

/// Entities as what they mean, line ends and other controls as spaces.
std::string resolved(std::string_view value)
{
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
        const auto entity = value[at] == '&' ? scanEntity(value, at) : Entity();
        if (entity.meaning)
            text += *entity.meaning;
        else
            text += value[at];
        at += entity.meaning ? entity.size : 1;
    }
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

/// "scheme:..." or "name@host" up to ">", without spaces: an autolink of CommonMark 6.5.
bool isLink(std::string_view text, std::size_t at)
{
    const auto end = text.find_first_of(" \t\r\n<>", at + 1);
    if (end == text.npos || text[end] != '>')
        return false;
    const auto inside = text.substr(at + 1, end - at - 1);
    const auto mark = inside.find_first_of(":@/\"'=");
    return mark != inside.npos && mark >= 2 && (inside[mark] == ':' || inside[mark] == '@');
}

/// Walks through one tag.
class TagScanner
{
public:
    TagScanner(std::string_view text, std::size_t at) : m_text(text), m_at(at) { m_tag.begin = at; }

    Tag scan()
    {
        ++m_at;
        m_tag.isClosing = take('/');
        const auto nameBegin = m_at;
        m_at = std::min(m_text.find_first_of(" \t\r\n/><\"'=", m_at), m_text.size());
        m_tag.name = m_text.substr(nameBegin, m_at - nameBegin);
        while (scanNext()) {
        }
        m_tag.end = m_at;
        return std::move(m_tag);
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    /// False at an empty line: no tag reaches over it.
    bool skipSpace()
    {
        int newlines = 0;
        auto at = m_at;
        for (; at < m_text.size() && isSpace(m_text[at]); ++at)
            newlines += m_text[at] == '\n' ? 1 : 0;
        if (newlines > 1)
            return false;
        m_at = at;
        return true;
    }

    /// One attribute, or the end of the tag (false).
    bool scanNext()
    {
        const auto before = m_at;
        if (!skipSpace() || m_at >= m_text.size() || m_text[m_at] == '<') {
            m_at = before;
            m_tag.isFinished = false;
            return false;
        }
        if (take('>'))
            return false;
        if (m_text.substr(m_at).starts_with("/>")) {
            m_at += 2;
            m_tag.isSelfClosing = true;
            return false;
        }
        return scanAttribute();
    }

    bool scanAttribute()
    {
        auto& attribute = m_tag.attributes.emplace_back();
        attribute.nameBegin = m_at;
        m_at = std::min(m_text.find_first_of(" \t\r\n/><\"'=", m_at), m_text.size());
        if (m_at == attribute.nameBegin)
            ++m_at; // a quote, "=" or "/" that belongs to nothing
        attribute.nameEnd = m_at;
        attribute.name = m_text.substr(attribute.nameBegin, m_at - attribute.nameBegin);
        const auto behindName = m_at;
        if (!skipSpace() || !take('=')) {
            m_at = behindName;
            return true;
        }
        return skipSpace() && scanValue(attribute);
    }

    bool scanValue(TagAttribute& attribute)
    {
        const char quote = peek();
        attribute.isQuoted = quote == '"' || quote == '\'';
        attribute.valueBegin = attribute.isQuoted ? m_at + 1 : m_at;
        if (!attribute.isQuoted) {
            m_at = std::min(m_text.find_first_of(" \t\r\n><", m_at), m_text.size());
            if (m_at > attribute.valueBegin && m_at < m_text.size() && m_text[m_at] == '>' &&
                m_text[m_at - 1] == '/')
                --m_at; // <break time=1s/>
        } else if (!closeQuote(quote)) {
            return false;
        }
        attribute.valueEnd = attribute.isQuoted ? m_at - 1 : m_at;
        attribute.value =
            resolved(m_text.substr(attribute.valueBegin, attribute.valueEnd - attribute.valueBegin));
        return true;
    }

    /// Without its quote the tag ends with its line, so that the rest of the script is still read.
    bool closeQuote(char quote)
    {
        const char stops[] = {quote, '\n', '\0'};
        const auto end = std::min(m_text.find_first_of(stops, m_at + 1), m_text.size());
        if (end < m_text.size() && m_text[end] == quote) {
            m_at = end + 1;
            return true;
        }
        m_tag.attributes.pop_back();
        m_tag.isFinished = false;
        m_at = end;
        return false;
    }

    std::string_view m_text;
    std::size_t m_at;
    Tag m_tag;
};

} // namespace

Opening classifyLessThan(std::string_view text, std::size_t at)
{
    const auto next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (isLetter(next))
        return isLink(text, at) ? Opening::Link : Opening::Tag;
    if (next == '/' && at + 2 < text.size() && isLetter(text[at + 2]))
        return Opening::Tag;
    if (text.substr(at).starts_with("<!--"))
        return Opening::Comment;
    if (next == '?' || next == '!')
        return Opening::Declaration;
    const bool isApart = (at == 0 || isSpace(text[at - 1])) && at + 1 < text.size() && isSpace(next);
    return isApart ? Opening::Text : Opening::Stray;
}

Tag scanTag(std::string_view text, std::size_t at)
{
    return TagScanner(text, at).scan();
}

std::size_t commentEnd(std::string_view text, std::size_t at)
{
    const auto end = text.find("-->", at + 4);
    return end == text.npos ? end : end + 3;
}

Entity scanEntity(std::string_view text, std::size_t at)
{
    const auto rest = text.substr(at + 1, kMaxEntity);
    const auto size =
        rest.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#");
    if (size == rest.npos || size == 0 || rest[size] != ';')
        return {};
    return {size + 2, meaningOf(rest.substr(0, size))};
}

} // namespace understudy
