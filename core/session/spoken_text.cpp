#include "core/session/spoken_text.h"

#include <algorithm>

namespace understudy {

SpokenText::SpokenText(VoiceEngine& engine, SayRequest request, std::vector<ScriptLine> lines,
                       std::function<Result<void>()> mayGoOn)
    : m_engine(&engine), m_request(std::move(request)), m_lines(std::move(lines)),
      m_mayGoOn(std::move(mayGoOn))
{
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
    const auto& line = m_lines[m_next];
    const auto pause = m_next == 0 ? line.pauseBefore : std::max(line.pauseBefore, Pauses().sentence);
    const auto frames =
        static_cast<std::size_t>(static_cast<double>(toFrames(pause, rate()).value) / m_request.speed);
    if (stop.stop_requested() || (frames > 0 && !sink(std::vector<float>(frames))))
        return fail(Code::Cancelled, m_request.voice.value);
    UNDERSTUDY_CHECK(m_engine->speak(speechOf(line), stop, sink));
    ++m_next;
    return {};
}

} // namespace understudy
