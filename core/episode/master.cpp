#include "core/episode/master.h"

#include "core/audio/dither.h"
#include "core/audio/filters.h"
#include "core/audio/limiter.h"
#include "core/audio/noise_floor.h"
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/episode/master_rounds_p.h"
#include "core/episode/mix.h"
#include "core/episode/timestamps_p.h"

#include <algorithm>
#include <chrono>

namespace understudy {

namespace {

constexpr std::size_t kBlock = 8192; // frames

class Mastering
{
public:
    Mastering(const MasterInput& input, JobContext& context)
        : m_input(input), m_context(context), m_target(masterTarget(input.plan->header)),
          m_episode(input.folder.filename().string())
    {
    }

    Result<MasterReport> run()
    {
        const auto begin = std::chrono::steady_clock::now();
        UNDERSTUDY_CHECK(checkInput());
        UNDERSTUDY_TRY(const auto mix, measureMix());
        UNDERSTUDY_TRY(auto writer, reachTarget(mix));
        UNDERSTUDY_CHECK(land(writer));
        m_report.length = m_input.timeline->length;
        m_report.master = m_input.master;
        m_report.timestamps = m_input.timestamps;
        m_report.elapsed =
            Seconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        return m_report;
    }

private:
    Result<void> checkInput() const
    {
        if (!m_input.timeline->isComplete) {
            const auto& segments = m_input.timeline->segments;
            const auto missing = std::count_if(segments.begin(), segments.end(),
                                               [](const Segment& segment) { return segment.file.empty(); });
            return fail(Code::InvalidInput, Reason::LinesNotRendered, m_episode, std::to_string(missing));
        }
        for (const auto& segment : m_input.timeline->segments) {
            if (!segment.line.empty() || segment.length > Frames(0))
                continue;
            const auto path = m_input.folder / segment.file;
            UNDERSTUDY_CHECK(AudioReader::open(path)); // says what is wrong with it
            return fail(Code::Corrupt, Reason::NoFrames, path.string());
        }
        return {};
    }

    /// Gives the mix to `take`, block by block.
    template<typename Take>
    Result<void> forEachBlock(Stage stage, Take&& take)
    {
        MixStream mix(m_input.timeline, m_input.folder, m_input.settings, m_input.plan->header.seed);
        std::vector<float> block(kBlock);
        const double total = toSeconds(m_input.timeline->length, kStudioRate).value;
        while (true) {
            if (m_context.cancelled())
                return fail(Code::Cancelled);
            m_context.report(
                {stage, toSeconds(mix.position(), kStudioRate).value, total, ProgressUnit::AudioSeconds, {}});
            UNDERSTUDY_TRY(const auto got, mix.read(block));
            if (got == Frames(0))
                return {};
            UNDERSTUDY_CHECK(take(std::span(block).first(static_cast<std::size_t>(got.value))));
        }
    }

    Result<MasterMeter::Reading> measureMix()
    {
        MasterMeter meter({.range = false, .maxima = false, .peaks = false}); // the limiter finds the peaks
        UNDERSTUDY_CHECK(
            forEachBlock(Stage::Mixing, [&](std::span<float> block) { return meter.add(block); }));
        return meter.finish();
    }

    /// The file of the first round that comes out right; not yet in its place.
    Result<AudioWriter> reachTarget(const MasterMeter::Reading& mix)
    {
        UNDERSTUDY_TRY(auto rounds, MasterRounds::begin(m_target, mix, m_episode));
        for (;;) {
            UNDERSTUDY_TRY(auto writer, writeRound(rounds.round()));
            UNDERSTUDY_TRY(const bool isRight, rounds.judge({m_report.loudness, m_report.rms}));
            if (isRight)
                return writer;
        }
    }

    Result<AudioWriter> writeRound(const MasterRound& round);
    Result<void> land(AudioWriter& writer);

    const MasterInput& m_input;
    JobContext& m_context;
    const MasterTarget m_target;
    const std::string m_episode;
    MasterReport m_report;
};

/// Mix, gain, limiter, dither, 16 bits; what is measured is what is in the file.
Result<AudioWriter> Mastering::writeRound(const MasterRound& round)
{
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(m_input.master, {.format = SampleFormat::Pcm16}));
    Limiter limiter({.ceiling = round.ceiling});
    Ditherer ditherer(m_input.plan->header.seed);
    MasterMeter meter({.range = false, .maxima = false});
    NoiseFloorMeter noise;
    std::vector<float> ready;
    std::vector<std::int16_t> quantised;
    const auto finishBlock = [&]() -> Result<void> {
        quantised.resize(ready.size());
        ditherer.quantise(ready, quantised);
        UNDERSTUDY_CHECK(writer.writePcm16(quantised));
        std::transform(quantised.begin(), quantised.end(), ready.begin(),
                       [](std::int16_t sample) { return static_cast<float>(sample) * 0x1.0p-15F; });
        UNDERSTUDY_CHECK(meter.add(ready));
        noise.add(ready);
        ready.clear();
        return {};
    };
    UNDERSTUDY_CHECK(forEachBlock(Stage::Mastering, [&](std::span<float> block) {
        applyGain(block, round.gain);
        limiter.process(block, ready);
        return finishBlock();
    }));
    limiter.flush(ready);
    UNDERSTUDY_CHECK(finishBlock());

    const auto reading = meter.finish();
    m_report.loudness = reading.loudness;
    m_report.rms = reading.rms;
    m_report.noiseFloor = noise.floor();
    m_report.mostNoise = m_report.noiseFloor > m_target.noiseFloor ? m_target.noiseFloor : std::nullopt;
    m_report.gain = round.gain;
    m_report.limiterReduction = limiter.maxReduction();
    return writer;
}

/// Nothing but the second rename can fail after the first. A kill between them leaves the old timestamps
/// beside the new master: they name another master's hash, and the next render writes the pair again.
Result<void> Mastering::land(AudioWriter& writer)
{
    UNDERSTUDY_TRY(auto timestamps, AtomicFile::create(m_input.timestamps));
    UNDERSTUDY_CHECK(writer.finish());
    UNDERSTUDY_TRY(m_report.sha256, sha256File(writer.temporaryPath()));
    UNDERSTUDY_CHECK(timestamps.write(writeTimestamps(*m_input.plan, *m_input.timeline, m_report.sha256)));
    UNDERSTUDY_CHECK(timestamps.flush());
    m_context.report({Stage::Writing, 0, 0, ProgressUnit::AudioSeconds, m_input.master.string()});
    if (m_context.cancelled())
        return fail(Code::Cancelled);
    UNDERSTUDY_CHECK(writer.commit());
    return timestamps.commit();
}

} // namespace

MasterTarget masterTarget(const ScriptHeader& header)
{
    using enum MasterTarget::Measure;
    switch (header.profile) {
    case Profile::PodcastMono:
    case Profile::PodcastStereo:
        return {IntegratedLoudness, -19, Decibels(-1)};
    case Profile::Acx:
        return {Rms, -20, Decibels(-3), Decibels(-60)};
    case Profile::Broadcast:
        return {IntegratedLoudness, -23, Decibels(-1)};
    case Profile::Custom:
        return {IntegratedLoudness, header.customTarget.value, header.customCeiling};
    }
    return {};
}

Result<MasterReport> masterEpisode(const MasterInput& input, JobContext& context)
{
    return Mastering(input, context).run();
}

} // namespace understudy
