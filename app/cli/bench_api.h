// What the parts of bench api share: a server in this process, and figures of its answers.
#pragma once

#include "app/cli/bench.h"
#include "app/cli/bench_client.h"
#include "app/server/api_server.h"

#include <memory>
#include <string>
#include <vector>

namespace understudy::cli {

inline constexpr const char* kBenchToken = "token-of-the-benchmark";

/// On a free port, with POST /echo beside the rest.
Result<std::unique_ptr<server::ApiServer>> startBenchServer(const server::Served& served);

/// Of unsorted values; 0 for none.
double percentile(std::vector<double> values, double share);

/// Prints; true where no answer was an error other than 429.
bool benchApiLoad(const Cli& cli, const BenchOptions& options, Json& figures);

} // namespace understudy::cli
