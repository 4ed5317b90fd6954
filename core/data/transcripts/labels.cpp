// Labels as Audacity exports them.

#include "core/data/transcripts/cue_list_p.h"
#include "core/data/transcripts/readers_p.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/times_p.h"

#include <algorithm>

namespace understudy {

namespace {

struct LabelLine
{
    std::string_view start, end, text;
};

std::optional<LabelLine> splitLabel(std::string_view line)
{
    const auto first = line.find('\t');
    if (first == line.npos)
        return std::nullopt;
    const auto second = std::min(line.find('\t', first + 1), line.size());
    return LabelLine{trimmed(line.substr(0, first)), trimmed(line.substr(first + 1, second - first - 1)),
                     line.substr(second)};
}

/// Anything that looks like a number, so that a label with a bad time is named and not taken for words.
bool looksLikeTime(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("+-0123456789.,eE") == text.npos &&
           text.find_first_of("0123456789") != text.npos;
}

} // namespace

bool isLabels(std::string_view text)
{
    LineReader lines(text);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty())
            continue;
        const auto label = splitLabel(*line);
        return label && looksLikeTime(label->start) && looksLikeTime(label->end);
    }
    return false;
}

std::vector<Cue> readLabels(std::string_view text, LineProblems& problems)
{
    std::vector<Cue> cues;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty() || line->starts_with('\\'))
            continue;
        const auto label = splitLabel(*line);
        if (!label) {
            problems.add(lines.number(), "no tab between times: " + inQuotes(*line));
            continue;
        }
        const auto start = parseSeconds(label->start);
        const auto end = parseSeconds(label->end);
        if (!start || !end)
            problems.add(lines.number(), "not a time: " + inQuotes(start ? label->end : label->start));
        else if (*end < *start)
            problems.add(lines.number(), endsBeforeItStarts(label->start, label->end));
        else if (auto words = collapsed(label->text); !words.empty())
            cues.push_back({*start, *end, std::move(words), {}, {}});
    }
    sortCues(cues);
    return cues;
}

} // namespace understudy
