// Training through the session: what a run needs before it begins, who stops and resumes it, what comes of
// it.
#include "core/base/rendering_turn.h"
#include "core/model/weights/tensor_store.h"
#include "tests/core/session/train_fixture.h"

using namespace understudy;
namespace fs = std::filesystem;

class TstTrainService : public TrainTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_project.reset(); }

    void trainsToItsEnd()
    {
        std::uint64_t told = 0;
        const auto subscription = runs().subscribe([&](const std::uint64_t& revision) { told = revision; });
        auto run = wanted();
        run.settings.probeEvery = 1;
        const auto id = created(run);
        QCOMPARE(id.value, std::string("run-1"));
        QVERIFY(stateOf(id) == RunState::New);
        const auto toldOfNew = told;
        QVERIFY(toldOfNew > 0);
        const auto end = runs().train(id)->wait();
        VERIFY_OK(end);
        QVERIFY(end->state == RunState::Finished);
        QVERIFY(told > toldOfNew + 1);
        const auto details = runs().details(id);
        VERIFY_OK(details);
        QCOMPARE(details->info.note, std::string("a try"));
        QCOMPARE(details->info.preset, std::string("quick"));
        QVERIFY(details->info.consent.empty());
        QCOMPARE(details->checkpoints.size(), std::size_t(2));
        QVERIFY(details->suggested.has_value());
        QCOMPARE(details->clips->count(Split::Train), std::size_t(3));
        QCOMPARE(details->clips->leftOut.size(), std::size_t(1));
        QCOMPARE(details->samples.size(), 2 * standardProbes().size());
        QCOMPARE(details->samples.front().step, std::int64_t(3));
        QVERIFY(!runs().jobOf(id));
        QCOMPARE(runs().runs().runs.size(), std::size_t(1));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("nobody consented") << "none" << Reason::ConsentNeeded;
        QTest::newRow("a consent to render alone") << "render" << Reason::ConsentNeeded;
        QTest::newRow("a consent that was revoked") << "revoked" << Reason::ConsentEnded;
        QTest::newRow("a base that is not here") << "base" << Reason::ModelMissing;
        QTest::newRow("no dataset there") << "dataset" << Reason::FileMissing;
        QTest::newRow("a dataset without a clip to train on") << "long" << Reason::NothingToTrain;
        QTest::newRow("a setting that cannot be") << "setting" << Reason::SettingOutOfRange;
        QTest::newRow("layers that the base lacks") << "layers" << Reason::SettingOutOfRange;
    }

    void refuses()
    {
        QFETCH(QString, what);
        QFETCH(Reason, reason);
        auto run = wanted(what == QStringLiteral("base") ? "csm-1b" : "tiny");
        if (what == QStringLiteral("render"))
            VERIFY_OK(consents().add({}, consent({ConsentScope::Render})));
        else if (what != QStringLiteral("none"))
            VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        if (what == QStringLiteral("revoked"))
            VERIFY_OK(consents().revoke({}));
        if (what == QStringLiteral("dataset"))
            run.dataset = m_project->root() / "nowhere";
        if (what == QStringLiteral("long")) {
            fs::remove_all(dataset());
            writeSplit(dataset() / "train", {{"a", 1.5, "The sea is calm."}});
            run.settings.longestClip = 1;
        }
        if (what == QStringLiteral("setting"))
            run.settings.rank = 0;
        if (what == QStringLiteral("layers"))
            run.settings.targets.depth = {LayerChoice::Which::Range, 1, 99};
        VERIFY_REASON(runs().create(run)->wait(), reason);
        QVERIFY(runs().runs().runs.empty());
        QVERIFY(!fs::exists(runsFolder() / "run-1"));
    }

    void looksBefore()
    {
        const auto found = runs().preflight(wanted("tiny"))->wait();
        VERIFY_OK(found);
        QVERIFY(!found->base);
        QVERIFY(found->consent.has_value());
        QVERIFY(!found->mayStart());
        QVERIFY(found->checks.mayStart());
        QCOMPARE(found->costs.size(), std::size_t(3));
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto allowed = runs().preflight(wanted("tiny"))->wait();
        VERIFY_OK(allowed);
        QCOMPARE(allowed->person, std::string("Ines Calder"));
        QVERIFY(allowed->mayStart());
        VERIFY_OK(runs().preflight(wanted())->wait()); // synthetic: nobody has to
        QVERIFY(runs().preflight(wanted("csm-1b"))->wait()->base->reason == Reason::ModelMissing);
    }

    /// A run keeps what was found before it began, whatever the dataset becomes.
    void keepsWhatWasFoundBefore()
    {
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto id = created(wanted("tiny"));
        fs::remove_all(dataset());
        const auto kept = runs().details(id)->preflight;
        QVERIFY(kept.has_value());
        QCOMPARE(kept->person, std::string("Ines Calder"));
        const auto stateOf = [&](CheckKind kind) {
            const auto check = std::ranges::find(kept->checks, kind, &PreflightCheck::kind);
            return check == kept->checks.end() ? std::string("absent") : std::string(name(check->state));
        };
        QCOMPARE(stateOf(CheckKind::Clips), std::string("pass"));
        QCOMPARE(stateOf(CheckKind::Validation), std::string("look")); // one clip
        QCOMPARE(stateOf(CheckKind::NoWords), std::string("look"));
        QCOMPARE(stateOf(CheckKind::Memory), std::string("pass"));
        VERIFY_OK(writeFile(runs().folder(id) / kPreflightFile, "{"));
        const auto damaged = runs().details(id);
        VERIFY_OK(damaged);
        QVERIFY(!damaged->preflight);
    }

    void looksAgainAtWhatChanged()
    {
        const auto clipsFound = [this] {
            const auto found = runs().preflight(wanted())->wait().value().checks.checks;
            const auto clips = std::ranges::find(found, CheckKind::Clips, &PreflightCheck::kind);
            return clips == found.end() ? -1 : int(clips->found);
        };
        QCOMPARE(clipsFound(), 3);
        QCOMPARE(clipsFound(), 3);
        fs::remove_all(dataset() / "train");
        writeSplit(dataset() / "train", {{"a", 1.0, "The sea is calm."}});
        QCOMPARE(clipsFound(), 1);
    }

    void carriesTheConsent()
    {
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto id = created(wanted("tiny"));
        VERIFY_OK(runs().train(id)->wait());
        const auto record = consents().show({});
        VERIFY_OK(record);
        const auto own = consentId(record->value());
        QCOMPARE(runs().run(id)->consent, own);
        const auto adapter =
            TensorStore::open(runs().details(id)->checkpoints.back().folder / kAdapterWeights);
        VERIFY_OK(adapter);
        QCOMPARE((*adapter)->metadata().at("understudy.consent"), own);
    }

    /// Whose consent was revoked in the meantime, whose base is gone or another one.
    void doesNotResume_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("consent revoked") << "revoked" << Reason::ConsentEnded;
        QTest::newRow("base removed") << "removed" << Reason::ModelMissing;
        QTest::newRow("another base of this name") << "other" << Reason::RunOtherBase;
    }

    void doesNotResume()
    {
        QFETCH(QString, what);
        QFETCH(Reason, reason);
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto id = created(endless("tiny"));
        const auto job = runs().train(id);
        waitFor(*job, Stage::Training, 1);
        VERIFY_OK(runs().stop(id));
        const auto end = job->wait();
        VERIFY_OK(end);
        QVERIFY(end->state == RunState::Stopped);
        ModelStore store(m_project->path() / "models");
        if (what == QStringLiteral("revoked"))
            VERIFY_OK(consents().revoke({}));
        else
            VERIFY_OK(store.remove("tiny"));
        if (what == QStringLiteral("other"))
            VERIFY_OK(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, "tiny"}));
        VERIFY_REASON(runs().train(id)->wait(), reason);
        QVERIFY(stateOf(id) == RunState::Stopped);
        QCOMPARE(runs().details(id)->checkpoints.size(), std::size_t(1));
    }

    void pausesStopsAndGoesOn()
    {
        const auto id = created(endless());
        VERIFY_ERROR(runs().pause(id), Code::InvalidInput);
        auto job = runs().train(id);
        QVERIFY(runs().jobOf(id) == job);
        waitFor(*job, Stage::Training, 1);
        QVERIFY(stateOf(id) == RunState::Running);
        VERIFY_REASON(runs().remove(id), Reason::RunBusy);
        VERIFY_OK(runs().pause(id));
        waitFor(*job, Stage::Paused);
        VERIFY_OK(runs().goOn(id));
        waitFor(*job, Stage::Training);
        VERIFY_OK(runs().stop(id));
        const auto end = job->wait();
        VERIFY_OK(end);
        QVERIFY(end->state == RunState::Stopped);
        job = runs().train(id);
        waitFor(*job, Stage::Training, double(end->step) + 1);
        job->cancel();
        VERIFY_ERROR(job->wait(), Code::Cancelled);
        QVERIFY(stateOf(id) == RunState::Stopped);
        QVERIFY(runs().details(id)->checkpoints.back().step > end->step);
        VERIFY_ERROR(runs().stop(id), Code::InvalidInput);
    }

    void waitsForItsTurn()
    {
        const auto first = created(endless()), second = created(endless());
        const auto job = runs().train(first), queued = runs().train(second);
        waitFor(*job, Stage::Training, 1);
        QVERIFY(stateOf(second) == RunState::New);
        VERIFY_OK(runs().stop(second));
        VERIFY_ERROR(queued->wait(), Code::Cancelled);
        QVERIFY(stateOf(second) == RunState::New);
        QVERIFY(stateOf(first) == RunState::Running);
        VERIFY_OK(runs().stop(first));
        VERIFY_OK(job->wait());
    }

    /// As somebody closes the studio; what was trained is there when it opens again.
    void stopsWithTheSession()
    {
        const auto id = created(endless());
        const auto job = runs().train(id);
        waitFor(*job, Stage::Training, 2);
        VERIFY_OK(m_project->reopen());
        QVERIFY(stateOf(id) == RunState::Stopped);
        QVERIFY(runs().details(id)->checkpoints.back().step >= 2);
    }

    void tellsOfAnInterruptedOne()
    {
        const auto id = created(wanted());
        auto info = runs().run(id).value();
        info.state = RunState::Running; // and nobody holds its lock
        VERIFY_OK(writeRun(info));
        QVERIFY(stateOf(id) == RunState::Interrupted);
        VERIFY_OK(runs().train(id)->wait());
        QVERIFY(stateOf(id) == RunState::Finished);
    }

    void trainsWhereAnotherProgramHasTheProject()
    {
        const auto other = Session::open(m_project->path(), fakeOptions(Access::ReadOnly));
        VERIFY_OK(other);
        auto& theirs = (*other)->training();
        const auto made = theirs.create(endless())->wait();
        VERIFY_OK(made);
        const auto job = theirs.train(made->id);
        waitFor(*job, Stage::Training, 1);
        VERIFY_REASON(runs().train(made->id)->wait(), Reason::RunBusy);
        VERIFY_OK(runs().stop(made->id));
        VERIFY_OK(job->wait());
    }

    /// In this program or another one: it is asked at the end of each step.
    void stopsWhenTheConsentIsRevoked()
    {
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto id = created(endless("tiny"));
        const auto job = runs().train(id);
        waitFor(*job, Stage::Training, 2);
        VERIFY_OK(consents().revoke({}));
        VERIFY_REASON(job->wait(), Reason::ConsentEnded);
        QVERIFY(stateOf(id) == RunState::Stopped);
        QVERIFY(runs().run(id)->why->reason == Reason::ConsentEnded);
        QVERIFY(runs().details(id)->checkpoints.back().step >= 2);
        VERIFY_REASON(runs().train(id)->wait(), Reason::ConsentEnded);
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train})));
        const auto again = runs().train(id);
        waitFor(*again, Stage::Training, 1);
        VERIFY_OK(runs().stop(id));
        VERIFY_OK(again->wait());
    }

    void waitsWhileLinesAreRendered()
    {
        const auto id = created(endless());
        auto turn = std::make_unique<RenderingTurn>("cpu");
        const auto job = runs().train(id);
        waitFor(*job, Stage::Yielding);
        turn.reset();
        waitFor(*job, Stage::Training, 1);
        VERIFY_OK(runs().stop(id));
        VERIFY_OK(job->wait());
    }

    /// Rendering an episode takes hours.
    void isPausedAndStoppedWhileLinesAreRendered()
    {
        const auto id = created(endless());
        const RenderingTurn turn("cpu");
        const auto job = runs().train(id);
        waitFor(*job, Stage::Yielding);
        VERIFY_OK(runs().pause(id));
        waitFor(*job, Stage::Paused);
        VERIFY_OK(runs().stop(id));
        VERIFY_OK(job->wait());
        QVERIFY(stateOf(id) == RunState::Stopped);
    }

    void keepsNotes()
    {
        const auto id = created(wanted());
        VERIFY_OK(runs().note(id, "half the rate"));
        QCOMPARE(runs().run(id)->note, std::string("half the rate"));
        VERIFY_REASON(runs().note(RunId("run-9"), "x"), Reason::RunUnknown);
    }

    void takesOutAndCountsOn()
    {
        const auto id = created(wanted());
        const auto kept = runs().remove(id);
        VERIFY_OK(kept);
        QVERIFY(fs::exists(*kept / kRunFile));
        QVERIFY(runs().runs().runs.empty());
        VERIFY_REASON(runs().remove(id), Reason::RunUnknown);
        QCOMPARE(created(wanted()).value, std::string("run-2"));
    }
};

QTEST_GUILESS_MAIN(TstTrainService)
#include "tst_train_service.moc"
