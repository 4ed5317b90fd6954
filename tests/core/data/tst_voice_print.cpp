// Voices as vectors: of sounds of any rate and length, and how alike they are.
#include "core/data/recognition/voice_print.h"
#include "tests/support/results.h"

#include <cmath>

using namespace understudy;

class TestVoicePrint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofLongSounds()
    {
        std::vector<std::size_t> asked;
        const auto embed = [&](std::span<const float> mono) -> Result<std::vector<float>> {
            asked.push_back(mono.size());
            return std::vector<float>{3, 4};
        };
        const auto sound = [](double seconds) {
            return Waveform{std::vector<float>(std::size_t(seconds * 24'000), 0.1F), SampleRate(24'000)};
        };
        QVERIFY(voiceOf({}, embed)->empty());
        QVERIFY(voiceOf(sound(0.2), embed)->empty()); // says nothing of a voice
        const auto one = voiceOf(sound(3), embed);
        VERIFY_OK(one);
        QCOMPARE(*one, (std::vector<float>{0.6F, 0.8F}));
        const auto three = voiceOf(sound(131), embed);
        VERIFY_OK(three);
        QVERIFY(std::abs((*three)[0] - 1.8F) < 1e-6F);
        QCOMPARE(asked, (std::vector<std::size_t>{48'000, 960'000, 960'000, 176'000}));
    }

    void whatCannotBeHeardIsTold()
    {
        const auto deaf = [](std::span<const float>) -> Result<std::vector<float>> {
            return fail(Code::Corrupt, "weights");
        };
        VERIFY_ERROR(voiceOf({std::vector<float>(24'000), SampleRate(24'000)}, deaf), Code::Corrupt);
    }

    void cosines_data()
    {
        QTest::addColumn<QList<float>>("a");
        QTest::addColumn<QList<float>>("b");
        QTest::addColumn<double>("cosine");
        QTest::newRow("the same way") << QList<float>{1, 2} << QList<float>{2, 4} << 1.0;
        QTest::newRow("the other way") << QList<float>{1, 2} << QList<float>{-1, -2} << -1.0;
        QTest::newRow("across") << QList<float>{1, 0} << QList<float>{0, 3} << 0.0;
        QTest::newRow("no length") << QList<float>{0, 0} << QList<float>{1, 1} << 0.0;
    }
    void cosines()
    {
        QFETCH(QList<float>, a);
        QFETCH(QList<float>, b);
        QFETCH(double, cosine);
        QVERIFY(std::abs(cosineOf({a.data(), std::size_t(a.size())}, {b.data(), std::size_t(b.size())}) -
                         cosine) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestVoicePrint)
#include "tst_voice_print.moc"
