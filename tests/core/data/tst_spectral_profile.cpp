// Clips of one made voice, and of others that stand out among them.
#include "core/data/qc/spectral_profile.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

std::optional<SpectralProfile> profileOf(const Sound& sound, SampleRate rate = kStudioRate)
{
    return spectralProfileOf(sound, rate, pitchOf(sound, rate));
}

std::vector<SpectralProfile> profiles(unsigned count, double hertz, double formant)
{
    std::vector<SpectralProfile> result;
    for (unsigned seed = 1; seed <= count; ++seed)
        result.push_back(*profileOf(talk(hertz + seed, formant + 4 * seed, seed)));
    return result;
}

} // namespace

class TstSpectralProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loudnessDoesNotMatter()
    {
        auto sound = talk();
        const auto loud = profileOf(sound);
        for (auto& sample : sound)
            sample *= 0.1F;
        const auto faint = profileOf(sound);
        QVERIFY(loud && faint);
        for (std::size_t i = 0; i < loud->size(); ++i)
            QVERIFY(std::abs((*loud)[i] - (*faint)[i]) < 0.01);
    }

    void strangersStandOut_data()
    {
        QTest::addColumn<int>("strangers");
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("formant");
        for (const int strangers : {1, 5, 10}) {
            QTest::addRow("%d, higher", strangers) << strangers << 220.0 << 900.0;
            QTest::addRow("%d, lower", strangers) << strangers << 85.0 << 450.0;
        }
    }
    void strangersStandOut()
    {
        QFETCH(const int, strangers);
        QFETCH(const double, hertz);
        QFETCH(const double, formant);
        auto all = profiles(30, 120, 600);
        const auto others = profiles(unsigned(strangers), hertz, formant);
        all.insert(all.end(), others.begin(), others.end());
        const ProfileCentre centre(all);
        double own = 0, stranger = 1e9;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto distance = centre.distance(all[i]);
            if (i < 30)
                own = std::max(own, distance);
            else
                stranger = std::min(stranger, distance);
        }
        QVERIFY2(stranger > own, qPrintable(QStringLiteral("%1 %2").arg(own).arg(stranger)));
        QVERIFY(stranger > 4);
    }

    void withoutPitch()
    {
        auto all = profiles(20, 120, 600);
        all.front().back() = std::nan("");
        const ProfileCentre centre(all);
        QVERIFY(std::isfinite(centre.distance(all.front())));
    }

    void allEqual()
    {
        const std::vector<SpectralProfile> all(3, profiles(1, 120, 600).front());
        QVERIFY(std::abs(ProfileCentre(all).distance(all.front())) < 1e-3);
        QVERIFY(std::isfinite(ProfileCentre({}).distance(all.front())));
    }

    void none_data()
    {
        QTest::addColumn<Sound>("sound");
        QTest::addColumn<int>("rate");
        QTest::newRow("nothing") << Sound() << kStudioRate.value;
        QTest::newRow("one sample") << Sound(1, 0.5F) << kStudioRate.value;
        QTest::newRow("silence") << Sound(samplesOf(2)) << kStudioRate.value;
        QTest::newRow("constant") << Sound(samplesOf(2), 0.5F) << kStudioRate.value;
        QTest::newRow("0.4 s of voice") << vowel(0.4, 120) << kStudioRate.value;
        QTest::newRow("a telephone's rate") << vowel(2, 120) << 8000;
    }
    void none()
    {
        QFETCH(const Sound, sound);
        QFETCH(const int, rate);
        QVERIFY(!profileOf(sound, SampleRate(rate)).has_value());
    }
};

QTEST_GUILESS_MAIN(TstSpectralProfile)
#include "tst_spectral_profile.moc"
