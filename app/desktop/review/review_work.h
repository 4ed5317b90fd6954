// What the Review pane lets the session do: bring recordings in, build the dataset; what comes of it is in
// banners.
#pragma once

#include "core/session/review_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QMessageBox;

namespace understudy {

class BannerHost;
class Workspace;

class ReviewWork : public QObject
{
    Q_OBJECT
public:
    ReviewWork(Workspace& workspace, BannerHost& banners, QObject* parent);

    void askRecordings(QWidget* parent);
    /// Files and folders.
    void import(const QStringList& paths);
    /// Asks where the recording's file is now.
    void askFile(const std::string& recording, QWidget* parent);
    void locate(const std::string& recording, const QString& file);
    /// What is told of a dataset goes once the clips are others.
    void follow(const ReviewSnapshot& now);
    /// Asks first where clips are not judged yet.
    void askBuild(QWidget* parent);
    bool isImporting() const { return m_importing.isRunning(); }
    bool isBuilding() const { return m_building.isRunning(); }

Q_SIGNALS:
    /// isImporting() or isBuilding().
    void changed();
    /// Somebody wants to see the accepted clips that have no words.
    void wordlessWanted();

private:
    bool wantsDrafts() const;
    void start(JobHandle<ImportReport> import);
    void askBuild(bool hasDataset, QWidget* parent);
    /// Without clips of an original that is away: asks first, unless that was done.
    void build(QWidget* parent, ReviewService::IfAway ifAway = ReviewService::IfAway::Tell);
    void askWithout(const std::vector<LeftOutRecording>& away, QWidget* parent);
    void findUnfinished(std::function<void(const UnfinishedImport&)> found);
    void takeUnfinished(const UnfinishedImport& unfinished);
    void offer(const UnfinishedImport& unfinished);
    void resume();
    void forgetUnfinished();
    void takeLocated(const Result<int>& found, const QString& file);
    void fail(const Error& error, const QString& key);
    void takeImport(const Result<ImportReport>& report);
    void takeBuild(const Result<BuildReport>& report);

    Workspace* m_workspace;
    BannerHost* m_banners;
    LatestJob<ImportReport> m_importing;
    LatestJob<BuildReport> m_building;
    ReviewSnapshotPtr m_builtOf; ///< what the dataset that is told of has; null: nothing is told
    QPointer<QMessageBox> m_asked; ///< whether to build, or without what is away
};

} // namespace understudy
