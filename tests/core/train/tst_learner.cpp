// Gradients where the golden data has none: with dropout, in narrow types, over frozen layers; and that
// layers computed again give the same bits.
#include "core/model/csm/prompt_p.h"
#include "core/train/data/learn_batches_p.h"
#include "core/train/network/csm_learner_p.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

const std::filesystem::path kTiny = UNDERSTUDY_TEST_DATA "/golden/csm-tiny";

std::shared_ptr<const Csm> tinyCsm(at::ScalarType type)
{
    auto csm = Csm::open(kTiny / "config.json", kTiny / "model.safetensors", at::kCPU, type);
    return csm ? *csm : nullptr;
}

AdapterShape shapeOf(const char* backbone = "all", const char* depth = "all")
{
    return {4, 8, false, {*parseLayers(backbone), *parseLayers(depth), *parseKinds("q,k,v,o,gate,up,down")}};
}

/// As made by PEFT its Bs are zero, and so would be most gradients.
TrainedAdapter adapterOf(const Csm& csm, const AdapterShape& shape)
{
    auto adapter = TrainedAdapter::make(csm, shape, 7).value();
    at::manual_seed(3);
    adapter.values().copy_(at::randn(adapter.values().sizes()) * 0.1);
    return adapter;
}

std::vector<PromptTurn> clips(const Csm& csm)
{
    std::vector<PromptTurn> made;
    for (const std::int64_t frames : {6, 9, 6}) {
        PromptTurn turn{{2000, 40, 41 + frames, 42, 2001}, {}};
        for (std::int64_t i = 0; i < frames * csm.config().codebooks; ++i)
            turn.codes.push_back((i * 7919 + frames) % csm.config().codes);
        made.push_back(std::move(turn));
    }
    return made;
}

const ClipBatch kItems{{0, std::nullopt}, {1, std::size_t(2)}};

struct Scene
{
    explicit Scene(at::ScalarType type = at::kFloat, TraceRoom room = Checkpointing::Off,
                   const AdapterShape& shape = shapeOf(), double dropout = 0)
        : csm(tinyCsm(type)), adapter(adapterOf(*csm, shape)), learner(csm, adapter, room),
          batches(learner, clips(*csm)), batch(batches.make(kItems, {0.5, dropout, 11, 2}))
    {
    }

    double loss()
    {
        adapter.gradients().zero_();
        const auto losses = learner.learn(batch, {}, 1);
        return losses.backbone + losses.depth;
    }
    at::Tensor gradient()
    {
        loss();
        return adapter.gradients().clone();
    }
    /// How fast the loss grows along `direction`, by differences.
    double slope(const at::Tensor& direction)
    {
        const double width = 2e-3;
        const auto at0 = adapter.values().clone();
        adapter.values().copy_(at0 + direction * width);
        const auto above = loss();
        adapter.values().copy_(at0 - direction * width);
        const auto below = loss();
        adapter.values().copy_(at0);
        return (above - below) / (2 * width);
    }

    const c10::InferenceMode inference;
    std::shared_ptr<const Csm> csm;
    TrainedAdapter adapter;
    CsmLearner learner;
    LearnBatches batches;
    LearnBatch batch;
};

} // namespace

