// Reading, writing and tagging files.
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "tests/core/audio/signals.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <array>
#include <filesystem>
#include <limits>

#include <sys/stat.h>
#include <taglib/chapterframe.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tpropertymap.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(AudioSpec)

namespace {

constexpr Bytes kPlenty{64 << 20};

fs::path dataFile(const char* name)
{
    return fs::path(UNDERSTUDY_TEST_DATA) / "audio" / name;
}

Result<void> writeSound(const fs::path& path, const AudioSpec& spec, std::span<const float> frames,
                        AudioTags tags = {})
{
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(path, spec));
    writer.setTags(std::move(tags));
    Result<void> result;
    const auto channels = static_cast<std::size_t>(spec.channels);
    for (std::size_t at = 0; result && at < frames.size(); at += 1000 * channels)
        result = writer.write(frames.subspan(at, std::min(1000 * channels, frames.size() - at)));
    UNDERSTUDY_CHECK(result);
    return writer.commit();
}

/// All that read() delivers, interleaved.
Result<Signal> readAll(AudioReader& reader)
{
    Signal all;
    Signal block(static_cast<std::size_t>(777 * reader.info().channels));
    for (;;) {
        UNDERSTUDY_TRY(const auto got, reader.read(block));
        if (got.value == 0)
            return all;
        all.insert(all.end(), block.begin(), block.begin() + got.value * reader.info().channels);
    }
}

Result<Signal> readAll(const fs::path& path)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(path));
    return readAll(reader);
}

std::string bytesOf(const fs::path& path)
{
    return readFile(path, kPlenty).value_or("");
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

AudioTags someTags()
{
    return {"Épisode 1", "Ada & Ben", "Understudy", {{Seconds(0.0), "Opening"}, {Seconds(0.5), "Größe"}}};
}

void eachContainer()
{
    QTest::addColumn<AudioSpec>("spec");
    QTest::newRow("wav") << AudioSpec{.container = Container::Wav};
    QTest::newRow("flac") << AudioSpec{.container = Container::Flac};
    QTest::newRow("ogg") << AudioSpec{.container = Container::Ogg};
    QTest::newRow("mp3") << AudioSpec{.container = Container::Mp3};
}

std::unique_ptr<TagLib::File> openTagged(const fs::path& path, Container container)
{
    switch (container) {
    case Container::Wav:
        return std::make_unique<TagLib::RIFF::WAV::File>(path.c_str());
    case Container::Flac:
        return std::make_unique<TagLib::FLAC::File>(path.c_str());
    case Container::Ogg:
        return std::make_unique<TagLib::Ogg::Vorbis::File>(path.c_str());
    case Container::Mp3:
        return std::make_unique<TagLib::MPEG::File>(path.c_str());
    }
    return nullptr;
}

/// "0 500 Opening; 500 1000 Größe": start and end in ms (ID3) or "00:00:00.000 Opening; ..." (Vorbis
/// comments).
std::string chaptersOf(TagLib::File& file)
{
    std::string text;
    const TagLib::ID3v2::Tag* tag = nullptr;
    if (auto* waveFile = dynamic_cast<TagLib::RIFF::WAV::File*>(&file))
        tag = waveFile->ID3v2Tag();
    if (auto* mpegFile = dynamic_cast<TagLib::MPEG::File*>(&file))
        tag = mpegFile->ID3v2Tag();
    if (tag != nullptr) {
        for (const auto* frame : tag->frameList("CHAP")) {
            const auto* chapter = dynamic_cast<const TagLib::ID3v2::ChapterFrame*>(frame);
            text += std::to_string(chapter->startTime()) + " " + std::to_string(chapter->endTime()) + " " +
                    chapter->embeddedFrameList("TIT2").front()->toString().to8Bit(true) + "; ";
        }
        return text + std::to_string(tag->frameList("CTOC").size()) + " contents";
    }
    const auto properties = file.properties();
    for (const auto* key : {"CHAPTER001", "CHAPTER001NAME", "CHAPTER002", "CHAPTER002NAME"})
        text += properties[key].toString().to8Bit(true) + "; ";
    return text;
}

} // namespace

class TestAudioFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void roundTrips_data()
    {
        QTest::addColumn<AudioSpec>("spec");
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<double>("tolerance"); // rms of the difference
        const auto row = [](const char* name, AudioSpec spec, const char* format, double tolerance) {
            QTest::newRow(name) << spec << QByteArray(format) << tolerance;
        };
        using enum SampleFormat;
        row("wav 16", {.format = Pcm16}, "wav", 1e-5);
        row("wav 24", {.format = Pcm24}, "wav", 1e-7);
        row("wav float", {.format = Float32}, "wav", 0.0);
        row("wav stereo 48 kHz", {.rate = SampleRate(48000), .channels = 2}, "wav", 1e-5);
        row("flac 16", {.format = Pcm16, .container = Container::Flac}, "flac", 1e-5);
        row("flac 24", {.format = Pcm24, .container = Container::Flac}, "flac", 1e-7);
        row("ogg", {.container = Container::Ogg}, "oga", 0.02);
        row("mp3", {.container = Container::Mp3}, "mp3", 0.02);
        row("mp3 stereo 44.1 kHz", {.rate = SampleRate(44100), .channels = 2, .container = Container::Mp3},
            "mp3", 0.02);
    }
    void roundTrips()
    {
        QFETCH(AudioSpec, spec);
        QFETCH(QByteArray, format);
        QFETCH(double, tolerance);
        const auto path = folder() / "sound";
        const auto mono = sine(440.0, 0.5, Seconds(1.0), spec.rate);
        const auto frames =
            spec.channels == 2 ? interleave({mono, sine(660.0, 0.25, Seconds(1.0), spec.rate)}) : mono;
        VERIFY_OK(writeSound(path, spec, frames));
        auto reader = AudioReader::open(path);
        VERIFY_OK(reader);
        QCOMPARE(reader->info().rate.value, spec.rate.value);
        QCOMPARE(reader->info().channels, spec.channels);
        QCOMPARE(QByteArray::fromStdString(reader->info().format), format);
        // An MP3's header counts packets.
        const auto known = static_cast<std::int64_t>(mono.size());
        const auto length = reader->info().length.value;
        QVERIFY(spec.container == Container::Mp3 ? std::abs(length - known) < 2304 : length == known);
        auto back = readAll(*reader);
        VERIFY_OK(back);
        QCOMPARE(back->size(), frames.size());
        for (std::size_t i = 0; i < frames.size(); ++i)
            (*back)[i] -= frames[i];
        QVERIFY2(rms(*back) <= tolerance, qPrintable(QString::number(rms(*back))));
        QCOMPARE(entries(), 1);
    }

    void sameSamplesSameBytes_data() { eachContainer(); }
    void sameSamplesSameBytes()
    {
        QFETCH(AudioSpec, spec);
        const auto signal = noise(0.5, Seconds(1.0));
        VERIFY_OK(writeSound(folder() / "a", spec, signal, someTags()));
        VERIFY_OK(writeSound(folder() / "b", spec, signal, someTags()));
        QVERIFY(bytesOf(folder() / "a") == bytesOf(folder() / "b"));
    }

    void floatFilesHoldNoTime()
    {
        VERIFY_OK(writeSound(folder() / "a", {.format = SampleFormat::Float32}, noise(0.5, Seconds(0.1))));
        QVERIFY(bytesOf(folder() / "a").find("PEAK") == std::string::npos);
    }

    void keepsSixteenBitsAndClamps()
    {
        const std::array<std::int16_t, 5> samples{0, 1, -1, 32767, -32768};
        auto writer = AudioWriter::create(folder() / "a", {});
        VERIFY_OK(writer);
        VERIFY_OK(writer->writePcm16(samples));
        VERIFY_OK(writer->write(Signal{2.0F, -2.0F}));
        QCOMPARE(writer->written().value, std::int64_t(7));
        VERIFY_OK(writer->commit());
        const auto back = readAll(folder() / "a");
        VERIFY_OK(back);
        for (std::size_t i = 0; i < samples.size(); ++i)
            QCOMPARE((*back)[i], static_cast<float>(samples[i]) / 32768.0F);
        QVERIFY((*back)[5] > 0.9999F && (*back)[6] < -0.9999F);
    }

    void abandonedWriterLeavesNothing_data() { eachContainer(); }
    void abandonedWriterLeavesNothing()
    {
        QFETCH(AudioSpec, spec);
        VERIFY_OK(writeFile(folder() / "a", "before"));
        {
            auto writer = AudioWriter::create(folder() / "a", spec);
            VERIFY_OK(writer);
            VERIFY_OK(writer->write(noise(0.5, Seconds(1.0))));
        }
        QCOMPARE(bytesOf(folder() / "a"), std::string("before"));
        QCOMPARE(entries(), 1);
    }

    void fullDisk_data() { eachContainer(); }
    void fullDisk()
    {
        QFETCH(AudioSpec, spec);
        VERIFY_OK(writeFile(folder() / "a", "before"));
        for (const rlim_t bytes : {10, 3000}) {
            const FileSizeLimit limit(bytes);
            VERIFY_REASON(writeSound(folder() / "a", spec, noise(0.5, Seconds(2.0))), Reason::DiskFull);
        }
        QCOMPARE(bytesOf(folder() / "a"), std::string("before"));
        QCOMPARE(entries(), 1);
    }

    void fullDiskWhileTagging()
    {
        const auto signal = noise(0.5, Seconds(1.0));
        const FileSizeLimit limit(50'000); // the sound fits, the tags do not
        VERIFY_OK(writeSound(folder() / "a", {}, signal));
        VERIFY_REASON(writeSound(folder() / "b", {}, signal, someTags()), Reason::DiskFull);
        QCOMPARE(entries(), 1);
    }

    void writerRefuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<AudioSpec>("spec");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const char* path, AudioSpec spec, Code code, Reason reason) {
            QTest::newRow(name) << QString::fromLatin1(path) << spec << int(code) << int(reason);
        };
        row("missing folder", "no/such/a.wav", {}, Code::NotFound, Reason::FolderMissing);
        row("a folder", ".", {}, Code::Io, Reason::NotAFile);
        row("float flac", "a.flac", {.format = SampleFormat::Float32, .container = Container::Flac},
            Code::Unsupported, Reason::General);
        row("mp3 at 23 kHz", "a.mp3", {.rate = SampleRate(23000), .container = Container::Mp3},
            Code::Unsupported, Reason::General);
        row("no channels", "a.wav", {.channels = 0}, Code::Unsupported, Reason::General);
    }
    void writerRefuses()
    {
        QFETCH(QString, path);
        QFETCH(AudioSpec, spec);
        QFETCH(int, code);
        QFETCH(int, reason);
        const auto writer = AudioWriter::create(folder() / path.toStdString(), spec);
        VERIFY_ERROR(writer, static_cast<Code>(code));
        VERIFY_REASON(writer, static_cast<Reason>(reason));
        QCOMPARE(entries(), 0);
    }

    void tags_data()
    {
        QTest::addColumn<AudioSpec>("spec");
        QTest::addColumn<QString>("chapters");
        const auto id3 = QStringLiteral("0 500 Opening; 500 1000 Größe; 1 contents");
        const auto comments = QStringLiteral("00:00:00.000; Opening; 00:00:00.500; Größe; ");
        QTest::newRow("wav") << AudioSpec{.container = Container::Wav} << id3;
        QTest::newRow("mp3") << AudioSpec{.container = Container::Mp3} << id3;
        QTest::newRow("flac") << AudioSpec{.container = Container::Flac} << comments;
        QTest::newRow("ogg") << AudioSpec{.container = Container::Ogg} << comments;
    }
    void tags()
    {
        QFETCH(AudioSpec, spec);
        QFETCH(QString, chapters);
        const auto signal = noise(0.5, Seconds(1.0));
        VERIFY_OK(writeSound(folder() / "plain", spec, signal));
        VERIFY_OK(writeSound(folder() / "tagged", spec, signal, someTags()));
        const auto file = openTagged(folder() / "tagged", spec.container);
        QVERIFY(file->isValid());
        QCOMPARE(QString::fromStdString(file->tag()->title().to8Bit(true)), QStringLiteral("Épisode 1"));
        QCOMPARE(QString::fromStdString(file->tag()->artist().to8Bit(true)), QStringLiteral("Ada & Ben"));
        QCOMPARE(QString::fromStdString(file->tag()->album().to8Bit(true)), QStringLiteral("Understudy"));
        QCOMPARE(QString::fromStdString(chaptersOf(*file)), chapters);
        const auto plain = readAll(folder() / "plain");
        const auto tagged = readAll(folder() / "tagged");
        VERIFY_OK(plain);
        VERIFY_OK(tagged);
        QVERIFY(*plain == *tagged);
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
        row("empty", "", Reason::NotAudio);
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
        VERIFY_REASON(readMono(folder() / "a", kStudioRate, Seconds(0.9)), Reason::FileTooLarge);
    }

private:
    fs::path folder() const { return m_dir->path().toStdString(); }

    int entries() const
    {
        return static_cast<int>(std::distance(fs::directory_iterator(folder()), fs::directory_iterator{}));
    }

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

QTEST_GUILESS_MAIN(TestAudioFiles)
#include "tst_audio_files.moc"
