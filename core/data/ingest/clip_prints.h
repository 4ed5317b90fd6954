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
};

/// Sets Duplicate and Outlier, and grades anew. An outlier needs twenty clips to be one of; it stands in for
/// the speaker check, which it is not: it tells another sex or another microphone, not a cousin.
void compareClips(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
                  const std::vector<Limit>& limits);

} // namespace understudy
