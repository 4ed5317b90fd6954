#include "core/episode/plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace understudy {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// How far ahead an edited line looks for what it was: enough for a deleted paragraph, and linear in long
/// scripts.
constexpr std::size_t kWindow = 32;

/// Unrelated English sentences share a fifth to a third of their letter pairs.
constexpr double kAlike = 0.5;

using Pairs = std::vector<std::uint16_t>;

Pairs letterPairs(std::string_view text)
{
    Pairs pairs;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        pairs.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(text[i]) << 8 |
                                                   static_cast<unsigned char>(text[i + 1])));
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Dice's coefficient: 1 for the same letter pairs, 0 for none in common.
double similarity(const Pairs& a, const Pairs& b)
{
    if (a.empty() || b.empty())
        return 0;
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j) {
            ++i;
        } else if (*j < *i) {
            ++j;
        } else {
            ++common;
            ++i;
            ++j;
        }
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

/// What has to agree for two lines to be called equal; in falling order of trust.
struct Likeness
{
    bool speaker = true;
    bool section = true;
    bool isRetired = false;
};

constexpr std::array kLikenesses = {
    Likeness{true, true, false},   Likeness{true, false, false}, Likeness{false, true, false},
    Likeness{false, false, false}, Likeness{true, false, true},  Likeness{false, false, true},
};

class Alignment
{
public:
    Alignment(std::span<const KnownLine> known, std::span<const ScriptLine> lines)
        : m_known(known), m_lines(lines), m_isTaken(known.size()), m_match(lines.size(), kNone)
    {
        for (const auto& line : lines)
            m_texts.push_back(line.text());
        for (std::size_t i = 0; i < known.size(); ++i)
            if (!known[i].isRetired)
                m_live.push_back(i);
    }

    std::vector<LineId> run()
    {
        matchEnds();
        for (const auto& likeness : kLikenesses)
            matchEqual(likeness);
        matchSimilar();
        return ids();
    }

private:
    void match(std::size_t line, std::size_t known)
    {
        m_match[line] = known;
        m_isTaken[known] = true;
    }

    bool isSame(std::size_t line, std::size_t known) const
    {
        return m_known[known].speaker == m_lines[line].speaker && m_known[known].text == m_texts[line];
    }

    /// Before and behind an edit everything stays; this also keeps lines of equal text apart.
    void matchEnds()
    {
        const auto most = std::min(m_live.size(), m_lines.size());
        std::size_t head = 0, tail = 0;
        for (; head < most && isSame(head, m_live[head]); ++head)
            match(head, m_live[head]);
        for (; tail < most - head; ++tail) {
            const auto line = m_lines.size() - 1 - tail, known = m_live[m_live.size() - 1 - tail];
            if (!isSame(line, known))
                break;
            match(line, known);
        }
    }

    static std::string keyOf(const Likeness& likeness, std::string_view text, std::string_view speaker,
                             std::size_t section)
    {
        std::string key(text);
        if (likeness.speaker)
            key.append(1, '\0').append(speaker);
        if (likeness.section)
            key.append(1, '\0').append(std::to_string(section));
        return key;
    }

    /// Lines of equal text are matched in order.
    void matchEqual(const Likeness& likeness)
    {
        std::unordered_map<std::string, std::vector<std::size_t>>
            free; // known lines by key, the first one last
        for (std::size_t i = m_known.size(); i-- > 0;) {
            const auto& known = m_known[i];
            if (!m_isTaken[i] && known.isRetired == likeness.isRetired)
                free[keyOf(likeness, known.text, known.speaker, known.section)].push_back(i);
        }
        if (free.empty())
            return;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_match[i] != kNone)
                continue;
            const auto found = free.find(keyOf(likeness, m_texts[i], m_lines[i].speaker, m_lines[i].section));
            if (found == free.end() || found->second.empty())
                continue;
            match(i, found->second.back());
            found->second.pop_back();
        }
    }

    /// An edited line stands where the old one stood: between the same neighbours.
    void matchSimilar()
    {
        std::size_t next = 0; // index into m_live: behind what the line before was
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_match[i] == kNone)
                if (const auto found = mostSimilar(letterPairs(m_texts[i]), next); found != kNone)
                    match(i, found);
            if (m_match[i] != kNone && !m_known[m_match[i]].isRetired)
                next = static_cast<std::size_t>(std::lower_bound(m_live.begin(), m_live.end(), m_match[i]) -
                                                m_live.begin()) +
                       1;
        }
    }

    std::size_t mostSimilar(const Pairs& pairs, std::size_t next) const
    {
        std::size_t best = kNone;
        double most = kAlike;
        for (std::size_t n = next; n < m_live.size() && n < next + kWindow && !m_isTaken[m_live[n]]; ++n) {
            const auto alike = similarity(pairs, letterPairs(m_known[m_live[n]].text));
            if (alike > most || (best == kNone && alike == most)) {
                best = m_live[n];
                most = alike;
            }
        }
        return best;
    }

    /// Larger than any ever given: an id is not used twice even when its line is long gone.
    int nextNumber() const
    {
        int highest = 0;
        for (const auto& known : m_known) {
            const auto at = known.id.value.rfind("-l");
            int number = 0;
            if (at != std::string::npos)
                std::from_chars(known.id.value.data() + at + 2, known.id.value.data() + known.id.value.size(),
                                number);
            highest = std::max(highest, number);
        }
        return highest + 1;
    }

    std::vector<LineId> ids() const
    {
        std::vector<LineId> ids;
        int next = nextNumber();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_match[i] != kNone) {
                ids.push_back(m_known[m_match[i]].id);
                continue;
            }
            auto digits = std::to_string(next++);
            if (digits.size() < 3)
                digits.insert(0, 3 - digits.size(), '0');
            ids.emplace_back("s" + std::to_string(m_lines[i].section + 1) + "-l" + digits);
        }
        return ids;
    }

    std::span<const KnownLine> m_known;
    std::span<const ScriptLine> m_lines;
    std::vector<std::string> m_texts; // of m_lines
    std::vector<std::size_t> m_live;  // indices of known lines that were in the script, ascending
    std::vector<bool> m_isTaken;      // of m_known
    std::vector<std::size_t> m_match; // line -> known, or kNone
};

} // namespace

std::vector<LineId> alignLines(std::span<const KnownLine> known, std::span<const ScriptLine> lines)
{
    return Alignment(known, lines).run();
}

} // namespace understudy
