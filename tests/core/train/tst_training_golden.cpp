// Losses, gradients and steps of training against those of PEFT and transformers.
#include "core/train/golden/training_golden.h"
#include "tests/support/golden_rows.h"

using namespace understudy;

namespace {

const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

} // namespace

class TstTrainingGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps()
    {
        test::verifyRows(checkTrainingGolden(kGolden / "lora" / "training", kGolden / "csm-tiny"), 500);
    }
};

QTEST_GUILESS_MAIN(TstTrainingGolden)
#include "tst_training_golden.moc"
