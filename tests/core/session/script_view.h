// A view of a script, as an editor is.
#pragma once

#include "tests/core/session/project_fixture.h"

namespace understudy {

/// Follows the notices and never asks for the text again.
class ScriptView
{
public:
    ScriptView(EpisodeService& episodes, const EpisodeId& id) : m_text(*episodes.text(id))
    {
        m_subscription = episodes.subscribe([this, id](const EpisodeNotice& notice) {
            events.push_back(notice.event);
            if (notice.event == EpisodeEvent::ScriptChanged && notice.episode == id)
                m_text.replace(notice.edit->begin, notice.edit->end - notice.edit->begin,
                               notice.edit->replacement);
        });
    }
    const std::string& text() const { return m_text; }
    std::vector<EpisodeEvent> events;

private:
    std::string m_text;
    std::unique_ptr<Subscription> m_subscription;
};

} // namespace understudy
