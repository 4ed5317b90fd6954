// A Whisper's encoder: two convolutions to 50 positions a second, and a transformer over a window's 1500.
// (Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", 2022)
#pragma once

#include "core/model/whisper/whisper_config.h"
#include "core/model/whisper/whisper_layers_p.h"

#include <map>
#include <string>
#include <vector>

namespace understudy {

/// What a network passed through on its way, by the reference data's names; for checks.
using WhisperTrace = std::map<std::string, at::Tensor>;

class WhisperEncoder
{
public:
    static Result<WhisperEncoder> load(const WhisperLoaders& loaders, const WhisperConfig& config);

    /// mels [windows, bands, frames] -> states [windows, positions, width] in the weights' type.
    at::Tensor forward(const at::Tensor& mels, WhisperTrace* trace = nullptr) const;
    std::int64_t bytes() const;

private:
    struct Block
    {
        WhisperNorm first, second;
        WhisperLinear qkv, out, up, down;
    };
    at::Tensor attention(const Block& block, const at::Tensor& x) const;

    WhisperConfig m_config;
    at::Tensor m_conv1, m_conv1Bias; // (width, bands, 3), (width)
    at::Tensor m_conv2, m_conv2Bias; // (width, width, 3), (width)
    at::Tensor m_places;             // (positions, width)
    std::vector<Block> m_blocks;
    WhisperNorm m_norm;
};

} // namespace understudy
