// Where a review's changes meet: one at a time, stored first, then shown.
#pragma once

#include "core/data/qc/grading.h"
#include "core/jobs/observable.h"
#include "core/session/edit_history.h"
#include "core/session/project_store_p.h"
#include "core/session/review_book_p.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

namespace understudy {

/// Thread-safe. What the project holds is read at the first use.
class ReviewDesk
{
public:
    using MakeChange = std::function<Result<ReviewChange>(const ReviewBook&)>;

    explicit ReviewDesk(ProjectStore& store) : m_store(store) {}

    ProjectStore& store() { return m_store; }
    /// Calls `look(const ReviewBook&)` under the lock; it returns a Result.
    template<typename Look>
    auto read(const Look& look) -> decltype(look(std::declval<const ReviewBook&>()))
    {
        const std::lock_guard lock(m_mutex);
        UNDERSTUDY_CHECK(load());
        return look(*m_book);
    }
    /// Makes, stores and shows a change; returns what takes it back.
    Result<ReviewChange> change(const MakeChange& make);

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
    /// False: another import was faster.
    Result<bool> add(const RecordingRow& row, const std::vector<ClipRecord>& clips);
    /// Compares each clip that was measured with all others.
    Result<void> compare(const std::vector<Limit>& limits);

    ReviewSnapshotPtr snapshot();
    Observable<ReviewSnapshotPtr>& shown();

private:
    Result<void> load();                        // under m_mutex
    ReviewSnapshotPtr take();                   // under m_mutex: the book as it is now
    void publish(const ReviewSnapshotPtr& now); // not under m_mutex, once listeners are called

    ProjectStore& m_store;
    std::mutex m_comparing; // before m_mutex
    std::mutex m_mutex;
    std::optional<ReviewBook> m_book;    // under m_mutex
    std::optional<Error> m_problem;      // under m_mutex: why there is no book
    std::uint64_t m_revision = 0;        // under m_mutex
    std::atomic<bool> m_isShown = false; // m_shown has what the project holds
    Observable<ReviewSnapshotPtr> m_shown{std::make_shared<ReviewSnapshot>()};
};

/// Applies what `make` makes of the book as it is then.
class ReviewEdit final : public Edit
{
public:
    /// `typing`: the clip into whose text somebody types; empty: a step of its own.
    ReviewEdit(ReviewDesk& desk, std::string_view what, std::string typing, ReviewDesk::MakeChange make)
        : m_desk(&desk), m_what(what), m_typing(std::move(typing)), m_make(std::move(make))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override;
    bool absorb(const Edit& next) override;
    std::string_view what() const override { return m_what; }

private:
    ReviewDesk* m_desk;
    std::string_view m_what; // a literal
    std::string m_typing;
    ReviewDesk::MakeChange m_make;
};

} // namespace understudy
