// Runs that are killed at random instants, as `understudy bench resume` does it a hundred times. What is killed
// is this program, started once more.
#include "core/train/bench/resume_bench.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cstring>

using namespace understudy;

class TstResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedRunsEndAsUndisturbedOnes()
    {
        const QTemporaryDir folder;
        ResumeBenchOptions options;
        options.kills = 5;
        options.seed = 3;
        options.folder = folder.path().toStdString();
        options.command = [&](const std::string& run) {
            return std::vector<std::string>{"/proc/self/exe", "--train", options.folder.string(), run};
        };
        const auto report = benchResume(options);
        VERIFY_OK(report);
        for (const auto& problem : report->problems)
            qWarning("%s", problem.c_str());
        QCOMPARE(report->failed, 0);
        QCOMPARE(report->passed, 5);
    }

    void aRunThatFailsByItselfIsTold()
    {
        const QTemporaryDir folder;
        ResumeBenchOptions options;
        options.folder = folder.path().toStdString();
        options.command = [](const std::string&) { return std::vector<std::string>{"/bin/false"}; };
        VERIFY_ERROR(benchResume(options), Code::Internal);
    }
};

int main(int argc, char** argv)
{
    if (argc == 4 && std::strcmp(argv[1], "--train") == 0)
        return trainBenchRun(argv[2], argv[3]) ? 0 : 1;
    TstResume test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_resume.moc"
