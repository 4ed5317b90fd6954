// The long work on the episode in front: renders and exports, with what they say when they end.
#pragma once

#include "core/session/episode_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

namespace understudy {

class BannerHost;
class JobStrip;
class Workspace;

class EpisodeWork : public QObject
{
    Q_OBJECT
public:
    EpisodeWork(Workspace& workspace, BannerHost& banners, JobStrip& strip, QObject* parent);

    void setEpisode(const EpisodeId& episode) { m_episode = episode; }
    bool isRendering() const { return m_rendering.isWatching(); }
    bool isExporting() const { return m_exporting.isWatching(); }

    /// As EpisodeService::render().
    void render(std::vector<LineId> lines, bool redo);
    void cancelRender() { m_rendering.cancel(); }
    void exportTo(const QString& target);

Q_SIGNALS:
    /// Something started or ended.
    void changed();
    /// Of the newest master; none once a render made it old.
    void mastered(const std::optional<understudy::Loudness>& loudness);
    void lineWanted(const understudy::LineId& line);

private:
    void finishRender(const Result<RenderReport>& report);
    void finishExport(const Result<MasterReport>& report);
    void showFailedLines(const RenderReport& report);
    /// Cancelled is no failure.
    void showFailure(const Error& error, const QString& key);

    Workspace* m_workspace;
    BannerHost* m_banners;
    JobStrip* m_strip;
    EpisodeId m_episode;
    JobWatcher<RenderReport> m_rendering;
    JobWatcher<MasterReport> m_exporting;
};

} // namespace understudy
