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

/// What a voice can be made of.
struct VoiceOffer
{
    RunId run;
    VoiceFromRun made;
    std::optional<std::int64_t> gone; ///< the step that was wanted, and is not kept any more
    std::optional<VoiceToAdd> typed;  ///< what somebody wrote when it was still there
};

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

    /// Ends in voiceOffered(), or in a banner.
    void proposeVoice(const RunId& run, std::int64_t step);
    /// The suggested checkpoint in place of one that is gone. Ends as proposeVoice().
    void proposeInstead(const VoiceOffer& lost);
    /// Should the checkpoint be gone meanwhile, another one is offered.
    void addVoice(VoiceOffer offer, VoiceToAdd voice);
    void exportTo(const RunId& run, std::int64_t step, ExportKind kind, const QString& folder);

Q_SIGNALS:
    void began(const understudy::RunId& run);
    void changed(); ///< isStarting()
    void voiceOffered(const understudy::VoiceOffer& offer);

private:
    void train(const RunId& run);
    void failVoice(const VoiceOffer& offer, const Error& error);
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
