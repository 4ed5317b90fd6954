#include "core/data/transcripts/cue_list_p.h"

#include "core/text/spaced_words.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace understudy {

namespace {

/// Captions that roll follow each other without a pause.
constexpr double kMostGap = 0.25; // seconds
/// Fewer repeated words in a whole file are somebody who says a thing twice.
constexpr std::size_t kFewestRepeats = 3;

using Words = std::vector<std::string_view>;

/// The most words that end `before` and begin `after`: the last value of the prefix function (Knuth, Morris
/// and Pratt 1977) of after, a stop, before. Linear in both.
std::size_t overlap(const Words& before, const Words& after)
{
    std::vector<std::size_t> borders(after.size());
    const auto step = [&](std::size_t length, std::string_view word) {
        while (length > 0 && (length == after.size() || after[length] != word))
            length = borders[length - 1];
        return length < after.size() && after[length] == word ? length + 1 : length;
    };
    for (std::size_t i = 1; i < after.size(); ++i)
        borders[i] = step(borders[i - 1], after[i]);
    std::size_t length = 0;
    for (const auto word : before)
        length = after.empty() ? 0 : step(length, word);
    return length;
}

/// For each cue the number of words that it repeats of the one before.
std::vector<std::size_t> countRepeats(const std::vector<Cue>& cues)
{
    std::vector<std::size_t> repeats(cues.size());
    Words before;
    for (std::size_t i = 0; i < cues.size(); ++i) {
        auto words = spacedWords(cues[i].text);
        const bool follows = i > 0 && cues[i].speaker == cues[i - 1].speaker &&
                             (cues[i].start - cues[i - 1].end).value <= kMostGap;
        repeats[i] = follows ? overlap(before, words) : 0;
        before = std::move(words);
    }
    return repeats;
}

bool isRollUp(const std::vector<std::size_t>& repeats)
{
    std::size_t cues = 0, words = 0;
    for (const auto count : repeats) {
        cues += count > 0 ? 1 : 0;
        words += count;
    }
    return words >= kFewestRepeats && cues * 2 >= repeats.size() - 1;
}

/// Words in time are not cut as the text is: so many bytes that are no spaces go.
void dropBytes(std::vector<WordTime>& words, std::size_t bytes)
{
    std::size_t index = 0;
    for (; index < words.size() && bytes > 0; ++index) {
        auto& text = words[index].text;
        std::size_t at = 0;
        for (; at < text.size() && (bytes > 0 || text[at] == ' '); ++at)
            bytes -= text[at] == ' ' ? 0 : 1;
        text.erase(0, at);
        if (!text.empty())
            break;
    }
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(index));
}

void dropFirstWords(Cue& cue, std::size_t count)
{
    const auto words = spacedWords(cue.text);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i)
        bytes += words[i].size();
    cue.text.erase(0, std::min(bytes + count, cue.text.size()));
    dropBytes(cue.words, bytes);
}

} // namespace

void sortCues(std::vector<Cue>& cues)
{
    std::ranges::stable_sort(cues, {}, &Cue::start);
}

void dropRepeats(std::vector<Cue>& cues)
{
    const auto repeats = countRepeats(cues);
    if (cues.empty() || !isRollUp(repeats))
        return;
    for (std::size_t i = 0; i < cues.size(); ++i)
        if (repeats[i] > 0)
            dropFirstWords(cues[i], repeats[i]);
    std::erase_if(cues, [](const Cue& cue) { return cue.text.empty(); });
}

} // namespace understudy
