// Voices there are: the built-in draft voices, and the trained voices of a project.
#pragma once

#include "core/jobs/job.h"
#include "core/session/job_service.h"
#include "core/session/voice_status.h"
#include "core/synth/voice_profile.h"
#include "core/text/script_reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct SayRequest
{
    std::string text; ///< plain or with tags, as a JSON script's "text"
    VoiceId voice;
    std::uint64_t seed = 0;
    std::string anchor = {};    ///< clip id, for lines that name none
    std::string direction = {}; ///< likewise
    double speed = 1;           ///< factor, kSlowest to kFastest, on what the text asks for
};
inline constexpr double kSlowest = 0.25, kFastest = 4;

struct AnchorToAdd
{
    std::filesystem::path clip; ///< any sound file, 1 to 60 s
    std::string text;           ///< what is said in it
    std::string id;             ///< empty: the clip's name without its ending
    Seconds start{}, end{};     ///< the part of the file, which may be longer then; an end of 0: all of it
};

/// Defaults are those of VoiceProfile.
struct VoiceToAdd
{
    std::string name;
    std::string base;                 ///< id in the model store
    std::filesystem::path adapter;    ///< folder as PEFT writes it; empty: none
    std::vector<AnchorToAdd> anchors; ///< the first is given before every line whose script names none
    std::string speaker = VoiceProfile().speaker;
    std::string language = VoiceProfile().language;
    std::string gender;
    VoiceSampling sampling;
    bool isProjectSpeaker = false; ///< the speaker's consent holds for the voice too, as far as it goes
};

class ProjectVoices;
class ProjectStore;
class EditHistory;
class SpokenText;

/// Thread-safe.
class VoiceService
{
public:
    /// Where trained voices come from and go to; what is borrowed outlives the service.
    struct Project
    {
        const ProjectVoices& voices;
        ProjectStore& store;
        EditHistory& edits;
    };

    /// Draft voices only: there is nothing to add to.
    VoiceService(VoiceEngine& engine, JobService& jobs);
    VoiceService(VoiceEngine& engine, JobService& jobs, Project project);

    std::vector<VoiceStatus> list() const;
    VoiceEngine& engine() const { return *m_engine; }

    // The model that trained voices speak with; it is loaded by the first line that needs it.
    /// As VoiceEngine::watchMemory(), at once and then on the engine's thread.
    [[nodiscard]] std::unique_ptr<Subscription>
    watchModel(std::function<void(const EngineMemory&)> listener) const
    {
        return m_engine->watchMemory(std::move(listener));
    }
    /// As VoiceEngine::unload(): once nothing is being spoken.
    void unloadModel() const { m_engine->unload(); }

    // Trained voices, of a project
    /// VoiceUnknown, or as readVoiceProfile().
    Result<VoiceProfile> show(const VoiceId& voice) const;
    VoiceStatus status(const VoiceId& voice) const;
    /// Copies adapter and clips into voices/<name>; undoable. NameInvalid, AlreadyExists; ModelMissing (the
    /// base); FileMissing, ConfigDamaged, AdapterUnknown, WeightsDamaged, WeightsUnknown (the adapter);
    /// AnchorUnusable; InvalidInput (subject: a field of VoiceProfile); ProjectReadOnly.
    JobHandle<VoiceStatus> add(VoiceToAdd voice);
    /// Likewise, of a project that another program has open, and this one for reading: the voice's folder is all
    /// that is written, and it is no step of a history. Its consent is in the folder.
    JobHandle<VoiceStatus> addBeside(VoiceToAdd voice);
    /// Undoable: the folder moves to voices/.removed and stays there. VoiceUnknown, ProjectReadOnly.
    Result<void> remove(const VoiceId& voice);

    // Speech
    /// Reads a text to say; positions of its problems are those in `text`.
    static ScriptReading read(std::string_view text);
    /// What is said, without rendering. ScriptHasProblems: see read(). ScriptEmpty.
    static Result<std::string> spoken(std::string_view text);
    /// What say() says, for who hands on each line as it is spoken. Errors as say(), but for those of speaking.
    /// The service outlives it.
    Result<SpokenText> begin(SayRequest request) const;
    /// By its name alone, without a look at its files: what is not the engine's own is Cloned, in a project.
    VoiceKind kindOf(const VoiceId& voice) const;
    /// Speaks into a WAV file (the engine's rate, 16 bit), whole or not at all; gives its length. As
    /// spoken(), VoiceUnknown, ConsentNeeded, ConsentEnded.
    JobHandle<Seconds> say(SayRequest request, std::filesystem::path out);

private:
    using HowToAdd = Result<VoiceStatus> (*)(const Project&, const VoiceToAdd&, JobContext&);
    JobHandle<VoiceStatus> startAdding(VoiceToAdd voice, HowToAdd add);

    VoiceEngine* m_engine;
    JobService* m_jobs;
    std::optional<Project> m_project;
};

} // namespace understudy
