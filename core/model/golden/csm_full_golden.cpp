#include "core/model/golden/golden.h"

#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr auto kFile = "golden.safetensors";

/// The prompt's clips stand where its ids say so, in Sesame's columns: text last.
Result<GoldenPrompt> fullPrompt(GoldenFolder& golden, const std::string& name, const CsmConfig& config)
{
    UNDERSTUDY_TRY(const auto stored, golden.tensor(kFile, name + ".ids"));
    UNDERSTUDY_TRY(const auto columns, golden.tensor(kFile, name + ".frames"));
    const auto ids = stored.to(at::kLong).contiguous();
    const auto* first = ids.const_data_ptr<std::int64_t>();
    const auto isAudio = (ids == config.audioToken).nonzero().squeeze(1);
    return GoldenPrompt{{first, first + ids.numel()},
                        columns.index_select(0, isAudio).narrow(1, 0, config.codebooks).to(at::kLong)};
}

Result<void> checkPrompt(std::vector<GoldenRow>& rows, const std::shared_ptr<const Csm>& csm,
                         GoldenFolder& golden, const std::string& name)
{
    UNDERSTUDY_TRY(const auto prompt, fullPrompt(golden, name, csm->config()));
    UNDERSTUDY_TRY(const auto embeds, golden.tensor(kFile, name + ".embeds_last"));
    UNDERSTUDY_TRY(const auto hidden, golden.tensor(kFile, name + ".fp32.hidden"));
    UNDERSTUDY_TRY(const auto logits, golden.tensor(kFile, name + ".fp32.c0_logits"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, name + ".fp32.codes"));
    const auto last = std::int64_t(prompt.ids.size()) - 1;
    const auto state = heardStates(*csm, prompt)[last];
    const auto first = csm->firstLogits(state.unsqueeze(0), nullptr)[0];
    addNear(rows, kFile, name + ".embeds_last", embedded(*csm, prompt)[last], embeds, 1e-6);
    addNear(rows, kFile, name + ".hidden", state, hidden, 1e-4);
    addNear(rows, kFile, name + ".c0_logits", first, logits, 3e-4);
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompt, codes.size(0)));
    addExact(rows, kFile, name + ".codes", said, codes);
    const auto rest = depthLogits(*csm, state, codes[0]); // [codebooks - 1, vocabulary]
    for (const std::int64_t codebook : {0, 1, 16, 31}) {
        const auto place = name + ".fp32.top20.codebook" + std::to_string(codebook);
        UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, place + ".ids"));
        UNDERSTUDY_TRY(const auto top, golden.tensor(kFile, place + ".logits"));
        const auto own = codebook == 0 ? first : rest[codebook - 1];
        addNear(rows, kFile, place, own.index_select(0, ids.to(own.device(), at::kLong)), top, 3e-4);
    }
    return {};
}

} // namespace

GoldenRows checkCsmFullGolden(const fs::path& folder, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder);
        UNDERSTUDY_TRY(const auto about, golden.json("golden.json"));
        const auto config = csm1bConfig();
        const auto weights = std::make_shared<const FormulaWeights>(
            config.codebooks, config.audioVocabulary, about.value("salt", std::uint64_t(0)));
        UNDERSTUDY_TRY(const auto csm, Csm::load(weights, config, device, at::kFloat));
        std::vector<GoldenRow> rows;
        for (const auto* name : {"text", "context"})
            UNDERSTUDY_CHECK(checkPrompt(rows, csm, golden, name));
        return rows;
    });
}

} // namespace understudy
