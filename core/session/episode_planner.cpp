#include "core/session/episode_planner_p.h"

#include "core/base/files.h"
#include "core/episode/mix.h"
#include "core/session/choices.h"
#include "core/session/script_check.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

/// No setting changes how a take sounds yet.
constexpr const char* kSoundSettings = "{}";

std::size_t countFresh(const EpisodePlan& plan)
{
    return plan.count(LineState::Fresh) + plan.count(LineState::Locked);
}

} // namespace

EpisodePlanner::EpisodePlanner(ProjectStore& store, const VoiceEngine& engine, const ProjectVoices& voices,
                               const ProjectSettings& settings, EpisodeRow row, fs::path folder)
    : m_store(store), m_engine(engine), m_voices(voices), m_settings(settings), m_folder(std::move(folder)),
      m_row(std::move(row))
{
}

SnapshotPtr EpisodePlanner::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

EpisodeRow EpisodePlanner::row() const
{
    const std::lock_guard lock(m_mutex);
    return m_row;
}

void EpisodePlanner::replaceSnapshot(SnapshotPtr snapshot)
{
    const std::lock_guard lock(m_mutex);
    m_snapshot = std::move(snapshot);
}

/// A reader looks each time: another program may be writing.
Result<void> EpisodePlanner::loadOnce()
{
    if (m_isLoaded && !m_store.isReadOnly())
        return {};
    const auto id = row().id;
    UNDERSTUDY_TRY(m_known, m_store.lines(id));
    UNDERSTUDY_TRY(m_takes, m_store.takes(id));
    m_lastNumbers.clear();
    for (const auto& take : m_takes)
        m_lastNumbers[take.line] = std::max(m_lastNumbers[take.line], take.number);
    m_isLoaded = true;
    return {};
}

Result<PlanInput> EpisodePlanner::planInput(const Script& script, std::vector<VoiceInfo> voices) const
{
    PlanInput input;
    UNDERSTUDY_TRY(const auto chosen, chosenTakes(m_store, row().id));
    for (const auto& [line, choice] : chosen)
        if (const auto last = m_lastNumbers.find(line); last != m_lastNumbers.end() && last->second <= choice.newest)
            input.chosen[line] = choice.number;
    input.script = &script;
    input.known = m_known;
    input.takes = m_takes;
    input.source = {m_engine.name(), m_engine.version(), kSoundSettings};
    input.voices = std::move(voices);
    input.isIntact = [this](const Take& take) { return checkTakeFile(m_folder, take).has_value(); };
    return input;
}

Timeline EpisodePlanner::timeline(const EpisodePlan& plan, const MixSettings& mix) const
{
    return buildTimeline(plan, mix, [this](const fs::path& path) { return audioLength(path); });
}

Frames EpisodePlanner::audioLength(const fs::path& path) const
{
    if (!isInside(m_folder, path))
        return Frames(0);
    const auto stamp = FileStamp::of(m_folder / path);
    {
        const std::lock_guard lock(m_lengthsMutex);
        if (const auto known = m_lengths.find(path); known != m_lengths.end() && known->second.first == stamp)
            return known->second.second;
    }
    const auto length = audioFileLength(m_folder / path);
    const std::lock_guard lock(m_lengthsMutex);
    m_lengths[path] = {stamp, length};
    return length;
}

Result<SnapshotPtr> EpisodePlanner::plan(const ScriptDocument::Content& content)
{
    const std::lock_guard planning(m_planMutex);
    const auto before = snapshot();
    if (before && before->revision > content.revision)
        return before;
    auto made = std::make_shared<EpisodeSnapshot>();
    made->id = row().id;
    made->revision = content.revision;
    made->mix = m_settings.mix();
    made->voices = m_voices.statuses();
    auto voices = castable(made->voices);
    made->reading = std::make_shared<const ScriptReading>(checkScript(content.text, row().notation, voices));
    if (made->reading->hasErrors()) {
        if (before) {
            made->planRevision = before->planRevision;
            made->plan = before->plan;
            made->timeline = before->timeline;
        }
    } else {
        UNDERSTUDY_CHECK(loadOnce());
        UNDERSTUDY_TRY(const auto input, planInput(made->reading->script, std::move(voices)));
        UNDERSTUDY_TRY(auto plan, planEpisode(input));
        applyMarks(plan);
        made->planRevision = content.revision;
        made->timeline = std::make_shared<const Timeline>(timeline(plan, made->mix));
        made->plan = std::make_shared<const EpisodePlan>(std::move(plan));
        m_changed.clear();
        m_newTakes.clear();
    }
    // Shown even where it cannot be remembered; a full disk is then said by the error.
    replaceSnapshot(made);
    UNDERSTUDY_CHECK(remember(*made));
    return made;
}

