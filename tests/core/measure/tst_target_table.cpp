#include "core/measure/evaluation/target_table.h"

#include "tests/support/results.h"

#include <set>

using namespace understudy;

class TestTargetTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bounds_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("isMet");
        const auto row = [](const char* target, double value, bool isMet) {
            QTest::addRow("%s %g", target, value) << QString::fromLatin1(target) << value << isMet;
        };
        row("clips_5_15", 0.9, true);
        row("clips_5_15", 0.89, false);
        row("defective", 0.05, true);
        row("defective", 0.051, false);
        row("minutes", 29, false);
        row("minutes", 45, true);
        row("minutes", 91, false);
        row("wer", 0.07, true);
        row("wer", 0.0701, false);
        row("cer", 0.03, true);
        row("similarity", 0.75, true);
        row("similarity", 0.749, false);
        row("speed", 1, true);
        row("steps_per_hour", 99, false);
        row("training_gb", 22.1, false);
        row("training_hours", 4, true);
        row("adapter_mb", 500.5, false);
        row("master_lufs", -19.2, true);
        row("master_lufs", -18.4, false);
        row("master_dbtp", -0.9, false);
        row("master_format", 0, false);
    }
    void bounds()
    {
        QFETCH(QString, target);
        QFETCH(double, value);
        QFETCH(bool, isMet);
        // Every figure has the value; only the row is looked at.
        const MaybeFigure all(value);
        const auto table =
            targetTable({all, all, all, all, all, all, all, all, all, all, all, all, all, all, all, all});
        const auto row = std::find_if(table.begin(), table.end(),
                                      [&](const auto& r) { return name(r.target) == target.toStdString(); });
        QVERIFY(row != table.end());
        QCOMPARE(row->isMet(), isMet);
    }

    void whatWasNotMeasuredIsNotMet()
    {
        const auto table = targetTable({});
        QCOMPARE(table.size(), 16U);
        std::set<std::string_view> names;
        for (const auto& row : table) {
            QVERIFY(!row.isMet());
            QVERIFY(row.why != NotMeasured::Measured);
            QVERIFY(row.least || row.most);
            names.insert(name(row.target));
        }
        QCOMPARE(names.size(), 16U);
    }

    void reasonsHaveNames()
    {
        std::set<std::string_view> names;
        for (int why = 0; why <= int(NotMeasured::NoMaster); ++why)
            names.insert(name(NotMeasured(why)));
        QCOMPARE(int(names.size()), int(NotMeasured::NoMaster) + 1);
        QVERIFY(!names.contains(""));
    }
};

QTEST_GUILESS_MAIN(TestTargetTable)
#include "tst_target_table.moc"
