// bench golden and bench engine: devices that are not here, and that understudy-engine prints the same.
#include "app/cli/exit_status.h"
#include "core/base/files.h"
#include "tests/app/cli/outcome.h"
#include "tests/support/results.h"

#include <QProcess>
#include <QTemporaryDir>

#include <filesystem>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

} // namespace

class TestBenchCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_folder = m_dir.path().toStdString();
        fs::copy_file(kGolden / "formula-weights.json", m_folder / "formula-weights.json");
        fs::copy(kGolden / "mimi-tiny", m_folder / "mimi-tiny");
        fs::create_directory(m_folder / "opera");
    }

    void goldenOnTheCpu()
    {
        const auto outcome = understudyCli({"bench", "golden", m_folder, "--device", "cpu"});
        QCOMPARE(outcome.status, cli::kOk);
        QVERIFY2(outcome.out.find("opera  skipped\n2 passed, 0 failed\n") != std::string::npos,
                 outcome.out.c_str());
    }

    void devicesThatAreNotHere_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("device");
        QTest::newRow("golden, no such card") << QByteArray("golden") << QByteArray("cuda:99");
        QTest::newRow("golden, no name") << QByteArray("golden") << QByteArray("toaster");
        QTest::newRow("engine, no such card") << QByteArray("engine") << QByteArray("cuda:99");
    }
    void devicesThatAreNotHere()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, device);
        std::vector<std::string> arguments{"bench", command.toStdString(), "--device", device.toStdString()};
        if (command == "golden")
            arguments.push_back(m_folder);
        const auto outcome = understudyCli(arguments);
        QCOMPARE(outcome.status, cli::exitStatus(Code::DeviceLost));
        QCOMPARE(outcome.out, std::string());
        const auto begin =
            "understudy: There is no device " + device.toStdString() + " to compute on. Devices here: cpu";
        QVERIFY2(outcome.err.starts_with(begin), outcome.err.c_str());
        QCOMPARE(std::ranges::count(outcome.err, '\n'), 1);
    }

    void theEngineAlonePrintsTheSame()
    {
        const auto golden = QString::fromStdString(m_folder.string());
        for (const bool isJson : {false, true}) {
            QStringList arguments{QStringLiteral("golden"), golden};
            std::vector<std::string> ours{"bench", "golden", m_folder};
            if (isJson) {
                arguments << QStringLiteral("--json");
                ours.push_back("--json");
            }
            QProcess engine;
            engine.start(QStringLiteral(UNDERSTUDY_ENGINE_PROGRAM), arguments);
            QVERIFY(engine.waitForFinished(-1)); // CTest ends a test that hangs
            QCOMPARE(engine.exitCode(), 0);
            QCOMPARE(QString::fromUtf8(engine.readAllStandardOutput()),
                     QString::fromStdString(understudyCli(ours).out));
        }
    }

    void theEngineAloneNamesTheDevice()
    {
        QProcess engine;
        engine.start(QStringLiteral(UNDERSTUDY_ENGINE_PROGRAM),
                     {QStringLiteral("bench"), QStringLiteral("--device"), QStringLiteral("cuda:99")});
        QVERIFY(engine.waitForFinished(-1)); // CTest ends a test that hangs
        QCOMPARE(engine.exitCode(), cli::exitStatus(Code::DeviceLost));
        QVERIFY(engine.readAllStandardError().contains("ComputeDeviceUnknown cuda:99 (cpu"));
    }

private:
    QTemporaryDir m_dir;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestBenchCommand)
#include "tst_bench_command.moc"
