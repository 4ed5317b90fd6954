#include "core/model/synthetic/synthetic_model.h"

#include "core/base/files.h"
#include "core/model/ecapa/ecapa_p.h"
#include "core/model/store/store_work_p.h"
#include "core/model/synthetic/synthetic_parts_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"

#include <ATen/Parallel.h>

#include <functional>
#include <numeric>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWeights = "model.safetensors";
constexpr std::int64_t kGrain = 1 << 14; ///< values, for a thread to be worth its while

Bytes sizeOf(const std::vector<TensorPlan>& tensors)
{
    Bytes size;
    for (const auto& tensor : tensors)
        size += Bytes(std::accumulate(tensor.shape.begin(), tensor.shape.end(),
                                      static_cast<std::int64_t>(sizeof(float)), std::multiplies<>()));
    return size;
}

std::vector<TensorPlan> tensorsOf(ModelKind kind, const SyntheticConfig& config)
{
    if (kind == ModelKind::Mimi)
        return mimiTensors(config.mimi, {});
    if (kind == ModelKind::Whisper)
        return whisperTensors(config.whisper);
    if (kind == ModelKind::Ecapa)
        return ecapaPlans(config.ecapa);
    auto tensors = csmTensors(config.csm);
    auto codec = mimiTensors(config.mimi, "codec_model.");
    tensors.insert(tensors.end(), std::make_move_iterator(codec.begin()),
                   std::make_move_iterator(codec.end()));
    return tensors;
}

/// `Formula`: a network's own, since sizes and norms differ.
template<typename Formula>
Result<void> writeWeights(const fs::path& file, const std::vector<TensorPlan>& tensors, const Formula& weights,
                          Meter& meter)
{
    const auto fill = [&](const TensorPlan& tensor, std::int64_t offset, std::span<std::byte> piece) {
        auto* values = reinterpret_cast<float*>(piece.data()); // of a fresh block: aligned for anything
        const auto first = offset / std::int64_t(sizeof(float));
        const auto count = std::int64_t(piece.size() / sizeof(float));
        at::parallel_for(0, count, kGrain, [&](std::int64_t begin, std::int64_t end) {
            weights.fill(tensor.name, tensor.shape, first + begin,
                         {values + begin, static_cast<std::size_t>(end - begin)});
        });
        return meter.advance(static_cast<std::int64_t>(piece.size()), kWeights);
    };
    return torchGuard("write " + weights.where(),
                      [&] { return writeTensors(file, tensors, fill, {{"format", "pt"}}); });
}

} // namespace

std::string_view name(SyntheticSize size)
{
    return size == SyntheticSize::Tiny ? "tiny" : "full";
}

std::string nameOf(const SynthRequest& request)
{
    return std::string(name(request.kind)) + "-" +
           (request.kind == ModelKind::Whisper ? request.whisper : std::string(name(request.size)));
}

namespace {

/// What lies beside the weights.
Result<void> writeCompanions(const fs::path& folder, ModelKind kind, const SyntheticConfig& config)
{
    switch (kind) {
    case ModelKind::Mimi:
        return writeFile(folder / "config.json", formatMimiConfig(config.mimi));
    case ModelKind::Csm:
        UNDERSTUDY_CHECK(writeFile(folder / "config.json", formatCsmConfig(config)));
        return writeFile(folder / "tokenizer.json", formatByteTokenizer(config.csm.textVocabulary));
    case ModelKind::Ecapa:
        return {};
    case ModelKind::Whisper:
        UNDERSTUDY_CHECK(writeFile(folder / "config.json", formatWhisperConfig(config.whisper)));
        UNDERSTUDY_CHECK(writeFile(folder / "generation_config.json", formatWhisperGeneration(config.whisper)));
        UNDERSTUDY_CHECK(writeFile(folder / "preprocessor_config.json", formatWhisperPreprocessor(config.whisper)));
        return writeFile(folder / "tokenizer.json", formatWhisperTokenizer(config.whisper));
    }
    return {};
}

} // namespace

Result<ModelInfo> synthesiseModel(ModelStore& store, const SynthRequest& request, const StoreWatch& watch)
{
    auto config = syntheticConfig(request.size);
    if (request.kind == ModelKind::Whisper) {
        const auto sizes = whisperSizes(request.whisper);
        if (!sizes)
            return fail(Code::InvalidInput, request.whisper, "a size of Whisper");
        config.whisper = *sizes;
    }
    const auto tensors = tensorsOf(request.kind, config);
    const auto what = nameOf(request);
    Meter meter(watch, Stage::Writing, sizeOf(tensors));
    const auto make = [&](const fs::path& folder) -> Result<void> {
        UNDERSTUDY_CHECK(checkSpace(folder, sizeOf(tensors)));
        UNDERSTUDY_CHECK(writeCompanions(folder, request.kind, config));
        const auto file = folder / kWeights;
        if (request.kind == ModelKind::Ecapa)
            return writeWeights(file, tensors, EcapaFormula("0"), meter);
        return writeWeights(file, tensors, FormulaWeights(config.csm.codebooks, config.csm.audioVocabulary), meter);
    };
    return store.addMade(request.id.empty() ? "synthetic-" + what : request.id,
                         "formula weights v1, salt 0, " + what, true, make, watch);
}

} // namespace understudy
