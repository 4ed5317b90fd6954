// Whether two clips hold the same sound, re-encoded, filtered or cut elsewhere; another reading of the same
// words is not the same sound. 32 signs of differences between bands and moments every 12 ms (Haitsma and
// Kalker, "A highly robust audio fingerprinting system", ISMIR 2002), of 300 to 2000 Hz.
#pragma once

#include "core/data/qc/clip_sound.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace understudy {

using Fingerprint = std::vector<std::uint32_t>;

/// Empty under 0.25 s.
Fingerprint fingerprintOf(const MeasuredSound& sound);

/// 1 for equal, 0 for half of the bits different (chance), over the best alignment in which at least half of
/// the shorter one overlaps. 0 under a second. Takes a millisecond for two clips of 15 s.
double likeness(const Fingerprint& a, const Fingerprint& b);

struct NearDuplicate
{
    std::size_t earlier = 0, later = 0; ///< places in what was given
    double likeness = 0;
};

/// For each the earlier one most like it, if at least `least`; in order of `later`. Looks only at alignments
/// on which an element is equal, so those under a likeness of 0.3 may be missed. Two seconds for 3000 clips
/// of 10 s.
std::vector<NearDuplicate> nearDuplicates(std::span<const Fingerprint> prints, double least);

} // namespace understudy
