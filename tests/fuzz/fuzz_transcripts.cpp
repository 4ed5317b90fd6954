// Any bytes as a transcript and as a table, the first byte choosing the name: an error that names the line,
// or cues and rows that keep every promise of their headers.
#include "core/base/contract.h"
#include "core/base/utf8.h"
#include "core/data/transcripts/table.h"
#include "core/data/transcripts/transcript.h"

#include <algorithm>
#include <array>
#include <cstdint>

using namespace understudy;

namespace {

constexpr std::array kNames{"a.vtt", "a.srt", "a.TextGrid", "a.txt", "a.csv", "a.list", "a.jsonl"};

std::string withoutSpaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

void checkText(const std::string& text)
{
    UNDERSTUDY_ASSERT(!findInvalidUtf8(text));
    UNDERSTUDY_ASSERT(text.find_first_of("\r\n\t") == text.npos && text.find("  ") == text.npos);
}

void checkCue(const Cue& cue, TranscriptFormat format)
{
    checkText(cue.text);
    checkText(cue.speaker);
    UNDERSTUDY_ASSERT(!cue.text.empty());
    UNDERSTUDY_ASSERT(cue.start >= Seconds(0) && cue.start <= cue.end && cue.end <= Seconds(1e7));
    std::string words;
    Seconds last = cue.start;
    for (const auto& word : cue.words) {
        checkText(word.text);
        UNDERSTUDY_ASSERT(!word.text.empty());
        UNDERSTUDY_ASSERT(last <= word.start && word.start <= word.end && word.end <= cue.end);
        last = word.start;
        words += word.text;
    }
    // Two tiers of a grid may differ; a subtitle's words are those of its text.
    const bool isSubtitle = format == TranscriptFormat::WebVtt || format == TranscriptFormat::SubRip;
    UNDERSTUDY_ASSERT(!isSubtitle || words.empty() || withoutSpaces(words) == withoutSpaces(cue.text));
}

void checkProblems(const std::vector<Error>& problems)
{
    UNDERSTUDY_ASSERT(problems.size() <= 21);
    for (const auto& problem : problems)
        UNDERSTUDY_ASSERT(problem.reason == Reason::LineLeftOut && problem.detail.starts_with("line ") &&
                          !findInvalidUtf8(problem.detail));
}

void checkTranscript(const Transcript& transcript)
{
    checkProblems(transcript.problems);
    const bool isPlain = transcript.format == TranscriptFormat::Plain;
    UNDERSTUDY_ASSERT(transcript.cues.empty() == isPlain && transcript.plain.empty() != isPlain);
    UNDERSTUDY_ASSERT(std::ranges::is_sorted(transcript.cues, {}, &Cue::start));
    for (const auto& cue : transcript.cues)
        checkCue(cue, transcript.format);
    UNDERSTUDY_ASSERT(!findInvalidUtf8(transcript.text()));
}

void checkTable(const Table& table)
{
    UNDERSTUDY_ASSERT(!table.rows().empty());
    checkProblems(table.problems());
    std::size_t line = 0;
    for (const auto& row : table.rows()) {
        UNDERSTUDY_ASSERT(!row.audio.empty() && row.line > line);
        line = row.line;
        for (const auto& text : {row.audio, row.text, row.normalized, row.speaker, row.language})
            UNDERSTUDY_ASSERT(!findInvalidUtf8(text));
        // Another row may have a longer path that ends as this one: then none is the answer, never a wrong
        // name.
        const auto* found = table.find(row.audio);
        UNDERSTUDY_ASSERT(found == nullptr || (found >= table.rows().data() &&
                                               found < table.rows().data() + table.rows().size()));
    }
}

void checkError(const Error& error)
{
    UNDERSTUDY_ASSERT(!findInvalidUtf8(error.detail));
    UNDERSTUDY_ASSERT(error.code == Code::InvalidInput || error.detail.starts_with("line ") ||
                      error.detail == "broken UTF-16");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto* name = kNames[static_cast<std::size_t>(data[0] % '0') % kNames.size()];
    if (const auto transcript = parseTranscript(bytes, name))
        checkTranscript(*transcript);
    else
        checkError(transcript.error());
    if (const auto table = parseTable(bytes, name))
        checkTable(*table);
    else
        checkError(table.error());
    return 0;
}
