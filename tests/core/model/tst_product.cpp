// Products with kept matrices, against the same in float64: few rows and many, sizes that fill no register.
#include "core/model/layers/product_p.h"

#include <QtTest>

#include <atomic>
#include <cmath>

using namespace understudy;

namespace {

at::Tensor expected(const at::Tensor& x, const Product& product)
{
    return at::linear(x.to(at::kDouble), product.weight().to(at::kDouble));
}

double difference(const at::Tensor& a, const at::Tensor& b)
{
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : INFINITY;
}

} // namespace

class TstProduct : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { at::manual_seed(7); }

    void equalsFloat64_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        for (const int rows : {1, 2, 3, 4, 5, 40})
            for (const int inputs : {1, 7, 8, 512, 515})
                for (const int outputs : {1, 4, 7, 256})
                    QTest::addRow("%d x %d to %d", rows, inputs, outputs) << rows << inputs << outputs;
    }
    void equalsFloat64()
    {
        QFETCH(const int, rows);
        QFETCH(const int, inputs);
        QFETCH(const int, outputs);
        const auto x = at::randn({rows, inputs});
        const auto weight = at::randn({outputs, inputs}) / std::sqrt(double(inputs));
        for (const auto type : {at::kFloat, at::kBFloat16}) {
            const Product product(weight, type);
            QCOMPARE(product.bytes(), std::int64_t(outputs) * inputs * (type == at::kFloat ? 4 : 2));
            const auto bare = expected(x, product);
            const auto bias = at::randn({outputs}), state = at::randn({rows, outputs});
            QVERIFY(difference(product.forward(x), bare) < 1e-5);
            QVERIFY(difference(product.forward(x, bias), bare + bias) < 1e-5);
            QVERIFY(difference(product.forward(x, state), bare + state) < 1e-5);
        }
    }

    void narrowEqualsFloat64_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        for (const int rows : {1, 2, 4, 5, 8, 16, 17})
            for (const int inputs : {1, 32, 515, 2048})
                for (const int outputs : {1, 7, 32, 67, 256})
                    QTest::addRow("%d x %d to %d", rows, inputs, outputs) << rows << inputs << outputs;
    }
    void narrowEqualsFloat64()
    {
        QFETCH(const int, rows);
        QFETCH(const int, inputs);
        QFETCH(const int, outputs);
        const auto x = at::randn({1, rows, inputs}).to(at::kBFloat16);
        const auto weight = (at::randn({outputs, inputs}) / std::sqrt(double(inputs))).to(at::kBFloat16);
        const auto exact = at::linear(x.to(at::kDouble), weight.to(at::kDouble));
        const auto y = product(x, weight);
        QCOMPARE(y.sizes(), exact.sizes());
        QCOMPARE(y.scalar_type(), at::kBFloat16);
        // One rounding to eight bits, and the order of float32 sums.
        QVERIFY(((y.to(at::kDouble) - exact).abs() <= exact.abs() / 256 + 1e-5).all().item<bool>());
    }

    void rowsOfABatchAreTheirOwn()
    {
        const auto x = at::randn({8, 512}).to(at::kBFloat16), weight = at::randn({99, 512}).to(at::kBFloat16);
        const auto all = product(x, weight);
        const auto others = at::cat({x.narrow(0, 0, 2), at::randn({6, 512}).to(at::kBFloat16)});
        QCOMPARE(difference(product(others, weight).narrow(0, 0, 2), all.narrow(0, 0, 2)), 0.0);
    }

    void rowsThatOverlap()
    {
        const auto x = at::randn({66}).as_strided({2, 64}, {2, 1});
        const Product product(at::randn({8, 64}), at::kBFloat16);
        QCOMPARE(difference(product.forward(x), product.forward(x.contiguous())), 0.0);
    }

    void anyNumberOfThreads()
    {
        const Product mixed(at::randn({1030, 512}), at::kBFloat16);
        const auto x = at::randn({2, 512}), narrow = x.to(at::kBFloat16);
        const auto before = at::get_num_threads();
        at::set_num_threads(1);
        const auto alone = mixed.forward(x), narrowAlone = product(narrow, mixed.weight());
        at::set_num_threads(3);
        const auto together = mixed.forward(x), narrowTogether = product(narrow, mixed.weight());
        at::set_num_threads(before);
        QCOMPARE(difference(together, alone), 0.0);
        QCOMPARE(difference(narrowTogether, narrowAlone), 0.0);
    }

    void parallelForIsParallel()
    {
#if defined(__GNUC__) && !defined(__clang__)
        const auto before = at::get_num_threads();
        at::set_num_threads(2);
        std::atomic<int> pieces = 0;
        at::parallel_for(0, 100, 1, [&](std::int64_t, std::int64_t) { ++pieces; });
        at::set_num_threads(before);
        QCOMPARE(pieces.load(), 2);
#else
        QSKIP("Built without OpenMP");
#endif
    }
};

QTEST_GUILESS_MAIN(TstProduct)
#include "tst_product.moc"
