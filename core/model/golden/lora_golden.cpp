#include "core/model/golden/golden_p.h"
#include "core/model/lora/adapter_p.h"
#include "core/model/torch_guard_p.h"

#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<GoldenRow>;

constexpr auto kFile = "golden.safetensors";

/// "one-context" of "one-context.codes".
std::set<std::string> casesOf(const TensorStore& store)
{
    std::set<std::string> names;
    for (const auto& [name, view] : store.tensors())
        if (name.ends_with(".codes"))
            names.insert(name.substr(0, name.size() - std::string_view(".codes").size()));
    return names;
}

Result<void> checkCase(Rows& rows, const std::shared_ptr<const Csm>& csm, const LoraSet* lora,
                       GoldenFolder& golden, GoldenFolder& tiny, const std::string& name)
{
    const auto prefix = name + ".";
    UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, prefix + "ids"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, prefix + "codes"));
    UNDERSTUDY_TRY(const auto hidden, golden.tensor(kFile, prefix + "hidden0"));
    UNDERSTUDY_TRY(const auto first, golden.tensor(kFile, prefix + "c0_logits0"));
    UNDERSTUDY_TRY(const auto depth, golden.tensor(kFile, prefix + "depth_logits0"));
    UNDERSTUDY_TRY(const auto prompt, goldenPrompt(tiny, name, ids));
    const std::string how = lora != nullptr ? "" : " merged";
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompt, codes.size(0), lora));
    addExact(rows, kFile, prefix + "codes" + how, said, codes);
    const auto states = heardStates(*csm, prompt, lora);
    const auto last = states[states.size(0) - 1];
    const double more = lora != nullptr ? 0 : 5e-5; // merging moves logits by as much
    addNear(rows, kFile, prefix + "hidden0" + how, last, hidden, 3e-5 + more);
    addNear(rows, kFile, prefix + "c0_logits0" + how, csm->firstLogits(last, lora), first, 1e-4 + more);
    addNear(rows, kFile, prefix + "depth_logits0" + how, depthLogits(*csm, last, codes[0], lora), depth,
            1e-4 + more);
    return {};
}

Result<void> checkMerged(Rows& rows, const Csm& csm, GoldenFolder& golden)
{
    constexpr auto kMerged = "merged.safetensors";
    for (const auto* linear : csm.linears()) {
        std::int64_t row = 0;
        for (const auto& part : linear->parts()) {
            UNDERSTUDY_TRY(const auto store, golden.store(kMerged));
            if (const auto* view = store->find(part.module + ".weight"))
                addNear(rows, kMerged, part.module, linear->weight().narrow(0, row, part.rows),
                        tensorOf(*view), 1e-6);
            row += part.rows;
        }
    }
    return {};
}

std::vector<at::Tensor> copies(const Csm& csm)
{
    std::vector<at::Tensor> all;
    for (const auto* linear : csm.linears())
        all.push_back(linear->weight().clone());
    return all;
}

} // namespace

GoldenRows checkLoraGolden(const fs::path& folder, const fs::path& base, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder), tiny(base / "golden");
        Rows rows;
        UNDERSTUDY_TRY(const auto csm, goldenCsm(base, device));
        UNDERSTUDY_TRY(const auto adapter, Adapter::load(folder));
        UNDERSTUDY_TRY(const auto lora, adapter.readyFor(*csm, folder.string()));
        UNDERSTUDY_TRY(const auto store, golden.store(kFile));
        const auto before = copies(*csm);
        for (const auto& name : casesOf(*store))
            UNDERSTUDY_CHECK(checkCase(rows, csm, &lora, golden, tiny, name));
        csm->merge(lora);
        for (const auto& name : casesOf(*store))
            UNDERSTUDY_CHECK(checkCase(rows, csm, nullptr, golden, tiny, name));
        if (golden.has("merged.safetensors"))
            UNDERSTUDY_CHECK(checkMerged(rows, *csm, golden));
        UNDERSTUDY_CHECK(csm->unmerge());
        const auto after = copies(*csm);
        for (std::size_t i = 0; i < before.size(); ++i)
            addExact(rows, "model.safetensors", csm->linears()[i]->parts()[0].module + " unmerged", after[i],
                     before[i]);
        return rows;
    });
}

} // namespace understudy
