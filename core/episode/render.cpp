#include "core/episode/render.h"

#include "core/audio/levels.h"
#include "core/audio/loudness.h"
#include "core/audio/resampler.h"
#include "core/audio/trim.h"
#include "core/audio/writer.h"
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/jobs/guarded.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
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
                                 const std::stop_token& stop)
{
    const auto most = static_cast<std::size_t>(toFrames(kMaxLine, kStudioRate).value);
    Resampler resampler(engine.rate(), kStudioRate);
    std::vector<float> samples;
    bool isTooLong = false;
    const auto spoken = engine.speak(request, stop, [&](std::span<const float> chunk) {
        if (stop.stop_requested())
            return false;
        resampler.process(chunk, samples);
        isTooLong = samples.size() > most;
        return !isTooLong;
    });
    if (stop.stop_requested())
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

/// As many workers as the engine speaks lines at once, each taking the next line in order. What a line becomes
/// depends on the line alone, so their number changes nothing.
class Renderer
{
public:
    Renderer(const RenderInput& input, JobContext& context) : m_input(input), m_context(context) {}

    Result<RenderReport> run()
    {
        const auto begin = std::chrono::steady_clock::now();
        m_work = choose();
        report();
        const std::stop_callback chained(m_context.stopToken(), [this] { m_stop.request_stop(); });
        {
            std::vector<std::jthread> helpers;
            for (std::size_t i = 1; i < workers(); ++i)
                helpers.emplace_back([this] { work(); });
            work();
        }
        if (m_failure)
            return Failure(*m_failure);
        if (m_context.cancelled())
            return cancelled();
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

    std::size_t workers() const
    {
        int most = 1;
        for (const auto* line : m_work)
            most = std::max(most, m_input.engine->linesAtOnce(line->voice.kind));
        return std::min(static_cast<std::size_t>(most), m_work.size());
    }

    /// Takes lines until there are none, or one of the workers met what would stop every line.
    void work()
    {
        for (;;) {
            const auto index = m_next++;
            if (index >= m_work.size() || m_stop.stop_requested())
                return;
            if (auto done = guarded([&] { return renderLine(*m_work[index]); }); !done) {
                const std::lock_guard lock(m_mutex);
                // Here, not in renderLine(): an exception passes it by.
                if (done.error().code != Code::Cancelled)
                    tellLocked(m_work[index]->id, LineState::Failed);
                if (!m_failure && !m_stop.stop_requested())
                    m_failure = std::move(done).error();
                m_stop.request_stop();
                return;
            }
            const std::lock_guard lock(m_mutex);
            ++m_done;
            report();
        }
    }

    /// Fails only where the next line would fail too.
    Result<void> renderLine(const PlannedLine& line)
    {
        tell(line.id, LineState::Rendering);
        const int number = nextTakeNumber(line.id);
        const auto seed = lineSeed(m_input.plan->header.seed, line.id, number);
        const auto samples = speak(*m_input.engine,
                                   {.voice = line.voice.id,
                                    .runs = line.line.spoken.runs,
                                    .direction = line.line.direction,
                                    .anchor = line.line.anchor,
                                    .seed = seed},
                                   line.id, m_stop.get_token());
        if (!samples) {
            if (m_stop.stop_requested()) {
                tell(line.id, line.state);
                return cancelled();
            }
            const std::lock_guard lock(m_mutex);
            m_report.failed.push_back({line.id, samples.error()});
            tellLocked(line.id, LineState::Failed);
            return {};
        }
        UNDERSTUDY_CHECK(keepTake(line, number, seed, *samples));
        tell(line.id, LineState::Fresh);
        return {};
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
        const std::lock_guard lock(m_mutex);
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

    void report()
    {
        m_context.report({Stage::RenderingLines, static_cast<double>(m_done),
                          static_cast<double>(m_work.size()), ProgressUnit::Lines,
                          m_done < m_work.size() ? m_work[m_done]->id.value : std::string()});
    }

    int nextTakeNumber(const LineId& line)
    {
        const std::lock_guard lock(m_mutex);
        return m_input.nextTakeNumber(line);
    }

    void tell(const LineId& line, LineState state)
    {
        const std::lock_guard lock(m_mutex);
        tellLocked(line, state);
    }

    void tellLocked(const LineId& line, LineState state) const
    {
        if (m_input.onState)
            m_input.onState(line, state);
    }

    const RenderInput& m_input;
    JobContext& m_context;
    std::stop_source m_stop; // by the job's cancel, or by a worker
    std::vector<const PlannedLine*> m_work;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;            // of what follows, and of the functions in m_input
    RenderReport m_report;
    std::size_t m_done = 0;
    std::optional<Error> m_failure; // the first of them
};

} // namespace

Result<RenderReport> renderLines(const RenderInput& input, JobContext& context)
{
    UNDERSTUDY_ASSERT(input.plan && input.engine && input.keep && input.nextTakeNumber);
    return Renderer(input, context).run();
}

} // namespace understudy
