#include "core/session/review_desk_p.h"

#include "core/data/ingest/ingest_json.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

Result<void> ReviewDesk::load()
{
    if (m_problem)
        return Failure(*m_problem);
    if (m_book)
        return {};
    auto book = ReviewBook::load(m_store);
    if (book)
        m_book = std::move(*book);
    else
        m_problem = book.error();
    return m_problem ? Result<void>(Failure(*m_problem)) : Result<void>();
}

ReviewSnapshotPtr ReviewDesk::take()
{
    auto now = m_book ? m_book->snapshot() : std::make_shared<ReviewSnapshot>();
    now->problem = m_problem;
    now->revision = ++m_revision;
    return now;
}

void ReviewDesk::publish(const ReviewSnapshotPtr& now)
{
    m_shown.update([&](ReviewSnapshotPtr& shown) {
        if (shown->revision < now->revision)
            shown = now;
    });
}

Observable<ReviewSnapshotPtr>& ReviewDesk::shown()
{
    if (m_isShown)
        return m_shown;
    // Under the lock, so that nobody sees it empty; nobody listens yet.
    const std::lock_guard lock(m_mutex);
    if (!m_isShown) {
        (void)load(); // the snapshot tells
        publish(take());
        m_isShown = true;
    }
    return m_shown;
}

ReviewSnapshotPtr ReviewDesk::snapshot()
{
    return shown().value();
}

Result<ReviewChange> ReviewDesk::change(const MakeChange& make)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    UNDERSTUDY_TRY(const auto change, make(*m_book));
    auto inverse = m_book->inverseOf(change);
    UNDERSTUDY_CHECK(m_store.changeReviews(change));
    m_book->apply(change);
    const auto now = take();
    lock.unlock();
    publish(now);
    return inverse;
}

Result<ReviewDesk::KnownFile> ReviewDesk::lookUp(const std::string& sha256, const fs::path& file)
{
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    const auto* known = m_book->recordingWithHash(sha256);
    if (known == nullptr)
        return KnownFile{Added::New, file};
    std::error_code ignored;
    if (known->file == file || fs::exists(known->file, ignored))
        return KnownFile{Added::Known, known->file};
    const auto id = known->id;
    UNDERSTUDY_CHECK(m_store.setRecordingFile(id, file));
    m_book->setFile(id, file);
    const auto now = take();
    lock.unlock();
    publish(now);
    return KnownFile{Added::Relinked, file};
}

Result<bool> ReviewDesk::add(const RecordingRow& row, const std::vector<ClipRecord>& clips)
{
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    if (m_book->recordingWithHash(row.recording.sha256) != nullptr)
        return false;
    UNDERSTUDY_CHECK(m_store.addRecording(row, clips));
    m_book->add(row, clips);
    const auto now = take();
    lock.unlock();
    publish(now);
    return true;
}

Result<void> ReviewDesk::compare(const std::vector<Limit>& limits)
{
    // Not under m_mutex, which verdicts wait for: what was measured changes here alone.
    const std::lock_guard comparing(m_comparing);
    UNDERSTUDY_TRY(auto records, m_store.clips(ProjectStore::Prints::Read));
    std::erase_if(records, [](const ClipRecord& record) { return record.print.empty(); });
    std::vector<ClipPrint> prints;
    std::vector<Clip*> clips;
    std::vector<std::string> before;
    for (auto& record : records) {
        UNDERSTUDY_TRY(auto print, parsePrint(record.print));
        prints.push_back(std::move(print));
        clips.push_back(&record.row.clip);
        before.push_back(lineOf(record.row));
    }
    compareClips(clips, prints, limits);
    std::vector<DatasetRow> changed;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (const auto line = lineOf(records[i].row); line != before[i]) {
            UNDERSTUDY_TRY(auto row, parseRow(line)); // as it is found when the project is opened again
            changed.push_back(std::move(row));
        }
    if (changed.empty())
        return {};
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    UNDERSTUDY_CHECK(m_store.setClips(changed));
    for (const auto& row : changed)
        m_book->setRow(row);
    const auto now = take();
    lock.unlock();
    publish(now);
    return {};
}

Result<std::unique_ptr<Edit>> ReviewEdit::apply()
{
    UNDERSTUDY_TRY(auto inverse, m_desk->change(m_make));
    return std::make_unique<ReviewEdit>(
        *m_desk, m_what, m_typing,
        [inverse = std::move(inverse)](const ReviewBook&) -> Result<ReviewChange> { return inverse; });
}

bool ReviewEdit::absorb(const Edit& next)
{
    const auto* other = dynamic_cast<const ReviewEdit*>(&next);
    return other != nullptr && !m_typing.empty() && other->m_typing == m_typing;
}

} // namespace understudy
