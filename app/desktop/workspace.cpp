#include "app/desktop/workspace.h"

#include "core/session/edit_history.h"
#include "widgets/support/conversions.h"

#include <QThread>

namespace understudy {

namespace {

struct Factories
{
    Workspace::EngineFactory engine;
    Workspace::InputFactory input;
    const UserSettings* user;
};

SessionOptions makeOptions(const Factories& make, Access access)
{
    return {.access = access,
            .program = "understudy-studio",
            .engine = make.engine ? make.engine() : nullptr,
            .input = make.input ? make.input() : nullptr,
            .user = make.user};
}

/// Open for writing, or for reading when another program writes: the studio then shows and plays, and changes
/// nothing.
Result<std::shared_ptr<Session>> openOrRead(const std::filesystem::path& folder, const Factories& make)
{
    auto session = Session::open(folder, makeOptions(make, Access::Write));
    if (!session &&
        (session.error().reason == Reason::ProjectLocked || session.error().reason == Reason::NoPermission))
        session = Session::open(folder, makeOptions(make, Access::ReadOnly));
    if (!session)
        return Failure(std::move(session).error());
    return std::shared_ptr<Session>(std::move(*session));
}

bool isSameFolder(const std::filesystem::path& one, const std::filesystem::path& other)
{
    std::error_code ignored; // one that is not there is no other
    return std::filesystem::equivalent(one, other, ignored);
}

} // namespace

Workspace::Workspace(UserSettings& user, EngineFactory makeEngine, QObject* parent)
    : QObject(parent), m_user(&user), m_makeEngine(std::move(makeEngine)), m_lane("open", 1),
      m_settingsLane("settings", 1)
{
    m_user->setWriteLater([this](UserSettings::Changed what) { saveSettings(what); });
}

Workspace::~Workspace()
{
    m_opening.stop();
    m_notices.reset();
    m_savingSettings.stop();
    m_user->setWriteLater({});
    [[maybe_unused]] const auto saved = m_user->save(); // what was changed last; there is no window to tell
}

void Workspace::saveSettings(UserSettings::Changed what)
{
    m_hasUnsavedSetting = m_hasUnsavedSetting || what == UserSettings::Changed::Setting;
    auto job = m_settingsLane.start<void>(JobKind::Background, {},
                                          [user = m_user](JobContext&) { return user->save(); });
    m_savingSettings.start(std::move(job), [this](const Result<void>& saved) {
        // Nothing depends on the list of recent projects and the like, so they are not in the way.
        if (std::exchange(m_hasUnsavedSetting, false) && !saved)
            Q_EMIT settingsFailed(saved.error());
    });
}

void Workspace::open(const QString& folder)
{
    const auto path = toPath(folder);
    // Our own lock would make a second session of it a read-only one.
    if (m_opening.isRunning() && isSameFolder(path, m_openingFolder))
        return;
    if (m_session && !isReadOnly() && isSameFolder(path, m_session->folder()))
        m_opening.stop();
    else
        start(path, false);
}

void Workspace::create(const QString& folder)
{
    start(toPath(folder), true);
}

void Workspace::start(const std::filesystem::path& path, bool isNew)
{
    stay(); // what was opened before, and waits for an answer, makes way
    m_openingFolder = path;
    auto job = m_lane.start<SessionHandle>(
        JobKind::Background, {},
        [path, isNew,
         make = Factories{m_makeEngine, m_makeInput, m_user}](JobContext&) -> Result<SessionHandle> {
            if (!isNew)
                return openOrRead(path, make);
            UNDERSTUDY_TRY(auto session, Session::create(path, makeOptions(make, Access::Write)));
            return SessionHandle(std::move(session));
        });
    m_opening.start(std::move(job), [this](const Result<SessionHandle>& session) {
        if (session)
            leave([this, opened = *session] { take(opened); });
        else if (session.error().code != Code::Cancelled)
            Q_EMIT failed(session.error());
    });
}

void Workspace::take(const SessionHandle& session)
{
    drop();
    m_session = session;
    m_lockedBy = toQString(session->lockedBy());
    [[maybe_unused]] const auto remembered = m_user->addRecentProject(session->folder());
    m_notices = session->episodes().subscribe([this](const EpisodeNotice& notice) {
        if (QThread::currentThread() == thread()) {
            Q_EMIT noticed(notice);
            return;
        }
        QMetaObject::invokeMethod(
            this, [this, notice] { Q_EMIT noticed(notice); }, Qt::QueuedConnection);
    });
    session->edits().setListener([this] {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT historyChanged(); }, Qt::QueuedConnection);
    });
    Q_EMIT sessionChanged();
}

