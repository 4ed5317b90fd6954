// The API over a project whose jobs are looked at.
#pragma once

#include "app/server/job_record.h"
#include "app/server/uploads.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/session/consent_service.h"
#include "core/session/episode_service.h"
#include "tests/app/server/api_scene.h"

#include <QScopeGuard>

#include <atomic>
#include <cmath>
#include <semaphore>

namespace understudy::test {

using server::Json;
namespace fs = std::filesystem;

inline constexpr const char* kScript =
    "---\ntitle: Tides\nvoices:\n  Mara: fake/low\n---\n\nMARA: The moon pulls the sea along. "
    "Twice a day it turns around again.\n\nMARA: Nothing in the pool moves now.\n";

inline Result<BaseModel> findBase(const std::string& id)
{
    return BaseModel{id, sha256("weights"), false};
}

inline std::vector<float> tone(double seconds)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * 24'000));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.3F * std::sin(static_cast<float>(i) * 0.06F);
    return samples;
}

inline std::string wavBytes(double seconds)
{
    QTemporaryDir dir;
    const auto file = fs::path(dir.path().toStdString()) / "tone.wav";
    auto writer = AudioWriter::create(file, {});
    if (!writer || !writer->write(tone(seconds)) || !writer->commit())
        return {};
    return readFile(file, Bytes(10'000'000)).value_or("");
}

class ApiJobsTest : public QObject
{
protected:
    void openNew()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_engine = {};
        VERIFY_OK(open());
    }
    void close()
    {
        m_scene.reset();
        m_session.reset();
    }

    fs::path folder() const { return fs::path(m_dir->path().toStdString()) / "p.understudy"; }
    SessionOptions options(Access access = Access::Write) const
    {
        SessionOptions made{
            .access = access, .program = "test", .engine = std::make_unique<FakeEngine>(m_engine)};
        made.findBase = findBase;
        made.tools = [] {
            return Result<EvaluationTools>(EvaluationTools());
        }; // nobody listens: it takes seconds
        return made;
    }
    Result<void> open()
    {
        UNDERSTUDY_TRY(m_session, fs::exists(folder()) ? Session::open(folder(), options())
                                                       : Session::create(folder(), options()));
        m_scene = std::make_unique<ApiScene>();
        return m_scene->start(*m_session);
    }
    Result<void> reopen()
    {
        m_scene.reset();
        m_session.reset();
        return open();
    }

    static Json episodeJob()
    {
        return {{"kind", "episode_render"}, {"episode", "tides"}, {"script", kScript}};
    }
    std::string begin(const Json& job)
    {
        const auto answer = m_scene->post("/jobs", job);
        return answer.status == 202 ? ApiScene::json(answer)["id"].get<std::string>() : answer.body;
    }
    Json waitFor(const std::string& id)
    {
        Json job;
        [[maybe_unused]] const bool isDone = QTest::qWaitFor(
            [&] {
                job = ApiScene::json(m_scene->get("/jobs/" + id));
                return job.is_object() && job.contains("state") && job["state"] != "queued" &&
                       job["state"] != "running";
            },
            30'000);
        return job;
    }
    static std::vector<std::int64_t> eventIds(const std::string& events)
    {
        std::vector<std::int64_t> ids;
        for (auto at = events.find("id: "); at != std::string::npos; at = events.find("\nid: ", at + 1))
            ids.push_back(std::stoll(events.substr(events.find(' ', at) + 1)));
        return ids;
    }
    HttpAnswer upload(const std::string& target, const std::string& bytes)
    {
        HttpClient client(m_scene->port());
        client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                    std::string(kToken) + "\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" +
                    bytes);
        return client.read();
    }
    bool nothingUploaded() const
    {
        std::error_code ignored;
        const auto uploads = folder() / "jobs" / ".uploads";
        return !fs::exists(uploads) || fs::is_empty(uploads, ignored);
    }

    Result<void> addMara()
    {
        const fs::path root(m_dir->path().toStdString());
        auto writer = AudioWriter::create(root / "clip.wav", {});
        UNDERSTUDY_CHECK(writer->write(tone(3)));
        UNDERSTUDY_CHECK(writer->commit());
        return m_session->voices()
            .add({.name = "mara",
                  .base = "csm-1b",
                  .anchors = {{root / "clip.wav", "The sea lets go of the rock.", {}}}})
            ->wait()
            .map([](const auto&) {});
    }
    static ConsentToAdd consent(Date given)
    {
        return {.person = "Mara Quill",
                .statement = "My voice may be used.",
                .scopes = {ConsentScope::Render},
                .given = given};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    FakeEngine::Options m_engine;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ApiScene> m_scene;
};

} // namespace understudy::test
