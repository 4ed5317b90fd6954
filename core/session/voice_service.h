// Voices there are: built-in draft voices now, trained voices of the project later.
#pragma once

#include "core/jobs/job.h"
#include "core/session/job_service.h"
#include "core/synth/voice_engine.h"

namespace understudy {

struct SayRequest
{
    std::string text; ///< plain or with tags, as in a JSON script's "text"
    VoiceId voice;
    std::uint64_t seed = 0;
};

class VoiceService
{
public:
    VoiceService(VoiceEngine& engine, JobService& jobs);

    std::vector<VoiceInfo> list() const;
    VoiceEngine& engine() const { return *m_engine; }
    /// Spoken form of a text, without rendering. Problems of the text: ScriptHasProblems; see sayProblems().
    static Result<SpokenForm> spoken(std::string_view text);
    /// Speaks into a WAV file (24 kHz, 16 bit), whole or not at all.
    JobHandle<Seconds> say(SayRequest request, std::filesystem::path out);

private:
    VoiceEngine* m_engine;
    JobService* m_jobs;
};

} // namespace understudy
