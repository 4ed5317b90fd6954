#include "core/session/review_edits_p.h"

#include "core/session/review_parts_p.h"

#include <array>
#include <cstdio>

namespace understudy {

namespace {

/// Changes a clip's review, if it makes a difference.
template<typename Change>
Result<void> alter(const ReviewBook& book, const std::string& clip, ReviewChange& all, const Change& change)
{
    UNDERSTUDY_TRY(const auto* entry, book.find(clip));
    auto row = entry->review;
    change(row, *entry);
    if (row != entry->review)
        all.rows.emplace_back(clip, std::move(row));
    return {};
}

/// Ids that no clip of a recording ever had.
class NewIds
{
public:
    NewIds(const ReviewBook& book, std::string recording)
        : m_recording(std::move(recording)), m_given(book.numbersGiven(m_recording))
    {
    }
    std::string next()
    {
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), "_%04d", ++m_given);
        return m_recording + digits.data();
    }
    void keepIn(ReviewChange& change) const { change.numbersGiven[m_recording] = m_given; }

private:
    std::string m_recording;
    int m_given;
};

Result<void> make(ReviewChange& change, const DatasetRow& row)
{
    UNDERSTUDY_TRY(auto stored, parseRow(lineOf(row))); // as it is found when the project is opened again
    const auto id = stored.clip.id;
    change.made.push_back({std::move(stored), {}});
    change.rows.emplace_back(id, ReviewRow());
    return {};
}

void replace(ReviewChange& change, const ReviewBook::Entry& entry)
{
    auto row = entry.review;
    row.isReplaced = true;
    change.rows.emplace_back(entry.row.clip.id, std::move(row));
}

} // namespace

ReviewDesk::MakeChange verdictChange(std::vector<std::string> clips, Verdict verdict, RejectReason reason)
{
    return [clips = std::move(clips), verdict, reason](const ReviewBook& book) -> Result<ReviewChange> {
        ReviewChange all;
        for (const auto& clip : clips)
            UNDERSTUDY_CHECK(alter(book, clip, all, [&](ReviewRow& row, const auto&) {
                row.verdict = verdict;
                row.reason = verdict == Verdict::Rejected ? reason : RejectReason::None;
            }));
        return all;
    };
}

ReviewDesk::MakeChange textChange(std::string clip, std::string text)
{
    return [clip = std::move(clip), text = std::move(text)](const ReviewBook& book) -> Result<ReviewChange> {
        ReviewChange all;
        UNDERSTUDY_CHECK(alter(book, clip, all, [&](ReviewRow& row, const ReviewBook::Entry& entry) {
            const bool isMeasured = text == entry.row.clip.text.raw || text == entry.row.clip.text.normalized;
            row.text = isMeasured ? std::nullopt : std::optional(text);
        }));
        return all;
    };
}

ReviewDesk::MakeChange trimChange(std::string clip, std::optional<FrameSpan> trim)
{
    return [clip = std::move(clip), trim](const ReviewBook& book) -> Result<ReviewChange> {
        UNDERSTUDY_TRY(const auto* found, book.find(clip));
        if (trim && (trim->begin.value < 0 || trim->begin >= trim->end ||
                     trim->end > book.recordingOf(*found).length))
            return fail(Code::InvalidInput, clip, "trim");
        ReviewChange all;
        UNDERSTUDY_CHECK(alter(book, clip, all, [&](ReviewRow& row, const ReviewBook::Entry& entry) {
            row.trim = trim == entry.row.clip.span ? std::nullopt : trim;
        }));
        return all;
    };
}

ReviewDesk::MakeChange splitChange(std::string clip, Frames at)
{
    return [clip = std::move(clip), at](const ReviewBook& book) -> Result<ReviewChange> {
        UNDERSTUDY_TRY(const auto* entry, book.find(clip));
        const auto span = entry->shown->span();
        if (at <= span.begin || at >= span.end)
            return fail(Code::InvalidInput, clip, "split");
        ReviewChange change;
        NewIds ids(book, entry->row.clip.recording);
        UNDERSTUDY_CHECK(make(change, partOf(*entry, {span.begin, at}, ids.next())));
        UNDERSTUDY_CHECK(make(change, partOf(*entry, {at, span.end}, ids.next())));
        replace(change, *entry);
        ids.keepIn(change);
        return change;
    };
}

ReviewDesk::MakeChange mergeChange(std::string first, std::string second)
{
    return [first = std::move(first),
            second = std::move(second)](const ReviewBook& book) -> Result<ReviewChange> {
        UNDERSTUDY_TRY(const auto* a, book.find(first));
        UNDERSTUDY_TRY(const auto* b, book.find(second));
        if (book.after(*b) == a)
            std::swap(a, b);
        if (book.after(*a) != b || a->shown->span().begin >= b->shown->span().end)
            return fail(Code::InvalidInput, first, second);
        ReviewChange change;
        NewIds ids(book, a->row.clip.recording);
        UNDERSTUDY_CHECK(make(change, joinOf(*a, *b, ids.next())));
        replace(change, *a);
        replace(change, *b);
        ids.keepIn(change);
        return change;
    };
}

} // namespace understudy
