// The sounds of a comparison as one hears them: side by side in the window's player, switched at once.
#pragma once

#include "core/device/lane_source.h"
#include "widgets/compare/loop_bar.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace understudy {

class Playback;

class CompareSound : public QObject
{
    Q_OBJECT
public:
    CompareSound(Playback& playback, QObject* parent);

    /// What runs side by side from now on; paused, at the beginning, the first chosen, none heard. The loop
    /// ends. Empty: nothing.
    void setSounds(std::vector<LaneSource::Sound> sounds);
    bool hasSounds() const { return m_source != nullptr; }
    int count() const { return m_source ? m_source->lanes() : 0; }

    /// Another one, at the same place; plays if nothing did.
    void hear(int lane);
    void step(int by);
    /// Between the last two that were heard.
    void flip();
    int lane() const { return m_lane; }
    int switches() const { return m_switches; }
    /// Whether any of it was heard, or, of one that has to be, all of it.
    bool wasHeard(int lane) const;
    bool wasHeardToTheEnd(int lane) const;

    void toggle();
    void pause();
    void seek(Seconds to);
    bool isPlaying() const;
    Seconds position() const;
    Seconds length() const;
    void setLoop(std::optional<LoopPart> loop);
    std::optional<LoopPart> loop() const { return m_loop; }

Q_SIGNALS:
    void changed(); ///< which one, playing or not, heard or not
    void moved();   ///< position()

private:
    void play();
    void note();

    Playback* m_playback;
    std::shared_ptr<LaneSource> m_source;
    std::optional<LoopPart> m_loop;
    int m_lane = 0, m_last = 1, m_switches = 0;
    Seconds m_at;                           ///< while it is not in the player
    std::vector<std::vector<bool>> m_heard; ///< by lane, tenths of a second
    Seconds m_notedAt{-1};
    bool m_wasPlaying = false;
};

} // namespace understudy
