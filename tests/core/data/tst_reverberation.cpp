// Decays of known length after words; short ones are a voice's own.
#include "core/data/qc/reverberation.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

/// Five words of noise, each going on for `decay` seconds by 60 dB, every 1.2 s.
Sound room(double decay, double gain = 1)
{
    auto sound = hiss(6.2, 1e-5);
    const auto word = hiss(1.2, 0.1 * gain, 3);
    for (int i = 0; i < 5; ++i) {
        auto one = word;
        for (std::size_t at = 0; at < one.size(); ++at) {
            const auto after = std::max(0.0, double(at) / kStudioRate.value - 0.3);
            one[at] *= float(toGain(Decibels(-60 * after / decay)));
        }
        mix(sound, one, 0.1 + 1.2 * i);
    }
    return sound;
}

} // namespace

class TstReverberation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measured_data()
    {
        QTest::addColumn<double>("decay");
        QTest::addColumn<double>("gain");
        for (const double decay : {0.2, 0.3, 0.5, 0.8})
            for (const double gain : {1.0, 0.1})
                QTest::addRow("%g s, gain %g", decay, gain) << decay << gain;
    }
    void measured()
    {
        QFETCH(const double, decay);
        QFETCH(const double, gain);
        const auto found = reverberationOf(room(decay, gain), kStudioRate);
        QVERIFY(found.has_value());
        QVERIFY(found->places >= 4);
        QVERIFY2(std::abs(found->decay.value / decay - 1) < 0.2,
                 qPrintable(QString::number(found->decay.value)));
    }

    void dryIsShort()
    {
        const auto found = reverberationOf(room(0.02), kStudioRate);
        QVERIFY(!found || found->decay.value < 0.15);
    }

    void none_data()
    {
        QTest::addColumn<Sound>("sound");
        for (const auto& [name, sound] : oddSounds())
            QTest::newRow(name) << sound;
        QTest::newRow("no pause") << hiss(3, 0.1);
        QTest::newRow("a noisy pause") << [] {
            auto sound = room(0.3);
            mix(sound, hiss(6.2, 0.01, 9), 0);
            return sound;
        }();
    }
    void none()
    {
        QFETCH(const Sound, sound);
        QVERIFY(!reverberationOf(sound, kStudioRate).has_value());
    }
};

QTEST_GUILESS_MAIN(TstReverberation)
#include "tst_reverberation.moc"
