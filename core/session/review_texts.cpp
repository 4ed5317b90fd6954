#include "core/session/review_texts_p.h"

#include "core/data/clips/findings.h"
#include "core/data/clips/word_times.h"
#include "core/data/ingest/clip_measures.h"
#include "core/data/ingest/clip_texts.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr Seconds kNoWord{0.05};      // a word is longer
constexpr Seconds kMoreThanRoom{0.3}; // beyond the margins of most clips: somebody may speak there

/// Words with the quotes and stops that stand at them. What joins two goes with the first of them.
std::string_view withMarks(std::string_view text, const std::vector<TimedWord>& words, std::size_t first,
                           std::size_t last)
{
    constexpr std::string_view kSpaces = " \n";
    const auto before = first > 0 ? words[first - 1].end : 0;
    const auto after = last + 1 < words.size() ? words[last + 1].begin : text.size();
    const auto left = text.substr(before, words[first].begin - before);
    const auto space = left.find_last_of(kSpaces);
    const auto begin = space != std::string_view::npos ? before + space + 1
                       : first > 0                     ? words[first].begin
                                                       : 0;
    return text.substr(begin, std::min(text.find_first_of(kSpaces, words[last].end), after) - begin);
}

/// How many of the words are said when `share` of them is over: to the end of a sentence or clause, should one be
/// near.
std::size_t sharedBefore(double share, const std::vector<std::string_view>& words)
{
    const auto count = std::int64_t(words.size());
    const auto place = std::llround(share * double(count));
    const auto reach = std::max<std::int64_t>(1, count / 6);
    auto best = place;
    auto most = WordEnd::Word;
    // From the middle outwards, so that of equal ones the nearest is taken. A cut is made in a pause.
    for (std::int64_t i = 0; i <= 2 * reach; ++i) {
        const auto near = place + (i + 1) / 2 * (i % 2 != 0 ? 1 : -1);
        const auto ends = near > 0 && near < count ? endOf(words[std::size_t(near - 1)]) : WordEnd::Word;
        if (ends > most) {
            most = ends;
            best = near;
        }
    }
    return std::size_t(best);
}

ClipText guessed(ClipText text)
{
    text.confidence = std::min(text.confidence, kGuessedWords);
    return text;
}

} // namespace

ClipText withWords(const ClipText& text, std::string words)
{
    auto normalized = normalizedText(words);
    return {std::move(words), std::move(normalized), text.source, text.confidence};
}

SpokenText::SpokenText(const DatasetRow& row, const ReviewRow& review, const std::vector<SpokenPart>& parts)
    : m_row(row), m_text(row.clip.text), m_span(row.clip.span)
{
    if (review.text) {
        m_text = {*review.text, normalizedText(*review.text), "edited", 1};
        m_span = review.textSpan.value_or(review.trim.value_or(row.clip.span));
    }
    // Outside of the clip as it was cut nobody looked for speech.
    const auto& speech = row.clip.speech;
    m_speech = {m_span.begin < row.clip.span.begin ? m_span.begin : std::max(m_span.begin, speech.begin),
                m_span.end > row.clip.span.end ? m_span.end : std::min(m_span.end, speech.end)};
    std::string words;
    for (const auto& part : parts) {
        const FrameSpan inside{std::max(part.speech.begin, m_speech.begin),
                               std::min(part.speech.end, m_speech.end)};
        if (inside.begin >= inside.end)
            continue;
        m_parts.push_back({inside, part.words});
        words += (words.empty() || part.words.empty() ? "" : " ") + part.words;
    }
    m_isOfParts = !m_parts.empty() && words == singleSpaced(m_text.normalized);
    if (m_parts.empty())
        m_parts.push_back({m_speech, {}});
}

ClipText SpokenText::trimmedTo(FrameSpan span) const
{
    if (span == m_span || m_text.normalized.empty())
        return m_text;
    auto text = isTimed() ? timedIn(span) : m_text;
    return isGuess(span) ? guessed(std::move(text)) : text;
}

bool SpokenText::isGuess(FrameSpan span) const
{
    const auto word = toFrames(kNoWord, m_row.sourceRate);
    const bool isCut = span.begin > m_speech.begin + word || span.end < m_speech.end - word;
    return isWider(span) || (isCut && !isTimed());
}

bool SpokenText::partsWords(FrameSpan span) const
{
    const auto rate = m_row.sourceRate;
    const Shift shift(m_row.clip.span, span, rate);
    const auto length = toSeconds(span.length(), rate);
    return std::ranges::any_of(m_row.clip.words, [&](const ClipWord& words) {
        const auto start = shift.moved(words.start) + kNoWord, end = shift.moved(words.end) - kNoWord;
        const bool isThrough = (start.value < 0 && end.value > 0) || (start < length && end > length);
        return isThrough && words.text.find(' ') != std::string::npos;
    });
}

bool SpokenText::isWider(FrameSpan span) const
{
    const auto room = toFrames(kMoreThanRoom, m_row.sourceRate);
    return span.begin < m_span.begin - room || span.end > m_span.end + room;
}

