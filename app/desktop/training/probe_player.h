// Plays the probe lines of checkpoints: read off the GUI thread, heard through the window's player.
#pragma once

#include "core/device/pcm_source.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <memory>
#include <vector>

namespace understudy {

class Playback;
class Workspace;

class ProbePlayer : public QObject
{
    Q_OBJECT
public:
    ProbePlayer(Workspace& workspace, Playback& playback, QObject* parent);

    /// From its beginning; the one that is heard pauses, or goes on.
    void toggle(const QString& file);
    void stop();
    bool isSounding() const;

Q_SIGNALS:
    /// Of the file asked for last; share: how far. Empty: none.
    void heard(const QString& file, double share, bool isSounding);
    void failed(const understudy::Error& error);

private:
    using Sound = std::shared_ptr<PcmSource>;
    void tell();
    bool isOurs() const;

    Workspace* m_workspace;
    Playback* m_playback;
    QString m_file; ///< asked for last
    Sound m_sound;  ///< of it, once it is read
    LatestJob<Sound> m_reading;
};

} // namespace understudy
