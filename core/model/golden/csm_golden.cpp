#include "core/model/golden/golden_p.h"
#include "core/model/layers/rope_p.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<GoldenRow>;

Result<void> checkPrompt(Rows& rows, const Csm& csm, GoldenFolder& golden, const std::string& name)
{
    constexpr auto kFile = "prompts.safetensors";
    UNDERSTUDY_TRY(const auto prompt, goldenPrompt(golden, name));
    UNDERSTUDY_TRY(const auto embeds, golden.tensor(kFile, name + ".embeds"));
    UNDERSTUDY_TRY(const auto hidden, golden.tensor(kFile, name + ".hidden"));
    UNDERSTUDY_TRY(const auto logits, golden.tensor(kFile, name + ".c0_logits"));
    UNDERSTUDY_TRY(const auto frame, golden.tensor(kFile, name + ".frame0"));
    UNDERSTUDY_TRY(const auto depth, golden.tensor(kFile, name + ".depth_logits"));
    const auto states = heardStates(csm, prompt);
    addNear(rows, kFile, name + ".embeds", embedded(csm, prompt), embeds, 1e-6);
    addNear(rows, kFile, name + ".hidden", states, hidden, 3e-5);
    addNear(rows, kFile, name + ".c0_logits", csm.firstLogits(states, nullptr), logits, 1e-4);
    addNear(rows, kFile, name + ".depth_logits", depthLogits(csm, states[states.size(0) - 1], frame), depth,
            1e-4);
    return {};
}

Result<void> checkGreedy(Rows& rows, const std::shared_ptr<const Csm>& csm, GoldenFolder& golden,
                         const std::string& file, const std::string& name, const std::string& prefix)
{
    UNDERSTUDY_TRY(const auto ids, golden.tensor(file, prefix + "ids"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(file, prefix + "codes"));
    UNDERSTUDY_TRY(const auto prompt, goldenPrompt(golden, name, ids));
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompt, codes.size(0)));
    addExact(rows, file, prefix + "codes", said, codes);
    return {};
}

Result<void> checkBatch(Rows& rows, const std::shared_ptr<const Csm>& csm, GoldenFolder& golden)
{
    constexpr auto kFile = "batch.safetensors";
    UNDERSTUDY_TRY(const auto about, golden.json("batch.json"));
    UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, "input_ids"));
    UNDERSTUDY_TRY(const auto mask, golden.tensor(kFile, "attention_mask"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, "codes"));
    std::vector<GoldenPrompt> prompts;
    for (std::int64_t row = 0; row < codes.size(0); ++row) {
        const auto own = ids[row].masked_select(mask[row].to(at::kBool));
        UNDERSTUDY_TRY(auto prompt,
                       goldenPrompt(golden, about["rows"][std::size_t(row)].get<std::string>(), own));
        prompts.push_back(std::move(prompt));
    }
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompts, codes.size(1)));
    for (std::int64_t row = 0; row < codes.size(0); ++row)
        addExact(rows, kFile, "codes of row " + std::to_string(row), said[std::size_t(row)], codes[row]);
    return {};
}

Result<void> checkScores(Rows& rows, const Csm& csm, GoldenFolder& golden, const std::string& name)
{
    constexpr auto kFile = "scores.safetensors";
    UNDERSTUDY_TRY(const auto prompt, goldenPrompt(golden, name));
    UNDERSTUDY_TRY(const auto stored, golden.tensor(kFile, name + ".codes"));
    UNDERSTUDY_TRY(const auto hidden, golden.tensor(kFile, name + ".hidden"));
    UNDERSTUDY_TRY(const auto first, golden.tensor(kFile, name + ".c0_logits"));
    UNDERSTUDY_TRY(const auto depth, golden.tensor(kFile, name + ".depth_logits"));
    UNDERSTUDY_TRY(const auto logprobs, golden.tensor(kFile, name + ".logprobs"));
    const auto codes = stored.to(csm.options().device(), at::kLong); // [frames, codebooks]
    const auto positions = std::int64_t(prompt.ids.size());
    const auto frames = csm.embedFrames(codes.narrow(0, 0, codes.size(0) - 1));
    auto cache = csm.makeBackboneCache(1);
    const auto heard =
        csm.hear(at::cat({embedded(csm, prompt), frames}).unsqueeze(0), cache, {{0}, {0}}, nullptr)[0];
    const auto states = heard.narrow(0, positions - 1, codes.size(0)); // before each frame
    std::vector<at::Tensor> rest;
    for (std::int64_t t = 0; t < codes.size(0); ++t)
        rest.push_back(depthLogits(csm, states[t], codes[t]));
    const auto ownFirst = csm.firstLogits(states, nullptr), ownDepth = at::stack(rest);
    const auto all =
        at::cat({ownFirst.unsqueeze(1), ownDepth}, 1).log_softmax(-1); // [frames, codebooks, vocabulary]
    addNear(rows, kFile, name + ".hidden", states, hidden, 3e-5);
    addNear(rows, kFile, name + ".c0_logits", ownFirst, first, 1e-4);
    addNear(rows, kFile, name + ".depth_logits", ownDepth, depth, 1e-4);
    addNear(rows, kFile, name + ".logprobs", all.gather(-1, codes.unsqueeze(-1)).squeeze(-1), logprobs, 1e-4);
    return {};
}