class TstLearner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Against differences of the loss itself, which know nothing of how the gradient is made.
    void gradientIsTheSlope_data()
    {
        QTest::addColumn<QString>("backbone");
        QTest::addColumn<QString>("depth");
        QTest::addColumn<double>("dropout");
        QTest::newRow("all layers") << "all"
                                    << "all" << 0.0;
        QTest::newRow("dropout") << "all"
                                 << "all" << 0.3;
        QTest::newRow("over a frozen half") << "upper"
                                            << "all" << 0.0;
        QTest::newRow("depth decoder alone") << "none"
                                             << "all" << 0.0;
        QTest::newRow("backbone alone") << "all"
                                        << "none" << 0.0;
        QTest::newRow("upper layers of both") << "1"
                                              << "1" << 0.0;
        QTest::newRow("a lower layer alone") << "0"
                                             << "none" << 0.0;
    }
    void gradientIsTheSlope()
    {
        QFETCH(const QString, backbone);
        QFETCH(const QString, depth);
        QFETCH(const double, dropout);
        Scene scene(at::kFloat, Checkpointing::Off,
                    shapeOf(backbone.toUtf8().constData(), depth.toUtf8().constData()), dropout);
        const auto gradient = scene.gradient();
        const auto norm = gradient.norm().item<double>();
        QVERIFY(norm > 0.01);
        const auto slope = scene.slope(gradient / norm);
        QVERIFY2(std::abs(slope - norm) < 0.01 * norm, qPrintable(QString::number(slope / norm)));
        at::manual_seed(5);
        for (int i = 0; i < 3; ++i) { // the gradient's own direction would not show what is missing from it
            const auto other = at::randn(gradient.sizes());
            const auto expected = (gradient * other).sum().item<double>();
            const auto found = scene.slope(other / other.norm()) * other.norm().item<double>();
            QVERIFY2(std::abs(found - expected) < 0.02 * norm, qPrintable(QString::number(found - expected)));
        }
    }

    void computedAgainToTheSameBits_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("dropout");
        QTest::addColumn<int>("room"); // bytes
        QTest::newRow("float32") << int(at::kFloat) << 0.0 << 0;
        QTest::newRow("bfloat16") << int(at::kBFloat16) << 0.0 << 0;
        QTest::newRow("dropout") << int(at::kFloat) << 0.4 << 0;
        for (const int room : {4'000, 16'000, 64'000, 256'000})
            QTest::addRow("bfloat16, %d bytes kept", room) << int(at::kBFloat16) << 0.0 << room;
    }
    void computedAgainToTheSameBits()
    {
        QFETCH(const int, type);
        QFETCH(const double, dropout);
        QFETCH(const int, room);
        Scene kept(at::ScalarType(type), Checkpointing::Off, shapeOf(), dropout);
        Scene again(at::ScalarType(type), TraceRoom(std::int64_t(room)), shapeOf(), dropout);
        QVERIFY(at::equal(kept.gradient(), again.gradient()));
    }

    void twoBatchesAddUp()
    {
        Scene scene;
        const auto once = scene.gradient();
        scene.learner.learn(scene.batch, {}, 1);
        const auto difference = (scene.adapter.gradients() - 2 * once).norm() / once.norm();
        QVERIFY(difference.item<double>() < 1e-6);
    }

    /// The loss of a batch is the mean over its frames: what one clip is heard with changes nothing of it.
    void clipsOfABatchDoNotHearEachOther()
    {
        Scene scene;
        const BatchChance chance{1, 0, 1, 1};
        const auto lossOf = [&](const ClipBatch& items) {
            return scene.learner.measure(scene.batches.make(items, chance));
        };
        const auto first = lossOf({{0, std::nullopt}}), second = lossOf({{1, std::nullopt}});
        const auto both = lossOf({{0, std::nullopt}, {1, std::nullopt}});
        QVERIFY(std::abs(both.backbone - (first.backbone * 7 + second.backbone * 10) / 17) < 1e-5);
        QVERIFY(std::abs(both.depth - (first.depth * 7 + second.depth * 10) / 17) < 1e-5);
        const auto after = lossOf({{0, std::size_t(1)}});
        QVERIFY(std::abs(after.backbone - first.backbone) > 1e-4); // an anchor is heard
    }

    void narrowTypesPointTheSameWay()
    {
        Scene wide, narrow(at::kBFloat16);
        const auto a = wide.gradient(), b = narrow.gradient();
        const auto likeness = (a * b).sum() / (a.norm() * b.norm());
        QVERIFY2(likeness.item<double>() > 0.99, qPrintable(QString::number(likeness.item<double>())));
    }

    void lossesHaveWeights()
    {
        Scene scene;
        const auto both = scene.gradient();
        scene.adapter.gradients().zero_();
        scene.learner.learn(scene.batch, {1, 0}, 1);
        const auto first = scene.adapter.gradients().clone();
        scene.adapter.gradients().zero_();
        scene.learner.learn(scene.batch, {0, 0.5}, 1);
        const auto depth = scene.adapter.gradients().clone();
        QVERIFY(((first + 2 * depth - both).norm() / both.norm()).item<double>() < 1e-5);
    }
};

QTEST_GUILESS_MAIN(TstLearner)
#include "tst_learner.moc"
