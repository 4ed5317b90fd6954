// A sound in memory at a profile's loudness and peak, as a master is.
#include "core/episode/sound_master.h"

#include "core/audio/loudness.h"
#include "core/base/random.h"
#include "tests/support/results.h"

#include <cmath>

using namespace understudy;

namespace {

/// Noise that comes and goes, with a click that a gain alone would bring over the ceiling.
std::vector<float> speechLike(double seconds, double level)
{
    RandomStream random(5, 1);
    std::vector<float> samples(static_cast<std::size_t>(seconds * kStudioRate.value));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(level * (0.6 - 0.4 * std::cos(static_cast<double>(i) * 1e-3)) *
                                        (random.uniform() * 2 - 1));
    samples[samples.size() / 2] = static_cast<float>(std::min(1.0, level * 12));
    return samples;
}

} // namespace

class TestSoundMaster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reaches_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::addColumn<double>("level");
        for (const double level : {0.01, 0.08})
            for (const auto profile : {Profile::PodcastMono, Profile::Acx, Profile::Broadcast})
                QTest::addRow("%s from %g", name(profile).data(), level) << profile << level;
    }
    void reaches()
    {
        QFETCH(Profile, profile);
        QFETCH(double, level);
        const auto target = masterTarget(ScriptHeader{.profile = profile});
        const auto sound = speechLike(4, level);
        const auto made = masterSound(sound, target, "it");
        VERIFY_OK(made);
        QCOMPARE(made->size(), sound.size());
        LoudnessMeter meter({});
        VERIFY_OK(meter.add(*made));
        const auto loudness = meter.finish();
        double sum = 0;
        for (const float sample : *made)
            sum += double(sample) * sample;
        const double reached = target.measure == MasterTarget::Measure::Rms
                                   ? 10 * std::log10(sum / double(made->size()))
                                   : loudness.integrated->value;
        QVERIFY2(std::abs(reached - target.level) <= 0.1, qPrintable(QString::number(reached)));
        QVERIFY(loudness.truePeak <= target.truePeak);
    }

    void silenceHasNoLoudness()
    {
        VERIFY_REASON(masterSound(std::vector<float>(24'000), {}, "it"), Reason::LoudnessUnreachable);
        VERIFY_REASON(masterSound({}, {}, "it"), Reason::LoudnessUnreachable);
    }

    void isStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(masterSound(speechLike(1, 0.1), {}, "it", stop.get_token()), Code::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSoundMaster)
#include "tst_sound_master.moc"
