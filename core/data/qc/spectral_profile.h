// What a clip sounds like as a whole, to find those that another speaker, room or microphone made: mean and
// spread of mel-cepstra where somebody speaks, and the pitch (audio.md 2.13's fallback). A spectral outlier,
// not a speaker check: a voice alike in build, heard through the same microphone, passes.
#pragma once

#include "core/base/units.h"
#include "core/data/qc/clip_sound.h"
#include "core/data/qc/pitch.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace understudy {

/// 20 means and 20 spreads of cepstra 1 to 20 of 40 mel bands (0.1 to 7 kHz), and the median pitch in octaves
/// over 60 Hz (NaN for none).
inline constexpr std::size_t kProfileCepstra = 20;
using SpectralProfile = std::array<double, 2 * kProfileCepstra + 1>;

/// With the clip's pitch. None under half a second of speech and at rates below 14 kHz.
std::optional<SpectralProfile> spectralProfileOf(const MeasuredSound& sound,
                                                 const std::optional<Pitch>& pitch);
inline std::optional<SpectralProfile> spectralProfileOf(std::span<const float> mono, SampleRate rate,
                                                        const std::optional<Pitch>& pitch)
{
    return spectralProfileOf(MeasuredSound(mono, rate), pitch);
}

/// What most clips of a speaker have in common.
class ProfileCentre
{
public:
    /// Means something from 20 clips on, of which most are by one speaker.
    explicit ProfileCentre(std::span<const SpectralProfile> all);

    /// In robust standard deviations (1.4826 times the median absolute deviation) of the clips' own distances
    /// from their median; below 0 for clips nearer than most.
    double distance(const SpectralProfile& profile) const;

private:
    void centreOn(std::span<const SpectralProfile> some);
    std::vector<float> farnesses(std::span<const SpectralProfile> all) const;
    double farness(const SpectralProfile& profile) const;

    SpectralProfile m_middle{}, m_deviation{};
    double m_usual = 0, m_spread = 1;
};

} // namespace understudy
