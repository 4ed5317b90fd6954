#include "core/model/whisper/whisper_words_p.h"

#include "core/model/whisper/whisper_text.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr std::string_view kBefore = "\"'\xE2\x80\x9C\xC2\xBF([{-";
constexpr std::string_view kAfter =
    "\"'.\xE3\x80\x82,\xEF\xBC\x8C!\xEF\xBC\x81?\xEF\xBC\x9F:\xEF\xBC\x9A\xE2\x80\x9D)]}"
    "\xE3\x80\x81";
constexpr std::string_view kSentenceEnds = ".\xE3\x80\x82!\xEF\xBC\x81?\xEF\xBC\x9F";
constexpr double kLongestMedian = 0.7, kPause = 4, kSlack = 0.5;

/// As Python's "in".
bool isAmong(std::string_view word, std::string_view marks)
{
    return marks.find(word) != std::string_view::npos;
}

void join(WhisperTiming& to, WhisperTiming& from, bool isBefore)
{
    to.word = isBefore ? from.word + to.word : to.word + from.word;
    to.tokens.insert(isBefore ? to.tokens.begin() : to.tokens.end(), from.tokens.begin(), from.tokens.end());
    from.word.clear();
    from.tokens.clear();
}

double hundredths(double seconds)
{
    return std::round(seconds * 100) / 100;
}

/// The first words after a pause begin late, not in it.
void shortenAfterPause(std::vector<WhisperWord>& words, const WhisperPace& pace, double lastSpeech)
{
    auto& first = words.front();
    const bool isLong = first.end - first.start > pace.longest;
    const bool areLong = words.size() > 1 && words[1].end - first.start > 2 * pace.longest;
    if (first.end - lastSpeech <= kPause * pace.median || !(isLong || areLong))
        return;
    if (words.size() > 1 && words[1].end - words[1].start > pace.longest)
        first.end = words[1].start = std::max(words[1].end / 2, words[1].end - pace.longest);
    first.start = std::max(0.0, first.end - pace.longest);
}

/// Where a segment's own times and its words' are far apart the former count, else the latter.
void settleEnds(WhisperSegment& segment, const WhisperPace& pace)
{
    auto &first = segment.words.front(), &last = segment.words.back();
    if (segment.start < first.end && segment.start - kSlack > first.start)
        first.start = std::max(0.0, std::min(first.end - pace.median, segment.start));
    else
        segment.start = first.start;
    if (segment.end > last.start && segment.end + kSlack < last.end)
        last.end = std::max(last.start + pace.median, segment.end);
    else
        segment.end = last.end;
}

} // namespace

void mergePunctuation(std::vector<WhisperTiming>& words)
{
    for (auto i = std::ssize(words) - 2, j = std::ssize(words) - 1; i >= 0; --i) {
        auto& previous = words[std::size_t(i)];
        if (previous.word.starts_with(' ') && isAmong(strippedText(previous.word), kBefore))
            join(words[std::size_t(j)], previous, /*isBefore=*/true);
        else
            j = i;
    }
    for (std::size_t i = 0, j = 1; j < words.size(); ++j) {
        if (!words[i].word.ends_with(' ') && isAmong(words[j].word, kAfter))
            join(words[i], words[j], /*isBefore=*/false);
        else
            i = j;
    }
}

WhisperPace paceOf(const std::vector<WhisperTiming>& words)
{
    std::vector<double> lengths;
    for (const auto& word : words)
        if (word.end != word.start)
            lengths.push_back(word.end - word.start);
    if (lengths.empty())
        return {};
    std::ranges::sort(lengths);
    const auto half = lengths.size() / 2;
    const auto middle = lengths.size() % 2 == 1 ? lengths[half] : (lengths[half - 1] + lengths[half]) / 2;
    const auto median = std::min(kLongestMedian, middle);
    return {median, 2 * median};
}

void shortenAtSentenceEnds(std::vector<WhisperTiming>& words, const WhisperPace& pace)
{
    if (pace.median == 0)
        return;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].end - words[i].start <= pace.longest)
            continue;
        if (isAmong(words[i].word, kSentenceEnds))
            words[i].end = words[i].start + pace.longest;
        else if (isAmong(words[i - 1].word, kSentenceEnds))
            words[i].start = words[i].end - pace.longest;
    }
}

void placeWords(std::vector<WhisperSegment>& segments, const std::vector<WhisperTiming>& words,
                const WhisperPace& pace, std::int64_t endMark, double& lastSpeech)
{
    std::size_t next = 0;
    for (auto& segment : segments) {
        const auto offset = double(segment.seek) / double(kWhisperFramesASecond);
        const auto wanted = std::ranges::count_if(segment.tokens, [&](auto id) { return id < endMark; });
        std::ptrdiff_t taken = 0;
        segment.words.clear();
        for (; next < words.size() && taken < wanted; ++next) {
            const auto& word = words[next];
            if (!word.word.empty())
                segment.words.push_back({word.word, hundredths(offset + word.start),
                                         hundredths(offset + word.end), word.probability});
            taken += std::ssize(word.tokens);
        }
        if (segment.words.empty())
            continue;
        shortenAfterPause(segment.words, pace, lastSpeech);
        settleEnds(segment, pace);
        lastSpeech = segment.end;
    }
}

} // namespace understudy
