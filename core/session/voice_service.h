// Voices there are: built-in draft voices now, trained voices of the project later.
#pragma once

#include "core/jobs/job.h"
#include "core/session/job_service.h"
#include "core/synth/voice_engine.h"
#include "core/text/script_reader.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct SayRequest
{
    std::string text; ///< plain or with tags, as a JSON script's "text"
    VoiceId voice;
    std::uint64_t seed = 0;
};

class VoiceService
{
public:
    VoiceService(VoiceEngine& engine, JobService& jobs);

    std::vector<VoiceInfo> list() const;
    VoiceEngine& engine() const { return *m_engine; }
    /// Reads a text to say; positions of its problems are those in `text`.
    static ScriptReading read(std::string_view text);
    /// What is said, without rendering. ScriptHasProblems: see read(). ScriptEmpty.
    static Result<std::string> spoken(std::string_view text);
    /// Speaks into a WAV file (the engine's rate, 16 bit), whole or not at all; gives its length. As
    /// spoken(), and VoiceUnknown.
    JobHandle<Seconds> say(SayRequest request, std::filesystem::path out);

private:
    VoiceEngine* m_engine;
    JobService* m_jobs;
};

} // namespace understudy
