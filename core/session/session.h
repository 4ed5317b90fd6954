// Session: the one door. Opens a project and hands out narrow services; GUI, command line and server all come
// through it.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/device/audio_input.h"
#include "core/session/evaluation_tools.h"
#include "core/synth/csm_engine.h"

#include <filesystem>
#include <memory>
#include <string>

namespace understudy {

class Choices;
class CompareService;
class EpisodeService;
class EvaluationService;
class JobContext;
class JobService;
class RecordingService;
class ReviewService;
class TrainService;
class VoiceService;
class ConsentService;
class EditHistory;
class ProjectSettings;
class UserSettings;
struct IngestOptions;

enum class Access
{
    Write,
    ReadOnly
};

struct SessionOptions
{
    Access access = Access::Write;
    std::string program = "understudy";  ///< named in the lock, for the one who finds it taken
    CsmOptions csm;                      ///< how trained voices are spoken
    std::unique_ptr<VoiceEngine> engine; ///< none: draft voices, and the project's trained ones by `csm`
    std::unique_ptr<AudioInput> input;   ///< none: the system's microphones
    const UserSettings* user = nullptr;  ///< outlives the session; none: nobody hears words of recordings
    BaseFinder findBase;                 ///< none: looks into the project's models, then the user's
    FindTools tools;                     ///< hear what is measured; none: found as `findBase` is
};

struct ProjectInfo
{
    std::filesystem::path folder; ///< absolute
    std::string name;             ///< folder name without ".understudy"
    int schemaVersion = 0;
    std::string created; ///< ISO 8601, UTC
    Bytes size;
    int episodes = 0, takes = 0;
    bool isReadOnly = false;
    std::string lockedBy; ///< when read-only because another program writes
};

class Session
{
public:
    /// Makes the folder (".understudy" is added when missing) with an empty project. AlreadyExists,
    /// NoPermission, DiskFull.
    static Result<std::unique_ptr<Session>> create(const std::filesystem::path& folder,
                                                   SessionOptions options = {});
    /// Errors: NotAProject, ProjectNewer, ProjectCorrupt, ProjectLocked (Access::Write only). Older schemas
    /// are migrated.
    static Result<std::unique_ptr<Session>> open(const std::filesystem::path& folder,
                                                 SessionOptions options = {});
    /// Cancels jobs, saves what is unsaved, releases the lock.
    ~Session();

    EpisodeService& episodes();
    VoiceService& voices();
    ConsentService& consents();
    ReviewService& reviews();
    RecordingService& recordings();
    TrainService& training();
    EvaluationService& evaluations();
    CompareService& comparisons();
    Choices& choices();
    JobService& jobs();
    EditHistory& edits();
    ProjectSettings& settings();

    /// How recordings come in, unless somebody says otherwise: judged by the project's limits, their words
    /// heard where the user wants that and the recogniser's model is installed. Thread-safe.
    IngestOptions importOptions() const;

    const std::filesystem::path& folder() const;
    bool isReadOnly() const;
    /// When read-only because another program writes: who. Cheap, unlike info().
    std::string lockedBy() const;
    Result<ProjectInfo> info() const;
    /// A consistent copy, also while another program writes: SQLite's backup interface, then the files it
    /// names. The project's own models/ stay behind: they are large, and can be had again; so does a dataset.
    /// Looks for a stop before each file.
    static Result<void> backup(const std::filesystem::path& project, const std::filesystem::path& target,
                               JobContext& context);

private:
    struct Parts;
    explicit Session(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace understudy
