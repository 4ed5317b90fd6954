#include <QtTest>

#include "tests/support/golden_rows.h"

using namespace understudy;

class TestEcapaGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 231 tensors; bands, embeddings and stages of a narrow network in two layouts and of one of full size.
    void asTheOriginal() { test::verifyRows(checkEcapaGolden(UNDERSTUDY_TEST_DATA "/golden/ecapa-random"), 280); }
};

QTEST_GUILESS_MAIN(TestEcapaGolden)
#include "tst_ecapa_golden.moc"
