// bench train: seconds of a step, by phase
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "app/cli/resident_memory.h"
#include "app/cli/scratch_folder.h"
#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/jobs/lane.h"
#include "core/train/bench/train_bench.h"

namespace understudy::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kAskedStepsPerHour = 100;

// Seen on two cores, where baselines/lora_step.py does the same as the first row.
constexpr const char* kBaseline =
    "The first row does what baselines/lora_step.py does: CSM-1B in bf16, rank 8 on all seven projections of\n"
    "both networks, one clip of 8 s with 20 words, 1 frame in 16 for the depth decoder, checkpointing on.\n"
    "Run it right before or after this, on the same two cores, and compare best_step_s and peak_rss_mb:\n"
    "  python3 -m venv venv && venv/bin/pip install torch==2.13.0 transformers==4.57.1 peft==0.21.2\n"
    "  venv/bin/python baselines/lora_step.py --only sixteenth --steps 3\n"
    "Asked: a step in half of its time, and 70 % of its memory.";

std::string gigabytes(const std::optional<Bytes>& bytes)
{
    return bytes ? digitsOf(double(bytes->value) / 1e9, 2) + " GB" : std::string("?");
}

Json orNull(const std::optional<Bytes>& bytes)
{
    return bytes ? Json(bytes->value) : Json();
}

Json describe(const TrainBenchRow& row)
{
    const auto& s = row.settings;
    return {{"name", row.name},
            {"rank", s.rank},
            {"backbone_layers", format(s.targets.backbone)},
            {"clips", s.clips},
            {"accumulate", s.accumulate},
            {"clip_s", row.clipSeconds},
            {"step_s", row.step},
            {"mean_step_s", row.meanStep},
            {"phases_s",
             {{"backbone_forward", row.forward},
              {"depth_decoder", row.depth},
              {"backbone_backward", row.backward},
              {"optimiser", row.optimiser}}},
            {"frozen_s_per_s", row.frozen},
            {"positions_per_s", row.positionsPerSecond},
            {"peak_bytes", orNull(row.peak)},
            {"told_step_s", row.told.step ? Json(row.told.step->value) : Json()},
            {"told_peak_bytes", row.told.memory.value},
            {"steps_per_hour", row.stepsPerHour}};
}

std::string lineOf(const TrainBenchRow& row)
{
    const auto& s = row.settings;
    const auto told = row.told.step ? "told " + digitsOf(row.told.step->value, 2) + " s, " : std::string();
    return row.name + " (rank " + std::to_string(s.rank) + ", layers " + format(s.targets.backbone) + ", " +
           std::to_string(s.clips) + " × " + std::to_string(s.accumulate) + " clips of " +
           digitsOf(row.clipSeconds, 1) + " s)  " + digitsOf(row.step, 2) + " s a step (backbone " +
           digitsOf(row.forward, 2) + ", depth decoder " + digitsOf(row.depth, 2) + ", back " +
           digitsOf(row.backward, 2) + ", optimiser " + digitsOf(row.optimiser, 3) + ")  " +
           digitsOf(row.positionsPerSecond, 0) + " positions/s  peak " + gigabytes(row.peak) + " (" + told +
           gigabytes(row.told.memory) + ")  " + digitsOf(row.stepsPerHour, 0) + " steps/h on 30 min of clips (" +
           digitsOf(row.stepsPerHour / kAskedStepsPerHour, 1) + " × as many as asked, 100)";
}

Json describe(const WholeRunRow& row)
{
    return {{"preset", name(row.preset)},
            {"took_s", row.seconds},
            {"told_s", row.told.total ? Json(row.told.total->value) : Json()},
            {"peak_bytes", orNull(row.peak)},
            {"told_peak_bytes", row.told.memory.value}};
}

std::string lineOf(const WholeRunRow& row)
{
    const auto ofMeasured = [](double told, double measured) {
        return measured > 0 ? ", " + digitsOf(100 * told / measured, 0) + " % of it" : std::string();
    };
    const auto total = row.told.total ? row.told.total->value : 0;
    const auto peak = row.peak ? double(row.peak->value) : 0;
    return "tiny base, " + std::string(name(row.preset)) + "  took " + digitsOf(row.seconds, 1) + " s (told " +
           digitsOf(total, 1) + " s" + ofMeasured(total, row.seconds) + ")  peak " + gigabytes(row.peak) +
           " (told " + gigabytes(row.told.memory) + ofMeasured(double(row.told.memory.value), peak) + ")";
}

struct TrainReport
{
    std::vector<WholeRunRow> whole;
    std::optional<TrainBenchReport> full;
};

/// Whole runs first: their peak is that of a process that did nothing else before.
Result<TrainReport> measured(const TrainBenchOptions& bench, const BenchOptions& options,
                             const std::filesystem::path& folder)
{
    const PeakMemory memory{[] { resetPeakResident(); },
                            []() -> std::optional<Bytes> { return Bytes(peakResidentBytes()); }};
    TrainReport report;
    if (!options.isQuick) {
        UNDERSTUDY_TRY(report.whole, benchWholeRuns(bench, memory, folder));
    }
    if (!options.isTiny) {
        UNDERSTUDY_TRY(report.full, benchTraining(bench, memory));
    }
    return report;
}

} // namespace

int benchTrain(const Cli& cli, const BenchOptions& options)
{
    if (options.isBaseline) {
        cli.say(kBaseline);
        return kOk;
    }
    TrainBenchOptions bench;
    bench.precision = *precisionNamed(options.precision);
    bench.device = options.device;
    bench.isQuick = options.isQuick;
    bench.steps = options.steps;
    bench.checkpointing = options.keepsAll ? Checkpointing::Off : Checkpointing::On;
    const ScratchFolder scratch(options.folder);
    if (const auto made = ensureFolder(scratch.folder()); !made)
        return cli.failed(made.error());
    // On a lane of its own, as a run is.
    Lane lane("bench", 1);
    const auto report = cli.wait(lane.start<TrainReport>(
        JobKind::Bench, "train", [&](JobContext&) { return measured(bench, options, scratch.folder()); }));
    if (!report)
        return cli.failed(report.error());
    Json document = {{"whole_runs", Json::array()}};
    for (const auto& row : report->whole) {
        document["whole_runs"].push_back(describe(row));
        cli.say(lineOf(row));
    }
    if (const auto& full = report->full) {
        document["rows"] = Json::array();
        for (const auto& row : full->rows) {
            document["rows"].push_back(describe(row));
            cli.say(lineOf(row));
        }
        document["weights_bytes"] = full->weights.value;
        document["load_s"] = full->load;
        document["load_peak_bytes"] = orNull(full->loadPeak);
        cli.say("weights " + gigabytes(full->weights) + ", made in " + digitsOf(full->load, 1) + " s, peak " +
                gigabytes(full->loadPeak) + " meanwhile");
    }
    if (cli.isJson)
        cli.print(document);
    return kOk;
}

} // namespace understudy::cli
