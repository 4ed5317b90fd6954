// Scripts of both notations: reading never fails, spans stay inside, what reads without errors survives the
// way through JSON, lines hold every word of it, and an edit of the front matter reads back.
#include "core/text/front_matter.h"
#include "core/text/lines.h"
#include "core/text/script_reader.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace understudy;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void checkSpans(const ScriptReading& reading, std::size_t size)
{
    TextPosition last;
    for (const auto& problem : reading.problems) {
        require(problem.begin <= problem.end && problem.end <= size && last <= problem.position);
        last = problem.position;
    }
    for (const auto& span : reading.highlights)
        require(span.begin <= span.end && span.end <= size);
}

void checkLines(const Script& script, std::size_t size)
{
    for (const auto& line : splitLines(script).lines) {
        require(!line.text().empty() && line.source.begin < line.source.end && line.source.end <= size);
        for (const auto& run : line.runs)
            for (std::size_t at = 0; at < run.text.size(); ++at)
                require(run.map.toSource(at) < size);
    }
}

void checkRoundTrip(const Script& script)
{
    const auto json = writeScriptJson(script);
    const auto again = readScript(json, ScriptNotation::Json);
    require(!again.hasErrors());
    require(again.script == script);
    require(writeScriptJson(again.script) == json);
}

void checkEdit(std::string_view source)
{
    const std::array<std::string, 2> path{"voices", "Mara"};
    const auto edit = setFrontMatterValue(source, path, "draft/slt");
    if (!edit)
        return;
    std::string edited(source);
    edited.replace(edit->begin, edit->end - edit->begin, edit->replacement);
    for (const auto& [speaker, voice] : readScript(edited, guessNotation(edited)).script.header.voices)
        if (speaker == "Mara")
            require(voice == VoiceId("draft/slt"));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto notation = guessNotation(bytes);
    const auto reading = readScript(bytes, notation);
    checkSpans(reading, size);
    checkLines(reading.script, size);
    if (!reading.hasErrors())
        checkRoundTrip(reading.script);
    checkEdit(bytes);
    return 0;
}
