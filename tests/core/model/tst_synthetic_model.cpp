// Models that a formula gives: equal to the golden ones where those have their size, whole, and marked.
#include "core/base/files.h"
#include "core/model/ecapa/speaker_encoder.h"
#include "core/model/synthetic/synthetic_parts_p.h"
#include "core/model/whisper/whisper.h"
#include "core/text/bpe_tokenizer.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <numeric>

using namespace understudy;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

const fs::path kGolden = fs::path(UNDERSTUDY_TEST_DATA) / "golden" / "csm-tiny";

std::int64_t valuesOf(const std::vector<TensorPlan>& tensors)
{
    std::int64_t values = 0;
    for (const auto& tensor : tensors)
        values += std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::int64_t(1), std::multiplies<>());
    return values;
}

} // namespace

class TestSyntheticModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void aWhisperIsWhole()
    {
        auto models = store();
        VERIFY_OK(synthesiseModel(models, {.kind = ModelKind::Whisper, .whisper = "tiny"}));
        const auto info = models.find("synthetic-whisper-tiny");
        VERIFY_OK(info);
        QVERIFY(info->isSynthetic && info->missing.empty());
        const auto files = models.whisperFiles("synthetic-whisper-tiny");
        VERIFY_OK(files);
        const auto weights = TensorStore::open(files->weights);
        VERIFY_OK(weights);
        QCOMPARE((*weights)->tensors().size(), std::size_t(167));
        const auto whisper = Whisper::open(*files, "cpu", Precision::Bf16);
        VERIFY_OK(whisper);
        QVERIFY((*whisper)->knows("de") && !(*whisper)->knows("yue"));
        WhisperOptions options;
        options.temperatures = {0};
        const std::vector<std::vector<float>> sound{std::vector<float>(8000, 0.1F)};
        VERIFY_OK((*whisper)->recognise(sound, options));
        VERIFY_ERROR(synthesiseModel(models, {.kind = ModelKind::Whisper, .whisper = "huge"}), Code::InvalidInput);
    }

    void aSpeakerEncoderIsWhole()
    {
        auto models = store();
        VERIFY_OK(synthesiseModel(models, {.kind = ModelKind::Ecapa}));
        const auto info = models.find("synthetic-ecapa-tiny");
        VERIFY_OK(info);
        QVERIFY(info->isSynthetic && info->missing.empty() && info->size.value < 3'000'000);
        const auto files = models.ecapaFiles("synthetic-ecapa-tiny");
        VERIFY_OK(files);
        const auto encoder = SpeakerEncoder::open(files->weights);
        VERIFY_OK(encoder);
        const auto voice = (*encoder)->embed(std::vector<float>(8000, 0.1F));
        VERIFY_OK(voice);
        QCOMPARE(voice->size(), std::size_t(192));
        // engine-models.md, E: the published one.
        QCOMPARE(valuesOf(ecapaPlans(syntheticConfig(SyntheticSize::Full).ecapa)), std::int64_t(20'805'952));
    }

    void tinyEqualsTheGoldenOne()
    {
        auto models = store();
        VERIFY_OK(synthesiseModel(models, {}));
        const auto files = models.csmFiles("synthetic-csm-tiny");
        VERIFY_OK(files);
        const auto ours = TensorStore::open(files->weights);
        const auto golden = TensorStore::open(kGolden / "model.safetensors");
        VERIFY_OK(ours);
        VERIFY_OK(golden);
        QCOMPARE((*ours)->tensors().size(), (*golden)->tensors().size());
        for (const auto& [name, tensor] : (*golden)->tensors()) {
            const auto* same = (*ours)->find(name);
            QVERIFY2(same != nullptr, name.c_str());
            QVERIFY2(same->shape == tensor.shape && same->type == tensor.type, name.c_str());
            QVERIFY2(std::ranges::equal(same->bytes, tensor.bytes), name.c_str());
        }
    }

    void tinyConfigSaysTheSame()
    {
        auto expected = Json::parse(*readFile(kGolden / "config.json", Bytes(100'000)));
        const auto found = Json::parse(formatCsmConfig(syntheticConfig(SyntheticSize::Tiny)));
        // Another spelling of the same bend; and room for lines of a real script, byte by byte.
        for (auto* part : {&expected, &expected["depth_decoder_config"]})
            (*part).erase("rope_scaling");
        for (const auto* key : {"max_position_embeddings", "transformers_version", "use_cache"})
            expected.erase(key);
        for (const auto& [key, value] : expected.items())
            if (!value.is_object())
                QVERIFY2(found.contains(key) && found[key] == value, key.c_str());
        for (const auto* part : {"depth_decoder_config", "codec_config"})
            for (const auto& [key, value] : expected[part].items())
                if (key != "use_cache")
                    QVERIFY2(found[part].contains(key) && found[part][key] == value, key.c_str());
        VERIFY_OK(readCsmConfig(found.dump(), "tiny"));
        VERIFY_OK(readMimiConfig(found["codec_config"].dump(), "tiny"));
    }

    /// Counts of engine-models.md, A.1 and B.8.
    void fullHasThePublishedSizes()
    {
        const auto config = syntheticConfig(SyntheticSize::Full);
        const auto csm = csmTensors(config.csm);
        QCOMPARE(csm.size(), std::size_t(187));
        QCOMPARE(valuesOf(csm), std::int64_t(1'552'791'552));
        const auto mimi = mimiTensors(config.mimi, {});
        QCOMPARE(mimi.size(), std::size_t(350));
        QCOMPARE(valuesOf(mimi), std::int64_t(96'151'393));
        const auto read = readCsmConfig(formatCsmConfig(config), "full");
        VERIFY_OK(read);
        QCOMPARE(read->backbone.layers, std::int64_t(16));
        QCOMPARE(read->depth.width, std::int64_t(1024));
        QCOMPARE(read->depth.rope.factor, 32.0);
        QCOMPARE(read->textVocabulary, std::int64_t(128'256));
        VERIFY_OK(readMimiConfig(formatMimiConfig(config.mimi), "full"));
    }

    void tokenizerSpeaksBytes_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("tiny") << int(SyntheticSize::Tiny);
        QTest::newRow("full") << int(SyntheticSize::Full);
    }
    void tokenizerSpeaksBytes()
    {
        QFETCH(int, size);
        const auto config = syntheticConfig(SyntheticSize(size)).csm;
        const auto tokenizer = BpeTokenizer::fromJson(formatByteTokenizer(config.textVocabulary), "x");
        VERIFY_OK(tokenizer);
        QCOMPARE(tokenizer->size(), std::size_t(config.textVocabulary));
        QCOMPARE(std::int64_t(*tokenizer->idOf("<|AUDIO|>")), config.audioToken);
        QCOMPARE(std::int64_t(*tokenizer->idOf("<|audio_eos|>")), config.audioEndToken);
        const auto begin = *tokenizer->idOf("<|begin_of_text|>"), end = *tokenizer->idOf("<|end_of_text|>");
        QCOMPARE(begin, TokenId(config.audioToken - 2));
        const auto ids = tokenizer->encode("[0]Hé!");
        QCOMPARE(ids.size(), std::size_t(9)); // seven bytes
        QCOMPARE(ids[1], TokenId('[' - '!'));
        QCOMPARE(ids.front(), begin);
        QCOMPARE(ids.back(), end);
        std::string every;
        for (int c = 1; c < 0x250; ++c)
            every += QString(QChar(c)).toStdString();
        QCOMPARE(tokenizer->decode(tokenizer->encode(every), {.skipSpecial = true}), every);
    }

    void isMarked()
    {
        auto models = store();
        const auto csm = synthesiseModel(models, {.id = "noise"});
        VERIFY_OK(csm);
        QVERIFY(csm->isSynthetic);
        QVERIFY(csm->hasCodec);
        QVERIFY(csm->missing.empty());
        QVERIFY(csm->origin.starts_with("formula weights v1"));
        const auto mimi = synthesiseModel(models, {.kind = ModelKind::Mimi});
        VERIFY_OK(mimi);
        QCOMPARE(mimi->id, std::string("synthetic-mimi-tiny"));
        VERIFY_OK(models.mimiFiles(mimi->id));
        for (const auto& model : models.list().models)
            QVERIFY(model.isSynthetic);
        QVERIFY(models.verify("noise")->problems.empty());
        VERIFY_REASON(synthesiseModel(models, {.id = "noise"}), Reason::AlreadyExists);
    }

    void leavesNothingWhenItFails()
    {
        auto models = store();
        {
            const FileSizeLimit limit(1'000'000);
            VERIFY_REASON(synthesiseModel(models, {}), Reason::DiskFull);
        }
        std::stop_source stop;
        const auto watch = [&](const Progress&) { stop.request_stop(); };
        VERIFY_ERROR(synthesiseModel(models, {}, {stop.get_token(), watch}), Code::Cancelled);
        QVERIFY(fs::is_empty(models.folder()));
    }

private:
    ModelStore store() const { return ModelStore(fs::path(m_dir->path().toStdString()) / "models"); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSyntheticModel)
#include "tst_synthetic_model.moc"
