// Bursts of noise under and between words; and consonants, breath and a noisy room, which are none.
#include "core/data/qc/noise_bursts.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

constexpr double kLevel = 0.08; // about that of the words

Sound with(const Sound& other, double at)
{
    auto sound = talk();
    mix(sound, other, at);
    return sound;
}

} // namespace

class TstNoiseBursts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<double>("at");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("level");
        QTest::newRow("under a word") << 0.8 << 0.2 << kLevel;
        QTest::newRow("in a pause") << 1.15 << 0.2 << kLevel;
        QTest::newRow("over an end") << 0.35 << 0.2 << kLevel;
        QTest::newRow("short") << 0.8 << 0.14 << kLevel;
        QTest::newRow("long") << 1.0 << 0.6 << kLevel;
        QTest::newRow("6 dB fainter") << 0.8 << 0.2 << kLevel / 2;
        QTest::newRow("12 dB louder") << 0.8 << 0.2 << kLevel * 4;
        QTest::newRow("at the start") << 0.0 << 0.2 << kLevel;
        QTest::newRow("at the end") << 3.8 << 0.2 << kLevel;
    }
    void found()
    {
        QFETCH(const double, at);
        QFETCH(const double, seconds);
        QFETCH(const double, level);
        const auto bursts = noiseBurstsIn(with(hiss(seconds, level, 7), at), kStudioRate);
        QCOMPARE(bursts.size(), 1U);
        const auto begin = toSeconds(bursts[0].place, kStudioRate).value,
                   length = toSeconds(bursts[0].length, kStudioRate).value;
        QVERIFY2(std::abs(begin - at) < 0.08, qPrintable(QString::number(begin)));
        QVERIFY2(std::abs(length - seconds) < 0.15, qPrintable(QString::number(length)));
        QVERIFY(bursts[0].toSpeech.value > -14);
    }

    void notFound_data()
    {
        QTest::addColumn<Sound>("sound");
        for (const auto& [name, sound] : oddSounds())
            QTest::newRow(name) << sound;
        QTest::newRow("talk") << talk();
        QTest::newRow("high talk") << talk(240, 900);
        QTest::newRow("breath") << with(hiss(0.4, kLevel / 18, 7), 1.1); // 25 dB below
        QTest::newRow("a click") << with(Sound(1, 0.9F), 1.1);
        QTest::newRow("a short stop") << with(hiss(0.03, kLevel, 7), 1.1);
        QTest::newRow("low rumble") << with(vowel(0.4, 60, 100), 1.1);
        QTest::newRow("a hissing consonant")
            << with(sharpened(sharpened(sharpened(hiss(0.2, 0.03, 7)))), 1.1);
        QTest::newRow("nothing but noise") << hiss(3, 0.1);
        QTest::newRow("a noisy room") << with(hiss(4, 0.03, 7), 0);
    }
    void notFound()
    {
        QFETCH(const Sound, sound);
        QVERIFY(noiseBurstsIn(sound, kStudioRate).empty());
    }

    void lowRatesSayNothing()
    {
        QVERIFY(noiseBurstsIn(with(hiss(0.2, kLevel, 7), 0.8), SampleRate(8000)).empty());
    }
};

QTEST_GUILESS_MAIN(TstNoiseBursts)
#include "tst_noise_bursts.moc"
