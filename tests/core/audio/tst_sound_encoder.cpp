// Sound as bytes: what was encoded is decoded again, streamed and whole, the same each time.
#include "core/audio/sound_encoder.h"

#include "core/audio/reader.h"
#include "core/base/files.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cmath>

using namespace understudy;

namespace {

std::vector<float> tone(std::size_t frames)
{
    std::vector<float> samples(frames);
    for (std::size_t i = 0; i < frames; ++i)
        samples[i] = 0.5F * std::sin(static_cast<float>(i) * 0.115F); // 440 Hz
    return samples;
}

Result<std::string> encoded(Encoding encoding, SoundEncoder::Delivery delivery,
                            std::span<const float> samples, std::size_t piece)
{
    UNDERSTUDY_TRY(auto encoder, SoundEncoder::create(encoding, kStudioRate, delivery));
    std::string bytes;
    for (std::size_t at = 0; at < samples.size(); at += piece)
        UNDERSTUDY_CHECK(encoder.encode(samples.subspan(at, std::min(piece, samples.size() - at)), bytes));
    UNDERSTUDY_CHECK(encoder.finish(bytes));
    return bytes;
}

} // namespace

class TestSoundEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDecodedAgain_data()
    {
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<double>("tolerance"); // of the level, as a share: LAME takes 0.95 of it
        for (const auto encoding : kEncodings)
            for (const bool isWhole : {false, true})
                if (encoding != Encoding::Pcm)
                    QTest::addRow("%s, %s", name(encoding).data(), isWhole ? "whole" : "streamed")
                        << encoding << isWhole
                        << (encoding == Encoding::Wav || encoding == Encoding::Flac ? 0.001 : 0.08);
    }
    void isDecodedAgain()
    {
        QFETCH(Encoding, encoding);
        QFETCH(bool, isWhole);
        QFETCH(double, tolerance);
        const auto delivery = isWhole ? SoundEncoder::Delivery::Whole : SoundEncoder::Delivery::Streamed;
        const auto samples = tone(48'000);
        const auto bytes = encoded(encoding, delivery, samples, 1000);
        VERIFY_OK(bytes);
        QTemporaryDir dir;
        const auto file = std::filesystem::path(dir.path().toStdString()) / "sound";
        VERIFY_OK(writeFile(file, *bytes));
        const auto decoded = readMono(file, kStudioRate);
        VERIFY_OK(decoded);
        // Lossy codecs pad to whole frames.
        QVERIFY2(std::abs(double(decoded->samples.size()) - 48'000) <= (tolerance < 0.01 ? 0 : 3000),
                 qPrintable(QString::number(decoded->samples.size())));
        double sum = 0;
        for (std::size_t i = 12'000; i < 36'000; ++i)
            sum += double(decoded->samples[i]) * decoded->samples[i];
        QVERIFY(std::abs(std::sqrt(sum / 24'000) / (0.5 / std::sqrt(2.0)) - 1) < tolerance);
    }

    void piecesChangeNothing_data()
    {
        QTest::addColumn<Encoding>("encoding");
        for (const auto encoding : kEncodings)
            QTest::newRow(name(encoding).data()) << encoding;
    }
    void piecesChangeNothing()
    {
        QFETCH(Encoding, encoding);
        const auto samples = tone(12'345);
        for (const auto delivery : {SoundEncoder::Delivery::Whole, SoundEncoder::Delivery::Streamed}) {
            const auto one = encoded(encoding, delivery, samples, samples.size());
            VERIFY_OK(one);
            for (const std::size_t piece : {std::size_t(1), std::size_t(777), samples.size()})
                QVERIFY(encoded(encoding, delivery, samples, piece).value_or("") == *one);
        }
    }

    void streamsAsItGoes_data() { piecesChangeNothing_data(); }
    void streamsAsItGoes()
    {
        QFETCH(Encoding, encoding);
        auto encoder = SoundEncoder::create(encoding, kStudioRate, SoundEncoder::Delivery::Streamed);
        VERIFY_OK(encoder);
        std::string bytes;
        VERIFY_OK(encoder->encode(tone(12'000), bytes)); // half a second
        QVERIFY(bytes.size() > 500);
    }

    void nothingIsASoundToo_data() { piecesChangeNothing_data(); }
    void nothingIsASoundToo()
    {
        QFETCH(Encoding, encoding);
        for (const auto delivery : {SoundEncoder::Delivery::Whole, SoundEncoder::Delivery::Streamed})
            VERIFY_OK(encoded(encoding, delivery, {}, 1));
    }

    void rawSamples()
    {
        const std::vector<float> samples{0, 0.5F, -0.5F, 1, -1, 2, -2};
        const auto bytes = encoded(Encoding::Pcm, SoundEncoder::Delivery::Streamed, samples, 3);
        QCOMPARE(QByteArray::fromStdString(bytes.value_or("")), QByteArray::fromHex("0000"
                                                                                    "0040"
                                                                                    "00c0"
                                                                                    "ff7f"
                                                                                    "0080"
                                                                                    "ff7f"
                                                                                    "0080"));
    }

    void wavHeaders()
    {
        const auto whole = encoded(Encoding::Wav, SoundEncoder::Delivery::Whole, tone(100), 7).value_or("");
        QCOMPARE(whole.size(), std::size_t(244));
        QCOMPARE(QByteArray::fromStdString(whole.substr(4, 4)), QByteArray::fromHex("ec000000"));
        QCOMPARE(QByteArray::fromStdString(whole.substr(40, 4)), QByteArray::fromHex("c8000000"));
        const auto streamed =
            encoded(Encoding::Wav, SoundEncoder::Delivery::Streamed, tone(100), 7).value_or("");
        QCOMPARE(QByteArray::fromStdString(streamed.substr(40, 4)), QByteArray::fromHex("ffffffff"));
        QCOMPARE(streamed.substr(44), whole.substr(44));
    }

    void namesAreRead()
    {
        for (const auto encoding : kEncodings)
            QCOMPARE(encodingNamed(name(encoding)), std::optional(encoding));
        QVERIFY(!encodingNamed("ogg"));
    }
};

QTEST_GUILESS_MAIN(TestSoundEncoder)
#include "tst_sound_encoder.moc"
