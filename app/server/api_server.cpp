#include "app/server/api_server.h"

#include "app/server/job_desk.h"
#include "app/server/openapi.h"
#include "app/server/speech.h"
#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"

#include <fstream>
#include <optional>

#include <unistd.h>

namespace understudy::server {

namespace {

constexpr int kThreads = 3; // for what waits for a disk
constexpr Bytes kMostPage{1024 * 1024};

/// Bytes of this process in memory; 0 where the system does not say.
double residentBytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

} // namespace

/// In the order in which they may use each other. The listener goes last, as exchanges come back to it, but
/// is stopped first.
struct ApiServer::Parts
{
    Parts(ServeOptions given, const Served& served)
        : options(std::move(given)), desk(*served.voices, metrics), lane("http", kThreads)
    {
        const auto elsewhere = [this](std::function<void()> work) { router->runElsewhere(std::move(work)); };
        auto routes = speechRoutes(desk, served.session != nullptr);
        const auto add = [&](std::vector<Route> more) {
            routes.insert(routes.end(), std::make_move_iterator(more.begin()),
                          std::make_move_iterator(more.end()));
        };
        if (served.session) {
            jobs.emplace(*served.session);
            add(jobRoutes(*jobs, *served.session, elsewhere));
        }
        add(infoRoutes());
        add(std::move(options.more));
        router.emplace(Router::Options{std::move(routes), options.tokens, metrics, lane, options.host,
                                       options.isBehindProxy, options.log});
        document = textOf(openApi(router->routes()));
    }

    std::vector<Route> infoRoutes();
    std::vector<Gauge> gauges() const;

    ServeOptions options;
    Metrics metrics;
    std::string document;
    std::unique_ptr<HttpListener> listener;
    std::optional<Router> router;
    std::optional<JobDesk> jobs;
    SpeechDesk desk;
    Lane lane;
};

std::vector<Gauge> ApiServer::Parts::gauges() const
{
    const auto memory = desk.voices().engine().memory();
    return {
        {"understudy_http_connections", "Connections that are open.",
         static_cast<double>(listener ? listener->connections() : 0)},
        {"understudy_speech_texts", "Texts that are being spoken or wait.",
         static_cast<double>(desk.speaking())},
        {"understudy_speech_queue", "Texts whose next line waits.", static_cast<double>(desk.waiting())},
        {"understudy_jobs", "Jobs that are not finished.", static_cast<double>(jobs ? jobs->running() : 0)},
        {"understudy_memory_resident_bytes", "Memory of the process.", residentBytes()},
        {"understudy_model_bytes", "Of it, the loaded model and its caches.",
         static_cast<double>(memory.weights.value + memory.caches.value)}};
}

std::vector<Route> ApiServer::Parts::infoRoutes()
{
    std::vector<Route> routes;
    const auto add = [&](const char* path, const char* summary, Answer answer,
                         std::function<void(const Call&)> handle) {
        Route route{"GET", path, "Server", summary, {std::move(answer)}, std::move(handle)};
        route.isQuick = true;
        routes.push_back(std::move(route));
    };
    add("/health", "Whether it is ready", {200, "It is", kJsonType, "Health"}, [](const Call& call) {
        call.respond({{"status", "ready"}});
    });
    routes.back().isPublic = true;
    add("/metrics", "What it has done, for Prometheus",
        {200, "Figures", "text/plain; version=0.0.4; charset=utf-8"}, [this](const Call& call) {
            call.exchange->respond(
                {200, "text/plain; version=0.0.4; charset=utf-8", {}, metrics.text(gauges())});
        });
    add("/openapi.json", "This document", {200, "OpenAPI 3.1", kJsonType, {}}, [this](const Call& call) {
        call.exchange->respond({200, kJsonType, {}, document});
    });
    add("/", "A page to try it", {200, "The page", "text/html; charset=utf-8"}, [](const Call& call) {
        const auto page = readFile(resourceFolder() / "api" / "page.html", kMostPage);
        if (!page)
            return call.fail(notFound("The page is not installed."));
        call.exchange->respond(
            {200,
             "text/html; charset=utf-8",
             {{"Content-Security-Policy",
               "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
               "connect-src 'self'; media-src blob:; base-uri 'none'; form-action 'none'; "
               "frame-ancestors 'none'"}},
             *page});
    });
    routes.back().isQuick = false;
    return routes;
}

ApiServer::ApiServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Result<std::unique_ptr<ApiServer>> ApiServer::start(ServeOptions options, const Served& served)
{
    auto parts = std::make_unique<Parts>(std::move(options), served);
    UNDERSTUDY_TRY(parts->listener,
                   HttpListener::bind(parts->options.host, parts->options.port,
                                      parts->options.isBehindProxy ? Reach::Anybody : Reach::Loopback,
                                      *parts->router, parts->options.limits));
    if (parts->jobs)
        parts->jobs->goOn();
    parts->listener->run();
    return std::unique_ptr<ApiServer>(new ApiServer(std::move(parts)));
}

ApiServer::~ApiServer()
{
    m_parts->listener->stop();
}

std::uint16_t ApiServer::port() const
{
    return m_parts->listener->port();
}

std::string ApiServer::url() const
{
    const auto address = m_parts->listener->address();
    const bool isSix = address.find(':') != std::string::npos;
    return "http://" + (isSix ? "[" + address + "]" : address) + ":" + std::to_string(port());
}

} // namespace understudy::server
