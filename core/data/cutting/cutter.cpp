#include "core/data/cutting/cutter.h"

#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace understudy {
namespace {

constexpr Seconds kReach{0.4}; // subtitles are early or late by less
constexpr double kForcedCost = 3;
constexpr double kBriefCost = 1.5; // of a pause shorter than a margin: words ring into it

/// A place where a piece may end and the next begin.
struct Candidate
{
    Frames ends;      ///< of the sound before
    Frames begins;    ///< of the sound after
    Frames pieceEnds; ///< with the margin
    Frames pieceBegins;
    Frames widestEnd; ///< with the widest margin
    Frames widestBegin;
    double cost = 0;
    bool isForced = false;
};

/// Sound between two hard pauses: candidates from its begin to its end.
using Stretch = std::vector<Candidate>;

class Cutter
{
public:
    Cutter(const SpeechActivity& activity, const CutRules& rules, const CutHints& hints)
        : m_activity(activity), m_rules(rules), m_hints(hints),
          m_margin(toFrames(rules.margin, activity.rate)), m_longest(toFrames(rules.longest, activity.rate)),
          m_widest(std::max(m_margin, toFrames(Seconds(rules.hardPause.value / 2), activity.rate)))
    {
    }

    std::vector<Piece> cut() const
    {
        std::vector<Piece> pieces;
        for (auto& stretch : stretches()) {
            addForced(stretch);
            choose(stretch, pieces);
        }
        return pieces;
    }

private:
    double seconds(Frames frames) const { return toSeconds(frames, m_activity.rate).value; }

    Candidate atPause(const Pause& pause) const
    {
        const auto [begin, end] = pause.span;
        const auto middle = begin + Frames((end - begin).value / 2);
        Candidate candidate{begin,
                            end,
                            std::min(begin + m_margin, middle),
                            std::max(end - m_margin, middle),
                            std::min(begin + m_widest, middle),
                            std::max(end - m_widest, middle)};
        candidate.cost = -std::min(seconds(end - begin), 1.0) - 0.02 * std::min(pause.depth.value, 40.0) -
                         (isNear(pause, m_hints.sentenceEnds) ? 0.5 : 0.0) +
                         (end - begin < m_margin ? kBriefCost : 0.0);
        return candidate;
    }

    bool isNear(const Pause& pause, const std::vector<Frames>& places) const
    {
        const auto reach = toFrames(kReach, m_activity.rate);
        const auto next = std::lower_bound(places.begin(), places.end(), pause.span.begin - reach);
        return next != places.end() && *next <= pause.span.end + reach;
    }

    /// The word around a place, if there is one.
    const FrameSpan* wordAt(Frames place) const
    {
        const auto& words = m_hints.words;
        const auto next = std::upper_bound(words.begin(), words.end(), place,
                                           [](Frames at, const FrameSpan& word) { return at < word.end; });
        return next != words.end() && next->begin < place ? &*next : nullptr;
    }

    /// Word times overrun a little: a piece goes on to the word's end, or begins with it, up to the pause's
    /// middle or as far as half of the longest pause that a clip may hold.
    std::optional<Candidate> besideWords(const Pause& pause) const
    {
        auto candidate = atPause(pause);
        const auto half = std::min(Frames(pause.span.length().value / 2),
                                   toFrames(Seconds(m_rules.hardPause.value / 2), m_activity.rate));
        if (const auto* word = wordAt(candidate.pieceEnds))
            candidate.pieceEnds = word->end;
        if (const auto* word = wordAt(candidate.pieceBegins))
            candidate.pieceBegins = word->begin;
        keepOffWords(candidate);
        if (candidate.pieceEnds > pause.span.begin + half || candidate.pieceBegins < pause.span.end - half)
            return std::nullopt;
        return candidate;
    }

