// The user's models as Home's cards share them: what is here, what is missing, and one job at a time that gets
// more. Needs no project.
#pragma once

#include "core/session/job_service.h"
#include "core/session/model_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <optional>

namespace understudy {

class ModelShelf : public QObject
{
    Q_OBJECT
public:
    explicit ModelShelf(QObject* parent = nullptr);

    /// Empty until the first changed().
    const ModelList& list() const { return m_list; }
    /// The job at work.
    const std::optional<JobStatus>& work() const { return m_status; }

    /// Reads what is here off the GUI thread; ends in changed().
    void refresh();
    /// Nothing while a job is at work. Ends in changed(), and in failed() when it fails.
    void fetch(const QString& repository);
    void add(const QString& folder);
    /// What was fetched stays; the next fetch goes on from there.
    void cancel();

Q_SIGNALS:
    void changed();
    void progressed();
    /// `repository`: what could be tried again; empty for a folder.
    void failed(const understudy::Error& error, const QString& repository);

private:
    void watch(const JobHandle<ModelInfo>& job, const QString& repository);

    JobService m_jobs;
    ModelService m_service{m_jobs};
    ModelList m_list;
    std::optional<JobStatus> m_status;
    LatestJob<ModelList> m_reading;
    JobWatcher<ModelInfo> m_work;
};

} // namespace understudy
