#include "core/model/golden/golden.h"

#include "core/model/golden/golden_p.h"

#include "core/base/files.h"
#include "core/model/torch_device_p.h"

#include <limits>

namespace understudy {

namespace fs = std::filesystem;

namespace {

at::Tensor onCpu(const at::Tensor& tensor)
{
    return tensor.to(at::kCPU, at::kDouble);
}

} // namespace

Result<std::shared_ptr<const TensorStore>> GoldenFolder::store(const std::string& file)
{
    auto& place = m_stores[file];
    if (!place) {
        UNDERSTUDY_TRY(place, TensorStore::open(m_folder / file));
    }
    return place;
}

Result<at::Tensor> GoldenFolder::tensor(const std::string& file, const std::string& name)
{
    UNDERSTUDY_TRY(const auto opened, store(file));
    const auto* view = opened->find(name);
    if (view == nullptr)
        return fail(Code::InvalidInput, Reason::TensorMissing, (m_folder / file).string(), name);
    return tensorOf(*view);
}

Result<nlohmann::json> GoldenFolder::json(const std::string& file) const
{
    constexpr Bytes kMost{64 << 20};
    UNDERSTUDY_TRY(const auto text, readFile(m_folder / file, kMost));
    auto whole = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (whole.is_discarded())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, (m_folder / file).string(), "it is not JSON");
    return whole;
}

Result<at::Device> goldenDevice(const std::string& name)
{
    // A GPU's TF32 keeps ten bits of a factor, too few for what the references allow.
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setAllowTF32CuDNN(false);
    return deviceNamed(name);
}

void addExact(std::vector<GoldenRow>& rows, std::string file, std::string what, const at::Tensor& found,
              const at::Tensor& expected)
{
    double differ = std::numeric_limits<double>::infinity();
    if (found.sizes() == expected.sizes())
        differ = double(onCpu(found).ne(onCpu(expected)).sum().item<std::int64_t>());
    rows.push_back({std::move(file), std::move(what), differ, 0});
}

void addNear(std::vector<GoldenRow>& rows, std::string file, std::string what, const at::Tensor& found,
             const at::Tensor& expected, double allowed)
{
    double worst = std::numeric_limits<double>::infinity();
    if (found.sizes() == expected.sizes())
        worst = (onCpu(found) - onCpu(expected)).abs().max().item<double>();
    rows.push_back({std::move(file), std::move(what), worst, allowed});
}

Result<GoldenPrompt> goldenPrompt(GoldenFolder& golden, const std::string& name, const at::Tensor& ids)
{
    constexpr auto kFile = "prompts.safetensors";
    UNDERSTUDY_TRY(const auto store, golden.store(kFile));
    at::Tensor own = ids;
    if (!own.defined()) {
        UNDERSTUDY_TRY(own, golden.tensor(kFile, name + ".ids"));
    }
    const auto wide = own.to(at::kLong).contiguous();
    GoldenPrompt prompt{
        {wide.const_data_ptr<std::int64_t>(), wide.const_data_ptr<std::int64_t>() + wide.numel()}, {}};
    std::vector<at::Tensor> clips;
    for (int clip = 0;; ++clip) {
        const auto* view = store->find(name + ".context" + std::to_string(clip) + ".codes");
        if (view == nullptr)
            break;
        clips.push_back(tensorOf(*view).to(at::kLong).t()); // (codebooks, frames) -> [frames, codebooks]
    }
    if (!clips.empty())
        prompt.frames = at::cat(clips).contiguous();
    return prompt;
}

Result<std::vector<at::Tensor>> greedyCodes(const std::shared_ptr<const Csm>& csm,
                                            const std::vector<GoldenPrompt>& prompts, std::int64_t frames,
                                            const LoraSet* lora)
{
    CsmGenerator generator(csm, prompts.size(), lora);
    for (std::size_t slot = 0; slot < prompts.size(); ++slot) {
        GeneratorLine line;
        line.turns = turnsOf(prompts[slot].ids, prompts[slot].frames, csm->config());
        line.sampling.temperature = 0;
        line.maxFrames = frames;
        UNDERSTUDY_CHECK(generator.start(slot, line));
    }
    std::vector<std::vector<std::int64_t>> codes(prompts.size());
    for (auto said = generator.step(); !said.empty(); said = generator.step())
        for (const auto& frame : said)
            codes[frame.slot].insert(codes[frame.slot].end(), frame.codes.begin(), frame.codes.end());
    std::vector<at::Tensor> all;
    for (const auto& row : codes)
        all.push_back(at::tensor(row, at::kLong).view({-1, csm->config().codebooks}));
    return all;
}

Result<at::Tensor> greedyCodes(const std::shared_ptr<const Csm>& csm, const GoldenPrompt& prompt,
                               std::int64_t frames, const LoraSet* lora)
{
    UNDERSTUDY_TRY(auto all, greedyCodes(csm, std::vector{prompt}, frames, lora));
    return all[0];
}

at::Tensor embedded(const Csm& csm, const GoldenPrompt& prompt)
{
    std::vector<at::Tensor> parts;
    for (const auto& turn : turnsOf(prompt.ids, prompt.frames, csm.config()))
        parts.push_back(embedTurn(csm, turn));
    return at::cat(parts);
}

at::Tensor heardStates(const Csm& csm, const GoldenPrompt& prompt, const LoraSet* lora)
{
    auto cache = csm.makeBackboneCache(1);
    return csm.hear(embedded(csm, prompt).unsqueeze(0), cache, {{0}, {0}}, lora)[0];
}

at::Tensor depthLogits(const Csm& csm, const at::Tensor& state, const at::Tensor& codes, const LoraSet* lora)
{
    auto cache = csm.makeDepthCache(1);
    std::vector<at::Tensor> logits;
    const auto given = codes.to(csm.options().device(), at::kLong);
    csm.speakFrame(
        state.unsqueeze(0), cache,
        [&](std::int64_t codebook, const at::Tensor& own) {
            if (codebook > 0)
                logits.push_back(own[0]);
            return given[codebook].view({1});
        },
        lora);
    return at::stack(logits);
}

Result<std::shared_ptr<Csm>> goldenCsm(const fs::path& folder, at::Device device, const std::string& weights)
{
    return Csm::open(folder / "config.json", folder / weights, device, at::kFloat);
}

Result<std::shared_ptr<Mimi>> goldenMimi(const fs::path& base, at::Device device)
{
    return Mimi::open(base / "config.json", base / "model.safetensors", device, at::kFloat);
}

} // namespace understudy
