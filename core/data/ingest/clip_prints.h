// What is compared between the clips of a dataset: how each sounds, in little.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/qc/fingerprint.h"
#include "core/data/qc/grading.h"
#include "core/data/qc/spectral_profile.h"

#include <optional>
#include <span>
#include <vector>

namespace understudy {

struct ClipPrint
{
    Fingerprint fingerprint;
    std::optional<SpectralProfile> profile;
    std::optional<double> decay; ///< s; its own Reverberation, whatever its room's is
    std::vector<float> voice;    ///< as a VoiceEncoder hears it; empty: nobody does
};

/// What the speaker that is wanted sounds like; nothing: as most clips do.
struct TargetSpeaker
{
    std::vector<SpectralProfile> profiles;
    std::vector<float> voice; ///< sum of directions; empty: nobody hears voices
};

/// Sets Duplicate and, of the speaker, Similarity or else Outlier, where recordings have a clip or two also
/// Reverberation, and grades anew. Similarity needs voices in the prints, and is to the target's or to the mean
/// of the other clips', of which those that are below the limit are left out. An outlier is one of what most
/// clips have in common, which needs twenty of them, or of the target's profiles. It stands in for the speaker
/// check, which it is not: it tells another sex or another microphone, not a cousin.
void compareClips(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
                  const std::vector<Limit>& limits, const TargetSpeaker& target = {});

/// A few ends of words tell little of a room: the median of what these clips tell goes for each of them.
void shareReverberation(std::span<Clip* const> clips, std::span<const std::optional<double>> decays);

} // namespace understudy
