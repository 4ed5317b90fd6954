// A JSON parser of our own: nlohmann's neither tells where a value stands nor refuses double keys.
#include "core/base/utf8.h"
#include "core/text/data_node_p.h"
#include "core/text/script_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace understudy {

namespace {

class JsonParser
{
public:
    JsonParser(std::string_view source, std::size_t at, ProblemList& problems)
        : m_source(source), m_at(at), m_problems(problems)
    {
    }

    std::optional<DataNode> parse()
    {
        auto root = parseValue({}, 0);
        skipSpace();
        if (!m_hasFailed && m_at < m_source.size())
            fail(m_at, {"the end"}, {});
        return m_hasFailed ? std::nullopt : std::optional(std::move(root));
    }

private:
    void skipSpace() { m_at = std::min(m_source.find_first_not_of(" \t\r\n", m_at), m_source.size()); }
    char peek() const { return m_at < m_source.size() ? m_source[m_at] : '\0'; }
    bool take(char c)
    {
        if (peek() != c || m_at >= m_source.size())
            return false;
        ++m_at;
        return true;
    }

    void fail(std::size_t at, std::vector<std::string> expected, const std::string& pointer)
    {
        if (std::exchange(m_hasFailed, true))
            return;
        const bool isControl = at < m_source.size() && static_cast<unsigned char>(m_source[at]) < 0x20;
        const auto next = isControl ? at + 1 : m_source.find_first_of(" \t\r\n,]}", at + 1);
        const auto end = std::min(next, m_source.size());
        auto& problem = m_problems.add(ProblemKind::JsonSyntax, at, end);
        if (at >= m_source.size())
            problem.found = "the end";
        problem.allowed = std::move(expected);
        problem.pointer = pointer;
    }

    DataNode parseValue(const std::string& pointer, std::size_t depth)
    {
        skipSpace();
        DataNode node;
        node.begin = m_at;
        const char c = peek();
        if (c == '{' || c == '[')
            parseContainer(node, pointer, depth);
        else if (c == '"')
            parseString(node, pointer);
        else if (c == '-' || (c >= '0' && c <= '9'))
            parseNumber(node, pointer);
        else
            parseWord(node, pointer);
        if (node.kind != DataNode::Kind::String)
            node.end = m_at;
        return node;
    }

    void parseContainer(DataNode& node, const std::string& pointer, std::size_t depth)
    {
        if (depth >= kMaxScriptNesting) {
            m_hasFailed = true;
            auto& problem = m_problems.add(ProblemKind::NestedTooDeep, m_at, m_at + 1);
            problem.allowed = {std::to_string(kMaxScriptNesting)};
            problem.pointer = pointer;
            return;
        }
        const bool isMap = m_source[m_at++] == '{';
        node.kind = isMap ? DataNode::Kind::Map : DataNode::Kind::List;
        const char closing = isMap ? '}' : ']';
        skipSpace();
        if (take(closing))
            return;
        do {
            if (isMap)
                parseMember(node, pointer, depth);
            else
                node.items.push_back(
                    parseValue(pointerTo(pointer, std::to_string(node.items.size())), depth + 1));
            skipSpace();
        } while (!m_hasFailed && take(','));
        if (!m_hasFailed && !take(closing))
            fail(m_at, {",", std::string(1, closing)}, pointer);
        if (isMap)
            checkDuplicateKeys(node, m_problems, pointer);
    }

    void parseMember(DataNode& map, const std::string& pointer, std::size_t depth)
    {
        DataMember member;
        skipSpace();
        if (peek() != '"')
            return fail(m_at, {"a key in quotes"}, pointer);
        parseString(member.key, pointer);
        skipSpace();
        if (!m_hasFailed && !take(':'))
            return fail(m_at, {":"}, pointer);
        if (!m_hasFailed)
            member.value = parseValue(pointerTo(pointer, member.key.text), depth + 1);
        map.members.push_back(std::move(member));
    }

    void parseString(DataNode& node, const std::string& pointer)
    {
        node.kind = DataNode::Kind::String;
        node.begin = ++m_at;
        node.map.steps.push_back({0, m_at});
        while (!m_hasFailed && m_at < m_source.size() && m_source[m_at] != '"') {
            if (static_cast<unsigned char>(m_source[m_at]) < 0x20)
                return fail(m_at, {"\\n", "\\t", "\""}, pointer);
            if (m_source[m_at] == '\\')
                parseEscape(node, pointer);
            else
                node.text += m_source[m_at++];
        }
        node.end = m_at;
        if (!m_hasFailed && !take('"'))
            fail(m_at, {"\""}, pointer);
    }

    void parseEscape(DataNode& node, const std::string& pointer)
    {
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const auto begin = m_at++;
        const auto letter = kLetters.find(peek());
        node.map.steps.push_back({node.text.size(), begin});
        if (m_at < m_source.size() && letter != kLetters.npos) {
            node.text += kMeanings[letter];
            ++m_at;
        } else if (const auto code = take('u') ? parseCodePoint() : std::nullopt) {
            appendUtf8(node.text, *code);
        } else {
            return fail(begin, {"\\\"", "\\\\", "\\n", "\\u0041"}, pointer);
        }
        node.map.steps.push_back({node.text.size(), m_at});
    }

    std::optional<char32_t> parseHex()
    {
        char32_t value = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(peek() | 0x20));
            if (digit == std::string_view::npos || peek() < '0')
                return std::nullopt;
            value = value * 16 + static_cast<char32_t>(digit);
        }
        return value;
    }

    /// Behind "\u"; a surrogate only as half of a pair.
    std::optional<char32_t> parseCodePoint()
    {
        const auto first = parseHex();
        if (!first || *first < 0xD800 || *first > 0xDFFF)
            return first;
        if (*first > 0xDBFF || !take('\\') || !take('u'))
            return std::nullopt;
        const auto second = parseHex();
        if (!second || *second < 0xDC00 || *second > 0xDFFF)
            return std::nullopt;
        return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
    }

    std::size_t takeDigits()
    {
        const auto begin = m_at;
        m_at = std::min(m_source.find_first_not_of("0123456789", m_at), m_source.size());
        return m_at - begin;
    }

    void parseNumber(DataNode& node, const std::string& pointer)
    {
        node.kind = DataNode::Kind::Number;
        const auto begin = m_at;
        take('-');
        const bool isZero = peek() == '0';
        const auto digits = takeDigits();
        bool isNumber = digits > 0 && (!isZero || digits == 1);
        if (take('.'))
            isNumber = takeDigits() > 0 && isNumber;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            isNumber = takeDigits() > 0 && isNumber;
        }
        node.text = m_source.substr(begin, m_at - begin);
        if (!isNumber)
            fail(begin, {"a number"}, pointer);
    }

    void parseWord(DataNode& node, const std::string& pointer)
    {
        const auto rest = m_source.substr(std::min(m_at, m_source.size()));
        for (const std::string_view word : {"true", "false", "null"}) {
            if (!rest.starts_with(word))
                continue;
            node.kind = word == "null" ? DataNode::Kind::Null : DataNode::Kind::Bool;
            node.text = word;
            m_at += word.size();
            return;
        }
        fail(m_at, {"a value"}, pointer);
    }

    std::string_view m_source;
    std::size_t m_at;
    ProblemList& m_problems;
    bool m_hasFailed = false;
};

} // namespace

std::optional<DataNode> parseJson(std::string_view source, std::size_t at, ProblemList& problems)
{
    return JsonParser(source, at, problems).parse();
}

} // namespace understudy
