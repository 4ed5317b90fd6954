// A dataset of tones with words, and the small model to train on it.
#pragma once

#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/model/store/model_store.h"
#include "core/train/run/metric_log.h"
#include "core/train/run/train_run.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cmath>
#include <filesystem>
#include <numbers>

namespace understudy {

inline const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

struct ToneClip
{
    std::string name;
    double seconds = 1;
    std::string text = "A word or two.";
    std::string recording{}; ///< that it was cut of; empty: it is not told
};

inline void writeTone(const std::filesystem::path& file, double seconds, double hertz)
{
    std::vector<float> tone(static_cast<std::size_t>(toFrames(Seconds(seconds), kStudioRate).value));
    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = float(0.3 * std::sin(2 * std::numbers::pi * hertz * double(i) / kStudioRate.value) *
                        (0.5 + 0.5 * std::sin(double(i) / 900)));
    auto writer = AudioWriter::create(file, {});
    VERIFY_OK(writer);
    VERIFY_OK(writer->write(tone));
    VERIFY_OK(writer->commit());
}

/// `folder`/<split>/ in Hugging Face's layout.
inline void writeSplit(const std::filesystem::path& folder, const std::vector<ToneClip>& clips)
{
    VERIFY_OK(ensureFolder(folder));
    std::string lines;
    double hertz = 200;
    for (const auto& clip : clips) {
        writeTone(folder / (clip.name + ".wav"), clip.seconds, hertz += 70);
        lines += R"({"file_name": ")" + clip.name + R"(.wav", "text": ")" + clip.text + '"' +
                 (clip.recording.empty() ? "" : R"(, "doc_id": ")" + clip.recording + '"') + "}\n";
    }
    VERIFY_OK(writeFile(folder / "metadata.jsonl", lines));
}

class TrainScene
{
public:
    TrainScene()
    {
        VERIFY_OK(store.add({kGolden / "csm-tiny", "tiny"}));
        writeSplit(dataset() / "train", {{"a", 1.0, "The sea is calm."},
                                         {"b", 0.8, "Nobody came along."},
                                         {"c", 1.3, "What a day it was."},
                                         {"d", 0.7, "Twelve boats."},
                                         {"e", 1.1, "He said nothing."}});
        writeSplit(dataset() / "val", {{"v", 0.9, "All is well."}, {"w", 1.2, "So they went home."}});
    }

    std::filesystem::path root() const { return m_dir.path().toStdString(); }
    std::filesystem::path dataset() const { return root() / "dataset"; }
    std::filesystem::path runs() const { return root() / "runs"; }

    CsmFiles files() const { return store.csmFiles("tiny").value_or(CsmFiles()); }

    /// Of a few quick steps, in float32, on one thread.
    static TrainSettings settings()
    {
        TrainSettings made;
        made.rank = 4;
        made.alpha = 8;
        made.steps = 6;
        made.warmUp = 2;
        made.clips = 2;
        made.accumulate = 2;
        made.learningRate = 1e-3;
        made.precision = Precision::Fp32;
        made.threads = 1;
        made.device = "cpu";
        made.depthShare = 0.5;
        made.evaluateEvery = 2;
        made.saveEvery = 2;
        made.patience = 0;
        made.probeEvery = 0;
        return made;
    }

    RunInfo newRun(const TrainSettings& settings) const
    {
        RunInfo info;
        info.settings = settings;
        info.preset = "standard";
        info.base = {"tiny", files().sha256, true};
        info.dataset = dataset();
        const auto made = createRun(runs(), info);
        if (!made)
            qFatal("%s", made.error().describe().c_str());
        return *made;
    }

    TrainWork work(const RunInfo& run) const
    {
        return {run.folder, files(), root() / "codes", {}, "test", {}};
    }

    Result<RunEnd> train(const RunInfo& run, const TrainWatch& watch = {}) const
    {
        return trainRun(work(run), watch);
    }

private:
    QTemporaryDir m_dir;

public:
    ModelStore store{root() / "models"};
};

inline std::string adapterBytes(const RunInfo& run, std::int64_t step)
{
    return readFile(run.folder / kCheckpoints / std::to_string(step) / kAdapterWeights, Bytes(100'000'000))
        .value_or("");
}

/// Stops a run from inside, at the end of a step.
struct StopAt
{
    std::stop_source source;
    std::int64_t step;

    TrainWatch watch()
    {
        return {source.get_token(), [this](const Progress& progress) {
                    if (progress.stage == Stage::Training && std::int64_t(progress.done) >= step)
                        source.request_stop();
                }};
    }
};

inline RunMetrics metricsOf(const RunInfo& run)
{
    MetricReader reader(run.folder / kMetricsFile);
    const auto read = reader.readOn();
    return read ? reader.metrics() : RunMetrics();
}

inline int countEvents(const RunInfo& run, std::string_view what)
{
    const auto metrics = metricsOf(run);
    return int(std::ranges::count(metrics.events, what, &RunEvent::what));
}

} // namespace understudy
