#include "core/episode/timeline.h"

#include "core/audio/trim.h"
#include "core/episode/levels.h"

#include <algorithm>

namespace understudy {

namespace {

Frames frames(Milliseconds length)
{
    return toFrames(length, kStudioRate);
}

/// What of a take is heard. A take without speech (volume="silent") keeps its time.
SpeechBounds heardPart(const TakeFigures& figures)
{
    if (figures.speechEnd <= figures.speechBegin)
        return {Frames(0), figures.length};
    return {figures.speechBegin, figures.speechEnd};
}

/// Places segments one behind the other. Pauses are exactly as long as written: an episode sounds the same
/// each time it is made, so there is no jitter (audio.md 4.8 offers some).
class Placer
{
public:
    Placer(const EpisodePlan& plan, const MixSettings& settings,
           const std::function<Frames(const std::filesystem::path&)>& audioLength)
        : m_plan(plan), m_audioLength(audioLength), m_gains(lineGains(plan, settings))
    {
    }

    Timeline run()
    {
        m_timeline.isComplete = true;
        placeAudio(0);
        for (std::size_t i = 0; i < m_plan.lines.size(); ++i) {
            placeLine(i);
            placeAudio(i + 1);
        }
        // Sections without a line of their own begin where nothing follows any more.
        m_timeline.sectionStarts.resize(m_plan.sectionTitles.size(), m_end);
        for (const auto& mark : m_plan.marksAtEnd)
            m_timeline.marks.emplace_back(m_end, mark);
        m_timeline.length = m_end + frames(m_plan.pauseAtEnd);
        if (!m_timeline.segments.empty())
            m_timeline.length = std::max(m_timeline.length, kLeastLength);
        return std::move(m_timeline);
    }

private:
    /// Loudness is defined on blocks of 400 ms; an episode of one short word still has one.
    static constexpr Frames kLeastLength{kStudioRate.value / 2};

    /// A comma's worth (audio.md 4.8).
    static constexpr Milliseconds kClausePause{150};

    Milliseconds defaultPause(Join join) const
    {
        const auto& pauses = m_plan.header.pauses;
        switch (join) {
        case Join::Start:
            return m_timeline.segments.empty() ? Milliseconds(0) : pauses.sentence; // behind an <audio>
        case Join::Sentence:
            return pauses.sentence;
        case Join::Paragraph:
            return pauses.paragraph;
        case Join::Section:
            return pauses.section;
        case Join::Speaker:
            return pauses.speaker;
        case Join::Clause:
            return kClausePause;
        }
        return Milliseconds(0);
    }

    void placeLine(std::size_t index)
    {
        const auto& line = m_plan.lines[index];
        m_end += frames(std::max(defaultPause(line.line.join), line.line.pauseBefore));
        while (m_timeline.sectionStarts.size() <= line.line.section)
            m_timeline.sectionStarts.push_back(m_end);
        for (const auto& mark : line.line.marksBefore)
            m_timeline.marks.emplace_back(m_end, mark);

        Segment segment;
        segment.line = line.id;
        segment.lineIndex = index;
        segment.gain = m_gains[index];
        if (line.take) {
            const auto part = heardPart(line.take->figures);
            segment.file = line.take->file();
            segment.fileBegin = part.begin;
            segment.length = part.end - part.begin;
        } else {
            segment.length = toFrames(line.estimate, kStudioRate);
            m_timeline.isComplete = false;
        }
        place(std::move(segment));
    }

    /// An <audio> cue follows the line before it like a sentence, and the next line follows it as it would
    /// the line.
    void placeAudio(std::size_t after)
    {
        for (; m_nextAudio < m_plan.audio.size() && m_plan.audio[m_nextAudio].after == after; ++m_nextAudio) {
            const auto& cue = m_plan.audio[m_nextAudio].cue;
            if (!m_timeline.segments.empty())
                m_end += frames(m_plan.header.pauses.sentence);
            Segment segment;
            segment.lineIndex = after;
            segment.file = cue.path;
            segment.length = m_audioLength(segment.file);
            segment.gain = cue.gain;
            segment.fade = cue.fade;
            place(std::move(segment));
        }
    }

    void place(Segment segment)
    {
        segment.start = m_end;
        m_end += segment.length;
        m_timeline.segments.push_back(std::move(segment));
    }

    const EpisodePlan& m_plan;
    const std::function<Frames(const std::filesystem::path&)>& m_audioLength;
    std::vector<Decibels> m_gains;
    Timeline m_timeline;
    Frames m_end; // of what was placed last
    std::size_t m_nextAudio = 0;
};

} // namespace

std::size_t Timeline::segmentAt(Frames at) const
{
    const auto after =
        std::upper_bound(segments.begin(), segments.end(), at,
                         [](Frames frame, const Segment& segment) { return frame < segment.start; });
    return after == segments.begin() ? npos : static_cast<std::size_t>(after - segments.begin()) - 1;
}

Timeline buildTimeline(const EpisodePlan& plan, const MixSettings& settings,
                       const std::function<Frames(const std::filesystem::path&)>& audioLength)
{
    return Placer(plan, settings, audioLength).run();
}

} // namespace understudy
