// How sharp a consonant is: by the decibel, whatever the loudness, and only where something hisses.
#include "core/data/qc/sibilance.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

/// A vowel, then tones at 1 and 7 kHz, the upper `decibels` louder.
Sound hissing(double decibels, double gain = 1)
{
    auto sound = vowel(1, 120);
    Sound tones(samplesOf(0.3));
    for (std::size_t i = 0; i < tones.size(); ++i)
        tones[i] = float(0.05 * std::sin(2 * M_PI * 1000 * double(i) / kStudioRate.value) +
                         0.05 * toGain(Decibels(decibels)) *
                             std::sin(2 * M_PI * 7000 * double(i) / kStudioRate.value));
    sound.insert(sound.end(), tones.begin(), tones.end());
    for (auto& sample : sound)
        sample *= float(gain);
    return sound;
}

} // namespace

class TstSibilance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measured_data()
    {
        QTest::addColumn<double>("decibels");
        QTest::addColumn<double>("gain");
        for (const double decibels : {3.0, 6.0, 12.0})
            for (const double gain : {1.0, 0.1})
                QTest::addRow("%g dB, gain %g", decibels, gain) << decibels << gain;
    }
    void measured()
    {
        QFETCH(const double, decibels);
        QFETCH(const double, gain);
        const auto found = sibilanceOf(hissing(decibels, gain), kStudioRate);
        QVERIFY(found.has_value());
        QVERIFY2(std::abs(found->value - decibels) < 0.5, qPrintable(QString::number(found->value)));
    }

    void none_data()
    {
        QTest::addColumn<Sound>("sound");
        QTest::addColumn<int>("rate");
        for (const auto& [name, sound] : oddSounds())
            QTest::newRow(name) << sound << kStudioRate.value;
        QTest::newRow("a vowel") << vowel(1, 120) << kStudioRate.value;
        QTest::newRow("dull") << hissing(-6) << kStudioRate.value;
        QTest::newRow("a telephone's rate") << hiss(1, 0.1) << 8000;
        auto pause = vowel(1, 120);
        const auto faint = sharpened(hiss(1, 1e-4));
        pause.insert(pause.end(), faint.begin(), faint.end());
        QTest::newRow("a hissing pause") << pause << kStudioRate.value;
    }
    void none()
    {
        QFETCH(const Sound, sound);
        QFETCH(const int, rate);
        QVERIFY(!sibilanceOf(sound, SampleRate(rate)).has_value());
    }
};

QTEST_GUILESS_MAIN(TstSibilance)
#include "tst_sibilance.moc"
