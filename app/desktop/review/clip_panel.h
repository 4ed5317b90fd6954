// The chosen clip: transport, wave and spectrogram. Loads sounds off the GUI thread, the next clip's ahead,
// and plays them.
#pragma once

#include "app/desktop/review/clip_sound.h"
#include "core/session/review_snapshot.h"
#include "widgets/support/job_watcher.h"

#include <QWidget>

#include <deque>

class QComboBox;
class QLabel;

namespace understudy {

class ClipView;
class Playback;
class Workspace;
struct ReviewActions;

class ClipPanel : public QWidget
{
    Q_OBJECT
public:
    ClipPanel(Workspace& workspace, Playback& playback, const ReviewActions& actions,
              QWidget* parent = nullptr);
    ~ClipPanel() override;

    /// Null: nothing. Another clip is loaded and, with `plays`, heard from its begin.
    void setClip(ReviewedClipPtr clip, int number, const ReviewSnapshotPtr& snapshot, bool plays);
    /// Loads it, so that it is there when it is chosen.
    void prepare(const ReviewedClipPtr& clip, const ReviewSnapshotPtr& snapshot);
    ClipView* view() const { return m_view; }
    /// Frame of the recording under the playhead.
    Frames place() const;

    void togglePlay();
    void stop();
    void skip(Seconds by);
    void playAround();

Q_SIGNALS:
    /// In frames of the recording.
    void trimChanged(understudy::Frames begin, understudy::Frames end);
    void failed(const understudy::Error& error);

private:
    using Sound = std::shared_ptr<const ClipSound>;
    struct Loaded
    {
        std::string clip;
        FrameSpan span;
        Sound sound;
        std::shared_ptr<const Spectrogram> spectrogram;
    };

    QWidget* makeTransport(const ReviewActions& actions);
    void connectActions(const ReviewActions& actions);
    void load(const ReviewedClipPtr& clip, const ReviewSnapshotPtr& snapshot, LatestJob<Loaded>& job);
    void take(const Loaded& loaded);
    const Loaded* loadedFor(const ReviewedClip& clip) const;
    void showLoaded();
    void play(const FrameSpan& span, Frames from);
    void refreshPosition(Frames position);
    void refreshState();
    double tempo() const;

    Workspace* m_workspace;
    Playback* m_playback;
    QAction *m_playAction, *m_loop;
    ClipView* m_view;
    QLabel *m_position = nullptr, *m_length = nullptr, *m_mark = nullptr;
    QComboBox* m_speed = nullptr;

    ReviewSnapshotPtr m_snapshot;
    ReviewedClipPtr m_clip;
    int m_number = 0;
    bool m_playsOnArrival = false;
    std::deque<Loaded> m_loaded; ///< the newest last
    std::shared_ptr<ClipPart> m_part;
    LatestJob<Loaded> m_loading, m_preparing;
};

} // namespace understudy
