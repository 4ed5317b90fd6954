// Speech above noise, where both are known.
#include "core/data/qc/signal_to_noise.h"

#include <QtTest>

#include <cmath>
#include <random>
#include <vector>

using namespace understudy;

namespace {

/// Ten seconds of 20 ms: speech with a syllable's beat for 0.8 s of every second, noise always.
std::vector<float> powersOf(double speech, double noise)
{
    std::mt19937 chance(3);
    std::normal_distribution<double> spread(0, 1);
    std::vector<float> powers;
    for (int i = 0; i < 500; ++i) {
        const double beat = 1 + 0.8 * std::cos(2 * M_PI * i / 12.5);
        const double voice = i % 50 < 40 ? std::pow(10, speech / 10) * beat : 0;
        powers.push_back(float(voice + std::pow(10, (noise + 0.4 * spread(chance)) / 10)));
    }
    return powers;
}

} // namespace

class TstSignalToNoise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures_data()
    {
        QTest::addColumn<double>("noise");
        for (const double noise : {-40.0, -50.0, -70.0, -90.0})
            QTest::addRow("%g dBFS", noise) << noise;
    }
    void measures()
    {
        QFETCH(const double, noise);
        const auto measured = signalToNoise(powersOf(-20, noise));
        QVERIFY(measured.has_value());
        QVERIFY2(std::abs(measured->ratio.value - (-20 - noise)) < 1,
                 qPrintable(QString::number(measured->ratio.value)));
        QVERIFY2(std::abs(measured->noise.value - noise) < 1,
                 qPrintable(QString::number(measured->noise.value)));
        QVERIFY2(std::abs(measured->speech.value + 20) < 1,
                 qPrintable(QString::number(measured->speech.value)));
    }

    void silenceBetweenWords()
    {
        const auto measured = signalToNoise(powersOf(-20, -500));
        QVERIFY(measured.has_value());
        QVERIFY(std::isinf(measured->ratio.value) && measured->ratio.value > 0);
        QVERIFY(std::isinf(measured->noise.value) && measured->noise.value < 0);
    }

    void cannotSay_data()
    {
        QTest::addColumn<std::vector<float>>("powers");
        QTest::newRow("nothing") << std::vector<float>();
        QTest::newRow("180 ms") << std::vector<float>(9, 0.1F);
        QTest::newRow("silence") << std::vector<float>(500);
        QTest::newRow("a steady tone") << std::vector<float>(500, 0.1F);
    }
    void cannotSay()
    {
        QFETCH(const std::vector<float>, powers);
        QVERIFY(!signalToNoise(powers).has_value());
    }
};

QTEST_GUILESS_MAIN(TstSignalToNoise)
#include "tst_signal_to_noise.moc"
