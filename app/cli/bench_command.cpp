// understudy bench script|assembly|tokenizer
#include "app/cli/bench.h"

#include <fstream>

namespace understudy::cli {

namespace {

/// A figure of /proc/self/status in bytes ("VmRSS", "VmHWM"); 0 where there is none.
std::int64_t statusBytes(const std::string& field)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(field + ":"))
            return std::stoll(line.substr(field.size() + 1)) * 1024;
    return 0;
}

} // namespace

std::int64_t residentBytes()
{
    return statusBytes("VmRSS");
}

std::int64_t peakResidentBytes()
{
    return statusBytes("VmHWM");
}

void resetPeakResident()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

void addBenchCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("bench", "Measure this machine; prints figures and ratios");
    group->require_subcommand(1);
    auto options = std::make_shared<BenchOptions>();

    auto* script = addCommand(*group, cli, "script", "Read and normalise a long script",
                              [&cli, options] { return benchScript(cli, *options); });
    script->add_option("--lines", options->lines, "Lines of speech")
        ->check(CLI::Range(1, 19'000))
        ->capture_default_str();

    auto* tokenizer = addCommand(*group, cli, "tokenizer", "Turn English text into token ids",
                                 [&cli, options] { return benchTokenizer(cli, *options); });
    tokenizer->add_option("--tokenizer", options->tokenizer, "A tokenizer.json")->required();

    auto* assembly = addCommand(*group, cli, "assembly", "Mix and master a long episode",
                                [&cli, options] { return benchAssembly(cli, *options); });
    assembly->add_option("--takes", options->takes, "Takes")
        ->check(CLI::Range(1, 20'000))
        ->capture_default_str();
    assembly->add_option("--hours", options->hours, "Hours of audio")
        ->check(CLI::Range(0.001, 24.0))
        ->capture_default_str();
    assembly->add_option("--folder", options->folder, "Scratch folder (default: a temporary one)");
}

} // namespace understudy::cli
