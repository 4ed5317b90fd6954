// Where a sound ends, and how hard: slopes and walls of known place.
#include "core/audio/resampler.h"
#include "core/data/qc/bandwidth.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

/// Through a lower rate and back: soxr's filter is a wall at 0.95 of its half or so.
Sound through(SampleRate low, const Sound& sound)
{
    Sound down, up;
    Resampler first(kStudioRate, low), second(low, kStudioRate);
    first.process(sound, down);
    first.flush(down);
    second.process(down, up);
    second.flush(up);
    return up;
}

} // namespace

class TstBandwidth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walls_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("level");
        for (const int rate : {8000, 12000, 16000, 20000})
            for (const double level : {0.1, 0.001})
                QTest::addRow("%d Hz, level %g", rate, level) << rate << level;
    }
    void walls()
    {
        QFETCH(const int, rate);
        QFETCH(const double, level);
        const auto found = bandwidthOf(through(SampleRate(rate), hiss(3, level)), kStudioRate);
        QVERIFY(found.has_value());
        QVERIFY2(std::abs(found->edge - rate / 2.0) < 0.05 * rate, qPrintable(QString::number(found->edge)));
        QVERIFY2(found->steepness.value > 40, qPrintable(QString::number(found->steepness.value)));
    }

    void open_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 16000, 24000, 44100, 48000})
            QTest::addRow("%d Hz", rate) << rate;
    }
    void open()
    {
        QFETCH(const int, rate);
        const auto found = bandwidthOf(hiss(3, 0.1, 1, SampleRate(rate)), SampleRate(rate));
        QVERIFY(found.has_value());
        QVERIFY(found->edge > 0.49 * rate);
        QVERIFY(std::abs(found->steepness.value) < 3);
    }

    void pausesDoNotMatter()
    {
        auto sound = through(SampleRate(16000), hiss(3, 0.1));
        sound.resize(samplesOf(6));
        mix(sound, hiss(3, 1e-5), 3);
        const auto found = bandwidthOf(sound, kStudioRate);
        QVERIFY(found && std::abs(found->edge - 8000) < 500);
    }

    void none_data()
    {
        QTest::addColumn<Sound>("sound");
        QTest::newRow("nothing") << Sound();
        QTest::newRow("one sample") << Sound(1, 0.5F);
        QTest::newRow("0.1 s") << hiss(0.1, 0.1);
        QTest::newRow("silence") << Sound(samplesOf(2));
        QTest::newRow("constant") << Sound(samplesOf(2), 0.5F);
    }
    void none()
    {
        QFETCH(const Sound, sound);
        QVERIFY(!bandwidthOf(sound, kStudioRate).has_value());
    }
};

QTEST_GUILESS_MAIN(TstBandwidth)
#include "tst_bandwidth.moc"
