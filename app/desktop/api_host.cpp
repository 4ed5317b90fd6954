#include "app/desktop/api_host.h"

#include "app/server/api_server.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/session/voice_service.h"
#include "widgets/support/conversions.h"

namespace understudy {

namespace {

constexpr Bytes kMostTokenBytes{64 * 1024};

/// What is served and what serves it, which goes first. The session is held: this may be let go of last, as
/// the program ends.
struct Running
{
    std::shared_ptr<Session> session;
    // Without a session: draft voices alone.
    std::unique_ptr<VoiceEngine> engine;
    std::unique_ptr<JobService> jobs;
    std::unique_ptr<VoiceService> voices;

    std::unique_ptr<server::ApiServer> server;
};

Result<std::unique_ptr<Running>> run(std::shared_ptr<Session> session, std::uint16_t port)
{
    UNDERSTUDY_TRY(auto tokens, server::TokenFile::open(ApiHost::tokenFile()));
    auto running = std::make_unique<Running>();
    running->session = std::move(session);
    server::Served served;
    if (running->session) {
        served = {&running->session->voices(), running->session.get()};
    } else {
        running->engine = makeDraftEngine();
        running->jobs = std::make_unique<JobService>();
        running->voices = std::make_unique<VoiceService>(*running->engine, *running->jobs);
        served.voices = running->voices.get();
    }
    server::ServeOptions options{.port = port, .tokens = std::move(tokens)};
    options.log = [](const std::string& line) { log::info(line); };
    UNDERSTUDY_TRY(running->server, server::ApiServer::start(std::move(options), served));
    return running;
}

/// As the file's lines are read: a name may stand before the token.
Result<std::string> firstToken(const std::filesystem::path& file)
{
    // Made where it is not there, refused where others may read it.
    if (const auto opened = server::TokenFile::open(file); !opened)
        return Failure(opened.error());
    UNDERSTUDY_TRY(const auto text, readFile(file, kMostTokenBytes));
    for (const auto& line : toQString(text).split(QLatin1Char('\n'))) {
        const auto words = line.simplified();
        if (!words.isEmpty() && !words.startsWith(QLatin1Char('#')))
            return toUtf8(words.section(QLatin1Char(' '), -1));
    }
    return fail(Code::InvalidInput, file.string(), "it holds no token");
}

} // namespace

struct ApiHost::Slot
{
    std::unique_ptr<Running> running;
};

ApiHost::ApiHost(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_slot(std::make_shared<Slot>())
{
    connect(m_workspace, &Workspace::sessionClosing, this, &ApiHost::stop);
    connect(m_workspace, &Workspace::sessionChanged, this, [this] { follow(Asked::ByNobody); });
}

ApiHost::~ApiHost()
{
    stop();
}

void ApiHost::start()
{
    m_isStarted = true;
    follow(Asked::ByNobody);
}

Result<void> ApiHost::setOn(bool isOn)
{
    UNDERSTUDY_CHECK(m_workspace->user().set("server.isOn", isOn));
    follow(Asked::BySomebody);
    return {};
}

Result<void> ApiHost::setPort(std::int64_t port)
{
    UNDERSTUDY_CHECK(m_workspace->user().set("server.port", port));
    follow(Asked::BySomebody);
    return {};
}

void ApiHost::follow(Asked asked)
{
    if (!m_isStarted)
        return;
    const auto& user = m_workspace->user();
    if (user.get<bool>("server.isOn"))
        return serve(static_cast<std::uint16_t>(user.get<std::int64_t>("server.port")), asked);
    m_told.reset();
    stop();
}

void ApiHost::serve(std::uint16_t port, Asked asked)
{
    auto job = m_workspace->startInTurn<QString>(
        [slot = m_slot, port](const Workspace::SessionHandle& session) -> Result<QString> {
            slot->running.reset(); // its port may be the same one
            UNDERSTUDY_TRY(slot->running, run(session, port));
            return toQString(slot->running->server->url());
        });
    m_starting.watch(std::move(job), [this, asked](const Result<QString>& url) {
        if (url) {
            m_told.reset();
            return show({.state = ApiStatus::State::Serving, .url = *url, .error = {}});
        }
        log::error(url.error());
        const bool isNew = !m_told || m_told->describe() != url.error().describe();
        m_told = url.error();
        show({.state = ApiStatus::State::Failed, .url = {}, .error = url.error()});
        if (isNew && asked == Asked::ByNobody)
            Q_EMIT failed(url.error());
    });
    show({.state = ApiStatus::State::Starting, .url = {}, .error = {}});
}

/// A job that starts it may be on its way: this one comes after it.
void ApiHost::stop()
{
    if (m_status.state == ApiStatus::State::Off)
        return;
    m_starting.forget();
    m_workspace->startInTurn<void>([slot = m_slot](const Workspace::SessionHandle&) {
        slot->running.reset();
        return Result<void>();
    });
    show({});
}

void ApiHost::show(ApiStatus status)
{
    m_status = std::move(status);
    Q_EMIT changed();
}

std::filesystem::path ApiHost::tokenFile()
{
    return userConfigFolder() / server::kTokenFileName;
}

JobHandle<std::string> ApiHost::readToken()
{
    return m_workspace->startInTurn<std::string>(
        [](const Workspace::SessionHandle&) { return firstToken(tokenFile()); });
}

} // namespace understudy
