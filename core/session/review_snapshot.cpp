#include "core/session/review_snapshot.h"

#include "core/data/clips/findings.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

double weightOf(const Finding& finding)
{
    const auto beyond = std::abs(finding.value - finding.limit) / std::max(std::abs(finding.limit), 1.0);
    return std::isfinite(beyond) ? 0.2 + 0.4 * std::min(beyond, 1.0) : 0.6;
}

bool isInRange(Seconds length)
{
    constexpr double kHalfMillisecond = 0.0005; // lengths are told to the millisecond
    return length.value >= 5 - kHalfMillisecond && length.value <= 15 + kHalfMillisecond;
}

} // namespace

const Recording* ReviewSnapshot::recording(std::string_view id) const
{
    const auto found = std::ranges::lower_bound(recordings, id, {},
                                                [](const auto& one) -> std::string_view { return one->id; });
    return found == recordings.end() || (*found)->id != id ? nullptr : found->get();
}

RepairSettings ReviewSnapshot::repairsOf(std::string_view recording) const
{
    const auto found = repairs.find(recording);
    return found == repairs.end() ? RepairSettings() : found->second;
}

const ReviewedClip* ReviewSnapshot::clip(std::string_view id) const
{
    const auto found =
        std::ranges::find(clips, id, [](const auto& one) -> std::string_view { return one->clip.id; });
    return found == clips.end() ? nullptr : found->get();
}

double attentionFor(const Clip& clip)
{
    double unharmed = 1;
    for (const auto& finding : clip.findings)
        unharmed *= 1 - weightOf(finding);
    const auto doubt = clip.text.normalized.empty() ? 1.0 : 1 - std::clamp(clip.text.confidence, 0.0, 1.0);
    const auto grade = static_cast<double>(clip.grade) / static_cast<double>(Grade::Reject);
    return 0.7 * grade + 0.2 * (1 - unharmed) + 0.1 * doubt;
}

ReviewProgress progressOf(const ReviewSnapshot& snapshot)
{
    ReviewProgress progress;
    progress.recordings = static_cast<int>(snapshot.recordings.size());
    for (const auto& one : snapshot.recordings)
        progress.recorded += toSeconds(one->length, one->rate);
    progress.total = static_cast<int>(snapshot.clips.size());
    int inRange = 0, defective = 0;
    const Recording* recording = nullptr; // clips of one stand together
    for (const auto& reviewed : snapshot.clips) {
        ++progress.verdicts.at(static_cast<std::size_t>(reviewed->verdict));
        if (reviewed->verdict != Verdict::Accepted)
            continue;
        if (recording == nullptr || recording->id != reviewed->clip.recording)
            recording = snapshot.recording(reviewed->clip.recording);
        const auto length = toSeconds(reviewed->span().length(), recording->rate);
        progress.accepted += length;
        inRange += isInRange(length) ? 1 : 0;
        progress.withoutWords += reviewed->isAcceptedWithoutWords() ? 1 : 0;
        if (!reviewed->isMeasured)
            ++progress.unmeasured;
        else if (isDefective(reviewed->clip))
            ++defective;
    }
    progress.reviewed = progress.total - progress.count(Verdict::None);
    const auto accepted = progress.count(Verdict::Accepted), measured = accepted - progress.unmeasured;
    if (accepted > 0)
        progress.shareInRange = static_cast<double>(inRange) / accepted;
    if (measured > 0)
        progress.shareDefective = static_cast<double>(defective) / measured;
    return progress;
}

} // namespace understudy
