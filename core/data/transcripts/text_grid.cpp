// Praat's TextGrid, as people annotate and as forced aligners (MFA) write it.

#include "core/data/transcripts/cue_list_p.h"
#include "core/data/transcripts/praat_tokens_p.h"
#include "core/data/transcripts/readers_p.h"
#include "core/data/transcripts/source_text_p.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

using namespace std::string_view_literals;

/// Without a tier of utterances a pause this long ends one.
constexpr double kPause = 0.5; // seconds

constexpr std::array kWordTiers{"word"sv, "words"sv};
constexpr std::array kOtherTiers{"phone"sv,    "phones"sv,    "phoneme"sv, "phonemes"sv,
                                 "segments"sv, "syllables"sv, "silences"sv};
/// Names of utterance tiers that are nobody's name.
constexpr std::array kPlainTiers{"utterance"sv,   "utterances"sv,    "sentence"sv, "sentences"sv, "phrase"sv,
                                 "phrases"sv,     "transcript"sv,    "text"sv,     "trans"sv,     "ort"sv,
                                 "orthography"sv, "transcription"sv, ""sv};
/// What aligners write for silence.
constexpr std::array kSilences{"sil"sv, "sp"sv, "<sil>"sv, "<eps>"sv, "<p:>"sv, "#"sv};

struct Tier
{
    std::string speaker;
    bool isOfWords = false;
    std::vector<WordTime> intervals;
};

bool contains(const auto& list, std::string_view item)
{
    return std::ranges::find(list, item) != list.end();
}

/// "Mara - words", as MFA names tiers, is Mara's.
void nameTier(Tier& tier, std::string_view name)
{
    const auto dash = name.rfind(" - ");
    auto kind = lowered(trimmed(dash == name.npos ? name : name.substr(dash + 3)));
    tier.isOfWords = contains(kWordTiers, kind);
    if (dash != name.npos)
        tier.speaker = collapsed(name.substr(0, dash));
    else if (!tier.isOfWords && !contains(kPlainTiers, kind))
        tier.speaker = collapsed(name);
}

bool isOtherTier(std::string_view name)
{
    const auto dash = name.rfind(" - ");
    return contains(kOtherTiers, lowered(trimmed(dash == name.npos ? name : name.substr(dash + 3))));
}

class TextGridReader
{
public:
    TextGridReader(std::string_view text, const std::filesystem::path& path)
        : m_text(text), m_path(path), m_tokens(text)
    {
    }

    Result<std::vector<Tier>> read()
    {
        if (const auto type = m_tokens.string(); !type || !type->starts_with("ooTextFile"))
            return damaged("not a TextGrid in Praat's text format");
        if (const auto type = m_tokens.string(); !type || *type != "TextGrid")
            return damaged("another object of Praat's, no TextGrid");
        if (!m_tokens.number() || !m_tokens.number())
            return damaged("no begin and end of the TextGrid");
        std::vector<Tier> tiers;
        if (!m_tokens.flag("<exists>"))
            return tiers;
        const auto count = m_tokens.number();
        if (!count)
            return damaged("no number of tiers");
        for (double i = 0; i < *count; ++i) {
            UNDERSTUDY_TRY(auto tier, readTier());
            if (!tier.intervals.empty())
                tiers.push_back(std::move(tier));
        }
        return tiers;
    }

private:
    Failure damaged(std::string_view what) const
    {
        return damagedAt(lineAt(m_text, m_tokens.position()), m_path, what);
    }

    Result<Tier> readTier()
    {
        const auto type = m_tokens.string();
        if (!type || (*type != "IntervalTier" && *type != "TextTier"))
            return damaged(m_tokens.isAtEnd() ? "the file ends before its last tier" : "no type of tier");
        const auto tierName = m_tokens.string();
        if (!tierName)
            return damaged("no name of the tier");
        if (!m_tokens.number() || !m_tokens.number())
            return damaged("no begin and end of the tier");
        const auto count = m_tokens.number();
        if (!count)
            return damaged("no number of intervals");
        Tier tier;
        nameTier(tier, *tierName);
        const bool isWanted = *type == "IntervalTier" && !isOtherTier(*tierName);
        for (double i = 0; i < *count; ++i)
            UNDERSTUDY_CHECK(readInterval(*type == "TextTier", isWanted ? &tier : nullptr));
        std::ranges::stable_sort(tier.intervals, {}, &WordTime::start);
        return tier;
    }

