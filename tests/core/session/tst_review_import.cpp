// How recordings come into a project.
#include "core/base/hash.h"
#include "tests/core/session/review_fixture.h"

#include <set>

using namespace understudy;
namespace fs = std::filesystem;

class TestReviewImport : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { VERIFY_OK(m_project->renew()); }

    void keepsWhatWasImported()
    {
        const auto snapshot = m_project->snapshot();
        QVERIFY(!snapshot->problem);
        QCOMPARE(snapshot->recordings.size(), std::size_t(2));
        QVERIFY(snapshot->clips.size() >= 4);
        for (std::size_t i = 1; i < snapshot->clips.size(); ++i) {
            const auto &a = snapshot->clips[i - 1]->clip, &b = snapshot->clips[i]->clip;
            QVERIFY(std::pair(a.recording, a.span.begin) < std::pair(b.recording, b.span.begin));
        }
        const auto& first = *snapshot->clips.front();
        QVERIFY(first.clip.text.raw.starts_with("word0 "));
        QVERIFY(first.clip.figure(Measure::SignalToNoise));
        QVERIFY(first.clip.figure(Measure::Duplicate));
        QVERIFY(first.verdict == Verdict::None);
        const auto& recording = *snapshot->recordings.front();
        QCOMPARE(recording.file, m_project->root() / "in" / "a.wav");
        QCOMPARE(recording.sha256, *sha256File(recording.file));
        QVERIFY(fs::is_empty(m_project->path() / "recordings"));
    }

    void knowsAFileAgain()
    {
        const auto before = valuesOf(m_project->snapshot());
        fs::copy_file(in() / "a.wav", m_project->root() / "copy.wav");
        const auto report = import({in(), m_project->root() / "copy.wav"});
        VERIFY_OK(report);
        QVERIFY(report->added.empty());
        QCOMPARE(report->known.size(), std::size_t(3));
        QVERIFY(valuesOf(m_project->snapshot()) == before);
        fs::remove(m_project->root() / "copy.wav");
    }

    void findsARecordingThatWasMoved()
    {
        const auto before = valuesOf(m_project->snapshot());
        const auto moved = m_project->root() / "moved.wav";
        fs::rename(in() / "a.wav", moved);
        const auto report = import({moved});
        fs::rename(moved, in() / "a.wav");
        VERIFY_OK(report);
        QVERIFY((report->relinked == std::vector{moved.string()}));
        QCOMPARE(m_project->snapshot()->recordings.front()->file, moved);
        VERIFY_OK(m_project->reopen());
        QCOMPARE(m_project->snapshot()->recordings.front()->file, moved);
        QVERIFY(valuesOf(m_project->snapshot()) == before);
    }

    /// The progress behind its title names the file that it is at: the title is of none.
    void anImportIsNamedForTheProject()
    {
        auto job = m_project->reviews().importRecordings({in() / "a.wav", in() / "b.wav"}, byLength());
        VERIFY_OK(job->wait());
        QCOMPARE(job->status().title, std::string("tides"));
    }

    void aBadFileDoesNotKeepTheOthersOut()
    {
        const auto folder = m_project->root() / "more";
        test::writeTalk(folder / "good.wav", 7, 4);
        VERIFY_OK(writeFile(folder / "bad.wav", "words"));
        VERIFY_REASON(import({folder / "bad.wav"}), Reason::NotAudio);
        VERIFY_REASON(import({}), Reason::NoRecordings);
        const auto report = import({folder});
        VERIFY_OK(report);
        QCOMPARE(report->added.size(), std::size_t(1));
        QCOMPARE(report->failed.size(), std::size_t(1));
        QVERIFY(report->failed.front().subject.ends_with("bad.wav"));
        QCOMPARE(m_project->snapshot()->recordings.size(), std::size_t(3));
    }

    void aCancelledImportKeepsWholeRecordings()
    {
        const auto folder = m_project->root() / "many";
        for (int i = 0; i < 6; ++i)
            test::writeTalk(folder / (std::to_string(i) + ".wav"), std::uint64_t(20 + i), 6);
        const auto job = m_project->reviews().importRecordings({folder}, byLength());
        const auto cancelling = m_project->reviews().subscribe([&](const ReviewSnapshotPtr& snapshot) {
            if (snapshot->recordings.size() > 2)
                job->cancel();
        });
        const auto result = job->wait();
        if (!result)
            VERIFY_ERROR(result, Code::Cancelled);
        const auto kept = m_project->snapshot();
        QVERIFY(kept->recordings.size() > 2);
        for (const auto& recording : kept->recordings)
            QVERIFY(std::ranges::any_of(
                kept->clips, [&](const auto& clip) { return clip->clip.recording == recording->id; }));
        VERIFY_OK(import({folder}));
        QCOMPARE(m_project->snapshot()->recordings.size(), std::size_t(8));
    }

    void whatWasStoppedIsToldAndGoesOn_data()
    {
        QTest::addColumn<bool>("isKept");
        QTest::addColumn<bool>("isReopened");
        QTest::newRow("asked for, goes on at once") << true << false;
        QTest::newRow("asked for, goes on when it is opened again") << true << true;
        QTest::newRow("not asked for") << false << true;
    }
    void whatWasStoppedIsToldAndGoesOn()
    {
        QFETCH(const bool, isKept);
        QFETCH(const bool, isReopened);
        stopped(isKept ? IfStopped::Keep : IfStopped::Forget);
        if (isReopened)
            VERIFY_OK(m_project->reopen());
        const auto left = m_project->reviews().unfinishedImport();
        VERIFY_OK(left);
        QCOMPARE(left->isAny(), isKept);
        if (!isKept)
            return;
        for (const auto& recording : m_project->snapshot()->recordings)
            QVERIFY(std::ranges::find(left->files, recording->file) == left->files.end());
        QCOMPARE(int(left->files.size()) + left->done, 6);
        QVERIFY(left->done >= 2);
        VERIFY_OK(m_project->reviews().resumeImport(byLength())->wait());
        QCOMPARE(m_project->snapshot()->recordings.size(), std::size_t(8));
        QVERIFY(!m_project->reviews().unfinishedImport()->isAny());
        for (const auto& clip : m_project->snapshot()->clips)
            QVERIFY(clip->clip.figure(Measure::Duplicate)); // compared with each other
    }

    /// By another way in, the command line's.
    void whatWasImportedSinceIsNoLongerOffered()
    {
        stopped(IfStopped::Keep);
        VERIFY_OK(m_project->reviews()
                      .importRecordings({m_project->root() / "six"}, byLength(), IfStopped::Forget)
                      ->wait());
        QVERIFY(!m_project->reviews().unfinishedImport()->isAny());
    }

    void whatIsLeftOfAnImportCanBeForgotten()
    {
        stopped(IfStopped::Keep);
        const auto known = m_project->snapshot()->recordings.size();
        VERIFY_OK(m_project->reviews().forgetUnfinishedImport());
        QVERIFY(m_project->reviews().unfinishedImport()->files.empty());
        VERIFY_OK(m_project->reviews().resumeImport(byLength())->wait()); // compares what there is
        QCOMPARE(m_project->snapshot()->recordings.size(), known);
        QVERIFY(!m_project->reviews().unfinishedImport()->isAny());
    }

    void whatCannotBeUsedIsNotOfferedAgain_data()
    {
        QTest::addColumn<bool>("hasGood");
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("alone") << false << QByteArray("bad.wav");
        QTest::newRow("beside a good one") << true << QByteArray("bad.wav");
        QTest::newRow("its name is no UTF-8") << true << QByteArray("bad\xFF.wav");
    }
    void whatCannotBeUsedIsNotOfferedAgain()
    {
        QFETCH(const bool, hasGood);
        QFETCH(const QByteArray, bad);
        const auto folder = m_project->root() / "odd";
        fs::remove_all(folder);
        test::writeTalk(folder / "good.wav", 9, 4);
        VERIFY_OK(writeFile(folder / bad.toStdString(), "words"));
        if (!hasGood)
            fs::remove(folder / "good.wav");
        const auto report = m_project->reviews()
                                .importRecordings({folder, folder / "gone.wav"}, byLength(), IfStopped::Keep)
                                ->wait();
        QCOMPARE(report.has_value(), hasGood);
        if (hasGood)
            QCOMPARE(report->failed.size(), std::size_t(2)); // each once
        QVERIFY(!m_project->reviews().unfinishedImport()->isAny());
        fs::remove_all(folder); // Qt would not find the odd name
    }

    void whatWasWrongIsToldAtTheEnd_data()
    {
        QTest::addColumn<QString>("between");
        for (const auto* between :
             {"goes on", "opened again", "rest left out", "another import", "another bad import"})
            QTest::newRow(between) << QString::fromLatin1(between);
    }
    /// Whatever happened since: what could not be used, was cut off or is without its words.
    void whatWasWrongIsToldAtTheEnd()
    {
        QFETCH(const QString, between);
        const auto folder = m_project->root() / "wrong", other = m_project->root() / "other";
        stoppedAfterTrouble(folder);
        if (between == QLatin1String("opened again"))
            VERIFY_OK(m_project->reopen());
        if (between == QLatin1String("rest left out"))
            VERIFY_OK(m_project->reviews().forgetUnfinishedImport());
        auto report = Result<ImportReport>(ImportReport());
        if (between.startsWith(QLatin1String("another"))) {
            fs::remove_all(other);
            test::writeTalk(other / "good.wav", 77, 4);
            VERIFY_OK(writeFile(other / "worse.wav", "words"));
            if (between.contains(QLatin1String("bad")))
                fs::remove(other / "good.wav");
            report = m_project->reviews().importRecordings({other}, byLength(), IfStopped::Keep)->wait();
        } else {
            report = m_project->reviews().resumeImport(byLength())->wait();
        }
        VERIFY_OK(report);
        std::set<std::string> wrong;
        for (const auto& error : report->failed)
            wrong.insert(fs::path(error.subject).filename().string() + " " + std::string(name(error.reason)));
        std::string all;
        for (const auto& one : wrong)
            all += one + "; ";
        for (const auto* one : {"gone.wav FileMissing", "a.wav NotAudio", "b.srt WordsUnread"})
            QVERIFY2(wrong.contains(one), all.c_str());
        QCOMPARE(wrong.contains("worse.wav NotAudio"), between.startsWith(QLatin1String("another")));
        QCOMPARE(report->failed.size(), wrong.size()); // each once
        QCOMPARE(report->cutShort.size(), std::size_t(1));
        QVERIFY(report->cutShort.front().file.ends_with("b.wav"));
        const auto again = import({in()});
        VERIFY_OK(again);
        QVERIFY(again->failed.empty() || !m_project->reviews().unfinishedImport()->files.empty());
    }

    void anImportAloneTellsOfItsOwnFiles_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<bool>("isUsable");
        QTest::newRow("a good one") << "good.wav" << true;
        QTest::newRow("all bad") << "bad.wav" << false;
        QTest::newRow("what was stopped") << "" << true;
    }
    /// The command line's. The studio tells its own when it goes on.
    void anImportAloneTellsOfItsOwnFiles()
    {
        QFETCH(const QString, given);
        QFETCH(const bool, isUsable);
        const auto folder = m_project->root() / "wrong", other = m_project->root() / "other";
        stoppedAfterTrouble(folder);
        fs::remove_all(other);
        test::writeTalk(other / "good.wav", 77, 4);
        VERIFY_OK(writeFile(other / "bad.wav", "words"));
        const auto alone = import({given.isEmpty() ? folder : other / given.toStdString()});
        QCOMPARE(alone.has_value(), isUsable);
        if (!isUsable)
            QVERIFY(alone.error().subject.ends_with("bad.wav"));
        else
            QCOMPARE(alone->failed.size(), std::size_t(given.isEmpty())); // a.wav, which is no sound
        const auto resumed = m_project->reviews().resumeImport(byLength())->wait();
        VERIFY_OK(resumed);
        QCOMPARE(resumed->failed.size(), std::size_t(3));
        QCOMPARE(resumed->cutShort.size(), std::size_t(1));
        QVERIFY(!m_project->reviews().unfinishedImport()->isAny());
    }

