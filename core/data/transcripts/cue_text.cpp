#include "core/data/transcripts/cue_text_p.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/times_p.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace understudy {

namespace {

constexpr std::size_t kLongestEntity = 10; // "&#1114111;"
constexpr std::size_t kLongestStamp = 24;

/// The direction marks are not spoken.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities{{{"amp", "&"},
                                                                                  {"lt", "<"},
                                                                                  {"gt", ">"},
                                                                                  {"quot", "\""},
                                                                                  {"apos", "'"},
                                                                                  {"nbsp", " "},
                                                                                  {"lrm", ""},
                                                                                  {"rlm", ""}}};

bool isLetter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// Of "#39" and "#x2019"; nothing for control characters.
std::optional<std::string> numericEntity(std::string_view name)
{
    const bool isHex = name.starts_with("#x") || name.starts_with("#X");
    const auto digits = name.substr(isHex ? 2 : 1);
    std::uint32_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, isHex ? 16 : 10);
    if (read.ec != std::errc() || read.ptr != end || value < 0x20 || (value >= 0x7F && value < 0xA0))
        return std::nullopt;
    return encodeUtf8(value);
}

/// What the entity at the front stands for, and its length; nothing where there is none.
std::optional<std::pair<std::string, std::size_t>> entityAt(std::string_view text)
{
    const auto end = text.substr(0, kLongestEntity).find(';');
    if (!text.starts_with('&') || end == text.npos)
        return std::nullopt;
    const auto name = text.substr(1, end - 1);
    if (name.starts_with('#')) {
        auto character = numericEntity(name);
        return character ? std::optional(std::pair(std::move(*character), end + 1)) : std::nullopt;
    }
    const auto* found =
        std::ranges::find(kEntities, name, &std::pair<std::string_view, std::string_view>::first);
    if (found == kEntities.end())
        return std::nullopt;
    return std::pair(std::string(found->second), end + 1);
}

std::string decodedEntities(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto entity = entityAt(text.substr(at));
        result += entity ? entity->first : std::string(1, text[at]);
        at += entity ? entity->second : 1;
    }
    return result;
}

class CueTextReader
{
public:
    CueTextReader(std::string_view text, Seconds start, Seconds end)
        : m_text(text), m_start(start), m_end(end), m_pieceStart(start)
    {
    }

    std::vector<Cue> read()
    {
        while (m_at < m_text.size()) {
            const auto rest = m_text.substr(m_at);
            if ((rest.front() == '<' && skipTag()) || (rest.starts_with("{\\") && skipOverride()))
                continue;
            const auto entity = entityAt(rest);
            m_piece += entity ? entity->first : std::string(1, rest.front());
            m_at += entity ? entity->second : 1;
        }
        endVoice({});
        return std::move(m_cues);
    }

private:
    /// The next `mark`, remembered so that the text is searched once however many marks open and never close.
    std::size_t findNext(char mark, std::size_t& known) const
    {
        if (known != m_text.npos && known <= m_at)
            known = m_text.find(mark, m_at);
        return known;
    }

    bool skipTag()
    {
        const auto close = findNext('>', m_nextClose);
        if (close == m_text.npos)
            return false;
        const auto tag = m_text.substr(m_at + 1, close - m_at - 1);
        if (tag.empty() || !takeTag(tag))
            return false;
        m_at = close + 1;
        return true;
    }

    bool takeTag(std::string_view tag)
    {
        if (tag.front() >= '0' && tag.front() <= '9') {
            const auto stamp = tag.size() > kLongestStamp ? std::nullopt : parseClock(tag);
            if (stamp)
                beginPiece(*stamp);
            return stamp.has_value();
        }
        if (tag.front() != '/' && !isLetter(tag.front()))
            return false; // before it is searched: "<" may stand a million times
        const auto name = tag.substr(0, tag.find_first_of(" .\t\r\n"));
        if (name == "v") // <v.loud Name>
            endVoice(
                collapsed(decodedEntities(tag.substr(std::min(tag.find_first_of(" \t\r\n"), tag.size())))));
        else if (name == "/v")
            endVoice({});
        return true;
    }

    /// {\an8}: where other programs put the line.
    bool skipOverride()
    {
        const auto close = findNext('}', m_nextBrace);
        if (close == m_text.npos)
            return false;
        m_at = close + 1;
        return true;
    }

    void beginPiece(Seconds stamp)
    {
        // Out of order or outside its cue, a stamp is taken for the nearest time that is not.
        const auto start = std::clamp(stamp, m_pieceStart, m_end);
        endPiece(start);
        m_pieceStart = start;
        m_isStamped = true;
    }

    void endPiece(Seconds end)
    {
        if (auto words = collapsed(m_piece); !words.empty())
            m_words.push_back({m_pieceStart, end, std::move(words)});
        m_all += std::exchange(m_piece, {});
    }

    void endVoice(std::string next)
    {
        endPiece(m_end);
        if (!m_isStamped)
            m_words.clear();
        if (auto words = collapsed(m_all); !words.empty())
            m_cues.push_back({m_start, m_end, std::move(words), std::move(m_speaker), std::move(m_words)});
        m_all.clear();
        m_words.clear();
        m_isStamped = false;
        m_speaker = std::move(next);
    }

    std::string_view m_text;
    Seconds m_start, m_end;
    std::size_t m_at = 0;
    std::size_t m_nextClose = 0, m_nextBrace = 0;
    std::vector<Cue> m_cues;
    // of the voice that is being read
    std::string m_speaker, m_all;
    std::vector<WordTime> m_words;
    // since the last stamp
    std::string m_piece;
    Seconds m_pieceStart;
    bool m_isStamped = false;
};

} // namespace

std::vector<Cue> readCueText(std::string_view payload, Seconds start, Seconds end)
{
    return CueTextReader(payload, start, end).read();
}

} // namespace understudy
