// Episodes made audible: renders, and the mix as it stands.

#include "core/episode/mix.h"
#include "core/session/episode_parts_p.h"

#include <algorithm>
#include <set>

namespace understudy {

namespace {

/// The mix of one snapshot. What is not rendered is waited for while it is being rendered, else passed over.
class EpisodePlayback final : public PcmSource
{
public:
    EpisodePlayback(OpenEpisodePtr episode, const EpisodeSnapshot& snapshot)
        : m_episode(std::move(episode)), m_timeline(snapshot.timeline),
          m_stream(m_timeline, m_episode->folder, snapshot.mix, snapshot.plan->header.seed)
    {
    }

    SampleRate rate() const override { return kStudioRate; }
    Frames length() const override { return m_timeline->length; }

    Result<ReadResult> read(Frames at, std::span<float> out) override
    {
        if (at >= m_timeline->length)
            return ReadResult{};
        const auto index = m_timeline->segmentAt(at);
        const auto next = index == Timeline::npos ? 0 : index + 1;
        if (index != Timeline::npos && isMissing(m_timeline->segments[index], at))
            return missing(m_timeline->segments[index]);
        const auto gap = std::find_if(m_timeline->segments.begin() + static_cast<std::ptrdiff_t>(next),
                                      m_timeline->segments.end(),
                                      [](const Segment& segment) { return segment.file.empty(); });
        if (gap != m_timeline->segments.end())
            out = out.first(std::min(out.size(), static_cast<std::size_t>((gap->start - at).value)));
        const std::lock_guard lock(m_mutex);
        if (m_stream.position() != at)
            m_stream.seek(at);
        UNDERSTUDY_TRY(const auto got, m_stream.read(out));
        return ReadResult{static_cast<std::size_t>(got.value),
                          got > Frames(0) ? ReadState::Given : ReadState::End};
    }

private:
    static bool isMissing(const Segment& segment, Frames at)
    {
        return segment.file.empty() && at < segment.start + segment.length;
    }
    bool isWaitedFor(const LineId& line) const
    {
        const std::lock_guard lock(m_episode->mutex);
        return std::ranges::any_of(m_episode->renders, [&](const auto& lines) {
            return lines.empty() || std::ranges::find(lines, line) != lines.end();
        });
    }
    ReadResult missing(const Segment& segment) const
    {
        if (isWaitedFor(segment.line))
            return {0, ReadState::Waiting};
        return {.state = ReadState::Nothing, .next = segment.start + segment.length};
    }

    const OpenEpisodePtr m_episode;
    const std::shared_ptr<const Timeline> m_timeline;
    std::mutex m_mutex;
    MixStream m_stream; // under m_mutex
};

} // namespace

std::shared_ptr<void> renderToken(const OpenEpisodePtr& episode, std::vector<LineId> lines)
{
    const std::lock_guard lock(episode->mutex);
    episode->renders.push_front(std::move(lines));
    return {nullptr, [episode, place = episode->renders.begin()](void*) {
                const std::lock_guard guard(episode->mutex);
                episode->renders.erase(place);
            }};
}

Result<void> checkRenderable(const EpisodeSnapshot& snapshot)
{
    const auto& problems = snapshot.reading->problems;
    const auto errors = std::ranges::count(problems, Severity::Error, &Problem::severity);
    const bool isEmpty =
        std::ranges::any_of(problems, [](const auto& problem) { return problem.kind == ProblemKind::Empty; });
    if (isEmpty || (errors == 0 && snapshot.plan->lines.empty()))
        return fail(Code::InvalidInput, Reason::ScriptEmpty, snapshot.id.value);
    if (errors > 0)
        return fail(Code::InvalidInput, Reason::ScriptHasProblems, snapshot.id.value, std::to_string(errors));
    return {};
}

Result<void> checkConsents(const ProjectVoices& voices, const EpisodePlan& plan,
                           const std::vector<LineId>& lines, ConsentScope scope)
{
    std::set<VoiceId> cast;
    for (const auto& line : plan.lines)
        if (lines.empty() || std::ranges::find(lines, line.id) != lines.end())
            cast.insert(line.voice.id);
    for (const auto& voice : cast)
        UNDERSTUDY_CHECK(voices.checkUse(voice, scope));
    return {};
}

void EpisodeService::Parts::publish(OpenEpisode& episode)
{
    const auto id = episode.planner->row().id;
    const auto lines = episode.planner->publish();
    for (const auto& line : lines)
        notices.tell({EpisodeEvent::LineChanged, id, line, {}, false, 0});
    if (!lines.empty())
        tell(EpisodeEvent::SnapshotChanged, id);
}

Result<RenderReport> EpisodeService::Parts::render(OpenEpisode& episode, const std::vector<LineId>& lines,
                                                   bool redo, JobContext& context)
{
    UNDERSTUDY_CHECK(store.checkWritable());
    UNDERSTUDY_TRY(const auto snapshot, plan(episode));
    UNDERSTUDY_CHECK(checkRenderable(*snapshot));
    UNDERSTUDY_CHECK(checkConsents(voices, *snapshot->plan, lines, ConsentScope::Render));
    auto& planner = *episode.planner;
    RenderInput input;
    input.plan = snapshot->plan;
    input.lines = lines;
    input.makeNewTakes = redo;
    input.folder = episode.folder;
    input.engine = &engine;
    input.nextTakeNumber = [&](const LineId& line) { return planner.nextTakeNumber(line); };
    input.keep = [&](const Take& take) -> Result<void> {
        // Consent may end while an hour is rendered.
        UNDERSTUDY_CHECK(voices.checkUse(take.receipt.voice, ConsentScope::Render));
        return planner.keep(take);
    };
    input.onState = [&](const LineId& line, LineState state) {
        planner.setState(line, state);
        // A line's end is shown with the next one's beginning: there is always one, or the end below.
        if (state == LineState::Rendering && planner.isPublishDue())
            publish(episode);
    };
    auto report = renderLines(input, context);
    publish(episode);
    if (!report)
        return Failure(explained()(std::move(report).error()));
    UNDERSTUDY_CHECK(planner.rememberSummary());
    tell(EpisodeEvent::ListChanged, snapshot->id);
    return report;
}

JobHandle<RenderReport> EpisodeService::render(const EpisodeId& id, std::vector<LineId> lines, bool redo)
{
    auto& parts = *m_parts;
    const auto found = parts.find(id);
    const auto token = found ? renderToken(*found, lines) : nullptr;
    const auto title = found ? (*found)->planner->row().title : id.value;
    return parts.jobs.compute().start<RenderReport>(
        JobKind::EpisodeRender, title,
        [&parts, found, token, lines = std::move(lines), redo](JobContext& context) -> Result<RenderReport> {
            if (!found)
                return Failure(found.error());
            return parts.render(**found, lines, redo, context);
        },
        &parts.jobs.board());
}

std::shared_ptr<PcmSource> EpisodeService::playback(const SnapshotPtr& snapshot) const
{
    const auto episode = snapshot ? m_parts->find(snapshot->id) : fail(Code::NotFound);
    if (!episode || !snapshot->plan)
        return nullptr;
    return std::make_shared<EpisodePlayback>(*episode, *snapshot);
}

} // namespace understudy
