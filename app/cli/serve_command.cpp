// understudy serve: the HTTP API without the studio
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "app/server/api_server.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/session/job_service.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/session/voice_service.h"

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace understudy::cli {

namespace {

struct Arguments
{
    std::string project;
    std::string host = server::kDefaultHost;
    std::uint16_t port = 0;
    std::string tokenFile, token;
    bool isBehindProxy = false;
};

constexpr const char* kTokenVariable = "UNDERSTUDY_TOKEN";

std::filesystem::path tokenFileOf(const Arguments& given)
{
    return given.tokenFile.empty() ? userConfigFolder() / server::kTokenFileName
                                   : std::filesystem::path(given.tokenFile);
}

/// An argument counts before the environment, that before the file.
Result<server::TokenFile> tokensOf(const Arguments& given)
{
    if (!given.token.empty())
        return server::TokenFile::of(given.token);
    const char* variable = std::getenv(kTokenVariable);
    if (variable && *variable && given.tokenFile.empty())
        return server::TokenFile::of(variable);
    return server::TokenFile::open(tokenFileOf(given));
}

/// Lines to standard error, from a thread of its own: who does not read it holds up nobody. What is far
/// behind is left out.
class LogWriter
{
public:
    explicit LogWriter(std::ostream& out)
        : m_thread([this, &out](const std::stop_token& stop) {
              std::unique_lock lock(m_mutex);
              while (m_changed.wait(lock, stop, [this] { return !m_lines.empty(); })) {
                  const auto lines = std::exchange(m_lines, {});
                  lock.unlock();
                  for (const auto& line : lines)
                      out << line << '\n';
                  out.flush();
                  lock.lock();
              }
          })
    {
    }

    void write(const std::string& line)
    {
        const std::lock_guard lock(m_mutex);
        if (m_lines.size() < kMostLines)
            m_lines.push_back(line);
        m_changed.notify_one();
    }

private:
    static constexpr std::size_t kMostLines = 10'000;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::string> m_lines; // under m_mutex
    std::jthread m_thread;
};

void waitForStop()
{
    std::mutex mutex;
    std::condition_variable stopped;
    bool isStopped = false;
    const auto interrupt = Interrupt::watch([&] {
        const std::lock_guard lock(mutex);
        isStopped = true;
        stopped.notify_all();
    });
    std::unique_lock lock(mutex);
    stopped.wait(lock, [&] { return isStopped; });
}

int serveWith(const Cli& cli, const Arguments& given, const server::Served& served)
{
    auto tokens = tokensOf(given);
    if (!tokens)
        return cli.failed(tokens.error());
    const auto tokenFile = tokens->path();
    server::ServeOptions options{given.host, given.port, given.isBehindProxy, std::move(*tokens)};
    log::alsoToStderr(true);  // why a token file lets nobody in any more, say
    LogWriter lines(cli.err); // outlives the server
    if (!cli.isQuiet)
        options.log = [&lines](const std::string& line) { lines.write(line); };
    const auto running = server::ApiServer::start(std::move(options), served);
    if (!running)
        return cli.failed(running.error());
    if (cli.isJson)
        cli.print({{"url", (*running)->url()},
                   {"token_file", tokenFile.string()},
                   {"project", given.project.empty() ? Json(nullptr) : Json(given.project)}});
    cli.say("Serving at " + (*running)->url() + (given.project.empty() ? ", draft voices alone" : "") +
            (tokenFile.empty() ? "" : "; the token is in " + tokenFile.string()) + ". Ctrl-C ends it.");
    cli.out << std::flush;
    waitForStop();
    return kOk;
}

/// Open for writing, or for reading where the studio has it: then it speaks, and takes no jobs.
Result<std::unique_ptr<Session>> openProject(const Cli& cli, const Arguments& given, const UserSettings& user)
{
    auto session = Session::open(given.project, {.program = "understudy serve", .user = &user});
    if (session || session.error().reason != Reason::ProjectLocked)
        return session;
    cli.say("The project is open in " + session.error().detail + ": voices speak, jobs are refused.");
    return Session::open(given.project, {.access = Access::ReadOnly, .user = &user});
}

int serve(const Cli& cli, const Arguments& given)
{
    if (given.project.empty()) {
        const auto engine = makeDraftEngine();
        JobService jobs;
        VoiceService voices(*engine, jobs);
        return serveWith(cli, given, {&voices, nullptr});
    }
    const UserSettings user(userConfigFolder() / "settings.json");
    const auto session = openProject(cli, given, user);
    if (!session)
        return cli.failed(session.error());
    return serveWith(cli, given, {&(*session)->voices(), session->get()});
}

} // namespace

void addServeCommand(CLI::App& app, Cli& cli)
{
    auto given = std::make_shared<Arguments>();
    given->port = static_cast<std::uint16_t>(std::get<std::int64_t>(findSettingRow("server.port")->fallback));
    auto* command =
        addCommand(app, cli, "serve", "Answer other programs over HTTP: speech, and jobs of a project",
                   [&cli, given] { return serve(cli, *given); });
    command->add_option("-p,--project", given->project, "Project folder: its trained voices, and jobs");
    command->add_option("--host", given->host, "Address to listen at")->capture_default_str();
    command->add_option("--port", given->port, "Port; 0 takes a free one")
        ->check(CLI::Range(0, 65'535))
        ->capture_default_str();
    command->add_option(
        "--token-file", given->tokenFile,
        "File of tokens, one a line; made where it is not there (default: " + tokenFileOf({}).string() + ")");
    command->add_option("--token", given->token,
                        std::string("The token itself; other users can see it among the processes, so ") +
                            kTokenVariable + " in the environment is better");
    command->add_flag(
        "--behind-proxy", given->isBehindProxy,
        "A proxy does TLS in front: other addresses than this machine's own may be listened at");
}

} // namespace understudy::cli
