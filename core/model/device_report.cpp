#include "core/model/device_report.h"

// The narrowest headers that answer: torch.h costs ten seconds a file. None of them is CUDA's, so that this
// compiles with LibTorch's CPU build too.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/csrc/api/include/torch/version.h>

#include <fstream>
#include <thread>
#include <unistd.h>

namespace understudy {
namespace {

/// "model name" of Linux' /proc/cpuinfo; some machines have none.
std::string cpuName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return std::to_string(std::thread::hardware_concurrency()) + " x " + at::get_cpu_capability();
}

ComputeDevice cpu()
{
    const auto memory = Bytes(static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE));
    return {"cpu", cpuName(), memory, true, {"float32", "bfloat16"}};
}

/// LibTorch's CPU build knows no card; its CUDA build knows those that the driver shows.
std::vector<ComputeDevice> cards()
{
    std::vector<ComputeDevice> devices;
    if (!at::hasCUDA())
        return devices;
    for (int index = 0; index < at::detail::getCUDAHooks().getNumGPUs(); ++index) {
        const auto id = "cuda:" + std::to_string(index);
        devices.push_back({id, id, Bytes(0), true, {"float32", "bfloat16", "float16"}});
    }
    return devices;
}

} // namespace

std::string torchVersion()
{
    return TORCH_VERSION;
}

ComputeReport computeReport()
{
    ComputeReport report{torchVersion(), at::show_config(), at::get_num_threads(), {cpu()}};
    for (auto& card : cards())
        report.devices.push_back(std::move(card));
    return report;
}

} // namespace understudy
