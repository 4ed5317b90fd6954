// The file of a take while it is written: whole at any moment, and as far as it goes on a full disk.
#include "core/audio/growing_wav.h"
#include "core/audio/reader.h"
#include "core/base/files.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cmath>
#include <limits>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr SampleRate kRate{48000};

std::vector<float> ramp(std::size_t count)
{
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = std::ldexp(float(i % 1000), -10) - 0.5F; // whole steps of 24 bit
    return samples;
}

std::vector<float> samplesOf(const fs::path& file)
{
    const auto sound = readMono(file, kRate);
    return sound ? sound->samples : std::vector<float>();
}

} // namespace

class TestGrowingWav : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void isReadBackBitForBit()
    {
        auto wav = GrowingWav::create(file(), kRate);
        VERIFY_OK(wav);
        const auto samples = ramp(4801); // an odd number of bytes
        VERIFY_OK(wav->write(samples));
        VERIFY_OK(wav->finish());
        QCOMPARE(wav->length(), Frames(4801));
        const auto reader = AudioReader::open(file());
        VERIFY_OK(reader);
        QCOMPARE(reader->info().length, Frames(4801));
        QCOMPARE(reader->info().channels, 1);
        QCOMPARE(samplesOf(file()), samples);
    }

    void isWholeWhileItIsWritten()
    {
        auto wav = GrowingWav::create(file(), kRate);
        VERIFY_OK(wav);
        VERIFY_OK(wav->write(ramp(1000)));
        VERIFY_OK(wav->sync());
        VERIFY_OK(wav->write(ramp(500))); // not told yet
        QCOMPARE(samplesOf(file()), ramp(1000));
        const auto left = m_dir->filePath(QStringLiteral("left.wav")).toStdString();
        fs::copy_file(file(), left); // what a crash leaves
        const auto mended = mendWav(left);
        VERIFY_OK(mended);
        QCOMPARE(mended->length, Frames(1500));
        QCOMPARE(samplesOf(left).size(), std::size_t(1500));
    }

    void dropsHalfASampleOfACrash()
    {
        VERIFY_OK(GrowingWav::create(file(), kRate)->write(ramp(100)));
        fs::resize_file(file(), fs::file_size(file()) - 1);
        const auto mended = mendWav(file());
        VERIFY_OK(mended);
        QCOMPARE(mended->length, Frames(99));
        QCOMPARE(fs::file_size(file()), std::uintmax_t(44 + 99 * 3));
    }

    void clampsAndSilencesWhatIsNoNumber()
    {
        auto wav = GrowingWav::create(file(), kRate);
        VERIFY_OK(wav);
        const std::vector<float> samples{2, -2, std::numeric_limits<float>::quiet_NaN(),
                                         std::numeric_limits<float>::infinity(), 0.25F};
        VERIFY_OK(wav->write(samples));
        VERIFY_OK(wav->finish());
        const auto read = samplesOf(file());
        QCOMPARE(read, (std::vector<float>{1 - std::ldexp(1.0F, -23), -1, 0, 0, 0.25F}));
    }

    void aFullDiskKeepsWhatIsThere_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("frames");
        QTest::newRow("a whole number of samples") << 44 + 3 * 1500 << 1500;
        QTest::newRow("in a sample") << 44 + 3 * 1500 + 2 << 1500;
        QTest::newRow("nothing") << 44 << 0;
    }
    void aFullDiskKeepsWhatIsThere()
    {
        QFETCH(int, bytes);
        QFETCH(int, frames);
        auto wav = GrowingWav::create(file(), kRate);
        VERIFY_OK(wav);
        {
            const FileSizeLimit limit(static_cast<rlim_t>(bytes));
            Result<void> written;
            for (int i = 0; i < 3 && written; ++i)
                written = wav->write(ramp(1000));
            VERIFY_REASON(written, Reason::DiskFull);
            VERIFY_OK(wav->finish());
        }
        QCOMPARE(wav->length(), Frames(frames));
        QCOMPARE(samplesOf(file()).size(), std::size_t(frames));
    }

    void aFullDiskAtTheStartLeavesNothing()
    {
        const FileSizeLimit limit(20);
        VERIFY_REASON(GrowingWav::create(file(), kRate), Reason::DiskFull);
        QVERIFY(!fs::exists(file()));
    }

    void refusesAPlaceThatIsTaken()
    {
        VERIFY_OK(writeFile(file(), "mine"));
        VERIFY_REASON(GrowingWav::create(file(), kRate), Reason::AlreadyExists);
        VERIFY_REASON(GrowingWav::create(m_dir->filePath(QStringLiteral("no/a.wav")).toStdString(), kRate),
                      Reason::FolderMissing);
    }

    void mendsOnlyItsOwn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray(100, 'x');
        QTest::newRow("a short text") << QByteArray(10, 'x');
        QTest::newRow("another form, short") << QByteArray("RIFF\x24\0\0\0AVI LIST", 16);
    }
    void mendsOnlyItsOwn()
    {
        QFETCH(QByteArray, bytes);
        VERIFY_OK(writeFile(file(), bytes.toStdString()));
        VERIFY_REASON(mendWav(file()), Reason::AudioDamaged);
        QCOMPARE(readFile(file(), Bytes(1000)).value(), bytes.toStdString()); // as it was
    }

    /// A crash before the header was there.
    void hasNothingBeforeItsHeader_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a short header") << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16);
    }
    void hasNothingBeforeItsHeader()
    {
        QFETCH(QByteArray, bytes);
        VERIFY_OK(writeFile(file(), bytes.toStdString()));
        const auto mended = mendWav(file());
        VERIFY_OK(mended);
        QCOMPARE(mended->length, Frames(0));
        QCOMPARE(readFile(file(), Bytes(1000)).value(), bytes.toStdString()); // as it was
    }

private:
    fs::path file() const { return m_dir->filePath(QStringLiteral("take.wav")).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestGrowingWav)
#include "tst_growing_wav.moc"
