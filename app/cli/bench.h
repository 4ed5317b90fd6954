// Benchmarks: each measures, prints figures and ratios, and asserts nothing.
#pragma once

#include "app/cli/cli.h"

namespace understudy::cli {

struct BenchOptions
{
    int takes = 3000;      ///< assembly
    double hours = 3;      ///< assembly
    int lines = 10'000;    ///< script
    std::string folder;    ///< scratch; empty: a temporary folder
    std::string tokenizer; ///< tokenizer: a tokenizer.json
};

int benchAssembly(const Cli& cli, const BenchOptions& options);
int benchScript(const Cli& cli, const BenchOptions& options);
int benchTokenizer(const Cli& cli, const BenchOptions& options);

/// Resident memory of this process, bytes.
std::int64_t residentBytes();
/// The most it has been since the start, or since resetPeakResident().
std::int64_t peakResidentBytes();
void resetPeakResident();

} // namespace understudy::cli
