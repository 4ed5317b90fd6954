// Which clips train, validate and test.
#include "core/data/dataset/split.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace understudy;

namespace {

std::vector<SplitItem> items(int recordings, int clips)
{
    std::vector<SplitItem> all;
    for (int r = 0; r < recordings; ++r)
        for (int c = 0; c < clips; ++c)
            all.push_back({"recording-" + std::to_string(r), Seconds(c * 10.0), Seconds(8.0)});
    return all;
}

} // namespace

class TestSplit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsByRecordingWhenThereAreMany()
    {
        const auto all = items(60, 5);
        const auto result = split(all, {}, 42);
        QCOMPARE(result.method, SplitMethod::ByRecording);
        std::map<std::string, std::set<Split>> of;
        std::map<Split, int> counts;
        for (std::size_t i = 0; i < all.size(); ++i) {
            of[all[i].recording].insert(result.splits[i]);
            ++counts[result.splits[i]];
        }
        for (const auto& [recording, splits] : of)
            QCOMPARE(splits.size(), std::size_t(1));
        QVERIFY(counts[Split::Train] > 200 && counts[Split::Validation] > 0 && counts[Split::Test] > 0);
        QVERIFY(split(all, {}, 43).splits != result.splits);
    }

    void anotherRecordingMovesNone_data()
    {
        QTest::addColumn<int>("recordings");
        for (const int count : {1, 4, 8, 30, 60})
            QTest::addRow("%d", count) << count;
    }
    void anotherRecordingMovesNone()
    {
        QFETCH(const int, recordings);
        const auto before = split(items(recordings, 5), {}, 42),
                   after = split(items(recordings + 1, 5), {}, 42);
        for (std::size_t i = 0; i < before.splits.size(); ++i)
            QCOMPARE(after.splits[i], before.splits[i]);
    }

    void tellsWhichSplitGetsNone_data()
    {
        QTest::addColumn<int>("recordings");
        QTest::addColumn<double>("test"); // its share
        QTest::addColumn<std::vector<Split>>("without");
        QTest::newRow("enough") << 60 << 10.0 << std::vector<Split>();
        QTest::newRow("none so small") << 11 << 0.001 << std::vector{Split::Test};
        QTest::newRow("none wanted") << 60 << 0.0 << std::vector<Split>();
    }
    void tellsWhichSplitGetsNone()
    {
        QFETCH(const int, recordings);
        QFETCH(const double, test);
        QFETCH(const std::vector<Split>, without);
        const auto result = split(items(recordings, 5), {50 - test, 50, test}, 42);
        QCOMPARE(int(result.of.recordings), recordings);
        QVERIFY(result.of.without == without);
        QCOMPARE(result.method == SplitMethod::ByTime, !without.empty());
    }

    void fewRecordingsAreSplitInBlocksOfTime()
    {
        const auto result = split(items(2, 20), {}, 42);
        QCOMPARE(result.method, SplitMethod::ByTime);
        for (int r = 0; r < 2; ++r) {
            const std::vector<Split> own(result.splits.begin() + r * 20, result.splits.begin() + r * 20 + 20);
            QVERIFY(std::ranges::is_sorted(own));
            QCOMPARE(int(std::ranges::count(own, Split::Validation)), 2);
            QCOMPARE(int(std::ranges::count(own, Split::Test)), 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestSplit)
#include "tst_split.moc"
