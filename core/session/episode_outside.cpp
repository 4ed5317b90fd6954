// What another program did to a script's file: looked at on any thread, taken over as an edit.

#include "core/session/episode_parts_p.h"

namespace understudy {

Result<EpisodeService::OutsideText> EpisodeService::readOutside(const EpisodeId& id)
{
    UNDERSTUDY_CHECK(m_parts->store.checkPlace());
    UNDERSTUDY_TRY(const auto episode, m_parts->find(id));
    UNDERSTUDY_TRY(auto* script, m_parts->document(*episode));
    const bool wasSaved = script->isSaved();
    UNDERSTUDY_TRY(auto outside, script->lookOutside());
    if (script->isSaved() != wasSaved)
        m_parts->tell(EpisodeEvent::SavedChanged, id);
    return OutsideText{id, outside.state, std::move(outside.theirs)};
}

Result<EpisodeService::OutsideText> EpisodeService::prepareResolve(const EpisodeId& id, Keep keep)
{
    UNDERSTUDY_CHECK(m_parts->store.checkWritable());
    auto outside = readOutside(id);
    if (!outside && keep == Keep::Ours) {
        UNDERSTUDY_TRY(const auto episode, m_parts->find(id));
        UNDERSTUDY_TRY(auto* script, m_parts->document(*episode));
        script->disregard(); // no text that undo could bring back
        return OutsideText{id, Outside::Unchanged, {}};
    }
    if (outside && outside->state == Outside::Deleted && keep == Keep::Theirs)
        return fail(Code::NotFound, Reason::FileMissing, scriptPath(id).string());
    return outside;
}

Result<EpisodeService::Outside> EpisodeService::takeOutside(const OutsideText& outside)
{
    UNDERSTUDY_TRY(const auto episode, m_parts->find(outside.id));
    UNDERSTUDY_TRY(auto* script, m_parts->document(*episode));
    auto state = outside.state;
    if (state == Outside::Reloaded && !script->isSaved())
        state = Outside::Conflict; // there was typing since the look
    if (state == Outside::Reloaded) {
        script->acknowledge(outside.theirs);
        UNDERSTUDY_CHECK(m_parts->replaceText(outside.id, outside.theirs));
    }
    if (state != Outside::Unchanged)
        m_parts->tell(EpisodeEvent::ChangedOutside, outside.id);
    return state;
}

Result<void> EpisodeService::finishResolve(const OutsideText& outside, Keep keep)
{
    if (outside.state != Outside::Reloaded && outside.state != Outside::Conflict)
        return {};
    UNDERSTUDY_TRY(const auto episode, m_parts->find(outside.id));
    UNDERSTUDY_TRY(auto* script, m_parts->document(*episode));
    auto ours = script->content().text;
    script->acknowledge(outside.theirs);
    UNDERSTUDY_CHECK(m_parts->replaceText(outside.id, outside.theirs));
    // Theirs becomes a step of its own, so that undo finds it.
    return keep == Keep::Ours ? m_parts->replaceText(outside.id, std::move(ours)) : Result<void>();
}

} // namespace understudy
