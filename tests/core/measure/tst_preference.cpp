#include "core/measure/listening/preference.h"

#include "core/base/random.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

using Votes = std::vector<PreferenceVote>;

void add(Votes& votes, std::size_t winner, std::size_t loser, int count)
{
    votes.insert(votes.end(), static_cast<std::size_t>(count), PreferenceVote{winner, loser});
}

/// `each` votes for each pair, by people who prefer as `strength` says.
Votes votesOf(const std::vector<double>& strength, int each, std::uint64_t seed)
{
    Votes votes;
    RandomStream random(seed, 0);
    for (std::size_t i = 0; i < strength.size(); ++i)
        for (std::size_t j = i + 1; j < strength.size(); ++j)
            for (int k = 0; k < each; ++k) {
                const auto wins =
                    random.uniform() < static_cast<float>(1 / (1 + std::exp(strength[j] - strength[i])));
                votes.push_back(wins ? PreferenceVote{i, j} : PreferenceVote{j, i});
            }
    return votes;
}

} // namespace

class TestPreference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoSlots_data()
    {
        QTest::addColumn<int>("won");
        QTest::addColumn<int>("lost");
        QTest::newRow("even") << 10 << 10;
        QTest::newRow("three of four") << 15 << 5;
        QTest::newRow("all") << 8 << 0;
    }
    void twoSlots()
    {
        QFETCH(int, won);
        QFETCH(int, lost);
        Votes votes;
        add(votes, 0, 1, won);
        add(votes, 1, 0, lost);
        const auto ranking = rankByVotes(votes, 2);
        // Of two, the difference is the logarithm of the odds, and its variance the sum of both inverses.
        const auto odds = std::log((won + 0.5) / (lost + 0.5));
        const auto reach = 1.959964 * std::sqrt(1 / (won + 0.5) + 1 / (lost + 0.5)) / 2;
        QVERIFY(std::abs(ranking[0].value - ranking[1].value - odds) < 1e-6);
        QVERIFY(std::abs(ranking[0].value + ranking[1].value) < 1e-9);
        QVERIFY(std::abs(ranking[0].high - ranking[0].value - reach) < 1e-5);
        QCOMPARE(ranking[0].won, won);
        QCOMPARE(ranking[1].votes, won + lost);
    }

    void whatPeoplePreferIsFound()
    {
        const std::vector<double> truth{1.5, 0.5, -0.5, -1.5};
        auto within = 0;
        constexpr int kRuns = 200;
        for (int run = 0; run < kRuns; ++run) {
            const auto ranking = rankByVotes(votesOf(truth, 40, static_cast<std::uint64_t>(run)), 4);
            for (std::size_t i = 0; i < 4; ++i)
                within += ranking[i].low <= truth[i] && truth[i] <= ranking[i].high ? 1 : 0;
        }
        const auto share = within / (4.0 * kRuns);
        QVERIFY2(share > 0.925 && share < 0.975, QByteArray::number(share));
    }

    void slotsThatNothingJoins_data()
    {
        QTest::addColumn<int>("slots");
        QTest::newRow("one without votes") << 3;
        QTest::newRow("two pairs") << 4;
    }
    void slotsThatNothingJoins()
    {
        QFETCH(int, slots);
        Votes votes;
        add(votes, 0, 1, 5);
        if (slots == 4)
            add(votes, 2, 3, 5);
        for (const auto& slot : rankByVotes(votes, static_cast<std::size_t>(slots))) {
            QVERIFY(std::isfinite(slot.value));
            QVERIFY(std::isinf(slot.high));
        }
    }

    void nothing()
    {
        QVERIFY(rankByVotes({}, 0).empty());
        QCOMPARE(rankByVotes({}, 1)[0].value, 0.0);
    }

    void signTests_data()
    {
        QTest::addColumn<int>("won");
        QTest::addColumn<int>("votes");
        QTest::addColumn<double>("chance");
        QTest::newRow("none") << 0 << 0 << 1.0;
        QTest::newRow("even") << 5 << 10 << 1.0;
        QTest::newRow("8 of 10") << 8 << 10 << 112.0 / 1024;
        QTest::newRow("2 of 10") << 2 << 10 << 112.0 / 1024;
        QTest::newRow("all of 6") << 6 << 6 << 2.0 / 64;
    }
    void signTests()
    {
        QFETCH(int, won);
        QFETCH(int, votes);
        QFETCH(double, chance);
        QVERIFY(std::abs(signTest(won, votes) - chance) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestPreference)
#include "tst_preference.moc"
