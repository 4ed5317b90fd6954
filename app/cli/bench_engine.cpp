// bench engine: milliseconds of a frame, by phase
#include "app/cli/bench.h"
#include "app/cli/engine_figures.h"
#include "app/cli/exit_status.h"
#include "app/cli/resident_memory.h"
#include "core/model/store/model_store.h"

namespace understudy::cli {

int benchEngineCommand(const Cli& cli, const BenchOptions& options)
{
    EngineBenchOptions engine;
    engine.precision = *precisionNamed(options.precision);
    engine.device = options.device;
    if (options.isQuick)
        engine = quick(std::move(engine));
    if (!options.model.empty()) {
        const auto files = ModelStore(ModelStore::userFolder()).csmFiles(options.model);
        if (!files)
            return cli.failed(files.error());
        engine.files = *files;
    }
    resetPeakResident();
    const auto report = benchEngine(engine, [&](const EngineBenchRow& row) { cli.say(lineOf(row)); });
    if (!report)
        return cli.failed(report.error());
    if (cli.isJson)
        cli.print(jsonOf(*report, peakResidentBytes()));
    for (const auto& line : linesOf(*report))
        cli.say(line);
    return kOk;
}

} // namespace understudy::cli
