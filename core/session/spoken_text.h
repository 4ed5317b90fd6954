// A text that is being said, a line at a time: whoever has time for its next line says that, so that many
// texts may take turns on few threads.
#pragma once

#include "core/session/voice_service.h"
#include "core/text/lines.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace understudy {

/// One thread at a time. What is borrowed outlives it.
class SpokenText
{
public:
    /// `mayGoOn`: asked before each line; may be empty.
    SpokenText(VoiceEngine& engine, SayRequest request, std::vector<ScriptLine> lines,
               std::function<Result<void>()> mayGoOn);

    bool isDone() const { return m_next == m_lines.size(); }
    std::size_t lines() const { return m_lines.size(); }
    std::size_t spoken() const { return m_next; }
    SampleRate rate() const { return m_engine->rate(); }
    /// Of all of it, pauses included, at about the speed that the text asks for.
    Seconds estimate() const;

    /// The pause before it, then the line, as VoiceEngine::speak. Errors: those, and those of `mayGoOn`.
    /// After an error nothing may follow.
    Result<void> sayNext(const std::stop_token& stop, const AudioSink& sink);

private:
    Milliseconds pauseBefore(std::size_t line) const;
    SpeechRequest speechOf(const ScriptLine& line) const;

    VoiceEngine* m_engine;
    SayRequest m_request;
    std::vector<ScriptLine> m_lines;
    std::function<Result<void>()> m_mayGoOn;
    std::size_t m_next = 0;
};

} // namespace understudy
