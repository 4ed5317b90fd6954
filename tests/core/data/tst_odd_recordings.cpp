// Recordings of unusual kinds among usual ones: what can be used is, what cannot is told, and the others go
// on.
#include "core/data/dataset/build.h"

#include "core/data/dataset/dataset.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>

#include <bit>
#include <fstream>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

namespace {

enum class Coding
{
    Unsigned8,
    Float64
};

template<typename T>
std::string littleEndian(T value)
{
    static_assert(std::endian::native == std::endian::little);
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::string coded(std::span<const float> samples, Coding coding)
{
    std::string bytes;
    for (const float sample : samples)
        bytes += coding == Coding::Float64
                     ? littleEndian(double(sample))
                     : std::string(1, char(std::uint8_t(std::lround(sample * 127) + 128)));
    return bytes;
}

/// "fmt " and its size included; Microsoft, Multiple Channel Audio Data and WAVE Files.
std::string formatChunk(Coding coding, int channels, int rate)
{
    const int bytes = coding == Coding::Float64 ? 8 : 1;
    return "fmt " + littleEndian(std::uint32_t(16)) +
           littleEndian(std::uint16_t(coding == Coding::Float64 ? 3 : 1)) +
           littleEndian(std::uint16_t(channels)) + littleEndian(std::uint32_t(rate)) +
           littleEndian(std::uint32_t(rate * channels * bytes)) +
           littleEndian(std::uint16_t(channels * bytes)) + littleEndian(std::uint16_t(8 * bytes));
}

/// A WAV file that AudioWriter does not write.
std::string wav(Coding coding, int channels, std::span<const float> samples)
{
    const auto data = coded(samples, coding);
    const auto body = "WAVE" + formatChunk(coding, channels, kStudioRate.value) + "data" +
                      littleEndian(std::uint32_t(data.size())) + data;
    return "RIFF" + littleEndian(std::uint32_t(body.size())) + body;
}

/// RF64 (EBU Tech 3306) with a hole of `silent` bytes where a file system has them, then `spoken`.
void writeHuge(const fs::path& file, int channels, std::int64_t silent, std::string_view spoken)
{
    const auto data = std::uint64_t(silent) + spoken.size();
    const auto format = formatChunk(Coding::Float64, channels, 48'000);
    const auto head = "WAVEds64" + littleEndian(std::uint32_t(28)) + littleEndian(data + 72 + 8) +
                      littleEndian(data) + littleEndian(data / (8 * std::uint64_t(channels))) +
                      littleEndian(std::uint32_t(0)) + format + "data" + littleEndian(std::uint32_t(-1));
    std::ofstream out(file, std::ios::binary);
    out << "RF64" << littleEndian(std::uint32_t(-1)) << head;
    out.seekp(silent, std::ios::cur);
    out << spoken;
}

} // namespace

class TstOddRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
        writeTalk(m_folder / "in" / "talk.wav", 1, 8);
    }

