// Speaks many lines at once: a fixed number of slots step together, a finished line leaves its slot to the
// next.
#pragma once

#include "core/model/csm/prompt_p.h"
#include "core/model/csm/sampling_p.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace understudy {

/// Keys and values of turns that many lines begin with, computed once.
struct PromptPrefix
{
    at::Tensor keysAndValues; ///< as KvCache::saved
    std::int64_t positions = 0;
};

struct GeneratorLine
{
    std::vector<PromptTurn> turns;              ///< the last one is spoken
    std::shared_ptr<const PromptPrefix> prefix; ///< of turns before these
    std::uint64_t seed = 0;
    SamplingOptions sampling;
    std::int64_t maxFrames = 1125; ///< 90 s, as the reference
};

enum class LineEnd
{
    Spoken, ///< the model said its stop frame
    Cut,    ///< maxFrames or the model's positions were used up
};

struct SlotFrame
{
    std::size_t slot = 0;
    std::vector<std::int64_t> codes; ///< empty when the line ended without a frame
    std::optional<LineEnd> end;      ///< set: the slot is free from now on
};

/// Time spent in each part, for benchmarks; seconds. Of use on a GPU only after timeExactly().
struct GeneratorTimes
{
    double prompt = 0, backbone = 0, depth = 0, sampling = 0;
    std::int64_t frames = 0; ///< steps
};

class CsmGenerator
{
public:
    /// All matrices have `slots` rows in every step, whether a slot speaks or not, so that a line's codes do
    /// not depend on its neighbours. `lora` may be null (the base model) and must outlive the generator.
    CsmGenerator(std::shared_ptr<const Csm> csm, std::size_t slots, const LoraSet* lora = nullptr);

    /// Another adapter for the lines to come, or none; no slot may be speaking. It must outlive its use.
    void use(const LoraSet* lora);
    /// Computes a prefix for lines to come; uses a free slot's place. ContextFull.
    Result<std::shared_ptr<const PromptPrefix>> prefixOf(const std::vector<PromptTurn>& turns);
    /// Hears the line's prompt; its first frame comes with the next step. ContextFull when the prompt leaves
    /// no room for `maxFrames` (detail: needed/there are).
    Result<void> start(std::size_t slot, const GeneratorLine& line);
    void stop(std::size_t slot) { m_slots[slot].reset(); }
    /// A frame for each slot that speaks, except those in `held` (their listener is not ready).
    std::vector<SlotFrame> step(const std::vector<bool>& held = {});

    bool isFree(std::size_t slot) const { return !m_slots[slot].has_value(); }
    std::size_t slots() const { return m_slots.size(); }
    const GeneratorTimes& times() const { return m_times; }
    /// From now on a step waits for the device after each of its parts, which costs time of its own on a GPU.
    void timeExactly() { m_isTimedExactly = true; }
    std::int64_t cacheBytes() const { return m_cache.bytes() + m_depthCache.bytes(); }

private:
    struct Slot
    {
        std::uint64_t seed = 0;
        SamplingOptions sampling;
        std::int64_t maxFrames = 0;
        std::int64_t position = 0; // the next one
        std::int64_t frames = 0;   // spoken
        bool hasSpoken = false;    // its last frame is still to be heard
    };
    using Rows = std::vector<bool>; // by slot

    at::Tensor hearTurns(std::size_t slot, const std::vector<PromptTurn>& turns, std::int64_t start);
    void hearFrames(const Rows& rows);
    at::Tensor speakFrames();
    at::Tensor numbersOfStep() const;
    std::int64_t alikeFrom(std::size_t slot) const;
    at::Tensor choose(std::int64_t codebook, const at::Tensor& logits, const at::Tensor& numbers) const;
    SlotFrame frameOf(std::size_t slot, const at::Tensor& codes);
    void settle() const;

    std::shared_ptr<const Csm> m_csm;
    const LoraSet* m_lora;
    KvCache m_cache, m_depthCache;
    std::vector<std::optional<Slot>> m_slots;
    at::Tensor m_states; // [slots, width]: what each slot's next frame is spoken from
    at::Tensor m_codes;  // [slots, codebooks]: the last frames
    GeneratorTimes m_times;
    bool m_isTimedExactly = false;
};

} // namespace understudy