/// Ids must be known before takes are made under them.
Result<void> EpisodePlanner::remember(const EpisodeSnapshot& snapshot)
{
    if (m_store.isReadOnly())
        return {};
    auto row = this->row();
    row.hasProblems = snapshot.reading->hasErrors();
    if (snapshot.plan && snapshot.planRevision == snapshot.revision) {
        auto known = knownLines(*snapshot.plan, m_known);
        if (known != m_known)
            UNDERSTUDY_CHECK(m_store.setLines(row.id, m_known, known));
        m_known = std::move(known);
        row.title = snapshot.plan->header.title.empty() ? row.id.value : snapshot.plan->header.title;
        row.lines = static_cast<int>(snapshot.plan->lines.size());
        row.fresh = static_cast<int>(countFresh(*snapshot.plan));
        row.length = toSeconds(snapshot.timeline->length, kStudioRate);
    }
    if (row == this->row())
        return {};
    UNDERSTUDY_CHECK(m_store.updateEpisode(row));
    const std::lock_guard lock(m_mutex);
    m_row = std::move(row);
    return {};
}

void EpisodePlanner::applyMarks(EpisodePlan& plan) const
{
    for (auto& line : plan.lines) {
        const auto mark = m_marks.find(line.id);
        if (mark == m_marks.end())
            continue;
        if (mark->second.state == LineState::Rendering ||
            (line.state != LineState::Fresh && mark->second.text == line.line.text()))
            line.state = mark->second.state;
    }
}

/// Chooses a take made since, where it was made of what the line says now.
void EpisodePlanner::applyTake(EpisodePlan& plan, std::size_t index, const Take& take) const
{
    auto& line = plan.lines[index];
    const auto seed = lineSeed(plan.header.seed, line.id, take.number);
    const auto wanted = takeKey(makeReceipt(line.line, line.voice, plan.source, seed), line.id, take.number);
    const bool isFresh = wanted == take.key;
    ++line.takeCount;
    if (isFresh || !line.take)
        line.take = take;
    if (isFresh || line.state == LineState::NotRendered)
        line.state = isFresh ? LineState::Fresh : LineState::Stale;
}

int EpisodePlanner::nextTakeNumber(const LineId& line) const
{
    const std::lock_guard planning(m_planMutex);
    const auto last = m_lastNumbers.find(line);
    return last == m_lastNumbers.end() ? 1 : last->second + 1;
}

Result<void> EpisodePlanner::keep(const Take& take)
{
    UNDERSTUDY_CHECK(m_store.addTake(row().id, take));
    const std::lock_guard planning(m_planMutex);
    m_takes.push_back(take);
    m_newTakes.push_back(take);
    m_lastNumbers[take.line] = take.number;
    return {};
}

void EpisodePlanner::setState(const LineId& line, LineState state)
{
    const std::lock_guard planning(m_planMutex);
    m_changed.emplace_back(line, state);
    m_marks.erase(line);
    if (state == LineState::Rendering) {
        m_marks[line] = {state, {}};
    } else if (state == LineState::Failed) {
        const auto now = snapshot();
        const auto planned = std::ranges::find(now->plan->lines, line, &PlannedLine::id);
        if (planned != now->plan->lines.end())
            m_marks[line] = {state, planned->line.text()};
    }
}

bool EpisodePlanner::isPublishDue() const
{
    constexpr int kShare = 20; // at most a twentieth of the time goes into it
    const std::lock_guard planning(m_planMutex);
    return Clock::now() - m_published >= kShare * m_publishCost;
}

/// What was told since the last snapshot, and the takes made since.
void EpisodePlanner::applyChanges(EpisodePlan& plan) const
{
    std::unordered_map<LineId, std::size_t> places;
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
        places.emplace(plan.lines[i].id, i);
    for (const auto& [line, state] : m_changed) {
        const auto place = places.find(line);
        if (place == places.end() || plan.lines[place->second].state != LineState::Rendering)
            continue;
        // Whether the new take is fresh, applyTake() decides: the text may have changed under the render.
        plan.lines[place->second].state = state == LineState::Fresh ? LineState::Stale : state;
    }
    for (const auto& take : m_newTakes)
        if (const auto place = places.find(take.line); place != places.end())
            applyTake(plan, place->second, take);
    applyMarks(plan);
}

std::vector<LineId> EpisodePlanner::publish()
{
    const std::lock_guard planning(m_planMutex);
    const auto begin = Clock::now();
    const auto before = snapshot();
    if (m_changed.empty() || !before || !before->plan)
        return {};
    auto plan = *before->plan;
    applyChanges(plan);
    auto made = std::make_shared<EpisodeSnapshot>(*before);
    made->timeline = std::make_shared<const Timeline>(timeline(plan, made->mix));
    made->plan = std::make_shared<const EpisodePlan>(std::move(plan));
    replaceSnapshot(std::move(made));
    m_newTakes.clear();
    std::vector<LineId> lines;
    for (const auto& [line, state] : std::exchange(m_changed, {}))
        if (std::ranges::find(lines, line) == lines.end())
            lines.push_back(line);
    m_published = Clock::now();
    m_publishCost = m_published - begin;
    return lines;
}

Result<void> EpisodePlanner::rememberSummary()
{
    const std::lock_guard planning(m_planMutex);
    const auto now = snapshot();
    return now ? remember(*now) : Result<void>();
}

} // namespace understudy
