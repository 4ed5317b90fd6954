#include "core/model/csm/csm_names_p.h"
#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<GoldenRow>;

constexpr auto kFile = "golden.safetensors";

/// A few tensors of one file in front of those of another.
class ReplacedWeights final : public WeightSource
{
public:
    ReplacedWeights(std::unique_ptr<WeightSource> front, std::shared_ptr<const WeightSource> back)
        : m_front(std::move(front)), m_back(std::move(back))
    {
    }

    bool has(std::string_view name) const override { return m_front->has(name) || m_back->has(name); }
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        return m_front->has(name) ? m_front->read(name, shape) : m_back->read(name, shape);
    }
    std::string where() const override { return m_front->where(); }

private:
    std::unique_ptr<WeightSource> m_front;
    std::shared_ptr<const WeightSource> m_back;
};

Result<std::shared_ptr<Csm>> withHeads(const fs::path& heads, const fs::path& base, at::Device device)
{
    UNDERSTUDY_TRY(const auto config, readCsmConfig(base / "config.json"));
    UNDERSTUDY_TRY(auto store, TensorStore::open(base / "model.safetensors"));
    UNDERSTUDY_TRY(auto back, csmWeights(std::move(store), config));
    UNDERSTUDY_TRY(auto front, TensorStore::open(heads));
    auto source = std::make_shared<const ReplacedWeights>(weightsOf(std::move(front)), std::move(back));
    return Csm::load(std::move(source), config, device, at::kFloat);
}

/// The frame that ends a line is said, heard as the end, and dropped.
Result<void> checkStop(Rows& rows, const std::shared_ptr<const Csm>& csm, GoldenFolder& golden)
{
    UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, "ids"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, "codes_with_stop_frame"));
    const auto wide = ids.to(at::kLong).contiguous();
    const GoldenPrompt prompt{
        {wide.const_data_ptr<std::int64_t>(), wide.const_data_ptr<std::int64_t>() + wide.numel()}, {}};
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompt, codes.size(0) + 20));
    addExact(rows, kFile, "codes_with_stop_frame", said, codes.narrow(0, 0, codes.size(0) - 1));
    return {};
}

Result<void> checkSound(Rows& rows, const Mimi& mimi, GoldenFolder& golden)
{
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, "codes_with_stop_frame"));
    UNDERSTUDY_TRY(const auto audio, golden.tensor(kFile, "audio"));
    addNear(rows, kFile, "audio", mimi.decode(codes.narrow(0, 0, codes.size(0) - 1).to(at::kLong)), audio,
            5e-6);
    return {};
}

/// Zeros in all codebooks but the last do not end a line.
Result<void> checkNear(Rows& rows, const std::shared_ptr<const Csm>& csm, GoldenFolder& golden)
{
    UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, "ids"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, "near.codes"));
    const auto wide = ids.to(at::kLong).contiguous();
    const GoldenPrompt prompt{
        {wide.const_data_ptr<std::int64_t>(), wide.const_data_ptr<std::int64_t>() + wide.numel()}, {}};
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompt, codes.size(0)));
    addExact(rows, kFile, "near.codes", said, codes);
    return {};
}

Result<void> checkBatch(Rows& rows, const std::shared_ptr<const Csm>& csm, GoldenFolder& golden,
                        GoldenFolder& tiny)
{
    UNDERSTUDY_TRY(const auto about, golden.json("golden.json"));
    UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, "batch.input_ids"));
    UNDERSTUDY_TRY(const auto mask, golden.tensor(kFile, "batch.attention_mask"));
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, "batch.codes"));
    const auto& names = about["batch"]["rows"];
    const auto& kept = about["batch"]["frames_kept"];
    std::vector<GoldenPrompt> prompts;
    for (std::int64_t row = 0; row < codes.size(0); ++row) {
        const auto own = ids[row].masked_select(mask[row].to(at::kBool));
        UNDERSTUDY_TRY(auto prompt, goldenPrompt(tiny, names[std::size_t(row)].get<std::string>(), own));
        prompts.push_back(std::move(prompt));
    }
    UNDERSTUDY_TRY(const auto said, greedyCodes(csm, prompts, codes.size(1)));
    for (std::int64_t row = 0; row < codes.size(0); ++row)
        addExact(rows, kFile, "batch.codes of row " + std::to_string(row), said[std::size_t(row)],
                 codes[row].narrow(0, 0, kept[std::size_t(row)].get<std::int64_t>()));
    return {};
}

} // namespace

GoldenRows checkCsmEosGolden(const fs::path& folder, const fs::path& base, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder), tiny(base / "golden");
        Rows rows;
        UNDERSTUDY_TRY(const auto stops, withHeads(folder / "heads.safetensors", base, device));
        UNDERSTUDY_TRY(const auto nearly, withHeads(folder / "heads-near.safetensors", base, device));
        UNDERSTUDY_TRY(const auto mimi, goldenMimi(base, device));
        UNDERSTUDY_CHECK(checkStop(rows, stops, golden));
        UNDERSTUDY_CHECK(checkSound(rows, *mimi, golden));
        UNDERSTUDY_CHECK(checkBatch(rows, stops, golden, tiny));
        UNDERSTUDY_CHECK(checkNear(rows, nearly, golden));
        return rows;
    });
}

} // namespace understudy
