#include "app/desktop/review/transcript_work.h"

#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/review_actions.h"
#include "app/desktop/review/transcript_editor.h"
#include "app/desktop/review/transcript_panel.h"
#include "app/desktop/workspace.h"
#include "core/session/edit_history.h"
#include "core/session/review_service.h"
#include "widgets/support/conversions.h"

namespace understudy {

TranscriptWork::TranscriptWork(Workspace& workspace, TranscriptPanel& panel, ClipPanel& clip,
                               const ReviewActions& actions, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_panel(&panel), m_clip(&clip), m_playWord(actions.playWord),
      m_texts([this](const std::string& id, const std::string& text) { return store(id, text); }, nullptr)
{
    connectPanel();
    connectActions(actions);
    connect(&m_texts, &TypedTexts::stored, this, &TranscriptWork::done);
    connect(&m_texts, &TypedTexts::waitingChanged, this, &TranscriptWork::waitingChanged);
    connect(m_workspace, &Workspace::storing, this, [this](Result<void>& stored) {
        m_texts.flush();
        if (const auto kept = m_texts.kept(); !kept)
            stored = kept;
    });
    connect(m_workspace, &Workspace::historyChanged, this, &TranscriptWork::followHistory);
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_texts.flush();
        m_texts.forget();
    });
}

void TranscriptWork::setClip(const Clip* clip, const QString& place, bool isReadOnly)
{
    const auto id = clip != nullptr ? clip->id : std::string();
    if (id != m_shown || !m_panel->editor()->hasFocus())
        m_known = clip != nullptr ? clip->text.raw : std::string();
    m_shown = id;
    const auto* typed = m_texts.waiting(m_shown);
    m_panel->setClip(clip,
                     typed != nullptr  ? *typed
                     : clip != nullptr ? clip->text.raw
                                       : std::string(),
                     place, isReadOnly);
    m_playWord->setEnabled(clip != nullptr && !clip->words.empty());
}

Result<void> TranscriptWork::store(const std::string& clip, const std::string& text)
{
    auto done = m_workspace->session()->reviews().setText(clip, text);
    if (const auto now = storedText(); now && clip == m_shown)
        m_known = *now;
    return done;
}

std::optional<std::string> TranscriptWork::storedText() const
{
    const auto snapshot = m_workspace->session()->reviews().snapshot();
    const auto* clip = snapshot->clip(m_shown);
    return clip != nullptr ? std::optional(clip->clip.text.raw) : std::nullopt;
}

/// What is undone is seen in the field too, though it has the focus: it could be accepted there.
void TranscriptWork::followHistory()
{
    auto* editor = m_panel->editor();
    if (!m_workspace->session() || m_shown.empty() || !editor->hasFocus() || m_texts.waiting(m_shown))
        return;
    const auto now = storedText();
    if (!now || *now == m_known)
        return;
    m_known = *now;
    editor->setTranscript(toQString(m_known));
}

void TranscriptWork::connectPanel()
{
    connect(m_panel, &TranscriptPanel::textEdited, this, [this](const QString& text) {
        if (!m_shown.empty() && m_workspace->session())
            m_texts.type(m_shown, toUtf8(text));
    });
    connect(m_panel, &TranscriptPanel::left, &m_texts, &TypedTexts::flush);
    connect(m_panel, &TranscriptPanel::leaveRequested, this, [this] {
        m_texts.flush();
        if (m_workspace->session())
            m_workspace->session()->edits().breakStep();
        Q_EMIT left();
    });
    connect(m_panel->editor(), &TranscriptEditor::nothingWrong, this,
            [this] { Q_EMIT said(tr("No misspelled words.")); });
    connect(m_panel->editor(), &TranscriptEditor::failed, this,
            [this](const Error& error) { Q_EMIT done(Failure(error)); });
}

void TranscriptWork::connectActions(const ReviewActions& actions)
{
    auto* editor = m_panel->editor();
    connect(actions.playWord, &QAction::triggered, this, [this, editor] {
        if (const auto at = editor->caretTime())
            m_clip->playFrom(*at);
    });
    connect(m_clip, &ClipPanel::heard, editor, &TranscriptEditor::setHeard);
}

} // namespace understudy
