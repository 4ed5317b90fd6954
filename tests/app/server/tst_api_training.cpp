// Trainings over HTTP: a run from its beginning to its adapter, one that is stopped with the server and goes
// on, and whose consent is asked, before it and after.
#include "tests/app/server/api_scene.h"
#include "tests/core/session/train_fixture.h"

using namespace understudy;
using namespace understudy::test;
using server::Json;

class TestApiTraining : public TrainTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeProject();
        VERIFY_OK(serve());
    }
    void cleanup()
    {
        m_scene.reset();
        m_project.reset();
    }

    void trainsToAnAdapter()
    {
        const auto job = waitFor(begin(trainingJob("noise")));
        QVERIFY2(job["state"] == "succeeded", server::textOf(job).c_str());
        QCOMPARE(job["result"]["run"], Json("run-1"));
        QCOMPARE(job["result"]["state"], Json("finished"));
        const auto results = "/jobs/" + job["id"].get<std::string>() + "/results/";
        QCOMPARE(m_scene->get(results + "adapter_config.json").status, 200);
        QVERIFY(m_scene->get(results + "adapter_model.safetensors").body.size() > 1000);
        // The run that is there is gone on with: all of its steps are done.
        const auto again = waitFor(begin({{"kind", "training"}, {"run", "run-1"}}));
        QCOMPARE(again["state"], Json("succeeded"));
        QCOMPARE(runs().runs().runs.size(), std::size_t(1));
    }

    void goesOnWithItsRun()
    {
        auto wanted = trainingJob("noise");
        wanted["settings"]["steps"] = 1'000'000;
        const auto id = begin(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(stepsOf(id) > 3, 60'000);
        VERIFY_OK(reopen());
        QTRY_VERIFY_WITH_TIMEOUT(stepsOf(id) > 3, 60'000);
        QCOMPARE(runs().runs().runs.size(), std::size_t(1)); // not another one
        HttpClient(m_scene->port()).ask("DELETE", "/jobs/" + id, kToken);
        QCOMPARE(waitFor(id)["state"], Json("cancelled"));
        QVERIFY(stateOf(RunId("run-1")) == RunState::Stopped); // and saved
    }

    void isAskedForConsent()
    {
        const auto job = waitFor(begin(trainingJob("tiny")));
        QCOMPARE(job["state"], Json("failed"));
        QCOMPARE(job["error"]["type"], Json("permission_error"));
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto done = waitFor(begin(trainingJob("tiny")));
        QVERIFY2(done["state"] == "succeeded", server::textOf(done).c_str());
        const auto adapter = "/jobs/" + done["id"].get<std::string>() + "/results/adapter_config.json";
        QVERIFY2(m_scene->get(adapter).status == 200, m_scene->get(adapter).body.c_str());
        VERIFY_OK(consents().revoke({}));
        QCOMPARE(m_scene->get(adapter).status, 403);
    }

private:
    Result<void> serve()
    {
        m_scene = std::make_unique<ApiScene>();
        return m_scene->start(*m_project->session);
    }
    Result<void> reopen()
    {
        m_scene.reset();
        UNDERSTUDY_CHECK(m_project->reopen());
        return serve();
    }
    /// As TrainTest::wanted().
    static Json trainingJob(const std::string& base)
    {
        Json settings = Json::object();
        const auto given = wanted().settings;
        const auto usual = settingsOf(TrainPreset::Quick);
        for (const auto& parameter : trainParameters())
            if (parameter.get(given) != parameter.get(usual))
                settings[std::string(parameter.key)] = parameter.get(given);
        return {{"kind", "training"}, {"base", base}, {"preset", "quick"}, {"settings", settings}};
    }
    std::string begin(const Json& job)
    {
        const auto answer = m_scene->post("/jobs", job);
        return answer.status == 202 ? ApiScene::json(answer)["id"].get<std::string>() : answer.body;
    }
    Json show(const std::string& id) { return ApiScene::json(m_scene->get("/jobs/" + id)); }
    double stepsOf(const std::string& id)
    {
        const auto job = show(id);
        const bool isStepping = job["progress"].is_object() && job["progress"]["unit"] == "steps";
        return isStepping ? job["progress"]["done"].get<double>() : 0;
    }
    Json waitFor(const std::string& id)
    {
        Json job;
        [[maybe_unused]] const bool isDone = QTest::qWaitFor(
            [&] {
                job = show(id);
                return job.contains("finished") && job["finished"].is_string();
            },
            120'000);
        return job;
    }

    std::unique_ptr<ApiScene> m_scene;
};

QTEST_GUILESS_MAIN(TestApiTraining)
#include "tst_api_training.moc"
