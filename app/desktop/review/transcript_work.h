// What the Review pane does with transcripts: stores what is typed, plays from a word and shows the one that
// is heard, checks spelling.
#pragma once

#include "app/desktop/review/typed_texts.h"
#include "core/data/clips/clip.h"

#include <QObject>

#include <optional>
#include <string>

namespace understudy {

class ClipPanel;
class TranscriptPanel;
class Workspace;
struct ReviewActions;

class TranscriptWork : public QObject
{
    Q_OBJECT
public:
    TranscriptWork(Workspace& workspace, TranscriptPanel& panel, ClipPanel& clip,
                   const ReviewActions& actions, QObject* parent);

    /// Null: none.
    void setClip(const Clip* clip, const QString& place, bool isReadOnly);
    /// Stores what is typed: before anything that reads or leaves a clip.
    void flush() { m_texts.flush(); }
    /// Something that is typed is not stored.
    bool isWaiting() const { return m_texts.isWaiting(); }
    /// As TypedTexts::kept().
    Result<void> kept() const { return m_texts.kept(); }

Q_SIGNALS:
    void left(); ///< Escape, Return: the words are done
    /// Of a change.
    void done(const understudy::Result<void>& result);
    void waitingChanged(); ///< isWaiting(), or kept()
    void said(const QString& sentence); ///< for screen readers

private:
    void connectPanel();
    void connectActions(const ReviewActions& actions);
    Result<void> store(const std::string& clip, const std::string& text);
    std::optional<std::string> storedText() const;
    void followHistory();

    Workspace* m_workspace;
    TranscriptPanel* m_panel;
    ClipPanel* m_clip;
    QAction* m_playWord;
    std::string m_shown; ///< clip
    std::string m_known; ///< its text, as it was stored when the field last had it
    TypedTexts m_texts;
};

} // namespace understudy
