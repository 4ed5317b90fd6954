#include "core/model/lora/merged_model.h"

#include "core/base/files.h"
#include "core/model/csm/csm_names_p.h"
#include "core/model/lora/adapter_p.h"
#include "core/model/synthetic/synthetic_parts_p.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>
#include <cstring>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostText{100'000'000}; // a tokenizer's
constexpr std::string_view kWeight = ".weight";

TensorType typeOf(const at::Tensor& tensor)
{
    switch (tensor.scalar_type()) {
    case at::kBFloat16:
        return TensorType::BF16;
    case at::kHalf:
        return TensorType::F16;
    case at::kDouble:
        return TensorType::F64;
    default:
        return TensorType::F32;
    }
}

class Merging
{
public:
    Merging(std::shared_ptr<const TensorStore> store, std::shared_ptr<const WeightSource> source,
            Adapter adapter, const StoreWatch& watch)
        : m_store(std::move(store)), m_source(std::move(source)), m_adapter(std::move(adapter)),
          m_watch(&watch)
    {
    }

    Result<void> write(const fs::path& file, const CsmConfig& config)
    {
        UNDERSTUDY_TRY(const auto plans, plan(config));
        UNDERSTUDY_CHECK(checkModules(plans));
        for (const auto& tensor : plans)
            m_total += bytesOf(tensor);
        return writeTensors(file, plans,
                            [this](const TensorPlan& tensor, std::int64_t offset,
                                   std::span<std::byte> piece) { return fill(tensor, offset, piece); },
                            {{"format", "pt"}});
    }

    bool isHuggingFace() const { return m_store->find("backbone_model.norm.weight") != nullptr; }

private:
    static double bytesOf(const TensorPlan& tensor)
    {
        double bytes = double(sizeOf(tensor.type));
        for (const auto size : tensor.shape)
            bytes *= double(size);
        return bytes;
    }

    /// Everything that the file has, or, of another layout, what a CSM is made of.
    Result<std::vector<TensorPlan>> plan(const CsmConfig& config) const
    {
        std::vector<TensorPlan> plans;
        if (isHuggingFace()) {
            for (const auto& [name, view] : m_store->tensors())
                plans.push_back({name, view.type, view.shape});
            return plans;
        }
        plans = csmTensors(config);
        for (auto& tensor : plans) {
            UNDERSTUDY_TRY(const auto stored, m_source->read(tensor.name, tensor.shape));
            tensor.type = typeOf(stored);
        }
        return plans;
    }

    Result<void> checkModules(const std::vector<TensorPlan>& plans) const
    {
        for (const auto& [module, pair] : m_adapter.pairs) {
            const auto found = std::ranges::find(plans, module + std::string(kWeight), &TensorPlan::name);
            if (found == plans.end())
                return fail(Code::Unsupported, Reason::AdapterUnknown, m_source->where(),
                            "it changes " + module + ", which the model does not have");
            if (found->shape != std::vector{pair.b.size(0), pair.a.size(1)})
                return fail(Code::InvalidInput, Reason::TensorShape, m_source->where(),
                            module + ": it was made for another base model");
        }
        return {};
    }

    Result<void> fill(const TensorPlan& tensor, std::int64_t offset, std::span<std::byte> piece)
    {
        if (m_watch->stop.stop_requested())
            return fail(Code::Cancelled, tensor.name);
        if (m_name != tensor.name)
            UNDERSTUDY_CHECK(open(tensor));
        std::memcpy(piece.data(), static_cast<const std::byte*>(m_tensor.const_data_ptr()) + offset,
                    piece.size());
        m_done += double(piece.size());
        if (m_watch->progress)
            m_watch->progress({Stage::Writing, m_done, m_total, ProgressUnit::FileBytes, {}});
        return {};
    }

    Result<at::Tensor> read(const TensorPlan& tensor) const
    {
        if (isHuggingFace()) // its codec's, too
            return tensorOf(*m_store->find(tensor.name));
        return m_source->read(tensor.name, tensor.shape);
    }

    /// Added in float32, as PEFT does where the base is narrower.
    Result<void> open(const TensorPlan& tensor)
    {
        m_name = tensor.name;
        UNDERSTUDY_TRY(m_tensor, read(tensor));
        const auto module = tensor.name.substr(0, tensor.name.size() - kWeight.size());
        const auto pair = m_adapter.pairs.find(module);
        if (tensor.name.ends_with(kWeight) && pair != m_adapter.pairs.end()) {
            const auto added = at::mm(pair->second.b, pair->second.a) * m_adapter.config.scaleOf(module);
            m_tensor = (m_tensor.to(at::kFloat) + added).to(m_tensor.scalar_type());
        }
        m_tensor = m_tensor.contiguous();
        return {};
    }

    std::shared_ptr<const TensorStore> m_store;
    std::shared_ptr<const WeightSource> m_source;
    Adapter m_adapter;
    const StoreWatch* m_watch;
    double m_done = 0, m_total = 0; // bytes
    std::string m_name;             // of m_tensor
    at::Tensor m_tensor;            // at hand, as it is to be written
};

bool isSmall(const fs::path& file)
{
    const auto name = file.filename().string();
    const auto ending = file.extension();
    return (ending == ".json" || ending == ".jinja" || ending == ".txt") && name != "model.json" &&
           !name.ends_with(".index.json");
}

/// Sizes, tokenizer, generation settings and the like.
Result<void> copySmallFiles(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    for (fs::directory_iterator entry(from, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (!isSmall(entry->path()))
            continue;
        UNDERSTUDY_TRY(const auto text, readFile(entry->path(), kMostText));
        UNDERSTUDY_CHECK(writeFile(to / entry->path().filename(), text));
    }
    return error ? Result<void>(Failure(systemError(error.value(), from))) : Result<void>();
}

} // namespace

Result<void> writeMergedModel(const CsmFiles& base, const fs::path& adapter, const fs::path& folder,
                              const StoreWatch& watch)
{
    UNDERSTUDY_TRY(const auto config, readCsmConfig(base.config));
    UNDERSTUDY_TRY(auto store, TensorStore::open(base.weights));
    UNDERSTUDY_TRY(auto source, csmWeights(store, config));
    UNDERSTUDY_TRY(auto loaded, Adapter::load(adapter));
    return torchGuard("merge " + adapter.string(), [&]() -> Result<void> {
        Merging merging(std::move(store), std::move(source), std::move(loaded), watch);
        UNDERSTUDY_CHECK(copySmallFiles(base.config.parent_path(), folder));
        return merging.write(folder / "model.safetensors", config);
    });
}

} // namespace understudy
