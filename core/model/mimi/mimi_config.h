// Sizes of a Mimi codec, as its config.json gives them (Hugging Face keys; engine sizes are never assumed).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct MimiConfig
{
    std::int64_t sampleRate = 24000; ///< Hz
    // convolutions
    std::int64_t filters = 64; ///< channels at the full rate; each stage has twice those of the one before
    std::vector<std::int64_t> ratios{8, 6, 5, 4}; ///< of the decoder; the encoder's are the reverse
    std::int64_t kernel = 7, residualKernel = 3, lastKernel = 3;
    std::int64_t compress = 2; ///< a residual block is this much narrower inside
    // transformers
    std::int64_t width = 512;
    std::int64_t layers = 8;
    std::int64_t heads = 8;
    std::int64_t headDim = 64;
    std::int64_t mlp = 2048;
    std::int64_t window = 250; ///< positions that a query sees, its own among them
    double epsilon = 1e-5;     ///< of the norms
    double theta = 10000;      ///< of the rotary positions
    // quantizer
    std::int64_t codebooks = 32; ///< the first is the semantic one
    std::int64_t codes = 2048;   ///< ids 0..codes-1 of each codebook
    std::int64_t codeDim = 256;

    /// Samples of one transformer position: the product of the ratios.
    std::int64_t positionSamples() const;
    /// Samples of one frame: two positions.
    std::int64_t frameSamples() const { return 2 * positionSamples(); }
};

/// Reads config.json of a Mimi, or the codec in that of a CSM. Where a key is absent, the published model's
/// value holds. Errors: ConfigDamaged names the key (also one that asks for what is not built: other padding,
/// grouped keys, several residual layers); WeightsUnknown for another model.
Result<MimiConfig> readMimiConfig(std::string_view json, const std::string& subject);
Result<MimiConfig> readMimiConfig(const std::filesystem::path& file);

} // namespace understudy
