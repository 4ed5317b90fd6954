// What the Training pane lets the session do with runs; what comes of it is in banners and in the job strip.
#pragma once

#include "core/session/train_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace understudy {

class BannerHost;
class JobStrip;
class Workspace;

class TrainingWork : public QObject
{
    Q_OBJECT
public:
    TrainingWork(Workspace& workspace, BannerHost& banners, JobStrip& strip, QObject* parent);

    /// Ends in began(), or in a banner.
    void start(RunToStart run);
    bool isStarting() const { return m_creating.isRunning(); }
    void resume(const RunId& run);
    void pause(const RunId& run);
    void goOn(const RunId& run);
    void stop(const RunId& run);
    void note(const RunId& run, const QString& text);
    void remove(const RunId& run);

    /// Ends in voiceProposed(), or in a banner.
    void proposeVoice(const RunId& run, std::int64_t step);
    void addVoice(VoiceToAdd voice);
    void exportTo(const RunId& run, std::int64_t step, ExportKind kind, const QString& folder);

Q_SIGNALS:
    void began(const understudy::RunId& run);
    void changed(); ///< isStarting()
    void voiceProposed(const understudy::VoiceFromRun& proposal);

private:
    void train(const RunId& run);
    void takeEnd(const RunId& run, const Result<RunEnd>& end);
    void ask(const RunId& run, std::function<Result<void>(TrainService&)> act);
    void fail(const Error& error, const QString& key);
    void forget();

    Workspace* m_workspace;
    BannerHost* m_banners;
    JobStrip* m_strip;
    LatestJob<RunInfo> m_creating;
    LatestJob<VoiceFromRun> m_proposing;
    JobWatcher<VoiceStatus> m_adding;
    JobWatcher<RunExport> m_exporting;
    std::map<RunId, std::unique_ptr<JobWatcher<RunEnd>>> m_training; ///< that this window began
};

} // namespace understudy