/// Names like "probs.temperature0.9.topk50".
Result<void> checkSampling(Rows& rows, at::Device device, GoldenFolder& golden)
{
    constexpr auto kFile = "sampling.safetensors";
    UNDERSTUDY_TRY(const auto store, golden.store(kFile));
    UNDERSTUDY_TRY(const auto stored, golden.tensor(kFile, "logits"));
    const auto logits = stored.to(device);
    for (const auto& [name, view] : store->tensors()) {
        double temperature = 0;
        long topK = 0;
        if (std::sscanf(name.c_str(), "probs.temperature%lf.topk%ld", &temperature, &topK) == 2)
            addNear(rows, kFile, name, probabilities(logits, temperature, topK), tensorOf(view), 1e-6);
    }
    return {};
}

Result<void> checkRope(Rows& rows, const CsmConfig& config, GoldenFolder& golden)
{
    constexpr auto kFile = "rope.safetensors";
    const auto full = csm1bConfig();
    const std::pair<const char*, const LlamaConfig*> parts[] = {{"tiny.backbone", &config.backbone},
                                                                {"tiny.depth_decoder", &config.depth},
                                                                {"csm-1b.backbone", &full.backbone},
                                                                {"csm-1b.depth_decoder", &full.depth}};
    for (const auto& [name, part] : parts) {
        UNDERSTUDY_TRY(const auto expected, golden.tensor(kFile, name));
        const auto own = at::tensor(inverseFrequencies(part->rope, part->headDim), at::kDouble);
        addNear(rows, kFile, name, own / expected.to(at::kDouble), at::ones_like(own), 1e-6); // relative
    }
    return {};
}

Result<void> checkAll(Rows& rows, const std::shared_ptr<const Csm>& csm, GoldenFolder& golden)
{
    UNDERSTUDY_TRY(const auto prompts, golden.json("prompts.json"));
    for (const auto& [name, about] : prompts.items()) {
        UNDERSTUDY_CHECK(checkPrompt(rows, *csm, golden, name));
        UNDERSTUDY_CHECK(checkScores(rows, *csm, golden, name));
    }
    UNDERSTUDY_TRY(const auto greedy, golden.json("greedy.json"));
    for (const auto& [name, about] : greedy.items())
        if (about.contains("frames"))
            UNDERSTUDY_CHECK(checkGreedy(rows, csm, golden, "greedy.safetensors", name, name + "."));
    UNDERSTUDY_CHECK(checkGreedy(rows, csm, golden, "greedy-long.safetensors", "text-only", ""));
    UNDERSTUDY_CHECK(checkBatch(rows, csm, golden));
    UNDERSTUDY_CHECK(checkSampling(rows, csm->options().device(), golden));
    return checkRope(rows, csm->config(), golden);
}

} // namespace

GoldenRows checkCsmGolden(const fs::path& folder, const fs::path& base, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(base / "golden");
        Rows rows;
        for (const auto* file : {"model.safetensors", "transformers.safetensors.index.json"}) {
            if (!fs::exists(folder / file))
                continue;
            UNDERSTUDY_TRY(const auto csm, goldenCsm(folder, device, file));
            UNDERSTUDY_CHECK(checkAll(rows, csm, golden));
        }
        return rows;
    });
}

} // namespace understudy
