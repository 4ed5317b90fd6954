#include "app/desktop/training/training_work.h"

#include "app/desktop/training/run_view.h"
#include "app/desktop/workspace.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/support/job_strip.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace understudy {

TrainingWork::TrainingWork(Workspace& workspace, BannerHost& banners, JobStrip& strip, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_banners(&banners), m_strip(&strip)
{
    connect(m_workspace, &Workspace::sessionClosing, this, &TrainingWork::forget);
}

void TrainingWork::forget()
{
    m_creating.stop();
    m_proposing.stop();
    m_adding.forget();
    m_exporting.forget();
    m_training.clear();
}

void TrainingWork::start(RunToStart run)
{
    auto* session = m_workspace->session();
    if (!session || isStarting())
        return;
    m_banners->clear(QStringLiteral("start"));
    m_creating.start(session->training().create(std::move(run)), [this](const Result<RunInfo>& made) {
        Q_EMIT changed();
        if (!made)
            return fail(made.error(), QStringLiteral("start"));
        train(made->id);
        Q_EMIT began(made->id);
    });
    Q_EMIT changed();
}

void TrainingWork::resume(const RunId& run)
{
    m_banners->clear(QStringLiteral("run"));
    train(run);
}

void TrainingWork::train(const RunId& run)
{
    auto* session = m_workspace->session();
    if (!session || session->training().jobOf(run))
        return;
    auto& watcher = m_training[run];
    watcher = std::make_unique<JobWatcher<RunEnd>>();
    watcher->watch(session->training().train(run),
                   [this, run](const Result<RunEnd>& end) { takeEnd(run, end); });
}

void TrainingWork::takeEnd(const RunId& run, const Result<RunEnd>& end)
{
    // The pane shows a run that failed by what its folder says, as after a restart.
    if (!end) {
        if (end.error().code == Code::Cancelled)
            m_strip->showMessage(tr("%1 is stopped and saved.").arg(runName(run)));
        else
            fail(end.error(), QStringLiteral("run"));
        return;
    }
    const auto step = words::count(double(end->step));
    m_strip->showMessage(end->state == RunState::EndedEarly
                             ? tr("%1 ended early at step %2: it got no better.").arg(runName(run), step)
                         : end->state == RunState::Stopped
                             ? tr("%1 is stopped and saved.").arg(runName(run))
                             : tr("%1 is finished at step %2.").arg(runName(run), step));
}

void TrainingWork::ask(const RunId& run, std::function<Result<void>(TrainService&)> act)
{
    if (!m_workspace->session() || run.empty())
        return;
    m_workspace->background<void>(
        this, [act = std::move(act)](Session& session) { return act(session.training()); },
        [this](const Result<void>& done) {
            if (!done)
                fail(done.error(), QStringLiteral("ask"));
        });
}

void TrainingWork::pause(const RunId& run)
{
    ask(run, [run](TrainService& training) { return training.pause(run); });
}

void TrainingWork::goOn(const RunId& run)
{
    ask(run, [run](TrainService& training) { return training.goOn(run); });
}

void TrainingWork::stop(const RunId& run)
{
    ask(run, [run](TrainService& training) { return training.stop(run); });
}

void TrainingWork::note(const RunId& run, const QString& text)
{
    ask(run,
        [run, note = toUtf8(text.trimmed())](TrainService& training) { return training.note(run, note); });
}

void TrainingWork::remove(const RunId& run)
{
    if (!m_workspace->session() || run.empty())
        return;
    using Place = std::filesystem::path;
    m_workspace->background<Place>(
        this, [run](Session& session) { return session.training().remove(run); },
        [this, run](const Result<Place>& place) {
            if (!place)
                return fail(place.error(), QStringLiteral("ask"));
            m_strip->showMessage(tr("%1 was moved to %2.").arg(runName(run), pathText(*place)), tr("Show"),
                                 [folder = pathText(place->parent_path())] {
                                     QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                                 });
        });
}

void TrainingWork::proposeVoice(const RunId& run, std::int64_t step)
{
    auto* session = m_workspace->session();
    if (!session)
        return;
    m_banners->clear(QStringLiteral("voice"));
    m_proposing.start(session->training().voiceFrom(run, step),
                      [this, run, step](const Result<VoiceFromRun>& proposal) {
                          if (proposal)
                              Q_EMIT voiceOffered({.run = run, .made = *proposal});
                          else
                              failVoice({.run = run, .made = {.step = step}}, proposal.error());
                      });
}

void TrainingWork::proposeInstead(const VoiceOffer& lost)
{
    auto* session = m_workspace->session();
    if (!session || m_proposing.isRunning())
        return;
    m_proposing.start(session->training().voiceFrom(lost.run, {}),
                      [this, lost](const Result<VoiceFromRun>& proposal) {
                          if (!proposal)
                              return fail(proposal.error(), QStringLiteral("voice"));
                          Q_EMIT voiceOffered({lost.run, *proposal, lost.made.step, lost.typed});
                      });
}

/// A run under way keeps its best checkpoints only: one that was there a moment ago may be gone.
void TrainingWork::failVoice(const VoiceOffer& offer, const Error& error)
{
    m_workspace->background<bool>(
        this,
        [run = offer.run, step = offer.made.step](Session& session) -> Result<bool> {
            UNDERSTUDY_TRY(const auto details, session.training().details(run));
            return std::ranges::find(details.checkpoints, step, &CheckpointInfo::step) !=
                   details.checkpoints.end();
        },
        [this, offer, error](const Result<bool>& isThere) {
            if (isThere && !*isThere)
                proposeInstead(offer);
            else
                fail(error, QStringLiteral("voice"));
        });
}

void TrainingWork::addVoice(VoiceOffer offer, VoiceToAdd voice)
{
    auto* session = m_workspace->session();
    if (!session)
        return;
    m_banners->clear(QStringLiteral("voice"));
    offer.typed = voice;
    m_adding.watch(session->voices().add(std::move(voice)), [this, offer](const Result<VoiceStatus>& added) {
        if (!added)
            return failVoice(offer, added.error());
        const auto name = toQString(offer.typed->name);
        m_strip->showMessage(tr("The voice %1 can be cast now.").arg(name));
        if (added->obstacle)
            m_banners->show({.kind = BannerKind::Warning,
                             .sentence = tr("The voice %1 stays silent for now.").arg(name),
                             .detail = words::sentence(*added->obstacle),
                             .key = QStringLiteral("voice")});
    });
}

void TrainingWork::exportTo(const RunId& run, std::int64_t step, ExportKind kind, const QString& folder)
{
    auto* session = m_workspace->session();
    if (!session)
        return;
    m_banners->clear(QStringLiteral("export"));
    m_exporting.watch(session->training().exportRun(run, step, kind, toPath(folder)),
                      [this](const Result<RunExport>& made) {
                          if (!made)
                              return fail(made.error(), QStringLiteral("export"));
                          const auto place = pathText(made->folder);
                          m_strip->showMessage(
                              tr("Exported %1 to %2.").arg(words::size(made->size), place), tr("Show"),
                              [place] { QDesktopServices::openUrl(QUrl::fromLocalFile(place)); });
                      });
}

void TrainingWork::fail(const Error& error, const QString& key)
{
    if (error.code != Code::Cancelled)
        m_banners->show({.sentence = words::sentence(error), .key = key});
}

} // namespace understudy
