// bench golden: the engine against the reference implementations' data
#include "app/cli/bench.h"
#include "app/cli/golden_figures.h"
#include "core/measure/golden/text_golden.h"
#include "core/train/golden/training_golden.h"
#include "widgets/words/error_text.h"

namespace understudy::cli {

int benchGolden(const Cli& cli, const BenchOptions& options)
{
    GoldenFigures figures([](const Error& error) { return words::sentence(error).toStdString(); });
    const auto tell = [&](GoldenReport report) {
        // What builds upon the networks, the checks of these do not know.
        const std::filesystem::path root(options.golden);
        if (report.place == "lora/training" && !report.rows)
            report.rows = checkTrainingGolden(root / report.place, root / "csm-tiny", options.device);
        if (report.place == "text-eval" && !report.rows)
            report.rows = checkTextGolden(root / report.place);
        for (const auto& line : figures.add(report))
            cli.say(line);
    };
    if (const auto checked = checkGolden(options.golden, options.device, tell); !checked)
        return cli.failed(checked.error());
    if (cli.isJson)
        cli.print(figures.json());
    cli.say(figures.summary());
    return figures.status();
}

} // namespace understudy::cli