ClipText SpokenText::sharedTo(FrameSpan part) const
{
    auto text = isTimed() ? timedIn(part) : guessedIn(part);
    return isWider(part) ? guessed(std::move(text)) : text;
}

ClipText SpokenText::guessedIn(FrameSpan part) const
{
    if (part.begin <= m_speech.begin && part.end >= m_speech.end)
        return m_text;
    const auto words = spacedWords(m_text.normalized);
    const auto first = wordsBefore(part.begin, words), last = std::max(first, wordsBefore(part.end, words));
    std::string own;
    for (auto i = first; i < last; ++i)
        own += (own.empty() ? "" : " ") + std::string(words[i]);
    return guessed(withWords(m_text, std::move(own)));
}

ClipText SpokenText::timedIn(FrameSpan span) const
{
    const std::string_view raw = m_text.raw;
    const auto words = timedWords(raw, m_row.clip.words);
    const auto inside = areInside(span, words);
    std::optional<std::size_t> first;
    std::size_t last = 0;
    bool isGuess = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!inside[i])
            continue;
        isGuess = isGuess || !words[i].start;
        first = first.value_or(i);
        last = i;
    }
    const auto part = first ? withMarks(raw, words, *first, last) : std::string_view();
    auto text = part == raw ? m_text : withWords(m_text, std::string(part));
    return partsWords(span) || (isGuess && part != raw) ? guessed(std::move(text)) : text;
}

/// Those with times go by them. Others lie between their neighbours, by how long somebody speaks there; where
/// there is no room for them, they go with the word before.
std::vector<bool> SpokenText::areInside(FrameSpan span, const std::vector<TimedWord>& words) const
{
    const auto rate = m_row.sourceRate;
    const Shift shift(m_row.clip.span, span, rate);
    const auto placeOf = [&](Seconds at) { return m_row.clip.span.begin + toFrames(at, rate); };
    std::vector<bool> inside(words.size());
    for (std::size_t i = 0; i < words.size();) {
        if (words[i].start) {
            inside[i] = shift.isSaidInside(*words[i].start, *words[i].stop);
            ++i;
            continue;
        }
        auto end = i;
        while (end < words.size() && !words[end].start)
            ++end;
        const FrameSpan between{i > 0 ? placeOf(*words[i - 1].stop) : m_speech.begin,
                                end < words.size() ? placeOf(*words[end].start) : m_speech.end};
        const auto count = double(end - i);
        const bool isRoom = toSeconds(between.length(), rate).value > kNoWord.value * count;
        const bool isWithFirst = i > 0 ? bool(inside[i - 1]) : shift.moved({}).value >= 0;
        const auto from = std::llround(shareBefore(span.begin, between) * count),
                   to = std::llround(shareBefore(span.end, between) * count);
        for (std::size_t k = 0; i < end; ++i, ++k)
            inside[i] = isRoom ? std::int64_t(k) >= from && std::int64_t(k) < to : isWithFirst;
    }
    return inside;
}

double SpokenText::shareBefore(Frames at, FrameSpan between) const
{
    double before = 0, all = 0;
    for (const auto& part : m_parts) {
        const auto begin = std::max(part.speech.begin, between.begin),
                   end = std::min(part.speech.end, between.end);
        all += double(std::max(Frames(0), end - begin).value);
        before += double(std::max(Frames(0), std::min(end, at) - begin).value);
    }
    if (all > 0)
        return before / all;
    return at >= between.end ? 1 : 0;
}

std::size_t SpokenText::wordsBefore(Frames at, const std::vector<std::string_view>& words) const
{
    if (at <= m_speech.begin || m_speech.length().value <= 0)
        return 0;
    if (at >= m_speech.end)
        return words.size();
    if (!m_isOfParts)
        return sharedBefore(shareBefore(at, m_speech), words);
    std::size_t count = 0;
    for (const auto& part : m_parts) {
        if (at <= part.speech.begin)
            break;
        const auto own = spacedWords(part.words);
        count += at >= part.speech.end ? own.size() : sharedBefore(shareBefore(at, part.speech), own);
    }
    return count;
}

void judgeWords(Clip& clip, const std::vector<Limit>& limits)
{
    auto words = clip; // with how long somebody speaks in it
    measureWords(words);
    std::erase_if(words.figures, [](const Figure& figure) { return !isOfWords(figure.measure); });
    grade(words, limits);
    if (std::erase_if(clip.figures, [](const Figure& figure) { return isOfWords(figure.measure); }) > 0) {
        clip.figures.insert(clip.figures.end(), words.figures.begin(), words.figures.end());
        std::ranges::sort(clip.figures, {}, &Figure::measure);
    } // else nothing is measured yet
    std::erase_if(clip.findings, [](const Finding& finding) { return isOfWords(finding.measure); });
    clip.findings.insert(clip.findings.end(), words.findings.begin(), words.findings.end());
    clip.grade = worstGrade(clip.findings);
}

} // namespace understudy
