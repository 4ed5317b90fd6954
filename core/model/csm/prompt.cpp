#include "core/model/csm/prompt.h"

#include "core/model/csm/prompt_p.h"

namespace understudy {

std::int64_t positionsOf(const PromptTurn& turn, std::int64_t codebooks)
{
    const auto frames = std::int64_t(turn.codes.size()) / codebooks;
    return std::int64_t(turn.text.size()) + (frames > 0 ? frames + 1 : 0);
}

at::Tensor embedTurn(const Csm& csm, const PromptTurn& turn)
{
    const auto device = csm.options().device();
    const auto text = csm.embedText(at::tensor(turn.text, at::kLong).to(device));
    if (turn.codes.empty())
        return text;
    const auto codebooks = csm.config().codebooks;
    const auto frames = at::tensor(turn.codes, at::kLong).view({-1, codebooks});
    const auto all = at::cat({frames, at::zeros({1, codebooks}, at::kLong)}).to(device);
    return at::cat({text, csm.embedFrames(all)});
}

std::vector<PromptTurn> turnsOf(std::span<const std::int64_t> ids, const at::Tensor& frames,
                                const CsmConfig& config)
{
    std::vector<PromptTurn> turns(1);
    std::int64_t used = 0;
    for (const auto id : ids) {
        auto& turn = turns.back();
        if (id == config.audioToken) {
            const auto frame = frames[used++].to(at::kLong).contiguous();
            const auto* codes = frame.const_data_ptr<std::int64_t>();
            turn.codes.insert(turn.codes.end(), codes, codes + config.codebooks);
        } else if (id == config.audioEndToken) {
            turns.emplace_back();
        } else {
            turn.text.push_back(id);
        }
    }
    return turns;
}

} // namespace understudy
