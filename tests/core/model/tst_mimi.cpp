// Mimi at a tiny size: against the reference implementation's data, in pieces against whole, and with weights
// that are not what they should be.
#include "core/audio/reader.h"
#include "core/model/mimi/mimi_p.h"
#include "tests/support/golden_rows.h"

#include <QtTest>

#include <map>

using namespace understudy;

namespace {

const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";
const std::filesystem::path kTiny = kGolden / "mimi-tiny";

Result<std::shared_ptr<Mimi>> loadMimi(const std::filesystem::path& weights, at::ScalarType type = at::kFloat)
{
    return Mimi::open(weights.parent_path() / "config.json", weights, at::kCPU, type);
}

at::Tensor noise(std::int64_t samples)
{
    at::manual_seed(7);
    return at::randn({samples}) * 0.1;
}

at::Tensor randomCodes(std::int64_t frames, const MimiConfig& config)
{
    at::manual_seed(7);
    return at::randint(config.codes, {frames, config.codebooks}, at::kLong);
}

/// As large as the largest difference.
double difference(const at::Tensor& a, const at::Tensor& b)
{
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : INFINITY;
}

/// A source with one tensor replaced, or missing when undefined.
class Changed final : public WeightSource
{
public:
    Changed(std::shared_ptr<const WeightSource> source, std::string name, at::Tensor tensor)
        : m_source(std::move(source)), m_name(std::move(name)), m_tensor(std::move(tensor))
    {
    }
    bool has(std::string_view name) const override { return name != m_name && m_source->has(name); }
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        if (name != m_name)
            return m_source->read(name, shape);
        if (!m_tensor.defined())
            return fail(Code::InvalidInput, Reason::TensorMissing, where(), name);
        return m_tensor.clone();
    }
    std::string where() const override { return "changed"; }

private:
    std::shared_ptr<const WeightSource> m_source;
    std::string m_name;
    at::Tensor m_tensor;
};

} // namespace

