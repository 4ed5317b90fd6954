// A device for tests that is the CPU in disguise: its tensors lie in ordinary memory, and each operation
// refuses to mix them with the CPU's, as a GPU does. Its name is "privateuseone:0". Included by one program's
// one source.
#pragma once

#include <ATen/ATen.h>
#include <ATen/EmptyTensor.h>
#include <ATen/ops/_reshape_alias_native.h>
#include <ATen/ops/as_strided_native.h>
#include <ATen/ops/resize_native.h>
#include <ATen/ops/unfold_native.h>
#include <ATen/ops/view_native.h>
#include <torch/library.h>

#include <atomic>
#include <cstdlib>
#include <cstring>

namespace understudy::test {

inline const at::Device kStrict(at::kPrivateUse1, 0);
/// How often somebody waited for it.
inline std::atomic<int> waits = 0;

struct StrictGuard final : c10::impl::NoOpDeviceGuardImpl<at::kPrivateUse1>
{
    at::Device exchangeDevice(at::Device) const override { return kStrict; }
    at::Device getDevice() const override { return kStrict; }
    c10::Stream getStream(at::Device) const noexcept override
    {
        return c10::Stream(c10::Stream::DEFAULT, kStrict);
    }
    void synchronizeDevice(c10::DeviceIndex) const override { ++waits; }
};
C10_REGISTER_GUARD_IMPL(PrivateUse1, StrictGuard)

struct StrictAllocator final : c10::Allocator
{
    c10::DataPtr allocate(std::size_t bytes) override
    {
        auto* data = std::malloc(std::max<std::size_t>(bytes, 1));
        return {data, data, &std::free, kStrict};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &std::free; }
    void copy_data(void* to, const void* from, std::size_t bytes) const override
    {
        std::memcpy(to, from, bytes);
    }
};
inline StrictAllocator strictAllocator;
REGISTER_ALLOCATOR(at::kPrivateUse1, &strictAllocator)

inline at::Tensor emptyStrided(at::IntArrayRef size, at::IntArrayRef stride,
                               std::optional<at::ScalarType> type, std::optional<at::Layout>,
                               std::optional<at::Device>, std::optional<bool>)
{
    return at::detail::empty_strided_generic(size, stride, &strictAllocator,
                                             c10::DispatchKeySet(c10::DispatchKey::PrivateUse1),
                                             type.value_or(at::kFloat));
}

inline at::Tensor empty(at::IntArrayRef size, std::optional<at::ScalarType> type, std::optional<at::Layout>,
                        std::optional<at::Device>, std::optional<bool>,
                        std::optional<at::MemoryFormat> format)
{
    return at::detail::empty_generic(size, &strictAllocator,
                                     c10::DispatchKeySet(c10::DispatchKey::PrivateUse1),
                                     type.value_or(at::kFloat), format);
}

/// The same memory as a tensor of the CPU.
inline at::Tensor unmasked(const at::Tensor& tensor)
{
    if (!tensor.defined() || !tensor.is_privateuseone())
        return tensor;
    return at::from_blob(tensor.data_ptr(), tensor.sizes(), tensor.strides(),
                         at::TensorOptions(tensor.scalar_type()));
}

inline at::Tensor masked(const at::Tensor& tensor)
{
    auto own = emptyStrided(tensor.sizes(), tensor.strides(), tensor.scalar_type(), {}, {}, {});
    unmasked(own).copy_(tensor);
    return own;
}

inline at::Tensor copyFrom(const at::Tensor& from, const at::Tensor& to, bool)
{
    unmasked(to).copy_(unmasked(from));
    return to;
}

/// The only operation that chooses the size of what it writes into.
inline at::Tensor& arange(const at::Scalar& start, const at::Scalar& end, const at::Scalar& step,
                          at::Tensor& out)
{
    const auto values = at::arange(start, end, step, at::TensorOptions(out.scalar_type()));
    out.resize_(values.sizes());
    unmasked(out).copy_(values);
    return out;
}

/// One operation on the CPU: its tensors without their masks.
class StrictCall
{
public:
    void add(c10::IValue& value)
    {
        if (value.isTensor()) {
            value = plain(value.toTensor());
        } else if (value.isTensorList()) {
            c10::List<at::Tensor> list;
            for (const at::Tensor& tensor : value.toTensorList())
                list.push_back(plain(tensor));
            value = list;
        } else if (value.isOptionalTensorList()) {
            c10::List<std::optional<at::Tensor>> list;
            for (const std::optional<at::Tensor>& tensor : value.toOptionalTensorList())
                list.push_back(tensor ? std::optional(plain(*tensor)) : std::nullopt);
            value = list;
        } else if (value.isDevice()) {
            m_isStrict = m_isStrict || value.toDevice() == kStrict;
            value = at::Device(at::kCPU);
        }
    }

    void check(const c10::OperatorHandle& operation) const
    {
        TORCH_CHECK(!m_isStrict || !m_isPlain,
                    "mixes the CPU's tensors with a device's: ", operation.schema().name());
    }

    at::Tensor back(const at::Tensor& result) const
    {
        for (const auto& [own, plain] : m_tensors)
            if (result.unsafeGetTensorImpl() == plain.unsafeGetTensorImpl())
                return own;
        return result.defined() ? masked(result) : result;
    }

private:
    at::Tensor plain(const at::Tensor& tensor)
    {
        if (!tensor.defined())
            return tensor;
        if (!tensor.is_privateuseone()) {
            m_isPlain = m_isPlain || tensor.dim() > 0; // a GPU takes numbers of the CPU
            return tensor;
        }
        m_isStrict = true;
        return m_tensors.emplace_back(tensor, unmasked(tensor)).second;
    }

    std::vector<std::pair<at::Tensor, at::Tensor>> m_tensors;
    bool m_isStrict = false, m_isPlain = false;
};

inline void onTheCpu(const c10::OperatorHandle& operation, torch::jit::Stack* stack)
{
    StrictCall call;
    const auto arguments = operation.schema().arguments().size();
    for (auto at = stack->end() - std::ptrdiff_t(arguments); at != stack->end(); ++at)
        call.add(*at);
    call.check(operation);
    operation.callBoxed(stack);
    const auto results = operation.schema().returns().size();
    for (auto at = stack->end() - std::ptrdiff_t(results); at != stack->end(); ++at)
        if (at->isTensor())
            *at = call.back(at->toTensor());
}

TORCH_LIBRARY_IMPL(_, PrivateUse1, library)
{
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&onTheCpu>());
}

TORCH_LIBRARY_IMPL(aten, PrivateUse1, library)
{
    library.impl("empty.memory_format", TORCH_FN(empty));
    library.impl("empty_strided", TORCH_FN(emptyStrided));
    library.impl("_copy_from", TORCH_FN(copyFrom));
    library.impl("arange.start_out", TORCH_FN(arange));
    library.impl("resize_", TORCH_FN(at::native::resize_));
    // Views are of the same memory, so they cannot go through a copy.
    library.impl("as_strided", TORCH_FN(at::native::as_strided_tensorimpl));
    library.impl("view", TORCH_FN(at::native::view));
    library.impl("_reshape_alias", TORCH_FN(at::native::_reshape_alias));
    library.impl("unfold", TORCH_FN(at::native::unfold));
}

} // namespace understudy::test
