#include <QtTest>

#include "core/audio/stretch.h"
#include "tests/core/audio/signals.h"

using namespace understudy;
using namespace understudy::test;

namespace {

Signal stretched(const Signal& in, double tempo, double pitch, bool isInPieces = false)
{
    Stretcher stretcher(tempo, pitch, kStudioRate);
    Signal out;
    if (isInPieces)
        inOddBlocks(in, [&](auto piece) { stretcher.process(piece, out); });
    else
        stretcher.process(in, out);
    stretcher.flush(out);
    return out;
}

/// By its upward zero crossings, the edges left out.
double hertz(const Signal& signal)
{
    const auto edge = signal.size() / 4;
    int crossings = 0;
    std::size_t first = 0, last = 0;
    for (std::size_t i = edge; i + edge < signal.size(); ++i)
        if (signal[i - 1] < 0 && signal[i] >= 0) {
            first = crossings == 0 ? i : first;
            last = i;
            ++crossings;
        }
    return crossings < 2 ? 0 : kStudioRate.value * double(crossings - 1) / double(last - first);
}

} // namespace

class TestStretch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tempoAndPitch_data()
    {
        QTest::addColumn<double>("tempo");
        QTest::addColumn<double>("pitch");
        QTest::newRow("as it is") << 1.0 << 1.0;
        QTest::newRow("twice as fast") << 2.0 << 1.0;
        QTest::newRow("half as fast") << 0.5 << 1.0;
        QTest::newRow("an octave up") << 1.0 << 2.0;
        QTest::newRow("a fourth down, slower") << 0.9 << std::pow(2.0, -5.0 / 12);
    }
    void tempoAndPitch()
    {
        QFETCH(double, tempo);
        QFETCH(double, pitch);
        const auto in = sine(220, 0.4, Seconds(2));
        const auto out = stretched(in, tempo, pitch);
        QCOMPARE(out.size(), static_cast<std::size_t>(std::llround(double(in.size()) / tempo)));
        QVERIFY2(std::abs(hertz(out) / (220 * pitch) - 1) < 0.01, qPrintable(QString::number(hertz(out))));
        const auto middle = std::span(out).subspan(out.size() / 4, out.size() / 2);
        // Formants stay where they are: a tone that is moved away from its own is softer.
        const auto level = rms(middle) / rms(in);
        QVERIFY2(pitch == 1 ? std::abs(level - 1) < 0.2 : level > 0.2, qPrintable(QString::number(level)));
    }

    void piecesChangeNothing()
    {
        const auto in = sine(150, 0.3, Seconds(1)) + noise(0.1, Seconds(0.5));
        QVERIFY(stretched(in, 1.25, 1.1) == stretched(in, 1.25, 1.1, true));
    }

    void shortSounds_data()
    {
        QTest::addColumn<int>("frames");
        for (const int frames : {0, 1, 1000, 1920})
            QTest::addRow("%d frames", frames) << frames;
    }
    void shortSounds()
    {
        QFETCH(int, frames);
        const auto out = stretched(Signal(std::size_t(frames), 0.1F), 0.5, 1);
        QCOMPARE(out.size(), std::size_t(frames) * 2);
    }
};

QTEST_GUILESS_MAIN(TestStretch)
#include "tst_stretch.moc"