    /// The widest margins end before the next word and begin behind the last, even where those lie in a
    /// pause.
    void keepOffWords(Candidate& candidate) const
    {
        const auto& words = m_hints.words;
        const auto next = std::ranges::upper_bound(words, candidate.pieceEnds, {}, &FrameSpan::end);
        if (next != words.end())
            candidate.widestEnd = std::clamp(next->begin, candidate.pieceEnds,
                                             std::max(candidate.pieceEnds, candidate.widestEnd));
        const auto later = std::ranges::lower_bound(words, candidate.pieceBegins, {}, &FrameSpan::begin);
        if (later != words.begin())
            candidate.widestBegin =
                std::clamp(std::prev(later)->end, std::min(candidate.pieceBegins, candidate.widestBegin),
                           candidate.pieceBegins);
    }

    bool isHard(const Pause& pause) const
    {
        return seconds(pause.span.length()) > m_rules.hardPause.value || isNear(pause, m_hints.boundaries);
    }

    bool isOuter(const Pause& pause) const
    {
        return pause.span.begin.value == 0 || pause.span.end == m_activity.length;
    }

    /// Silence before the first sound or after the last is shared with nobody.
    Candidate atOuter(const Pause& pause) const
    {
        auto edge = atPause(pause);
        edge.pieceBegins = std::max(Frames(0), pause.span.end - m_margin);
        edge.pieceEnds = std::min(m_activity.length, pause.span.begin + m_margin);
        edge.widestBegin = std::max(Frames(0), pause.span.end - m_widest);
        edge.widestEnd = std::min(m_activity.length, pause.span.begin + m_widest);
        keepOffWords(edge);
        return edge;
    }

    std::vector<Stretch> stretches() const
    {
        std::vector<Stretch> all;
        Stretch now{{}}; // the recording's begin
        const auto endAt = [&](const Candidate& edge) {
            now.push_back(edge);
            if (edge.ends > now.front().begins)
                all.push_back(std::move(now));
            now = {edge};
        };
        for (const auto& pause : m_activity.pauses) {
            if (isOuter(pause)) {
                endAt(atOuter(pause));
                continue;
            }
            const auto candidate = besideWords(pause);
            if (isHard(pause)) // whatever the words say
                endAt(candidate.value_or(atPause(pause)));
            else if (candidate)
                now.push_back(*candidate);
        }
        const auto end = m_activity.length;
        endAt({end, end, end, end, end, end});
        return all;
    }

    Frames lengthOf(const Candidate& from, const Candidate& to) const
    {
        return to.pieceEnds - from.pieceBegins;
    }

    /// Between neighbours too far apart to be one piece.
    void addForced(Stretch& stretch) const
    {
        for (std::size_t i = 0; i + 1 < stretch.size(); ++i) {
            if (lengthOf(stretch[i], stretch[i + 1]) <= m_longest)
                continue;
            const auto place = forcedPlace(stretch[i].pieceBegins, stretch[i + 1].ends - Frames(1));
            UNDERSTUDY_ASSERT(place > stretch[i].pieceBegins);
            stretch.insert(stretch.begin() + std::ptrdiff_t(i) + 1,
                           {place, place, place, place, place, place, kForcedCost, true});
        }
    }

    /// The quietest 20 ms of the last third that one piece may have, so that the rest is not short if it can
    /// be.
    Frames forcedPlace(Frames begin, Frames end) const
    {
        const auto shortest = toFrames(m_rules.shortest, m_activity.rate);
        const auto last = std::min(
            {begin + m_longest, end, std::max(end - shortest, begin + Frames(m_longest.value * 5 / 6))});
        const auto first = std::min(begin + Frames(m_longest.value * 2 / 3), last);
        const auto hop = [&](Frames at) { return std::int64_t(at.value * 100 / m_activity.rate.value); };
        Frames best = last;
        float lowest = std::numeric_limits<float>::infinity();
        const auto count = std::int64_t(m_activity.levels.size());
        for (auto i = hop(first); i < std::min(count, hop(last)); ++i) {
            const Frames middle((i + 1) * m_activity.rate.value / 100);
            const auto level = m_activity.levels[std::size_t(i)];
            if (level < lowest && middle > begin && middle <= last && wordAt(middle) == nullptr) {
                lowest = level;
                best = middle;
            }
        }
        return outsideWords(best, begin);
    }

