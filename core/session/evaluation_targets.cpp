#include "core/session/evaluation_targets_p.h"

#include "core/audio/loudness.h"
#include "core/audio/reader.h"
#include "core/base/hash.h"
#include "core/data/dataset/check.h"
#include "core/train/run/metric_log.h"
#include "core/train/run/run_pace.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr double kHour = 3600;

/// The run whose checkpoint has these weights.
std::optional<RunId> runOf(const std::string& weights, const TrainService& runs, const std::stop_token& stop)
{
    for (const auto& run : runs.runs().runs) {
        const auto details = runs.details(run.id);
        if (!details)
            continue;
        for (const auto& checkpoint : details->checkpoints)
            if (const auto hash = sha256File(checkpoint.folder / kAdapterWeights, stop);
                hash && *hash == weights)
                return run.id;
    }
    return {};
}

void addRunFigures(TargetFigures& figures, const TrainService& runs, const RunId& id)
{
    MetricReader reader(runs.metricsFile(id));
    if (!reader.readOn())
        return;
    const auto& metrics = reader.metrics();
    if (const auto step = paceOf(metrics).step())
        figures.stepsPerHour = kHour / step->value;
    double seconds = 0;
    for (const auto name : {metric::kStepSeconds, metric::kBetween})
        for (const auto& point : metrics.of(name))
            seconds += point.value;
    if (seconds > 0)
        figures.trainingTime = seconds / kHour;
    double most = 0;
    for (const auto& point : metrics.of(metric::kMemory))
        most = std::max(most, point.value);
    if (most > 0)
        figures.trainingMemory = most / 1e9;
}

} // namespace

Result<void> addDatasetFigures(TargetFigures& figures, const fs::path& dataset, const std::stop_token& stop)
{
    UNDERSTUDY_TRY(const auto check, checkDataset(dataset, stop, [](double, double) {}));
    const auto goal = [&](std::string_view name) -> MaybeFigure {
        const auto found = std::ranges::find(check.goals, name, &Goal::name);
        return found == check.goals.end() ? MaybeFigure(NotMeasured::NotInDataset)
                                          : MaybeFigure(found->value);
    };
    figures.minutes = goal("minutes");
    figures.clipsInRange = goal("share_5_15");
    figures.defective = goal("share_defective");
    return {};
}

void addTrainingFigures(TargetFigures& figures, const VoiceProfile& profile, const TrainService& runs,
                        const std::stop_token& stop)
{
    if (!profile.adapter)
        return;
    std::error_code error;
    if (const auto size = fs::file_size(profile.folder / kAdapterWeights, error); !error)
        figures.adapterSize = double(size) / 1e6;
    if (const auto run = runOf(profile.adapter->weights, runs, stop))
        addRunFigures(figures, runs, *run);
}

Result<void> addMasterFigures(TargetFigures& figures, const fs::path& master, const std::stop_token& stop)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(master));
    const auto& info = reader.info();
    std::error_code ignored;
    // Two bytes for each frame of the one channel, and a header: 24 bits would be three.
    const auto bytes = std::int64_t(fs::file_size(master, ignored));
    const auto isAsPromised = info.format == "wav" && info.rate == kStudioRate && info.channels == 1 &&
                              bytes >= 2 * info.length.value && bytes < 3 * info.length.value + 44 &&
                              fs::exists(master.parent_path() / "timestamps.json", ignored);
    figures.masterFormat = isAsPromised ? 1.0 : 0.0;
    LoudnessMeter meter({.rate = info.rate, .channels = info.channels, .range = false, .maxima = false});
    std::vector<float> block(std::size_t(8192) * std::size_t(info.channels));
    while (true) {
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        UNDERSTUDY_TRY(const auto got, reader.read(block));
        if (got.value == 0)
            break;
        UNDERSTUDY_CHECK(meter.add(std::span(block).first(std::size_t(got.value * info.channels))));
    }
    const auto loudness = meter.finish();
    figures.truePeak = loudness.truePeak.value;
    if (loudness.integrated)
        figures.loudness = loudness.integrated->value;
    return {};
}

} // namespace understudy
