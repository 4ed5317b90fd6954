// What LibTorch finds to compute on, for `doctor` and the settings.
#pragma once

#include "core/base/units.h"

#include <string>
#include <vector>

namespace understudy {

struct ComputeDevice
{
    std::string id;   ///< "cpu", "cuda:0"
    std::string name; ///< "AMD EPYC 7B13", "NVIDIA H100 80GB HBM3"
    Bytes memory;     ///< all there is of it; 0 when unknown
    bool isUsable = false;
    std::vector<std::string> precisions; ///< it computes in: "float32", "bfloat16", ...
};

struct ComputeReport
{
    std::string torchVersion;           ///< "2.13.0"
    std::string buildInfo;              ///< LibTorch's own words: compiler, BLAS, CUDA
    int threads = 1;                    ///< LibTorch's for one operation
    std::vector<ComputeDevice> devices; ///< the CPU first
};

ComputeReport computeReport();
/// LibTorch's: "2.13.0".
std::string torchVersion();

} // namespace understudy
