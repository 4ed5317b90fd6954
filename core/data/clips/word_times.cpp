#include "core/data/clips/word_times.h"

#include "core/text/word_alignment.h"
#include "core/text/word_spans.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace understudy {

namespace {

struct Said
{
    std::vector<std::string> words; // folded
    std::vector<std::pair<Seconds, Seconds>> times;
};

/// Labels may hold punctuation, several words, or none.
Said saidOf(const std::vector<ClipWord>& labels)
{
    Said said;
    for (const auto& label : labels) {
        const auto spans = wordSpans(label.text);
        double letters = 0, passed = 0;
        for (const auto span : spans)
            letters += double(span.end - span.begin);
        const auto place = [&](double count) {
            return Seconds(label.start.value + (label.end.value - label.start.value) * count / letters);
        };
        for (const auto span : spans) {
            const auto length = double(span.end - span.begin);
            said.words.push_back(foldedWord(span.in(label.text)));
            said.times.emplace_back(place(passed), place(passed + length));
            passed += length;
        }
    }
    return said;
}

} // namespace

std::vector<TimedWord> timedWords(std::string_view text, const std::vector<ClipWord>& words)
{
    const auto said = saidOf(words);
    const auto spans = wordSpans(text);
    std::vector<std::string> written;
    written.reserve(spans.size());
    for (const auto span : spans)
        written.push_back(foldedWord(span.in(text)));
    const auto origins = alignWords(said.words, written);
    std::vector<TimedWord> timed;
    timed.reserve(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        TimedWord word{spans[i].begin, spans[i].end, {}, {}};
        if (origins[i])
            std::tie(word.start, word.stop) = said.times[*origins[i]];
        timed.push_back(word);
    }
    return timed;
}

std::optional<Seconds> startAt(const std::vector<TimedWord>& words, std::size_t offset)
{
    if (words.empty())
        return std::nullopt;
    auto word = std::ranges::find_if(words, [&](const TimedWord& one) { return offset <= one.end; });
    if (word == words.end())
        word = words.end() - 1;
    if (word->start)
        return word->start;
    for (auto before = word; before != words.begin();)
        if ((--before)->stop)
            return before->stop;
    const auto after = std::find_if(word, words.end(), [](const TimedWord& one) { return one.start; });
    return after == words.end() ? std::nullopt : after->start;
}

const TimedWord* wordAt(const std::vector<TimedWord>& words, Seconds at)
{
    const auto found = std::ranges::find_if(
        words, [&](const TimedWord& word) { return word.start && at >= *word.start && at < *word.stop; });
    return found == words.end() ? nullptr : &*found;
}

} // namespace understudy
