// Where a review's changes meet: one at a time, stored first, then shown.
#pragma once

#include "core/data/qc/grading.h"
#include "core/jobs/observable.h"
#include "core/session/blind_pass.h"
#include "core/session/edit_history.h"
#include "core/session/fair_mutex_p.h"
#include "core/session/original_files_p.h"
#include "core/session/project_store_p.h"
#include "core/session/review_book_p.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <variant>

namespace understudy {

/// Thread-safe. What the project holds is read at the first use.
class ReviewDesk
{
public:
    using MakeChange = std::function<Result<ReviewChange>(const ReviewBook&)>;

    explicit ReviewDesk(ProjectStore& store) : m_store(store), m_originals(store) {}

    ProjectStore& store() { return m_store; }
    OriginalFiles& originals() { return m_originals; }
    /// What clips are judged by, asked at each change; the default ones else. Before the first use.
    void judgeBy(std::function<std::vector<Limit>()> limits) { m_limits = std::move(limits); }
    std::vector<Limit> limits() const { return m_limits ? m_limits() : defaultLimits(); }
    /// Calls `look(const ReviewBook&)` under the lock; it returns a Result.
    template<typename Look>
    auto read(const Look& look) -> decltype(look(std::declval<const ReviewBook&>()))
    {
        const std::lock_guard lock(m_mutex);
        UNDERSTUDY_CHECK(load());
        return look(*m_book);
    }
    /// Makes, stores and shows a change; returns what takes it back. What the disk does not take is kept,
    /// shown as ReviewSnapshot::unstored, and stored before the next one, or by storeKept().
    Result<ReviewChange> change(const MakeChange& make);
    /// Why something is not on the disk still.
    Result<void> storeKept();

    /// Kept as changes are, where the disk does not take it.
    Result<void> answerBlindly(std::int64_t pass, const BlindAnswer& answer);
    /// With the answers that the disk did not take.
    Result<std::optional<BlindPass>> blindPass();

    enum class Added
    {
        New,
        Known,
        Relinked ///< known, but its file was gone: this one takes its place
    };
    /// Whether a file with this hash is known; one whose file is gone is found again in `file`.
    struct KnownFile
    {
        Added added = Added::New;
        std::filesystem::path file; ///< of what is known
    };
    Result<KnownFile> lookUp(const std::string& sha256, const std::filesystem::path& file);
    /// The recording's file is there from now on.
    Result<void> relink(const std::string& recording, const std::filesystem::path& file);
    /// False: another import was faster. Shown a few times a second; showRest() when no more come.
    Result<bool> add(const RecordingRow& row, const std::vector<ClipRecord>& clips);
    void showRest();
    /// Compares each clip that was measured with all others. Changes may be made meanwhile.
    Result<void> compare(const std::vector<Limit>& limits);

    /// Called, on the thread that made the change, while a clip that is shown waits to be measured; returns
    /// at once. Before the first use.
    void onUnmeasured(std::function<void()> tell) { m_tellUnmeasured = std::move(tell); }
    struct Unmeasured
    {
        DatasetRow row; ///< as it was cut
        Recording recording;
        Heard wanted;
        RepairSettings importRepairs;
        bool isFirst = true; ///< it is measured as it was cut, and was not yet
    };
    /// The next clip to be measured; none: all are, and shown.
    std::optional<Unmeasured> unmeasured();
    /// Somebody looks at it: should it wait, it is the next one.
    void measureFirst(const std::string& clip);
    /// Stores and shows; drops it when the clip is not shown any more. Where others wait, they are shown
    /// together, a few times a second.
    Result<void> setMeasured(const ClipRecord& clip);
    /// As setMeasured(); dropped too when the clip was trimmed or repaired otherwise meanwhile.
    Result<void> setHeard(const HeardClip& clip);
    /// Until it is changed, the project is opened again, or its recording is found again. Nothing when
    /// something else is wanted meanwhile.
    void setUnmeasured(const Unmeasured& clip, Error why);

    ReviewSnapshotPtr snapshot();
    Observable<ReviewSnapshotPtr>& shown();

private:
    /// What comparing changes of the clips that were measured.
    Result<std::vector<DatasetRow>> compared(const std::vector<Limit>& limits) const;
    Result<void> store(const RecordingRow& row, std::span<const ClipRecord> clips);
    Result<void> setRows(std::span<const DatasetRow> rows); // shown later
    struct KeptAnswer
    {
        std::int64_t pass;
        BlindAnswer answer;
    };
    using Kept = std::variant<ReviewChange, KeptAnswer>;
    Result<void> store(const Kept& kept); // under m_mutex
    Result<void> keep(Kept kept);         // under m_mutex
    Result<void> storeAll();              // under m_mutex: what is kept, in order
    std::string takeFirst();
    Result<void> load();                          // under m_mutex
    ReviewSnapshotPtr take();                     // under m_mutex: the book as it is now
    ReviewSnapshotPtr takeSometimes(bool isLast); // under m_mutex: null, unless it is time again
    void tell(const ReviewSnapshotPtr& now);      // not under m_mutex: publishes, and has it measured
    void publish(const ReviewSnapshotPtr& now);   // not under m_mutex, once listeners are called
    void leaveUnmeasured(const Error& why);       // under m_mutex: all that wait for it

    ProjectStore& m_store;
    OriginalFiles m_originals;
    std::function<void()> m_tellUnmeasured;
    std::function<std::vector<Limit>()> m_limits;
    std::mutex m_comparing;  // before m_mutex
    std::mutex m_adding;     // before m_mutex
    std::mutex m_firstMutex; // after m_mutex, and held for a moment: its caller is the GUI
    std::string m_first;     // under m_firstMutex: the clip that is to be measured next
    // What a person waits for: held for one change, or a small part of the work of an import.
    FairMutex m_mutex;
    std::optional<ReviewBook> m_book;                  // under m_mutex
    std::optional<Error> m_problem;                    // under m_mutex: why there is no book
    std::deque<Kept> m_kept;                           // under m_mutex: applied, and not on the disk yet
    std::optional<Error> m_whyKept;                    // under m_mutex: of the last try
    std::uint64_t m_revision = 0;                      // under m_mutex
    bool m_isUnshown = false;                          // under m_mutex: something that was added or measured
    std::chrono::steady_clock::time_point m_lastTaken; // under m_mutex
    std::atomic<bool> m_isShown = false;               // m_shown has what the project holds
    Observable<ReviewSnapshotPtr> m_shown{std::make_shared<ReviewSnapshot>()};
};

/// By which edits that follow each other are one step.
struct StepNames
{
    std::string own;   ///< what is done; empty: nothing joins it
    std::string joins; ///< what was done right before, which this is a part of; empty: a step of its own
};

/// Applies what `make` makes of the book as it is then.
class ReviewEdit final : public Edit
{
public:
    ReviewEdit(ReviewDesk& desk, EditFacts facts, StepNames step, ReviewDesk::MakeChange make)
        : m_desk(&desk), m_facts(std::move(facts)), m_step(std::move(step)), m_make(std::move(make))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override;
    bool absorb(const Edit& next) override;
    std::string_view what() const override { return m_facts.what; }
    EditFacts facts() const override { return m_facts; }

private:
    ReviewDesk* m_desk;
    EditFacts m_facts;
    StepNames m_step;
    ReviewDesk::MakeChange m_make;
};

} // namespace understudy
