// What jobs are made of and what comes of them: uploads, voices with consent and without, a project that is
// another program's.
#include "tests/app/server/api_jobs_fixture.h"

using namespace understudy;
using namespace understudy::test;

class TestApiUploads : public ApiJobsTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openNew(); }
    void cleanup() { close(); }

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
};

QTEST_GUILESS_MAIN(TestApiUploads)
#include "tst_api_uploads.moc"
