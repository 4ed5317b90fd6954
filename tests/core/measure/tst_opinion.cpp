#include "core/measure/listening/opinion.h"

#include "tests/support/results.h"

using namespace understudy;

namespace {

/// `people` who each score `items`, by `score(person, item)`.
template<typename Score>
std::vector<Opinion> sheet(std::size_t people, std::size_t items, Score score)
{
    std::vector<Opinion> opinions;
    for (std::size_t person = 0; person < people; ++person)
        for (std::size_t item = 0; item < items; ++item)
            opinions.push_back({person, item, score(person, item)});
    return opinions;
}

} // namespace

class TestOpinion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void means_data()
    {
        QTest::addColumn<QList<double>>("scores");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("reach");
        const auto endless = std::numeric_limits<double>::infinity();
        QTest::newRow("none") << QList<double>{} << 0.0 << endless;
        QTest::newRow("one") << QList<double>{4} << 4.0 << endless;
        QTest::newRow("equal") << QList<double>{3, 3, 3} << 3.0 << 0.0;
        // t(4; 0.975) = 2.776445, deviation 1.5811388 of five.
        QTest::newRow("1 to 5") << QList<double>{1, 2, 3, 4, 5} << 3.0
                                << 2.776445 * 1.5811388 / std::sqrt(5.0);
    }
    void means()
    {
        QFETCH(QList<double>, scores);
        QFETCH(double, mean);
        QFETCH(double, reach);
        std::vector<Opinion> opinions;
        for (const auto score : scores)
            opinions.push_back({0, opinions.size(), score});
        const auto found = meanScore(opinions);
        QCOMPARE(found.mean, mean);
        QCOMPARE(found.count, int(scores.size()));
        QVERIFY(std::isinf(reach) ? std::isinf(found.high) : std::abs(found.high - mean - reach) < 1e-5);
        QVERIFY(std::isinf(reach) ? std::isinf(found.low) : std::abs(mean - found.low - reach) < 1e-5);
    }

    /// Three listeners who differ among themselves and not with items: a hundred scores say no more than
    /// three.
    void fewListenersAreFew()
    {
        const auto opinions =
            sheet(3, 40, [](std::size_t person, std::size_t) { return 2.0 + double(person); });
        const auto votes = meanScore(opinions);
        const auto people = meanScoreOfPeople(opinions);
        QCOMPARE(people.mean, 3.0);
        QVERIFY(people.high - people.low > 4 * (votes.high - votes.low));
        QVERIFY(people.low <= 2.4 && people.high >= 3.6);
    }

    void theSameSeedTheSameInterval()
    {
        const auto opinions = sheet(6, 10, [](std::size_t person, std::size_t item) {
            return 1.0 + double((person * 7 + item * 3) % 5);
        });
        QCOMPARE(meanScoreOfPeople(opinions, 5).low, meanScoreOfPeople(opinions, 5).low);
        QVERIFY(meanScoreOfPeople(opinions, 5).low != meanScoreOfPeople(opinions, 6).low ||
                meanScoreOfPeople(opinions, 5).high != meanScoreOfPeople(opinions, 6).high);
    }

    void scoresThatNeverMeet()
    {
        // Each listener heard an item of their own: often nothing that was drawn was scored.
        const std::vector<Opinion> opinions{{0, 0, 2}, {1, 1, 4}};
        const auto found = meanScoreOfPeople(opinions);
        QCOMPARE(found.mean, 3.0);
        QVERIFY(found.low >= 2 && found.high <= 4);
    }
};

QTEST_GUILESS_MAIN(TestOpinion)
#include "tst_opinion.moc"
