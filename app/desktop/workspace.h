// The open project as the window's parts share it: opens and closes sessions off the GUI thread, runs small
// work on the session's workers, and brings the session's news to the GUI thread.
#pragma once

#include "core/jobs/lane.h"
#include "core/session/episode_service.h"
#include "core/session/job_service.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace understudy {

class Workspace : public QObject
{
    Q_OBJECT
public:
    using EngineFactory = std::function<std::unique_ptr<VoiceEngine>()>;

    /// `user` outlives the workspace. `makeEngine`: tests give their own; empty: the draft engine.
    explicit Workspace(UserSettings& user, EngineFactory makeEngine = {}, QObject* parent = nullptr);
    ~Workspace() override;

    using InputFactory = std::function<std::unique_ptr<AudioInput>()>;
    /// For tests, before a project is opened; the system's microphones without it.
    void setInputFactory(InputFactory makeInput) { m_makeInput = std::move(makeInput); }

    Session* session() const { return m_session.get(); }
    UserSettings& user() const { return *m_user; }
    bool isReadOnly() const { return m_session && m_session->isReadOnly(); }
    /// When read-only because another program writes: who.
    QString lockedBy() const { return m_lockedBy; }

    /// Nothing in the session that leaving the project would lose.
    bool isSaved() const;
    /// What runs that leaving the project would stop: imports, datasets being built, trainings.
    std::vector<JobStatus> work() const;
    /// What was typed and is not in the session yet goes there. The error when some of it cannot.
    Result<void> storeTyped();

    /// Each ends in sessionChanged() or failed(). What was open stays open when it fails, or when it cannot
    /// be saved and the user stays. What is open already, or is being opened, is left as it is.
    void open(const QString& folder);
    void create(const QString& folder);
    void close();
    /// Saves, then does it; where something runs stillWorking() asks, where saving fails cannotSave(). Only
    /// the newest one counts.
    void leave(std::function<void()> then);
    /// The answers to stillWorking(), to cannotSave(), and to both.
    void leaveWork();
    void leaveUnsaved();
    void stay();
    /// Into the open project; ends in scriptImported() or failed().
    void importScript(const QString& file);

    /// One history for typing, inspector and settings. Ends in failed() when it cannot.
    void undo();
    void redo();

    /// Starts it on the open session's workers.
    template<typename T>
    JobHandle<T> startBackground(std::function<Result<T>(Session&)> work)
    {
        return m_session->jobs().workers().start<T>(
            JobKind::Background, {},
            [session = m_session.get(), work = std::move(work)](JobContext&) { return work(*session); });
    }

    /// As startBackground(); `done` on the GUI thread, unless `receiver` is gone or the project was closed.
    template<typename T>
    void background(QObject* receiver, std::function<Result<T>(Session&)> work,
                    std::function<void(const Result<T>&)> done)
    {
        auto* watcher = new JobWatcher<T>(receiver);
        connect(this, &Workspace::sessionClosing, watcher, [watcher] { delete watcher; });
        watcher->watch(startBackground<T>(std::move(work)), [watcher, done](const Result<T>& result) {
            watcher->deleteLater();
            done(result);
        });
    }

    using SessionHandle = std::shared_ptr<Session>;
    /// Starts it in turn with the opening and closing of sessions, with the open one, or none: what is
    /// started before sessionClosing() has returned is done before the session goes.
    template<typename T>
    JobHandle<T> startInTurn(std::function<Result<T>(const SessionHandle&)> work)
    {
        return m_lane.start<T>(
            JobKind::Background, {},
            [session = m_session, work = std::move(work)](JobContext&) { return work(session); });
    }

    /// Frees what may be thousands of allocations on a worker.
    void release(std::shared_ptr<const void> last);

Q_SIGNALS:
    void storing(understudy::Result<void>& stored); ///< store what was typed; set it when that fails
    void sessionClosing();                          ///< let go of it
    void sessionChanged();
    void stillWorking();                             ///< see work(): leaveWork() or stay()
    void cannotSave(const understudy::Error& error); ///< what is to be left: leaveUnsaved() or stay()
    void scriptImported(const understudy::EpisodeId& episode);
    void failed(const understudy::Error& error);
    void settingsFailed(const understudy::Error& error); ///< the user's could not be written; they stay due
    /// On the GUI thread; an edit made there is told at once, in order.
    void noticed(const understudy::EpisodeNotice& notice);
    void historyChanged();

private:
    void start(const std::filesystem::path& folder, bool isNew);
    void take(const SessionHandle& session);
    void save(std::function<void()> then);
    void goOn(const Result<void>& saved);
    void finishImport(const EpisodeService::Import& import);
    void drop();
    void saveSettings(UserSettings::Changed what);

    UserSettings* m_user;
    EngineFactory m_makeEngine;
    InputFactory m_makeInput;
    QString m_lockedBy;
    SessionHandle m_session;
    std::unique_ptr<Subscription> m_notices;
    Lane m_lane;         // opens and closes sessions, and what has to be in turn with that
    Lane m_settingsLane; // writes the user's settings
    LatestJob<SessionHandle> m_opening;
    LatestJob<void> m_savingSettings;
    bool m_hasUnsavedSetting = false; ///< that somebody chose
    std::filesystem::path m_openingFolder;
    std::function<void()> m_leaving; ///< once what is unsaved is saved, or given up
};

} // namespace understudy
