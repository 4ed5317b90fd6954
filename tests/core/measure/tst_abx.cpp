#include "core/measure/listening/abx.h"

#include "core/base/random.h"
#include "core/measure/listening/listening_results.h"
#include "tests/support/results.h"

#include <algorithm>

using namespace understudy;

namespace {

/// Who hears the difference in this share of the trials, and guesses in the others; or always says A.
struct Hearer
{
    double hears = 0;
    bool isStubborn = false;
};

/// A test of theirs, from its plan to what is told of it.
AbxResult tested(const Hearer& hearer, int trials, std::uint64_t seed, RandomStream& random)
{
    const ListeningDesign design{.mode = ListeningMode::Abx, .trials = trials, .seed = seed};
    const auto plan = planTrials(design);
    std::vector<ListeningAnswer> answers;
    for (std::size_t trial = 0; trial < plan.size(); ++trial) {
        const int truth = plan[trial].x == AbxAnswer::A ? 0 : 1;
        const bool isHeard = random.uniform() < float(hearer.hears);
        const int guess = hearer.isStubborn ? 0 : random.uniform() < 0.5F ? 0 : 1;
        answers.push_back({trial, isHeard ? truth : guess, "Tomas"});
    }
    return abxResult(design, answers);
}

} // namespace

class TestAbx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// audio.md 7.5.
    void needed_data()
    {
        QTest::addColumn<int>("trials");
        QTest::addColumn<int>("at5");
        QTest::addColumn<int>("at1");
        const auto row = [](int trials, int at5, int at1) {
            QTest::addRow("%d", trials) << trials << at5 << at1;
        };
        row(0, 1, 1);
        row(3, 4, 4);
        row(8, 7, 8);
        row(10, 9, 10);
        row(12, 10, 11);
        row(16, 12, 14);
        row(20, 15, 16);
        row(25, 18, 19);
        row(30, 20, 22);
        row(40, 26, 28);
        row(50, 32, 34);
        row(100, 59, 63);
    }
    void needed()
    {
        QFETCH(int, trials);
        QTEST(abxNeeded(trials, 0.05), "at5");
        QTEST(abxNeeded(trials, 0.01), "at1");
    }

    void power_data()
    {
        QTest::addColumn<int>("trials");
        QTest::addColumn<double>("power");
        for (const auto& [trials, power] :
             {std::pair{20, 0.42}, {30, 0.73}, {40, 0.81}, {50, 0.86}, {100, 0.99}})
            QTest::addRow("%d", trials) << trials << power;
    }
    void power()
    {
        QFETCH(int, trials);
        QFETCH(double, power);
        QVERIFY(std::abs(abxPower(trials, 0.7) - power) < 0.006);
    }

    void chances()
    {
        QCOMPARE(abxChance(0, 10), 1.0);
        QCOMPARE(abxChance(10, 10), 1.0 / 1024);
        QCOMPARE(abxChance(9, 10), 11.0 / 1024);
        QCOMPARE(abxChance(0, 0), 1.0);
    }

    /// 10,000 tests of 16 trials: how often each chance comes up is what it says.
    void guessersAndHearers_data()
    {
        QTest::addColumn<double>("hears");
        QTest::addColumn<bool>("isStubborn");
        QTest::newRow("guesser") << 0.0 << false;
        QTest::newRow("always A") << 0.0 << true;
        QTest::newRow("hears two of five") << 0.4 << false;
        QTest::newRow("hears four of five") << 0.8 << false;
    }
    void guessersAndHearers()
    {
        QFETCH(const double, hears);
        QFETCH(const bool, isStubborn);
        constexpr int kRuns = 10'000, kTrials = 16;
        RandomStream random(7, 1);
        std::vector<int> runs(kTrials + 1); // by how many were right
        int significant = 0;
        for (int run = 0; run < kRuns; ++run) {
            const auto result = tested({hears, isStubborn}, kTrials, std::uint64_t(run), random);
            QCOMPARE(result.trials, kTrials);
            QCOMPARE(result.isHeard(), result.chance <= 0.05);
            ++runs[std::size_t(result.correct)];
            significant += result.chance <= 0.05 ? 1 : 0;
        }
        const auto rate = hears + (1 - hears) / 2; // of right answers
        int sum = 0;
        for (int right = kTrials; right >= 0; --right) {
            sum += runs[std::size_t(right)];
            // Of a guesser, as many runs have this chance or a smaller one as the chance says.
            const auto expected = hears == 0 ? abxChance(right, kTrials) : tail(right, kTrials, rate);
            const auto spread = std::sqrt(expected * (1 - expected) / kRuns);
            QVERIFY2(std::abs(double(sum) / kRuns - expected) < 4 * spread + 1e-9,
                     QByteArray::number(right) + ": " + QByteArray::number(double(sum) / kRuns) + " for " +
                         QByteArray::number(expected));
        }
        QVERIFY(hears > 0 || significant <= 0.05 * kRuns);
    }

    void plans()
    {
        QVERIFY(planAbx(16, 1) == planAbx(16, 1));
        QVERIFY(planAbx(16, 1) != planAbx(16, 2));
        const auto plan = planAbx(10'000, 3);
        const auto a = std::count(plan.begin(), plan.end(), AbxAnswer::A);
        QVERIFY2(std::abs(double(a) - 5000) < 200, QByteArray::number(qint64(a)));
    }

private:
    static double tail(int least, int trials, double rate)
    {
        auto sum = 0.0;
        for (int k = least; k <= trials; ++k)
            sum += std::exp(std::lgamma(trials + 1) - std::lgamma(k + 1) - std::lgamma(trials - k + 1) +
                            k * std::log(rate) + (trials - k) * std::log1p(-rate));
        return std::min(sum, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestAbx)
#include "tst_abx.moc"
