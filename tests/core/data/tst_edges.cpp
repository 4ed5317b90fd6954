// Clips that begin or end inside a word, and clips that do not.
#include "core/data/qc/edges.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

constexpr double kCutWord = 12; // dB

Sound part(double from, double to)
{
    const auto sound = talk();
    return {sound.begin() + std::ptrdiff_t(samplesOf(from)), sound.begin() + std::ptrdiff_t(samplesOf(to))};
}

} // namespace

class TstEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edges_data()
    {
        QTest::addColumn<Sound>("sound");
        QTest::addColumn<bool>("startIsCut");
        QTest::addColumn<bool>("endIsCut");
        QTest::newRow("margins") << part(0, 4) << false << false;
        QTest::newRow("the start is missing") << part(0.3, 4) << true << false;
        QTest::newRow("the end is missing") << part(0, 3.3) << false << true;
        QTest::newRow("both are missing") << part(0.3, 3.3) << true << true;
        auto gap = part(0, 3.3);
        const auto closure = hiss(0.03, 5.6e-4, 5);
        gap.insert(gap.end(), closure.begin(), closure.end());
        QTest::newRow("cut in the gap of a /t/") << gap << false << true;
        QTest::newRow("silence") << Sound(samplesOf(2)) << false << false;
        QTest::newRow("noise") << hiss(2, 0.1) << false << false;
        auto zeros = part(0, 3.3);
        std::fill_n(zeros.begin(), samplesOf(0.6), 0.0F);
        QTest::newRow("over digital silence") << zeros << false << true;
    }
    void edges()
    {
        QFETCH(const Sound, sound);
        QFETCH(const bool, startIsCut);
        QFETCH(const bool, endIsCut);
        const auto found = edgesOf(sound, kStudioRate);
        QVERIFY(found.has_value());
        QVERIFY(std::isfinite(found->start.value) && std::isfinite(found->end.value));
        QCOMPARE(found->start.value > kCutWord, startIsCut);
        QCOMPARE(found->end.value > kCutWord, endIsCut);
    }

    void decibels()
    {
        auto sound = hiss(2, 0.001);
        const auto loud = hiss(0.06, 0.01, 4);
        std::copy(loud.begin(), loud.end(), sound.end() - std::ptrdiff_t(loud.size()));
        const auto found = edgesOf(sound, kStudioRate);
        QVERIFY(found && std::abs(found->end.value - 20) < 1.5);
        QVERIFY(std::abs(found->start.value) < 1.5);
    }

    void none_data()
    {
        QTest::addColumn<Sound>("sound");
        QTest::newRow("nothing") << Sound();
        QTest::newRow("one sample") << Sound(1, 0.5F);
        QTest::newRow("0.19 s") << hiss(0.19, 0.1);
    }
    void none()
    {
        QFETCH(const Sound, sound);
        QVERIFY(!edgesOf(sound, kStudioRate).has_value());
    }
};

QTEST_GUILESS_MAIN(TstEdges)
#include "tst_edges.moc"
