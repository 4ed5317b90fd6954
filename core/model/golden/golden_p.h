// Reference tensors and comparisons, shared by the golden checks.
#pragma once

#include "core/model/csm/csm_p.h"
#include "core/model/csm/generator_p.h"
#include "core/model/golden/golden.h"
#include "core/model/mimi/mimi_p.h"

#include <nlohmann/json.hpp>

#include <map>

namespace understudy {

/// Files of one folder, opened when first asked for.
class GoldenFolder
{
public:
    explicit GoldenFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    bool has(const std::string& file) const { return std::filesystem::exists(m_folder / file); }
    /// Of a .safetensors file; on the CPU, as stored.
    Result<at::Tensor> tensor(const std::string& file, const std::string& name);
    Result<std::shared_ptr<const TensorStore>> store(const std::string& file);
    Result<nlohmann::json> json(const std::string& file) const;
    const std::filesystem::path& path() const { return m_folder; }

private:
    std::filesystem::path m_folder;
    std::map<std::string, std::shared_ptr<const TensorStore>> m_stores;
};

/// As deviceNamed; from now on products in float32 are made of float32.
Result<at::Device> goldenDevice(const std::string& name);

/// Compares on the CPU and files a row; a difference in shape is an infinite one.
void addExact(std::vector<GoldenRow>& rows, std::string file, std::string what, const at::Tensor& found,
              const at::Tensor& expected);
void addNear(std::vector<GoldenRow>& rows, std::string file, std::string what, const at::Tensor& found,
             const at::Tensor& expected, double allowed);

/// A prompt in the Hugging Face form: ids, and codes of its clips, frame by frame.
struct GoldenPrompt
{
    std::vector<std::int64_t> ids;
    at::Tensor frames; ///< [n, codebooks]; undefined without clips
};

/// `name` of prompts.safetensors, with its clips; `ids` replaces the prompt's own when given.
Result<GoldenPrompt> goldenPrompt(GoldenFolder& golden, const std::string& name, const at::Tensor& ids = {});

/// What a model says to a prompt, greedily: [frames, codebooks]; shorter when it stops by itself.
Result<at::Tensor> greedyCodes(const std::shared_ptr<const Csm>& csm, const GoldenPrompt& prompt,
                               std::int64_t frames, const LoraSet* lora = nullptr);
/// The same with one slot for each prompt.
Result<std::vector<at::Tensor>> greedyCodes(const std::shared_ptr<const Csm>& csm,
                                            const std::vector<GoldenPrompt>& prompts, std::int64_t frames,
                                            const LoraSet* lora = nullptr);

/// States [positions, width] of a prompt heard at once.
at::Tensor heardStates(const Csm& csm, const GoldenPrompt& prompt, const LoraSet* lora = nullptr);
/// Logits of codebooks 1.. when the frame's codes [codebooks] are given: [codebooks - 1, vocabulary].
at::Tensor depthLogits(const Csm& csm, const at::Tensor& state, const at::Tensor& codes,
                       const LoraSet* lora = nullptr);
at::Tensor embedded(const Csm& csm, const GoldenPrompt& prompt);

/// The model in `folder`, in float32; `weights` is a file or an index of shards.
Result<std::shared_ptr<Csm>> goldenCsm(const std::filesystem::path& folder, at::Device device,
                                       const std::string& weights = "model.safetensors");
/// The codec among the same weights.
Result<std::shared_ptr<Mimi>> goldenMimi(const std::filesystem::path& base, at::Device device);

} // namespace understudy
