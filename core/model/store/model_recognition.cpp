#include "core/model/store/model_recognition_p.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/model/weights/tensor_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> kCompanions{"config.json", "generation_config.json",
                                                      "tokenizer.json"};
/// Of a recogniser too: what it listens to, and its tokenizer in other files.
constexpr std::array<std::string_view, 8> kWhisperCompanions{
    "config.json", "generation_config.json", "tokenizer.json",    "preprocessor_config.json",
    "vocab.json",  "merges.txt",             "added_tokens.json", "normalizer.json"};
constexpr Bytes kMostText{100'000'000};
/// The published tokenizer has about a million values.
constexpr JsonLimits kTextLimits{.depth = 32, .values = 5'000'000};
constexpr std::string_view kCodecPrefix = "codec_model.";

/// A tensor that only this model in this layout has. In order of preference, when a folder holds several.
struct Signature
{
    std::string_view tensor;
    ModelKind kind;
    ModelLayout layout;
};
constexpr std::array kSignatures{
    Signature{"backbone_model.norm.weight", ModelKind::Csm, ModelLayout::HuggingFace},
    Signature{"backbone.norm.scale", ModelKind::Csm, ModelLayout::Sesame},
    Signature{"quantizer.semantic_residual_vector_quantizer.input_proj.weight", ModelKind::Mimi,
              ModelLayout::HuggingFace},
    Signature{"quantizer.rvq_first.input_proj.weight", ModelKind::Mimi, ModelLayout::Kyutai},
    Signature{"model.encoder.conv1.weight", ModelKind::Whisper, ModelLayout::HuggingFace},
    Signature{"encoder.conv1.weight", ModelKind::Whisper, ModelLayout::HuggingFace},
    Signature{"blocks.0.conv.conv.weight", ModelKind::Ecapa, ModelLayout::SpeechBrain},
};

bool isAdapter(const TensorStore& store)
{
    return std::ranges::any_of(store.tensors(), [](const auto& tensor) {
        return tensor.first.find(".lora_A.") != std::string::npos ||
               tensor.first.find(".lora_embedding_A") != std::string::npos;
    });
}

std::string precisionOf(const TensorStore& store)
{
    std::map<TensorType, std::size_t> bytes;
    for (const auto& [name, view] : store.tensors())
        bytes[view.type] += view.bytes.size();
    const auto most = std::ranges::max_element(bytes, {}, [](const auto& entry) { return entry.second; });
    const auto type = most == bytes.end() ? TensorType::F32 : most->first;
    return type == TensorType::BF16 ? "bf16" : type == TensorType::F16 ? "fp16" : "fp32";
}

/// One set of weights, and how much it is wanted (the row of its signature).
struct Candidate
{
    std::size_t rank = 0;
    FoundModel model;
};

Result<Candidate> classify(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto store, TensorStore::open(file));
    const auto row =
        std::ranges::find_if(kSignatures, [&](const auto& s) { return store->find(s.tensor) != nullptr; });
    if (row == kSignatures.end()) {
        if (isAdapter(*store))
            return fail(Code::InvalidInput, Reason::ModelIsAdapter, file.string());
        const auto& tensors = store->tensors();
        return fail(Code::InvalidInput, Reason::WeightsUnknown, file.string(),
                    tensors.empty() ? "no tensors" : "tensors like " + tensors.begin()->first.substr(0, 100));
    }
    Candidate found;
    found.rank = static_cast<std::size_t>(row - kSignatures.begin());
    auto& info = found.model.info;
    info.kind = row->kind;
    info.layout = row->layout;
    info.weights = file.filename().string();
    info.precision = precisionOf(*store);
    const auto codec = store->tensors().lower_bound(kCodecPrefix);
    info.hasCodec = info.kind == ModelKind::Csm && codec != store->tensors().end() &&
                    codec->first.starts_with(kCodecPrefix);
    found.model.files = store->files();
    if (file.extension() == ".json")
        found.model.files.push_back(file);
    return found;
}

bool isIndex(const fs::path& file)
{
    return file.string().ends_with(".safetensors.index.json");
}

bool isWeights(const fs::path& file)
{
    return isIndex(file) || file.extension() == ".safetensors" || file.extension() == ".ckpt";
}

