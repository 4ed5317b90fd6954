// Below the script and the lines: transport, timeline and meters.
#pragma once

#include "app/desktop/episode/playback.h"
#include "core/session/episode_service.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;

namespace understudy {

class EpisodeTimeline;
class LevelMeters;
class PeakCache;

class TimelinePanel : public QWidget
{
    Q_OBJECT
public:
    struct Actions
    {
        QAction* previous;
        QAction* play;
        QAction* next;
        QAction* zoomOut;
        QAction* zoomIn;
        QAction* fit;
    };
    TimelinePanel(Playback& playback, PeakCache& peaks, const Actions& actions, bool followsText);

    void setSnapshot(const SnapshotPtr& snapshot);
    void setSelected(const LineId& line);
    /// Integrated loudness and true peak of the last master.
    void setMastered(const std::optional<Loudness>& loudness);
    EpisodeTimeline* timeline() const { return m_timeline; }
    QWidget* transport() const { return m_transport; }

Q_SIGNALS:
    void lineActivated(const understudy::LineId& line);
    void followChanged(bool follows);

private:
    QWidget* makeTransport(const Actions& actions);
    void refreshContent();
    void refreshPosition(Frames position);
    void refreshState();

    Playback* m_playback;
    PeakCache* m_peaks;
    QAction* m_play;
    SnapshotPtr m_snapshot;
    std::optional<Loudness> m_mastered;
    QWidget* m_transport = nullptr;
    QLabel* m_position = nullptr;
    QLabel* m_length = nullptr;
    QLabel* m_note = nullptr;
    QCheckBox* m_follow = nullptr;
    EpisodeTimeline* m_timeline;
    LevelMeters* m_meters;
};

} // namespace understudy
