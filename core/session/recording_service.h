// Recording in the studio: prompts, a microphone, and takes that become recordings of the project as they
// end.
#pragma once

#include "core/base/result.h"
#include "core/device/recorder.h"
#include "core/jobs/observable.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

class JobContext;
class JobService;
class ProjectStore;
class ReviewService;
class TakeFolder;
struct ImportReport;
struct IngestOptions;
struct TakeFile;
struct WaitingTake;

enum class RecordingState
{
    Idle,
    Recording,
    RoomTone
};

struct Prompt
{
    std::string text;
    int takes = 0; ///< of these words, whatever their number
    bool operator==(const Prompt&) const = default;
};

struct TakeReport
{
    std::filesystem::path file; ///< empty: nothing was heard, so there is none
    std::string prompt;         ///< empty: room tone
    Seconds length;
    int clipped = 0, gaps = 0;    ///< as RecordedTake
    std::optional<Error> problem; ///< why it ended by itself; the file holds what was heard before
};

struct RecordingProblem
{
    enum class What
    {
        Take,  ///< could not begin, or be kept under its name
        Import ///< is kept as a file; the review could not take it in
    };
    What what = What::Take;
    Error error;
};

struct RecordingStatus
{
    RecordingState state = RecordingState::Idle;
    RecorderStatus input;                               ///< its problem is why nothing is heard
    std::shared_ptr<const std::vector<Prompt>> prompts; ///< never null
    std::size_t current = 0;                            ///< of the prompts
    int roomTones = 0;                                  ///< takes of it
    std::optional<TakeReport> last;                     ///< the take that ended last
    std::optional<RecordingProblem> problem;            ///< of the last take; until the next one

    int recorded() const; ///< prompts with a take
};

/// What an earlier session left.
struct PickedUp
{
    std::vector<TakeReport> recovered; ///< were unfinished, and are takes now
    std::vector<Error> failed; ///< unfinished ones that could not be mended, takes that could not be imported
};

/// Thread-safe. A take lies in the project's recordings/ from its first moment, its words beside it, and is
/// imported when it ends. Earlier takes of the same words are kept; their clips, unless somebody judged them,
/// are rejected as Superseded once the newer take has clips. That is no step of the history, which is the
/// user's; a take that a fault, a crash or the end of the session cut short takes no other's place.
class RecordingService
{
public:
    using MakeOptions = std::function<IngestOptions()>;

    /// `options`: asked before each import, on its thread.
    RecordingService(ProjectStore& store, ReviewService& reviews, JobService& jobs,
                     std::unique_ptr<AudioInput> input, MakeOptions options);
    ~RecordingService();

    // Read and write files: not on the GUI thread.

    /// Prompts and takes as they lie in the project; the first prompt without a take becomes the current one.
    Result<void> load();
    /// Finishes takes that a crash left unfinished, and imports those that the review does not know. They
    /// take no other's place. ProjectReadOnly.
    Result<PickedUp> pickUp(JobContext& context);
    /// Errors of parsePrompts, for which `subject` is; DiskFull, ProjectReadOnly. What is there stays then.
    Result<void> setPrompts(std::string_view text, const std::string& subject);

    // Wait for nothing; what comes of them is in the status.

    /// Opens a microphone and tells its level; empty: the system's default.
    void listen(const std::string& deviceId);
    /// Ends a take under way and lets the microphone go.
    void rest();
    /// Ends a take under way. Clamped to the prompts.
    void select(std::size_t prompt);
    /// A take of the current prompt; one under way is ended first. ScriptEmpty without prompts,
    /// ProjectReadOnly, ProjectMoved.
    Result<void> start();
    /// Nobody speaks for `length`, so that the room is heard.
    Result<void> startRoomTone(Seconds length = Seconds(10));
    void stop();

    RecordingStatus status() const { return m_status.value(); }
    /// On the thread that caused it; as Observable.
    [[nodiscard]] std::unique_ptr<Subscription>
    subscribe(std::function<void(const RecordingStatus&)> listener);

    /// The session closes: a take under way is kept, to be imported by pickUp(). Nothing may follow.
    void end();

private:
    Recorder& recorder();
    Result<void> record(std::size_t number, const std::string& prompt, std::optional<Seconds> longest);
    Result<GrowingWav> begin(TakeFile& take, std::size_t number, SampleRate rate);
    void setRunning(std::filesystem::path file);
    void finish(const TakeFile& take, const Result<RecordedTake>& recorded);
    void mend(const TakeFile& take, PickedUp& picked);
    void show(std::vector<std::string> prompts);
    std::vector<TakeFile> readTakes();
    int lastNumberOf(const std::string& prompt);
    void recount();
    void startImport(WaitingTake take);
    bool isAnyWaiting();
    Result<ImportReport> importWaiting(JobContext& context);
    Result<ImportReport> importBatch(const IngestOptions& options, JobContext& context);
    Result<void> supersedeOlder(const TakeFile& newest);
    void tellProblem(RecordingProblem::What what, const Error& error);

    ProjectStore& m_store;
    ReviewService& m_reviews;
    JobService& m_jobs;
    const MakeOptions m_options;
    const std::unique_ptr<const TakeFolder> m_folder;
    Observable<RecordingStatus> m_status;
    std::mutex m_importing; // before m_mutex; by the one import there is
    mutable std::mutex m_mutex;
    std::unique_ptr<AudioInput> m_input; // under m_mutex, until the recorder has it
    std::vector<std::string> m_prompts;  // under m_mutex
    std::vector<TakeFile> m_takes;       // under m_mutex
    std::vector<WaitingTake> m_waiting;  // under m_mutex; to be imported
    std::filesystem::path m_running;     // under m_mutex; the take under way
    std::atomic<RecordingState> m_kind = RecordingState::Recording; // of the take under way
    bool m_isEnding = false;                                        // under m_mutex
    std::unique_ptr<Recorder> m_recorder; // under m_mutex; made when something is to be heard
    std::unique_ptr<Subscription> m_levels;
};

} // namespace understudy
