#include "core/episode/render.h"

#include "core/audio/levels.h"
#include "core/audio/loudness.h"
#include "core/audio/resampler.h"
#include "core/audio/trim.h"
#include "core/audio/writer.h"
#include "core/base/contract.h"
#include "core/base/files.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

namespace understudy {

namespace {

/// A line is about 10 s long; an engine that goes on for this long has lost its way.
constexpr Seconds kMaxLine{600};

Failure cancelled()
{
    return fail(Code::Cancelled);
}

Result<std::vector<float>> speak(VoiceEngine& engine, const SpeechRequest& request, const LineId& line,
                                 JobContext& context)
{
    const auto most = static_cast<std::size_t>(toFrames(kMaxLine, kStudioRate).value);
    Resampler resampler(engine.rate(), kStudioRate);
    std::vector<float> samples;
    bool isTooLong = false;
    const auto spoken = engine.speak(request, context.stopToken(), [&](std::span<const float> chunk) {
        if (context.cancelled())
            return false;
        resampler.process(chunk, samples);
        isTooLong = samples.size() > most;
        return !isTooLong;
    });
    if (context.cancelled())
        return cancelled();
    if (isTooLong)
        return fail(Code::Internal, line.value, "longer than " + std::to_string(int(kMaxLine.value)) + " s");
    UNDERSTUDY_CHECK(spoken);
    resampler.flush(samples);
    if (samples.empty())
        return fail(Code::Corrupt, Reason::NoFrames, line.value);
    if (!allFinite(samples))
        return fail(Code::Corrupt, Reason::NotFiniteSamples, line.value);
    return samples;
}

Result<TakeFigures> measure(std::span<const float> samples)
{
    TakeFigures figures;
    figures.length = Frames(static_cast<std::int64_t>(samples.size()));
    figures.samplePeak = toDecibels(samplePeak(samples));
    const auto bounds = speechBounds(samples, kStudioRate);
    if (!bounds)
        return figures;
    figures.speechBegin = bounds->begin;
    figures.speechEnd = bounds->end;
    LoudnessMeter meter({.range = false, .maxima = false, .peaks = false});
    const auto speech = samples.subspan(static_cast<std::size_t>(bounds->begin.value),
                                        static_cast<std::size_t>((bounds->end - bounds->begin).value));
    UNDERSTUDY_CHECK(meter.add(speech));
    figures.loudness = meter.finish().integrated;
    return figures;
}

class Renderer
{
public:
    Renderer(const RenderInput& input, JobContext& context) : m_input(input), m_context(context) {}

    Result<RenderReport> run()
    {
        const auto begin = std::chrono::steady_clock::now();
        const auto work = choose();
        for (std::size_t i = 0; i < work.size(); ++i) {
            const auto& line = *work[i];
            m_context.report({Stage::RenderingLines, static_cast<double>(i), static_cast<double>(work.size()),
                              ProgressUnit::Lines, line.id.value});
            if (m_context.cancelled())
                return cancelled();
            UNDERSTUDY_CHECK(renderLine(line));
        }
        m_context.report({Stage::RenderingLines,
                          static_cast<double>(work.size()),
                          static_cast<double>(work.size()),
                          ProgressUnit::Lines,
                          {}});
        m_report.elapsed =
            Seconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        return m_report;
    }

private:
    std::vector<const PlannedLine*> choose()
    {
        const std::unordered_set<LineId> wanted(m_input.lines.begin(), m_input.lines.end());
        std::vector<const PlannedLine*> work;
        for (const auto& line : m_input.plan->lines) {
            if (!wanted.empty() && !wanted.contains(line.id))
                continue;
            ++m_report.lines;
            const bool isReused =
                line.state == LineState::Locked || (line.state == LineState::Fresh && !m_input.makeNewTakes);
            if (isReused)
                ++m_report.reused;
            else
                work.push_back(&line);
        }
        return work;
    }

    /// Fails only where the next line would fail too.
    Result<void> renderLine(const PlannedLine& line)
    {
        tell(line.id, LineState::Rendering);
        const int number = m_input.nextTakeNumber(line.id);
        const auto seed = lineSeed(m_input.plan->header.seed, line.id, number);
        const auto samples = speak(*m_input.engine,
                                   {.voice = line.voice.id,
                                    .runs = line.line.spoken.runs,
                                    .direction = line.line.direction,
                                    .anchor = line.line.anchor,
                                    .seed = seed},
                                   line.id, m_context);
        if (!samples) {
            if (m_context.cancelled()) {
                tell(line.id, line.state);
                return cancelled();
            }
            m_report.failed.push_back({line.id, samples.error()});
            tell(line.id, LineState::Failed);
            return {};
        }
        const auto kept = keepTake(line, number, seed, *samples);
        tell(line.id, kept ? LineState::Fresh : LineState::Failed);
        return kept;
    }

    Result<void> keepTake(const PlannedLine& line, int number, std::uint64_t seed,
                          std::span<const float> samples)
    {
        Take take;
        take.line = line.id;
        take.number = number;
        take.receipt = makeReceipt(line.line, line.voice, m_input.plan->source, seed);
        take.key = takeKey(take.receipt, line.id, number);
        UNDERSTUDY_TRY(take.figures, measure(samples));
        const auto path = m_input.folder / take.file();
        UNDERSTUDY_CHECK(write(path, samples));
        if (auto kept = m_input.keep(take); !kept) {
            std::error_code ignored;
            std::filesystem::remove(path, ignored); // nobody knows of it
            return kept;
        }
        ++m_report.rendered;
        m_report.speech += toSeconds(take.figures.length, kStudioRate);
        return {};
    }

    Result<void> write(const std::filesystem::path& path, std::span<const float> samples) const
    {
        // A project that was moved away must not grow a second tree where it was.
        std::error_code ignored;
        if (!std::filesystem::is_directory(m_input.folder, ignored))
            return fail(Code::NotFound, Reason::FolderMissing, m_input.folder.string());
        UNDERSTUDY_CHECK(ensureFolder(path.parent_path()));
        UNDERSTUDY_TRY(auto writer, AudioWriter::create(path, {.format = SampleFormat::Pcm24}));
        UNDERSTUDY_CHECK(writer.write(samples));
        return writer.commit();
    }

    void tell(const LineId& line, LineState state) const
    {
        if (m_input.onState)
            m_input.onState(line, state);
    }

    const RenderInput& m_input;
    JobContext& m_context;
    RenderReport m_report;
};

} // namespace

Result<RenderReport> renderLines(const RenderInput& input, JobContext& context)
{
    UNDERSTUDY_ASSERT(input.plan && input.engine && input.keep && input.nextTakeNumber);
    return Renderer(input, context).run();
}

} // namespace understudy
