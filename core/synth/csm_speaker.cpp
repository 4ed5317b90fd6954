#include "core/synth/csm_speaker_p.h"

#include "core/audio/reader.h"
#include "core/model/csm/prompt_p.h"
#include "core/model/lora/adapter_p.h"
#include "core/model/torch_guard_p.h"
#include "core/text/spoken_form.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr double kFramesPerSecond = 12.5;
constexpr std::int64_t kLongestLine = 1125; // frames: 90 s, as the reference
constexpr std::size_t kMostPrefixes = 4;    // tens of megabytes each

Failure contextFull(const std::string& voice, std::int64_t needed, std::int64_t most)
{
    return fail(Code::InvalidInput, Reason::ContextFull, voice,
                std::to_string(needed) + "/" + std::to_string(most));
}

} // namespace

Result<std::unique_ptr<CsmSpeaker>> CsmSpeaker::prepare(std::shared_ptr<const CsmBase> base,
                                                        const VoiceProfile& voice)
{
    UNDERSTUDY_CHECK(verifyVoice(voice));
    std::unique_ptr<CsmSpeaker> speaker(new CsmSpeaker(std::move(base), voice));
    if (voice.adapter) {
        UNDERSTUDY_TRY(const auto adapter, Adapter::load(voice.folder));
        UNDERSTUDY_TRY(speaker->m_lora, adapter.readyFor(*speaker->m_base->csm, voice.folder.string()));
    }
    return speaker;
}

/// The clip's words and codes; encoded once.
Result<const PromptTurn*> CsmSpeaker::anchorTurn(const std::string& id)
{
    if (const auto known = m_anchors.find(id); known != m_anchors.end())
        return &known->second;
    const auto* anchor = m_voice.anchor(id);
    if (!anchor)
        return fail(Code::NotFound, Reason::VoiceUnknown, m_voice.name + "/" + id);
    UNDERSTUDY_TRY(const auto sound,
                   readMono(m_voice.folder / anchor->file, kStudioRate, anchor->length + Seconds(1)));
    return torchGuard("encode an anchor", [&]() -> Result<const PromptTurn*> {
        const c10::InferenceMode inference;
        const auto samples = at::from_blob(const_cast<float*>(sound.samples.data()),
                                           {std::int64_t(sound.samples.size())}, at::kFloat);
        const auto codes =
            m_base->mimi->encode(samples, m_base->csm->config().codebooks).cpu().contiguous();
        const auto* first = codes.const_data_ptr<std::int64_t>();
        PromptTurn turn{m_base->tokens.of(m_voice.speaker, anchor->text), {first, first + codes.numel()}};
        return &m_anchors.emplace(id, std::move(turn)).first->second;
    });
}

Result<std::vector<const PromptTurn*>> CsmSpeaker::anchorsOf(const CsmLine& line)
{
    const auto ids = line.anchor.empty() ? m_voice.defaultAnchors : std::vector{line.anchor};
    std::vector<const PromptTurn*> turns;
    for (const auto& id : ids) {
        UNDERSTUDY_TRY(const auto* turn, anchorTurn(id));
        turns.push_back(turn);
    }
    return turns;
}

Result<std::shared_ptr<const PromptPrefix>> CsmSpeaker::prefixOf(const std::vector<const PromptTurn*>& turns,
                                                                 CsmGenerator& generator)
{
    if (turns.empty())
        return std::shared_ptr<const PromptPrefix>();
    if (const auto known = m_prefixes.find(turns); known != m_prefixes.end())
        return known->second;
    std::vector<PromptTurn> copies;
    for (const auto* turn : turns)
        copies.push_back(*turn);
    UNDERSTUDY_TRY(auto prefix, generator.prefixOf(copies));
    if (m_prefixes.size() >= kMostPrefixes)
        m_prefixes.clear();
    return m_prefixes.emplace(turns, std::move(prefix)).first->second;
}

Result<GeneratorLine> CsmSpeaker::lineFor(const CsmLine& line, CsmGenerator& generator)
{
    const auto& config = m_base->csm->config();
    GeneratorLine made;
    made.turns = {{m_base->tokens.of(m_voice.speaker, line.text), {}}};
    made.seed = line.seed;
    made.sampling = {float(m_voice.sampling.temperature), m_voice.sampling.topK};
    made.maxFrames = std::min(mostFrames(line.text, m_base->files.isSynthetic), kLongestLine);
    const auto own = positionsOf(made.turns.front(), config.codebooks) + made.maxFrames;
    if (const auto estimate = std::llround(estimateSpeech(line.text).value * kFramesPerSecond);
        estimate > kLongestLine)
        return contextFull(m_voice.name, estimate, kLongestLine);
    if (own > config.backbone.positions)
        return contextFull(m_voice.name, own, config.backbone.positions);
    UNDERSTUDY_TRY(auto anchors, anchorsOf(line));
    const auto total = [&] {
        std::int64_t sum = own;
        for (const auto* anchor : anchors)
            sum += positionsOf(*anchor, config.codebooks);
        return sum;
    };
    while (!anchors.empty() && total() > config.backbone.positions)
        anchors.erase(anchors.begin());
    UNDERSTUDY_TRY(made.prefix, prefixOf(anchors, generator));
    return made;
}

} // namespace understudy
