// bench ingest: recordings to a dataset, everything on but transcription
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "app/cli/resident_memory.h"
#include "app/cli/scratch_folder.h"
#include "core/audio/resampler.h"
#include "core/audio/writer.h"
#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/session/dataset_service.h"
#include "core/session/job_service.h"
#include "core/synth/voice_engine.h"

#include <chrono>
#include <cmath>
#include <thread>

namespace understudy::cli {

namespace fs = std::filesystem;

namespace {

constexpr double kTargetFactor = 600; // times real time, on two cores
constexpr int kRecordings = 4;
constexpr SampleRate kRate{44100};

/// No two alike, so that none is another's duplicate.
std::string sentence(int number)
{
    const auto text = std::to_string(number);
    return "Take " + text + ": at " + std::to_string(number % 12 + 1) + " the tide had left room " + text +
           " of the shelf, and " + std::to_string(number * 37 % 991) + " limpets waited there.";
}

Result<std::vector<float>> spoken(VoiceEngine& engine, int number)
{
    std::vector<float> sound;
    UNDERSTUDY_CHECK(engine.speak({.voice = VoiceId("draft/slt"), .runs = {{.text = sentence(number)}}}, {},
                                  [&](std::span<const float> part) {
                                      sound.insert(sound.end(), part.begin(), part.end());
                                      return true;
                                  }));
    Resampler resampler(engine.rate(), kRate);
    std::vector<float> out;
    resampler.process(sound, out);
    resampler.flush(out);
    return out;
}

/// Sentences with pauses over a quiet room, the second channel a little softer; subtitles beside it.
Result<void> writeRecording(VoiceEngine& engine, const fs::path& file, Seconds length, int& number)
{
    UNDERSTUDY_TRY(auto writer,
                   AudioWriter::create(file, {.rate = kRate, .channels = 2, .container = Container::Flac}));
    std::string cues;
    std::uint32_t noise = 1;
    const auto write = [&](std::span<const float> mono) {
        std::vector<float> both;
        for (const float sample : mono) {
            noise = noise * 1664525U + 1013904223U;
            const auto room = float(noise >> 8) * 0x1p-24F * 0.001F - 0.0005F;
            both.insert(both.end(), {sample + room, 0.9F * sample + room});
        }
        return writer.write(both);
    };
    while (writer.written() < toFrames(length, kRate)) {
        UNDERSTUDY_TRY(const auto sound, spoken(engine, number));
        const auto start = toSeconds(writer.written(), kRate).value,
                   end = start + double(sound.size()) / kRate.value;
        cues += digitsOf(start, 3) + "\t" + digitsOf(end, 3) + "\t" + sentence(number) + "\n";
        UNDERSTUDY_CHECK(write(sound));
        UNDERSTUDY_CHECK(write(std::vector<float>(std::size_t(kRate.value * (25 + number * 7 % 40) / 100))));
        ++number;
    }
    UNDERSTUDY_CHECK(writeFile(fs::path(file).replace_extension(".txt"), cues));
    return writer.commit();
}

Result<void> writeRecordings(const fs::path& folder, double minutes)
{
    UNDERSTUDY_CHECK(ensureFolder(folder));
    const auto engine = makeDraftEngine();
    int number = 0;
    for (int i = 0; i < kRecordings; ++i)
        UNDERSTUDY_CHECK(writeRecording(*engine, folder / ("talk" + std::to_string(i) + ".flac"),
                                        Seconds(minutes * 60 / kRecordings), number));
    return {};
}

} // namespace

int benchIngest(const Cli& cli, const BenchOptions& options)
{
    const ScratchFolder scratch(options.folder);
    if (const auto written = writeRecordings(scratch.folder() / "in", options.minutes); !written)
        return cli.failed(written.error());
    const auto idle = residentBytes();
    resetPeakResident();
    BuildRequest request;
    request.recordings = {scratch.folder() / "in"};
    request.out = scratch.folder() / "out";
    request.ingest.repairs.hum.isOn = true;
    // A draft voice has nothing above 7 kHz, and every clip would be left out for it.
    std::erase_if(request.ingest.limits,
                  [](const Limit& limit) { return limit.measure == Measure::Bandwidth; });
    JobService jobs;
    DatasetService datasets(jobs);
    const auto began = std::chrono::steady_clock::now();
    const auto report = cli.wait(datasets.build(std::move(request)));
    if (!report)
        return cli.failed(report.error());
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const double length = report->totals.recordedSeconds, factor = length / took;
    const double grown = double(peakResidentBytes() - idle) / 1e6;
    if (cli.isJson)
        cli.print({{"audio_s", length},
                   {"elapsed_s", took},
                   {"cores", std::thread::hardware_concurrency()},
                   {"clips", report->totals.exported()},
                   {"real_time_factor", factor},
                   {"ratio_to_target", factor / kTargetFactor},
                   {"memory_growth_mb", grown}});
    cli.say(digitsOf(length / 60, 1) + " min of 44.1 kHz stereo FLAC to " +
            std::to_string(report->totals.exported()) + " clips in " + digitsOf(took, 2) + " s: " +
            digitsOf(factor, 0) + " × real time on " + std::to_string(std::thread::hardware_concurrency()) +
            " cores (" + digitsOf(factor / kTargetFactor, 2) + " × as fast as asked, 600), " +
            digitsOf(grown, 1) + " MB more memory than idle (asked: at most 400)");
    return kOk;
}

} // namespace understudy::cli
