#include "core/model/torch_device_p.h"

#include "core/model/device_report.h"
#include "core/model/torch_guard_p.h"

#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/csrc/api/include/torch/version.h>
#if TORCH_VERSION_MAJOR > 2 || TORCH_VERSION_MINOR >= 10
#include <c10/core/CachingDeviceAllocator.h>
#define UNDERSTUDY_TELLS_MEMORY 1
#endif

namespace understudy {
namespace {

std::string devicesHere()
{
    std::string names;
    for (const auto& device : computeReport().devices)
        names += (names.empty() ? "" : ", ") + device.id;
    return names;
}

/// LibTorch's own switchboard of devices, and not CUDA's headers: this compiles with its CPU build too. The
/// device "meta" has shapes and no values.
bool isHere(at::Device device)
{
    const auto type = device.type();
    return type != at::kMeta && c10::impl::hasDeviceGuardImpl(type) &&
           device.index() < c10::impl::VirtualGuardImpl(type).deviceCount();
}

} // namespace

Result<at::Device> deviceNamed(const std::string& name)
{
    // LibTorch throws for what is no name of a device at all.
    const auto found = torchGuard("device " + name, [&]() -> Result<at::Device> {
        const at::Device device(name);
        return device.is_cpu() || device.has_index() ? device : at::Device(device.type(), 0);
    });
    if (!found || !isHere(*found))
        return fail(Code::DeviceLost, Reason::ComputeDeviceUnknown, name, devicesHere());
    return *found;
}

Result<at::Device> deviceOrFirst(const std::string& name)
{
    const auto count = at::hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0;
    return deviceNamed(!name.empty() ? name : count > 0 ? "cuda:0" : "cpu");
}

std::optional<DeviceMemory> memoryOf(at::Device device)
{
#if defined(UNDERSTUDY_TELLS_MEMORY)
    if (auto* memory = dynamic_cast<c10::DeviceAllocator*>(c10::GetAllocator(device.type()))) {
        const auto index = device.has_index() ? device.index() : c10::DeviceIndex(0);
        constexpr auto kAll = std::size_t(c10::CachingAllocator::StatType::AGGREGATE);
        const auto reserved = memory->getDeviceStats(index).reserved_bytes[kAll].current;
        const auto [free, total] = memory->getMemoryInfo(index);
        return DeviceMemory{Bytes(reserved), Bytes(std::int64_t(free))};
    }
#endif
    return std::nullopt;
}

void synchronise(at::Device device)
{
    if (!device.is_cpu())
        c10::impl::VirtualGuardImpl(device.type()).synchronizeDevice(device.index());
}

} // namespace understudy
