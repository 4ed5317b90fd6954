#include "core/session/text_to_say_p.h"

#include "core/session/spoken_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace understudy {

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

} // namespace

ScriptReading readTextToSay(std::string_view text)
{
    const WrappedText wrapped(text);
    auto reading = readScript(wrapped.document(), ScriptNotation::Json);
    for (auto& problem : reading.problems)
        wrapped.translate(problem);
    return reading;
}

Result<std::vector<ScriptLine>> linesToSay(std::string_view text)
{
    const auto reading = readTextToSay(text);
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

Result<void> sayText(VoiceEngine& engine, const SayRequest& request, const std::stop_token& stop,
                     const std::function<Result<void>(std::span<const float>)>& take,
                     const std::function<void(std::size_t done, std::size_t all)>& report)
{
    UNDERSTUDY_TRY(auto lines, linesToSay(request.text));
    SpokenText text(engine, request, std::move(lines), {});
    while (!text.isDone()) {
        report(text.spoken(), text.lines());
        Result<void> taken;
        const auto spoken = text.sayNext(stop, [&](std::span<const float> chunk) {
            taken = take(chunk);
            return taken.has_value() && !stop.stop_requested();
        });
        UNDERSTUDY_CHECK(taken);
        UNDERSTUDY_CHECK(spoken);
    }
    return {};
}

} // namespace understudy
