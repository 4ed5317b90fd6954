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

std::optional<ClipWord> partOf(const ClipWord& words, Seconds begin, Seconds end)
{
    const std::string_view text = words.text;
    const auto isInside = [&](Seconds start, Seconds stop) {
        const auto middle = Seconds((start.value + stop.value) / 2);
        return middle >= begin && middle < end;
    };
    auto part = words;
    if (const auto all = timedWords(text, {words}); all.size() > 1) {
        const auto isIn = [&](const TimedWord& word) { return word.start && isInside(*word.start, *word.stop); };
        const auto first = std::ranges::find_if(all, isIn);
        const auto behind = std::find_if_not(first, all.end(), isIn);
        if (first == all.end())
            return std::nullopt;
        const auto from = first == all.begin() ? 0 : first->begin;
        const auto to = behind == all.end() ? text.size() : text.find_last_not_of(' ', behind->begin - 1) + 1;
        part = {*first->start, *std::prev(behind)->stop, std::string(text.substr(from, to - from))};
    } else if (!isInside(words.start, words.end)) {
        return std::nullopt;
    }
    part.start = std::clamp(part.start, begin, end) - begin;
    part.end = std::clamp(part.end, begin, end) - begin;
    return part;
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
