// bench measure: what hears and judges speech, at true size
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "app/cli/whisper_figures.h"

namespace understudy::cli {

int benchMeasure(const Cli& cli, const BenchOptions& options)
{
    WhisperBenchOptions whisper;
    whisper.precision = *precisionNamed(options.precision);
    whisper.device = options.device;
    if (options.isQuick) {
        whisper.sizes = {"base"};
        whisper.repeats = 1;
    }
    const auto report = benchWhisper(whisper, [&](const WhisperBenchRow& row) { cli.say(lineOf(row)); });
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print({{"whisper", jsonOf(*report)}});
    if (options.isBaseline)
        cli.say(whisperBaseline());
    return kOk;
}

} // namespace understudy::cli
