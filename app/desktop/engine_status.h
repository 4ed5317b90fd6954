// What speaks, what its model takes of the memory, and whether other programs are answered: said in the job
// strip, with the act that frees the memory.
#pragma once

#include "core/session/episode_service.h"
#include "core/synth/voice_engine.h"

#include <QObject>

#include <memory>

class QAction;

namespace understudy {

class JobStrip;
class Workspace;

class EngineStatus : public QObject
{
    Q_OBJECT
public:
    /// `unload` frees the model; enabled while there is one.
    EngineStatus(Workspace& workspace, JobStrip& strip, QAction* unload, QObject* parent);

    /// The script in front: which voices it has. May be null.
    void setSnapshot(const SnapshotPtr& snapshot);
    /// Where other programs are answered; empty: they are not.
    void setServing(const QString& url);

private:
    void attach();
    void detach();
    void take(const EngineMemory& memory);
    void unload();
    void show();
    QString modelText() const;

    Workspace* m_workspace;
    JobStrip* m_strip;
    QAction* m_unload;
    QString m_voices; ///< "Trained voices"
    QString m_serving;
    EngineMemory m_memory;
    bool m_isUnloading = false; ///< asked for; lines that are being spoken come first
    int m_sessions = 0;         ///< watched so far: late news of an older one is none
    std::unique_ptr<Subscription> m_subscription;
};

} // namespace understudy
