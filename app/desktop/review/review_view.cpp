#include "app/desktop/review/review_view.h"

#include "widgets/support/conversions.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace understudy {
namespace {

ClipRows rowsOf(const ReviewSnapshot& snapshot)
{
    auto rows = std::make_shared<std::vector<ClipRow>>();
    rows->reserve(snapshot.clips.size());
    for (const auto& reviewed : snapshot.clips) {
        const auto* recording = snapshot.recording(reviewed->clip.recording);
        const int place = int(rows->size());
        const int number = clipNumber(reviewed->clip.id);
        auto row = clipRow(reviewed->clip, number > 0 ? number : place + 1,
                           recording != nullptr ? recordingName(*recording) : QString());
        row.place = place;
        row.verdict = reviewed->verdict;
        row.reason = reviewed->reason;
        row.attention = reviewed->attention;
        if (!reviewed->isMeasured)
            row.measuring =
                reviewed->whyUnmeasured ? ClipRow::Measuring::Failed : ClipRow::Measuring::UnderWay;
        rows->push_back(std::move(row));
    }
    return rows;
}

std::vector<ReviewedClipPtr> acceptedOf(const ReviewSnapshot& snapshot)
{
    std::vector<ReviewedClipPtr> accepted;
    std::ranges::copy_if(snapshot.clips, std::back_inserter(accepted),
                         [](const auto& clip) { return clip->verdict == Verdict::Accepted; });
    return accepted;
}

} // namespace

ReviewView makeReviewView(const ReviewSnapshotPtr& snapshot, std::vector<Limit> limits)
{
    return {snapshot, progressOf(*snapshot), rowsOf(*snapshot), std::move(limits)};
}

ReviewedClipPtr clipOf(const ReviewSnapshot& snapshot, const ClipRow& row)
{
    const auto& clips = snapshot.clips;
    const auto place = std::size_t(row.place), count = clips.size();
    const auto isAt = [&](std::size_t at) { return at < count && clips[at]->clip.id == row.id; };
    for (std::size_t away = 0; away <= std::max(place, count); ++away) {
        if (isAt(place + away))
            return clips[place + away];
        if (away <= place && isAt(place - away))
            return clips[place - away];
    }
    return nullptr;
}

std::vector<ReviewedClipPtr> successorsOf(const ReviewSnapshot& snapshot, const ReviewedClip& gone)
{
    const auto span = gone.span();
    std::vector<ReviewedClipPtr> successors;
    std::ranges::copy_if(snapshot.clips, std::back_inserter(successors), [&](const auto& one) {
        return one->clip.recording == gone.clip.recording && one->span().begin < span.end &&
               span.begin < one->span().end;
    });
    return successors;
}

bool isSameDataset(const ReviewSnapshot& one, const ReviewSnapshot& other)
{
    const auto isSame = [](const ReviewedClipPtr& a, const ReviewedClipPtr& b) {
        return a == b ||
               (a->clip.id == b->clip.id && a->span() == b->span() && a->clip.text.raw == b->clip.text.raw);
    };
    return one.repairs == other.repairs && std::ranges::equal(acceptedOf(one), acceptedOf(other), isSame);
}

int clipNumber(const std::string& clip)
{
    const auto digits = clip.find_last_not_of("0123456789") + 1;
    int number = 0;
    std::from_chars(clip.data() + digits, clip.data() + clip.size(), number);
    return number;
}

QString clipName(const std::string& clip, const ReviewSnapshot& snapshot)
{
    const int number = clipNumber(clip);
    if (number == 0)
        return toQString(clip);
    const auto* recording = snapshot.recording(std::string_view(clip).substr(0, clip.rfind('_')));
    if (snapshot.recordings.size() == 1)
        return QString::number(number);
    return recording == nullptr // an id that was given
               ? toQString(clip)
               : QCoreApplication::translate("understudy::ReviewView", "%1 of %2")
                     .arg(number)
                     .arg(recordingName(*recording));
}

QString recordingName(const Recording& recording)
{
    return pathText(recording.file.stem());
}

} // namespace understudy
