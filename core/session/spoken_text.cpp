#include "core/session/spoken_text.h"

#include <algorithm>

namespace understudy {

SpokenText::SpokenText(VoiceEngine& engine, SayRequest request, std::vector<ScriptLine> lines,
                       std::function<Result<void>()> mayGoOn)
    : m_engine(&engine), m_request(std::move(request)), m_lines(std::move(lines)),
      m_mayGoOn(std::move(mayGoOn))
{
}

Milliseconds SpokenText::pauseBefore(std::size_t line) const
{
    const auto scripted = m_lines[line].pauseBefore;
    return line == 0 ? scripted : std::max(scripted, Pauses().sentence);
}

Seconds SpokenText::estimate() const
{
    double seconds = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        seconds += toSeconds(toFrames(pauseBefore(i), rate()), rate()).value;
        for (const auto& run : m_lines[i].spoken.runs)
            seconds += estimateSpeech(run.text).value / run.style.rate;
    }
    return Seconds(seconds / m_request.speed);
}

SpeechRequest SpokenText::speechOf(const ScriptLine& line) const
{
    SpeechRequest speech{m_request.voice, line.spoken.runs,
                         line.direction.empty() ? m_request.direction : line.direction,
                         line.anchor.empty() ? m_request.anchor : line.anchor, m_request.seed};
    for (auto& run : speech.runs)
        run.style.rate = std::clamp(run.style.rate * m_request.speed, kSlowest, kFastest);
    return speech;
}

Result<void> SpokenText::sayNext(const std::stop_token& stop, const AudioSink& sink)
{
    if (m_mayGoOn)
        UNDERSTUDY_CHECK(m_mayGoOn());
    const auto frames = static_cast<std::size_t>(
        static_cast<double>(toFrames(pauseBefore(m_next), rate()).value) / m_request.speed);
    if (stop.stop_requested() || (frames > 0 && !sink(std::vector<float>(frames))))
        return fail(Code::Cancelled, m_request.voice.value);
    UNDERSTUDY_CHECK(m_engine->speak(speechOf(m_lines[m_next]), stop, sink));
    ++m_next;
    return {};
}

} // namespace understudy
