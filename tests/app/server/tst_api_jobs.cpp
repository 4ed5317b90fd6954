// Jobs over HTTP: begun, followed, cancelled, their results, and what becomes of them when the server ends;
// uploads; consent; a project that is another program's.
#include "app/server/job_record.h"
#include "app/server/uploads.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/model/weights/tensor_store.h"
#include "core/session/consent_service.h"
#include "core/session/episode_service.h"
#include "tests/app/server/api_scene.h"

#include <QScopeGuard>

#include <array>
#include <atomic>
#include <cmath>
#include <semaphore>

using namespace understudy;
using namespace understudy::test;
using server::Json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kScript =
    "---\ntitle: Tides\nvoices:\n  Mara: fake/low\n---\n\nMARA: The moon pulls the sea along. "
    "Twice a day it turns around again.\n\nMARA: Nothing in the pool moves now.\n";

Result<BaseModel> findBase(const std::string& id)
{
    return BaseModel{id, sha256("weights"), false};
}

std::vector<float> tone(double seconds)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * 24'000));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.3F * std::sin(static_cast<float>(i) * 0.06F);
    return samples;
}

std::string wavBytes(double seconds)
{
    QTemporaryDir dir;
    const auto file = fs::path(dir.path().toStdString()) / "tone.wav";
    auto writer = AudioWriter::create(file, {});
    if (!writer || !writer->write(tone(seconds)) || !writer->commit())
        return {};
    return readFile(file, Bytes(10'000'000)).value_or("");
}

} // namespace

class TestApiJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_engine = {};
        VERIFY_OK(open());
    }
    void cleanup()
    {
        m_scene.reset();
        m_session.reset();
    }

    void rendersAnEpisode()
    {
        const auto begun = m_scene->post("/jobs", episodeJob());
        QCOMPARE(begun.status, 202);
        const auto id = ApiScene::json(begun)["id"].get<std::string>();
        QCOMPARE(begun.header("location"), "/jobs/" + id);
        const auto job = waitFor(id);
        QCOMPARE(job["state"], Json("succeeded"));
        QCOMPARE(job["result"]["render"]["rendered"], Json(3));
        QVERIFY(!job["parameters"].contains("script")); // it is the episode's now
        QVERIFY(std::abs(job["result"]["master"]["loudness_lufs"].get<double>() + 19) < 0.2);
        const auto results = ApiScene::json(m_scene->get("/jobs/" + id + "/results"))["results"];
        QCOMPARE(results.size(), std::size_t(2));
        QCOMPARE(results[0]["name"], Json("master.wav"));
        const auto master = m_scene->get("/jobs/" + id + "/results/master.wav");
        QCOMPARE(master.header("content-type"), std::string("audio/wav"));
        QCOMPARE(sha256(master.body), job["result"]["master"]["sha256"].get<std::string>());
        QCOMPARE(ApiScene::json(m_scene->get("/jobs"))["jobs"].size(), std::size_t(1));
        // Again it finds everything fresh.
        const auto again = waitFor(begin({{"kind", "episode_render"}, {"episode", "tides"}}));
        QCOMPARE(again["result"]["render"]["reused"], Json(3));
        QCOMPARE(again["result"]["master"]["sha256"], job["result"]["master"]["sha256"]);
    }

    void sendsParts()
    {
        const auto id = begin(episodeJob());
        QCOMPARE(waitFor(id)["state"], Json("succeeded"));
        const auto path = "/jobs/" + id + "/results/master.wav";
        const auto whole = m_scene->get(path);
        const auto part = m_scene->get(path, "Range: bytes=10-19\r\n");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, whole.body.substr(10, 10));
        QCOMPARE(part.header("content-range"), "bytes 10-19/" + std::to_string(whole.body.size()));
        QCOMPARE(m_scene->get(path, "Range: bytes=-4\r\n").body, whole.body.substr(whole.body.size() - 4));
        QCOMPARE(
            m_scene->get(path, "Range: bytes=10-19\r\nIf-Range: " + whole.header("etag") + "\r\n").status,
            206);
        QCOMPARE(m_scene->get(path, "Range: bytes=10-19\r\nIf-Range: \"old\"\r\n").status, 200);
        QCOMPARE(m_scene->get(path, "Range: bytes=999999999-\r\n").status, 416);
        QCOMPARE(HttpClient(m_scene->port()).ask("HEAD", path, kToken).header("content-length"),
                 std::to_string(whole.body.size()));
    }

    void noPathLeadsOutside_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"../job.json", "..%2fjob.json", "%2e%2e/job.json", "/etc/passwd",
                                 "%2fetc%2fpasswd", "../../../project.db", "..", ".", "", "link",
                                 "master.wav/", "master.wav/x", "./master.wav", "x/../master.wav", "nothing"})
            QTest::newRow(name) << QByteArray(name);
    }
    void noPathLeadsOutside()
    {
        QFETCH(QByteArray, name);
        const auto id = begin(episodeJob());
        QCOMPARE(waitFor(id)["state"], Json("succeeded"));
        fs::create_symlink("/etc/passwd", folder() / "jobs" / id / "results" / "link");
        QCOMPARE(m_scene->get("/jobs/" + id + "/results/" + name.toStdString()).status,
                 name.isEmpty() || name == "master.wav/" ? 200 : 404);
    }

    void unknownJobs()
    {
        for (const char* path : {"", "/events", "/results", "/results/x"})
            QCOMPARE(m_scene->get("/jobs/job-0" + std::string(path)).status, 404);
        QCOMPARE(HttpClient(m_scene->port()).ask("DELETE", "/jobs/job-0", kToken).status, 404);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char* body, int status, const char* code, const char* param) {
            QTest::newRow(body) << QByteArray(body) << status << QByteArray(code) << QByteArray(param);
        };
        row(R"({"kind": "sweep"})", 400, "invalid_field", "kind");
        row(R"({})", 400, "invalid_field", "kind");
        row(R"({"kind": "episode_render"})", 400, "invalid_field", "episode");
        row(R"({"kind": "episode_render", "episode": "x", "path": "/etc"})", 400, "invalid_field", "path");
        row(R"({"kind": "episode_render", "episode": "nobody"})", 404, "episode_unknown", "episode");
        row(R"({"kind": "episode_render", "episode": "../x", "script": "Hello."})", 400, "name_invalid",
            "episode");
        row(R"({"kind": "dataset_build", "uploads": ["upload-12"]})", 404, "upload_unknown", "uploads");
        row(R"({"kind": "dataset_build", "uploads": ["../../x"]})", 404, "upload_unknown", "uploads");
        row(R"({"kind": "dataset_build", "limits": ["snr=1"]})", 400, "invalid_field", "limits");
        row(R"({"kind": "training"})", 400, "invalid_field", "base");
        row(R"({"kind": "training", "run": "run-9"})", 404, "run_unknown", "run");
        row(R"({"kind": "training", "base": "x", "settings": {"rnk": 8}})", 400, "setting_unknown",
            "settings");
        row(R"({"kind": "training", "base": "x", "settings": {"rank": 0}})", 400, "setting_out_of_range",
            "settings");
        row(R"({"kind": "training", "base": "x", "dataset": "../../x"})", 404, "dataset_unknown", "dataset");
        row(R"({"kind": "evaluation", "voice": "nobody"})", 404, "voice_unknown", "voice");
    }
    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, param);
        const auto answer = HttpClient(m_scene->port()).ask("POST", "/jobs", kToken, body.toStdString());
        QCOMPARE(answer.status, status);
        QCOMPARE(QByteArray::fromStdString(ApiScene::errorCode(answer)), code);
        QCOMPARE(ApiScene::json(answer)["error"]["param"], Json(param.toStdString()));
        QVERIFY(ApiScene::json(m_scene->get("/jobs"))["jobs"].empty());
    }

    void anEpisodeThatIsThereStays()
    {
        QCOMPARE(waitFor(begin(episodeJob()))["state"], Json("succeeded"));
        auto job = episodeJob();
        QCOMPARE(m_scene->post("/jobs", job).status, 202); // the same script is no other
        job["script"] = "Something else is here.";
        const auto answer = m_scene->post("/jobs", job);
        QCOMPARE(answer.status, 409);
        QCOMPARE(ApiScene::errorCode(answer), std::string("episode_exists"));
    }

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

    void saysNothingOfPlaces()
    {
        const auto job = waitFor(begin({{"kind", "dataset_build"}})); // nothing is accepted
        QCOMPARE(job["state"], Json("failed"));
        const auto message = job["error"]["message"].get<std::string>();
        QVERIFY2(message.find(m_dir->path().toStdString()) == std::string::npos, message.c_str());
    }

    void fails()
    {
        m_engine.refusedWord = "pool";
        VERIFY_OK(reopen());
        const auto job = waitFor(begin(episodeJob()));
        QCOMPARE(job["state"], Json("failed"));
        QVERIFY(!job["error"]["message"].get<std::string>().empty());
        QVERIFY(!fs::exists(folder() / "jobs" / job["id"].get<std::string>() / "results" / "master.wav"));
        // A script with an error is told as such, with its place, and makes no episode.
        auto wrong = episodeJob();
        wrong["episode"] = "wrong";
        wrong["script"] = "A <foo>word</foo> here.";
        const auto answer = m_scene->post("/jobs", wrong);
        QCOMPARE(answer.status, 422);
        QVERIFY(
            ApiScene::json(answer)["error"]["message"].get<std::string>().starts_with("Line 1, column 3"));
        QVERIFY(!m_session->episodes().text(EpisodeId("wrong")));
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

    void uploads()
    {
        const auto sound = wavBytes(2);
        const auto answer = upload("/uploads?name=my%20talk.wav", sound);
        QCOMPARE(answer.status, 201);
        const auto json = ApiScene::json(answer);
        QCOMPARE(json["name"], Json("my talk.wav"));
        QCOMPARE(json["bytes"], Json(sound.size()));
        QCOMPARE(json["length_s"], Json(2.0));
        const auto file = server::findUpload(folder(), json["id"].get<std::string>());
        QVERIFY(file);
        QCOMPARE(readFile(*file, Bytes(10'000'000)).value_or(""), sound);
    }

    void refusesUploads_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("text") << QByteArray("/uploads?name=a.wav") << QByteArray("This is no sound.") << 415;
        QTest::newRow("half a header")
            << QByteArray("/uploads?name=a.wav") << QByteArray("RIFF\x10\x00\x00\x00WAVEfmt ") << 415;
        QTest::newRow("a path") << QByteArray("/uploads?name=../a.wav") << QByteArray("x") << 400;
        QTest::newRow("no sound by its name") << QByteArray("/uploads?name=a.txt") << QByteArray("x") << 400;
        QTest::newRow("hidden") << QByteArray("/uploads?name=.a.wav") << QByteArray("x") << 400;
        QTest::newRow("empty") << QByteArray("/uploads") << QByteArray() << 400;
        QTest::newRow("another parameter") << QByteArray("/uploads?path=/etc") << QByteArray("x") << 400;
    }
    void refusesUploads()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QCOMPARE(upload(target.toStdString(), body.toStdString()).status, status);
        QTRY_VERIFY(nothingUploaded());
    }

    void buildsADatasetOfUploads()
    {
        // Speech, which the fake engine is none of.
        const auto engine = makeDraftEngine();
        JobService jobs;
        VoiceService voices(*engine, jobs);
        const auto file = fs::path(m_dir->path().toStdString()) / "talk.wav";
        const std::string text =
            "The moon pulls the sea along the shelf of rock, and twice a day it turns around again. "
            "Between the tides there is an hour of rest, in which nothing in the pool moves now. "
            "Then it comes back, slowly at first, over the stones and the weed and the sand.";
        VERIFY_OK(voices.say({text, VoiceId("draft/slt")}, file)->wait());
        const auto sent =
            ApiScene::json(upload("/uploads?name=talk.wav", readFile(file, Bytes(10'000'000)).value_or("")));
        const auto id = sent["id"].get<std::string>();
        const auto job = waitFor(begin({{"kind", "dataset_build"},
                                        {"uploads", {id}},
                                        {"texts", {{id, text}}},
                                        {"limits", {"bandwidth_hz.reject=none"}}}));
        QVERIFY2(job["state"] == "succeeded", server::textOf(job).c_str());
        QVERIFY(job["result"]["clips"].is_object());
        const auto results = "/jobs/" + job["id"].get<std::string>() + "/results/";
        const auto told = m_scene->get(results + "dataset.json");
        QCOMPARE(told.status, 200);
        QVERIFY(m_scene->get(results + "train/metadata.jsonl").body.find("shelf of rock") !=
                std::string::npos);
        QVERIFY(!job["parameters"].contains("texts")); // they lie beside the recording
    }

    void evaluates()
    {
        const auto job = waitFor(
            begin({{"kind", "evaluation"}, {"voice", "fake/low"}, {"lines", 2}, {"clips", 0}, {"seed", 1}}));
        QVERIFY2(job["state"] == "succeeded", server::textOf(job).c_str());
        const auto path = "/jobs/" + job["id"].get<std::string>() + "/results/evaluation.json";
        QCOMPARE(ApiScene::json(m_scene->get(path))["voice"], Json("fake/low"));
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

    void resultsNeedConsentToo()
    {
        VERIFY_OK(addMara());
        VERIFY_OK(m_session->consents().add(VoiceId("mara"), consent(today())));
        const auto job =
            waitFor(begin({{"kind", "evaluation"}, {"voice", "mara"}, {"lines", 2}, {"clips", 0}}));
        QVERIFY2(job["state"] == "succeeded", server::textOf(job).c_str());
        const auto path = "/jobs/" + job["id"].get<std::string>() + "/results/evaluation.json";
        QCOMPARE(m_scene->get(path).status, 200);
        VERIFY_OK(m_session->consents().revoke(VoiceId("mara")));
        QCOMPARE(m_scene->get(path).status, 403);
    }

    void anUploadThatBreaksOffLeavesNothing()
    {
        {
            HttpClient client(m_scene->port());
            client.send("POST /uploads HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                        std::string(kToken) + "\r\nContent-Length: 1000000\r\n\r\n" +
                        std::string(200'000, 'x'));
            QTRY_VERIFY(!nothingUploaded());
        }
        QTRY_VERIFY(nothingUploaded());
    }

    void aVoiceWithoutConsentStaysSilent()
    {
        VERIFY_OK(addMara());
        const Json body{{"text", "Hello there."}, {"speaker_id", "mara"}};
        auto answer = m_scene->post("/synthesize", body);
        QCOMPARE(answer.status, 403);
        QCOMPARE(ApiScene::errorCode(answer), std::string("consent_needed"));
        QCOMPARE(ApiScene::json(answer)["error"]["param"], Json("speaker_id"));
        VERIFY_OK(m_session->consents().add(VoiceId("mara"), consent(today())));
        QCOMPARE(m_scene->post("/synthesize", body).status, 200);
        VERIFY_OK(m_session->consents().revoke(VoiceId("mara")));
        answer = m_scene->post("/synthesize", body);
        QCOMPARE(answer.status, 403);
        QCOMPARE(ApiScene::errorCode(answer), std::string("consent_ended"));
        const Json open{{"model", "csm-1b"}, {"voice", "mara"}, {"input", "Hello."}};
        QCOMPARE(m_scene->post("/v1/audio/speech", open).status, 403);
        QCOMPARE(m_scene->post("/jobs", {{"kind", "evaluation"}, {"voice", "mara"}}).status, 403);
        const auto voices = ApiScene::json(m_scene->get("/v1/audio/voices"))["voices"];
        const auto mara =
            std::ranges::find_if(voices, [](const Json& voice) { return voice["id"] == "mara"; });
        QVERIFY(mara != voices.end() && (*mara)["model"] == "csm-1b");
        QCOMPARE((*mara)["available"], Json(false));
        QVERIFY((*mara)["reason"].is_string());
    }

    void consentThatEndsInMidTextEndsIt()
    {
        std::atomic<int> lines = 0;
        m_engine.beforeChunk = [&](const SpeechRequest&, int chunk) {
            if (chunk == 0 && ++lines == 1 && !m_session->consents().revoke(VoiceId("mara")))
                lines = 100;
        };
        VERIFY_OK(reopen());
        VERIFY_OK(addMara());
        VERIFY_OK(m_session->consents().add(VoiceId("mara"), consent(today())));
        const Json body{{"text", "The moon pulls the sea along. Twice a day it turns around again."},
                        {"speaker_id", "mara"},
                        {"config", {{"stream", true}}}};
        const auto answer = m_scene->post("/synthesize", body);
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.isWhole);
        QCOMPARE(lines, 1);
    }

    void anchorsAreTheVoices()
    {
        VERIFY_OK(addMara());
        VERIFY_OK(m_session->consents().add(VoiceId("mara"), consent(today())));
        Json body{{"text", "Hello there."}, {"speaker_id", "mara"}, {"config", {{"anchors", {"clip"}}}}};
        QCOMPARE(m_scene->post("/synthesize", body).status, 200);
        body["config"]["anchors"] = {"clap"};
        const auto answer = m_scene->post("/synthesize", body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(ApiScene::json(answer)["error"]["param"], Json("config.anchors"));
        QVERIFY(ApiScene::json(answer)["error"]["message"].get<std::string>().find("clip") !=
                std::string::npos);
    }

    void aProjectOfAnotherProgram()
    {
        const auto other = Session::open(folder(), options(Access::ReadOnly));
        VERIFY_OK(other);
        ApiScene scene;
        VERIFY_OK(scene.start(**other));
        QCOMPARE(scene.post("/synthesize", {{"text", "Hello there."}, {"voice", "low"}}).status, 200);
        const auto answer = scene.post("/jobs", episodeJob());
        QCOMPARE(answer.status, 409);
        QCOMPARE(ApiScene::errorCode(answer), std::string("project_locked"));
        // Consent is revoked all the same.
        VERIFY_OK(addMara());
        VERIFY_OK(m_session->consents().add(VoiceId("mara"), consent(today())));
        VERIFY_OK((*other)->consents().revokeBeside(VoiceId("mara")));
        QCOMPARE(m_scene->post("/synthesize", {{"text", "Hello."}, {"voice", "mara"}}).status, 403);
        VERIFY_REASON((*other)->consents().revokeBeside({}), Reason::ProjectReadOnly);
        QVERIFY(ApiScene::json(answer)["error"]["message"].get<std::string>().find("test") !=
                std::string::npos);
        HttpClient client(scene.port());
        client.send("POST /uploads HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                    std::string(kToken) + "\r\nContent-Length: 1\r\n\r\nx");
        QCOMPARE(client.read().status, 409);
        scene.stop();
    }

private:
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

QTEST_GUILESS_MAIN(TestApiJobs)
#include "tst_api_jobs.moc"
