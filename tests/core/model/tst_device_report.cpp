#include "core/model/device_report.h"

#include <QtTest>

#include <algorithm>

using namespace understudy;

class TestDeviceReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheProcessor()
    {
        const auto report = computeReport();
        QVERIFY(report.torchVersion.starts_with("2."));
        QVERIFY(report.buildInfo.find("C++ Version") != std::string::npos);
        QVERIFY(report.threads >= 1);
        const auto& cpu = report.devices.front();
        QCOMPARE(cpu.id, std::string("cpu"));
        QVERIFY(!cpu.name.empty());
        QVERIFY(cpu.memory > Bytes(0));
        QVERIFY(cpu.isUsable);
        QVERIFY(std::count(cpu.precisions.begin(), cpu.precisions.end(), "float32") == 1);
    }

    void numbersTheCards()
    {
        const auto report = computeReport();
        for (std::size_t i = 1; i < report.devices.size(); ++i)
            QCOMPARE(report.devices[i].id, "cuda:" + std::to_string(i - 1));
    }
};

QTEST_GUILESS_MAIN(TestDeviceReport)
#include "tst_device_report.moc"
