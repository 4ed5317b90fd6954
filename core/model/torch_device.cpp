#include "core/model/torch_device_p.h"

#include "core/model/device_report.h"
#include "core/model/torch_guard_p.h"

#include <c10/core/impl/VirtualGuardImpl.h>

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

void synchronise(at::Device device)
{
    if (!device.is_cpu())
        c10::impl::VirtualGuardImpl(device.type()).synchronizeDevice(device.index());
}

} // namespace understudy
