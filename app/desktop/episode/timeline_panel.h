// Below the script and the lines: transport, timeline and meters.
#pragma once

#include "app/desktop/episode/episode_view.h"
#include "app/desktop/episode/playback.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;

namespace understudy {

class ElidedLabel;
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

    /// Null: no episode.
    void setView(const EpisodeViewPtr& view);
    void setSelected(const LineId& line);
    /// Integrated loudness and true peak of the last master.
    void setMastered(const std::optional<Loudness>& loudness);
    /// Without it the transport stays.
    void setTimelineShown(bool isShown);
    EpisodeTimeline* timeline() const { return m_timeline; }
    QWidget* transport() const { return m_transport; }

Q_SIGNALS:
    void lineActivated(const understudy::LineId& line);
    void followChanged(bool follows);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTransport(const Actions& actions);
    TimelineContent content() const;
    void refreshContent();
    void refreshPosition(Frames position);
    void refreshState();

    Playback* m_playback;
    PeakCache* m_peaks;
    QAction* m_play;
    EpisodeViewPtr m_view;
    std::optional<Loudness> m_mastered;
    QWidget* m_transport = nullptr;
    QLabel* m_position = nullptr;
    QLabel* m_length = nullptr;
    ElidedLabel* m_note = nullptr;
    QCheckBox* m_follow = nullptr;
    EpisodeTimeline* m_timeline;
    QWidget* m_timelinePart;
    QWidget* m_metersPart; ///< beside the timeline while there is room
    LevelMeters* m_meters;
    LevelMeters* m_meterLine; ///< in the transport else
};

} // namespace understudy
