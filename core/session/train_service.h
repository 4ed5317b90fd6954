// Training runs of a project: begun, trained, asked to pause or stop, read, taken out, exported, made into
// voices. Each run is locked by itself: one is trained while another program has the project open, which is
// why a project opened for reading may train, too.
#pragma once

#include "core/data/consent.h"
#include "core/jobs/job.h"
#include "core/session/evaluation_tools.h"
#include "core/session/voice_service.h"
#include "core/train/preflight.h"
#include "core/train/run/train_run.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

class JobService;
class ProjectVoices;

struct RunToStart
{
    TrainPreset preset = TrainPreset::Standard; ///< that the settings began with
    TrainSettings settings;
    std::string base;              ///< id in the model store
    std::filesystem::path dataset; ///< folder; empty: the project's own, dataset/
    std::string note;
};

/// What stands against a run before it starts, and what it would take of this machine.
struct RunPreflight
{
    std::optional<Error> base;    ///< it cannot be trained over; then the rest is empty
    std::optional<Error> consent; ///< that is missing, or ended
    std::string person;           ///< who consents; empty: nobody has to
    Preflight checks;
    std::map<TrainPreset, TrainEstimate> costs; ///< of the presets as they are, on the same device
    bool mayStart() const { return !base && !consent && checks.mayStart(); }
};

/// Whether what the presets cost is of use: each is measured on this machine, for a second or more.
enum class PresetCosts
{
    Estimate,
    Leave
};

/// A probe line as a checkpoint speaks it.
struct ProbeSample
{
    std::int64_t step = 0;
    std::string line; ///< id: "plain", "numbers"
    std::filesystem::path file;
};

enum class ExportKind
{
    Adapter, ///< as PEFT loads it
    Merged   ///< with its base: a base model of its own
};

struct RunExport
{
    std::int64_t step = 0;
    std::optional<Suggestion> suggested; ///< where no step was named
    std::filesystem::path folder;
    Bytes size; ///< of all files
};

/// What a voice of a checkpoint would be made of; to be changed, and given to VoiceService::add.
struct VoiceFromRun
{
    VoiceToAdd voice;                   ///< but for its name
    std::vector<TrainClip> anchorClips; ///< of voice.anchors, in their order: what speaks for each
    std::int64_t step = 0;
    std::optional<Suggestion> suggested; ///< where no step was named
};

/// All that is read of a run but its metrics.
struct RunDetails
{
    RunInfo info;
    std::optional<KeptPreflight>
        preflight; ///< what was found before it began; none: an earlier version made it
    std::optional<TrainClips> clips;         ///< none: it has not begun
    std::vector<CheckpointInfo> checkpoints; ///< by step
    std::optional<Suggestion> suggested;
    GoingOn goingOn;                  ///< where it is resumed
    std::vector<ProbeSample> samples; ///< by step, then line; also of checkpoints that are gone
};

/// Thread-safe. What is borrowed outlives the service, which outlives its jobs.
class TrainService
{
public:
    using FindFiles = std::function<Result<CsmFiles>(const std::string& base)>;

    /// `program`: named to who finds a run locked. `findTools`: who hears probe lines.
    TrainService(const std::filesystem::path& project, const ProjectVoices& voices, JobService& jobs,
                 FindFiles findFiles, FindTools findTools, std::string program);

    /// Steps of a run in the order that listeners gave them, the best first; asked when one is suggested.
    using Ranking = std::function<std::vector<std::int64_t>(const RunId&)>;
    /// Before anything is asked.
    void setRanking(Ranking ranking) { m_ranking = std::move(ranking); }
    /// Somebody ranked them otherwise: what is suggested may be another one.
    void tellRanked() { tell(); }

    // Read: small files, so not on the GUI thread.
    RunList runs() const;
    /// RunUnknown, ConfigDamaged, Unsupported.
    Result<RunInfo> run(const RunId& id) const;
    Result<RunDetails> details(const RunId& id) const;
    /// For a MetricReader; the file need not be there.
    std::filesystem::path metricsFile(const RunId& id) const;
    std::filesystem::path folder(const RunId& id) const;
    /// Where a run's dataset is, unless somebody names another.
    std::filesystem::path ownDataset() const;

