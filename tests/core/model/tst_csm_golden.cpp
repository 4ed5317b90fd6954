// CSM, its layouts and its adapters against the reference implementations' data.
#include <QtTest>

#include "tests/support/golden_rows.h"

using namespace understudy;
using understudy::test::verifyRows;

namespace {

const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

} // namespace

class TstCsmGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layouts_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("least");
        QTest::newRow("one file, Hugging Face names") << "csm-tiny" << 43;
        QTest::newRow("Sesame's names, and two shards") << "csm-tiny-published" << 86;
    }
    void layouts()
    {
        QFETCH(QString, folder);
        QFETCH(int, least);
        verifyRows(checkCsmGolden(kGolden / folder.toStdString(), kGolden / "csm-tiny"), std::size_t(least));
    }

    void speech() { verifyRows(checkCsmSpeechGolden(kGolden / "csm-tiny"), 11); }

    void stopFrame() { verifyRows(checkCsmEosGolden(kGolden / "csm-tiny-eos", kGolden / "csm-tiny"), 6); }

    void adapters_data()
    {
        QTest::addColumn<int>("least");
        QTest::newRow("attention") << 50;
        QTest::newRow("all-linear") << 62;
        QTest::newRow("rslora") << 62;
        QTest::newRow("bare-names") << 20;
    }
    void adapters()
    {
        QFETCH(int, least);
        verifyRows(checkLoraGolden(kGolden / "lora" / QTest::currentDataTag(), kGolden / "csm-tiny"),
                   std::size_t(least));
    }
};

QTEST_GUILESS_MAIN(TstCsmGolden)
#include "tst_csm_golden.moc"
