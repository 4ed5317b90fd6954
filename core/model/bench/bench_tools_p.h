// What benchmarks of networks share.
#pragma once

#include "core/model/torch_p.h"

#include <chrono>

namespace understudy {

/// A GPU works on while the program goes on: a time is taken when it is done.
class Stopwatch
{
public:
    explicit Stopwatch(at::Device device);
    double ms() const;

private:
    at::Device m_device;
    std::chrono::steady_clock::time_point m_begin;
};

/// Bytes a second. By the C library's own search, which waits for nothing but the memory.
double readBandwidth(int threads);

} // namespace understudy
