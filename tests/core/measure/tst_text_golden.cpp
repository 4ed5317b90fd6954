// The check of the texts' reference data passes on it, and sees what is wrong.
#include "core/measure/golden/text_golden.h"

#include "core/base/files.h"
#include "tests/support/golden_rows.h"

#include <QTemporaryDir>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden/text-eval";

} // namespace

class TstTextGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts() { test::verifyRows(checkTextGolden(kGolden), 504); }

    void seesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isRead"); // else the file's error
        QTest::newRow("another text")
            << "english_normalizer.jsonl" << QByteArray(R"({"in":"Hi","out":"ho"})") << true;
        QTest::newRow("a value is missing")
            << "basic_normalizer.jsonl" << QByteArray(R"({"in":"Hi"})") << true;
        QTest::newRow("another rate") << "normalized_pairs.jsonl"
                                      << QByteArray(R"({"ref":"a","hyp":"a","ref_normalized":"a",)"
                                                    R"("hyp_normalized":"a","wer":0.5,"cer":0})")
                                      << true;
        QTest::newRow("no JSON") << "wer_cer_pairs.jsonl" << QByteArray("{") << false;
        QTest::newRow("nothing in it") << "wer_cer_pairs.jsonl" << QByteArray() << false;
    }
    void seesWhatIsWrong()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, line);
        QFETCH(bool, isRead);
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy(kGolden, folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        VERIFY_OK(writeFile(folder / file.toStdString(), line.toStdString()));
        const auto rows = checkTextGolden(folder);
        if (!isRead) {
            VERIFY_ERROR(rows, Code::Corrupt);
            return;
        }
        VERIFY_OK(rows);
        for (const auto& row : *rows)
            QCOMPARE(row.passed(), row.file != file.toStdString());
    }

    void aFileIsMissing() { VERIFY_ERROR(checkTextGolden(kGolden / "nowhere"), Code::NotFound); }
};

QTEST_GUILESS_MAIN(TstTextGolden)
#include "tst_text_golden.moc"
