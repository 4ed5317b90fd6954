// How takes come into the review: all of them, one import at a time, and beside what a person does there.
#include "core/session/project_store_p.h"
#include "tests/core/session/recording_fixture.h"

#include <latch>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestRecordingImport : public RecordingTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { m_session.reset(); }

    /// What a cancelled import took along waits for the next one.
    void aCancelledImportForgetsNoTake()
    {
        leave("0002-01", kSecond, speech(1, 3));
        QVERIFY(cancelledPickUp());
        VERIFY_OK(take(speech(1)));
        QVERIFY(isImported("0001-01.wav"));
        QVERIFY(isImported("0002-01.wav"));
    }

    void tellsOfATakeThatCouldNotBeImported()
    {
        fs::create_directories(path() / "recordings");
        VERIFY_OK(writeFile(file("0002-01.wav"), "not sound"));
        QVERIFY(cancelledPickUp());
        VERIFY_OK(take(speech(1)));
        QVERIFY(isImported("0001-01.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(service().status().problem.has_value(), kWait);
        QVERIFY(service().status().problem->what == RecordingProblem::What::Import);
        QCOMPARE(service().status().problem->error.subject, file("0002-01.wav").string());
    }

    /// A take regrades all clips: by the project's limits.
    void theProjectsLimitsStay()
    {
        VERIFY_OK(m_session->settings().set("review.limits", std::string("duration_sec.min.reject=1000")));
        VERIFY_OK(take(speech(2)));
        QVERIFY(isImported("0001-01.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(areJobsDone(), kWait);
        for (const auto& clip : clipsOf("0001-01.wav"))
            QVERIFY(std::ranges::any_of(clip.clip.findings,
                                        [](const Finding& finding) { return finding.limit == 1000; }));
    }

    /// It comes while somebody works: their steps stay theirs.
    void anImportIsNoStepOfTheHistory()
    {
        VERIFY_OK(take(speech(2, 1)));
        QVERIFY(isImported("0001-01.wav"));
        const auto id = clipsOf("0001-01.wav").front().clip.id;
        VERIFY_OK(m_session->reviews().setText(id, "First."));
        VERIFY_OK(m_session->reviews().setTrim(id, FrameSpan{Frames(10), Frames(1000)}));
        VERIFY_OK(m_session->edits().undo());
        VERIFY_OK(take(speech(2, 2)));
        const auto isSuperseded = [this] {
            return clipsOf("0001-01.wav").front().reason == RejectReason::Superseded;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSuperseded(), kWait);
        QCOMPARE(m_session->edits().undoWhat(), std::string("transcript"));
        QCOMPARE(m_session->edits().redoWhat(), std::string("trim"));
        VERIFY_OK(m_session->edits().undo()); // takes back the text alone
        QVERIFY(clipsOf("0001-01.wav").front().clip.text.raw != "First.");
        QVERIFY(isSuperseded());
        VERIFY_OK(m_session->edits().redo());
        QCOMPARE(clipsOf("0001-01.wav").front().clip.text.raw, std::string("First."));
        QVERIFY(isSuperseded());
    }

    /// Copies and recoveries have other times.
    void theNumberTellsTheNewerTake()
    {
        leave("0001-02", kFirst, speech(2, 2));
        leave("0001-01", kFirst, speech(2, 1)); // later
        LooseJob job;
        VERIFY_OK(service().pickUp(job.context));
        for (const auto* name : {"0001-01.wav", "0001-02.wav"})
            QVERIFY(clipsOf(name).front().verdict == Verdict::None); // nobody knows whether they are whole
        VERIFY_OK(take(speech(2, 3)));
        QCOMPARE(service().status().last->file, file("0001-03.wav"));
        QVERIFY(isImported("0001-03.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(areJobsDone(), kWait);
        for (const auto* name : {"0001-01.wav", "0001-02.wav"})
            QVERIFY(clipsOf(name).front().reason == RejectReason::Superseded);
        QVERIFY(clipsOf("0001-03.wav").front().verdict == Verdict::None);
    }

    /// The list of prompts changed; the words are the same.
    void theNumberGoesOnUnderAnotherPrompt()
    {
        VERIFY_OK(take(speech(1)));
        VERIFY_OK(service().setPrompts("New.\n" + kFirst, "test"));
        service().select(1);
        VERIFY_OK(take(speech(1, 2)));
        QCOMPARE(service().status().last->file, file("0002-02.wav"));
    }

    /// It may be half of what was to be said.
    void aTakeThatACrashEndedTakesNoPlace()
    {
        VERIFY_OK(take(speech(2, 1)));
        QVERIFY(isImported("0001-01.wav"));
        leave("0001-02", kFirst, speech(2, 2));
        fs::rename(file("0001-02.wav"), file("0001-02.wav.part"));
        LooseJob job;
        const auto picked = service().pickUp(job.context);
        VERIFY_OK(picked);
        QCOMPARE(picked->recovered.size(), std::size_t(1));
        QVERIFY(isImported("0001-02.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(areJobsDone(), kWait);
        QVERIFY(!clipsOf("0001-02.wav").empty());
        QVERIFY(clipsOf("0001-01.wav").front().verdict == Verdict::None);
    }

    /// Many short takes while one is imported: nobody waits but the takes.
    void anImportKeepsNoWorkerWaiting()
    {
        m_session.reset(); // its lock is the store's now
        auto store = ProjectStore::open(path(), ProjectStore::Mode::Write, "test");
        VERIFY_OK(store);
        EditHistory history;
        JobService jobs;
        ReviewService reviews(**store, jobs, history, defaultLimits);
        std::latch isImporting(1), mayGoOn(1);
        RecordingService recordings(**store, reviews, jobs, m_fake->input(), [&] {
            isImporting.count_down();
            mayGoOn.wait();
            return IngestOptions();
        });
        VERIFY_OK(recordings.load());
        const auto count = [&](JobState state) {
            return std::ranges::count(jobs.board().snapshot(), state, &JobStatus::state);
        };
        for (std::size_t i = 1; i <= 6; ++i) {
            VERIFY_OK(recordings.start());
            QTRY_COMPARE_WITH_TIMEOUT(recordings.status().state, RecordingState::Recording, kWait);
            m_fake->push(speech(1, i));
            recordings.stop();
            QTRY_COMPARE_WITH_TIMEOUT(recordings.status().prompts->front().takes, int(i), kWait);
            if (i == 1)
                isImporting.wait();
        }
        QTRY_COMPARE_WITH_TIMEOUT(count(JobState::Succeeded), 5, kWait);
        QCOMPARE(count(JobState::Running), 1);
        mayGoOn.count_down();
        QTRY_COMPARE_WITH_TIMEOUT(count(JobState::Succeeded), 6, kWait);
        QCOMPARE(reviews.snapshot()->recordings.size(), std::size_t(6));
        recordings.end();
    }

    void choosingAPromptNeedsNoRecorder()
    {
        service().end();
        service().select(1);
        service().stop();
        service().rest();
        QCOMPARE(service().status().current, std::size_t(1));
    }

private:
    /// A take of an earlier session.
    void leave(const std::string& name, const std::string& words, const std::vector<float>& said)
    {
        fs::create_directories(path() / "recordings");
        auto wav = GrowingWav::create(file(name + ".wav"), kRate);
        VERIFY_OK(wav);
        VERIFY_OK(wav->write(said));
        VERIFY_OK(wav->finish());
        VERIFY_OK(writeFile(file(name + ".txt"), words + "\n"));
    }
    bool cancelledPickUp()
    {
        LooseJob job;
        job.job.cancel();
        const auto picked = service().pickUp(job.context);
        return !picked && picked.error().code == Code::Cancelled;
    }
};

QTEST_GUILESS_MAIN(TestRecordingImport)
#include "tst_recording_import.moc"
