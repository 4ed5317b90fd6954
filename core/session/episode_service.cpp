#include "core/session/episode_service.h"

#include "core/session/episode_parts_p.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

std::string scriptFileName(ScriptNotation notation)
{
    return notation == ScriptNotation::Json ? "script.json" : "script.md";
}

std::unique_ptr<EpisodeService::Parts> EpisodeService::Parts::make(ProjectStore& store, VoiceEngine& engine,
                                                                   const ProjectVoices& voices,
                                                                   JobService& jobs, EditHistory& edits,
                                                                   ProjectSettings& settings)
{
    return std::unique_ptr<Parts>(new Parts{store, engine, voices, jobs, edits, settings, {}, {}, {}});
}

Result<OpenEpisodePtr> EpisodeService::Parts::find(const EpisodeId& id)
{
    const auto known = [&]() -> OpenEpisodePtr {
        const std::lock_guard lock(mutex);
        const auto found = open.find(id);
        return found == open.end() ? nullptr : found->second;
    };
    if (auto episode = known())
        return episode;
    UNDERSTUDY_TRY(const auto rows, store.episodes());
    const auto row = std::ranges::find(rows, id, &EpisodeRow::id);
    if (row == rows.end())
        return fail(Code::NotFound, Reason::EpisodeUnknown, id.value);
    auto episode = std::make_shared<OpenEpisode>();
    episode->folder = store.folder() / "episodes" / id.value;
    episode->script = episode->folder / scriptFileName(row->notation);
    episode->planner =
        std::make_unique<EpisodePlanner>(store, engine, voices, settings, *row, episode->folder);
    const std::lock_guard lock(mutex);
    return open.emplace(id, episode).first->second; // another's, who was faster
}

Result<ScriptDocument*> EpisodeService::Parts::document(OpenEpisode& episode)
{
    const auto known = [&] {
        const std::lock_guard lock(episode.mutex);
        return episode.document.get();
    };
    if (auto* document = known())
        return document;
    // Not under the mutex: who asks for something else does not wait for the disk.
    const std::lock_guard loading(episode.loading);
    if (auto* document = known())
        return document;
    auto loaded = ScriptDocument::load(episode.script);
    if (!loaded)
        return Failure(explained()(std::move(loaded).error()));
    const std::lock_guard lock(episode.mutex);
    episode.document = std::move(*loaded);
    return episode.document.get();
}

void EpisodeService::Parts::tell(EpisodeEvent event, const EpisodeId& id)
{
    notices.tell({event, id, {}, {}, false, 0});
}

Result<SnapshotPtr> EpisodeService::Parts::plan(OpenEpisode& episode)
{
    UNDERSTUDY_TRY(auto* script, document(episode));
    const auto before = episode.planner->snapshot();
    auto planned = episode.planner->plan(script->content());
    if (episode.planner->snapshot() != before)
        tell(EpisodeEvent::SnapshotChanged, episode.planner->row().id);
    if (!planned)
        return Failure(explained()(std::move(planned).error()));
    return planned;
}

EpisodeService::EpisodeService(std::unique_ptr<Parts> parts) : m_parts(std::move(parts))
{
    m_parts->settings.setListener(
        [all = m_parts.get()] { all->tell(EpisodeEvent::SettingsChanged, EpisodeId()); });
}

EpisodeService::~EpisodeService()
{
    m_parts->settings.setListener({});
}

void EpisodeService::tellChosen()
{
    m_parts->tell(EpisodeEvent::SettingsChanged, EpisodeId());
}

std::vector<EpisodeSummary> EpisodeService::list() const
{
    std::vector<EpisodeSummary> summaries;
    const auto rows = m_parts->store.episodes();
    if (!rows)
        return summaries;
    for (const auto& row : *rows)
        summaries.push_back({row.id, row.title, row.lines, row.fresh, row.length, row.hasProblems});
    return summaries;
}

