// The devices that LibTorch computes on, by name.
#pragma once

#include "core/base/result.h"
#include "core/model/torch_p.h"

#include <string>

namespace understudy {

/// "cpu", "cuda:0" or "cuda", which is the first one. DeviceLost/ComputeDeviceUnknown for one that is not
/// here.
Result<at::Device> deviceNamed(const std::string& name);

/// Waits until the device has done all that it was given; the CPU always has.
void synchronise(at::Device device);

} // namespace understudy
