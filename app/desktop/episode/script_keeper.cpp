#include "app/desktop/episode/script_keeper.h"

#include "app/desktop/workspace.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/support/job_strip.h"
#include "widgets/words/error_text.h"

#include <QFileSystemWatcher>
#include <QGuiApplication>
#include <QTimer>

namespace understudy {

namespace {

constexpr int kSaveDelayMs = 800;     ///< after the last key
constexpr int kRetryDelayMs = 10'000; ///< after a failure

} // namespace

ScriptKeeper::ScriptKeeper(Workspace& workspace, BannerHost& banners, JobStrip& strip, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_banners(&banners), m_strip(&strip),
      m_timer(new QTimer(this)), m_files(new QFileSystemWatcher(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &ScriptKeeper::save);
    connect(m_files, &QFileSystemWatcher::fileChanged, this, &ScriptKeeper::checkOutside);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            checkOutside();
    });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_timer->stop(); // the session saves as it closes
        m_looking.stop();
        m_isSaving = m_hasFailed = false;
        m_episode = {};
        watchFile();
    });
    connect(m_workspace, &Workspace::noticed, this, [this](const EpisodeNotice& notice) {
        if (notice.event == EpisodeEvent::SavedChanged && notice.episode == m_episode)
            Q_EMIT savedChanged();
    });
}

void ScriptKeeper::setEpisode(const EpisodeId& episode)
{
    saveIfDue();
    m_looking.stop();
    m_episode = episode;
    m_isSaving = m_hasFailed = false;
    watchFile();
}

void ScriptKeeper::touch()
{
    m_timer->start(kSaveDelayMs);
    Q_EMIT savedChanged();
}

void ScriptKeeper::setFailed(bool hasFailed)
{
    m_hasFailed = hasFailed;
    Q_EMIT savedChanged();
}

void ScriptKeeper::saveIfDue()
{
    if (m_timer->isActive())
        save();
}

bool ScriptKeeper::isSaved() const
{
    auto* session = m_workspace->session();
    return !session || m_episode.empty() || session->episodes().isSaved(m_episode);
}

void ScriptKeeper::save()
{
    m_timer->stop();
    if (!m_workspace->session() || m_episode.empty())
        return;
    m_isSaving = true;
    m_workspace->background<void>(
        this, [episode = m_episode](Session& session) { return session.episodes().save(episode); },
        [this, episode = m_episode](const Result<void>& saved) {
            if (episode == m_episode)
                takeSaved(saved);
            else if (!saved)
                fail(saved.error(), QStringLiteral("save"));
        });
}

void ScriptKeeper::takeSaved(const Result<void>& saved)
{
    m_isSaving = false;
    setFailed(!saved);
    if (saved) {
        m_banners->clear(QStringLiteral("save"));
        checkOutside(); // what was not looked at meanwhile
    } else if (saved.error().reason == Reason::ScriptChangedOutside) {
        showConflict();
    } else {
        if (!m_timer->isActive())
            m_timer->start(kRetryDelayMs);
        m_banners->show({.sentence = words::sentence(saved.error()),
                         .detail = tr("Its text is kept here; saving is tried again."),
                         .actions = {{tr("Save now"), [this] { save(); }}},
                         .key = QStringLiteral("save")});
    }
}

/// A replaced file is no longer watched, so this is done anew each time.
void ScriptKeeper::watchFile()
{
    if (const auto watched = m_files->files(); !watched.isEmpty())
        m_files->removePaths(watched);
    if (m_workspace->session() && !m_episode.empty())
        m_files->addPath(pathText(m_workspace->session()->episodes().scriptPath(m_episode)));
}

void ScriptKeeper::checkOutside()
{
    // Our own saving is no news; what is, is looked at after it.
    if (!m_workspace->session() || m_episode.empty() || m_workspace->isReadOnly() || m_isSaving)
        return;
    m_lookAgain = m_looking.isRunning();
    if (m_lookAgain)
        return;
    m_looking.start(
        m_workspace->startBackground<EpisodeService::OutsideText>(
            [episode = m_episode](Session& session) { return session.episodes().readOutside(episode); }),
        [this](const Result<EpisodeService::OutsideText>& outside) {
            if (m_isSaving)
                return; // begun meanwhile, it looks again
            takeOutside(outside);
            if (std::exchange(m_lookAgain, false))
                checkOutside();
        });
}

/// An edit, so done on this thread.
void ScriptKeeper::takeOutside(const Result<EpisodeService::OutsideText>& outside)
{
    watchFile();
    const auto state = outside ? m_workspace->session()->episodes().takeOutside(*outside)
                               : Result<EpisodeService::Outside>(Failure(outside.error()));
    if (!state)
        return fail(state.error(), QStringLiteral("outside"));
    switch (*state) {
    case EpisodeService::Outside::Unchanged:
        break;
    case EpisodeService::Outside::Reloaded:
        m_strip->showMessage(tr("The script was changed by another program and read again."), tr("Undo"),
                             [this] { m_workspace->undo(); });
        break;
    case EpisodeService::Outside::Conflict:
        showConflict();
        break;
    case EpisodeService::Outside::Deleted:
        showDeleted();
        break;
    }
}

void ScriptKeeper::showDeleted()
{
    m_banners->show({.kind = BannerKind::Warning,
                     .sentence = tr("The script's file was deleted by another program."),
                     .detail = tr("Its text is kept here and is written again with the next change."),
                     .actions = {{tr("Write it now"), [this] { save(); }}},
                     .key = QStringLiteral("outside")});
}

void ScriptKeeper::showConflict()
{
    setFailed(true);
    m_banners->show(
        {.kind = BannerKind::Warning,
         .sentence = tr("The script was changed by another program while it has unsaved changes here."),
         .detail = tr("Choose which to go on with; undo brings back the other."),
         .actions = {{tr("Keep mine"), [this] { resolve(EpisodeService::Keep::Ours); }},
                     {tr("Take theirs"), [this] { resolve(EpisodeService::Keep::Theirs); }}},
         .isClosable = false,
         .key = QStringLiteral("outside")});
}

void ScriptKeeper::resolve(EpisodeService::Keep keep)
{
    if (!m_workspace->session())
        return;
    m_looking.start(m_workspace->startBackground<EpisodeService::OutsideText>(
                        [episode = m_episode, keep](Session& session) {
                            return session.episodes().prepareResolve(episode, keep);
                        }),
                    [this, keep](const Result<EpisodeService::OutsideText>& outside) {
                        const auto done =
                            outside ? m_workspace->session()->episodes().finishResolve(*outside, keep)
                                    : Result<void>(Failure(outside.error()));
                        if (!done)
                            fail(done.error(), QStringLiteral("outside"));
                        else
                            save();
                    });
}

void ScriptKeeper::fail(const Error& error, const QString& key)
{
    m_banners->show({.sentence = words::sentence(error), .key = key});
}

} // namespace understudy
