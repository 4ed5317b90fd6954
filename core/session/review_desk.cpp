#include "core/session/review_desk_p.h"

#include "core/data/ingest/ingest_json.h"
#include "core/session/review_edits_p.h"

#include <algorithm>
#include <span>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRowsAtOnce = 64; // a few milliseconds: what a verdict may have to wait for
constexpr std::chrono::milliseconds kShownEvery{250};

bool isWaiting(const ReviewedClipPtr& clip)
{
    return !clip->isMeasured && !clip->whyUnmeasured;
}

} // namespace

Result<void> ReviewDesk::load()
{
    if (m_problem)
        return Failure(*m_problem);
    if (m_book)
        return {};
    auto book = ReviewBook::load(m_store, limits());
    if (book)
        m_book = std::move(*book);
    else
        m_problem = book.error();
    if (const auto writable = m_store.checkWritable(); m_book && !writable)
        leaveUnmeasured(writable.error());
    return m_problem ? Result<void>(Failure(*m_problem)) : Result<void>();
}

ReviewSnapshotPtr ReviewDesk::take()
{
    auto now = m_book ? m_book->snapshot() : std::make_shared<ReviewSnapshot>();
    now->problem = m_problem;
    now->unstored = m_whyKept;
    now->unstoredChanges = int(m_kept.size());
    now->revision = ++m_revision;
    m_isUnshown = false;
    m_lastTaken = std::chrono::steady_clock::now();
    return now;
}

/// A snapshot of many clips takes longer than adding or measuring one does.
ReviewSnapshotPtr ReviewDesk::takeSometimes(bool isLast)
{
    m_isUnshown = true;
    return isLast || std::chrono::steady_clock::now() - m_lastTaken >= kShownEvery ? take() : nullptr;
}

void ReviewDesk::publish(const ReviewSnapshotPtr& now)
{
    m_shown.update([&](ReviewSnapshotPtr& shown) {
        if (shown->revision < now->revision)
            shown = now;
    });
}

void ReviewDesk::tell(const ReviewSnapshotPtr& now)
{
    publish(now);
    if (m_tellUnmeasured && std::ranges::any_of(now->clips, isWaiting))
        m_tellUnmeasured();
}

Observable<ReviewSnapshotPtr>& ReviewDesk::shown()
{
    if (m_isShown)
        return m_shown;
    // Under the lock, so that nobody sees it empty; nobody listens yet.
    const std::lock_guard lock(m_mutex);
    if (!m_isShown) {
        (void)load(); // the snapshot tells
        tell(take());
        m_isShown = true;
    }
    return m_shown;
}

ReviewSnapshotPtr ReviewDesk::snapshot()
{
    return shown().value();
}

Result<ReviewDesk::KnownFile> ReviewDesk::lookUp(const std::string& sha256, const fs::path& file)
{
    std::string id;
    fs::path there;
    {
        const std::lock_guard lock(m_mutex);
        UNDERSTUDY_CHECK(load());
        const auto* known = m_book->recordingWithHash(sha256);
        if (known == nullptr)
            return KnownFile{Added::New, file};
        id = known->id;
        there = known->file;
    }
    std::error_code ignored; // not under the lock: a disk may be slow to answer
    if (there == file || fs::exists(there, ignored))
        return KnownFile{Added::Known, there};
    UNDERSTUDY_CHECK(relink(id, file));
    return KnownFile{Added::Relinked, file};
}

Result<void> ReviewDesk::relink(const std::string& recording, const fs::path& file)
{
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    UNDERSTUDY_CHECK(m_store.setRecordingFile(recording, file));
    m_book->setFile(recording, file);
    const auto now = take();
    lock.unlock();
    tell(now);
    return {};
}

Result<bool> ReviewDesk::add(const RecordingRow& row, const std::vector<ClipRecord>& clips)
{
    std::vector<ReviewBook::Entry> entries;
    entries.reserve(clips.size());
    for (const auto& clip : clips)
        entries.push_back(ReviewBook::entryOf(clip));
    const std::lock_guard adding(m_adding);
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    if (m_book->recordingWithHash(row.recording.sha256) != nullptr)
        return false;
    lock.unlock();
    UNDERSTUDY_CHECK(store(row, clips));
    lock.lock();
    UNDERSTUDY_CHECK(m_store.finishRecording(row));
    m_book->add(row, std::move(entries));
    const auto now = takeSometimes(false);
    lock.unlock();
    if (now)
        publish(now);
    return true;
}

void ReviewDesk::showRest()
{
    std::unique_lock lock(m_mutex);
    const auto now = m_isUnshown ? take() : nullptr;
    lock.unlock();
    if (now)
        publish(now);
}

Result<void> ReviewDesk::store(const RecordingRow& row, std::span<const ClipRecord> clips)
{
    UNDERSTUDY_CHECK(m_store.beginRecording(row));
    for (; !clips.empty(); clips = clips.subspan(std::min(kRowsAtOnce, clips.size())))
        UNDERSTUDY_CHECK(m_store.addClips(clips.first(std::min(kRowsAtOnce, clips.size()))));
    return {};
}

