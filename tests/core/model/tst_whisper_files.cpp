// What lies in a Whisper's folder: read, or refused with what is wrong with it.
#include "core/model/whisper/whisper_network_p.h"
#include "core/model/whisper/whisper_tokenizer.h"
#include "tests/support/results.h"

#include "core/base/files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kTiny = UNDERSTUDY_TEST_DATA "/golden/whisper-tiny-random";
const fs::path kLarge = UNDERSTUDY_TEST_DATA "/golden/whisper-v3-random";

nlohmann::json jsonOf(const fs::path& file)
{
    return nlohmann::json::parse(*readFile(file, Bytes(1 << 24)));
}

/// The tensors of a model, in another type.
class Tensors
{
public:
    Tensors(const fs::path& file, at::ScalarType type, TensorType name)
        : m_store(*TensorStore::open(file)), m_name(name)
    {
        for (const auto& [key, view] : m_store->tensors())
            m_tensors[key] = tensorOf(view).to(type, false, /*copy=*/true);
    }
    std::map<std::string, at::Tensor>& all() { return m_tensors; }

    /// Those whose name begins so.
    Result<void> write(const fs::path& file, const std::string& prefix = {}) const
    {
        std::vector<NamedTensor> named;
        for (const auto& [key, tensor] : m_tensors)
            if (key.starts_with(prefix))
                named.push_back({key,
                                 {m_name, tensor.sizes().vec(),
                                  std::as_bytes(std::span(static_cast<const char*>(tensor.const_data_ptr()),
                                                          tensor.nbytes()))}});
        return writeTensors(file, named);
    }

private:
    std::shared_ptr<const TensorStore> m_store;
    TensorType m_name;
    std::map<std::string, at::Tensor> m_tensors;
};

at::Tensor heardBy(const WhisperNetwork& network)
{
    const c10::InferenceMode inference;
    const auto& c = network.config();
    const auto mel = at::linspace(-1, 1, c.mels * c.frames()).view({1, c.mels, c.frames()});
    return network.encoder().forward(mel).to(at::kFloat);
}

Result<std::shared_ptr<WhisperNetwork>> opened(const fs::path& folder, const fs::path& weights,
                                               at::ScalarType type = at::kFloat)
{
    return WhisperNetwork::open(folder, weights, at::kCPU, type);
}

} // namespace

class TstWhisperFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configs_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QByteArray>("detail");
        const int damaged = int(Reason::ConfigDamaged);
        QTest::newRow("as it is") << QByteArray("{}") << -1 << QByteArray();
        QTest::newRow("of another model") << QByteArray(R"({"model_type": "csm"})")
                                          << int(Reason::WeightsUnknown) << QByteArray("model_type csm");
        QTest::newRow("heads that do not divide") << QByteArray(R"({"encoder_attention_heads": 3})")
                                                  << damaged << QByteArray("encoder_attention_heads is 3");
        QTest::newRow("a width that heads left out do not divide")
            << QByteArray(R"({"encoder_attention_heads": null, "d_model": 64})") << damaged
            << QByteArray("encoder_attention_heads is 6");
        QTest::newRow("no width") << QByteArray(R"({"d_model": 0})") << damaged << QByteArray("d_model is 0");
        QTest::newRow("another activation") << QByteArray(R"({"activation_function": "relu"})") << damaged
                                            << QByteArray("activation_function is \"relu\"");
        QTest::newRow("text for a number")
            << QByteArray(R"({"num_mel_bins": "80"})") << damaged << QByteArray("num_mel_bins is \"80\"");
    }
    void configs()
    {
        QFETCH(QByteArray, patch);
        QFETCH(int, reason);
        QFETCH(QByteArray, detail);
        auto whole = jsonOf(kTiny / "config.json");
        whole.update(nlohmann::json::parse(patch.toStdString()));
        const auto config = readWhisperConfig(whole.dump(), "x");
        if (reason < 0) {
            VERIFY_OK(config);
            QCOMPARE(config->width, 128);
            return;
        }
        QVERIFY(!config);
        QCOMPARE(int(config.error().reason), reason);
        QCOMPARE(QByteArray::fromStdString(config.error().detail), detail);
    }

    void listens()
    {
        const auto config = readWhisperConfig(kTiny);
        VERIFY_OK(config);
        auto other = jsonOf(kTiny / "preprocessor_config.json");
        VERIFY_OK(checkWhisperPreprocessor(other.dump(), *config, "x"));
        other["feature_size"] = 128;
        VERIFY_REASON(checkWhisperPreprocessor(other.dump(), *config, "x"), Reason::ConfigDamaged);
        VERIFY_REASON(readWhisperConfig(kTiny / "golden"), Reason::FileMissing);
    }

    void generation()
    {
        const auto config = readWhisperConfig(kTiny);
        VERIFY_OK(config);
        const auto read = readWhisperGeneration(kTiny, *config);
        VERIFY_OK(read);
        QCOMPARE(read->suppressedAtBegin, (std::vector<std::int64_t>{220, 1024}));
        QCOMPARE(read->alignmentHeads, (std::vector<WhisperHead>{{1, 0}}));
        QCOMPARE(read->latestBegin, 50);
        QVERIFY(read->isMultilingual && read->noTimestamps == 1130);
        for (const auto* wrong :
             {R"({"suppress_tokens": [2632]})", R"({"suppress_tokens": 3})",
              R"({"alignment_heads": [[2, 0]]})", R"({"alignment_heads": [[0]]})", "[]", "{"})
            VERIFY_REASON(readWhisperGeneration(wrong, *config, "x"), Reason::ConfigDamaged);
    }

    void marks_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("languages");
        QTest::newRow("before large-v3") << QString::fromStdString(kTiny.string()) << 1024 << 99;
        QTest::newRow("large-v3") << QString::fromStdString(kLarge.string()) << 700 << 100;
    }
    void marks()
    {
        QFETCH(QString, folder);
        QFETCH(int, end);
        QFETCH(int, languages);
        const fs::path place = folder.toStdString();
        const auto config = readWhisperConfig(place);
        VERIFY_OK(config);
        const auto tokenizer = WhisperTokenizer::open(place, *config, {});
        VERIFY_OK(tokenizer);
        const auto& m = tokenizer->marks();
        QCOMPARE(m.end, end);
        QCOMPARE(m.start, end + 1);
        QCOMPARE(int(m.languages.size()), languages);
        QCOMPARE(m.language("en"), std::optional<std::int64_t>(end + 2));
        QCOMPARE(m.translate, end + 2 + languages);
        QCOMPARE(m.noSpeech + 1, m.noTimestamps);
        QCOMPARE(m.lastTime - m.firstTime, 1500);
        QCOMPARE(m.lastTime, config->vocabulary - 1);
    }

    void aTokenizerOfAnotherModelIsTold()
    {
        const auto config = readWhisperConfig(kTiny);
        VERIFY_OK(config);
        const auto generation = readWhisperGeneration(kTiny, *config);
        VERIFY_OK(generation);
        VERIFY_REASON(WhisperTokenizer::open(kLarge, *config, *generation), Reason::TokenizerDamaged);
        const auto none = WhisperTokenizer::open(kTiny / "golden", *config, *generation);
        VERIFY_REASON(none, Reason::FileMissing);
        QCOMPARE(fs::path(none.error().subject), kTiny / "golden" / "tokenizer.json");
    }

    void types_data()
    {
        QTest::addColumn<int>("stored");
        QTest::newRow("float16") << int(at::kHalf);
        QTest::newRow("bfloat16") << int(at::kBFloat16);
    }
    void types()
    {
        QFETCH(int, stored);
        const auto type = at::ScalarType(stored);
        QTemporaryDir dir;
        const auto file = fs::path(dir.path().toStdString()) / "model.safetensors";
        const Tensors tensors(kTiny / "model.safetensors", type,
                              type == at::kHalf ? TensorType::F16 : TensorType::BF16);
        VERIFY_OK(tensors.write(file));
        const auto exact = opened(kTiny, kTiny / "model.safetensors"), rounded = opened(kTiny, file);
        VERIFY_OK(exact);
        VERIFY_OK(rounded);
        const auto worst = (heardBy(**exact) - heardBy(**rounded)).abs().max().item<float>();
        QVERIFY2(worst > 0 && worst < 0.1, qPrintable(QString::number(worst)));
    }

    void shardsAndInnerNames()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        Tensors tensors(kTiny / "model.safetensors", at::kFloat, TensorType::F32);
        VERIFY_OK(tensors.write(folder / "a.safetensors", "model.encoder."));
        VERIFY_OK(tensors.write(folder / "b.safetensors", "model.decoder."));
        nlohmann::json map = nlohmann::json::object();
        for (const auto& [name, tensor] : tensors.all())
            map[name] = name.starts_with("model.encoder.") ? "a.safetensors" : "b.safetensors";
        VERIFY_OK(
            writeFile(folder / "model.safetensors.index.json", nlohmann::json{{"weight_map", map}}.dump()));
        const auto whole = opened(kTiny, kTiny / "model.safetensors"),
                   sharded = opened(kTiny, folder / "model.safetensors.index.json");
        VERIFY_OK(whole);
        VERIFY_OK(sharded);
        QVERIFY(at::equal(heardBy(**whole), heardBy(**sharded)));
        Tensors inner(kTiny / "model.safetensors", at::kFloat, TensorType::F32);
        for (const auto& [name, tensor] : tensors.all())
            inner.all()[name.substr(std::string("model.").size())] = tensor;
        for (const auto& [name, tensor] : tensors.all())
            inner.all().erase(name);
        VERIFY_OK(inner.write(folder / "inner.safetensors"));
        const auto bare = opened(kTiny, folder / "inner.safetensors");
        VERIFY_OK(bare);
        QVERIFY(at::equal(heardBy(**whole), heardBy(**bare)));
    }

    void oddTensors_data()
    {
        QTest::addColumn<QString>("tensor");
        QTest::addColumn<int>("reason");
        QTest::newRow("missing") << QStringLiteral("model.decoder.layers.1.fc2.bias")
                                 << int(Reason::TensorMissing);
        QTest::newRow("of another shape")
            << QStringLiteral("model.encoder.conv1.weight") << int(Reason::TensorShape);
        QTest::newRow("not a number")
            << QStringLiteral("model.encoder.layers.0.fc1.weight") << int(Reason::TensorNotFinite);
    }
    void oddTensors()
    {
        QFETCH(QString, tensor);
        QFETCH(int, reason);
        QTemporaryDir dir;
        const auto file = fs::path(dir.path().toStdString()) / "model.safetensors";
        Tensors tensors(kTiny / "model.safetensors", at::kFloat, TensorType::F32);
        auto& found = tensors.all().at(tensor.toStdString());
        if (reason == int(Reason::TensorMissing))
            tensors.all().erase(tensor.toStdString());
        else if (reason == int(Reason::TensorShape))
            found = found.narrow(0, 0, 3).contiguous();
        else
            found.view(-1)[5] = std::numeric_limits<double>::quiet_NaN();
        VERIFY_OK(tensors.write(file));
        const auto network = opened(kTiny, file);
        QVERIFY(!network);
        QCOMPARE(int(network.error().reason), reason);
        QVERIFY(network.error().detail.find(tensor.toStdString().substr(6)) != std::string::npos);
    }

    void narrowWeightsHearAlike()
    {
        const auto exact = opened(kTiny, kTiny / "model.safetensors"),
                   narrow = opened(kTiny, kTiny / "model.safetensors", at::kBFloat16);
        VERIFY_OK(exact);
        VERIFY_OK(narrow);
        const c10::InferenceMode inference;
        const auto states = heardBy(**exact);
        const auto of = [&](const WhisperNetwork& network) {
            const auto heard = network.decoder().hear(states);
            auto cache = network.decoder().makeCache(1);
            network.decoder().forward(at::tensor({1025, 1026, 1126}).view({1, 3}), 0, cache, heard);
            return network.decoder().logits(
                network.decoder().forward(at::tensor({800}).view({1, 1}), 3, cache, heard)[0]);
        };
        const auto worst = (of(**exact) - of(**narrow)).abs().max().item<float>();
        QVERIFY2(worst > 0 && worst < 0.2, qPrintable(QString::number(worst)));
        // Positions that were said at once are those that were said one by one.
        const auto& decoder = (*narrow)->decoder();
        const auto heard = decoder.hear(states);
        const auto ids = at::tensor({1025, 1026, 1126, 800}).view({1, 4});
        auto cache = decoder.makeCache(1);
        const auto whole = decoder.forward(ids, 0, cache, heard)[0][3];
        QVERIFY(at::allclose(decoder.logits(whole.unsqueeze(0)), of(**narrow), 0, 0.05));
    }
};

QTEST_GUILESS_MAIN(TstWhisperFiles)
#include "tst_whisper_files.moc"
