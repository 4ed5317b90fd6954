#include "core/session/review_measuring_p.h"

#include "core/data/ingest/ingest_json.h"
#include "core/data/ingest/part_measures.h"
#include "core/session/review_parts_p.h"
#include "core/session/review_texts_p.h"

#include <algorithm>
#include <utility>

namespace understudy {

namespace {

constexpr std::chrono::milliseconds kRest{300}; // a key that is held down repeats sooner

/// What is left of a clip, as measurePart() takes it: its edges are measured anew where they are others, or
/// sound otherwise.
Clip trimmed(const Clip& clip, FrameSpan span, bool isRepairedOtherwise)
{
    auto left = clip;
    left.span = span;
    left.speech = speechWithin(clip, span);
    std::erase_if(left.figures, [&](const Figure& figure) {
        return (figure.measure == Measure::StartEdge &&
                (isRepairedOtherwise || span.begin != clip.span.begin)) ||
               (figure.measure == Measure::EndEdge && (isRepairedOtherwise || span.end != clip.span.end));
    });
    return left;
}

} // namespace

void ReviewMeasuring::start()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAsked = true;
        m_asked = Clock::now();
        if (std::exchange(m_isRunning, true))
            return;
    }
    // On no board: it is short, and nobody asked for it.
    m_lane.start<bool>(JobKind::Background, {}, [this](JobContext& context) { return run(context); });
}

Result<bool> ReviewMeasuring::run(JobContext& context)
{
    while (isAskedAgain()) {
        awaitRest(context.stopToken());
        while (const auto clip = m_desk.unmeasured()) {
            auto done = m_desk.originals().check(clip->recording, context.stopToken());
            if (done)
                done = clip->isFirst ? measure(*clip, context) : measureAgain(*clip, context);
            if (context.cancelled())
                return fail(Code::Cancelled, clip->row.clip.id);
            if (!done)
                m_desk.setUnmeasured(*clip, done.error());
            awaitRest(context.stopToken());
        }
    }
    return true;
}

Result<void> ReviewMeasuring::measure(const ReviewDesk::Unmeasured& clip, JobContext& context)
{
    auto row = clip.row;
    UNDERSTUDY_TRY(const auto print,
                   measurePart(row.clip, clip.recording, row.rate, {}, m_desk.limits(),
                               m_desk.store().folder() / "recordings", context.stopToken()));
    UNDERSTUDY_TRY(row, parseRow(lineOf(row))); // as it is found when the project is opened again
    return m_desk.setMeasured({std::move(row), formatPrint(print), {}});
}

Result<void> ReviewMeasuring::measureAgain(const ReviewDesk::Unmeasured& clip, JobContext& context)
{
    const auto& [span, repairs] = clip.wanted;
    auto row = clip.row;
    const auto others = repairs == clip.importRepairs ? std::nullopt : std::optional(repairs);
    row.clip = trimmed(row.clip, span, others.has_value());
    row.clip.text = SpokenText::measured(clip.row).trimmedTo(span);
    row.length = toFrames(toSeconds(span.length(), row.sourceRate), row.rate);
    UNDERSTUDY_CHECK(measurePart(row.clip, clip.recording, row.rate, others, m_desk.limits(),
                                 m_desk.store().folder() / "recordings", context.stopToken()));
    UNDERSTUDY_TRY(row, parseRow(lineOf(row)));
    return m_desk.setHeard({std::move(row), repairs});
}

void ReviewMeasuring::awaitRest(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested() && Clock::now() < m_asked + kRest)
        m_stirred.wait_until(lock, stop, m_asked + kRest, [] { return false; });
}

bool ReviewMeasuring::isAskedAgain()
{
    const std::lock_guard lock(m_mutex);
    m_isRunning = m_isAsked;
    return std::exchange(m_isAsked, false);
}

} // namespace understudy
