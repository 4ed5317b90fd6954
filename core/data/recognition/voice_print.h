// The seam between sound and who tells voices apart: a voice as a vector. Those of one speaker point in a
// similar direction.
#pragma once

#include "core/audio/waveform.h"
#include "core/base/result.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace understudy {

/// `mono` at 16 kHz, 0.3 to 60 s. May be called from several threads.
using EmbedVoice = std::function<Result<std::vector<float>>(std::span<const float> mono)>;

/// Who tells voices apart. Vectors of two of them cannot be compared.
struct VoiceEncoder
{
    std::string name; ///< "ecapa/spkrec-ecapa-voxceleb"
    EmbedVoice embed; ///< empty: nobody does
    explicit operator bool() const { return static_cast<bool>(embed); }
};

/// Adds its direction, of length 1, to a sum of such; nothing where it has none.
void addDirection(std::vector<float>& sum, std::span<const float> voice);

/// The voice of a sound of any rate: the mean direction of its parts of at most a minute. Empty under 0.3 s.
Result<std::vector<float>> voiceOf(const Waveform& sound, const EmbedVoice& embed);

/// -1 to 1; 0 for a vector without length. Both of one length.
double cosineOf(std::span<const float> a, std::span<const float> b);

} // namespace understudy