    /// Words without a gap between them: where the word begins or ends, unless it is longer than a piece may
    /// be.
    Frames outsideWords(Frames place, Frames begin) const
    {
        const auto* word = wordAt(place);
        if (word == nullptr)
            return place;
        if (word->begin > begin)
            return word->begin;
        return word->end <= begin + m_longest ? word->end : place;
    }

    /// L of audio.md 1.5; infinite above the longest. What can be made long enough is.
    double costOf(const Candidate& from, const Candidate& to) const
    {
        const auto length = lengthOf(from, to);
        const auto widest = to.widestEnd - from.widestBegin;
        const auto t = seconds(widest) < m_rules.shortest.value
                           ? seconds(length)
                           : std::max(seconds(length), m_rules.shortest.value);
        const auto least = m_rules.shortest.value, most = m_rules.longest.value;
        if (length > m_longest)
            return std::numeric_limits<double>::infinity();
        if (t < least)
            return 4 + (least - t);
        const auto rise = std::min(1.0, (most - least) / 2), fall = std::min(3.0, (most - least) / 2);
        return std::max(
            {0.0, rise > 0 ? (least + rise - t) / rise : 0, fall > 0 ? (t - (most - fall)) / fall : 0});
    }

    void choose(const Stretch& stretch, std::vector<Piece>& pieces) const
    {
        std::vector<double> cost(stretch.size(), std::numeric_limits<double>::infinity());
        std::vector<std::size_t> from(stretch.size());
        cost[0] = 0;
        for (std::size_t to = 1; to < stretch.size(); ++to) {
            for (auto i = to; i-- > 0 && lengthOf(stretch[i], stretch[to]) <= m_longest;) {
                const auto sum = cost[i] + costOf(stretch[i], stretch[to]) +
                                 (to + 1 < stretch.size() ? stretch[to].cost : 0);
                if (sum < cost[to]) {
                    cost[to] = sum;
                    from[to] = i;
                }
            }
        }
        std::vector<Piece> backwards;
        for (auto to = stretch.size() - 1; to > 0; to = from[to])
            backwards.push_back(piece(stretch[from[to]], stretch[to]));
        pieces.insert(pieces.end(), backwards.rbegin(), backwards.rend());
    }

    /// What is too short alone takes more of the pauses around it, as much as it needs, from both alike.
    void widen(Piece& made, const Candidate& from, const Candidate& to) const
    {
        const auto missing = toFrames(m_rules.shortest, m_activity.rate) - made.span.length();
        const auto before = std::max(Frames(0), made.span.begin - from.widestBegin);
        const auto after = std::max(Frames(0), to.widestEnd - made.span.end);
        if (missing.value <= 0 || before + after < missing)
            return;
        const auto half = Frames((missing.value + 1) / 2);
        const auto first = std::min(before, std::max(half, missing - after));
        made.span.begin -= first;
        made.span.end += missing - first;
    }

    Piece piece(const Candidate& from, const Candidate& to) const
    {
        Piece made{{from.pieceBegins, to.pieceEnds}, {from.begins, to.ends}};
        widen(made, from, to);
        made.isForced = from.isForced || to.isForced;
        made.isShort = seconds(made.span.length()) < m_rules.shortest.value;
        return made;
    }

    const SpeechActivity& m_activity;
    const CutRules& m_rules;
    const CutHints& m_hints;
    Frames m_margin, m_longest, m_widest;
};

} // namespace

std::vector<Piece> cut(const SpeechActivity& activity, const CutRules& rules, const CutHints& hints)
{
    UNDERSTUDY_ASSERT(rules.longest.value > 0 && rules.shortest < rules.longest && rules.margin.value >= 0);
    UNDERSTUDY_ASSERT(rules.longest.value > rules.hardPause.value + 2e-3 * rules.margin.value);
    return Cutter(activity, rules, hints).cut();
}

} // namespace understudy
