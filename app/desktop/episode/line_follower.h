// Keeps script, table, inspector and timeline at one line: the one the user goes to in any of them, or the
// one that is heard.
#pragma once

#include "core/session/episode_service.h"

#include <QObject>

namespace understudy {

class Inspector;
class LinesPanel;
class Playback;
class ScriptEditor;
class TimelinePanel;
class Workspace;

class LineFollower : public QObject
{
    Q_OBJECT
public:
    /// What it keeps together; all outlive it.
    struct Views
    {
        ScriptEditor* editor;
        LinesPanel* lines;
        Inspector* inspector;
        TimelinePanel* timeline;
    };
    LineFollower(Workspace& workspace, Playback& playback, const Views& views, QObject* parent);

    void setSnapshot(const SnapshotPtr& snapshot) { m_snapshot = snapshot; }
    void playFromCursor();
    void stepLine(int direction);

Q_SIGNALS:
    /// In the table, by whoever.
    void lineChosen(const understudy::LineId& line);

private:
    void takeLine(const LineId& line);
    void takeCaret(std::size_t offset);
    void followPosition();
    void seekToLine(const LineId& line);
    const Timeline* timeline() const { return m_snapshot ? m_snapshot->timeline.get() : nullptr; }
    const PlannedLine* findLine(const LineId& line) const;
    /// Whether the plan is of the text as it was read last: else its places are of an older one.
    bool isPlaced() const { return m_snapshot && m_snapshot->planRevision == m_snapshot->revision; }

    Workspace* m_workspace;
    Playback* m_playback;
    Views m_views;
    SnapshotPtr m_snapshot;
    LineId m_heard;
    bool m_isSyncing = false; ///< the caret or the row moves because the other did
};

} // namespace understudy
