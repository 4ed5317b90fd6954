#include "core/model/csm/generator_p.h"

#include "core/base/contract.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>
#include <chrono>

namespace understudy {
namespace {

class Clock
{
public:
    explicit Clock(double& total) : m_total(&total) {}
    ~Clock()
    {
        *m_total += std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    }
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

private:
    double* m_total;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

std::int64_t positionsOf(const std::vector<PromptTurn>& turns, std::int64_t codebooks)
{
    std::int64_t total = 0;
    for (const auto& turn : turns)
        total += understudy::positionsOf(turn, codebooks);
    return total;
}

Failure contextFull(std::int64_t needed, std::int64_t most)
{
    return fail(Code::InvalidInput, Reason::ContextFull, {},
                std::to_string(needed) + "/" + std::to_string(most));
}

} // namespace

CsmGenerator::CsmGenerator(std::shared_ptr<const Csm> csm, std::size_t slots, const LoraSet* lora)
    : m_csm(std::move(csm)), m_lora(lora), m_cache(m_csm->makeBackboneCache(std::int64_t(slots))),
      m_depthCache(m_csm->makeDepthCache(std::int64_t(slots))), m_slots(slots),
      m_states(at::zeros({std::int64_t(slots), m_csm->config().backbone.width}, m_csm->options())),
      m_codes(at::zeros({std::int64_t(slots), m_csm->config().codebooks}, m_csm->options().dtype(at::kLong)))
{
}

void CsmGenerator::use(const LoraSet* lora)
{
    UNDERSTUDY_ASSERT(std::ranges::none_of(m_slots, [](const auto& slot) { return slot.has_value(); }));
    m_lora = lora;
}

/// The state after the last position, [width]. The prompt is heard by one row alone, so that only its own
/// length decides how it is computed.
at::Tensor CsmGenerator::hearTurns(std::size_t slot, const std::vector<PromptTurn>& turns, std::int64_t start)
{
    const Clock clock(m_times.prompt);
    std::vector<at::Tensor> parts;
    for (const auto& turn : turns)
        parts.push_back(embedTurn(*m_csm, turn));
    const auto x = at::cat(parts).unsqueeze(0); // [1, positions, width]
    const auto states = m_csm->hear(x, m_cache, {{std::int64_t(slot)}, {start}}, m_lora);
    return states[0][states.size(1) - 1];
}

Result<std::shared_ptr<const PromptPrefix>> CsmGenerator::prefixOf(const std::vector<PromptTurn>& turns)
{
    return torchGuard("hear an anchor", [&]() -> Result<std::shared_ptr<const PromptPrefix>> {
        const c10::InferenceMode inference;
        const auto& config = m_csm->config();
        const auto positions = positionsOf(turns, config.codebooks);
        if (positions >= config.backbone.positions)
            return contextFull(positions, config.backbone.positions);
        const auto free = std::ranges::find_if(m_slots, [](const auto& s) { return !s; });
        if (free == m_slots.end())
            return fail(Code::Busy, "generator");
        const auto slot = free - m_slots.begin();
        hearTurns(std::size_t(slot), turns, 0);
        return std::make_shared<const PromptPrefix>(PromptPrefix{m_cache.saved(slot, positions), positions});
    });
}

Result<void> CsmGenerator::start(std::size_t slot, const GeneratorLine& line)
{
    return torchGuard("hear a line", [&]() -> Result<void> {
        const c10::InferenceMode inference;
        const auto& config = m_csm->config();
        const auto before = line.prefix ? line.prefix->positions : 0;
        const auto prompt = before + positionsOf(line.turns, config.codebooks);
        if (prompt + line.maxFrames > config.backbone.positions)
            return contextFull(prompt + line.maxFrames, config.backbone.positions);
        if (line.prefix)
            m_cache.restore(std::int64_t(slot), line.prefix->keysAndValues);
        m_states[std::int64_t(slot)].copy_(hearTurns(slot, line.turns, before));
        m_slots[slot] = Slot{line.seed, line.sampling, line.maxFrames, prompt, 0, false};
        return {};
    });
}

std::vector<SlotFrame> CsmGenerator::step(const Rows& held)
{
    const c10::InferenceMode inference;
    Rows speaking(m_slots.size());
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot)
        speaking[slot] = m_slots[slot].has_value() && (slot >= held.size() || !held[slot]);
    if (std::ranges::find(speaking, true) == speaking.end())
        return {};
    hearFrames(speaking);
    const auto spoken = speakFrames();
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot)
        if (speaking[slot]) // what a held slot said last is still to be heard
            m_codes[std::int64_t(slot)].copy_(spoken[std::int64_t(slot)]);
    ++m_times.frames;
    const auto codes = spoken.cpu().contiguous();
    std::vector<SlotFrame> frames;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot)
        if (speaking[slot])
            frames.push_back(frameOf(slot, codes));
    return frames;
}

