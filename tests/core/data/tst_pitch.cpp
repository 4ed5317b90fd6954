// The pitch of made voices: how high, how far it moves, no octave off; and no pitch where there is no voice.
#include "core/data/qc/pitch.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

class TstPitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steady_data()
    {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("formant");
        for (const double hertz : {65.0, 90.0, 120.0, 210.0, 390.0})
            for (const double formant : {300.0, 700.0, 1500.0})
                QTest::addRow("%g Hz, formant %g Hz", hertz, formant) << hertz << formant;
    }
    void steady()
    {
        QFETCH(const double, hertz);
        QFETCH(const double, formant);
        const auto pitch = pitchOf(vowel(1, hertz, formant), kStudioRate);
        QVERIFY(pitch.has_value());
        QVERIFY2(std::abs(pitch->median / hertz - 1) < 0.01, qPrintable(QString::number(pitch->median)));
        QVERIFY2(pitch->semitones < 0.3, qPrintable(QString::number(pitch->semitones)));
        QVERIFY(pitch->voiced > 0.95);
    }

    void rates_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 16000, 22050, 44100, 48000})
            QTest::addRow("%d Hz", rate) << rate;
    }
    void rates()
    {
        QFETCH(const int, rate);
        const auto pitch = pitchOf(vowel(1, 150, 600, 0, SampleRate(rate)), SampleRate(rate));
        QVERIFY(pitch && std::abs(pitch->median - 150) < 1.5);
    }

    void glides()
    {
        const auto pitch = pitchOf(vowel(2, 100, 600, 1), kStudioRate);
        QVERIFY(pitch.has_value());
        QVERIFY(std::abs(pitch->median - 141.4) < 3);
        QVERIFY(std::abs(pitch->semitones - 10.8) < 0.4); // 5 to 95 % of an octave
    }

    void pausesAreNotVoiced()
    {
        auto sound = hiss(2, 5.6e-4);
        mix(sound, vowel(1, 200), 0.5);
        const auto pitch = pitchOf(sound, kStudioRate);
        QVERIFY(pitch && std::abs(pitch->median - 200) < 2);
        QVERIFY2(std::abs(pitch->voiced - 0.5) < 0.05, qPrintable(QString::number(pitch->voiced)));
    }

    void octavesAreRepaired()
    {
        // Every second pulse weaker: for a while, the period might be twice as long.
        auto sound = vowel(2, 200);
        mix(sound, vowel(0.3, 100), 1, 0.5);
        const auto pitch = pitchOf(sound, kStudioRate);
        QVERIFY(pitch && std::abs(pitch->median - 200) < 2);
        QVERIFY2(pitch->semitones < 1, qPrintable(QString::number(pitch->semitones)));
    }

    void none_data()
    {
        QTest::addColumn<Sound>("sound");
        for (const auto& [name, sound] : oddSounds())
            QTest::newRow(name) << sound;
        QTest::newRow("noise") << hiss(2, 0.1);
        QTest::newRow("0.1 s of voice") << vowel(0.1, 150);
    }
    void none()
    {
        QFETCH(const Sound, sound);
        QVERIFY(!pitchOf(sound, kStudioRate).has_value());
    }
};

QTEST_GUILESS_MAIN(TstPitch)
#include "tst_pitch.moc"
