// Edits of script texts: how they are applied, taken back, and joined to steps a writer would call one.

#include "core/session/episode_parts_p.h"

#include <algorithm>
#include <cctype>

namespace understudy {

namespace {

constexpr std::size_t kMaxKeystroke = 16; // bytes: one character with what belongs to it

bool isSpace(char c)
{
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// One keystroke continues the step of those before it as long as they are of the same word.
bool continuesWord(const std::string& before, const std::string& typed)
{
    if (typed.find('\n') != std::string::npos)
        return false;
    return isSpace(typed.front()) || before.empty() || !isSpace(before.back());
}

class ScriptTextEdit final : public Edit
{
public:
    /// `undone`: the text that the edit takes out again, when it takes back typing.
    ScriptTextEdit(EpisodeService::Parts& parts, EpisodeId id, TextEdit edit, bool isFromEditor,
                   std::string undone = {})
        : m_parts(&parts), m_id(std::move(id)), m_edit(std::move(edit)), m_isFromEditor(isFromEditor),
          m_undone(std::move(undone))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        UNDERSTUDY_TRY(auto applied, m_parts->apply(m_id, m_edit, m_isFromEditor));
        const bool isKeystroke = applied.done.replacement.size() <= kMaxKeystroke &&
                                 applied.inverse.replacement.size() <= kMaxKeystroke;
        auto inverse = std::make_unique<ScriptTextEdit>(*m_parts, m_id, std::move(applied.inverse), false,
                                                        std::move(applied.done.replacement));
        inverse->m_mayJoin = m_isFromEditor && isKeystroke;
        return inverse;
    }

    bool absorb(const Edit& next) override
    {
        const auto* other = dynamic_cast<const ScriptTextEdit*>(&next);
        if (!other || other->m_id != m_id || !m_mayJoin || !other->m_mayJoin)
            return false;
        return absorbTyping(*other) || absorbDeleting(*other);
    }

    std::string_view what() const override
    {
        if (!m_mayJoin)
            return "script";
        return m_edit.replacement.empty() ? "typing" : "deleting";
    }

private:
    /// Both take out what was typed, one behind the other.
    bool absorbTyping(const ScriptTextEdit& other)
    {
        const bool areInsertions = m_edit.replacement.empty() && other.m_edit.replacement.empty();
        if (!areInsertions || other.m_undone.empty() || other.m_edit.begin != m_edit.end ||
            !continuesWord(m_undone, other.m_undone))
            return false;
        m_edit.end = other.m_edit.end;
        m_undone += other.m_undone;
        return true;
    }

    /// Both put back what was deleted: by Backspace before it, by Delete behind it.
    bool absorbDeleting(const ScriptTextEdit& other)
    {
        const auto& text = other.m_edit.replacement;
        const bool areDeletions = m_undone.empty() && other.m_undone.empty() && !m_edit.replacement.empty();
        if (!areDeletions || text.empty() || text.size() > kMaxKeystroke ||
            text.find('\n') != std::string::npos)
            return false;
        if (other.m_edit.begin + text.size() == m_edit.begin) {
            m_edit.replacement.insert(0, text);
            m_edit.begin = m_edit.end = other.m_edit.begin;
            return true;
        }
        if (other.m_edit.begin != m_edit.begin)
            return false;
        m_edit.replacement += text;
        return true;
    }

    EpisodeService::Parts* m_parts;
    EpisodeId m_id;
    TextEdit m_edit;
    bool m_isFromEditor = false;
    bool m_mayJoin = false; // takes back a keystroke
    std::string m_undone;
};

} // namespace

Result<ScriptDocument::Applied> EpisodeService::Parts::apply(const EpisodeId& id, const TextEdit& edit,
                                                             bool isFromEditor)
{
    UNDERSTUDY_TRY(const auto episode, find(id));
    UNDERSTUDY_TRY(auto* script, document(*episode));
    UNDERSTUDY_TRY(auto applied, script->apply(edit));
    notices.tell({EpisodeEvent::ScriptChanged, id, {}, applied.done, isFromEditor, applied.revision});
    if (applied.hasSavedChanged)
        tell(EpisodeEvent::SavedChanged, id);
    return applied;
}

Result<void> EpisodeService::Parts::replaceText(const EpisodeId& id, std::string text)
{
    const TextEdit edit{0, ScriptDocument::kToTheEnd, std::move(text)};
    // A reader follows the writer, but has nothing to take back.
    if (store.isReadOnly())
        return apply(id, edit, false).map([](const auto&) {});
    return edits.perform(std::make_unique<ScriptTextEdit>(*this, id, edit, false));
}

Result<void> EpisodeService::edit(const EpisodeId& id, TextEdit edit)
{
    UNDERSTUDY_CHECK(m_parts->store.checkWritable());
    return m_parts->edits.perform(std::make_unique<ScriptTextEdit>(*m_parts, id, std::move(edit), true));
}

} // namespace understudy