Result<std::vector<DatasetRow>> ReviewDesk::compared(const std::vector<Limit>& limits) const
{
    std::vector<DatasetRow> rows;
    std::vector<ClipPrint> prints;
    UNDERSTUDY_CHECK(m_store.readPrints([&](ClipRecord record) -> Result<void> {
        UNDERSTUDY_TRY(auto print, parsePrint(record.print));
        prints.push_back(std::move(print));
        rows.push_back(std::move(record.row));
        return {};
    }));
    std::vector<Clip*> clips;
    std::vector<std::string> before;
    for (auto& row : rows) {
        clips.push_back(&row.clip);
        before.push_back(lineOf(row));
    }
    compareClips(clips, prints, limits);
    std::vector<DatasetRow> changed;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto line = lineOf(rows[i]); line != before[i]) {
            UNDERSTUDY_TRY(auto row, parseRow(line)); // as it is found when the project is opened again
            changed.push_back(std::move(row));
        }
    return changed;
}

Result<void> ReviewDesk::compare(const std::vector<Limit>& limits)
{
    // Not under m_mutex, which verdicts wait for: what was measured changes here alone.
    const std::lock_guard comparing(m_comparing);
    UNDERSTUDY_TRY(const auto changed, compared(limits));
    if (changed.empty())
        return {};
    Result<void> done;
    for (std::size_t begin = 0; done && begin < changed.size(); begin += kRowsAtOnce)
        done = setRows(std::span(changed).subspan(begin, std::min(kRowsAtOnce, changed.size() - begin)));
    std::unique_lock lock(m_mutex);
    const auto now = take();
    lock.unlock();
    publish(now);
    return done;
}

Result<void> ReviewDesk::setRows(std::span<const DatasetRow> rows)
{
    const std::lock_guard lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    UNDERSTUDY_CHECK(m_store.setClips(rows));
    for (const auto& row : rows)
        m_book->setRow(row);
    return {};
}

std::optional<ReviewDesk::Unmeasured> ReviewDesk::unmeasured()
{
    std::unique_lock lock(m_mutex);
    const bool isLoaded = load().has_value();
    if (const auto first = takeFirst(); isLoaded && !first.empty())
        m_book->putFirst(first);
    const auto* entry = isLoaded ? m_book->unmeasured() : nullptr;
    if (entry != nullptr)
        return Unmeasured{entry->row, m_book->recordingOf(*entry), m_book->wanted(*entry),
                          m_book->importRepairs(*entry), !entry->isMeasured};
    lock.unlock();
    showRest();
    return std::nullopt;
}

std::string ReviewDesk::takeFirst()
{
    const std::lock_guard lock(m_firstMutex);
    return std::exchange(m_first, {});
}

void ReviewDesk::measureFirst(const std::string& clip)
{
    const std::lock_guard lock(m_firstMutex);
    m_first = clip;
}

Result<void> ReviewDesk::setMeasured(const ClipRecord& clip)
{
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    if (!m_book->find(clip.row.clip.id))
        return {};
    UNDERSTUDY_CHECK(storeAll()); // the clip itself may be among it
    UNDERSTUDY_CHECK(m_store.setMeasured(clip));
    m_book->setMeasured(clip.row);
    const auto now = takeSometimes(m_book->unmeasured() == nullptr);
    lock.unlock();
    if (now)
        publish(now);
    return {};
}

Result<void> ReviewDesk::setHeard(const HeardClip& clip)
{
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    const auto entry = m_book->find(clip.row.clip.id);
    if (!entry || m_book->wanted(**entry) != clip.heard())
        return {};
    UNDERSTUDY_CHECK(storeAll()); // the clip itself may be among it
    UNDERSTUDY_CHECK(m_store.setHeard(clip));
    m_book->setHeard(clip);
    const auto now = takeSometimes(m_book->unmeasured() == nullptr);
    lock.unlock();
    if (now)
        publish(now);
    return {};
}

void ReviewDesk::setUnmeasured(const Unmeasured& clip, Error why)
{
    std::unique_lock lock(m_mutex);
    const auto entry = m_book->find(clip.row.clip.id);
    if (!entry || m_book->wanted(**entry) != clip.wanted)
        return;
    m_book->setUnmeasured(clip.row.clip.id, std::move(why));
    const auto now = takeSometimes(m_book->unmeasured() == nullptr);
    lock.unlock();
    if (now)
        publish(now);
}

void ReviewDesk::leaveUnmeasured(const Error& why)
{
    while (const auto* entry = m_book->unmeasured())
        m_book->setUnmeasured(entry->row.clip.id, why);
}

Result<std::unique_ptr<Edit>> ReviewEdit::apply()
{
    ReviewChange done;
    UNDERSTUDY_TRY(auto before, m_desk->change([&](const ReviewBook& book) -> Result<ReviewChange> {
        UNDERSTUDY_TRY(done, m_make(book));
        return done;
    }));
    return std::make_unique<ReviewEdit>(*m_desk, m_facts, m_step,
                                        undoChange(std::move(before), std::move(done)));
}

bool ReviewEdit::absorb(const Edit& next)
{
    const auto* other = dynamic_cast<const ReviewEdit*>(&next);
    if (other == nullptr || m_step.own.empty() || other->m_step.joins != m_step.own)
        return false;
    m_facts = other->m_facts;
    return true;
}

} // namespace understudy
