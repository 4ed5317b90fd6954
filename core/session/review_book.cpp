#include "core/session/review_book_p.h"

#include "core/base/files.h"
#include "core/data/ingest/clip_texts.h"
#include "core/session/project_store_p.h"

#include <algorithm>

namespace understudy {

namespace {

bool isInside(FrameSpan span, const Recording& recording)
{
    return span.begin.value >= 0 && span.begin < span.end && span.end <= recording.length;
}

ReviewedClipPtr shownOf(const DatasetRow& row, const ReviewRow& review)
{
    auto shown = std::make_shared<ReviewedClip>();
    shown->clip = row.clip;
    shown->measuredText = row.clip.text;
    if (review.text)
        shown->clip.text = {*review.text, normalizedText(*review.text), "edited", 1};
    shown->verdict = review.verdict;
    shown->reason = review.reason;
    shown->trim = review.trim;
    shown->attention = attentionFor(shown->clip);
    return shown;
}

} // namespace

Result<ReviewBook> ReviewBook::load(const ProjectStore& store)
{
    const auto corrupt = [&](const std::string& what) {
        return fail(Code::Corrupt, Reason::ProjectCorrupt, store.folder().string(), what);
    };
    ReviewBook book;
    UNDERSTUDY_TRY(const auto recordings, store.recordings());
    UNDERSTUDY_TRY(auto clips, store.clips(ProjectStore::Prints::Skip));
    UNDERSTUDY_TRY(auto reviews, store.reviews());
    for (const auto& row : recordings)
        book.add(row, {});
    for (auto& [row, print] : clips) {
        const auto id = row.clip.id;
        const auto known = book.m_recordings.find(row.clip.recording);
        auto& review = reviews[id];
        // Ids become files' names, spans are read from the original.
        if (!isValidName(id) || known == book.m_recordings.end() ||
            !isInside(row.clip.span, *known->second.recording) ||
            (review.trim && !isInside(*review.trim, *known->second.recording)))
            return corrupt(id);
        book.insert(std::move(row), review);
    }
    return book;
}

void ReviewBook::add(const RecordingRow& row, const std::vector<ClipRecord>& clips)
{
    m_recordings[row.recording.id] = {std::make_shared<Recording>(row.recording), row.numbersGiven};
    for (const auto& clip : clips)
        insert(clip.row, {});
}

void ReviewBook::insert(DatasetRow row, const ReviewRow& review)
{
    const auto id = row.clip.id;
    m_clipsOf[row.clip.recording].push_back(id);
    auto shown = shownOf(row, review);
    m_clips[id] = {std::move(row), review, std::move(shown)};
}

void ReviewBook::setFile(const std::string& recording, const std::filesystem::path& file)
{
    auto& known = m_recordings.at(recording);
    auto moved = std::make_shared<Recording>(*known.recording);
    moved->file = file;
    known.recording = std::move(moved);
}

void ReviewBook::setRow(const DatasetRow& row)
{
    auto& entry = m_clips.at(row.clip.id);
    entry.row = row;
    entry.shown = shownOf(entry.row, entry.review);
}

ReviewChange ReviewBook::inverseOf(const ReviewChange& change) const
{
    ReviewChange inverse;
    for (const auto& [id, row] : change.rows) {
        const auto known = m_clips.find(id);
        // What is made now is not unmade: its id would be given twice.
        inverse.rows.emplace_back(id, known == m_clips.end() ? ReviewRow{.isReplaced = true}
                                                             : known->second.review);
    }
    return inverse;
}

void ReviewBook::apply(const ReviewChange& change)
{
    for (const auto& clip : change.made)
        insert(clip.row, {});
    for (const auto& [recording, numbers] : change.numbersGiven)
        m_recordings.at(recording).numbersGiven = numbers;
    for (const auto& [id, row] : change.rows) {
        auto& entry = m_clips.at(id);
        entry.review = row;
        entry.shown = shownOf(entry.row, row);
    }
}

Result<const ReviewBook::Entry*> ReviewBook::find(const std::string& clip) const
{
    const auto known = m_clips.find(clip);
    if (known == m_clips.end() || known->second.review.isReplaced)
        return fail(Code::NotFound, clip);
    return &known->second;
}

const Recording& ReviewBook::recordingOf(const Entry& entry) const
{
    return *m_recordings.at(entry.row.clip.recording).recording;
}

const Recording* ReviewBook::recordingWithHash(const std::string& sha256) const
{
    const auto found = std::ranges::find_if(
        m_recordings, [&](const auto& known) { return known.second.recording->sha256 == sha256; });
    return found == m_recordings.end() ? nullptr : found->second.recording.get();
}

std::vector<const ReviewBook::Entry*> ReviewBook::clipsOf(const std::string& recording) const
{
    std::vector<const Entry*> clips;
    const auto ids = m_clipsOf.find(recording);
    if (ids == m_clipsOf.end())
        return clips;
    for (const auto& id : ids->second)
        if (const auto& entry = m_clips.at(id); !entry.review.isReplaced)
            clips.push_back(&entry);
    std::ranges::sort(clips, {}, [](const Entry* entry) {
        return std::pair(entry->row.clip.span.begin, std::string_view(entry->row.clip.id));
    });
    return clips;
}

const ReviewBook::Entry* ReviewBook::after(const Entry& clip) const
{
    const auto clips = clipsOf(clip.row.clip.recording);
    const auto at = std::ranges::find(clips, &clip);
    return at == clips.end() || at + 1 == clips.end() ? nullptr : *(at + 1);
}

std::shared_ptr<ReviewSnapshot> ReviewBook::snapshot() const
{
    auto snapshot = std::make_shared<ReviewSnapshot>();
    for (const auto& [id, known] : m_recordings) {
        snapshot->recordings.push_back(known.recording);
        for (const auto* entry : clipsOf(id))
            snapshot->clips.push_back(entry->shown);
    }
    return snapshot;
}

} // namespace understudy
