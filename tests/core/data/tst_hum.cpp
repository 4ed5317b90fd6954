// Hum of the mains under speech: which mains, how loud, and no voice taken for it.
#include "core/data/qc/hum.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace understudy;

namespace {

constexpr SampleRate kRate{24000};

double gain(double level)
{
    return std::pow(10.0, level / 20);
}

/// Half a second of a voice at 100 Hz, the hardest for 50 Hz, then half a second of pause at -65 dBFS.
std::vector<float> talk(double seconds)
{
    std::mt19937 chance(2);
    std::normal_distribution<double> normal;
    std::vector<float> samples(std::size_t(seconds * kRate.value));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = double(i) / kRate.value;
        double voice = 0;
        for (int harmonic = 1; std::fmod(t, 1.0) < 0.5 && harmonic <= 12; ++harmonic)
            voice += 0.1 * std::sin(2 * M_PI * 100 * harmonic * t) / harmonic;
        samples[i] = float(voice + gain(-65) * normal(chance));
    }
    return samples;
}

std::vector<float> halfMinute()
{
    static const auto samples = talk(30);
    return samples;
}

void addSine(std::vector<float>& samples, double hz, double level)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += float(gain(level) * std::sqrt(2.0) * std::sin(2 * M_PI * hz * double(i) / kRate.value));
}

HumReport reportOf(const std::vector<float>& samples, std::size_t block = 4096)
{
    HumMeter meter(kRate);
    for (std::size_t at = 0; at < samples.size(); at += block)
        meter.add(std::span(samples).subspan(at, std::min(block, samples.size() - at)));
    return meter.finish();
}

} // namespace

class TstHum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<double>("mains");
        QTest::addColumn<int>("first");
        QTest::addColumn<double>("level");
        for (const double mains : {49.95, 50.0, 60.0, 60.1})
            for (const double level : {-30.0, -50.0, -70.0})
                for (const int first : {1, 2})
                    QTest::addRow("%g Hz from %d at %g dBFS", mains, first, level) << mains << first << level;
    }
    void found()
    {
        QFETCH(const double, mains);
        QFETCH(const int, first);
        QFETCH(const double, level);
        auto samples = halfMinute();
        addSine(samples, first * mains, level);
        addSine(samples, 3 * mains, level - 6);
        const auto report = reportOf(samples);
        QVERIFY(report.hum.has_value());
        QVERIFY2(std::abs(report.hum->mainsHz - mains) < 0.06,
                 qPrintable(QString::number(report.hum->mainsHz)));
        QVERIFY2(std::abs(report.hum->level.value - (level + 1)) < 1.5,
                 qPrintable(QString::number(report.hum->level.value)));
        QCOMPARE(report.hum->harmonics.front().number, first);
    }

    void besideInsertedSilence()
    {
        auto samples = halfMinute();
        addSine(samples, 50, -50);
        addSine(samples, 100, -55);
        samples.insert(samples.end(), std::size_t(10 * kRate.value), 0.0F);
        QVERIFY(reportOf(samples).hum.has_value());
    }

    void oneLoudLine()
    {
        auto samples = halfMinute();
        addSine(samples, 50, -40);
        const auto report = reportOf(samples);
        QVERIFY(report.hum.has_value());
        QCOMPARE(report.hum->harmonics.size(), 1U);
    }

    void notFound_data()
    {
        QTest::addColumn<std::vector<float>>("samples");
        QTest::addColumn<bool>("canSay");
        QTest::newRow("a voice at 100 Hz") << halfMinute() << true;
        auto line = halfMinute();
        addSine(line, 60, -70);
        QTest::newRow("one faint line is no hum") << line << true;
        auto high = halfMinute();
        addSine(high, 400, -60);
        addSine(high, 500, -60);
        QTest::newRow("nothing below 150 Hz") << high << true;
        QTest::newRow("silence") << std::vector<float>(24000 * 10) << true;
        QTest::newRow("too short to say") << talk(0.6) << false;
        QTest::newRow("nothing") << std::vector<float>() << false;
    }
    void notFound()
    {
        QFETCH(const std::vector<float>, samples);
        QFETCH(const bool, canSay);
        const auto report = reportOf(samples);
        QVERIFY(!report.hum.has_value());
        QCOMPARE(report.windows >= kFewestHumWindows, canSay);
    }

    void blocksDoNotMatter()
    {
        auto samples = talk(10);
        addSine(samples, 50, -50);
        addSine(samples, 100, -55);
        const auto whole = reportOf(samples, samples.size()), pieces = reportOf(samples, 333);
        QVERIFY(whole.hum && pieces.hum);
        QCOMPARE(pieces.hum->mainsHz, whole.hum->mainsHz);
        QCOMPARE(pieces.windows, whole.windows);
    }
};

QTEST_GUILESS_MAIN(TstHum)
#include "tst_hum.moc"
