// Adapters worked into a base model, whatever layout the base has, against what PEFT makes of them.
#include "core/base/files.h"
#include "core/model/lora/merged_model.h"
#include "core/model/weights/tensor_store.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cmath>
#include <cstring>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

std::vector<float> valuesOf(const TensorView& view)
{
    std::vector<float> values(view.bytes.size() / sizeof(float));
    std::memcpy(values.data(), view.bytes.data(), view.bytes.size());
    return values;
}

double farthest(const TensorView& one, const TensorView& other)
{
    const auto a = valuesOf(one), b = valuesOf(other);
    if (one.shape != other.shape || a.size() != b.size())
        return HUGE_VAL;
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(double(a[i]) - double(b[i])));
    return most;
}

} // namespace

class TstMergedModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatPeftMakes_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("weights");
        QTest::addColumn<QString>("adapter");
        for (const char* adapter : {"attention", "all-linear", "rslora"}) {
            const auto row = [&](const char* layout, const char* base, const char* weights) {
                QTest::addRow("%s, %s", layout, adapter) << base << weights << adapter;
            };
            row("Hugging Face's names", "csm-tiny", "model.safetensors");
            row("Sesame's names", "csm-tiny-published", "model.safetensors");
            row("two shards", "csm-tiny-published", "transformers.safetensors.index.json");
        }
    }
    /// All three bases have the same weights: what becomes of them is the same, in Hugging Face's names.
    void isWhatPeftMakes()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, weights);
        QFETCH(const QString, adapter);
        const QTemporaryDir out;
        const fs::path folder = out.path().toStdString(), from = kGolden / base.toStdString();
        CsmFiles files;
        files.config = from / "config.json";
        files.tokenizer = from / "tokenizer.json";
        files.weights = files.codec = from / weights.toStdString();
        const auto lora = kGolden / "lora" / adapter.toStdString();
        VERIFY_OK(writeMergedModel(files, lora, folder, {}));
        QVERIFY(fs::exists(folder / "config.json") && fs::exists(folder / "tokenizer.json"));
        const auto made = TensorStore::open(folder / "model.safetensors");
        const auto merged = TensorStore::open(lora / "merged.safetensors");
        const auto plain = TensorStore::open(kGolden / "csm-tiny" / "model.safetensors");
        VERIFY_OK(made);
        VERIFY_OK(merged);
        VERIFY_OK(plain);
        for (const auto& [name, view] : (*merged)->tensors())
            QVERIFY2((*made)->find(name) && farthest(*(*made)->find(name), view) < 1e-6, name.c_str());
        int untouched = 0;
        for (const auto& [name, view] : (*plain)->tensors()) {
            if ((*merged)->find(name))
                continue;
            const auto* same = (*made)->find(name);
            if (!same && name.starts_with("codec_model.")) // Sesame's file has none: it is Mimi's
                continue;
            QVERIFY2(same && farthest(*same, view) == 0, name.c_str());
            ++untouched;
        }
        QVERIFY(untouched > 10);
    }

    void theStoreTakesIt()
    {
        const QTemporaryDir out;
        const fs::path folder = out.path().toStdString(), from = kGolden / "csm-tiny-published";
        CsmFiles files;
        files.config = from / "config.json";
        files.weights = from / "model.safetensors";
        VERIFY_OK(ensureFolder(folder / "merged"));
        VERIFY_OK(writeMergedModel(files, kGolden / "lora" / "attention", folder / "merged", {}));
        ModelStore store(folder / "models");
        const auto added = store.add({folder / "merged", "merged"});
        VERIFY_OK(added);
        QVERIFY(added->kind == ModelKind::Csm && added->layout == ModelLayout::HuggingFace);
    }
};

QTEST_GUILESS_MAIN(TstMergedModel)
#include "tst_merged_model.moc"
