// bench script: parse and normalise
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "core/base/digits.h"
#include "core/text/lines.h"
#include "core/text/script_reader.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace understudy::cli {

namespace {

constexpr double kTargetSeconds = 0.5; ///< for 10,000 lines
constexpr int kRepeats = 5;

/// Dialogue with numbers, units, tags and pauses, as a real script has them; one line of speech each.
std::string makeScript(int lines)
{
    static constexpr std::array texts = {
        "The pool at our feet is 1.2 m long and holds about 90 litres of cold water.",
        "By noon it will have warmed by 11 °C and turned <emphasis>almost</emphasis> as salty as the Red "
        "Sea.",
        "In 1854 Charles Darwin finished a study that had taken him 8 years and cost $3.50 a page.",
        "Did *every* keeper live alone at 5:40 in the morning on March 5, 1911?",
        "You were promised barnacles, and between 10-15% of them are here today. [pause 800ms]",
        "It tastes the rock, chooses a place, and glues itself down by the forehead for good.",
    };
    std::string script = "---\ntitle: Bench\nvoices:\n  Mara: draft/slt\n  Jon: draft/rms\n---\n";
    for (int i = 0; i < lines; ++i) {
        if (i % 200 == 0)
            script += "\n## Part " + std::to_string(i / 200 + 1) + "\n";
        script += i % 2 ? "\nJON: " : "\nMARA: ";
        script += texts[static_cast<std::size_t>(i) % texts.size()];
        script += '\n';
    }
    return script;
}

} // namespace

int benchScript(const Cli& cli, const BenchOptions& options)
{
    const auto script = makeScript(options.lines);
    std::vector<double> runs;
    std::size_t lines = 0;
    for (int i = 0; i < kRepeats; ++i) {
        const auto began = std::chrono::steady_clock::now();
        const auto reading = readScript(script, ScriptNotation::Markdown);
        lines = splitLines(reading.script).lines.size();
        runs.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }
    std::ranges::sort(runs);
    const double target = kTargetSeconds * static_cast<double>(lines) / 10'000;
    if (cli.isJson)
        cli.print({{"lines", lines},
                   {"bytes", script.size()},
                   {"min_s", runs.front()},
                   {"median_s", runs[runs.size() / 2]},
                   {"ratio_to_target", target / runs.front()}});
    cli.say(std::to_string(lines) + " lines read and normalised in " + digitsOf(runs.front(), 3) +
            " s (median " + digitsOf(runs[runs.size() / 2], 3) + " s); " +
            digitsOf(target / runs.front(), 2) + " × as fast as asked (10,000 lines in 0.5 s)");
    return kOk;
}

} // namespace understudy::cli
