#include "core/session/review_texts_p.h"

#include "core/data/clips/findings.h"
#include "core/data/clips/word_times.h"
#include "core/data/ingest/clip_texts.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr Seconds kNoWord{0.05};      // a word is longer
constexpr Seconds kMoreThanRoom{0.3}; // beyond the margins of most clips: somebody may speak there

/// 2: a sentence ends with the word; 1: a clause.
int endOf(std::string_view word)
{
    const auto letters = word.find_last_not_of("\"')");
    if (letters == std::string_view::npos)
        return 0;
    constexpr std::string_view kSentence = ".!?", kClause = ",;:";
    const char last = word[letters];
    return kSentence.find(last) != std::string_view::npos ? 2
           : kClause.find(last) != std::string_view::npos ? 1
                                                          : 0;
}

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

SpokenText::SpokenText(const DatasetRow& row, const ReviewRow& review)
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
    const Shift shift(m_row.clip.span, span, m_row.sourceRate);
    const std::string_view raw = m_text.raw;
    const auto words = timedWords(raw, m_row.clip.words);
    std::optional<std::size_t> first;
    std::size_t last = 0;
    bool isInside = shift.moved({}).value >= 0, isGuess = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        if (word.start)
            isInside = shift.isSaidInside(*word.start, *word.stop);
        isGuess = isGuess || (isInside && !word.start); // a new one goes with the word before it
        if (isInside) {
            first = first.value_or(i);
            last = i;
        }
    }
    const auto part = first ? withMarks(raw, words, *first, last) : std::string_view();
    if (part == raw)
        return m_text;
    auto text = withWords(m_text, std::string(part));
    return isGuess ? guessed(std::move(text)) : text;
}

std::size_t SpokenText::wordsBefore(Frames at, const std::vector<std::string_view>& words) const
{
    if (at <= m_speech.begin || m_speech.length().value <= 0)
        return 0;
    if (at >= m_speech.end)
        return words.size();
    const auto share = double((at - m_speech.begin).value) / double(m_speech.length().value);
    const auto count = std::int64_t(words.size());
    const auto place = std::llround(share * double(count));
    const auto reach = std::max<std::int64_t>(1, count / 6);
    auto best = place;
    int most = 0;
    // From the middle outwards, so that of equal ones the nearest is taken. A cut is made in a pause.
    for (std::int64_t i = 0; i <= 2 * reach; ++i) {
        const auto near = place + (i + 1) / 2 * (i % 2 != 0 ? 1 : -1);
        const int ends = near > 0 && near < count ? endOf(words[std::size_t(near - 1)]) : 0;
        if (ends > most) {
            most = ends;
            best = near;
        }
    }
    return std::size_t(best);
}

void judgeWords(Clip& clip, const std::vector<Limit>& limits)
{
    Clip words;
    words.figures = {{Measure::Words, double(spacedWords(clip.text.normalized).size())}};
    if (!clip.text.normalized.empty())
        words.figures.push_back({Measure::Text, clip.text.confidence});
    grade(words, limits);
    const auto isOfWords = [](const auto& one) {
        return one.measure == Measure::Words || one.measure == Measure::Text;
    };
    if (std::erase_if(clip.figures, isOfWords) > 0) { // else nothing is measured yet
        clip.figures.insert(clip.figures.end(), words.figures.begin(), words.figures.end());
        std::ranges::sort(clip.figures, {}, &Figure::measure);
    }
    std::erase_if(clip.findings, isOfWords);
    clip.findings.insert(clip.findings.end(), words.findings.begin(), words.findings.end());
    clip.grade = worstGrade(clip.findings);
}

} // namespace understudy
