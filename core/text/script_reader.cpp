#include "core/text/script_reader.h"

#include "core/base/utf8.h"
#include "core/text/front_matter_p.h"
#include "core/text/script_parts_p.h"

#include <algorithm>

namespace understudy {

namespace {

std::string hexadecimal(char byte)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return {'0', 'x', kDigits[value >> 4U], kDigits[value & 0xFU]};
}

/// Too large, binary or not UTF-8: nothing else is worth saying then.
bool isText(std::string_view bytes, ReadingParts& parts)
{
    if (bytes.size() > kMaxScriptBytes) {
        auto& problem = parts.problems.add(ProblemKind::TooLarge, 0, 0);
        problem.found = std::to_string(bytes.size()) + " bytes";
        problem.allowed = {std::to_string(kMaxScriptBytes) + " bytes"};
        return false;
    }
    const auto isBinary = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    };
    const auto binary = static_cast<std::size_t>(std::ranges::find_if(bytes, isBinary) - bytes.begin());
    const auto invalid = findInvalidUtf8(bytes);
    if (binary == bytes.size() && !invalid)
        return true;
    const bool isBinaryFirst = binary < invalid.value_or(bytes.size());
    const auto at = isBinaryFirst ? binary : *invalid;
    parts.problems.add(isBinaryFirst ? ProblemKind::BinaryData : ProblemKind::NotUtf8, at, at + 1).found =
        hexadecimal(bytes[at]);
    return false;
}

bool hasText(const Block& block)
{
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph != nullptr && std::ranges::any_of(paragraph->content, [](const Inline& part) {
               return std::holds_alternative<TextRun>(part);
           });
}

/// Counts lines about as splitLines() makes them, without working out how they are spoken.
class LineCounter
{
public:
    /// Where the first line beyond the limit stands.
    const TextRun* beyond() const { return m_beyond; }
    std::size_t count() const { return m_count; }

    void add(const Paragraph& paragraph)
    {
        for (const auto& part : paragraph.content) {
            if (const auto* run = std::get_if<TextRun>(&part))
                add(*run);
            else
                endLine();
        }
        endLine();
    }

private:
    void add(const TextRun& run)
    {
        m_run = &run;
        for (std::size_t i = 0; i < run.text.size(); ++i) {
            const char c = run.text[i];
            ++m_bytes;
            if (c != ' ')
                continue;
            ++m_words;
            const char last = i == 0 ? ' ' : run.text[i - 1];
            const bool endsSentence = last == '.' || last == '?' || last == '!';
            if ((endsSentence && m_words >= kFewestWords) || m_bytes >= kLongest)
                endLine();
        }
    }

    void endLine()
    {
        if (m_bytes == 0)
            return;
        m_words = m_bytes = 0;
        if (++m_count == kMaxScriptLines + 1)
            m_beyond = m_run;
    }

    static constexpr std::size_t kFewestWords = 4;
    static constexpr std::size_t kLongest = 150; // bytes: 10 s of 15 characters each
    const TextRun* m_run = nullptr;
    const TextRun* m_beyond = nullptr;
    std::size_t m_count = 0, m_words = 0, m_bytes = 0;
};

void checkLineCount(ReadingParts& parts)
{
    LineCounter counter;
    for (const auto& section : parts.script.sections)
        for (const auto& block : section.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block))
                counter.add(*paragraph);
    if (counter.beyond() == nullptr)
        return;
    const auto& beyond = counter.beyond()->source;
    auto& problem = parts.problems.add(ProblemKind::TooManyLines, beyond.begin, beyond.end);
    problem.found = std::to_string(counter.count());
    problem.allowed = {std::to_string(kMaxScriptLines)};
}

void checkWhole(ReadingParts& parts)
{
    const auto speaks = [](const Section& section) { return std::ranges::any_of(section.blocks, hasText); };
    if (!std::ranges::any_of(parts.script.sections, speaks) && !parts.problems.hasErrors())
        parts.problems.add(ProblemKind::Empty, 0, 0);
    else
        checkLineCount(parts);
}

} // namespace

bool ScriptReading::hasErrors() const
{
    return std::ranges::any_of(problems, [](const Problem& p) { return p.severity == Severity::Error; });
}

ScriptReading readScript(std::string_view bytes, ScriptNotation notation)
{
    ReadingParts parts(bytes);
    if (isText(bytes, parts)) {
        if (notation == ScriptNotation::Json)
            readJson(bytes, parts);
        else
            readMarkdown(bytes, parts);
        checkWhole(parts);
    }
    ScriptReading reading;
    reading.highlights = std::move(parts.highlights);
    reading.problems = parts.problems.take(reading.highlights);
    reading.script = std::move(parts.script);
    return reading;
}

ScriptNotation guessNotation(std::string_view bytes)
{
    const auto first = bytes.find_first_not_of(" \t\r\n", textBegin(bytes));
    return first != bytes.npos && bytes[first] == '{' ? ScriptNotation::Json : ScriptNotation::Markdown;
}

void addParagraph(std::vector<Block>& blocks, Paragraph paragraph)
{
    const auto standsAlone = [](const Inline& part) {
        return std::holds_alternative<PauseCue>(part) || std::holds_alternative<AudioCue>(part) ||
               std::holds_alternative<BoundaryCue>(part);
    };
    if (!std::ranges::all_of(paragraph.content, standsAlone)) {
        blocks.emplace_back(std::move(paragraph));
        return;
    }
    for (const auto& part : paragraph.content) {
        if (const auto* pause = std::get_if<PauseCue>(&part))
            blocks.emplace_back(*pause);
        else if (const auto* audio = std::get_if<AudioCue>(&part))
            blocks.emplace_back(*audio);
    }
}

} // namespace understudy
