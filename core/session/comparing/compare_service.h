// Comparisons by ear of a project: made, heard, answered, told, used.
#pragma once

#include "core/jobs/job.h"
#include "core/jobs/observable.h"
#include "core/session/comparing/comparison_results.h"
#include "core/session/comparing/comparison_sources.h"
#include "core/session/comparing/listening_page.h"
#include "core/session/evaluation_tools.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace understudy {

class Choices;
class EditHistory;
class JobService;
class ProjectVoices;
class VoiceEngine;

/// What came of the file of another listener.
struct TakenAnswers
{
    ComparisonId comparison;
    std::string listener;
    int added = 0; ///< the rest was in already
};

/// What a comparison's results were used for.
struct UsedResult
{
    SoundKind kind = SoundKind::Take; ///< Take or Checkpoint
    std::string of;
};

/// Thread-safe. What is borrowed outlives the service, which outlives its jobs. Errors of all that names a
/// comparison: ComparisonUnknown; of all that writes: ProjectReadOnly, DiskFull.
class CompareService
{
public:
    struct Project
    {
        ProjectStore& store;
        const ProjectVoices& voices;
        VoiceEngine& engine;
        const TrainService& runs;
        const ReviewService& reviews;
        Choices& choices;
        EditHistory& edits;
        JobService& jobs;
        FindTools tools; ///< who hears words
    };
    explicit CompareService(const Project& project) : m_project(project) {}

    /// What of the project may be a slot. Reads: not on the GUI thread.
    Result<std::vector<SoundCandidate>> candidates() const;
    /// Finds, speaks and matches the sounds and keeps copies of them: what becomes of their files later
    /// changes nothing. InvalidInput for a number of slots that the mode cannot have; SoundSilent; those of
    /// findSlot(), joinItems(), of speaking and of reading; Cancelled.
    JobHandle<Comparison> create(ComparisonToMake wanted);
    /// The newest first.
    Result<std::vector<Comparison>> list() const;
    Result<Comparison> show(const ComparisonId& id) const;
    /// As they are heard, by item and slot. SoundGone.
    JobHandle<ComparedWaves> load(const ComparisonId& id) const;

    /// What is said in each, normalised as error rates are, beside what was to be said. None where nobody
    /// hears words, or somebody else's language.
    struct HeardSounds
    {
        std::string text;
        std::vector<std::optional<std::string>> heard; ///< as the sounds
    };
    JobHandle<HeardSounds> hear(std::vector<std::shared_ptr<const Waveform>> sounds, std::string text) const;

    /// On the disk once it returns. One to a trial that its listener has answered changes nothing: answers
    /// are final. InvalidInput: no such trial or choice.
    Result<void> answer(const ComparisonId& id, const ListeningAnswer& answer);
    /// Its results may be told before all who began are done (mayEnd()).
    Result<void> end(const ComparisonId& id);
    /// Undoable.
    Result<void> remove(const ComparisonId& id);

    /// ComparisonSealed.
    Result<ComparisonResults> results(const ComparisonId& id) const;
    /// By the ending of `out`: .csv has the answers, .json all of it. ComparisonSealed, NameInvalid.
    Result<void> exportResults(const ComparisonId& id, const std::filesystem::path& out) const;
    /// One HTML file for another listener; gives its size. SoundGone.
    JobHandle<Bytes> savePage(const ComparisonId& id, std::filesystem::path out) const;
    /// AnswersDamaged, AnswersNewer, AnswersOther; nothing is taken in then.
    /// Who has the name of another listener is told apart by a number.
    Result<TakenAnswers> takeAnswers(const std::filesystem::path& file);

    /// Makes a take the chosen one of its line, or puts a run's checkpoints into the order of the results
    /// with this slot first; undoable. InvalidInput for a slot of another kind.
    Result<UsedResult> use(const ComparisonId& id, std::size_t slot);

    /// Called when something changed, on the thread that changed it, and once at once. A growing revision.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::function<void(const std::uint64_t&)> listener);

private:
    friend class RemovedComparison;
    std::filesystem::path folder(const ComparisonId& id) const;
    Result<Comparison> createNow(const ComparisonToMake& wanted, JobContext& context);
    Result<Waveform> speak(const VoiceId& voice, const std::string& text, std::uint64_t seed,
                           JobContext& context) const;
    Result<ComparedWaves> loadNow(const Comparison& comparison, JobContext& context) const;
    void tell();

    Project m_project;
    mutable std::mutex m_hearing;
    mutable std::optional<EvaluationTools> m_tools; // under m_hearing: found at the first use
    std::mutex m_making;                            // held while one is made: its number is its own
    Observable<std::uint64_t> m_revision;
};

/// InvalidInput (subject: "slots", detail: why) where the mode cannot have them.
Result<void> checkComparison(const ComparisonToMake& wanted);

} // namespace understudy
