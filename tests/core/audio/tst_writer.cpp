// Writing and tagging files.
#include "core/audio/writer.h"
#include "tests/core/audio/sound_files.h"
#include "tests/support/file_size_limit.h"

#include <QTemporaryDir>

#include <array>

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

namespace {

AudioTags someTags()
{
    return {"Épisode 1", "Ada & Ben", "Understudy", {{Seconds(0.0), "Opening"}, {Seconds(0.5), "Größe"}}};
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

class TestWriter : public QObject
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

private:
    fs::path folder() const { return m_dir->path().toStdString(); }

    int entries() const
    {
        return static_cast<int>(std::distance(fs::directory_iterator(folder()), fs::directory_iterator{}));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