    void everyCodingIsHeard_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto voice = talk(2, 8);
        Signal surround(voice.size() * 8);
        for (std::size_t n = 0; n < voice.size(); ++n)
            surround[8 * n + 2] = voice[n]; // the centre
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("8 bit", wav(Coding::Unsigned8, 1, voice));
        row("64 bit float", wav(Coding::Float64, 1, voice));
        row("7.1", wav(Coding::Float64, 8, surround));
    }
    void everyCodingIsHeard()
    {
        QFETCH(const QByteArray, bytes);
        VERIFY_OK(writeFile(m_folder / "in" / "odd.wav", bytes.toStdString()));
        const auto report = build();
        QVERIFY(report.failed.empty());
        QVERIFY(clipsOf("odd") >= 2);
        QVERIFY(clipsOf("talk") >= 2);
    }

    void whatIsNoSpeechHasNoClips_data()
    {
        QTest::addColumn<Signal>("sound");
        QTest::addColumn<int>("rate");
        QTest::newRow("music") << music() << kStudioRate.value;
        QTest::newRow("half an hour of one tone")
            << sine(440, 0.3, Seconds(1800.0), SampleRate(8000)) << 8000;
    }
    void whatIsNoSpeechHasNoClips()
    {
        QFETCH(const Signal, sound);
        QFETCH(const int, rate);
        VERIFY_OK(writeSound(m_folder / "in" / "odd.wav", {.rate = SampleRate(rate)}, sound));
        auto request = talkRequest(m_folder);
        request.ingest.limits = defaultLimits();
        std::erase_if(request.ingest.limits,
                      [](const Limit& limit) { return limit.measure == Measure::Burst; });
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QVERIFY(isSilenceAlone(report->failed));
        QCOMPARE(clipsOf("odd"), 0);
    }

    /// What a broken download leaves is used as far as it goes, and told.
    void halfAFileIsUsed_data()
    {
        QTest::addColumn<int>("container");
        QTest::addColumn<int>("channels");
        for (const int channels : {1, 2}) {
            QTest::addRow("wav, %d channels", channels) << int(Container::Wav) << channels;
            QTest::addRow("mp3, %d channels", channels) << int(Container::Mp3) << channels;
            QTest::addRow("flac, %d channels", channels) << int(Container::Flac) << channels;
        }
    }
    void halfAFileIsUsed()
    {
        QFETCH(const int, container);
        QFETCH(const int, channels);
        const auto voice = talk(3, 12);
        Signal sound;
        for (const float sample : voice)
            sound.insert(sound.end(), std::size_t(channels), sample);
        VERIFY_OK(
            writeSound(m_folder / "whole", {.channels = channels, .container = Container(container)}, sound));
        const auto bytes = bytesOf(m_folder / "whole");
        VERIFY_OK(writeFile(m_folder / "in" / "half.bin.wav", bytes.substr(0, bytes.size() / 2)));
        const auto report = build();
        QVERIFY(report.failed.empty());
        const auto seconds = double(voice.size()) / kStudioRate.value;
        const auto cutShort = report.cutShort();
        QCOMPARE(cutShort.size(), std::size_t(1));
        QVERIFY(cutShort.front().file.ends_with("half.bin.wav"));
        QVERIFY(std::abs(cutShort.front().promised.value - seconds) < 0.2);
        QVERIFY(cutShort.front().there.value > 0.3 * seconds && cutShort.front().there.value < 0.7 * seconds);
        QVERIFY(clipsOf("half") >= 1);
        QVERIFY(clipsOf("talk") >= 2);
    }

    /// More than four gigabytes that take no room: what is said is where 32 bits no longer count.
    void speechBeyondFourGigabytes()
    {
        const auto voice = talk(4, 8, 2.4, 0.5, SampleRate(48'000));
        Signal surround(voice.size() * 8);
        for (std::size_t n = 0; n < voice.size(); ++n)
            surround[8 * n] = voice[n];
        const auto frames = (std::int64_t(1) << 32) / 64 + 1000;
        writeHuge(m_folder / "in" / "huge.wav", 8, frames * 64, coded(surround, Coding::Float64));
        const auto report = build();
        QVERIFY(report.failed.empty());
        QVERIFY(clipsOf("huge") >= 2);
        const auto set = readDataset(m_folder / "out");
        VERIFY_OK(set);
        for (const auto& entry : set->entries)
            if (entry.row.clip.recording.starts_with("huge"))
                QVERIFY(entry.row.clip.span.begin.value > frames);
    }

    void aFolderOfThousands()
    {
        const auto sound = noise(0.2, Seconds(0.01));
        VERIFY_OK(writeSound(m_folder / "one.wav", {}, sound));
        auto bytes = bytesOf(m_folder / "one.wav");
        for (int i = 0; i < 5000; ++i) {
            std::memcpy(bytes.data() + bytes.size() - sizeof i, &i, sizeof i); // no two are the same
            VERIFY_OK(writeFile(m_folder / "in" / (std::to_string(i) + ".wav"), bytes));
        }
        const auto report = build();
        QVERIFY(report.failed.empty()); // their clips are left out, being short
        QCOMPARE(report.recordings.size(), std::size_t(5001));
        QVERIFY(fs::file_size(m_folder / "out" / "report.html") < 1'000'000); // a page, not a list
        QVERIFY(clipsOf("talk") >= 2);
    }

private:
    static bool isSilenceAlone(const std::vector<Error>& failed)
    {
        return std::ranges::all_of(failed,
                                   [](const Error& error) { return error.reason == Reason::NobodySpeaks; });
    }

    BuildReport build() const
    {
        const auto report = buildDataset(talkRequest(m_folder), {});
        if (!report)
            QTest::qFail("no dataset", __FILE__, __LINE__);
        return report.value_or(BuildReport{});
    }

    int clipsOf(const std::string& recording) const
    {
        const auto set = readDataset(m_folder / "out");
        return set ? int(std::ranges::count_if(
                         set->entries,
                         [&](const auto& entry) { return entry.row.clip.recording.starts_with(recording); }))
                   : -1;
    }

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TstOddRecordings)
#include "tst_odd_recordings.moc"
