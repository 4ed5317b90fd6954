// What headers of WAV files promise, whole and broken.
#include "core/audio/wav_header.h"
#include "core/base/files.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

std::string number(std::uint32_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text.push_back(char(value >> (8 * i)));
    return text;
}

std::string chunk(const std::string& name, const std::string& bytes)
{
    return name + number(std::uint32_t(bytes.size()), 4) + bytes + std::string(bytes.size() % 2, '\0');
}

/// 16 bit, mono, unless told otherwise.
std::string format(std::uint32_t coding = 1, std::uint32_t frameSize = 2, const std::string& more = {})
{
    return chunk("fmt ", number(coding, 2) + number(1, 2) + number(24'000, 4) +
                             number(24'000 * frameSize, 4) + number(frameSize, 2) + number(16, 2) + more);
}

std::string data(std::uint32_t promised)
{
    return "data" + number(promised, 4) + "ab"; // less than that
}

} // namespace

class TstWavHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsPromised_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("frames"); // -1: nothing
        const auto row = [](const char* name, const std::string& chunks, qint64 frames) {
            QTest::newRow(name) << QByteArray::fromStdString("RIFF" + number(36, 4) + "WAVE" + chunks)
                                << frames;
        };
        row("16 bit", format() + data(2000), 1000);
        row("frames of six bytes", format(1, 6) + data(2000), 333);
        row("floats", format(3, 4) + data(2000), 500);
        row("extensible", format(0xFFFE, 2, std::string(24, '\0')) + data(2000), 1000);
        row("a chunk of odd length before", format() + chunk("LIST", "abc") + data(2000), 1000);
        row("as much as there can be", format(1, 1) + data(0x7FFFEFFF), 0x7FFFEFFF);
        row("from a pipe", format() + data(0x7FFFF000), -1);
        row("of unknown length", format() + data(0xFFFFFFFF), -1);
        row("never finished", format() + data(0), -1);
        row("compressed", format(2, 256) + data(2000), -1);
        row("frames of no bytes", format(1, 0) + data(2000), -1);
        row("no format", data(2000), -1);
        row("a format too short", chunk("fmt ", std::string(14, '\1')) + data(2000), -1);
        row("a format cut off", format().substr(0, 16), -1);
        row("no data", format(), -1);
        row("the data's length cut off", format() + "data\1", -1);
        row("a chunk past the end", format() + "LIST" + number(0xFFFFFFFF, 4) + data(2000), -1);
        QTest::newRow("nothing") << QByteArray() << qint64(-1);
        QTest::newRow("RIFF alone") << QByteArray("RIFF") << qint64(-1);
        QTest::newRow("another kind of RIFF")
            << QByteArray::fromStdString("RIFF" + number(36, 4) + "AVI " + format() + data(2000))
            << qint64(-1);
    }
    void tellsWhatIsPromised()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const qint64, frames);
        const auto file = fs::path(m_folder.path().toStdString()) / "sound.wav";
        VERIFY_OK(writeFile(file, bytes.toStdString()));
        const auto told = framesInWavHeader(file);
        QCOMPARE(told ? qint64(told->value) : qint64(-1), frames);
    }
    void noFilePromisesNothing()
    {
        QVERIFY(!framesInWavHeader(fs::path(m_folder.path().toStdString()) / "gone.wav"));
        QVERIFY(!framesInWavHeader(m_folder.path().toStdString()));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstWavHeader)
#include "tst_wav_header.moc"
