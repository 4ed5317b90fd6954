// Speech found by its energy: edges where they were planted, in noise, hum and rooms that change.
#include "core/data/cutting/activity.h"

#include <QtTest>

#include <cmath>
#include <random>
#include <vector>

using namespace understudy;

namespace {

constexpr SampleRate kRate{44100};

struct Part
{
    double seconds;
    bool speaks;
};

/// Bursts of noise with a syllable's beat at -20 dBFS over noise at `floor` dBFS.
std::vector<float> recording(const std::vector<Part>& parts, double floor, double hum = -200)
{
    std::mt19937 chance(5);
    std::normal_distribution<double> normal;
    std::vector<float> samples;
    const auto gain = [](double level) { return std::pow(10.0, level / 20); };
    for (const auto& part : parts) {
        for (int i = 0; i < int(part.seconds * kRate.value); ++i) {
            const double t = i / double(kRate.value);
            const double beat = 0.6 + 0.4 * std::cos(2 * M_PI * 4 * t);
            const double tone = std::sin(2 * M_PI * 50 * double(samples.size()) / kRate.value);
            samples.push_back(float((part.speaks ? gain(-20) * beat * normal(chance) : 0) +
                                    gain(floor) * normal(chance) + gain(hum) * tone * std::sqrt(2.0)));
        }
    }
    return samples;
}

SpeechActivity activityOf(const std::vector<float>& samples, std::size_t block = 4096)
{
    ActivityMeter meter(kRate);
    for (std::size_t at = 0; at < samples.size(); at += block)
        meter.add(std::span(samples).subspan(at, std::min(block, samples.size() - at)));
    return meter.finish();
}

std::vector<double> edgesOf(const SpeechActivity& activity)
{
    std::vector<double> edges;
    for (const auto& span : activity.speech()) {
        edges.push_back(toSeconds(span.begin, kRate).value);
        edges.push_back(toSeconds(span.end, kRate).value);
    }
    return edges;
}

} // namespace

class TstActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEdges_data()
    {
        QTest::addColumn<double>("floor");
        QTest::addColumn<double>("hum");
        QTest::newRow("booth") << -75.0 << -200.0;
        QTest::newRow("room") << -55.0 << -200.0;
        QTest::newRow("noisy") << -42.0 << -200.0;
        QTest::newRow("hum") << -75.0 << -40.0;
        QTest::newRow("digital silence") << -200.0 << -200.0;
    }
    void findsEdges()
    {
        QFETCH(const double, floor);
        QFETCH(const double, hum);
        const auto activity = activityOf(recording(
            {{0.7, false}, {3, true}, {0.3, false}, {4, true}, {1.5, false}, {2, true}, {0.5, false}}, floor,
            hum));
        const std::vector<double> expected{0.7, 3.7, 4.0, 8.0, 9.5, 11.5};
        const auto edges = edgesOf(activity);
        QCOMPARE(edges.size(), expected.size());
        for (std::size_t i = 0; i < edges.size(); ++i)
            QVERIFY2(std::abs(edges[i] - expected[i]) <= 0.05, qPrintable(QString::number(edges[i])));
    }

    void pausesSayWhereAndHowDeep()
    {
        const auto activity = activityOf(recording({{2, true}, {0.5, false}, {2, true}}, -60));
        QCOMPARE(activity.pauses.size(), 1U);
        const auto& pause = activity.pauses[0];
        QVERIFY(pause.quietest >= pause.span.begin && pause.quietest <= pause.span.end);
        QVERIFY2(std::abs(pause.depth.value - 40) < 6, qPrintable(QString::number(pause.depth.value)));
        QCOMPARE(activity.length, Frames(std::int64_t(4.5 * kRate.value)));
    }

    void looksInAPart_data()
    {
        QTest::addColumn<double>("from"); // s
        QTest::addColumn<double>("to");
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("all of it") << 0.0 << 5.0 << 0.0 << 4.0;
        QTest::newRow("from inside a pause") << 1.5 << 4.5 << 2.0 << 4.0;
        QTest::newRow("into a pause") << 0.5 << 1.5 << 0.5 << 1.0;
        QTest::newRow("inside speech") << 2.5 << 3.5 << 2.5 << 3.5;
        QTest::newRow("over a pause") << 0.5 << 3.0 << 0.5 << 3.0;
        QTest::newRow("inside a pause") << 1.2 << 1.8 << 1.2 << 1.2;
        QTest::newRow("behind the last") << 4.2 << 5.0 << 4.2 << 4.2;
    }
    void looksInAPart()
    {
        QFETCH(const double, from);
        QFETCH(const double, to);
        QFETCH(const double, begin);
        QFETCH(const double, end);
        const auto activity = activityOf(recording({{1, true}, {1, false}, {2, true}, {1, false}}, -75));
        const auto found =
            activity.speechIn({toFrames(Seconds(from), kRate), toFrames(Seconds(to), kRate)});
        constexpr double kNear = 0.04; // s
        QVERIFY2(std::abs(toSeconds(found.begin, kRate).value - begin) < kNear &&
                     std::abs(toSeconds(found.end, kRate).value - end) < kNear,
                 qPrintable(QStringLiteral("%1 to %2")
                                .arg(toSeconds(found.begin, kRate).value)
                                .arg(toSeconds(found.end, kRate).value)));
    }

    void roomsThatChange()
    {
        auto samples = recording({{1, false}, {20, true}, {1, false}, {20, true}, {1, false}}, -75);
        const auto noisy = recording({{1, false}, {20, true}, {1, false}, {20, true}, {1, false}}, -45);
        samples.insert(samples.end(), noisy.begin(), noisy.end());
        QCOMPARE(activityOf(samples).speech().size(), 4U);
    }

    void clicksAreNotSpeech()
    {
        auto samples = recording({{2, true}, {2, false}, {2, true}}, -70);
        samples[std::size_t(3 * kRate.value)] = 0.9F;
        QCOMPARE(activityOf(samples).pauses.size(), 1U);
    }

    void blocksDoNotMatter()
    {
        const auto samples = recording({{1, true}, {0.4, false}, {1, true}}, -60);
        const auto whole = activityOf(samples, samples.size()), pieces = activityOf(samples, 37);
        QCOMPARE(pieces.levels, whole.levels);
        QCOMPARE(edgesOf(pieces), edgesOf(whole));
    }

    void withoutSpeech_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::newRow("nothing") << 0.0;
        QTest::newRow("10 ms") << 0.01;
        QTest::newRow("a minute of silence") << 60.0;
    }
    void withoutSpeech()
    {
        QFETCH(const double, seconds);
        const auto activity = activityOf(std::vector<float>(std::size_t(seconds * kRate.value)));
        QCOMPARE(activity.length.value, std::int64_t(seconds * kRate.value));
        if (seconds >= kShortestPause.value)
            QVERIFY(activity.speech().empty());
    }
};

QTEST_GUILESS_MAIN(TstActivity)
#include "tst_activity.moc"
