// A voice made ready over a loaded base: its adapter on the device, its anchors as codes and as a prefix heard.
#pragma once

#include "core/model/csm/generator_p.h"
#include "core/synth/csm_base_p.h"
#include "core/synth/csm_ticket_p.h"

#include <map>

namespace understudy {

class CsmSpeaker
{
public:
    /// HashMismatch, FileMissing; those of Adapter.
    static Result<std::unique_ptr<CsmSpeaker>> prepare(std::shared_ptr<const CsmBase> base,
                                                       const VoiceProfile& voice);

    /// nullptr: the base as it is.
    const LoraSet* lora() const { return m_lora.empty() ? nullptr : &m_lora; }
    /// What the generator is given for a line. Anchors are encoded, and heard, when first asked for, in a free
    /// slot of `generator`; where they and the line are too long for the model, the oldest are left out.
    /// ContextFull; those of reading a clip; VoiceUnknown for an anchor the voice has not.
    Result<GeneratorLine> lineFor(const CsmLine& line, CsmGenerator& generator);

private:
    CsmSpeaker(std::shared_ptr<const CsmBase> base, VoiceProfile voice)
        : m_base(std::move(base)), m_voice(std::move(voice))
    {
    }
    Result<const PromptTurn*> anchorTurn(const std::string& id);
    Result<std::vector<const PromptTurn*>> anchorsOf(const CsmLine& line);
    Result<std::shared_ptr<const PromptPrefix>> prefixOf(const std::vector<const PromptTurn*>& turns,
                                                         CsmGenerator& generator);

    std::shared_ptr<const CsmBase> m_base;
    VoiceProfile m_voice;
    LoraSet m_lora;
    std::map<std::string, PromptTurn> m_anchors; // encoded, by id
    std::map<std::vector<const PromptTurn*>, std::shared_ptr<const PromptPrefix>> m_prefixes;
};

} // namespace understudy
