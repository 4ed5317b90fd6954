// CSM: a backbone that hears text and audio frames, and a depth decoder that speaks a frame's codebooks one
// after another. (github.com/SesameAILabs/csm; engine facts: transformers' CsmForConditionalGeneration)
#pragma once

#include "core/base/result.h"
#include "core/model/csm/csm_config.h"
#include "core/model/layers/llama_p.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace understudy {

/// Chooses a code for each row: codebook and logits [rows, vocabulary] in float32 -> [rows] int64.
using CodeChooser = std::function<at::Tensor(std::int64_t codebook, const at::Tensor& logits)>;

class Csm
{
public:
    /// Errors: those of the loader; OutOfMemory.
    static Result<std::shared_ptr<Csm>> load(std::shared_ptr<const WeightSource> source,
                                             const CsmConfig& config, at::Device device, at::ScalarType type);
    /// From files as published, of either layout: config.json, and one .safetensors or an index of shards.
    static Result<std::shared_ptr<Csm>> open(const std::filesystem::path& config,
                                             const std::filesystem::path& weights, at::Device device,
                                             at::ScalarType type);

    // Ids and codes lie on the model's device.
    /// ids [n] -> [n, width]
    at::Tensor embedText(const at::Tensor& ids) const;
    /// codes [..., codebooks] -> [..., width], the sum over codebooks.
    at::Tensor embedFrames(const at::Tensor& codes) const;
    /// codes [...] of one codebook -> [..., width]
    at::Tensor embedCode(std::int64_t codebook, const at::Tensor& codes) const;
    /// x [rows, time, width] -> states [rows, time, width]
    at::Tensor hear(const at::Tensor& x, KvCache& cache, const Places& places, const LoraSet* lora) const;
    /// states [rows, width] -> logits of codebook 0, [rows, vocabulary], float32.
    at::Tensor firstLogits(const at::Tensor& states, const LoraSet* lora) const;
    /// A frame for each state [rows, width]: codes [rows, codebooks] int64. `cache` is one of
    /// makeDepthCache(rows); what was in it does not matter.
    at::Tensor speakFrame(const at::Tensor& states, KvCache& cache, const CodeChooser& choose,
                          const LoraSet* lora) const;

    KvCache makeBackboneCache(std::int64_t rows) const { return m_backbone.makeCache(rows); }
    KvCache makeDepthCache(std::int64_t rows) const { return m_depth.makeCache(rows); }
    const CsmConfig& config() const { return m_config; }
    at::TensorOptions options() const { return m_textEmbedding.options(); }
    /// Of all weights.
    std::int64_t bytes() const;
    /// Of the weights that a frame reads: the backbone once, the depth decoder once a codebook.
    std::int64_t bytesPerFrame() const;

    /// By number.
    const std::vector<const Linear*>& linears() const { return m_linears; }

    // Parts, for who computes with them otherwise than to speak.
    const Llama& backbone() const { return m_backbone; }
    const Llama& depth() const { return m_depth; }
    const Linear& projection() const { return m_projection; }
    const Linear& firstHead() const { return m_firstHead; }
    const at::Tensor& depthHeads() const { return m_depthHeads; }
    /// Adds `set` to the weights themselves: W += B A.
    void merge(const LoraSet& set);
    /// Brings the weights' own bytes back, from where they were loaded.
    Result<void> unmerge();

private:
    Csm() = default;
    Result<void> loadParts(const WeightLoader& loader);

    CsmConfig m_config;
    std::shared_ptr<const WeightSource> m_source;
    at::Tensor m_textEmbedding;  // (text vocabulary, width)
    at::Tensor m_audioEmbedding; // (codebooks * audio vocabulary, width)
    at::Tensor m_codebookRows;   // [codebooks]: where each codebook's rows begin
    Llama m_backbone, m_depth;
    Linear m_projection;     // (depth width, width)
    Linear m_firstHead;      // (audio vocabulary, width)
    at::Tensor m_depthHeads; // (codebooks - 1, audio vocabulary, depth width)
    std::vector<const Linear*> m_linears;
    std::vector<bool> m_merged; // by number
};

} // namespace understudy
