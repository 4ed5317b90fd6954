// Which checkpoint is suggested when more than its loss is known, and how far each figure counts.
#include "core/base/files.h"
#include "core/train/run/checkpoints.h"
#include "core/train/run/run_info.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cmath>

using namespace understudy;
namespace fs = std::filesystem;

class TstSuggestion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_data()
    {
        using Values = QVector<double>; // loss, WER, likeness; NaN: not known. From step 100 on.
        const auto no = std::nan("");
        QTest::addColumn<QVector<Values>>("checkpoints");
        QTest::addColumn<int>("best"); // step
        QTest::addColumn<double>("score");
        QTest::addColumn<int>("counted");
        QTest::newRow("the loss alone")
            << QVector<Values>{{2, no, no}, {1.9, no, no}, {2.2, no, no}} << 200 << 1.0 << 1;
        QTest::newRow("words outweigh a hair") << QVector<Values>{{2.00, 0.05, no}, {1.99, 0.15, no}} << 100
                                               << (2 * (1 - 0.01 / 0.199) + 1) / 3 << 2;
        QTest::newRow("a hair of words does not")
            << QVector<Values>{{2.0, 0.05, no}, {1.8, 0.06, no}} << 200 << (2 + 0.9) / 3 << 2;
        QTest::newRow("likeness too")
            << QVector<Values>{{2, 0.1, 0.8}, {2, 0.1, 0.6}, {2, 0.1, 0.7}} << 100 << 1.0 << 3;
        QTest::newRow("what one lacks does not count")
            << QVector<Values>{{2, 0.5, 0.1}, {2.05, no, 0.9}} << 200 << (2 * (1 - 0.05 / 0.2) + 1) / 3 << 2;
        QTest::newRow("words without a loss")
            << QVector<Values>{{no, 0.3, no}, {no, 0.1, no}} << 200 << 1.0 << 1;
        QTest::newRow("nothing at all") << QVector<Values>{{no, no, no}, {no, no, no}} << 200 << 0.0 << 0;
        QTest::newRow("some losses") << QVector<Values>{{2, no, no}, {no, no, no}} << 100 << 0.0 << 0;
        QTest::newRow("no errors at all") << QVector<Values>{{0, 0, no}, {0.1, 0, no}} << 100 << 1.0 << 2;
    }
    void scores()
    {
        QFETCH(const QVector<QVector<double>>, checkpoints);
        QFETCH(int, best);
        QFETCH(double, score);
        QFETCH(int, counted);
        std::vector<CheckpointInfo> list;
        for (qsizetype i = 0; i < checkpoints.size(); ++i)
            list.push_back(checkpoint(100 * (i + 1), checkpoints[i]));
        const auto found = scoreCheckpoints(list);
        QCOMPARE(int(found.front().step), best);
        QVERIFY2(std::abs(found.front().score - score) < 1e-9,
                 qPrintable(QString::number(found.front().score)));
        QCOMPARE(int(found.front().points.size()), counted);
        QCOMPARE(found.size(), list.size());
    }

    void otherListenersAreNotCompared()
    {
        std::vector<CheckpointInfo> list{checkpoint(100, {2, 0.0, 0.9}), checkpoint(200, {1.9, 0.5, 0.1})};
        list[1].probes->recognizer = "whisper/small";
        const auto found = scoreCheckpoints(list);
        QCOMPARE(found.front().step, std::int64_t(200));
        QCOMPARE(found.front().points.size(), std::size_t(1));
    }

    void figuresAreKept()
    {
        QTemporaryDir dir;
        const fs::path run = dir.path().toStdString();
        VERIFY_OK(ensureFolder(run / kSamples / "600"));
        const ProbeFigures figures{"pocketsphinx", "ecapa/voices", ErrorCounts{9, 1, 2, 3},
                                   ErrorCounts{40, 4, 5, 6}, 0.71};
        VERIFY_OK(writeProbeFigures(run, 600, figures));
        QVERIFY(readProbeFigures(run, 600) == figures);
        QVERIFY(!readProbeFigures(run, 800));
        const ProbeFigures none{};
        VERIFY_OK(writeProbeFigures(run, 600, none));
        QVERIFY(readProbeFigures(run, 600) == none);
        for (const auto* text : {"", "[]", "{\"words\":", "7"}) {
            VERIFY_OK(writeFile(run / kSamples / "600" / "figures.json", text));
            QVERIFY2(!readProbeFigures(run, 600), text);
        }
    }

private:
    static CheckpointInfo checkpoint(std::int64_t step, const QVector<double>& values)
    {
        CheckpointInfo info;
        info.step = step;
        if (!std::isnan(values[0]))
            info.validation = Validation{values[0], 0, 0};
        ProbeFigures probes{"pocketsphinx", "ecapa", {}, {}, {}};
        if (!std::isnan(values[1])) {
            const auto errors = std::llround(values[1] * 1000);
            probes.words = ErrorCounts{1000 - errors, errors, 0, 0};
        }
        if (!std::isnan(values[2]))
            probes.similarity = values[2];
        info.probes = probes;
        return info;
    }
};

QTEST_GUILESS_MAIN(TstSuggestion)
#include "tst_suggestion.moc"
