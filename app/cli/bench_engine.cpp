// bench engine: milliseconds of a frame, by phase
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "core/model/bench/engine_bench.h"

namespace understudy::cli {

namespace {

/// What the same work takes at most: the time its bytes need, and a quarter.
constexpr double kAllowedShare = 1.25;
constexpr double kAllowedCodec = 9; // ms

Json describe(const EngineBenchRow& row)
{
    return {{"weights", name(row.precision)},
            {"lines", row.lines},
            {"x_real_time", row.xRealTime},
            {"ms_per_frame",
             {{"total", row.total},
              {"backbone", row.backbone},
              {"depth_decoder", row.depth},
              {"sampling", row.sampling}}},
            {"first_audio_ms", row.firstAudio},
            {"first_audio_after_prefix_ms", row.afterPrefix},
            {"floor_ms", row.floor},
            {"ratio_to_floor", row.total / row.floor}};
}

void printRow(const Cli& cli, const EngineBenchRow& row)
{
    cli.say(std::string(name(row.precision)) + " × " + std::to_string(row.lines) + "  " + fixed(row.total) + " ms a frame (backbone " +
            fixed(row.backbone) + ", depth decoder " + fixed(row.depth) + ", sampling " + fixed(row.sampling) +
            ")  " + fixed(row.xRealTime, 3) + " × real time  " + fixed(row.total / row.floor, 2) +
            " × the time its bytes need (" + fixed(row.floor) + " ms; asked ≤ " + fixed(kAllowedShare, 2) +
            ")  first audio " + fixed(row.firstAudio) + " ms, " + fixed(row.afterPrefix) +
            " ms with the clip heard before");
}

} // namespace

int benchEngineCommand(const Cli& cli, const BenchOptions& options)
{
    EngineBenchOptions engine;
    engine.precision = *precisionNamed(options.precision);
    engine.device = options.device;
    if (options.isQuick) {
        engine.lines = {1};
        engine.frames = 8;
    }
    if (!options.model.empty()) {
        const auto files = ModelStore(ModelStore::userFolder()).csmFiles(options.model);
        if (!files)
            return cli.failed(files.error());
        engine.files = *files;
    }
    resetPeakResident();
    const auto report = benchEngine(engine, [&](const EngineBenchRow& row) { printRow(cli, row); });
    if (!report)
        return cli.failed(report.error());
    Json rows = Json::array();
    for (const auto& row : report->rows)
        rows.push_back(describe(row));
    if (cli.isJson)
        cli.print({{"rows", std::move(rows)},
                   {"bandwidth_gb_per_s", report->bandwidth / 1e9},
                   {"bytes_per_frame", report->bytesPerFrame.value},
                   {"weights_bytes", report->weights.value},
                   {"load_s", report->load ? Json(report->load->value) : Json()},
                   {"codec_ms_per_frame", report->codecFrame},
                   {"ratio_of_codec_to_target", report->codecFrame / kAllowedCodec},
                   {"peak_resident_bytes", peakResidentBytes()}});
    cli.say("memory read at " + fixed(report->bandwidth / 1e9) + " GB/s; a frame reads " +
            fixed(double(report->bytesPerFrame.value) / 1e9, 2) + " GB; weights " +
            fixed(double(report->weights.value) / 1e9, 2) + " GB" +
            (report->load ? ", loaded in " + fixed(report->load->value, 2) + " s" : std::string()));
    cli.say("codec " + fixed(report->codecFrame) + " ms a frame (asked ≤ " + fixed(kAllowedCodec) + ")");
    return kOk;
}

} // namespace understudy::cli
