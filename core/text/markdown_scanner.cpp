#include "core/text/markdown_scanner_p.h"

#include "core/text/script_reader.h"
#include "core/text/closest.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace understudy {

namespace {

constexpr char kMask = 'x'; // a letter: no Markdown, and no edge of a word to the emphasis beside it
constexpr std::size_t kMaxIndent =
    128; // md4c's lists nest by indentation, and it walks all of them in every line
constexpr std::size_t kMaxBackticks = 32; // as md4c

class MarkdownScanner
{
public:
    MarkdownScanner(std::string_view source, std::size_t bodyBegin, const SpeakerTable& speakers,
                    ProblemList& problems)
        : m_source(source), m_at(bodyBegin), m_speakers(speakers), m_problems(problems)
    {
        m_scan.masked = source;
    }

    MarkdownScan scan()
    {
        while (m_at < m_source.size()) {
            startLine();
            scanInline();
        }
        dropUncounted();
        mask();
        return std::move(m_scan);
    }

private:
    std::size_t lineEnd(std::size_t at) const { return std::min(m_source.find('\n', at), m_source.size()); }

    // --- lines

    void startLine()
    {
        const auto begin = m_at;
        const auto end = lineEnd(begin);
        const auto text = std::min(m_source.find_first_not_of(" \t", begin), end);
        if (text - begin > kMaxIndent)
            m_scan.masked[begin + kMaxIndent] = kMask;
        const auto line = m_source.substr(text, end - text);
        if (line.starts_with('>')) {
            checkMarkers(text, end);
            m_at = end; // a note: its tags are no tags
        } else if (const auto fence = fenceLength(line); fence > 0) {
            skipFence(text, end, line.front(), fence);
        } else {
            startText(line, text, end);
        }
        m_previousLine = begin;
    }

    void startText(std::string_view line, std::size_t text, std::size_t end)
    {
        checkMarkers(text, end);
        if (isDashes(line)) // "---" below text is a break here, not an underline
            std::fill(m_scan.masked.begin() + static_cast<std::ptrdiff_t>(text),
                      m_scan.masked.begin() + static_cast<std::ptrdiff_t>(text + dashes(line)), '*');
        else if (isTableRule(line))
            reportTable(text);
        m_at = text;
        if (auto turn = scanTurn(m_source, text)) {
            m_at = turn->end;
            ++m_nameCounts[foldedName(nameOf(*turn))];
            m_scan.tokens.push_back({MarkdownToken::Kind::Turn, turn->begin, turn->end, m_scan.turns.size()});
            m_scan.turns.push_back(std::move(*turn));
        }
    }

    static std::size_t dashes(std::string_view line)
    {
        return std::min(line.find_first_not_of('-'), line.size());
    }
    static bool isDashes(std::string_view line)
    {
        const auto count = dashes(line);
        return count >= 3 && line.find_first_not_of(" \t\r", count) == line.npos;
    }

    /// "| --- | :-: |"
    static bool isTableRule(std::string_view line)
    {
        return line.find('|') != line.npos && line.find("-") != line.npos &&
               line.find_first_not_of("|-: \t\r") == line.npos;
    }

    void reportTable(std::size_t rule)
    {
        const auto begin = std::min(m_source.find_first_not_of(" \t", m_previousLine), rule);
        const bool hasHead = m_source.substr(begin, rule - begin).find('|') != std::string_view::npos;
        auto& problem = m_problems.add(ProblemKind::CannotBeSpoken, hasHead ? begin : rule,
                                       lineEnd(hasHead ? begin : rule));
        problem.subject = "table";
    }

    /// Block quotes and list items opened in one line; md4c takes any number of them.
    void checkMarkers(std::size_t at, std::size_t end)
    {
        for (std::size_t depth = 0; at < end; ++depth) {
            const auto digits = std::min(m_source.find_first_not_of("0123456789", at), end);
            const char c = digits < end ? m_source[digits] : '\0';
            const bool isNumber = digits > at && (c == '.' || c == ')');
            if (!isNumber &&
                (digits > at || std::string_view(">-*+").find(c) == std::string_view::npos || c == '\0'))
                return;
            if (depth == kMaxScriptNesting) {
                m_problems.add(ProblemKind::NestedTooDeep, at, end).allowed = {
                    std::to_string(kMaxScriptNesting)};
                std::fill(m_scan.masked.begin() + static_cast<std::ptrdiff_t>(at),
                          m_scan.masked.begin() + static_cast<std::ptrdiff_t>(end), kMask);
                return;
            }
            at = std::min(m_source.find_first_not_of(" \t", digits + 1), end);
        }
    }

    static std::size_t fenceLength(std::string_view line)
    {
        const char c = line.empty() ? '\0' : line.front();
        if (c != '`' && c != '~')
            return 0;
        const auto length = std::min(line.find_first_not_of(c), line.size());
        const bool isInline = c == '`' && line.find('`', length) != line.npos;
        return length >= 3 && !isInline ? length : 0;
    }

    void skipFence(std::size_t begin, std::size_t end, char mark, std::size_t length)
    {
        m_scan.fences.push_back(begin);
        for (m_at = end; m_at < m_source.size();) {
            const auto next = std::min(m_source.find_first_not_of(" \t", m_at + 1), m_source.size());
            m_at = lineEnd(m_at + 1);
            const auto line = m_source.substr(std::min(next, m_at), m_at - std::min(next, m_at));
            const auto count = std::min(line.find_first_not_of(mark), line.size());
            if (count >= length && line.find_first_not_of(" \t\r", count) == line.npos)
                return;
        }
    }

