// What the engine's benchmark measured, as lines for people and as JSON. Without Qt: app/engine prints it
// too.
#pragma once

#include "core/model/bench/engine_bench.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace understudy::cli {

/// `bench engine --quick`: one line, few frames.
EngineBenchOptions quick(EngineBenchOptions options);

std::string lineOf(const EngineBenchRow& row);
/// What all rows have in common.
std::vector<std::string> linesOf(const EngineBenchReport& report);
/// The whole; figures that mean nothing on the device are null.
nlohmann::ordered_json jsonOf(const EngineBenchReport& report, std::int64_t peakResident);

} // namespace understudy::cli