Result<std::string> EpisodeService::text(const EpisodeId& id) const
{
    UNDERSTUDY_TRY(const auto episode, m_parts->find(id));
    UNDERSTUDY_TRY(const auto* script, m_parts->document(*episode));
    return script->content().text;
}

fs::path EpisodeService::scriptPath(const EpisodeId& id) const
{
    const auto episode = m_parts->find(id);
    return episode ? (*episode)->script : fs::path();
}

fs::path EpisodeService::folder(const EpisodeId& id) const
{
    const auto episode = m_parts->find(id);
    return episode ? (*episode)->folder : fs::path();
}

fs::path EpisodeService::takePath(const EpisodeId& id, const Take& take) const
{
    return folder(id) / take.file();
}

bool EpisodeService::isSaved(const EpisodeId& id) const
{
    const auto episode = m_parts->find(id);
    if (!episode)
        return true;
    const std::lock_guard lock((*episode)->mutex);
    return !(*episode)->document || (*episode)->document->isSaved();
}

Result<void> EpisodeService::save(const EpisodeId& id)
{
    if (isSaved(id))
        return {};
    UNDERSTUDY_CHECK(m_parts->store.checkWritable());
    UNDERSTUDY_TRY(const auto episode, m_parts->find(id));
    UNDERSTUDY_TRY(auto* script, m_parts->document(*episode));
    UNDERSTUDY_TRY(const bool hasWritten, script->save());
    if (hasWritten)
        m_parts->tell(EpisodeEvent::SavedChanged, id);
    return {};
}

std::vector<EpisodeId> EpisodeService::Parts::openIds()
{
    std::vector<EpisodeId> ids;
    const std::lock_guard lock(mutex);
    for (const auto& [id, episode] : open)
        ids.push_back(id);
    return ids;
}

bool EpisodeService::isAllSaved() const
{
    return std::ranges::all_of(m_parts->openIds(), [this](const EpisodeId& id) { return isSaved(id); });
}

Result<void> EpisodeService::saveAll()
{
    // One that cannot be saved does not keep the others from it.
    Result<void> result;
    for (const auto& id : m_parts->openIds())
        if (auto saved = save(id); !saved && result)
            result = std::move(saved);
    return result;
}

Result<void> EpisodeService::cast(const EpisodeId& id, const std::vector<Casting>& castings)
{
    UNDERSTUDY_CHECK(m_parts->store.checkWritable());
    UNDERSTUDY_TRY(const auto before, text(id));
    UNDERSTUDY_TRY(const auto episode, m_parts->find(id));
    UNDERSTUDY_TRY(auto after, recast(before, episode->planner->row().notation, castings,
                                      castable(m_parts->voices.statuses())));
    if (after != before)
        UNDERSTUDY_CHECK(m_parts->replaceText(id, std::move(after)));
    return save(id);
}

SnapshotPtr EpisodeService::snapshot(const EpisodeId& id) const
{
    const auto episode = m_parts->find(id);
    return episode ? (*episode)->planner->snapshot() : SnapshotPtr();
}

JobHandle<SnapshotPtr> EpisodeService::refresh(const EpisodeId& id)
{
    auto& parts = *m_parts;
    const auto found = parts.find(id);
    auto job = parts.jobs.workers().start<SnapshotPtr>(
        JobKind::Preview, id.value, [&parts, found](JobContext& context) -> Result<SnapshotPtr> {
            if (!found)
                return Failure(found.error());
            if (context.cancelled())
                return fail(Code::Cancelled);
            return parts.plan(**found);
        });
    if (found) {
        const std::lock_guard lock((*found)->mutex);
        if (const auto older = (*found)->refresh.lock())
            older->cancel();
        (*found)->refresh = job;
    }
    return job;
}

std::unique_ptr<Subscription> EpisodeService::subscribe(std::function<void(const EpisodeNotice&)> listener)
{
    return m_parts->notices.subscribe(std::move(listener));
}

} // namespace understudy
