#include "core/session/voice_service.h"

#include "core/audio/writer.h"
#include "core/session/project_voices_p.h"
#include "core/text/lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// A text as the one paragraph of a JSON script, and the way back to its positions.
class WrappedText
{
public:
    explicit WrappedText(std::string_view text) : m_text(text), m_document(kBefore)
    {
        for (const char c : text) {
            m_starts.push_back(m_document.size());
            const bool isEscaped = c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
            const auto written = isEscaped ? nlohmann::json(std::string(1, c)).dump() : std::string();
            m_document += isEscaped ? written.substr(1, written.size() - 2) : std::string(1, c);
        }
        m_starts.push_back(m_document.size());
        m_document += kAfter;
    }

    const std::string& document() const { return m_document; }

    void translate(Problem& problem) const
    {
        problem.begin = original(problem.begin);
        problem.end = original(problem.end);
        problem.position = LineIndex(m_text).position(problem.begin);
        problem.pointer.clear();
    }

private:
    static constexpr const char* kBefore = R"({"version": 1, "title": "Text", "voices": {"Voice": "voice"},)"
                                           R"( "sections": [{"title": "Text", "paragraphs": [{"text": ")";
    static constexpr const char* kAfter = "\"}]}]}\n";

    /// Outside of the text: its nearer end.
    std::size_t original(std::size_t offset) const
    {
        const auto after = std::ranges::upper_bound(m_starts, offset);
        return after == m_starts.begin() ? 0 : static_cast<std::size_t>(after - m_starts.begin()) - 1;
    }

    std::string_view m_text;
    std::string m_document;
    std::vector<std::size_t> m_starts; // of each byte of the text in the document, and of what follows
};

constexpr const char* kTheText = "The text"; // it has no name

Result<std::vector<ScriptLine>> linesOf(std::string_view text)
{
    const auto reading = VoiceService::read(text);
    const auto errors = std::ranges::count(reading.problems, Severity::Error, &Problem::severity);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(Code::InvalidInput, Reason::ScriptEmpty, kTheText);
    if (errors > 0)
        return fail(Code::InvalidInput, Reason::ScriptHasProblems, std::string(text.substr(0, 40)),
                    std::to_string(errors));
    auto lines = splitLines(reading.script).lines;
    if (lines.empty())
        return fail(Code::InvalidInput, Reason::ScriptEmpty, kTheText);
    return lines;
}

Result<void> writeSilence(AudioWriter& writer, Milliseconds length, SampleRate rate)
{
    const std::vector<float> silence(static_cast<std::size_t>(toFrames(length, rate).value));
    return writer.write(silence);
}

Result<Seconds> sayInto(VoiceEngine& engine, const SayRequest& request, const fs::path& out,
                        JobContext& context)
{
    UNDERSTUDY_TRY(const auto lines, linesOf(request.text));
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(out, {.rate = engine.rate()}));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        context.report({Stage::RenderingLines, double(i), double(lines.size()), ProgressUnit::Lines, {}});
        const auto pause = i == 0 ? line.pauseBefore : std::max(line.pauseBefore, Pauses().sentence);
        UNDERSTUDY_CHECK(writeSilence(writer, pause, engine.rate()));
        Result<void> written;
        const SpeechRequest speech{request.voice, line.spoken.runs, line.direction, line.anchor,
                                   request.seed};
        const auto spoken = engine.speak(speech, context.stopToken(), [&](std::span<const float> chunk) {
            written = writer.write(chunk);
            return written.has_value() && !context.cancelled();
        });
        UNDERSTUDY_CHECK(written);
        UNDERSTUDY_CHECK(spoken);
    }
    const auto length = toSeconds(writer.written(), engine.rate());
    UNDERSTUDY_CHECK(writer.commit());
    return length;
}

} // namespace

VoiceService::VoiceService(VoiceEngine& engine, JobService& jobs) : m_engine(&engine), m_jobs(&jobs) {}

VoiceService::VoiceService(VoiceEngine& engine, JobService& jobs, Project project)
    : m_engine(&engine), m_jobs(&jobs), m_project(project)
{
}

std::vector<VoiceStatus> VoiceService::list() const
{
    if (m_project)
        return m_project->voices.statuses();
    std::vector<VoiceStatus> statuses;
    for (auto& info : ownVoices(*m_engine))
        statuses.push_back({std::move(info), {}});
    return statuses;
}

ScriptReading VoiceService::read(std::string_view text)
{
    const WrappedText wrapped(text);
    auto reading = readScript(wrapped.document(), ScriptNotation::Json);
    for (auto& problem : reading.problems)
        wrapped.translate(problem);
    return reading;
}

Result<std::string> VoiceService::spoken(std::string_view text)
{
    UNDERSTUDY_TRY(const auto lines, linesOf(text));
    std::string said;
    for (const auto& line : lines)
        said.append(said.empty() ? "" : " ").append(line.spoken.text());
    return said;
}

JobHandle<Seconds> VoiceService::say(SayRequest request, fs::path out)
{
    auto title = out.filename().string();
    return m_jobs->previews().start<Seconds>(
        JobKind::Preview, std::move(title),
        [engine = m_engine, project = m_project, request = std::move(request),
         out = std::move(out)](JobContext& context) -> Result<Seconds> {
            if (project)
                UNDERSTUDY_CHECK(project->voices.checkUse(request.voice, ConsentScope::Render));
            return sayInto(*engine, request, out, context);
        },
        &m_jobs->board());
}

} // namespace understudy