/// Lets the backbone hear the frames that `rows` spoke in their last step.
void CsmGenerator::hearFrames(const Rows& rows)
{
    const Clock clock(m_times.backbone);
    Places places;
    bool isAny = false;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        const bool isHeard = rows[slot] && m_slots[slot]->hasSpoken;
        places.rows.push_back(isHeard ? std::int64_t(slot) : Places::kNowhere);
        places.starts.push_back(isHeard ? m_slots[slot]->position : 0);
        isAny = isAny || isHeard;
    }
    if (!isAny)
        return;
    const auto x = m_csm->embedFrames(m_codes).unsqueeze(1); // [slots, 1, width]
    const auto states = m_csm->hear(x, m_cache, places, m_lora).squeeze(1);
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        if (places.rows[slot] == Places::kNowhere)
            continue;
        m_states[std::int64_t(slot)].copy_(states[std::int64_t(slot)]);
        ++m_slots[slot]->position;
        m_slots[slot]->hasSpoken = false;
    }
    settle();
}

/// What is being timed counts only when the device is done with it.
void CsmGenerator::settle() const
{
    if (m_isTimedExactly)
        synchronise(m_csm->options().device());
}

/// [slots, codebooks]
at::Tensor CsmGenerator::speakFrames()
{
    const Clock clock(m_times.depth);
    const auto numbers = numbersOfStep();
    return m_csm->speakFrame(
        m_states, m_depthCache,
        [&](std::int64_t codebook, const at::Tensor& logits) {
            settle(); // the logits are not sampling's work
            const Clock sampling(m_times.sampling);
            auto chosen = choose(codebook, logits, numbers);
            settle();
            return chosen;
        },
        m_lora);
}

/// [slots, codebooks], on the model's device. Undefined when nobody samples.
at::Tensor CsmGenerator::numbersOfStep() const
{
    const auto codebooks = m_csm->config().codebooks;
    const bool isGreedy =
        std::ranges::all_of(m_slots, [](const auto& s) { return !s || s->sampling.isGreedy(); });
    if (isGreedy)
        return {};
    std::vector<float> numbers;
    for (const auto& slot : m_slots) {
        const auto own = slot ? frameNumbers(slot->seed, std::uint32_t(slot->frames), codebooks)
                              : std::vector<float>(std::size_t(codebooks));
        numbers.insert(numbers.end(), own.begin(), own.end());
    }
    return at::tensor(numbers).view({-1, codebooks}).to(m_csm->options().device());
}

/// How many slots from `slot` on sample by the same rule and can be drawn together.
std::int64_t CsmGenerator::alikeFrom(std::size_t slot) const
{
    auto end = slot + 1;
    while (end < m_slots.size() && m_slots[slot] && m_slots[end] &&
           m_slots[end]->sampling == m_slots[slot]->sampling)
        ++end;
    return std::int64_t(end - slot);
}

at::Tensor CsmGenerator::choose(std::int64_t codebook, const at::Tensor& logits,
                                const at::Tensor& numbers) const
{
    const auto known = logits.narrow(-1, 0, m_csm->config().codes); // the spare ids above are no sound
    auto chosen = known.argmax(-1);                                 // [slots]
    if (!numbers.defined())
        return chosen;
    for (std::size_t slot = 0; slot < m_slots.size();) {
        const auto alike = alikeFrom(slot);
        if (m_slots[slot] && !m_slots[slot]->sampling.isGreedy()) {
            const auto& sampling = m_slots[slot]->sampling;
            const auto likely = probabilities(known.narrow(0, std::int64_t(slot), alike),
                                              sampling.temperature, sampling.topK);
            const auto uniform = numbers.narrow(0, std::int64_t(slot), alike).select(1, codebook);
            chosen.narrow(0, std::int64_t(slot), alike).copy_(drawn(likely, uniform));
        }
        slot += std::size_t(alike);
    }
    return chosen;
}

/// Files away what a slot spoke, and frees it when that was the end.
SlotFrame CsmGenerator::frameOf(std::size_t slot, const at::Tensor& codes)
{
    const auto* row = codes.const_data_ptr<std::int64_t>() + std::int64_t(slot) * codes.size(1);
    SlotFrame frame{slot, {row, row + codes.size(1)}, std::nullopt};
    auto& state = *m_slots[slot];
    ++state.frames;
    state.hasSpoken = true;
    if (std::ranges::all_of(frame.codes, [](auto code) { return code == 0; })) {
        frame.codes.clear();
        frame.end = LineEnd::Spoken;
    } else if (state.frames >= state.maxFrames) {
        frame.end = LineEnd::Cut;
    }
    if (frame.end)
        m_slots[slot].reset();
    return frame;
}

} // namespace understudy
