#include "core/data/qc/defect_rate.h"
#include "tests/support/results.h"

#include <algorithm>
#include <set>

using namespace understudy;

class TestDefectRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Two-sided, as binom.test of R and scipy.stats.binomtest(...).proportion_ci("exact") give them.
    void interval_data()
    {
        QTest::addColumn<int>("defects");
        QTest::addColumn<int>("size");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("nothing heard") << 0 << 0 << 0.0 << 1.0;
        QTest::newRow("none of 10") << 0 << 10 << 0.0 << 0.3084971;
        QTest::newRow("all of 10") << 10 << 10 << 0.6915029 << 1.0;
        QTest::newRow("half of 10") << 5 << 10 << 0.1870860 << 0.8129140;
        QTest::newRow("none of 59") << 0 << 59 << 0.0 << 0.0606089;
        QTest::newRow("one of 100") << 1 << 100 << 0.0002531 << 0.0544594;
        QTest::newRow("ten of 100") << 10 << 100 << 0.0490047 << 0.1762226;
    }
    void interval()
    {
        QFETCH(const int, defects);
        QFETCH(const int, size);
        QFETCH(const double, low);
        QFETCH(const double, high);
        const auto interval = clopperPearson(defects, size);
        QVERIFY2(std::abs(interval.low - low) < 1e-6, qPrintable(QString::number(interval.low, 'f', 7)));
        QVERIFY2(std::abs(interval.high - high) < 1e-6, qPrintable(QString::number(interval.high, 'f', 7)));
    }

    /// audio.md 7.6: the smallest samples that show at most 5 % (300 and 500 are round numbers).
    void plans_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("defects");
        for (const auto& plan : kSamplePlans)
            QTest::addRow("%d clips, %d defects", plan.size, plan.defects) << plan.size << plan.defects;
    }
    void plans()
    {
        QFETCH(const int, size);
        QFETCH(const int, defects);
        QVERIFY(upperBound(defects, size) <= kDefectGoal);
        QVERIFY(upperBound(defects + 1, size) > kDefectGoal);
        if (size < 300)
            QVERIFY(upperBound(defects, size - 1) > kDefectGoal);
    }

    void drawsBySeedAlone()
    {
        std::vector<std::string> ids;
        for (int i = 0; i < 400; ++i)
            ids.push_back("talk_" + std::to_string(i));
        const auto sample = drawSample(ids, 59, 7);
        QCOMPARE(std::set(sample.begin(), sample.end()).size(), std::size_t(59));
        std::ranges::reverse(ids);
        QCOMPARE(drawSample(ids, 59, 7), sample);
        QVERIFY(drawSample(ids, 59, 8) != sample);
        QVERIFY(!std::ranges::is_sorted(sample)); // nor are they heard in order
        QCOMPARE(drawSample({"a", "b"}, 59, 7).size(), std::size_t(2));
        QCOMPARE(drawSample({}, 59, 7).size(), std::size_t(0));
    }

    /// Each clip is as likely as any other.
    void drawsFairly()
    {
        std::vector<std::string> ids;
        for (int i = 0; i < 20; ++i)
            ids.push_back(std::to_string(i));
        std::map<std::string, int> drawn;
        for (std::uint64_t seed = 0; seed < 2000; ++seed)
            for (const auto& id : drawSample(ids, 5, seed))
                ++drawn[id];
        for (const auto& id : ids) // 500 expected; five standard deviations are 97
            QVERIFY2(std::abs(drawn[id] - 500) < 97, id.c_str());
    }
};

QTEST_GUILESS_MAIN(TestDefectRate)
#include "tst_defect_rate.moc"