/// Indexes and single files, by name; indexes first, so that their shards need not be looked at alone.
Result<std::vector<fs::path>> weightFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (isWeights(entries->path()))
            files.push_back(entries->path());
    if (error)
        return Failure(systemError(error.value(), folder));
    std::ranges::sort(files, {}, [](const fs::path& file) { return std::pair(!isIndex(file), file); });
    return files;
}

/// All that can be used in a folder. When nothing can: the first complaint.
Result<std::vector<Candidate>> candidatesIn(const fs::path& folder)
{
    UNDERSTUDY_TRY(const auto files, weightFiles(folder));
    std::vector<Candidate> candidates;
    std::set<fs::path> seen;
    std::optional<Error> complaint;
    for (const auto& file : files) {
        if (seen.contains(file))
            continue;
        auto found = classify(file);
        if (!found) {
            complaint = complaint.value_or(found.error());
            continue;
        }
        seen.insert(found->model.files.begin(), found->model.files.end());
        candidates.push_back(std::move(*found));
    }
    if (candidates.empty() && complaint)
        return Failure(*complaint);
    if (candidates.empty())
        return fail(Code::InvalidInput, Reason::WeightsUnknown, folder.string(), "no .safetensors file");
    return candidates;
}

Result<nlohmann::json> readJson(const fs::path& file, Reason reason)
{
    UNDERSTUDY_TRY(const auto text, readFile(file, kMostText));
    if (auto sound = checkJson(text, kTextLimits); !sound)
        return fail(Code::Corrupt, reason, file.string(), sound.error().detail);
    auto document = nlohmann::json::parse(text, nullptr, false);
    if (!document.is_object())
        return fail(Code::Corrupt, reason, file.string(), "it is no JSON object");
    return document;
}

/// Whether it can be what it is called; those who load it look closer.
Result<void> checkCompanion(const fs::path& file, ModelKind kind)
{
    if (file.extension() == ".txt")
        return {};
    const bool isTokenizer = file.filename() == "tokenizer.json";
    UNDERSTUDY_TRY(const auto document,
                   readJson(file, isTokenizer ? Reason::TokenizerDamaged : Reason::ConfigDamaged));
    if (isTokenizer && !(document.contains("model") && document["model"].is_object()))
        return fail(Code::Corrupt, Reason::TokenizerDamaged, file.string(), "no model");
    const auto type = document.find("model_type");
    if (file.filename() == "config.json" && type != document.end() && *type != name(kind))
        return fail(Code::InvalidInput, Reason::ConfigDamaged, file.string(),
                    "model_type is " + type->dump(-1, ' ', true).substr(0, 60));
    return {};
}

Result<void> addCompanions(FoundModel& model, const fs::path& folder)
{
    if (model.info.layout == ModelLayout::Kyutai)
        return {}; // their repositories hold configurations of other models
    for (const auto companion : companionNames(model.info.kind)) {
        const auto file = folder / companion;
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            continue;
        UNDERSTUDY_CHECK(checkCompanion(file, model.info.kind));
        model.files.push_back(file);
    }
    return {};
}

} // namespace

std::span<const std::string_view> companionNames(ModelKind kind)
{
    if (kind == ModelKind::Ecapa)
        return {};
    if (kind == ModelKind::Whisper)
        return kWhisperCompanions;
    return kCompanions;
}

Result<FoundModel> recogniseModel(const fs::path& source, Copies copies)
{
    std::error_code ignored;
    if (!fs::is_directory(source, ignored)) {
        UNDERSTUDY_TRY(auto found, classify(source));
        UNDERSTUDY_CHECK(addCompanions(found.model, source.parent_path()));
        return std::move(found.model);
    }
    UNDERSTUDY_TRY(auto candidates, candidatesIn(source));
    std::ranges::stable_sort(candidates, {}, &Candidate::rank);
    auto model = std::move(candidates.front().model);
    if (copies == Copies::All)
        for (const auto& other : std::span(candidates).subspan(1))
            if (other.model.info.kind == model.info.kind)
                model.files.insert(model.files.end(), other.model.files.begin(), other.model.files.end());
    UNDERSTUDY_CHECK(addCompanions(model, source));
    return model;
}

} // namespace understudy
