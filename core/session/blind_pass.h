// A second pass over what was accepted: clips drawn at random, judged by somebody who sees neither what was
// said nor what was measured. How many have a defect tells of all that were accepted (audio.md 7.6).
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"
#include "core/data/qc/defect_rate.h"

#include <cstdint>
#include <string>
#include <vector>

namespace understudy {

/// Accepted clips: what a few of fewer say is as wide as no answer.
inline constexpr int kFewestForBlindPass = 20;

struct BlindAnswer
{
    std::string clip;
    Verdict verdict = Verdict::None; ///< None: not heard yet; Accepted: nothing wrong; Rejected: a defect
    RejectReason reason = RejectReason::None; ///< of Rejected

    bool operator==(const BlindAnswer&) const = default;
};

struct BlindPass
{
    std::int64_t id = 0;
    std::uint64_t seed = 0;           ///< of the draw
    int accepted = 0;                 ///< clips that it was drawn from: those that could be heard
    std::string begun;                ///< ISO 8601, UTC
    std::vector<BlindAnswer> answers; ///< in the order in which they are heard

    int answered() const;
    bool isDone() const { return answered() == int(answers.size()); }
    /// Clips with a defect: where it disagrees with the review.
    std::vector<BlindAnswer> defective() const;
    /// Of those answered; as good before the end, for the order is one of chance.
    DefectEstimate estimate() const;

    bool operator==(const BlindPass&) const = default;
};

} // namespace understudy
