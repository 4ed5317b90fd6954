// understudy-engine golden|bench|measure: the engine on a machine that has LibTorch and nothing else of what the
// whole program needs. Prints what `understudy bench` prints; errors are facts, for there is nobody to make
// sentences.
#include "app/cli/engine_figures.h"
#include "app/cli/exit_status.h"
#include "app/cli/golden_figures.h"
#include "app/cli/resident_memory.h"
#include "app/cli/hearing_figures.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace understudy::cli {

namespace {

struct Options
{
    std::string golden, device = "cpu", precision = "bf16";
    bool isQuick = false, isJson = false;
};

int failed(const Error& error)
{
    std::cerr << "understudy-engine: " << error.describe() << std::endl;
    return exitStatus(error.code);
}

/// A line as soon as it is known: the next one may take minutes.
void say(const Options& options, const std::string& line)
{
    if (!options.isJson)
        std::cout << line << std::endl;
}

void print(const nlohmann::ordered_json& document)
{
    std::cout << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << std::endl;
}

int golden(const Options& options)
{
    GoldenFigures figures([](const Error& error) { return error.describe(); });
    const auto tell = [&](const GoldenReport& report) {
        for (const auto& line : figures.add(report))
            say(options, line);
    };
    if (const auto checked = checkGolden(options.golden, options.device, tell); !checked)
        return failed(checked.error());
    if (options.isJson)
        print(figures.json());
    say(options, figures.summary());
    return figures.status();
}

int bench(const Options& options)
{
    EngineBenchOptions engine;
    engine.precision = *precisionNamed(options.precision);
    engine.device = options.device;
    if (options.isQuick)
        engine = quick(std::move(engine));
    resetPeakResident();
    const auto report = benchEngine(engine, [&](const EngineBenchRow& row) { say(options, lineOf(row)); });
    if (!report)
        return failed(report.error());
    if (options.isJson)
        print(jsonOf(*report, peakResidentBytes()));
    for (const auto& line : linesOf(*report))
        say(options, line);
    return kOk;
}

int measure(const Options& options)
{
    WhisperBenchOptions whisper;
    whisper.precision = *precisionNamed(options.precision);
    whisper.device = options.device;
    if (options.isQuick)
        whisper.sizes = {"base"};
    const auto report = benchWhisper(whisper, [&](const WhisperBenchRow& row) { say(options, lineOf(row)); });
    if (!report)
        return failed(report.error());
    const auto voices = benchVoices({.device = options.device});
    if (!voices)
        return failed(voices.error());
    say(options, lineOf(*voices));
    if (options.isJson)
        print({{"whisper", jsonOf(*report)}, {"ecapa", jsonOf(*voices)}});
    return kOk;
}

int run(int argc, char** argv)
{
    Options options;
    CLI::App app("Understudy's engine alone: checks and benchmarks.", "understudy-engine");
    app.require_subcommand(1);
    auto* checks = app.add_subcommand("golden", "Compare the engine with reference data");
    checks->add_option("folder", options.golden, "Folder with csm-tiny, mimi-tiny, ...")->required();
    auto* figures = app.add_subcommand("bench", "Speak with CSM-1B at true size, weights by formula");
    figures->add_flag("--quick", options.isQuick, "One line, few frames");
    auto* hearing = app.add_subcommand("measure", "Hear with Whisper at true size, weights by formula");
    hearing->add_flag("--quick", options.isQuick, "The size base alone");
    for (auto* command : {figures, hearing})
        command->add_option("--precision", options.precision, "Type of the weights")
            ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
            ->capture_default_str();
    for (auto* command : {checks, figures, hearing}) {
        command->add_option("--device", options.device, "cpu, or cuda:0")->capture_default_str();
        command->add_flag("--json", options.isJson, "One JSON document on standard output");
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? kOk : kUsage; // help arrives here too
    }
    return checks->parsed() ? golden(options) : hearing->parsed() ? measure(options) : bench(options);
}

} // namespace

} // namespace understudy::cli

int main(int argc, char** argv)
{
    return understudy::cli::run(argc, argv);
}