bool Workspace::isSaved() const
{
    return !m_session || m_session->isReadOnly() || m_session->episodes().isAllSaved();
}

std::vector<JobStatus> Workspace::work() const
{
    if (!m_session)
        return {};
    auto jobs = m_session->jobs().board().snapshot();
    std::erase_if(jobs, [](const JobStatus& job) {
        const bool counts = job.kind == JobKind::DatasetWork || job.kind == JobKind::Training;
        return !counts || isFinished(job.state);
    });
    return jobs;
}

Result<void> Workspace::storeTyped()
{
    Result<void> stored;
    Q_EMIT storing(stored);
    return stored;
}

void Workspace::leave(std::function<void()> then)
{
    if (work().empty())
        return save(std::move(then));
    m_leaving = std::move(then);
    Q_EMIT stillWorking();
}

void Workspace::leaveWork()
{
    if (m_leaving)
        save(std::exchange(m_leaving, {}));
}

void Workspace::save(std::function<void()> then)
{
    const auto typed = storeTyped();
    if (typed && isSaved())
        return then();
    m_leaving = std::move(then);
    if (!typed)
        return goOn(typed);
    background<void>(
        this, [](Session& session) { return session.episodes().saveAll(); },
        [this](const Result<void>& saved) {
            // Not from within the news of a job: they end as the session closes.
            QMetaObject::invokeMethod(
                this, [this, saved] { goOn(saved); }, Qt::QueuedConnection);
        });
}

void Workspace::goOn(const Result<void>& saved)
{
    if (!m_leaving)
        return;
    if (saved)
        save(std::exchange(m_leaving, {})); // there may have been more typing
    else
        Q_EMIT cannotSave(saved.error());
}

void Workspace::leaveUnsaved()
{
    if (const auto then = std::exchange(m_leaving, {}))
        then();
}

void Workspace::stay()
{
    if (!m_leaving)
        return;
    // It may hold the session that was to come: closed where opened.
    m_lane.start<int>(JobKind::Background, {},
                      [left = std::exchange(m_leaving, {})](JobContext&) mutable -> Result<int> {
                          left = {};
                          return 0;
                      });
}

void Workspace::close()
{
    if (m_session)
        leave([this] {
            drop();
            Q_EMIT sessionChanged();
        });
}

void Workspace::drop()
{
    if (!m_session)
        return;
    Q_EMIT sessionClosing();
    m_notices.reset();
    m_session->edits().setListener({});
    // Closing waits for jobs and saves: not here.
    m_lane.start<int>(JobKind::Background, {},
                      [session = std::exchange(m_session, nullptr)](JobContext&) mutable -> Result<int> {
                          session.reset();
                          return 0;
                      });
}

void Workspace::undo()
{
    if (m_session)
        if (const auto done = m_session->edits().undo(); !done)
            Q_EMIT failed(done.error());
}

void Workspace::redo()
{
    if (m_session)
        if (const auto done = m_session->edits().redo(); !done)
            Q_EMIT failed(done.error());
}

void Workspace::release(std::shared_ptr<const void> last)
{
    if (m_session && last)
        startBackground<void>([last = std::move(last)](Session&) { return Result<void>(); });
}

void Workspace::importScript(const QString& file)
{
    background<EpisodeService::Import>(
        this, [path = toPath(file)](Session& session) { return session.episodes().prepareImport(path); },
        [this](const Result<EpisodeService::Import>& import) {
            if (import)
                finishImport(*import);
            else
                Q_EMIT failed(import.error());
        });
}

/// Scripts are edited on this thread alone: an edit made on another would pass those of the editor.
void Workspace::finishImport(const EpisodeService::Import& import)
{
    if (const auto done = m_session->episodes().finishImport(import); !done) {
        Q_EMIT failed(done.error());
        return;
    }
    background<void>(
        this, [import](Session& session) { return session.episodes().saveImport(import); },
        [this, id = import.id](const Result<void>& saved) {
            if (!saved)
                Q_EMIT failed(saved.error());
            Q_EMIT scriptImported(id);
        });
}

} // namespace understudy
