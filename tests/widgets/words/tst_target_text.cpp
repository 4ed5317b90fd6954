// Targets of an evaluation in the user's words; what core says of them is known to the translations.
#include "widgets/words/target_text.h"

#include "core/base/files.h"
#include "core/measure/evaluation/evaluation.h"
#include "tests/support/results.h"

using namespace understudy;

class TstTargetText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("bound");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* name, Target target, double value, const char* shown,
                            const char* bound, const char* verdict) {
            QTest::newRow(name) << int(target) << value << QString::fromUtf8(shown)
                                << QString::fromUtf8(bound) << verdict;
        };
        row("a share", Target::WordErrors, 0.0621, "6.2 %", "at most 7 %", "Passed");
        row("as near as can be", Target::WordErrors, 0.0702, "7.020 %", "at most 7 %", "Failed");
        row("a likeness", Target::Similarity, 0.8, "0.800", "at least 0.75", "Passed");
        row("minutes", Target::Minutes, 12.5, "12.5 min", "30 to 90 min", "Failed");
        row("speed", Target::SynthesisSpeed, 55.126, "55.13 × real time", "at least 1 × real time", "Passed");
        row("loudness", Target::Loudness, -19.2, "−19.20 LUFS", "−19.5 to −18.5 LUFS", "Passed");
        row("a format", Target::MasterFormat, 0, "no", "yes", "Failed");
    }
    void rows()
    {
        QFETCH(int, target);
        QFETCH(double, value);
        QFETCH(QString, shown);
        QFETCH(QString, bound);
        QFETCH(QString, verdict);
        auto all = targetTable(TargetFigures());
        auto row = *std::ranges::find(all, Target(target), &TargetRow::target);
        row.value = value;
        QCOMPARE(words::value(row), shown);
        QCOMPARE(words::bound(row), bound);
        QCOMPARE(words::verdict(row), verdict);
    }

    void whatWasNotMeasuredSaysWhy()
    {
        for (const auto& row : targetTable(TargetFigures())) {
            QVERIFY(words::value(row).isEmpty());
            QCOMPARE(words::verdict(row),
                     QStringLiteral("Not measured: ") + QString::fromStdString(reasonOf(row.why)));
        }
    }

    void coresWordsAreTranslated()
    {
        const auto file = readFile(UNDERSTUDY_SOURCE_DIR "/translations/understudy_de.ts", Bytes(10'000'000));
        VERIFY_OK(file);
        const auto begin = file->find("<name>understudy::words::TargetText</name>");
        QVERIFY(begin != std::string::npos);
        const auto context = file->substr(begin, file->find("</context>", begin) - begin);
        const auto isThere = [&](const std::string& text) {
            return context.find("<source>" + text + "</source>") != std::string::npos;
        };
        for (const auto& row : targetTable(TargetFigures()))
            QVERIFY2(isThere(titleOf(row.target)), titleOf(row.target).c_str());
        for (int why = int(NotMeasured::Measured) + 1; why <= int(NotMeasured::NoMaster); ++why)
            QVERIFY2(isThere(reasonOf(NotMeasured(why))), reasonOf(NotMeasured(why)).c_str());
    }
};

QTEST_GUILESS_MAIN(TstTargetText)
#include "tst_target_text.moc"
