// Where a network takes its tensors from: always by the names of the Hugging Face layout, always with the
// shape it needs. The published layouts, a synthetic model and a test's tensors look alike from here.
#pragma once

#include "core/base/result.h"
#include "core/model/torch_p.h"
#include "core/model/weights/tensor_store.h"

#include <memory>
#include <string>
#include <string_view>

namespace understudy {

class WeightSource
{
public:
    virtual ~WeightSource() = default;

    virtual bool has(std::string_view name) const = 0;
    /// On the CPU, contiguous, in the type it is stored in; may be a view of a mapped file. Errors:
    /// TensorMissing, TensorShape.
    virtual Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const = 0;
    /// The memory behind what was read is not needed any more.
    virtual void release(const std::string& name) const;
    /// For messages.
    virtual std::string where() const = 0;
};

/// Tensors of a store under their own names.
std::unique_ptr<WeightSource> weightsOf(std::shared_ptr<const TensorStore> store);
/// The same source without `prefix` before each name ("codec_model.").
std::unique_ptr<WeightSource> weightsUnder(std::shared_ptr<const WeightSource> source, std::string prefix);

/// A view of a stored tensor as LibTorch sees it; the caller keeps the store.
at::Tensor tensorOf(const TensorView& view);
/// A projection to queries or keys (rows, inputs), its rotary pairs side by side, with each head's first
/// halves before the second ones, as the Hugging Face layouts have them.
at::Tensor halfSplit(const at::Tensor& weight, std::int64_t headDim);

/// Takes tensors out of a source into the type and onto the device that a network computes with.
class WeightLoader
{
public:
    WeightLoader(const WeightSource& source, at::Device device, at::ScalarType type)
        : m_source(&source), m_device(device), m_type(type)
    {
    }

    /// A copy of its own, contiguous. As WeightSource::read, and TensorNotFinite.
    Result<at::Tensor> get(const std::string& name, at::IntArrayRef shape) const;
    /// Several of one width below each other: (sum of rows, columns), so that one product serves all.
    Result<at::Tensor> stacked(const std::vector<std::string>& names, const std::vector<std::int64_t>& rows,
                               std::int64_t columns) const;
    at::Device device() const { return m_device; }
    at::ScalarType type() const { return m_type; }
    const WeightSource& source() const { return *m_source; }

private:
    at::Tensor room(at::IntArrayRef shape) const;
    /// Copies a stored tensor of its shape into `place`.
    Result<void> fill(const at::Tensor& place, const std::string& name) const;

    const WeightSource* m_source;
    at::Device m_device;
    at::ScalarType m_type;
};

} // namespace understudy
