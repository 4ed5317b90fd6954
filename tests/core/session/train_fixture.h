// A project with a dataset of tones and two small models: "noise", which is synthetic, and "tiny", which is
// not.
#pragma once

#include "core/model/synthetic/synthetic_model.h"
#include "core/session/consent_service.h"
#include "core/session/train_service.h"
#include "tests/core/session/project_fixture.h"
#include "tests/core/train/train_scene.h"

#include <future>

namespace understudy {

inline ConsentToAdd consent(std::set<ConsentScope> scopes)
{
    return {"Ines Calder", "I agree to all of this.", {}, std::move(scopes), today(), {}};
}

/// Waits until the job reports this stage, at this step or later.
inline void waitFor(JobBase& job, Stage stage, double step = 0)
{
    std::promise<void> reached;
    bool isReached = false;
    const auto subscription = job.subscribe([&](const JobStatus& status) {
        const bool isThere = status.progress.stage == stage && status.progress.unit == ProgressUnit::Steps &&
                             status.progress.done >= step;
        if ((isThere || isFinished(status.state)) && !std::exchange(isReached, true))
            reached.set_value();
    });
    reached.get_future().wait();
}

class TrainTest : public QObject
{
protected:
    TrainService& runs() const { return m_project->session->training(); }
    ConsentService& consents() const { return m_project->session->consents(); }
    std::filesystem::path dataset() const { return m_project->path() / "dataset"; }
    std::filesystem::path runsFolder() const { return m_project->path() / "runs"; }

    static RunToStart wanted(const std::string& base = "noise")
    {
        auto settings = TrainScene::settings();
        settings.evaluateEvery = settings.saveEvery = 3;
        return {TrainPreset::Quick, settings, base, {}, "a try"};
    }
    /// One that goes on until somebody stops it.
    static RunToStart endless(const std::string& base = "noise")
    {
        auto run = wanted(base);
        run.settings.steps = 1'000'000;
        run.settings.evaluateEvery = run.settings.saveEvery = 1'000'000;
        return run;
    }
    RunId created(RunToStart run) const
    {
        const auto made = runs().create(std::move(run))->wait();
        if (!made)
            qFatal("%s", made.error().describe().c_str());
        return made->id;
    }
    RunState stateOf(const RunId& id) const { return runs().run(id).value().state; }

    void makeProject()
    {
        m_project = std::make_unique<TemporaryProject>();
        ModelStore store(m_project->path() / "models");
        VERIFY_OK(store.add({kGolden / "csm-tiny", "tiny"}));
        VERIFY_OK(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, "noise"}));
        writeSplit(dataset() / "train", {{"a", 1.0, "The sea is calm."},
                                         {"b", 5.2, "Nobody came along."},
                                         {"c", 1.3, "What a day it was."},
                                         {"w", 1.0, " "}});
        writeSplit(dataset() / "val", {{"v", 0.9, "All is well."}});
    }
    std::unique_ptr<TemporaryProject> m_project;
};

} // namespace understudy
