// What is told of work on many files at once.
#include "core/data/ingest/file_progress.h"
#include "tests/support/results.h"

using namespace understudy;

class TstFileProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfTheFirstThatIsNotDone()
    {
        std::vector<Progress> told;
        FileProgress progress([&](const Progress& now) { told.push_back(now); }, Stage::Measuring,
                              ProgressUnit::AudioSeconds,
                              {{"in/a.wav", 60}, {"in/b.wav", 30}, {"in/c.wav", 0}});
        const auto isNow = [&](int file, const char* name, Stage stage, double done, double total) {
            const auto& now = told.back();
            return now.file == file && now.files == 3 && now.subject == name && now.stage == stage &&
                   now.done == done && now.total == total && now.unit == ProgressUnit::AudioSeconds;
        };
        QVERIFY(isNow(1, "a.wav", Stage::Measuring, 0, 90));
        progress.setDone(1, 10); // beside the first
        progress.setStage(1, Stage::Transcribing);
        QVERIFY(isNow(1, "a.wav", Stage::Measuring, 10, 90));
        progress.setStage(0, Stage::Repairing);
        QVERIFY(isNow(1, "a.wav", Stage::Repairing, 10, 90));
        progress.finish(0); // of what was not done nothing is left
        QVERIFY(isNow(2, "b.wav", Stage::Transcribing, 70, 90));
        progress.setDone(2, 45); // longer than anybody knew
        QVERIFY(isNow(2, "b.wav", Stage::Transcribing, 115, 115));
        progress.finish(2);
        progress.finish(1);
        QVERIFY(isNow(3, "c.wav", Stage::Measuring, 135, 135));
    }

    void withoutFilesNothingIsTold()
    {
        int told = 0;
        FileProgress progress([&](const Progress&) { ++told; }, Stage::Reading, ProgressUnit::FileBytes, {});
        QCOMPARE(told, 0);
    }

    void filesAreCountedByTheirBytes()
    {
        QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "a";
        QFile written(QString::fromStdString(file.string()));
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write("12345") == 5);
        written.close();
        const auto counted = countedBytes({file, file.parent_path() / "gone"});
        QCOMPARE(counted[0].amount, 5.0);
        QCOMPARE(counted[1].amount, 0.0);
    }
};

QTEST_GUILESS_MAIN(TstFileProgress)
#include "tst_file_progress.moc"
