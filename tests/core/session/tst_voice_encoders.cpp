// Who tells voices apart: an ECAPA-TDNN of the store, never a synthetic one.
#include "core/session/voice_encoders.h"

#include "core/model/synthetic/synthetic_model.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <filesystem>

using namespace understudy;
namespace fs = std::filesystem;

class TestVoiceEncoders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyAtFirst()
    {
        QTemporaryDir dir;
        ModelStore store{fs::path(dir.path().toStdString())};
        QVERIFY(!findVoiceEncoder(store));
        VERIFY_OK(synthesiseModel(store, {.kind = ModelKind::Ecapa}));
        QVERIFY(!findVoiceEncoder(store)); // it knows no voices
    }

    void theInstalledOne()
    {
        QTemporaryDir dir;
        ModelStore store{fs::path(dir.path().toStdString())};
        VERIFY_OK(store.add({UNDERSTUDY_TEST_DATA "/golden/ecapa-random/embedding_model.ckpt", "voices"}));
        const auto voices = findVoiceEncoder(store);
        QVERIFY(bool(voices));
        QCOMPARE(voices.name, std::string("ecapa/voices"));
        const std::vector<float> sound(8000, 0.1F);
        const auto one = voices.embed(sound), again = voices.embed(sound);
        VERIFY_OK(one);
        VERIFY_OK(again);
        QCOMPARE(*one, *again);
    }

    void oneThatIsDamagedIsTold()
    {
        QTemporaryDir dir;
        ModelStore store{fs::path(dir.path().toStdString())};
        VERIFY_OK(store.add({UNDERSTUDY_TEST_DATA "/golden/ecapa-random/embedding_model.ckpt", "voices"}));
        const auto files = store.ecapaFiles("voices");
        VERIFY_OK(files);
        fs::resize_file(files->weights, 1000);
        const auto voices = findVoiceEncoder(store);
        VERIFY_REASON(voices.embed(std::vector<float>(8000, 0.1F)), Reason::WeightsDamaged);
    }
};

QTEST_GUILESS_MAIN(TestVoiceEncoders)
#include "tst_voice_encoders.moc"