private:
    /// A file that is no sound, one that is cut off with a transcript that cannot be read, one that is not
    /// there; then it is stopped, and others wait.
    void stoppedAfterTrouble(const fs::path& folder)
    {
        fs::remove_all(folder);
        for (const auto* name : {"b.wav", "c.wav", "d.wav", "e.wav", "f.wav"})
            test::writeTalk(folder / name, std::uint64_t(60 + name[0]), 6);
        const auto whole = *readFile(folder / "b.wav", Bytes(1 << 26));
        if (!writeFile(folder / "a.wav", "words") ||
            !writeFile(folder / "b.wav", whole.substr(0, whole.size() * 2 / 3)) ||
            !writeFile(folder / "b.srt", std::string("\xFF\xFE"
                                                     "a",
                                                     3)))
            qFatal("nothing to be stopped");
        const auto job = m_project->reviews().importRecordings({folder, m_project->root() / "gone.wav"},
                                                               byLength(), IfStopped::Keep);
        const auto stopping = job->subscribe([&](const JobStatus& status) {
            if (status.progress.stage == Stage::Measuring && status.progress.file >= 3)
                job->cancel(); // the first two are done
        });
        if (const auto done = job->wait(); done)
            qFatal("it was not stopped");
    }

    /// Six recordings, of which the first are in when the import is stopped, and the last are not.
    void stopped(IfStopped ifStopped)
    {
        const auto folder = m_project->root() / "six";
        for (int i = 0; i < 6; ++i)
            test::writeTalk(folder / (std::to_string(i) + ".wav"), std::uint64_t(20 + i), 6);
        // Two are known: those are done, whenever it is stopped.
        if (!import({folder / "0.wav", folder / "1.wav"}))
            qFatal("no recordings to be stopped");
        const auto job = m_project->reviews().importRecordings({folder}, byLength(), ifStopped);
        const auto stopping = job->subscribe([&](const JobStatus& status) {
            if (status.progress.stage == Stage::Measuring)
                job->cancel();
        });
        if (const auto done = job->wait(); done)
            qFatal("it was not stopped");
    }
};

QTEST_GUILESS_MAIN(TestReviewImport)
#include "tst_review_import.moc"
