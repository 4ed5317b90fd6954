// SubRip (.srt) and WebVTT (W3C Candidate Recommendation 2019-04-04, section 6), read by one class: SubRip
// has numbers where WebVTT has names, and commas in its times.

#include "core/data/transcripts/cue_list_p.h"
#include "core/data/transcripts/cue_text_p.h"
#include "core/data/transcripts/readers_p.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/times_p.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::string_view kArrow = "-->";

bool isTimes(std::string_view line)
{
    return line.find(kArrow) != line.npos;
}

bool isNumber(std::string_view line)
{
    return !line.empty() && line.find_first_not_of("0123456789") == line.npos;
}

/// A block that holds no words. The keyword stands alone, but for what a note says.
bool isAside(std::string_view line)
{
    return line == "STYLE" || line == "REGION" || line == "NOTE" || line.starts_with("NOTE ") ||
           line.starts_with("NOTE\t");
}

class SubtitleReader
{
public:
    SubtitleReader(std::string_view text, TranscriptFormat format, LineProblems& problems)
        : m_lines(text), m_format(format), m_problems(problems)
    {
    }

    std::vector<Cue> read()
    {
        if (m_format == TranscriptFormat::WebVtt)
            skipBlock(); // the signature, and what stands below it
        while (const auto line = m_lines.next()) {
            const auto text = trimmed(*line);
            if (text.empty())
                continue;
            if (m_format == TranscriptFormat::WebVtt && isAside(text))
                skipBlock();
            else
                readBlock(text);
        }
        return std::move(m_cues);
    }

private:
    void skipBlock()
    {
        for (auto line = m_lines.next(); line && !trimmed(*line).empty();)
            line = m_lines.next();
    }

    /// A cue, with or without its number or name.
    void readBlock(std::string_view first)
    {
        if (isTimes(first)) {
            readCue(first);
            return;
        }
        const auto number = m_lines.number();
        const auto second = m_lines.peek();
        if (second && isTimes(*second)) {
            readCue(trimmed(*m_lines.next()));
            return;
        }
        // Some programs end with the number of a cue that never came.
        if (isNumber(first) && (!second || trimmed(*second).empty()))
            return;
        m_problems.add(number, "words without times: " + inQuotes(first));
        readPayload();
    }

    void readCue(std::string_view times)
    {
        const auto number = m_lines.number();
        const auto arrow = times.find(kArrow);
        const auto from = trimmed(times.substr(0, arrow));
        auto to = trimmed(times.substr(arrow + kArrow.size()));
        to = to.substr(0, to.find_first_of(" \t")); // behind it: where the cue stands on the screen
        const auto start = parseClock(from);
        const auto end = parseClock(to);
        const auto payload = readPayload();
        if (!start || !end)
            m_problems.add(number, "not a time: " + inQuotes(start ? to : from));
        else if (*end < *start)
            m_problems.add(number, endsBeforeItStarts(from, to));
        else
            std::ranges::move(readCueText(payload, *start, *end), std::back_inserter(m_cues));
    }

    /// To the empty line, or to the next cue where that is forgotten.
    std::string readPayload()
    {
        std::string payload;
        std::size_t lastLine = 0;
        for (auto line = m_lines.peek(); line && !trimmed(*line).empty(); line = m_lines.peek()) {
            if (isTimes(*line)) {
                if (isNumber(trimmed(std::string_view(payload).substr(lastLine))))
                    payload.resize(lastLine);
                break;
            }
            lastLine = payload.size();
            payload += *m_lines.next();
            payload += '\n';
        }
        return payload;
    }

    LineReader m_lines;
    TranscriptFormat m_format;
    LineProblems& m_problems;
    std::vector<Cue> m_cues;
};

} // namespace

std::vector<Cue> readSubtitles(std::string_view text, TranscriptFormat format, LineProblems& problems)
{
    auto cues = SubtitleReader(text, format, problems).read();
    sortCues(cues);
    dropRepeats(cues);
    return cues;
}

} // namespace understudy
