// What is said for what is written, in US English: "11 °C" is "eleven degrees Celsius" (audio.md 5.5).
#pragma once

#include "core/text/script.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace understudy {

/// A run of the spoken form, under the style of the text it stands for (sayAs, alias resolved).
struct SpokenRun
{
    std::string text;
    Style style;
    bool operator==(const SpokenRun&) const = default;
};

/// Source bytes -> spoken bytes, where they differ. Offsets are into the joined texts of runs.
struct SpokenChange
{
    std::size_t writtenBegin = 0, writtenEnd = 0;
    std::size_t spokenBegin = 0, spokenEnd = 0;
    bool operator==(const SpokenChange&) const = default;
};

struct SpokenForm
{
    std::vector<SpokenRun> runs;
    std::vector<SpokenChange> changes;

    /// The runs' texts, joined.
    std::string text() const;
};

using Lexicon =
    std::vector<std::pair<std::string, std::string>>; ///< word -> respelling; the words match whole, any case

SpokenForm spokenForm(std::span<const TextRun> runs, const Lexicon& lexicon);

/// About how long a voice takes for it: 15 characters a second, digits and letters spelt as they will be
/// spoken.
Seconds estimateSpeech(std::string_view spoken);

} // namespace understudy
