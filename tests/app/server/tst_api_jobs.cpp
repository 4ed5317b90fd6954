// Jobs over HTTP: begun, refused, failed, and their results.
#include "tests/app/server/api_jobs_fixture.h"

using namespace understudy;
using namespace understudy::test;

class TestApiJobs : public ApiJobsTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openNew(); }
    void cleanup() { close(); }

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
};

QTEST_GUILESS_MAIN(TestApiJobs)
#include "tst_api_jobs.moc"
