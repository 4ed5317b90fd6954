#include "core/model/weights/formula_source_p.h"
#include "tests/support/golden_rows.h"

#include <QtTest>

using namespace understudy;

class TestFormulaWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedValues()
    {
        test::verifyRows(checkFormulaGolden(UNDERSTUDY_TEST_DATA "/golden/formula-weights.json"), 29);
    }

    void pieceByPieceIsWhole()
    {
        const std::vector<std::int64_t> shape{67, 64};
        const FormulaWeights weights(8, 67, 1);
        const auto whole = weights.read("lm_head.weight", shape);
        QVERIFY(whole);
        std::vector<float> pieces(67 * 64);
        weights.fill("lm_head.weight", shape, 0, std::span(pieces).first(1000));
        weights.fill("lm_head.weight", shape, 1000, std::span(pieces).subspan(1000));
        QVERIFY(at::equal(*whole, at::tensor(pieces).view({67, 64})));
        QVERIFY(at::equal(whole->narrow(0, 64, 3), at::zeros({3, 64})));
        QVERIFY(whole->narrow(0, 0, 64).abs().min().item<float>() > 0);
    }

    void saltChangesAll()
    {
        const auto one = FormulaWeights(8, 67, 0).read("embed_text_tokens.weight", {16, 16});
        const auto other = FormulaWeights(8, 67, 1).read("embed_text_tokens.weight", {16, 16});
        QVERIFY(one && other);
        QCOMPARE((*one == *other).sum().item<std::int64_t>(), 0);
    }

    void knowsWhatATensorIsCalled()
    {
        const FormulaWeights weights;
        QVERIFY(weights.has("codec_model.encoder.layers.0.conv.bias"));
        QVERIFY(!weights.has("encoder.layers.0.conv.weight_g"));
    }
};

QTEST_GUILESS_MAIN(TestFormulaWeights)
#include "tst_formula_weights.moc"
