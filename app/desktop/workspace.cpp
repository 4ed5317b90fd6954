#include "app/desktop/workspace.h"

#include "core/session/edit_history.h"
#include "widgets/support/conversions.h"

#include <QThread>

namespace understudy {

namespace {

SessionOptions makeOptions(const Workspace::EngineFactory& makeEngine, Access access)
{
    return {.access = access, .program = "understudy-studio", .engine = makeEngine ? makeEngine() : nullptr};
}

/// Open for writing, or for reading when another program writes: the studio then shows and plays, and changes
/// nothing.
Result<std::shared_ptr<Session>> openOrRead(const std::filesystem::path& folder,
                                            const Workspace::EngineFactory& makeEngine)
{
    auto session = Session::open(folder, makeOptions(makeEngine, Access::Write));
    if (!session &&
        (session.error().reason == Reason::ProjectLocked || session.error().reason == Reason::NoPermission))
        session = Session::open(folder, makeOptions(makeEngine, Access::ReadOnly));
    if (!session)
        return Failure(std::move(session).error());
    return std::shared_ptr<Session>(std::move(*session));
}

} // namespace

Workspace::Workspace(UserSettings& user, EngineFactory makeEngine, QObject* parent)
    : QObject(parent), m_user(&user), m_makeEngine(std::move(makeEngine)), m_lane("open", 1)
{
}

Workspace::~Workspace()
{
    m_opening.stop();
    m_notices.reset();
}

void Workspace::open(const QString& folder)
{
    start(folder, false);
}

void Workspace::create(const QString& folder)
{
    start(folder, true);
}

void Workspace::start(const QString& folder, bool isNew)
{
    const auto path = toPath(folder);
    auto job = m_lane.start<SessionHandle>(
        JobKind::Background, {},
        [path, isNew, makeEngine = m_makeEngine](JobContext&) -> Result<SessionHandle> {
            if (!isNew)
                return openOrRead(path, makeEngine);
            UNDERSTUDY_TRY(auto session, Session::create(path, makeOptions(makeEngine, Access::Write)));
            return SessionHandle(std::move(session));
        });
    m_opening.start(std::move(job), [this](const Result<SessionHandle>& session) {
        if (session)
            take(*session);
        else if (session.error().code != Code::Cancelled)
            Q_EMIT failed(session.error());
    });
}

void Workspace::take(const SessionHandle& session)
{
    drop();
    m_session = session;
    const auto info = session->info();
    m_lockedBy = info ? toQString(info->lockedBy) : QString();
    // Nothing depends on the list of recent projects, so a settings file that cannot be written is not in the
    // way.
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

void Workspace::close()
{
    if (!m_session)
        return;
    drop();
    Q_EMIT sessionChanged();
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
    background<EpisodeId>(
        this, [path = toPath(file)](Session& session) { return session.episodes().import(path); },
        [this](const Result<EpisodeId>& episode) {
            if (episode)
                Q_EMIT scriptImported(*episode);
            else
                Q_EMIT failed(episode.error());
        });
}

} // namespace understudy
