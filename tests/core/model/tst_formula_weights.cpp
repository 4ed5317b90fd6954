#include "core/base/files.h"
#include "core/model/weights/formula_source_p.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <bit>

using namespace understudy;

class TestFormulaWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<qint64>>("shape");
        QTest::addColumn<qint64>("index");
        QTest::addColumn<uint>("bits");
        const auto text = readFile(UNDERSTUDY_TEST_DATA "/golden/formula-weights.json", Bytes(1 << 20));
        QVERIFY(text);
        const auto table = nlohmann::json::parse(*text);
        m_weights = FormulaWeights(table["num_codebooks"], 2051, table["salt"]);
        for (const auto& row : table["tests"]) {
            QList<qint64> shape;
            for (const auto& size : row["shape"])
                shape.append(size.get<qint64>());
            const auto name = row["name"].get<std::string>();
            const auto index = row["index"].get<qint64>();
            const auto bits = std::stoul(row["bits"].get<std::string>(), nullptr, 16);
            QTest::addRow("%s %lld", name.c_str(), index)
                << QString::fromStdString(name) << shape << index << uint(bits);
        }
    }

    void publishedValues()
    {
        QFETCH(const QString, name);
        QFETCH(const QList<qint64>, shape);
        QFETCH(const qint64, index);
        QFETCH(const uint, bits);
        const std::vector<std::int64_t> sizes(shape.begin(), shape.end());
        float value = 0;
        m_weights.fill(name.toStdString(), sizes, index, {&value, 1});
        QCOMPARE(std::bit_cast<std::uint32_t>(value), bits);
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

private:
    FormulaWeights m_weights;
};

QTEST_GUILESS_MAIN(TestFormulaWeights)
#include "tst_formula_weights.moc"
