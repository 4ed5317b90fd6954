#include "core/audio/excerpt.h"
#include "core/audio/peaks.h"
#include "core/audio/reader.h"
#include "tests/core/audio/sound_files.h"

#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <limits>

#include <sys/stat.h>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

namespace {

fs::path dataFile(const char* name)
{
    return fs::path(UNDERSTUDY_TEST_DATA) / "audio" / name;
}

std::string littleEndian(std::uint32_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text.push_back(static_cast<char>(value >> (8 * i)));
    return text;
}

/// A WAV header that says what it is told, before whatever follows.
std::string wav(int format, int channels, std::uint32_t rate, int bits, std::uint32_t promised,
                const std::string& data)
{
    const auto frame = static_cast<std::uint32_t>(channels * bits / 8);
    return "RIFF" + littleEndian(36 + promised, 4) + "WAVEfmt " + littleEndian(16, 4) +
           littleEndian(static_cast<std::uint32_t>(format), 2) +
           littleEndian(static_cast<std::uint32_t>(channels), 2) + littleEndian(rate, 4) +
           littleEndian(rate * frame, 4) + littleEndian(frame, 2) +
           littleEndian(static_cast<std::uint32_t>(bits), 2) + "data" + littleEndian(promised, 4) + data;
}

std::string floats(std::initializer_list<float> values)
{
    return {reinterpret_cast<const char*>(values.begin()), values.size() * sizeof(float)};
}

std::string randomBytes(std::size_t count)
{
    RandomStream random(7, 7);
    std::string bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random.next());
    return bytes;
}

} // namespace

class TestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void readsThroughFfmpeg_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rate");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("seekError"); // frames
        QTest::newRow("AAC in m4a") << "tone.m4a" << 24000 << "mov" << 0;
        QTest::newRow("Opus in webm") << "tone.webm" << 48000 << "matroska" << 48;
    }
    void readsThroughFfmpeg()
    {
        QFETCH(QString, file);
        QFETCH(int, rate);
        QFETCH(QString, format);
        QFETCH(int, seekError);
        auto reader = AudioReader::open(dataFile(qPrintable(file)));
        VERIFY_OK(reader);
        QCOMPARE(reader->info().rate.value, rate);
        QCOMPARE(reader->info().channels, 1);
        QCOMPARE(QString::fromStdString(reader->info().format), format);
        const auto all = readAll(*reader);
        VERIFY_OK(all);
        // Half a second of 440 Hz at 1/8; priming and padding of the codec are cut off, to a packet.
        QVERIFY2(std::abs(static_cast<double>(all->size()) / rate - 0.5) < 0.05,
                 qPrintable(QString::number(all->size())));
        const auto middle = std::span(*all).subspan(all->size() / 4, all->size() / 2);
        QVERIFY2(std::abs(rms(middle) - 0.125 / std::numbers::sqrt2) < 0.005,
                 qPrintable(QString::number(rms(middle))));

        const auto position = all->size() / 2;
        VERIFY_OK(reader->seek(Frames(static_cast<std::int64_t>(position))));
        auto rest = readAll(*reader);
        VERIFY_OK(rest);
        const auto shift =
            static_cast<std::int64_t>(rest->size()) - static_cast<std::int64_t>(all->size() - position);
        QVERIFY2(std::abs(shift) <= seekError, qPrintable(QString::number(shift)));
        const auto expected = std::span(*all).last(std::min(rest->size(), all->size()));
        for (std::size_t i = 0; i < rest->size(); ++i)
            (*rest)[i] -= expected[i + expected.size() - rest->size()];
        // Opus predicts from what it decoded before the jump, too.
        QVERIFY2(rms(*rest) < 0.005, qPrintable(QString::number(rms(*rest))));
    }

    void seeks_data() { eachContainer(); }
    void seeks()
    {
        QFETCH(AudioSpec, spec);
        VERIFY_OK(writeSound(folder() / "a", spec, sine(440.0, 0.5, Seconds(1.0))));
        auto reader = AudioReader::open(folder() / "a");
        VERIFY_OK(reader);
        const auto all = readAll(*reader);
        VERIFY_OK(all);
        for (const std::int64_t position : {12'345, 0, 23'999}) {
            VERIFY_OK(reader->seek(Frames(position)));
            auto rest = readAll(*reader);
            VERIFY_OK(rest);
            QCOMPARE(static_cast<std::int64_t>(rest->size()), 24'000 - position);
            for (std::size_t i = 0; i < rest->size(); ++i)
                (*rest)[i] -= (*all)[static_cast<std::size_t>(position) + i];
            QVERIFY2(rms(*rest) < 0.0001, qPrintable(QString::number(rms(*rest))));
        }
        VERIFY_OK(reader->seek(Frames(1'000'000)));
        QCOMPARE(readAll(*reader)->size(), std::size_t(0));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const std::string& bytes, Reason reason) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << int(reason);
        };
        row("empty", "", Reason::NoFrames);
        row("text", "# A script\n\nAda: Hello.\n", Reason::NotAudio);
        row("a playlist of other files", "#EXTM3U\n#EXTINF:10,\n/etc/passwd\n", Reason::NotAudio);
        row("a concat script", "ffconcat version 1.0\nfile /etc/passwd\n", Reason::NotAudio);
        row("random bytes", randomBytes(20'000), Reason::NotAudio);
        row("no frames", wav(1, 1, 24000, 16, 0, ""), Reason::NoFrames);
        row("header only, promising much", wav(1, 1, 24000, 16, 4'000'000'000U, ""), Reason::NoFrames);
        row("no channels", wav(1, 0, 24000, 16, 8, "12345678"), Reason::AudioDamaged);
        row("RIFF and nothing more", "RIFF", Reason::NotAudio);
        row("cut in the format", wav(1, 1, 24000, 16, 100, "").substr(0, 30), Reason::AudioDamaged);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, reason);
        VERIFY_OK(writeFile(folder() / "a.wav", bytes.toStdString()));
        VERIFY_REASON(AudioReader::open(folder() / "a.wav"), static_cast<Reason>(reason));
    }

    /// Whatever others open meanwhile.
    void refusesForItsOwnReason()
    {
        VERIFY_OK(writeFile(folder() / "words", "This is no sound."));
        VERIFY_OK(writeSound(folder() / "good", {}, sine(440.0, 0.3, Seconds(0.1))));
        std::atomic<bool> isOver = false;
        const auto others = std::async(std::launch::async, [&] {
            while (!isOver)
                std::ignore = AudioReader::open(folder() / "good");
        });
        int wrong = 0;
        for (int i = 0; i < 3000; ++i) {
            const auto reader = AudioReader::open(folder() / "words");
            wrong += !reader && reader.error().reason == Reason::NotAudio ? 0 : 1;
        }
        isOver = true;
        others.wait();
        QCOMPARE(wrong, 0);
    }

    void refusesWhatIsNoFile()
    {
        VERIFY_REASON(AudioReader::open(folder() / "absent.wav"), Reason::FileMissing);
        VERIFY_REASON(AudioReader::open(folder()), Reason::NotAFile);
        const auto pipe = folder() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        VERIFY_REASON(AudioReader::open(pipe), Reason::NotAFile); // and does not wait for a writer
    }

    void refusesAbsurdRates()
    {
        VERIFY_OK(writeFile(folder() / "a.wav", wav(1, 1, 3, 16, 8, "12345678")));
        VERIFY_ERROR(AudioReader::open(folder() / "a.wav"), Code::Unsupported);
    }

    void readsWhatAShortWavHolds()
    {
        // The header promises a gigabyte; there are four frames.
        VERIFY_OK(writeFile(folder() / "a.wav", wav(1, 1, 24000, 16, 1'000'000'000, "12345678")));
        const auto all = readAll(folder() / "a.wav");
        VERIFY_OK(all);
        QCOMPARE(all->size(), std::size_t(4));
    }

    void findsWhatIsNotFinite_data()
    {
        QTest::addColumn<float>("sample");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
    }
    void findsWhatIsNotFinite()
    {
        QFETCH(float, sample);
        VERIFY_OK(writeFile(folder() / "a.wav", wav(3, 1, 24000, 32, 12, floats({0.5F, sample, 0.5F}))));
        VERIFY_REASON(readAll(folder() / "a.wav"), Reason::NotFiniteSamples);
    }

    /// The header counts frames of 576 that the decoder's delay takes from the last one.
    void ownMp3sAreWhole_data()
    {
        QTest::addColumn<int>("frames");
        for (const int frames : {16'000, 16'100, 16'576, 16'900, 17'152, 480'000, 480'500})
            QTest::addRow("%d", frames) << frames;
    }
    void ownMp3sAreWhole()
    {
        QFETCH(const int, frames);
        constexpr SampleRate kRate{16000};
        VERIFY_OK(writeSound(folder() / "a", {.rate = kRate, .container = Container::Mp3},
                             noise(0.3, Seconds(double(frames) / kRate.value), kRate)));
        VERIFY_OK(readAll(folder() / "a"));
    }

    void truncatedFlacIsDamaged()
    {
        VERIFY_OK(writeSound(folder() / "a", {.container = Container::Flac}, noise(0.5, Seconds(2.0))));
        const auto bytes = bytesOf(folder() / "a");
        VERIFY_OK(writeFile(folder() / "b", bytes.substr(0, bytes.size() / 2)));
        VERIFY_REASON(readAll(folder() / "b"), Reason::AudioDamaged);
    }

    void survivesCutsAndFlips_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto* kind : {"wav", "flac", "ogg", "mp3", "m4a", "webm"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void survivesCutsAndFlips()
    {
        QFETCH(QString, kind);
        const auto bytes = example(kind);
        QVERIFY(!bytes.empty());
        RandomStream random(3, 3);
        for (int i = 0; i < 60; ++i) {
            auto hurt =
                bytes.substr(0, i % 2 == 0 ? bytes.size() * static_cast<std::size_t>(i) / 60 : bytes.size());
            for (int flips = 0; !hurt.empty() && i % 3 != 0 && flips < 5; ++flips)
                hurt[random.next() % hurt.size()] = static_cast<char>(random.next());
            VERIFY_OK(writeFile(folder() / "hurt", hurt));
            const auto all = readAll(folder() / "hurt"); // an error or samples, never a crash
            if (all)
                QVERIFY(all->size() < 50'000'000);
        }
    }

    void readsMono()
    {
        const SampleRate rate(48000);
        const auto left = sine(440.0, 0.5, Seconds(1.0), rate);
        const auto right = sine(440.0, 0.3, Seconds(1.0), rate);
        VERIFY_OK(writeSound(folder() / "a", {.rate = rate, .channels = 2, .format = SampleFormat::Float32},
                             interleave({left, right})));
        const auto mono = readMono(folder() / "a", kStudioRate);
        VERIFY_OK(mono);
        QCOMPARE(mono->rate.value, 24000);
        QCOMPARE(mono->length().value, std::int64_t(24000));
        const auto middle = std::span(mono->samples).subspan(6000, 12000);
        QVERIFY(std::abs(rms(middle) - 0.4 / std::numbers::sqrt2) < 1e-4);
        VERIFY_REASON(readMono(folder() / "a", kStudioRate, Seconds(0.9)), Reason::SoundTooLong);
    }

    void readsAPart_data()
    {
        QTest::addColumn<double>("start");
        QTest::addColumn<double>("end");
        QTest::addColumn<qint64>("frames"); // at 24 kHz; 0: there is nothing
        QTest::newRow("amid") << 0.25 << 0.75 << qint64(12000);
        QTest::newRow("the beginning") << 0.0 << 0.5 << qint64(12000);
        QTest::newRow("past the end") << 0.75 << 2.0 << qint64(6000);
        QTest::newRow("behind the end") << 2.0 << 3.0 << qint64(0);
        QTest::newRow("none") << 0.5 << 0.5 << qint64(0);
        QTest::newRow("backwards") << 0.7 << 0.5 << qint64(0);
    }
    void readsAPart()
    {
        QFETCH(const double, start);
        QFETCH(const double, end);
        QFETCH(const qint64, frames);
        const SampleRate rate(48000);
        auto sound = sine(440.0, 0.5, Seconds(1.0), rate);
        std::fill(sound.begin(), sound.begin() + 12000, 0.0F); // silent up to 0.25 s
        VERIFY_OK(writeSound(folder() / "a", {.rate = rate, .format = SampleFormat::Float32}, sound));
        const auto part = readMonoPart(folder() / "a", kStudioRate, Seconds(start), Seconds(end));
        if (frames == 0) {
            VERIFY_REASON(part, Reason::NoFrames);
            return;
        }
        VERIFY_OK(part);
        QCOMPARE(qint64(part->samples.size()), frames);
        QVERIFY((rms(std::span(part->samples).first(1000)) > 0.3) == (start > 0));
    }

    void readsPeaks_data()
    {
        QTest::addColumn<int>("channels");
        QTest::newRow("mono") << 1;
        QTest::newRow("stereo, mixed down") << 2;
    }
    void readsPeaks()
    {
        QFETCH(int, channels);
        const auto wave = sine(440.0, 0.5, Seconds(1.0));
        const std::vector<Signal> all{wave, silence(Seconds(1.0))};
        VERIFY_OK(writeSound(folder() / "a", {.channels = channels, .format = SampleFormat::Float32},
                             interleave({all.begin(), all.begin() + channels})));
        const auto peaks = readPeaks(folder() / "a");
        VERIFY_OK(peaks);
        QCOMPARE(peaks->length().value, std::int64_t(24000));
        const auto column = peaks->columns(Frames(0), peaks->length(), 1).front();
        QVERIFY(std::abs(column.max - 0.5F / static_cast<float>(channels)) < 1e-3F);
        QVERIFY(std::abs(column.min + 0.5F / static_cast<float>(channels)) < 1e-3F);
        VERIFY_REASON(readPeaks(folder() / "nothing"), Reason::FileMissing);
    }

    void stopsReading()
    {
        VERIFY_OK(writeSound(folder() / "a", {}, sine(440.0, 0.5, Seconds(1.0))));
        std::stop_source stop;
        VERIFY_OK(readPeaks(folder() / "a", stop.get_token()));
        VERIFY_OK(readExcerpt(folder() / "a", 0, Frames(0), Frames(9000), stop.get_token()));
        stop.request_stop();
        VERIFY_ERROR(readPeaks(folder() / "a", stop.get_token()), Code::Cancelled);
        VERIFY_ERROR(readExcerpt(folder() / "a", 0, Frames(0), Frames(9000), stop.get_token()),
                     Code::Cancelled);
    }

private:
    fs::path folder() const { return m_dir->path().toStdString(); }

    /// The bytes of a short, sound file of each kind.
    std::string example(const QString& kind) const
    {
        if (kind == QLatin1String("m4a") || kind == QLatin1String("webm"))
            return bytesOf(dataFile(qPrintable(QStringLiteral("tone.") + kind)));
        AudioSpec spec{.container = kind == QLatin1String("flac")  ? Container::Flac
                                    : kind == QLatin1String("ogg") ? Container::Ogg
                                    : kind == QLatin1String("mp3") ? Container::Mp3
                                                                   : Container::Wav};
        const auto path = folder() / "example";
        return writeSound(path, spec, noise(0.3, Seconds(0.2))) ? bytesOf(path) : std::string();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
