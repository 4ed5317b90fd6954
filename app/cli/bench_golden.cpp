// bench golden: the engine against the reference implementations' data
#include "app/cli/bench.h"
#include "app/cli/golden_figures.h"
#include "widgets/words/error_text.h"

namespace understudy::cli {

int benchGolden(const Cli& cli, const BenchOptions& options)
{
    GoldenFigures figures([](const Error& error) { return words::sentence(error).toStdString(); });
    const auto tell = [&](const GoldenReport& report) {
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
