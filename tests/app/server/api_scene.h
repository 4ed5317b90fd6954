// The API on a free port, spoken by the fake engine, with a project or without.
#pragma once

#include "app/cli/bench_client.h"
#include "app/server/api_server.h"
#include "app/server/json.h"
#include "core/session/job_service.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"
#include "tests/support/fake_engine.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <mutex>

namespace understudy::test {

inline constexpr const char* kToken = "a-token-of-tests-0123456789";

class ApiScene
{
public:
    /// Voices of the fake engine alone.
    Result<void> start(FakeEngine::Options engine = {}, const server::ListenerLimits& limits = {})
    {
        m_engine = std::make_unique<FakeEngine>(std::move(engine));
        m_voices = std::make_unique<VoiceService>(*m_engine, m_jobs);
        return serve({m_voices.get(), nullptr}, limits);
    }
    Result<void> start(Session& session) { return serve({&session.voices(), &session}, {}); }
    void stop() { m_server.reset(); }

    int port() const { return m_server->port(); }
    FakeEngine& engine() { return *m_engine; }
    VoiceService& voices() { return *m_voices; }
    std::string log() const
    {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }

    HttpAnswer get(const std::string& target, const std::string& more = {}) const
    {
        return HttpClient(port()).ask("GET", target, kToken, {}, more);
    }
    HttpAnswer post(const std::string& target, const server::Json& body, const std::string& more = {}) const
    {
        return HttpClient(port()).ask("POST", target, kToken, server::textOf(body), more);
    }
    /// 0 where it is not told.
    double metric(const std::string& name) const
    {
        const auto text = get("/metrics").body;
        const auto at = text.find("\n" + name + " ");
        return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size() + 2));
    }
    static server::Json json(const HttpAnswer& answer)
    {
        return server::Json::parse(answer.body, nullptr, false);
    }
    static std::string errorCode(const HttpAnswer& answer)
    {
        const auto body = json(answer);
        return body.is_object() && body.contains("error") ? body["error"]["code"].get<std::string>()
                                                          : std::string();
    }

private:
    Result<void> serve(const server::Served& served, const server::ListenerLimits& limits)
    {
        UNDERSTUDY_TRY(auto tokens, server::TokenFile::of(kToken));
        server::ServeOptions options{.tokens = std::move(tokens)};
        options.limits = limits;
        options.log = [this](const std::string& line) {
            const std::lock_guard lock(m_mutex);
            m_log += line + '\n';
        };
        UNDERSTUDY_TRY(m_server, server::ApiServer::start(std::move(options), served));
        return {};
    }

    JobService m_jobs;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<VoiceService> m_voices;
    mutable std::mutex m_mutex;
    std::string m_log; // under m_mutex
    std::unique_ptr<server::ApiServer> m_server;
};

} // namespace understudy::test
