// Mimi at its published size, on weights that a formula gives, against the reference implementation's data.
#include <QtTest>

#include "tests/support/golden_rows.h"

using namespace understudy;

class TstMimiFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realShape()
    {
        test::verifyRows(checkMimiGolden(UNDERSTUDY_TEST_DATA "/golden/mimi-real-shape"), 43);
    }
};

QTEST_GUILESS_MAIN(TstMimiFull)
#include "tst_mimi_full.moc"
