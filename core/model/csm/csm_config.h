// Sizes of a CSM, as its config.json gives them (Hugging Face keys; engine sizes are never assumed).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace understudy {

struct RopeConfig
{
    double theta = 500000;
    double factor = 0; ///< 0: no scaling
    double lowFactor = 1, highFactor = 4;
    double oldContext = 8192;
};

struct LlamaConfig
{
    std::int64_t layers = 16;
    std::int64_t width = 2048;
    std::int64_t heads = 32;
    std::int64_t keyHeads = 8; ///< divides heads
    std::int64_t headDim = 64;
    std::int64_t mlp = 8192;
    std::int64_t positions = 2048; ///< the most that fit
    double epsilon = 1e-5;
    RopeConfig rope;
};

struct CsmConfig
{
    LlamaConfig backbone;
    LlamaConfig depth;
    std::int64_t codebooks = 32;
    std::int64_t audioVocabulary = 2051; ///< per codebook, with the spare ids above the codec's
    std::int64_t textVocabulary = 128256;
    std::int64_t codes = 2048; ///< ids that the codec knows; those above are never spoken
    std::int64_t audioToken = 128002, audioEndToken = 128003;
};

/// CSM-1B's, for synthetic weights of full size.
CsmConfig csm1bConfig();

/// Reads config.json. Both spellings of the rope settings (rope_scaling and rope_parameters) are understood;
/// where a key is absent, the reference's default holds. ConfigDamaged names the key.
Result<CsmConfig> readCsmConfig(std::string_view json, const std::string& subject);
Result<CsmConfig> readCsmConfig(const std::filesystem::path& file);

} // namespace understudy
