#include "core/session/review_edits_p.h"

#include "core/session/review_parts_p.h"
#include "core/session/review_texts_p.h"

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

Result<void> make(ReviewChange& change, const ReviewBook& book, DatasetRow row)
{
    judgeWords(row.clip, book.limits());
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

ReviewDesk::MakeChange supersedeChange(std::vector<std::string> clips)
{
    return [clips = std::move(clips)](const ReviewBook& book) -> Result<ReviewChange> {
        ReviewChange all;
        for (const auto& clip : clips) {
            const auto entry = book.find(clip);
            if (!entry || (*entry)->review.verdict != Verdict::None)
                continue;
            auto row = (*entry)->review;
            row.verdict = Verdict::Rejected;
            row.reason = RejectReason::Superseded;
            all.rows.emplace_back(clip, std::move(row));
        }
        return all;
    };
}

ReviewDesk::MakeChange undoChange(ReviewChange before, ReviewChange done)
{
    return
        [before = std::move(before), done = std::move(done)](const ReviewBook& book) -> Result<ReviewChange> {
            auto undone = before;
            for (std::size_t i = 0; i < undone.rows.size(); ++i) {
                auto& [clip, row] = undone.rows[i];
                const auto& left = done.rows[i].second;
                const auto now = book.find(clip);
                if (now && row.verdict == left.verdict && row.reason == left.reason) {
                    row.verdict = (*now)->review.verdict;
                    row.reason = (*now)->review.reason;
                }
            }
            return undone;
        };
}

ReviewDesk::MakeChange textChange(std::string clip, std::string text)
{
    return [clip = std::move(clip), text = std::move(text)](const ReviewBook& book) -> Result<ReviewChange> {
        ReviewChange all;
        UNDERSTUDY_CHECK(alter(book, clip, all, [&](ReviewRow& row, const ReviewBook::Entry& entry) {
            // What a trim leaves by guess is a person's own word once they say it.
            const auto& now = entry.shown->measuredText;
            const bool isGuess = entry.review.trim && now.confidence <= kGuessedWords;
            const bool isMeasured = !isGuess && (text == now.raw || text == now.normalized);
            row.text = isMeasured ? std::nullopt : std::optional(text);
            row.textSpan = isMeasured ? std::nullopt : std::optional(entry.shown->span());
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
            // A text of before the span was kept.
            if (row.text && !row.textSpan && row.trim != entry.review.trim)
                row.textSpan = entry.shown->span();
        }));
        return all;
    };
}

ReviewDesk::MakeChange repairsChange(std::string recording, RepairSettings repairs)
{
    return [recording = std::move(recording), repairs](const ReviewBook& book) -> Result<ReviewChange> {
        const auto* now = book.repairsOf(recording);
        if (now == nullptr)
            return fail(Code::NotFound, recording);
        ReviewChange change;
        if (*now != repairs)
            change.repairs[recording] = repairs;
        return change;
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
        const auto parts = book.spokenParts(entry->row.clip.recording);
        for (const auto half : {FrameSpan{span.begin, at}, FrameSpan{at, span.end}})
            UNDERSTUDY_CHECK(make(change, book, partOf(*entry, half, ids.next(), parts, book.importRepairs(*entry))));
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
        UNDERSTUDY_CHECK(make(change, book, joinOf(*a, *b, ids.next(), book.importRepairs(*a))));
        replace(change, *a);
        replace(change, *b);
        ids.keepIn(change);
        return change;
    };
}

} // namespace understudy
