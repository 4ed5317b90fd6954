// Blasts of air planted before and between words; and what is low and loud but none.
#include "core/data/qc/plosives.h"
#include "tests/core/data/voices.h"

#include <QtTest>

using namespace understudy;

namespace {

Sound blast(double seconds, double hertz, double peak)
{
    Sound sound(samplesOf(seconds));
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const auto shape = std::sin(M_PI * double(i) / double(sound.size()));
        sound[i] = float(peak * shape * shape * std::sin(2 * M_PI * hertz * double(i) / kStudioRate.value));
    }
    return sound;
}

Sound with(const Sound& other, double at)
{
    auto sound = talk();
    mix(sound, other, at);
    return sound;
}

} // namespace

class TstPlosives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<double>("at");
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("peak");
        for (const double hertz : {35.0, 60.0, 90.0})
            for (const double peak : {0.3, 0.6}) {
                QTest::addRow("before a word, %g Hz at %g", hertz, peak) << 0.65 << hertz << peak;
                QTest::addRow("in a pause, %g Hz at %g", hertz, peak) << 1.82 << hertz << peak;
            }
    }
    void found()
    {
        QFETCH(const double, at);
        QFETCH(const double, hertz);
        QFETCH(const double, peak);
        const auto events = plosivesIn(with(blast(0.1, hertz, peak), at), kStudioRate);
        QCOMPARE(events.size(), 1U);
        const auto middle = toSeconds(events[0].place, kStudioRate).value +
                            toSeconds(events[0].length, kStudioRate).value / 2;
        QVERIFY2(std::abs(middle - at - 0.05) < 0.03, qPrintable(QString::number(middle)));
        QVERIFY(events[0].over.value >= 3);
        QVERIFY(events[0].level.value >= -1.5);
    }

    void louderIsMore()
    {
        const auto faint = plosivesIn(with(blast(0.1, 60, 0.3), 1.82), kStudioRate),
                   loud = plosivesIn(with(blast(0.1, 60, 0.6), 1.82), kStudioRate);
        QVERIFY(faint.size() == 1 && loud.size() == 1);
        QVERIFY(std::abs(loud[0].level.value - faint[0].level.value - 6) < 0.5);
    }

    void notFound_data()
    {
        QTest::addColumn<Sound>("sound");
        for (const auto& [name, sound] : oddSounds())
            QTest::newRow(name) << sound;
        QTest::newRow("talk") << talk();
        QTest::newRow("deep talk") << talk(80, 400);
        QTest::newRow("a faint blast") << with(blast(0.1, 60, 0.03), 1.82);
        QTest::newRow("a blast that lasts is rumble") << with(blast(1.5, 60, 0.6), 1);
        QTest::newRow("noise") << hiss(2, 0.1);
    }
    void notFound()
    {
        QFETCH(const Sound, sound);
        QVERIFY(plosivesIn(sound, kStudioRate).empty());
    }
};

QTEST_GUILESS_MAIN(TstPlosives)
#include "tst_plosives.moc"
