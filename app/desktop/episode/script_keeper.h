// Keeps a script and its file in step: saves a moment after the last key, and notices what other programs
// write.
#pragma once

#include "core/session/episode_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

class QFileSystemWatcher;
class QTimer;

namespace understudy {

class BannerHost;
class JobStrip;
class Workspace;

class ScriptKeeper : public QObject
{
    Q_OBJECT
public:
    ScriptKeeper(Workspace& workspace, BannerHost& banners, JobStrip& strip, QObject* parent);

    /// Saves what is due of the one before. Empty: none.
    void setEpisode(const EpisodeId& episode);
    /// The text was edited: saves it when no more follows.
    void touch();
    void saveIfDue();
    bool isSaved() const;
    /// It was tried, and is tried again; or a conflict is to be decided first.
    bool hasFailed() const { return m_hasFailed; }

Q_SIGNALS:
    /// isSaved() may say something else.
    void savedChanged();

private:
    void save();
    void setFailed(bool hasFailed);
    void takeSaved(const Result<void>& saved);
    void watchFile();
    void checkOutside();
    void takeOutside(const Result<EpisodeService::OutsideText>& outside);
    void showDeleted();
    void showConflict();
    void resolve(EpisodeService::Keep keep);
    void fail(const Error& error, const QString& key);

    Workspace* m_workspace;
    BannerHost* m_banners;
    JobStrip* m_strip;
    QTimer* m_timer;
    QFileSystemWatcher* m_files;
    EpisodeId m_episode;
    LatestJob<EpisodeService::OutsideText> m_looking;
    bool m_lookAgain = false; ///< there was news while it was looked at
    bool m_isSaving = false;
    bool m_hasFailed = false;
};

} // namespace understudy
