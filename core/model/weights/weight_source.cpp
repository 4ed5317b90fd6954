#include "core/model/weights/weight_source_p.h"

#include "core/model/weights/huge_pages_p.h"

#include <cmath>
#include <numeric>
#include <sstream>

namespace understudy {
namespace {

at::ScalarType scalarType(TensorType type)
{
    switch (type) {
    case TensorType::Bool:
        return at::kBool;
    case TensorType::U8:
        return at::kByte;
    case TensorType::I8:
        return at::kChar;
    case TensorType::I16:
        return at::kShort;
    case TensorType::I32:
        return at::kInt;
    case TensorType::I64:
        return at::kLong;
    case TensorType::F16:
        return at::kHalf;
    case TensorType::BF16:
        return at::kBFloat16;
    case TensorType::F32:
        return at::kFloat;
    case TensorType::F64:
        return at::kDouble;
    }
    return at::kFloat;
}

std::string shapeText(at::IntArrayRef shape)
{
    std::ostringstream text;
    text << '(';
    for (std::size_t i = 0; i < shape.size(); ++i)
        text << (i == 0 ? "" : ", ") << shape[i];
    text << ')';
    return text.str();
}

class StoredWeights final : public WeightSource
{
public:
    explicit StoredWeights(std::shared_ptr<const TensorStore> store) : m_store(std::move(store)) {}

    bool has(std::string_view name) const override { return m_store->find(name) != nullptr; }

    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        const auto* view = m_store->find(name);
        if (view == nullptr)
            return fail(Code::InvalidInput, Reason::TensorMissing, where(), name);
        if (at::IntArrayRef(view->shape) != shape)
            return fail(Code::InvalidInput, Reason::TensorShape, where(),
                        name + ": found " + shapeText(view->shape) + ", expected " + shapeText(shape));
        return tensorOf(*view);
    }

    void release(const std::string& name) const override
    {
        if (const auto* view = m_store->find(name))
            m_store->release(*view);
    }

    std::string where() const override { return m_store->path().string(); }

private:
    std::shared_ptr<const TensorStore> m_store;
};

class WeightsUnder final : public WeightSource
{
public:
    WeightsUnder(std::shared_ptr<const WeightSource> source, std::string prefix)
        : m_source(std::move(source)), m_prefix(std::move(prefix))
    {
    }

    bool has(std::string_view name) const override { return m_source->has(m_prefix + std::string(name)); }
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        return m_source->read(m_prefix + name, shape);
    }
    void release(const std::string& name) const override { m_source->release(m_prefix + name); }
    std::string where() const override { return m_source->where(); }

private:
    std::shared_ptr<const WeightSource> m_source;
    std::string m_prefix;
};

} // namespace

void WeightSource::release(const std::string& /*name*/) const {}

std::unique_ptr<WeightSource> weightsOf(std::shared_ptr<const TensorStore> store)
{
    return std::make_unique<StoredWeights>(std::move(store));
}

std::unique_ptr<WeightSource> weightsUnder(std::shared_ptr<const WeightSource> source, std::string prefix)
{
    return std::make_unique<WeightsUnder>(std::move(source), std::move(prefix));
}

at::Tensor tensorOf(const TensorView& view)
{
    // LibTorch's views are never const; nobody writes through this one, and the mapping is read-only.
    auto* data = const_cast<std::byte*>(view.bytes.data());
    return at::from_blob(data, view.shape, at::TensorOptions(scalarType(view.type)));
}

at::Tensor halfSplit(const at::Tensor& weight, std::int64_t headDim)
{
    const auto rows = weight.size(0), inputs = weight.size(1);
    return weight.view({rows / headDim, headDim / 2, 2, inputs}).transpose(1, 2).reshape({rows, inputs});
}

Result<at::Tensor> WeightLoader::get(const std::string& name, at::IntArrayRef shape) const
{
    const auto tensor = room(shape);
    UNDERSTUDY_CHECK(fill(tensor, name));
    return tensor;
}

Result<at::Tensor> WeightLoader::stacked(const std::vector<std::string>& names,
                                         const std::vector<std::int64_t>& rows, std::int64_t columns) const
{
    const auto whole = room({std::accumulate(rows.begin(), rows.end(), std::int64_t(0)), columns});
    std::int64_t row = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        UNDERSTUDY_CHECK(fill(whole.narrow(0, row, rows[i]), names[i]));
        row += rows[i];
    }
    return whole;
}

at::Tensor WeightLoader::room(at::IntArrayRef shape) const
{
    auto tensor = at::empty(shape, at::TensorOptions(m_type).device(m_device));
    useHugePages(tensor);
    return tensor;
}

Result<void> WeightLoader::fill(const at::Tensor& place, const std::string& name) const
{
    UNDERSTUDY_TRY(const auto stored, m_source->read(name, place.sizes()));
    place.copy_(stored);
    m_source->release(name);
    // One pass in float32: a NaN or an infinity anywhere shows in the sum.
    if (place.is_floating_point() && !std::isfinite(place.sum(at::kFloat).item<float>()))
        return fail(Code::Corrupt, Reason::TensorNotFinite, m_source->where(), name);
    return {};
}

} // namespace understudy
