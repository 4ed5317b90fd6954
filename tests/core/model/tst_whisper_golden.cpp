// Whisper against the original's data: front end, networks, tokens, what it says.
#include <QtTest>

#include "tests/support/golden_rows.h"

using namespace understudy;
using understudy::test::verifyRows;

namespace {

const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";
const std::filesystem::path kTiny = kGolden / "whisper-tiny-random";

} // namespace

class TstWhisperGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void networks_data()
    {
        QTest::addColumn<int>("least");
        QTest::newRow("whisper-tiny-random") << 19;
        QTest::newRow("whisper-v3-random") << 8;
    }
    void networks()
    {
        QFETCH(int, least);
        verifyRows(checkWhisperGolden(kGolden / QTest::currentDataTag(), kTiny), std::size_t(least));
    }

    void speech_data()
    {
        QTest::addColumn<int>("least");
        QTest::newRow("whisper-tiny-random") << 6;
        QTest::newRow("whisper-v3-random") << 6;
    }
    void speech()
    {
        QFETCH(int, least);
        verifyRows(checkWhisperSpeechGolden(kGolden / QTest::currentDataTag(), kTiny), std::size_t(least));
    }
};

QTEST_GUILESS_MAIN(TstWhisperGolden)
#include "tst_whisper_golden.moc"
