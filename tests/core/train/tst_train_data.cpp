// Which clips come when, which frames the depth decoder speaks, and codes that are kept.
#include "core/base/files.h"
#include "core/synth/voice_profile.h"
#include "core/train/data/batch_order.h"
#include "core/train/data/code_cache.h"
#include "core/train/run/checkpoints_p.h"
#include "core/train/run/trainer_p.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <set>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

std::vector<BatchOrder::Clip> clipsOf(std::size_t count)
{
    std::vector<BatchOrder::Clip> clips;
    for (std::size_t i = 0; i < count; ++i)
        clips.push_back({i, std::int64_t(30 + i * 37 % 100)});
    return clips;
}

} // namespace

class TstTrainData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClipComesOnceAnEpoch_data()
    {
        QTest::addColumn<int>("clips");
        QTest::addColumn<int>("atOnce");
        QTest::addColumn<int>("budget");
        QTest::newRow("one clip") << 1 << 2 << 0;
        QTest::newRow("two by two") << 41 << 2 << 0;
        QTest::newRow("by frames") << 41 << 2 << 300;
        QTest::newRow("longer than the budget") << 10 << 2 << 20;
    }
    void everyClipComesOnceAnEpoch()
    {
        QFETCH(const int, clips);
        QFETCH(const int, atOnce);
        QFETCH(const int, budget);
        const auto all = clipsOf(std::size_t(clips));
        BatchOrder order(all, {}, {atOnce, budget, 0, 5});
        std::int64_t number = 0;
        for (int epoch = 0; epoch < 3; ++epoch) {
            std::set<std::size_t> seen;
            while (seen.size() < std::size_t(clips)) {
                const auto batch = order.batch(number++);
                std::int64_t frames = 0;
                for (const auto& item : batch) {
                    QVERIFY(seen.insert(item.clip).second);
                    frames += all[item.clip].frames;
                }
                if (budget == 0)
                    QVERIFY(batch.size() <= std::size_t(atOnce));
                else
                    QVERIFY(frames <= budget || batch.size() == 1);
            }
        }
    }

    void theNumberAloneDecides()
    {
        const BatchOptions options{2, 0, 0.5, 9};
        BatchOrder forward(clipsOf(23), {3, 8}, options), jumping(clipsOf(23), {3, 8}, options);
        std::vector<ClipBatch> batches;
        for (std::int64_t number = 0; number < 60; ++number)
            batches.push_back(forward.batch(number));
        for (const std::int64_t number : {59, 3, 40, 0})
            QVERIFY(jumping.batch(number) == batches[std::size_t(number)]);
        BatchOrder other(clipsOf(23), {3, 8}, {2, 0, 0.5, 10});
        QVERIFY(!(other.batch(0) == batches[0] && other.batch(1) == batches[1]));
    }

    void clipsOfABatchAreAlike()
    {
        const auto all = clipsOf(64);
        BatchOrder order(all, {}, {4, 0, 0, 1});
        std::int64_t spread = 0, whole = 0;
        for (std::int64_t number = 0; number < 16; ++number) {
            std::vector<std::int64_t> frames;
            for (const auto& item : order.batch(number))
                frames.push_back(all[item.clip].frames);
            spread += std::ranges::max(frames) - std::ranges::min(frames);
            whole += 100;
        }
        QVERIFY(spread * 4 < whole);
    }

    void anchorsAreHeardAsOftenAsAsked()
    {
        BatchOrder order(clipsOf(100), {1, 2, 3}, {2, 0, 0.3, 4});
        int heard = 0;
        std::set<std::size_t> anchors;
        for (std::int64_t number = 0; number < 500; ++number)
            for (const auto& item : order.batch(number))
                if (item.context) {
                    ++heard;
                    QVERIFY(*item.context != item.clip);
                    anchors.insert(*item.context);
                }
        QVERIFY(heard > 250 && heard < 350);
        QCOMPARE(anchors.size(), std::size_t(3));
    }

    void shares_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("drawn");
        QTest::newRow("a sixteenth") << 100 << 1.0 / 16 << 7; // 100 - int(93.75)
        QTest::newRow("all") << 100 << 1.0 << 100;
        QTest::newRow("none") << 100 << 0.0 << 0;
        QTest::newRow("of nothing") << 0 << 0.5 << 0;
        QTest::newRow("of one") << 1 << 1.0 / 16 << 1;
    }
    void shares()
    {
        QFETCH(const int, count);
        QFETCH(const double, share);
        QFETCH(const int, drawn);
        const auto rows = drawShare(count, share, 3, 4);
        QCOMPARE(int(rows.size()), drawn);
        QVERIFY(std::ranges::is_sorted(rows));
        QVERIFY(std::set(rows.begin(), rows.end()).size() == rows.size());
        QVERIFY(rows.empty() || (rows.front() >= 0 && rows.back() < count));
        QVERIFY(drawShare(count, share, 3, 4) == rows);
        if (drawn > 1 && drawn < count)
            QVERIFY(drawShare(count, share, 3, 5) != rows);
    }

    void theRateGoesUpAndDown()
    {
        TrainSettings settings;
        settings.learningRate = 1;
        settings.warmUp = 10;
        settings.steps = 110;
        QCOMPARE(learningRate(settings, 0), 0.1);
        QCOMPARE(learningRate(settings, 9), 1.0);
        QCOMPARE(learningRate(settings, 10), 1.0);
        QVERIFY(std::abs(learningRate(settings, 60) - 0.5) < 1e-12);
        QVERIFY(learningRate(settings, 109) > 0 && learningRate(settings, 109) < 0.001);
    }

    void codesAreKept()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        const CodeCache cache(folder, std::string(64, 'a'), 4);
        const ClipCodes codes{0, 1, 2, 3, 2047, 5, 6, 7};
        QVERIFY(!cache.find("k"));
        VERIFY_OK(cache.keep("k", codes));
        QVERIFY(cache.find("k") == codes);
        QVERIFY(!CodeCache(folder, std::string(64, 'b'), 4).find("k"));
        QVERIFY(!CodeCache(folder, std::string(64, 'a'), 8).find("k"));
        const auto file = folder / "aaaaaaaaaaaaaaaa-4" / "k.safetensors";
        QVERIFY(fs::exists(file));
        fs::resize_file(file, fs::file_size(file) - 1);
        QVERIFY(!cache.find("k"));
    }

    void statesComeBack()
    {
        TrainState state{12, 1024, 3.25, 8, 2, 99.5, Validation{3.5, 1.25, 2.25}};
        const std::map<std::string, std::string> hashes{
            {kAdapterConfig, "a"}, {kAdapterWeights, "b"}, {kOptimiserFile, "c"}};
        auto back = parseState(formatState(state, hashes), "x");
        VERIFY_OK(back);
        QVERIFY(back->state == state && back->hashes == hashes);
        state.validation.reset();
        state.bestStep = -1;
        back = parseState(formatState(state, hashes), "x");
        VERIFY_OK(back);
        QVERIFY(back->state == state);
    }

    void otherStatesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray rest = R"("best_step":-1,"best_loss":0,"since_best":0,"seconds":1,"sha256":{)";
        const QByteArray hashes = R"("adapter_config.json":"a","adapter_model.safetensors":"b")";
        const QByteArray third = R"(,"optimizer.safetensors":"c"}})";
        const QByteArray head = R"({"format":1,"step":1,"loss_scale":1,)";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("another format")
            << QByteArray(R"({"format":2,"step":1,"loss_scale":1,)") + rest + hashes + third;
        QTest::newRow("before the first step")
            << QByteArray(R"({"format":1,"step":-1,"loss_scale":1,)") + rest + hashes + third;
        QTest::newRow("a step of text")
            << QByteArray(R"({"format":1,"step":"1","loss_scale":1,)") + rest + hashes + third;
        QTest::newRow("no scale") << QByteArray(R"({"format":1,"step":1,"loss_scale":0,)") + rest + hashes +
                                         third;
        QTest::newRow("a hash is missing") << head + rest + hashes + "}}";
        QTest::newRow("no hashes") << head + rest + "}}";
    }
    void otherStatesAreRefused()
    {
        QFETCH(const QByteArray, text);
        VERIFY_REASON(parseState(text.toStdString(), "x"), Reason::CheckpointDamaged);
    }

    void checkpointNames_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("run");
        QTest::addColumn<int>("step"); // -1: none, -2: refused
        QTest::newRow("run and step") << QByteArray("run-4@600") << QByteArray("run-4") << 600;
        QTest::newRow("run") << QByteArray("run-4") << QByteArray("run-4") << -1;
        QTest::newRow("no step") << QByteArray("run-4@") << QByteArray() << -2;
        QTest::newRow("a word") << QByteArray("run-4@best") << QByteArray() << -2;
        QTest::newRow("below nothing") << QByteArray("run-4@-1") << QByteArray() << -2;
        QTest::newRow("out of the folder") << QByteArray("../x@1") << QByteArray() << -2;
    }
    void checkpointNames()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, run);
        QFETCH(const int, step);
        const auto name = parseCheckpointName(text.toStdString());
        QCOMPARE(name.has_value(), step != -2);
        if (!name)
            return;
        QCOMPARE(name->run, run.toStdString());
        QCOMPARE(name->step.value_or(-1), std::int64_t(step));
    }
};

QTEST_GUILESS_MAIN(TstTrainData)
#include "tst_train_data.moc"
