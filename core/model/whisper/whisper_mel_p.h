// What a Whisper hears: the logarithm of the power in bands of the mel scale, 100 frames a second.
// (openai-whisper audio.py; scale and weights as Slaney, "Auditory Toolbox", 1998)
#pragma once

#include "core/model/torch_p.h"
#include "core/model/whisper/whisper_config.h"

#include <span>

namespace understudy {

/// (bands, 201): what each line of the spectrum adds to a band.
at::Tensor melFilters(std::int64_t bands);

class WhisperMel
{
public:
    explicit WhisperMel(const WhisperConfig& config);

    /// One window: the sound is cut or filled with silence to its length, and levels are of this window
    /// alone. For the words of clips. -> [bands, frames] float32
    at::Tensor window(std::span<const float> samples) const;
    /// A long recording and a window of silence after it, levels over all of it. -> [bands, its frames + a
    /// window's]
    at::Tensor recording(std::span<const float> samples) const;
    /// `count` frames of it from `first` on, filled with zeros to a window.
    at::Tensor piece(const at::Tensor& recording, std::int64_t first, std::int64_t count) const;

private:
    /// The logarithms before they are levelled, of a signal that is as long as it is filled up to.
    at::Tensor logarithms(std::span<const float> samples, std::int64_t length) const;

    WhisperConfig m_config;
    at::Tensor m_filters; // (bands, 201)
    at::Tensor m_hann;    // [400]
};

} // namespace understudy