    // --- inside lines

    void scanInline()
    {
        while (m_at < m_source.size()) {
            switch (m_source[m_at]) {
            case '\n':
                ++m_at;
                return;
            case '\\':
                m_at += m_at + 1 < m_source.size() && m_source[m_at + 1] != '\n' ? 2 : 1;
                break;
            case '`':
                skipCode();
                break;
            case '<':
                scanLessThan();
                break;
            case '[':
                scanBracket();
                break;
            default:
                m_at = std::min(m_source.find_first_of("\n\\`<[", m_at), m_source.size());
            }
        }
    }

    void skipCode()
    {
        const auto begin = m_at;
        m_at = std::min(m_source.find_first_not_of('`', begin), m_source.size());
        const auto length = m_at - begin;
        if (length > kMaxBackticks || m_unclosedUntil.at(length - 1) > begin)
            return;
        for (auto at = m_at; at < m_source.size();) {
            at = std::min(m_source.find_first_of("`\n", at), m_source.size());
            if (at >= m_source.size() || isEmptyLine(at)) {
                m_unclosedUntil.at(length - 1) = at; // until here there is no other end for such a run either
                return;
            }
            const auto next = m_source[at] == '\n' ? at + 1 : m_source.find_first_not_of('`', at);
            if (m_source[at] == '`' && std::min(next, m_source.size()) - at == length) {
                m_at = std::min(next, m_source.size());
                return;
            }
            at = std::min(next, m_source.size());
        }
    }

    /// Whether the line behind this line's end is empty.
    bool isEmptyLine(std::size_t newline) const
    {
        if (m_source[newline] != '\n')
            return false;
        const auto next = m_source.find_first_not_of(" \t\r", newline + 1);
        return next == m_source.npos || m_source[next] == '\n';
    }

    void add(MarkdownToken::Kind kind, std::size_t end, std::size_t index = 0)
    {
        m_scan.tokens.push_back({kind, m_at, end, index});
        m_at = end;
    }

    void scanLessThan()
    {
        using Kind = MarkdownToken::Kind;
        switch (classifyLessThan(m_source, m_at)) {
        case Opening::Text:
            ++m_at;
            break;
        case Opening::Link:
            m_at = m_source.find('>', m_at) + 1;
            break;
        case Opening::Stray:
            add(Kind::Stray, m_at + 1);
            break;
        case Opening::Comment:
            scanComment();
            break;
        case Opening::Declaration:
            add(Kind::Declaration, std::min(m_source.find_first_of(">\n", m_at), m_source.size() - 1) + 1);
            break;
        case Opening::Tag:
            m_scan.tags.push_back(scanTag(m_source, m_at));
            add(Kind::Tag, m_scan.tags.back().end, m_scan.tags.size() - 1);
            break;
        }
    }

    /// Without an end the comment ends with its line, so that the rest is still read.
    void scanComment()
    {
        const auto end = m_isCommentOpen ? std::string_view::npos : commentEnd(m_source, m_at);
        m_isCommentOpen = end == std::string_view::npos; // then there is no "-->" further on either
        add(MarkdownToken::Kind::Comment, m_isCommentOpen ? lineEnd(m_at) : end);
    }

    void scanBracket()
    {
        const auto rest = m_source.substr(m_at, 7);
        const auto end = m_source.find_first_of("]\n[", m_at + 1);
        const bool isClosed = end != m_source.npos && m_source[end] == ']';
        const char next = rest.size() == 7 ? rest[6] : '\0';
        if (isClosed && rest.size() >= 7 && editDistance(rest.substr(1, 5), "pause") == 0 &&
            (next == ' ' || next == ']'))
            add(MarkdownToken::Kind::Pause, end + 1);
        else if (isClosed && rest.starts_with("[^") && end > m_at + 2)
            add(MarkdownToken::Kind::Footnote, end + 1);
        else
            ++m_at;
    }

    // --- at the end

    std::string_view nameOf(const Turn& turn) const
    {
        return m_source.substr(turn.nameBegin, turn.nameEnd - turn.nameBegin);
    }

    void dropUncounted()
    {
        std::erase_if(m_scan.tokens, [&](const MarkdownToken& token) {
            if (token.kind != MarkdownToken::Kind::Turn)
                return false;
            const auto name = nameOf(m_scan.turns[token.index]);
            return !m_speakers.hasVoice(name) && m_nameCounts[foldedName(name)] < 2;
        });
    }

    void mask()
    {
        for (const auto& token : m_scan.tokens)
            std::fill(m_scan.masked.begin() + static_cast<std::ptrdiff_t>(token.begin),
                      m_scan.masked.begin() + static_cast<std::ptrdiff_t>(token.end), kMask);
    }

    std::string_view m_source;
    std::size_t m_at;
    std::size_t m_previousLine = 0;
    const SpeakerTable& m_speakers;
    ProblemList& m_problems;
    MarkdownScan m_scan;
    std::map<std::string, int> m_nameCounts;
    std::array<std::size_t, kMaxBackticks> m_unclosedUntil{}; // by length of the run
    bool m_isCommentOpen = false;
};

} // namespace

MarkdownScan scanMarkdown(std::string_view source, std::size_t bodyBegin, const SpeakerTable& speakers,
                          ProblemList& problems)
{
    return MarkdownScanner(source, bodyBegin, speakers, problems).scan();
}

} // namespace understudy
