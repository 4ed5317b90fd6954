#include "core/train/bench/resume_scene_p.h"

#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/model/synthetic/synthetic_model.h"

#include <array>
#include <cmath>
#include <numbers>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr const char* kModel = "tiny";

struct Tone
{
    const char* name;
    double seconds, hertz;
    const char* words;
};

Result<void> writeTone(const fs::path& file, const Tone& tone)
{
    std::vector<float> samples(std::size_t(toFrames(Seconds(tone.seconds), kStudioRate).value));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto time = double(i) / kStudioRate.value;
        samples[i] = float(0.3 * std::sin(2 * std::numbers::pi * tone.hertz * time) *
                           (0.6 + 0.4 * std::sin(20 * time)));
    }
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(file, {}));
    UNDERSTUDY_CHECK(writer.write(samples));
    return writer.commit();
}

Result<void> writeSplit(const fs::path& folder, std::span<const Tone> tones)
{
    UNDERSTUDY_CHECK(ensureFolder(folder));
    std::string lines;
    for (const auto& tone : tones) {
        const auto file = std::string(tone.name) + ".wav";
        UNDERSTUDY_CHECK(writeTone(folder / file, tone));
        lines += R"({"file_name": ")" + file + R"(", "text": ")" + tone.words + "\"}\n";
    }
    return writeFile(folder / "metadata.jsonl", lines);
}

TrainSettings settings()
{
    TrainSettings made;
    made.rank = 4;
    made.alpha = 8;
    made.dropout = 0.1;
    made.steps = 24;
    made.warmUp = 3;
    made.accumulate = 2;
    made.learningRate = 1e-3;
    made.depthShare = 0.5;
    made.contextShare = 0.5;
    made.device = "cpu";
    made.threads = 1;
    made.evaluateEvery = 3;
    made.saveEvery = 4;
    made.keepBest = 1;
    made.patience = 0;
    made.probeEvery = 2;
    return made;
}

} // namespace

Result<void> ResumeScene::make() const
{
    ModelStore store(m_folder / "models");
    UNDERSTUDY_CHECK(synthesiseModel(store, {.id = kModel}));
    constexpr std::array kTraining{Tone{"a", 1.0, 220, "The sea is calm."}, Tone{"b", 0.8, 330, "Nobody came."},
                                   Tone{"c", 1.3, 440, "What a day it was."}, Tone{"d", 0.7, 270, "Boats."},
                                   Tone{"e", 1.1, 390, "He said nothing."}};
    constexpr std::array kValidation{Tone{"v", 0.9, 300, "All is well."}, Tone{"w", 1.2, 350, "They went home."}};
    UNDERSTUDY_CHECK(writeSplit(m_folder / "dataset" / "train", kTraining));
    return writeSplit(m_folder / "dataset" / "val", kValidation);
}

Result<CsmFiles> ResumeScene::base() const
{
    return ModelStore(m_folder / "models").csmFiles(kModel);
}

Result<RunInfo> ResumeScene::newRun() const
{
    return newRun(settings());
}

Result<RunInfo> ResumeScene::newRun(const TrainSettings& settings) const
{
    UNDERSTUDY_TRY(const auto files, base());
    RunInfo info;
    info.settings = settings;
    info.preset = "standard";
    info.base = {files.id, files.sha256, true};
    info.dataset = m_folder / "dataset";
    return createRun(m_folder / "runs", info);
}

Result<TrainWork> ResumeScene::workOf(const std::string& run) const
{
    UNDERSTUDY_TRY(const auto files, base());
    return TrainWork{folderOf(run), files, m_folder / "codes", {}, "understudy bench", {{"plain", "Yes."}}};
}

void ResumeScene::forgetCodes() const
{
    std::error_code ignored;
    fs::remove_all(m_folder / "codes", ignored);
}

} // namespace understudy
