// The chosen clip: transport, wave and spectrogram; plays it.
#pragma once

#include "app/desktop/review/clip_loader.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace understudy {

class ClipView;
class Playback;
class RepairsMenu;
class RecordingPeaks;
class Workspace;
struct ReviewActions;

class ClipPanel : public QWidget
{
    Q_OBJECT
public:
    ClipPanel(Workspace& workspace, Playback& playback, const ReviewActions& actions,
              QWidget* parent = nullptr);
    ~ClipPanel() override;

    /// Null: nothing. Another clip is loaded and, with `plays`, heard from its begin; then those that come
    /// `next` are loaded, in order, so that they are there when they are chosen.
    void setClip(ReviewedClipPtr clip, int number, const ReviewSnapshotPtr& snapshot, bool plays,
                 const std::vector<ReviewedClipPtr>& next);
    /// A second pass: nothing is told of what was found in the rest of the recording.
    void setBlind(bool isBlind) { m_isBlind = isBlind; }
    ClipView* view() const { return m_view; }
    /// Why the clip cannot be heard, as far as that was tried.
    std::optional<Error> problem() const { return m_clip ? m_loader->problemOf(m_clip->clip) : std::nullopt; }
    /// Its sound is there.
    bool isLoaded() const { return loaded() != nullptr; }
    /// Why nothing can be heard, whatever the clip.
    std::optional<Error> outputProblem() const;
    /// Frame of the recording under the playhead.
    Frames place() const;

    void togglePlay();
    /// To the end, from a moment of the clip.
    void playFrom(Seconds at);
    void stop();
    void skip(Seconds by);
    void playAround();

Q_SIGNALS:
    /// In frames of the recording.
    void trimChanged(understudy::Frames begin, understudy::Frames end);
    void locateRequested(const std::string& recording); ///< whose file is away, or another one
    void trimRefused(); ///< it would leave less than kShortestClip
    /// A moment of the clip, while it is played; none: it is no longer.
    void heard(std::optional<understudy::Seconds> at);
    void failed(const understudy::Error& error);
    void soundShown(); ///< the clip can be heard

private:
    /// What a part is made of.
    struct PartOf
    {
        std::shared_ptr<const ClipSound> sound;
        FrameSpan span;
        double tempo = 1;
        bool operator==(const PartOf&) const = default;
    };

    QWidget* makeTransport(const ReviewActions& actions);
    void connectActions(const ReviewActions& actions);
    const ClipLoader::Loaded* loaded() const; ///< of the clip; null: not yet
    void showLoaded();
    void tellNothing();
    void want();
    void chooseRepairs(const RepairSettings& repairs);
    void refreshRepairs();
    void swapSound();
    std::vector<ClipContent::Elsewhere> elsewhere(const Recording& recording) const;
    void play(const FrameSpan& span, Frames from);
    void playPart(const PartOf& of, Frames from);
    void setPlayhead(Seconds at);
    void showPosition(); ///< of the playhead
    void refreshPosition(Frames position);
    void refreshState();
    double tempo() const;

    Workspace* m_workspace;
    Playback* m_playback;
    ClipLoader* m_loader;
    RecordingPeaks* m_peaks;
    QAction *m_playAction, *m_loop, *m_repaired;
    RepairsMenu* m_repairs = nullptr;
    ClipView* m_view;
    QLabel *m_position = nullptr, *m_length = nullptr;
    QComboBox* m_speed = nullptr;

    ReviewSnapshotPtr m_snapshot;
    ReviewedClipPtr m_clip;
    int m_number = 0;
    bool m_playsOnArrival = false, m_isBlind = false;
    bool m_wasHeard = false; ///< at the last news of the player
    std::shared_ptr<ClipPart> m_part;
    PartOf m_partOf;
    LatestJob<std::shared_ptr<ClipPart>> m_stretching;
    std::vector<ReviewedClipPtr> m_next;
};

} // namespace understudy
