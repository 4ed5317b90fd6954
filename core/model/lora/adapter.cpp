#include "core/model/lora/adapter_p.h"

#include "core/base/files.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kLargestConfig{1 << 20};
constexpr std::string_view kPrefix = "base_model.model.";

struct Key
{
    std::string module;
    bool isA = false;
};

/// nullopt for a key that is neither an A nor a B of a linear layer.
std::optional<Key> keyOf(std::string_view name)
{
    if (name.starts_with(kPrefix))
        name.remove_prefix(kPrefix.size());
    for (const std::string_view part : {".lora_A", ".lora_B"}) {
        const auto at = name.rfind(part);
        if (at == std::string_view::npos)
            continue;
        const auto rest = name.substr(at + part.size());
        // ".weight", or ".<adapter's name>.weight" as it stands in memory
        if (rest.ends_with(".weight") && std::ranges::count(rest, '.') <= 2)
            return Key{std::string(name.substr(0, at)), part == ".lora_A"};
    }
    return std::nullopt;
}

Result<void> addTensor(Adapter& adapter, const std::string& name, const TensorView& view,
                       const std::string& subject)
{
    const auto key = keyOf(name);
    if (!key)
        return fail(Code::Unsupported, Reason::AdapterUnknown, subject,
                    "the tensor " + name + " is not understood");
    const auto stored = tensorOf(view);
    if (stored.dim() != 2 || !stored.is_floating_point())
        return fail(Code::InvalidInput, Reason::TensorShape, subject,
                    name + ": it is not a matrix of floats");
    auto tensor = stored.to(at::kFloat, /*non_blocking=*/false, /*copy=*/true);
    if (!at::isfinite(tensor).all().item<bool>())
        return fail(Code::Corrupt, Reason::TensorNotFinite, subject, name);
    auto& pair = adapter.pairs[key->module];
    (key->isA ? pair.a : pair.b) = std::move(tensor);
    return {};
}

Result<void> checkPair(const AdapterConfig& config, const std::string& module, const AdapterPair& pair,
                       const std::string& subject)
{
    if (!pair.a.defined() || !pair.b.defined())
        return fail(Code::InvalidInput, Reason::TensorMissing, subject,
                    module + (pair.a.defined() ? ".lora_B" : ".lora_A"));
    const auto rank = config.rankOf(module);
    if (pair.a.size(0) != rank || pair.b.size(1) != rank)
        return fail(Code::InvalidInput, Reason::TensorShape, subject,
                    module + ": found rank " + std::to_string(pair.a.size(0)) + ", expected " +
                        std::to_string(rank));
    return {};
}

/// Bare names reach the codec's transformers too; it takes no part in training, so what stands there is as it
/// was made, with B = 0.
void dropCodec(Adapter& adapter)
{
    std::erase_if(adapter.pairs, [&](const auto& entry) {
        if (!entry.first.starts_with("codec_model."))
            return false;
        if (entry.second.b.defined() && entry.second.b.count_nonzero().template item<std::int64_t>() > 0)
            adapter.ignored.push_back(entry.first);
        return true;
    });
}

bool hasEnd(std::string_view module, std::string_view end)
{
    return module == end || module.ends_with("." + std::string(end));
}

} // namespace

Result<Adapter> Adapter::load(const fs::path& folder)
{
    const auto configFile = folder / "adapter_config.json", tensorFile = folder / "adapter_model.safetensors";
    UNDERSTUDY_TRY(const auto text, readFile(configFile, kLargestConfig));
    Adapter adapter;
    UNDERSTUDY_TRY(adapter.config, readAdapterConfig(text, configFile.string()));
    UNDERSTUDY_TRY(const auto store, TensorStore::open(tensorFile));
    adapter.notes = store->metadata();
    return torchGuard("load " + folder.string(), [&]() -> Result<Adapter> {
        for (const auto& [name, view] : store->tensors())
            UNDERSTUDY_CHECK(addTensor(adapter, name, view, tensorFile.string()));
        dropCodec(adapter);
        for (const auto& [module, pair] : adapter.pairs)
            UNDERSTUDY_CHECK(checkPair(adapter.config, module, pair, tensorFile.string()));
        return std::move(adapter);
    });
}

