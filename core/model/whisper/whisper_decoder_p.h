// A Whisper's decoder: says token after token, hearing what was said and the encoder's states.
#pragma once

#include "core/model/layers/kv_cache_p.h"
#include "core/model/whisper/whisper_encoder_p.h"
#include "core/model/whisper/whisper_generation.h"

namespace understudy {

/// Keys and values of the encoder's states, computed once for all that is said of them.
struct WhisperHeard
{
    std::vector<at::Tensor> keys, values; ///< by layer: [windows, heads, positions, dim]

    std::int64_t windows() const { return keys.front().size(0); }
    /// Of these windows alone, or of one several times.
    WhisperHeard of(const std::vector<std::int64_t>& windows) const;
};

/// How much heads looked where: q k / sqrt(dim), before the softmax; [heads asked for, time, positions].
struct WhisperLooks
{
    std::vector<WhisperHead> heads;
    std::vector<at::Tensor> looks; ///< in the order of `heads`; filled in
};

class WhisperDecoder
{
public:
    static Result<WhisperDecoder> load(const WhisperLoaders& loaders, const WhisperConfig& config);

    WhisperHeard hear(const at::Tensor& states) const;
    KvCache makeCache(std::int64_t windows) const;
    /// ids [windows, time] on the CPU, at positions from `start` on: from 0, or one position -> states
    /// [windows, time, width], normed.
    at::Tensor forward(const at::Tensor& ids, std::int64_t start, KvCache& cache, const WhisperHeard& heard,
                       WhisperTrace* trace = nullptr, WhisperLooks* looks = nullptr) const;
    /// states [n, width] -> [n, vocabulary] float32
    at::Tensor logits(const at::Tensor& states) const;

    std::int64_t bytes() const;
    /// What a token of one window reads, without the caches.
    std::int64_t bytesPerToken() const;

private:
    struct Block
    {
        WhisperNorm first, second, third;
        WhisperLinear qkv, out;
        WhisperLinear query, keyValue, heardOut;
        WhisperLinear up, down;
    };
    static Result<Block> loadBlock(const WhisperLoaders& loaders, const std::string& name,
                                   const WhisperConfig& config);
    at::Tensor attendSaid(const Block& block, std::size_t layer, const at::Tensor& x, std::int64_t start,
                          KvCache& cache) const;
    at::Tensor attendHeard(const Block& block, std::size_t layer, const at::Tensor& x,
                           const WhisperHeard& heard, WhisperLooks* looks) const;

    WhisperConfig m_config;
    at::Tensor m_words;            // (vocabulary, width), in the matrices' type
    at::Tensor m_places;           // (positions, width)
    at::Tensor m_straight, m_none; // [positions, dim]: a rotation that turns nothing
    std::vector<Block> m_blocks;
    WhisperNorm m_norm;
};

} // namespace understudy
