// Benchmarks: each measures, prints figures and ratios, and asserts nothing.
#pragma once

#include "app/cli/cli.h"

namespace understudy::cli {

struct BenchOptions
{
    int takes = 3000;      ///< assembly
    double hours = 3;      ///< assembly
    int lines = 10'000;    ///< script
    double minutes = 60;   ///< ingest
    std::string folder;    ///< scratch; empty: a temporary folder
    std::string tokenizer; ///< tokenizer: a tokenizer.json
    std::string golden;    ///< golden: the folder
    std::string model;     ///< engine: in the model store; empty: made in memory
    std::string precision = "bf16"; ///< engine, measure
    std::string device = "cpu";     ///< engine, golden, measure, train
    bool isQuick = false;           ///< engine, measure: less; train: one row
    bool isBaseline = false;        ///< train, measure: says what to compare with, and how
    bool keepsAll = false;          ///< train: without checkpointing
    bool isTiny = false;            ///< train: only whole runs over a tiny base
    int steps = 3;                  ///< train: counted
    int kills = 100;                ///< resume
    std::uint64_t seed = 1;         ///< resume: of when it kills
    int clients = 64;               ///< api
    int seconds = 60;               ///< api: of load
    std::string trainRun;           ///< resume: not the benchmark but the run that it kills
};

/// Fails where an answer is an error other than 429.
int benchApi(const Cli& cli, const BenchOptions& options);
int benchAssembly(const Cli& cli, const BenchOptions& options);
int benchIngest(const Cli& cli, const BenchOptions& options);
int benchScript(const Cli& cli, const BenchOptions& options);
int benchTrain(const Cli& cli, const BenchOptions& options);
/// Fails where a run that was killed ends otherwise.
int benchResumeCommand(const Cli& cli, const BenchOptions& options);
int benchMeasure(const Cli& cli, const BenchOptions& options);
int benchTokenizer(const Cli& cli, const BenchOptions& options);
int benchEngineCommand(const Cli& cli, const BenchOptions& options);
/// Fails where a file is out of its tolerance.
int benchGolden(const Cli& cli, const BenchOptions& options);

} // namespace understudy::cli
