#include "widgets/words/compare_text.h"

#include "tests/support/results.h"

using namespace understudy;

namespace {

Comparison comparisonOf(ListeningMode mode, int trials)
{
    Comparison comparison;
    comparison.plan.name = "Steps";
    comparison.plan.mode = mode;
    comparison.plan.slots = {{{"Step 500"}, SoundKind::Checkpoint, "run-1@500"},
                             {{"Step 600"}, SoundKind::Checkpoint, "run-1@600"}};
    comparison.plan.items = {{{}, "The sea.", Seconds(1), {{}, {}}}};
    comparison.plan.design = {mode, 2, 1, trials, 0, 3};
    return comparison;
}

/// In `share` of its trials the second slot is preferred, or X is told.
Comparison answered(ListeningMode mode, int trials, int first)
{
    auto comparison = comparisonOf(mode, trials);
    const auto plan = comparison.trials();
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const bool isWanted = int(i) < first;
        const auto right = mode == ListeningMode::Abx          ? (plan[i].x == AbxAnswer::A ? 0 : 1)
                           : mode == ListeningMode::Preference ? (plan[i].first == 1 ? 0 : 1)
                                                               : (plan[i].first == 1 ? 5 : 2);
        comparison.answers.push_back(
            {i, mode == ListeningMode::Opinion || isWanted ? right : 1 - right, "Tomas", {}, 2, 5});
    }
    return comparison;
}

} // namespace

class TestCompareText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headlines_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("trials");
        QTest::addColumn<int>("first");
        QTest::addColumn<QString>("headline");
        const int abx = int(ListeningMode::Abx), preference = int(ListeningMode::Preference);
        QTest::newRow("heard") << abx << 16 << 14 << "The two can be told apart: 14 of 16 right.";
        QTest::newRow("not shown")
            << abx << 16 << 9
            << "It was not shown that the two can be told apart: 9 of 16 right, and 12 are needed.";
        QTest::newRow("preferred") << preference << 20 << 18 << "Step 600 is preferred.";
        QTest::newRow("leaning") << preference << 20 << 12
                                 << "Step 600 is preferred, but Step 500 cannot be ruled out.";
        QTest::newRow("rated") << int(ListeningMode::Opinion) << 0 << 0
                               << "Step 600 is rated best, but Step 500 cannot be ruled out.";
    }
    void headlines()
    {
        QFETCH(int, mode);
        QFETCH(int, trials);
        QFETCH(int, first);
        const auto results = resultsOf(answered(ListeningMode(mode), trials, first));
        VERIFY_OK(results);
        QTEST(words::headline(*results), "headline");
        QVERIFY(!words::figuresSentence(*results).isEmpty());
        QVERIFY(words::listenersOf(*results).contains(QStringLiteral("Tomas")));
    }

    void progress()
    {
        auto comparison = comparisonOf(ListeningMode::Abx, 16);
        QCOMPARE(words::progressOf(comparison, "Tomas"), QStringLiteral("Not started"));
        comparison.answers.push_back({0, 1, "Tomas"});
        QCOMPARE(words::progressOf(comparison, "Tomas"), QStringLiteral("Trial 2 of 16"));
        comparison = answered(ListeningMode::Abx, 16, 3);
        QCOMPARE(words::progressOf(comparison, "Tomas"), QStringLiteral("Finished"));
        comparison.answers.push_back({0, 1, "Mara"});
        QCOMPARE(words::progressOf(comparison, "Tomas"), QStringLiteral("Waits for others"));
        comparison.plan.mode.reset();
        QCOMPARE(words::progressOf(comparison, "Tomas"), QStringLiteral("Heard freely"));
    }

    void figures()
    {
        QCOMPARE(words::gainText(Decibels(-0.4)), QStringLiteral("−0.4 dB"));
        QCOMPARE(words::gainText(Decibels(0.3)), QStringLiteral("+0.3 dB"));
        QCOMPARE(words::probability(0.0004), QStringLiteral("below 0.001"));
        QCOMPARE(words::probability(0.0549), QStringLiteral("0.055"));
        QCOMPARE(words::scoreText({4.1, 3.7, 4.5, 12}), QStringLiteral("4.1 (3.7 to 4.5)"));
        QCOMPARE(words::scoreText({4, -HUGE_VAL, HUGE_VAL, 1}), QStringLiteral("4.0"));
    }
};

QTEST_GUILESS_MAIN(TestCompareText)
#include "tst_compare_text.moc"
