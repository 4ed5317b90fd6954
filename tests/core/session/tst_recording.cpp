// Recording in a project: takes are recordings as they end, and nothing that was said is lost.
#include "core/data/transcripts/transcript.h"
#include "tests/core/session/recording_fixture.h"

#include <thread>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestRecording : public RecordingTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { m_session.reset(); }

    void promptsThatCannotBeReadChangeNothing()
    {
        VERIFY_REASON(service().setPrompts(" \n", "prompts.txt"), Reason::ScriptEmpty);
        QCOMPARE(service().status().prompts->size(), std::size_t(2));
    }

    void aTakeIsARecordingWithItsWords()
    {
        QCOMPARE(service().status().current, std::size_t(0));
        VERIFY_OK(take(speech(3)));
        const auto status = service().status();
        QCOMPARE(status.last->file, file("0001-01.wav"));
        QCOMPARE(status.last->prompt, kFirst);
        QVERIFY(!status.last->problem && !status.problem && status.last->clipped == 0);
        QCOMPARE(status.prompts->front().takes, 1);
        QCOMPARE(status.recorded(), 1);
        QVERIFY(isImported("0001-01.wav"));
        const auto clips = clipsOf("0001-01.wav");
        QVERIFY(!clips.empty());
        QVERIFY(clips.front().clip.text.raw.starts_with("The moon"));
        QCOMPARE(readTranscript(file("0001-01.txt"))->text(), kFirst);
        QVERIFY(!fs::exists(file("0001-01.wav.part")));
    }

    void goesOnWithWhatIsLeft()
    {
        VERIFY_OK(take(speech(2)));
        QVERIFY(isImported("0001-01.wav"));
        reopen();
        VERIFY_OK(service().load());
        const auto status = service().status();
        QCOMPARE(status.prompts->size(), std::size_t(2));
        QCOMPARE(status.recorded(), 1);
        QCOMPARE(status.current, std::size_t(1));
        // The words count, not their number.
        VERIFY_OK(service().setPrompts("New.\n" + kFirst, "test"));
        QCOMPARE(service().status().current, std::size_t(0));
        QCOMPARE(service().status().prompts->back().takes, 1);
    }

    void aNewerTakeTakesThePlaceOfTheOlder()
    {
        VERIFY_OK(take(speech(2, 1)));
        QVERIFY(isImported("0001-01.wav"));
        VERIFY_OK(take(speech(2, 2)));
        QVERIFY(isImported("0001-02.wav"));
        const auto isSuperseded = [this] {
            const auto clips = clipsOf("0001-01.wav");
            return !clips.empty() && clips.front().verdict == Verdict::Rejected &&
                   clips.front().reason == RejectReason::Superseded;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSuperseded(), kWait);
        QVERIFY(clipsOf("0001-02.wav").front().verdict == Verdict::None);
        QVERIFY(fs::exists(file("0001-01.wav")));
        QCOMPARE(service().status().prompts->front().takes, 2);
        reopen(); // the reason is stored
        QVERIFY(isSuperseded());
        VERIFY_OK(m_session->reviews().setVerdict({clipsOf("0001-01.wav").front().clip.id}, Verdict::None));
    }

    void aJudgedTakeStaysAndASilentOneTakesNoPlace()
    {
        VERIFY_OK(take(speech(2, 1)));
        QVERIFY(isImported("0001-01.wav"));
        const auto id = clipsOf("0001-01.wav").front().clip.id;
        VERIFY_OK(m_session->reviews().setVerdict({id}, Verdict::Accepted));
        VERIFY_OK(take(speech(2, 2)));
        QVERIFY(isImported("0001-02.wav"));
        VERIFY_OK(take(std::vector<float>(48000)));
        QVERIFY(isImported("0001-03.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(areJobsDone(), kWait);
        QVERIFY(clipsOf("0001-01.wav").front().verdict == Verdict::Accepted);
        QVERIFY(clipsOf("0001-02.wav").front().verdict == Verdict::None);
    }

    void recordsTheRoom()
    {
        listen();
        VERIFY_OK(service().startRoomTone(Seconds(2)));
        QTRY_COMPARE_WITH_TIMEOUT(service().status().state, RecordingState::RoomTone, kWait);
        m_fake->push(noise(0.0005, Seconds(3), kRate, 3));
        QTRY_VERIFY_WITH_TIMEOUT(service().status().last.has_value(), kWait);
        QCOMPARE(service().status().last->file, file("room-tone-01.wav"));
        QCOMPARE(service().status().last->length, Seconds(2));
        QCOMPARE(service().status().roomTones, 1);
        QCOMPARE(service().status().recorded(), 0);
        QVERIFY(isImported("room-tone-01.wav"));
        QVERIFY(clipsOf("room-tone-01.wav").empty());
        QVERIFY(areJobsDone());
        QVERIFY(!service().status().problem);
        QVERIFY(!fs::exists(file("room-tone-01.txt")));
    }

    void keepsATakeWhoseMicrophoneIsUnplugged()
    {
        begin();
        m_fake->push(speech(1));
        m_fake->loseDevice();
        QTRY_VERIFY_WITH_TIMEOUT(service().status().last.has_value(), kWait);
        const auto last = *service().status().last;
        QVERIFY(last.problem && last.problem->reason == Reason::DeviceGone);
        QVERIFY(last.length.value > 3);
        QVERIFY(isImported("0001-01.wav"));
        QTRY_COMPARE_WITH_TIMEOUT(service().status().state, RecordingState::Idle, kWait);
    }

    void saysThatThereIsNoMicrophone()
    {
        m_fake->setDevices({});
        VERIFY_OK(service().start());
        QTRY_VERIFY_WITH_TIMEOUT(service().status().problem.has_value(), kWait);
        QCOMPARE(service().status().problem->error.reason, Reason::NoSoundDevice);
        QCOMPARE(service().status().input.problem->reason, Reason::NoSoundDevice);
        QVERIFY(!fs::exists(file("0001-01.txt")));
        m_fake->setDevices({{"fake", "Fake microphone", kRate, 1, true}});
        VERIFY_OK(take(speech(1))); // as soon as there is one
        QVERIFY(!service().status().problem);
    }

    void namesClippingOnTheTake()
    {
        auto loud = speech(1);
        for (std::size_t i = 30'000; i < 30'010; ++i)
            loud[i] = 1.5F; // flat in the file
        VERIFY_OK(take(loud));
        QCOMPARE(service().status().last->clipped, 1);
        QVERIFY(isImported("0001-01.wav"));
    }

    void aFullDiskInMidTakeKeepsIt()
    {
        begin();
        {
            const FileSizeLimit limit(44 + 3 * 2 * 48'000);
            m_fake->push(speech(2));
            QTRY_VERIFY_WITH_TIMEOUT(service().status().last.has_value(), kWait);
        }
        const auto last = *service().status().last;
        QVERIFY(last.problem && last.problem->reason == Reason::DiskFull);
        QCOMPARE(last.length, Seconds(2));
        QCOMPARE(readMono(file("0001-01.wav"), kRate)->length(), Frames(2 * 48'000));
        VERIFY_OK(take(speech(1))); // there is room again
    }

    void aFullDiskAtTheStartLeavesNothing()
    {
        listen();
        {
            const FileSizeLimit limit(10);
            VERIFY_OK(service().start());
            QTRY_VERIFY_WITH_TIMEOUT(service().status().problem.has_value(), kWait);
        }
        QCOMPARE(service().status().problem->error.reason, Reason::DiskFull);
        QVERIFY(service().status().problem->what == RecordingProblem::What::Take);
        QVERIFY(!fs::exists(file("0001-01.txt")) && !fs::exists(file("0001-01.wav.part")));
    }

    void aCrashInMidTakeLosesASecondAtMost()
    {
        begin();
        m_fake->push(speech(2));
        QTRY_VERIFY_WITH_TIMEOUT(service().status().input.elapsed.value > 6, kWait);
        const auto crashed = root() / "crashed.understudy"; // what is on the disk now
        fs::copy(path(), crashed, fs::copy_options::recursive);
        service().stop();
        m_session.reset();
        auto opened = Session::open(crashed, options());
        VERIFY_OK(opened);
        LooseJob job;
        const auto picked = (*opened)->recordings().pickUp(job.context);
        VERIFY_OK(picked);
        QCOMPARE(picked->recovered.size(), std::size_t(1));
        QVERIFY(picked->failed.empty());
        QCOMPARE(picked->recovered.front().prompt, kFirst);
        QVERIFY(picked->recovered.front().length.value > 5);
        const auto snapshot = (*opened)->reviews().snapshot();
        QCOMPARE(snapshot->recordings.size(), std::size_t(1));
        QCOMPARE(snapshot->recordings.front()->file, crashed / "recordings" / "0001-01.wav");
        QVERIFY(!snapshot->clips.empty() && !snapshot->clips.front()->clip.text.raw.empty());
        const auto again = (*opened)->recordings().pickUp(job.context);
        VERIFY_OK(again);
        QVERIFY(again->recovered.empty());
        QCOMPARE((*opened)->reviews().snapshot()->recordings.size(), std::size_t(1));
    }

    void leavesAloneWhatIsNoTake()
    {
        VERIFY_OK(writeFile(file("0002-01.wav.part"), "not sound"));
        VERIFY_OK(writeFile(file("0003-01.wav.part"), ""));
        VERIFY_OK(writeFile(file("mine.wav.part"), "mine"));
        LooseJob job;
        const auto picked = service().pickUp(job.context);
        VERIFY_OK(picked);
        QVERIFY(picked->recovered.empty());
        QCOMPARE(picked->failed.size(), std::size_t(1));
        QVERIFY(picked->failed.front().reason == Reason::AudioDamaged);
        for (const auto* name : {"0002-01.wav.part", "mine.wav.part"})
            QVERIFY(fs::exists(file(name)));
        QVERIFY(!fs::exists(file("0003-01.wav.part"))); // as a crash leaves it before the first sound
    }

    void closingTheProjectKeepsTheTake()
    {
        begin();
        m_fake->push(speech(1));
        reopen();
        QVERIFY(fs::exists(file("0001-01.wav")));
        LooseJob job;
        VERIFY_OK(service().pickUp(job.context));
        QVERIFY(!clipsOf("0001-01.wav").empty());
    }

    void takesGoWithTheProject()
    {
        VERIFY_OK(take(speech(1)));
        QVERIFY(isImported("0001-01.wav"));
        m_session.reset();
        const auto copy = root() / "copy.understudy";
        VERIFY_OK(backUp(path(), copy));
        fs::remove_all(path());
        auto opened = Session::open(copy, options());
        VERIFY_OK(opened);
        const auto snapshot = (*opened)->reviews().snapshot();
        QCOMPARE(snapshot->recordings.front()->file, copy / "recordings" / "0001-01.wav");
        QVERIFY(fs::exists(snapshot->recordings.front()->file));
        QVERIFY(fs::exists(copy / "recordings" / "prompts.txt"));
    }

    void readingOnlyRecordsNothing()
    {
        m_session.reset();
        auto opened = Session::open(path(), options(Access::ReadOnly));
        VERIFY_OK(opened);
        VERIFY_OK((*opened)->recordings().load());
        VERIFY_REASON((*opened)->recordings().start(), Reason::ProjectReadOnly);
        VERIFY_REASON((*opened)->recordings().setPrompts("New.", "test"), Reason::ProjectReadOnly);
    }

    /// Driver, GUI and imports at once.
    void severalThreadsAtOnce()
    {
        listen();
        const std::jthread driver([this](const std::stop_token& stop) {
            const auto block = noise(0.1, Seconds(0.01), kRate, 1);
            while (!stop.stop_requested()) {
                m_fake->push(block);
                std::this_thread::yield();
            }
        });
        const auto subscription = service().subscribe([](const RecordingStatus&) {});
        for (int i = 0; i < 12; ++i) {
            service().select(std::size_t(i) % 2);
            VERIFY_OK(service().start());
            const auto before = service().status().recorded();
            QVERIFY(before >= 0 && before <= 2);
        }
        service().stop();
        QTRY_COMPARE_WITH_TIMEOUT(service().status().state, RecordingState::Idle, kWait);
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
