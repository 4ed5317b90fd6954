// What the Review pane lets the session do: bring recordings in, build the dataset; what comes of it is in
// banners.
#pragma once

#include "core/session/review_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>
#include <QStringList>

namespace understudy {

class BannerHost;
class Workspace;

class ReviewWork : public QObject
{
    Q_OBJECT
public:
    ReviewWork(Workspace& workspace, BannerHost& banners, QObject* parent);

    /// Files and folders.
    void import(const QStringList& paths);
    void build();
    bool isImporting() const { return m_importing.isRunning(); }
    bool isBuilding() const { return m_building.isRunning(); }

Q_SIGNALS:
    /// isImporting() or isBuilding().
    void changed();

private:
    void fail(const Error& error, const QString& key);
    void takeImport(const Result<ImportReport>& report);
    void takeBuild(const Result<BuildReport>& report);

    Workspace* m_workspace;
    BannerHost* m_banners;
    LatestJob<ImportReport> m_importing;
    LatestJob<BuildReport> m_building;
};

} // namespace understudy
