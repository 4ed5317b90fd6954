// Attention of a recogniser, whole stretches and single steps, against the same in float64.
#include "core/model/ops/attention_p.h"
#include "core/model/ops/single_step_p.h"

#include <QtTest>

#include <cmath>

using namespace understudy;

namespace {

/// queries, keys, values [..., heads, time, dim]
at::Tensor expected(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values)
{
    const auto looks = queries.to(at::kDouble).matmul(keys.to(at::kDouble).transpose(-1, -2));
    return (looks / std::sqrt(double(queries.size(-1)))).softmax(-1).matmul(values.to(at::kDouble));
}

double worst(const at::Tensor& found, const at::Tensor& wanted)
{
    return found.sizes() == wanted.sizes() ? (found.to(at::kDouble) - wanted).abs().max().item<double>()
                                           : INFINITY;
}

} // namespace

class TstAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<int>("stretches");
        QTest::addColumn<int>("time");
        QTest::addColumn<int>("heads");
        QTest::newRow("one position") << 1 << 1 << 1;
        QTest::newRow("fewer than are met at once") << 1 << 5 << 2;
        QTest::newRow("exactly") << 1 << 192 << 3;
        QTest::newRow("an odd end") << 2 << 131 << 2;
        QTest::newRow("a window") << 1 << 1500 << 2;
    }
    void whole()
    {
        QFETCH(int, stretches);
        QFETCH(int, time);
        QFETCH(int, heads);
        const c10::InferenceMode inference;
        at::manual_seed(1);
        const auto all = (at::randn({stretches, time, 3 * heads * 64}) * 2).to(at::kBFloat16);
        const auto found = attendWhole(all, heads);
        if (!found.defined())
            QSKIP("this processor has no products of pairs");
        const auto parts = all.view({stretches, time, 3, heads, 64}).permute({2, 0, 3, 1, 4});
        const auto wanted =
            expected(parts[0], parts[1], parts[2]).transpose(1, 2).reshape({stretches, time, -1});
        const auto difference = worst(found, wanted);
        QVERIFY2(difference < 0.03, qPrintable(QString::number(difference))); // of bfloat16, values around 6
    }

    void whatIsOursIsAsked()
    {
        const c10::InferenceMode inference;
        QVERIFY(!attendWhole(at::randn({1, 8, 3 * 64}), 1).defined());                   // float32
        QVERIFY(!attendWhole(at::randn({1, 8, 3 * 32}).to(at::kBFloat16), 1).defined()); // narrow heads
        QVERIFY(
            !attendAll(at::randn({1, 2, 32}), at::randn({1, 2, 9, 32}), at::randn({1, 2, 9, 32})).defined());
    }

    void steps_data()
    {
        QTest::addColumn<bool>("isNarrow");
        QTest::addColumn<int>("positions");
        for (const int positions : {1, 8, 61, 1500}) {
            QTest::addRow("float32, %d", positions) << false << positions;
            QTest::addRow("bfloat16, %d", positions) << true << positions;
        }
    }
    void steps()
    {
        QFETCH(bool, isNarrow);
        QFETCH(int, positions);
        const c10::InferenceMode inference;
        at::manual_seed(2);
        const auto type = isNarrow ? at::kBFloat16 : at::kFloat;
        const auto queries = at::randn({3, 2, 64});
        const auto keys = at::randn({3, 2, positions, 64}).to(type),
                   values = at::randn({3, 2, positions, 64}).to(type);
        const auto found = attendAll(queries, keys, values);
        if (!found.defined())
            QSKIP("this processor has no AVX2");
        const auto wanted = expected(queries.unsqueeze(2), keys, values).reshape({3, -1});
        const auto difference = worst(found, wanted);
        QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
    }
};

QTEST_GUILESS_MAIN(TstAttention)
#include "tst_attention.moc"
