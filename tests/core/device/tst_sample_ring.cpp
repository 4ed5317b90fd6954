#include "core/device/sample_ring.h"

#include <QtTest>

#include <array>
#include <thread>

using namespace understudy;

class TestSampleRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAtLeastWhatWasAsked_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("capacity");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("a power of two") << 64 << 64;
        QTest::newRow("between") << 65 << 128;
    }
    void holdsAtLeastWhatWasAsked()
    {
        QFETCH(int, asked);
        QFETCH(int, capacity);
        SampleRing ring(static_cast<std::size_t>(asked));
        QCOMPARE(ring.capacity(), static_cast<std::size_t>(capacity));
        QCOMPARE(ring.space(), ring.capacity());
        QCOMPARE(ring.available(), std::size_t{0});
    }

    void takesNoMoreThanFits()
    {
        SampleRing ring(4);
        QCOMPARE(ring.write(std::array{1.0F, 2.0F, 3.0F}), std::size_t{3});
        QCOMPARE(ring.write(std::array{4.0F, 5.0F}), std::size_t{1});
        QCOMPARE(ring.space(), std::size_t{0});
        QCOMPARE(ring.peek(3), 4.0F);
        ring.drop(2);
        QCOMPARE(ring.peek(0), 3.0F);
        QCOMPARE(ring.write(std::array{5.0F, 6.0F, 7.0F}), std::size_t{2}); // around the corner
        QCOMPARE(ring.peek(3), 6.0F);
    }

    /// Every sample arrives once and in order, whatever the threads do.
    void keepsTheOrderBetweenTwoThreads()
    {
        constexpr int kSamples = 1'000'000; // floats count exactly so far
        SampleRing ring(256);
        std::jthread writer([&ring] {
            std::array<float, 37> block{};
            for (int next = 0; next < kSamples;) {
                const auto count =
                    std::min<std::size_t>(block.size(), static_cast<std::size_t>(kSamples - next));
                for (std::size_t i = 0; i < count; ++i)
                    block[i] = static_cast<float>(next + static_cast<int>(i));
                const auto written = ring.write(std::span(block).first(count));
                next += static_cast<int>(written);
                if (written == 0)
                    std::this_thread::yield();
            }
        });
        int next = 0;
        bool isRight = true;
        while (next < kSamples) {
            const auto available = ring.available();
            for (std::size_t i = 0; i < available; ++i)
                isRight = isRight && ring.peek(i) == static_cast<float>(next++);
            ring.drop(available);
            if (available == 0)
                std::this_thread::yield();
        }
        QVERIFY(isRight);
    }
};

QTEST_GUILESS_MAIN(TestSampleRing)
#include "tst_sample_ring.moc"