    /// Looks before a start, on a worker; what takes long is read once, until dataset or codes change.
    /// Errors: Cancelled; those of the base's config and tokenizer.
    JobHandle<RunPreflight> preflight(RunToStart run, PresetCosts costs = PresetCosts::Estimate);
    /// The folder of a run that is to be trained, once everything is found that it needs; on a worker.
    /// SettingOutOfRange; ModelMissing and the like; ConsentNeeded, ConsentEnded (scope `train` of the
    /// project's speaker; synthetic bases need none); errors of readTrainClips; those of writing.
    JobHandle<RunInfo> create(RunToStart run);
    /// From its beginning, or from where it stands; one run after the other, on the training lane. Its title
    /// is the run's id, its progress counts steps. Cancelled: a checkpoint is saved and the run is stopped.
    /// Errors as create and trainRun.
    JobHandle<RunEnd> train(const RunId& id);
    /// The job by which this service trains the run, or will when its turn comes; null: none.
    JobHandle<RunEnd> jobOf(const RunId& id) const;

    // Asked of a run under way, whoever trains it: followed at the end of its step. InvalidInput for one that
    // nobody trains.
    Result<void> pause(const RunId& id);
    Result<void> goOn(const RunId& id);
    /// Saves a checkpoint and ends. One that waits for its turn loses it.
    Result<void> stop(const RunId& id);

    Result<void> note(const RunId& id, const std::string& text);
    /// To runs/.removed, from where it can be put back; gives its place there. RunBusy.
    Result<std::filesystem::path> remove(const RunId& id);

    // What came of a run. Without a step, that of the suggested checkpoint. CheckpointUnknown,
    // CheckpointDamaged.
    /// `out` must not be there. ModelMissing, RunOtherBase for ExportKind::Merged; AlreadyExists, DiskFull,
    /// Cancelled.
    JobHandle<RunExport> exportRun(const RunId& id, std::optional<std::int64_t> step, ExportKind kind,
                                   std::filesystem::path out);
    /// Its adapter, base and speaker; as anchors those of its training clips that suit best and are as they
    /// were, parts of longer files among them.
    JobHandle<VoiceFromRun> voiceFrom(const RunId& id, std::optional<std::int64_t> step);

    /// Called when the list of runs or a state changed by this service, on the thread that caused it, and
    /// once at once. Tells a growing revision. What other programs do nobody tells.
    [[nodiscard]] std::unique_ptr<Subscription>
    subscribe(std::function<void(const std::uint64_t& revision)> listener);

private:
    std::filesystem::path runsFolder() const { return m_project / "runs"; }
    std::filesystem::path codeCache() const { return runsFolder() / ".codes"; }
    std::filesystem::path datasetOf(const RunToStart& run) const;
    Result<RunPreflight> preflightNow(const RunToStart& run, PresetCosts costs, JobContext& context);
    void lookForConsent(const CsmFiles& base, RunPreflight& found) const;
    Result<std::shared_ptr<const PreflightData>> dataFor(const RunToStart& run, const CsmFiles& base,
                                                         JobContext& context);
    Result<RunInfo> createNow(const RunToStart& wanted, JobContext& context);
    Result<RunEnd> trainNow(const RunId& id, JobContext& context);
    /// The id of the record that allows to train over `base`; empty: it needs none.
    Result<std::string> allowed(const CsmFiles& base) const;
    Result<void> ask(const RunId& id, const std::function<Result<void>(const std::filesystem::path&)>& how);
    std::optional<Suggestion> suggest(const RunId& id, const std::vector<CheckpointInfo>& checkpoints) const;
    void tell();
    struct Chosen
    {
        RunInfo run;
        CheckpointInfo checkpoint;
        std::optional<Suggestion> suggested;
    };
    Result<Chosen> choose(const RunId& id, std::optional<std::int64_t> step) const;
    /// The run's base, if it is the one that is here now.
    Result<CsmFiles> baseOf(const RunInfo& run) const;
    Result<RunExport> exportNow(const Chosen& chosen, ExportKind kind, const std::filesystem::path& out,
                                JobContext& context) const;
    Result<VoiceFromRun> voiceFromNow(const Chosen& chosen) const;

    std::filesystem::path m_project;
    const ProjectVoices* m_voices;
    JobService* m_jobs;
    FindFiles m_findFiles;
    FindTools m_findTools;
    std::string m_program;
    Ranking m_ranking; // null: nobody compared any
    Observable<std::uint64_t> m_revision;
    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<const PreflightData>> m_looked; // under m_mutex; by what it is of
    mutable std::map<RunId, std::weak_ptr<Job<RunEnd>>> m_trained;        // under m_mutex
};

} // namespace understudy
