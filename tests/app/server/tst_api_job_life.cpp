// A job over its time: followed, cancelled, one too many, and over the end of its server.
#include "tests/app/server/api_jobs_fixture.h"

using namespace understudy;
using namespace understudy::test;

class TestApiJobLife : public ApiJobsTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openNew(); }
    void cleanup() { close(); }

    void tooManyAreRefused()
    {
        std::counting_semaphore<> goOn{0};
        const auto release = qScopeGuard([&] { goOn.release(100'000); });
        m_engine.beforeChunk = [&](const SpeechRequest&, int) { goOn.acquire(); };
        VERIFY_OK(reopen());
        std::vector<std::string> ids;
        for (int i = 0; i < 64; ++i) {
            ids.push_back(begin(episodeJob()));
            QVERIFY(ids.back().starts_with("job-"));
        }
        const auto answer = m_scene->post("/jobs", episodeJob());
        QCOMPARE(answer.status, 429);
        QVERIFY(!answer.header("retry-after").empty());
        std::vector<std::unique_ptr<HttpClient>> followers;
        const auto events = "/jobs/" + ids.front() + "/events";
        for (int i = 0; i < 64; ++i) {
            followers.push_back(std::make_unique<HttpClient>(m_scene->port()));
            followers.back()->send("GET " + events +
                                   " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + kToken +
                                   "\r\n\r\n");
            QCOMPARE(followers.back()->readHeader().status, 200);
        }
        QCOMPARE(m_scene->get(events).status, 429);
        followers.clear();
        for (const auto& id : ids)
            HttpClient(m_scene->port()).ask("DELETE", "/jobs/" + id, kToken);
        goOn.release(100'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->metric("understudy_jobs"), 0.0, 30'000);
    }

    void isCancelled()
    {
        std::counting_semaphore<> goOn{0};
        std::atomic<int> begun = 0;
        const auto release = qScopeGuard([&] { goOn.release(1000); });
        m_engine.beforeChunk = [&](const SpeechRequest&, int) {
            ++begun;
            goOn.acquire();
        };
        VERIFY_OK(reopen());
        const auto id = begin(episodeJob());
        QTRY_VERIFY(begun > 0);
        QCOMPARE(HttpClient(m_scene->port()).ask("DELETE", "/jobs/" + id, kToken).status, 202);
        goOn.release(1000);
        QCOMPARE(waitFor(id)["state"], Json("cancelled"));
        QCOMPARE(HttpClient(m_scene->port()).ask("DELETE", "/jobs/" + id, kToken).status,
                 202); // it stays as it is
        m_engine.beforeChunk = {};
        VERIFY_OK(reopen());
        QCOMPARE(ApiScene::json(m_scene->get("/jobs/" + id))["state"],
                 Json("cancelled")); // and is not begun again
    }

    void isFollowed()
    {
        std::counting_semaphore<> goOn{0};
        const auto release = qScopeGuard([&] { goOn.release(1000); });
        m_engine.beforeChunk = [&](const SpeechRequest&, int chunk) {
            if (chunk == 0)
                goOn.acquire();
        };
        VERIFY_OK(reopen());
        const auto id = begin(episodeJob());
        HttpClient client(m_scene->port());
        client.send("GET /jobs/" + id + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                    kToken + "\r\n\r\n");
        QCOMPARE(client.readHeader().header("content-type"), std::string("text/event-stream"));
        std::string events;
        QVERIFY(client.readChunk(events));
        goOn.release(1000);
        while (client.readChunk(events)) {
        }
        QVERIFY(client.isAtEnd()); // with the job
        const auto ids = eventIds(events);
        QVERIFY(ids.size() >= 2);
        QVERIFY(std::ranges::is_sorted(ids));
        QVERIFY(events.find("event: done\n") != std::string::npos);
        // From an event on that was there: what came after it. From one that is not known: how it stands.
        const auto rest =
            m_scene->get("/jobs/" + id + "/events", "Last-Event-ID: " + std::to_string(ids[0]) + "\r\n");
        QCOMPARE(eventIds(rest.body), std::vector(ids.begin() + 1, ids.end()));
        for (const char* last : {"", "Last-Event-ID: 1\r\n", "Last-Event-ID: x\r\n"})
            QCOMPARE(eventIds(m_scene->get("/jobs/" + id + "/events", last).body),
                     std::vector(ids.end() - 1, ids.end()));
        m_engine.beforeChunk = {};
        VERIFY_OK(reopen());
        const auto later =
            m_scene->get("/jobs/" + id + "/events", "Last-Event-ID: " + std::to_string(ids[0]) + "\r\n");
        QVERIFY(later.body.find("event: done\n") != std::string::npos);
        QVERIFY(eventIds(later.body).back() > ids.back()); // grows over restarts
    }

    void goesOnWhenTheServerDoes()
    {
        std::counting_semaphore<> goOn{0};
        std::atomic<int> begun = 0;
        const auto release = qScopeGuard([&] { goOn.release(1000); });
        m_engine.beforeChunk = [&](const SpeechRequest&, int) {
            if (++begun > 30)
                goOn.acquire();
        };
        VERIFY_OK(reopen());
        const auto id = begin(episodeJob());
        QTRY_VERIFY(begun > 30);
        goOn.release(1000); // with the next chunk it sees that it is to stop
        m_engine.beforeChunk = {};
        VERIFY_OK(reopen());
        const auto job = waitFor(id);
        QCOMPARE(job["state"], Json("succeeded"));
        QCOMPARE(job["restarts"], Json(0)); // it was ended in order
    }

    void aJobThatEndsTheServerIsNotTriedForEver()
    {
        m_scene.reset();
        server::JobRecord record{.id = "job-1", .kind = "episode_render"};
        record.parameters = {{"episode", "tides"}};
        record.state = JobState::Running;
        record.created = "2026-11-30T10:00:00Z";
        record.restarts = 3;
        VERIFY_OK(server::writeRecord(folder(), record));
        VERIFY_OK(reopen());
        const auto job = ApiScene::json(m_scene->get("/jobs/job-1"));
        QCOMPARE(job["state"], Json("failed"));
        QCOMPARE(job["error"]["code"], Json("server_ended"));
    }

    void recordsThatCannotBeRead()
    {
        m_scene.reset();
        for (const char* name : {"job-1", "job-2", "job-3", ".uploads"})
            fs::create_directories(folder() / "jobs" / name);
        VERIFY_OK(writeFile(folder() / "jobs/job-1/job.json", "{"));
        VERIFY_OK(writeFile(folder() / "jobs/job-2/job.json", R"({"format": 2, "id": "job-2"})"));
        VERIFY_OK(reopen());
        QVERIFY(ApiScene::json(m_scene->get("/jobs"))["jobs"].empty());
        QVERIFY(fs::exists(folder() / "jobs/job-1/job.json")); // left as they are
    }

    void recordsAreReadAsWritten()
    {
        server::JobRecord record{.id = "job-1", .kind = "training"};
        record.parameters = {{"base", "x"}};
        record.kept = {{"run", "run-1"}};
        record.created = record.started = "2026-11-30T10:00:00Z";
        record.state = JobState::Failed;
        record.restarts = 2;
        record.results = "dataset";
        record.error = server::ApiError{403, "consent_needed", "No.", "base", {}};
        VERIFY_OK(server::writeRecord(folder(), record));
        const auto all = server::readRecords(folder());
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].kept, record.kept);
        QCOMPARE(all[0].results, record.results);
        QCOMPARE(all[0].error->status, 403);
        QCOMPARE(describe(all[0], {}), describe(record, {}));
    }

    void aCancelledJobStaysCancelledOverAKill()
    {
        m_scene.reset();
        server::JobRecord record{.id = "job-1", .kind = "episode_render"};
        record.parameters = {{"episode", "tides"}};
        record.state = JobState::Running;
        record.created = "2026-11-30T10:00:00Z";
        record.kept = {{"cancelled", true}};
        VERIFY_OK(server::writeRecord(folder(), record));
        VERIFY_OK(reopen());
        QCOMPARE(ApiScene::json(m_scene->get("/jobs/job-1"))["state"], Json("cancelled"));
    }
};

QTEST_GUILESS_MAIN(TestApiJobLife)
#include "tst_api_job_life.moc"
