// The passes of single steps, against the same by LibTorch's operations in float64, or in steps of the type.
#include "core/model/ops/single_step_p.h"

#include <QtTest>

#include <c10/core/InferenceMode.h>

#include <cmath>

using namespace understudy;

namespace {

double difference(const at::Tensor& a, const at::Tensor& b)
{
    const bool isSame = a.defined() && a.sizes() == b.sizes();
    return isSame ? (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>() : INFINITY;
}

/// A few roundings of values around 4.
double tolerance(at::ScalarType type)
{
    return type == at::kFloat ? 1e-5 : 0.05;
}

struct Scene
{
    at::Tensor all, cos, sin, keys, values;
};

Scene scene(int rows, int heads, int keyHeads, int dim, at::ScalarType type)
{
    constexpr int kPositions = 40;
    const auto angles = at::randn({kPositions, dim / 2});
    const auto sin = angles.sin();
    return {at::randn({rows, heads + 2 * keyHeads, dim}).to(type),
            at::cat({angles.cos(), angles.cos()}, 1).to(type), at::cat({-sin, sin}, 1).to(type),
            at::randn({9, keyHeads, kPositions, dim}).to(type),
            at::randn({9, keyHeads, kPositions, dim}).to(type)};
}

at::Tensor turned(const at::Tensor& x, const Scene& s, std::int64_t at)
{
    return x * s.cos[at].to(at::kDouble) + x.roll(x.size(-1) / 2, -1) * s.sin[at].to(at::kDouble);
}

/// One row in float64: [heads * dim]; files its keys and values in `s`, which is in float64 there.
at::Tensor expected(const at::Tensor& own, Scene& s, int heads, std::int64_t cacheRow, std::int64_t start)
{
    const auto keyHeads = s.keys.size(1);
    const auto wide = own.to(at::kDouble);
    s.keys[cacheRow].select(1, start).copy_(turned(wide.narrow(0, heads, keyHeads), s, start));
    s.values[cacheRow].select(1, start).copy_(wide.narrow(0, heads + keyHeads, keyHeads));
    const auto queries = turned(wide.narrow(0, 0, heads), s, start);
    std::vector<at::Tensor> parts;
    for (int head = 0; head < heads; ++head) {
        const auto of = head / (heads / keyHeads);
        const auto keys = s.keys[cacheRow][of].narrow(0, 0, start + 1).to(at::kDouble);
        const auto weights = (keys.matmul(queries[head]) / std::sqrt(double(own.size(1)))).softmax(0);
        parts.push_back(weights.matmul(s.values[cacheRow][of].narrow(0, 0, start + 1).to(at::kDouble)));
    }
    return at::cat(parts);
}

} // namespace

class TstSingleStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const c10::InferenceMode inference;
        if (!normStep(at::ones({1, 8}), at::ones({8}), 0).defined())
            QSKIP("this processor has no AVX2: LibTorch's operations serve");
    }
    void init() { at::manual_seed(3); }

    void types_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("float32") << int(at::kFloat);
        QTest::newRow("bfloat16") << int(at::kBFloat16);
    }

    void norm_data() { types_data(); }
    void norm()
    {
        QFETCH(const int, type);
        const auto kind = at::ScalarType(type);
        const c10::InferenceMode inference;
        const auto x = (at::randn({5, 1, 1024}) * 3).to(kind), weight = at::randn({1024}).to(kind);
        const auto wide = x.to(at::kDouble);
        const auto exact = wide * at::rsqrt(wide.square().mean(-1, true) + 1e-5) * weight.to(at::kDouble);
        QVERIFY(difference(normStep(x, weight, 1e-5), exact) < tolerance(kind));
    }

    void gate_data() { types_data(); }
    void gate()
    {
        QFETCH(const int, type);
        const auto kind = at::ScalarType(type);
        const c10::InferenceMode inference;
        const auto both = at::randn({3, 1, 2 * 4096}).to(kind);
        const auto wide = both.to(at::kDouble);
        const auto exact = at::silu(wide.narrow(-1, 0, 4096)) * wide.narrow(-1, 4096, 4096);
        QVERIFY(difference(gatedStep(both), exact) < tolerance(kind));
        // Far out, where the exponential ends.
        const auto far =
            at::cat({at::tensor({-200.F, -90.F, -88.F, -50.F, 50.F, 88.F, 90.F, 200.F}), at::ones({8})});
        const auto y = gatedStep(far.to(kind));
        QVERIFY(difference(y, at::silu(far.narrow(0, 0, 8)).to(kind)) < 1e-6);
    }

    void attention_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("keyHeads");
        QTest::addColumn<int>("dim");
        for (const auto kind : {at::kFloat, at::kBFloat16}) {
            QTest::addRow("%d, groups of four", int(kind)) << int(kind) << 8 << 2 << 64;
            QTest::addRow("%d, heads of their own", int(kind)) << int(kind) << 2 << 2 << 16;
        }
    }
    void attention()
    {
        QFETCH(const int, type);
        QFETCH(const int, heads);
        QFETCH(const int, keyHeads);
        QFETCH(const int, dim);
        const c10::InferenceMode inference;
        const auto kind = at::ScalarType(type);
        auto ours = scene(4, heads, keyHeads, dim, kind);
        const std::vector<std::int64_t> rows{7, -1, 0, 3}, starts{0, 5, 7, 39};
        auto theirs = ours;
        theirs.keys = ours.keys.to(at::kDouble).clone();
        theirs.values = ours.values.to(at::kDouble).clone();
        const auto heard = attendStep(ours.all, ours.cos, ours.sin, {ours.keys, ours.values, rows, starts});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto exact = rows[i] < 0
                                   ? at::zeros({heads * dim}, at::kDouble)
                                   : expected(ours.all[std::int64_t(i)], theirs, heads, rows[i], starts[i]);
            QVERIFY2(difference(heard[std::int64_t(i)], exact) < tolerance(kind),
                     qPrintable(QString::number(i)));
        }
        QVERIFY(difference(ours.keys, theirs.keys) < tolerance(kind));
        QCOMPARE(difference(ours.values, theirs.values), 0.0);
    }

    /// A row by itself is what it is among others, to the bit.
    void rowsAreTheirOwn()
    {
        const c10::InferenceMode inference;
        const auto s = scene(8, 8, 2, 64, at::kBFloat16);
        const std::vector<std::int64_t> rows{0, 1, 2, 3, 4, 5, 6, 7}, starts{1, 39, 3, 20, 5, 6, 7, 8};
        const auto together = attendStep(s.all, s.cos, s.sin, {s.keys, s.values, rows, starts});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto alone = attendStep(
                s.all.narrow(0, std::int64_t(i), 1), s.cos, s.sin,
                {s.keys, s.values, std::span(rows).subspan(i, 1), std::span(starts).subspan(i, 1)});
            QVERIFY(at::equal(alone[0], together[std::int64_t(i)]));
        }
    }

    void whatIsNoneStaysNone()
    {
        const c10::InferenceMode inference;
        auto x = at::ones({1, 16}).to(at::kBFloat16);
        x[0][3] = NAN;
        QVERIFY(normStep(x, at::ones({16}).to(at::kBFloat16), 1e-5).isnan().all().item<bool>());
    }

    /// Where a gradient is wanted, or a size fills no register, LibTorch's operations are to serve.
    void leavesTheRestToLibTorch()
    {
        QVERIFY(!normStep(at::ones({1, 16}), at::ones({16}), 0).defined());
        const c10::InferenceMode inference;
        QVERIFY(!normStep(at::ones({1, 12}), at::ones({12}), 0).defined());
        QVERIFY(!normStep(at::ones({1, 16}).to(at::kHalf), at::ones({16}).to(at::kHalf), 0).defined());
        QVERIFY(!gatedStep(at::ones({2, 12})).defined());
    }
};

QTEST_GUILESS_MAIN(TstSingleStep)
#include "tst_single_step.moc"
