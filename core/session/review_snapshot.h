// What a review shows: recordings, clips and what a person said of them, at one moment.
#pragma once

#include "core/base/error.h"
#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"
#include "core/data/ingest/repair.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct ReviewedClip
{
    /// As it was cut, with the text a person wrote, and the words and the figures of what is left of it:
    /// trimmed, and repaired as its recording is.
    Clip clip;
    ClipText measuredText; ///< what is there without a person's, as trimmed
    Verdict verdict = Verdict::None;
    RejectReason reason = RejectReason::None; ///< of Rejected
    std::optional<FrameSpan> trim;            ///< in frames of the recording; may be wider than the clip
    double attention = 0;                     ///< as attentionFor(); 1 where it is accepted without words
    /// False: it was made of others, trimmed or repaired, and has no figures but its length, and those of its
    /// whole recording.
    bool isMeasured = true;
    std::shared_ptr<const Error> whyUnmeasured; ///< null: it is measured, or that is under way

    /// What a dataset gets: trimmed where somebody did.
    FrameSpan span() const { return trim.value_or(clip.span); }
    /// A voice learns nothing from it.
    bool isAcceptedWithoutWords() const
    {
        return verdict == Verdict::Accepted && clip.text.normalized.empty();
    }
    bool operator==(const ReviewedClip&) const = default;
};
using ReviewedClipPtr = std::shared_ptr<const ReviewedClip>;

/// Immutable; a change makes another one that shares what stays. Copies of it cost nothing.
struct ReviewSnapshot
{
    std::uint64_t revision = 0;
    std::vector<std::shared_ptr<const Recording>> recordings;   ///< by id
    std::vector<ReviewedClipPtr> clips;                         ///< by recording and time
    std::map<std::string, RepairSettings, std::less<>> repairs; ///< by recording, of those that have some
    std::optional<Error> problem; ///< why what the project holds cannot be read; then the rest is empty
    /// Why the last changes, `unstoredChanges` of them, are in memory only: ReviewService::storeKept().
    std::optional<Error> unstored;
    int unstoredChanges = 0;

    const Recording* recording(std::string_view id) const; ///< null: there is none
    RepairSettings repairsOf(std::string_view recording) const;
    const ReviewedClip* clip(std::string_view id) const; ///< null: there is none
};
using ReviewSnapshotPtr = std::shared_ptr<const ReviewSnapshot>;

/// How much a person should look at a clip, 0 to 1: 0.7 of it the grade (0, half, all for Keep, Review,
/// Reject), 0.2 the findings, 0.1 the doubt in its words (all of it without words). Findings add up as
/// 1 - product(1 - w), w from 0.2 at the limit to 0.6 at twice the limit, or one unit beyond it where that is
/// more, and further.
double attentionFor(const Clip& clip);

/// How far the review is, and how near the accepted clips are to a dataset (audio.md 0.1).
struct ReviewProgress
{
    int recordings = 0;
    Seconds recorded;          ///< length of the recordings
    Seconds accepted;          ///< as trimmed
    double shareInRange = 0;   ///< of the accepted clips: 5 to 15 s
    double shareDefective = 0; ///< of those measured, as isDefective()
    int unmeasured = 0;        ///< of the accepted clips
    int withoutWords = 0;      ///< of them too
    int reviewed = 0, total = 0;
    std::array<int, 4> verdicts{}; ///< in the order of Verdict

    int count(Verdict verdict) const { return verdicts.at(static_cast<std::size_t>(verdict)); }
    bool operator==(const ReviewProgress&) const = default;
};

ReviewProgress progressOf(const ReviewSnapshot& snapshot);

} // namespace understudy
