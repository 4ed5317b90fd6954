#include "app/desktop/review/review_view.h"

#include "widgets/support/conversions.h"

#include <algorithm>

namespace understudy {
namespace {

ClipRows rowsOf(const ReviewSnapshot& snapshot)
{
    auto rows = std::make_shared<std::vector<ClipRow>>();
    rows->reserve(snapshot.clips.size());
    for (const auto& reviewed : snapshot.clips) {
        const auto* recording = snapshot.recording(reviewed->clip.recording);
        auto row = clipRow(reviewed->clip, int(rows->size()) + 1,
                           recording != nullptr ? recordingName(*recording) : QString());
        row.verdict = reviewed->verdict;
        row.reason = reviewed->reason;
        row.attention = reviewed->attention;
        rows->push_back(std::move(row));
    }
    return rows;
}

} // namespace

ReviewView makeReviewView(const ReviewSnapshotPtr& snapshot)
{
    return {snapshot, progressOf(*snapshot), rowsOf(*snapshot)};
}

RejectReason suggestedReason(const Clip& clip)
{
    const auto worst = std::ranges::max_element(clip.findings, {}, &Finding::grade);
    if (worst == clip.findings.end())
        return RejectReason::None;
    switch (worst->measure) {
    case Measure::Clipping:
        return RejectReason::Clipping;
    case Measure::Plosive:
        return RejectReason::Plosive;
    case Measure::Hum:
        return RejectReason::Hum;
    case Measure::StartEdge:
    case Measure::EndEdge:
        return RejectReason::CutWord;
    case Measure::Text:
    case Measure::Words:
        return RejectReason::WordsDiffer;
    case Measure::Outlier:
        return RejectReason::OtherVoice;
    case Measure::Reverberation:
        return RejectReason::Room;
    case Measure::NoiseFloor:
    case Measure::SignalToNoise:
    case Measure::Burst:
    case Measure::Click:
        return RejectReason::Noise;
    default:
        return RejectReason::Other;
    }
}

QString recordingName(const Recording& recording)
{
    return pathText(recording.file.stem());
}

} // namespace understudy
