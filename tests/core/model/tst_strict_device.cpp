// The networks on a device whose tensors do not mix with the CPU's: what a test without a GPU can say of one.
#include "core/model/golden/golden_p.h"
#include "core/model/torch_device_p.h"
#include "tests/core/model/strict_device.h"
#include "tests/support/golden_rows.h"

#include <QtTest>

using namespace understudy;
using understudy::test::verifyRows;

namespace {

const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";
const std::filesystem::path kTiny = kGolden / "csm-tiny";
constexpr auto kDevice = "privateuseone:0";

} // namespace

class TestStrictDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesToMix()
    {
        const auto here = at::ones({2}), there = at::ones({2}, at::TensorOptions(test::kStrict));
        QCOMPARE((there + there).cpu().sum().item<float>(), 4.0F);
        QVERIFY_THROWS_EXCEPTION(c10::Error, here + there);
        QVERIFY_THROWS_EXCEPTION(c10::Error, at::linear(here, there.view({1, 2})));
        QVERIFY_THROWS_EXCEPTION(c10::Error, at::embedding(there.view({2, 1}), at::zeros({1}, at::kLong)));
    }

    void csm() { verifyRows(checkCsmGolden(kTiny, kTiny, kDevice), 43); }
    void speech() { verifyRows(checkCsmSpeechGolden(kTiny, kDevice), 11); }
    void stopFrame() { verifyRows(checkCsmEosGolden(kGolden / "csm-tiny-eos", kTiny, kDevice), 6); }
    void mimi() { verifyRows(checkMimiGolden(kGolden / "mimi-tiny", kDevice), 86); }

    void adapters_data()
    {
        QTest::addColumn<int>("least");
        QTest::newRow("all-linear") << 62;
        QTest::newRow("bare-names") << 20;
    }
    void adapters()
    {
        QFETCH(int, least);
        verifyRows(checkLoraGolden(kGolden / "lora" / QTest::currentDataTag(), kTiny, kDevice),
                   std::size_t(least));
    }

    /// What the checks do not do: lines with a prefix, sampled, with times.
    void samplesAfterAPrefix()
    {
        const auto codesOn = [](at::Device device) { return sampled(device); };
        const auto before = test::waits.load();
        const auto expected = codesOn(at::kCPU);
        QVERIFY(!expected.empty());
        QCOMPARE(test::waits.load(), before);
        QCOMPARE(codesOn(test::kStrict), expected);
        QVERIFY(test::waits.load() > before);
    }

    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("no such card") << QByteArray("cuda:99");
        QTest::newRow("no name") << QByteArray("warp core");
        QTest::newRow("no values") << QByteArray("meta");
        QTest::newRow("not built in") << QByteArray("hpu:0");
        QTest::newRow("one too many") << QByteArray("privateuseone:1");
        QTest::newRow("nothing") << QByteArray();
    }
    void names()
    {
        QFETCH(QByteArray, name);
        VERIFY_REASON(deviceNamed(name.toStdString()), Reason::ComputeDeviceUnknown);
    }

private:
    static std::vector<std::int64_t> sampled(at::Device device)
    {
        const auto csm = goldenCsm(kTiny, device);
        if (!csm)
            return {};
        CsmGenerator generator(*csm, 2);
        generator.timeExactly();
        GeneratorLine line;
        line.turns = {{{1, 2, 3}, {}}};
        line.maxFrames = 5;
        line.sampling.topK = 5;
        std::vector<std::int64_t> codes(std::size_t((*csm)->config().codebooks), 3);
        if (const auto prefix = generator.prefixOf({{{4, 5}, codes}}))
            line.prefix = *prefix;
        std::vector<std::int64_t> all;
        if (!line.prefix || !generator.start(1, line))
            return {};
        for (auto said = generator.step(); !said.empty(); said = generator.step())
            all.insert(all.end(), said[0].codes.begin(), said[0].codes.end());
        return all;
    }
};

QTEST_GUILESS_MAIN(TestStrictDevice)
#include "tst_strict_device.moc"
