// The same sound again, changed as files are; and other sounds.
#include "core/audio/resampler.h"
#include "core/data/qc/fingerprint.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

Sound scaled(Sound sound, float gain)
{
    for (auto& sample : sound)
        sample *= gain;
    return sound;
}

Sound from(const Sound& sound, double seconds)
{
    return {sound.begin() + std::ptrdiff_t(samplesOf(seconds)), sound.end()};
}

Sound noisy(Sound sound, double level)
{
    mix(sound, hiss(4, level, 99), 0);
    return sound;
}

/// Words unlike each other: glides from and to anywhere.
Sound speech(unsigned seed)
{
    std::mt19937 chance(seed);
    std::uniform_real_distribution<double> share(0, 1);
    auto sound = hiss(4, 5.6e-4, seed);
    for (double at = 0.1; at < 3.6; at += 0.25)
        mix(sound, vowel(0.2, 100 + 100 * share(chance), 300 + 1500 * share(chance), share(chance) - 0.5),
            at);
    return sound;
}

Fingerprint printOf(const Sound& sound)
{
    return fingerprintOf(MeasuredSound(sound, kStudioRate));
}

} // namespace

class TstFingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alike_data()
    {
        QTest::addColumn<Sound>("other");
        QTest::addColumn<double>("least");
        const auto sound = speech(1);
        QTest::newRow("itself") << sound << 1.0;
        QTest::newRow("fainter") << scaled(sound, 0.1F) << 0.95;
        QTest::newRow("turned over") << scaled(sound, -1) << 0.95;
        QTest::newRow("cut by whole steps") << from(sound, 0.36) << 0.95;
        QTest::newRow("cut between steps") << from(sound, 0.366) << 0.65;
        QTest::newRow("with noise") << noisy(sound, 0.002) << 0.6;
        QTest::newRow("half of it") << from(sound, 1.9) << 0.6;
    }
    void alike()
    {
        QFETCH(const Sound, other);
        QFETCH(const double, least);
        const auto value = likeness(printOf(speech(1)), printOf(other));
        QVERIFY2(value >= least && value <= 1, qPrintable(QString::number(value)));
    }

    void rateDoesNotMatter()
    {
        const auto sound = speech(1);
        Sound up;
        Resampler resampler(kStudioRate, SampleRate(44100));
        resampler.process(sound, up);
        resampler.flush(up);
        QVERIFY(likeness(printOf(sound), fingerprintOf(MeasuredSound(up, SampleRate(44100)))) > 0.9);
    }

    void unlike_data()
    {
        QTest::addColumn<Sound>("other");
        for (const auto& [name, sound] : oddSounds())
            QTest::newRow(name) << sound;
        QTest::newRow("other words") << speech(2);
        QTest::newRow("noise") << hiss(4, 0.1);
        QTest::newRow("under a second") << from(speech(1), 3.3);
    }
    void unlike()
    {
        QFETCH(const Sound, other);
        const auto value = likeness(printOf(speech(1)), printOf(other));
        QVERIFY2(value >= 0 && value < 0.35, qPrintable(QString::number(value)));
    }

    void manyAreCompared()
    {
        std::vector<Fingerprint> prints;
        for (unsigned seed = 1; seed <= 12; ++seed)
            prints.push_back(printOf(speech(seed)));
        prints.push_back({});
        prints.push_back(printOf(noisy(from(speech(5), 0.2), 0.0005)));
        prints.push_back(printOf(speech(9)));
        prints.push_back(printOf(Sound(samplesOf(3))));
        prints.push_back(printOf(Sound(samplesOf(3))));
        const auto found = nearDuplicates(std::span(prints).first(15), 0.5);
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].earlier, 4U);
        QCOMPARE(found[0].later, 13U);
        QCOMPARE(found[1].earlier, 8U);
        QCOMPARE(found[1].later, 14U);
        QCOMPARE(found[1].likeness, 1.0);
        QVERIFY(nearDuplicates({}, 0.5).empty());
        QCOMPARE(nearDuplicates(prints, 0.5).size(), 2U); // silence is like nothing
    }
};

QTEST_GUILESS_MAIN(TstFingerprint)
#include "tst_fingerprint.moc"