Result<void> Adapter::save(const fs::path& folder) const
{
    UNDERSTUDY_CHECK(ensureFolder(folder));
    std::vector<NamedTensor> tensors;
    for (const auto& [module, pair] : pairs) {
        for (const auto* tensor : {&pair.a, &pair.b}) {
            const auto* bytes = static_cast<const std::byte*>(tensor->const_data_ptr());
            tensors.push_back(
                {std::string(kPrefix) + module + (tensor == &pair.a ? ".lora_A" : ".lora_B") + ".weight",
                 {TensorType::F32, tensor->sizes().vec(), {bytes, tensor->nbytes()}}});
        }
    }
    auto metadata = notes;
    metadata.insert_or_assign("format", "pt");
    UNDERSTUDY_CHECK(writeTensors(folder / "adapter_model.safetensors", tensors, metadata));
    return writeFile(folder / "adapter_config.json", writeAdapterConfig(config));
}

namespace {

/// The pairs of a stacked layer's parts as one: their As below each other, their Bs each at its own rows.
Result<LoraPair> stackedPair(const Adapter& adapter, const Linear& linear, std::set<std::string>& used,
                             const std::string& subject)
{
    std::vector<at::Tensor> downs;
    std::int64_t ranks = 0, row = 0;
    for (const auto& part : linear.parts())
        if (const auto found = adapter.pairs.find(part.module); found != adapter.pairs.end())
            ranks += found->second.a.size(0);
    if (ranks == 0)
        return LoraPair{};
    auto up = at::zeros({linear.weight().size(0), ranks}, at::kFloat);
    std::int64_t column = 0;
    for (const auto& part : linear.parts()) {
        if (const auto found = adapter.pairs.find(part.module); found != adapter.pairs.end()) {
            const auto& [a, b] = found->second;
            if (a.size(1) != linear.inputs() || b.size(0) != part.rows)
                return fail(Code::InvalidInput, Reason::TensorShape, subject,
                            part.module + ": it was made for another base model");
            up.narrow(0, row, part.rows)
                .narrow(1, column, b.size(1))
                .copy_(b * adapter.config.scaleOf(part.module));
            downs.push_back(a);
            column += b.size(1);
            used.insert(part.module);
        }
        row += part.rows;
    }
    const auto device = linear.weight().device();
    return LoraPair{at::cat(downs).to(device), up.to(device)};
}

/// A target that names nothing in the model would be left out in silence.
Result<void> checkTargets(const Adapter& adapter, const Csm& csm, const std::string& subject)
{
    for (const auto& target : adapter.config.targets) {
        const auto isPart = [&](const LinearPart& part) { return hasEnd(part.module, target); };
        const auto isHere = [&](const Linear* linear) {
            return std::ranges::any_of(linear->parts(), isPart);
        };
        if (!target.starts_with("codec_model.") && std::ranges::none_of(csm.linears(), isHere))
            return fail(Code::Unsupported, Reason::AdapterUnknown, subject,
                        "its target " + target + " is not in the model");
    }
    return {};
}

} // namespace

Result<LoraSet> Adapter::readyFor(const Csm& csm, const std::string& subject) const
{
    return torchGuard("make " + subject + " ready", [&]() -> Result<LoraSet> {
        UNDERSTUDY_CHECK(checkTargets(*this, csm, subject));
        LoraSet set(csm.linears().size());
        std::set<std::string> used;
        for (const auto* linear : csm.linears()) {
            UNDERSTUDY_TRY(set[linear->number()], stackedPair(*this, *linear, used, subject));
        }
        for (const auto& [module, pair] : pairs)
            if (!used.contains(module))
                return fail(Code::Unsupported, Reason::AdapterUnknown, subject,
                            "it changes " + module + ", which the model does not have");
        return set;
    });
}

} // namespace understudy