    /// Adds it to the tier where there is one and something is said.
    Result<void> readInterval(bool isPoint, Tier* tier)
    {
        const auto start = m_tokens.time();
        const auto end = isPoint || !start ? start : m_tokens.time();
        if (!end)
            return damaged(m_tokens.isAtEnd() ? "the file ends within a tier" : "not a time");
        const auto label = m_tokens.string();
        if (!label)
            return damaged("no text of the interval");
        auto words = collapsed(*label);
        if (tier != nullptr && !words.empty() && !contains(kSilences, lowered(words)))
            tier->intervals.push_back({*start, std::max(*start, *end), std::move(words)});
        return {};
    }

    std::string_view m_text;
    const std::filesystem::path& m_path;
    PraatTokens m_tokens;
};

std::vector<Cue> cuesOf(Tier tier)
{
    std::vector<Cue> cues;
    for (auto& interval : tier.intervals)
        cues.push_back({interval.start, interval.end, std::move(interval.text), tier.speaker, {}});
    return cues;
}

std::vector<Cue> cuesFromWords(Tier tier)
{
    std::vector<Cue> cues;
    for (auto& word : tier.intervals) {
        if (cues.empty() || (word.start - cues.back().end).value >= kPause)
            cues.push_back({word.start, word.end, {}, tier.speaker, {}});
        auto& cue = cues.back();
        cue.text += (cue.text.empty() ? "" : " ") + word.text;
        cue.end = std::max(cue.end, word.end);
        cue.words.push_back(std::move(word));
    }
    return cues;
}

/// To the cue that holds the word's middle, as its boundaries may differ a little.
void giveWords(std::vector<Cue>& cues, Tier tier)
{
    for (auto& word : tier.intervals) {
        const Seconds middle((word.start + word.end).value / 2);
        auto cue = std::ranges::upper_bound(cues, middle, {}, &Cue::start);
        if (cue == cues.begin() || middle > (--cue)->end)
            continue;
        const auto start = std::clamp(word.start, cue->start, cue->end);
        cue->words.push_back({start, std::clamp(word.end, start, cue->end), std::move(word.text)});
    }
}

/// One list of cues a tier. Words go to the tier of their speaker, or to the only one there is.
std::vector<Cue> joinTiers(std::vector<Tier> tiers)
{
    std::vector<std::vector<Cue>> lists;
    for (auto& tier : tiers)
        if (!tier.isOfWords)
            lists.push_back(cuesOf(std::move(tier)));
    const auto utterances = lists.size();
    for (auto& tier : tiers) {
        if (!tier.isOfWords)
            continue;
        const auto end = lists.begin() + static_cast<std::ptrdiff_t>(utterances);
        auto list = std::find_if(lists.begin(), end,
                                 [&](const auto& cues) { return cues.front().speaker == tier.speaker; });
        if (list == end && utterances == 1)
            list = lists.begin();
        if (utterances == 0)
            lists.push_back(cuesFromWords(std::move(tier)));
        else if (list != end)
            giveWords(*list, std::move(tier));
    }
    std::vector<Cue> all;
    for (auto& list : lists)
        std::ranges::move(list, std::back_inserter(all));
    return all;
}

} // namespace

bool isTextGrid(std::string_view text)
{
    PraatTokens tokens(text.substr(0, 200));
    const auto type = tokens.string();
    return trimmed(text).starts_with("File type") && type && type->starts_with("ooTextFile");
}

Result<std::vector<Cue>> readTextGrid(std::string_view text, const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(auto tiers, TextGridReader(text, path).read());
    auto cues = joinTiers(std::move(tiers));
    sortCues(cues);
    for (auto& cue : cues) // of two tiers, where two speak
        std::ranges::stable_sort(cue.words, {}, &WordTime::start);
    return cues;
}

} // namespace understudy