class TstMimi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = loadMimi(kTiny / "model.safetensors");
        VERIFY_OK(loaded);
        m_mimi = *loaded;
    }

    /// Both layouts, whole and frame by frame.
    void golden() { test::verifyRows(checkMimiGolden(kTiny), 86); }

    void codecInsideCsm_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("one file") << "csm-tiny/model.safetensors";
        QTest::newRow("shards") << "csm-tiny-published/transformers.safetensors.index.json";
    }
    void codecInsideCsm()
    {
        QFETCH(const QString, file);
        const auto mimi = loadMimi(kGolden / file.toStdString());
        VERIFY_OK(mimi);
        const auto codes = randomCodes(5, m_mimi->config());
        QCOMPARE(difference((*mimi)->decode(codes), m_mimi->decode(codes)), 0.0);
    }

    void contextClips_data()
    {
        QTest::addColumn<int>("clip");
        for (int clip = 0; clip < 3; ++clip)
            QTest::addRow("context %d", clip) << clip;
    }
    void contextClips()
    {
        QFETCH(const int, clip);
        const auto folder = kGolden / "csm-tiny" / "golden";
        auto reader = AudioReader::open(folder / ("context-" + std::to_string(clip) + ".wav"));
        VERIFY_OK(reader);
        std::vector<float> samples(std::size_t(reader->info().length.value));
        VERIFY_OK(reader->read(samples));
        const auto store = TensorStore::open(folder / "prompts.safetensors");
        VERIFY_OK(store);
        const auto* expected =
            (*store)->find("three-contexts.context" + std::to_string(clip) + ".codes"); // (codebooks, frames)
        QVERIFY(expected != nullptr);
        const auto codes = m_mimi->encode(at::tensor(samples), expected->shape[0]);
        QVERIFY(at::equal(codes, tensorOf(*expected).t().to(at::kLong)));
    }

    void anyLength_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("frames");
        for (const auto& [samples, frames] : std::map<int, int>{
                 {0, 0}, {1, 1}, {1919, 1}, {1920, 1}, {1921, 2}, {16 * 1920, 16}, {16 * 1920 + 1, 17}})
            QTest::addRow("%d samples", samples) << samples << frames;
    }
    void anyLength()
    {
        QFETCH(const int, samples);
        QFETCH(const int, frames);
        const auto codes = m_mimi->encode(noise(samples), 8);
        QCOMPARE(codes.size(0), frames);
        QCOMPARE(codes.size(1), 8);
        QCOMPARE(codes.scalar_type(), at::kLong);
        const auto audio = m_mimi->decode(codes);
        QCOMPARE(audio.numel(), std::int64_t(frames) * 1920);
        QCOMPARE(audio.scalar_type(), at::kFloat);
    }

    void fewerCodebooksAreTheFirst()
    {
        const auto samples = noise(10 * 1920);
        const auto all = m_mimi->encode(samples, 8);
        for (const int count : {1, 2, 5})
            QVERIFY(at::equal(m_mimi->encode(samples, count), all.narrow(1, 0, count)));
        QCOMPARE(m_mimi->decode(all.narrow(1, 0, 1)).numel(), 10 * 1920);
    }

    void streamEqualsWhole_data()
    {
        QTest::addColumn<int>("frames");
        // The window is 8 frames; its cache is moved every 32; a piece of decode() is 16.
        for (const int frames : {1, 2, 7, 8, 9, 15, 16, 17, 33, 64, 400})
            QTest::addRow("%d frames", frames) << frames;
    }
    void streamEqualsWhole()
    {
        QFETCH(const int, frames);
        const auto codes = randomCodes(frames, m_mimi->config());
        const auto whole = m_mimi->decode(codes);
        MimiDecoder decoder(m_mimi);
        std::vector<at::Tensor> pieces;
        for (int frame = 0; frame < frames; ++frame)
            pieces.push_back(decoder.next(codes[frame]));
        QVERIFY(difference(at::cat(pieces), whole) < 1e-5);
    }

    void piecesOfAnySize_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3, 7, 40})
            QTest::addRow("%d frames", size) << size;
    }
    void piecesOfAnySize()
    {
        QFETCH(const int, size);
        const int frames = 40;
        const auto samples = noise(frames * 1920);
        const auto codes = randomCodes(frames, m_mimi->config());
        auto hearing = m_mimi->makeHearingPast(size), speaking = m_mimi->makeSpeakingPast(size);
        std::vector<at::Tensor> heard, spoken;
        for (int begin = 0; begin < frames; begin += size) {
            const auto count = std::min(size, frames - begin);
            const auto latents = m_mimi->hear(samples.narrow(0, begin * 1920, count * 1920), hearing);
            heard.push_back(m_mimi->quantizer().encode(latents, 8));
            spoken.push_back(m_mimi->speak(codes.narrow(0, begin, count), speaking));
        }
        QVERIFY(at::equal(at::cat(heard), m_mimi->encode(samples, 8)));
        QVERIFY(difference(at::cat(spoken), m_mimi->decode(codes)) < 1e-5);
    }

    void resetForgets()
    {
        const auto codes = randomCodes(3, m_mimi->config());
        MimiDecoder decoder(m_mimi);
        const auto first = decoder.next(codes[0]).clone();
        decoder.next(codes[1]);
        QVERIFY(difference(decoder.next(codes[0]), first) > 0);
        decoder.reset();
        QCOMPARE(difference(decoder.next(codes[0]), first), 0.0);
    }

    void idsOutOfRange()
    {
        auto codes = randomCodes(4, m_mimi->config());
        const auto last = m_mimi->config().codes - 1;
        codes[2][3] = last;
        const auto expected = m_mimi->decode(codes);
        codes[2][3] = last + 3; // a spare id of CSM's
        QCOMPARE(difference(m_mimi->decode(codes), expected), 0.0);
    }

    void narrowTypesSoundAlike_data()
    {
        QTest::addColumn<at::ScalarType>("type");
        QTest::newRow("bf16") << at::kBFloat16;
        QTest::newRow("fp16") << at::kHalf; // kept in bfloat16 too
    }
    void narrowTypesSoundAlike()
    {
        QFETCH(const at::ScalarType, type);
        const auto narrow = loadMimi(kTiny / "model.safetensors", type);
        VERIFY_OK(narrow);
        QVERIFY((*narrow)->bytes() < m_mimi->bytes());
        const auto codes = randomCodes(20, m_mimi->config());
        const auto wide = m_mimi->decode(codes), whole = (*narrow)->decode(codes);
        const auto noise = (whole - wide).square().mean().item<double>();
        const auto decibels = 10 * std::log10(wide.square().mean().item<double>() / noise);
        QVERIFY2(decibels >= 35, qPrintable(QString::number(decibels)));
        MimiDecoder decoder(*narrow);
        std::vector<at::Tensor> pieces;
        for (int frame = 0; frame < 20; ++frame)
            pieces.push_back(decoder.next(codes[frame]));
        QVERIFY(difference(at::cat(pieces), whole) < 1e-5);
    }

    void narrowTypesHearTheSame()
    {
        const auto narrow = loadMimi(kTiny / "model.safetensors", at::kBFloat16);
        VERIFY_OK(narrow);
        const auto samples = noise(10 * 1920);
        QVERIFY(at::equal((*narrow)->encode(samples, 8), m_mimi->encode(samples, 8)));
    }

    void badWeights_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Reason>("reason");
        const QString convolution = QStringLiteral("decoder.layers.2.conv.weight");
        const QString codebook =
            QStringLiteral("quantizer.acoustic_residual_vector_quantizer.layers.2.codebook.embed_sum");
        const QString scale = QStringLiteral("encoder_transformer.layers.1.mlp_layer_scale.scale");
        for (const auto& name : {convolution, codebook, scale}) {
            QTest::addRow("%s missing", qPrintable(name)) << name << "missing" << Reason::TensorMissing;
            QTest::addRow("%s NaN", qPrintable(name)) << name << "nan" << Reason::TensorNotFinite;
        }
    }
    void badWeights()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, kind);
        QFETCH(const Reason, reason);
        const auto store = TensorStore::open(kTiny / "model.safetensors");
        VERIFY_OK(store);
        const auto source = mimiWeights(*store, m_mimi->config());
        VERIFY_OK(source);
        at::Tensor tensor;
        if (kind == QStringLiteral("nan")) {
            tensor = tensorOf(*(*store)->find(name.toStdString())).clone();
            tensor.view(-1)[3] = NAN;
        }
        const auto changed = std::make_shared<const Changed>(*source, name.toStdString(), tensor);
        const auto loaded = Mimi::load(changed, m_mimi->config(), at::kCPU, at::kFloat);
        VERIFY_REASON(loaded, reason);
        QCOMPARE(loaded.error().detail, name.toStdString());
    }

    void wrongShapes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("Hugging Face") << "model.safetensors";
        QTest::newRow("Kyutai") << "original.safetensors";
    }
    void wrongShapes()
    {
        QFETCH(const QString, file);
        auto config = m_mimi->config();
        config.mlp *= 2;
        const auto store = TensorStore::open(kTiny / file.toStdString());
        VERIFY_OK(store);
        const auto source = mimiWeights(*store, config);
        VERIFY_OK(source);
        VERIFY_REASON(Mimi::load(*source, config, at::kCPU, at::kFloat), Reason::TensorShape);
    }

    void anotherModel()
    {
        const auto store = TensorStore::open(kGolden / "csm-tiny-published" / "model.safetensors");
        VERIFY_OK(store);
        VERIFY_REASON(mimiWeights(*store, m_mimi->config()), Reason::WeightsUnknown);
    }

    void config_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem"); // empty: it is read
        QTest::newRow("all defaults") << "{}"
                                      << "";
        QTest::newRow("null") << R"({"sliding_window": null})"
                              << "";
        QTest::newRow("inside CSM") << R"({"model_type": "csm", "codec_config": {"model_type": "mimi"}})"
                                    << "";
        QTest::newRow("newer rope") << R"({"rope_parameters": {"rope_type": "default", "rope_theta": 1e4}})"
                                    << "";
        QTest::newRow("not JSON") << "{"
                                  << "";
        QTest::newRow("no window") << R"({"sliding_window": 0})"
                                   << "sliding_window is 0";
        QTest::newRow("text") << R"({"hidden_size": "512"})"
                              << "hidden_size is \"512\"";
        QTest::newRow("no ratios") << R"({"upsampling_ratios": []})"
                                   << "upsampling_ratios is array";
        QTest::newRow("a ratio of 0") << R"({"upsampling_ratios": [8, 0]})"
                                      << "upsampling_ratios is array";
        QTest::newRow("residual layers") << R"({"num_residual_layers": 2})"
                                         << "num_residual_layers is 2";
        QTest::newRow("frame rate") << R"({"frame_rate": 25})"
                                    << "frame_rate is 25.0";
        QTest::newRow("padding") << R"({"pad_mode": "reflect"})"
                                 << "pad_mode is \"reflect\"";
        QTest::newRow("grouped keys") << R"({"num_key_value_heads": 2})"
                                      << "num_key_value_heads is 2";
        QTest::newRow("stretched rope") << R"({"rope_parameters": {"rope_type": "yarn"}})"
                                        << "rope_parameters is object";
    }
    void config()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, problem);
        const auto config = readMimiConfig(text.toStdString(), "config.json");
        if (!problem.isEmpty() || text == QStringLiteral("{")) {
            VERIFY_REASON(config, Reason::ConfigDamaged);
            if (!problem.isEmpty())
                QCOMPARE(config.error().detail, problem.toStdString());
            return;
        }
        VERIFY_OK(config);
        QCOMPARE(config->frameSamples(), 1920);
        QCOMPARE(config->window, 250);
        QCOMPARE(config->codebooks, 32);
    }

    void anotherConfig()
    {
        VERIFY_REASON(readMimiConfig(R"({"model_type": "whisper"})", "config.json"), Reason::WeightsUnknown);
    }

private:
    std::shared_ptr<Mimi> m_mimi;
};

QTEST_GUILESS_MAIN(TstMimi)
#include "tst_mimi.moc"
