// The devices that LibTorch computes on, by name.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/model/torch_p.h"

#include <optional>
#include <string>

namespace understudy {

/// "cpu", "cuda:0" or "cuda", which is the first one. DeviceLost/ComputeDeviceUnknown for one that is not
/// here.
Result<at::Device> deviceNamed(const std::string& name);
/// The same; empty: the first CUDA device, else the CPU.
Result<at::Device> deviceOrFirst(const std::string& name);

/// What LibTorch holds of a device other than the CPU, and what could still be had of it. Empty where it does not say.
struct DeviceMemory
{
    Bytes used, free;
};
std::optional<DeviceMemory> memoryOf(at::Device device);

/// Waits until the device has done all that it was given; the CPU always has.
void synchronise(at::Device device);

} // namespace understudy
