// What is kept of a run's checkpoints, what is passed over, and which one is suggested.
#include "core/base/hash.h"
#include "core/train/run/file_hashes_p.h"
#include "tests/core/train/train_scene.h"

#include <atomic>
#include <thread>

using namespace understudy;
namespace fs = std::filesystem;

class TstCheckpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<TrainScene>(); }

    void keepsTheBestAndTheLast()
    {
        auto settings = TrainScene::settings();
        settings.steps = 12;
        settings.keepBest = 2;
        const auto run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(run));
        const auto kept = listCheckpoints(run.folder);
        QCOMPARE(kept.size(), std::size_t(3));
        QCOMPARE(kept.back().step, std::int64_t(12));
    }

    void damagedCheckpointsArePassedOver_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("state cut off") << kStateFile << QByteArray("{\"step\":");
        QTest::newRow("state of zeros") << kStateFile << QByteArray(200, '\0');
        QTest::newRow("state gone") << kStateFile << QByteArray();
        QTest::newRow("adapter changed") << kAdapterWeights << QByteArray("not tensors");
        QTest::newRow("optimiser gone") << kOptimiserFile << QByteArray();
        QTest::newRow("configuration changed") << kAdapterConfig << QByteArray("{}");
    }
    void damagedCheckpointsArePassedOver()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, bytes);
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        StopAt stop{{}, 5};
        VERIFY_ERROR(m_scene->train(run, stop.watch()), Code::Cancelled);
        const auto place = run.folder / kCheckpoints / "5" / file.toStdString();
        fs::remove(place);
        if (!bytes.isEmpty())
            VERIFY_OK(writeFile(place, bytes.toStdString()));
        VERIFY_OK(m_scene->train(run));
        QCOMPARE(countEvents(run, run_event::kDamaged), 1);
        QVERIFY(fs::exists(run.folder / kCheckpoints / "5.damaged"));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
        VERIFY_REASON(findCheckpoint(run.folder, 5), Reason::CheckpointUnknown);
    }

    /// The best of those that are whole, and which it passes over.
    void suggestsWhatIsWhole_data()
    {
        QTest::addColumn<int>("damaged"); // of the best, in turn
        QTest::addColumn<QString>("file");
        QTest::newRow("none") << 0 << QString();
        QTest::newRow("the best adapter") << 1 << QString::fromLatin1(kAdapterWeights);
        QTest::newRow("what the best's optimiser remembers") << 1 << QString::fromLatin1(kOptimiserFile);
        QTest::newRow("two") << 2 << QString::fromLatin1(kAdapterWeights);
        QTest::newRow("all") << 3 << QString::fromLatin1(kAdapterWeights);
    }
    void suggestsWhatIsWhole()
    {
        QFETCH(const int, damaged);
        QFETCH(const QString, file);
        const auto run = m_scene->newRun(TrainScene::settings());
        VERIFY_OK(m_scene->train(run));
        auto list = listCheckpoints(run.folder);
        const auto all = list;
        QCOMPARE(all.size(), std::size_t(3));
        std::ranges::sort(list, {}, [](const CheckpointInfo& one) { return one.validation->loss; });
        QCOMPARE(suggestCheckpoint(all)->step, list.front().step);
        // Who compared them by ear comes before what was measured.
        const auto heard = suggestCheckpoint(all, {list.back().step, 12'345});
        QCOMPARE(heard->step, list.back().step);
        QVERIFY(heard->why == SuggestedFor::Listeners);
        std::vector<std::int64_t> steps;
        for (int i = 0; i < damaged; ++i) {
            const auto place = list[std::size_t(i)].folder / file.toStdString();
            auto bytes = readFile(place, Bytes(10'000'000)).value_or("");
            bytes.back() ^= 1; // of the same length: only its hash tells
            VERIFY_OK(writeFile(place, bytes));
            steps.push_back(list[std::size_t(i)].step);
            QVERIFY(!isWhole(list[std::size_t(i)]));
        }
        const auto suggested = suggestCheckpoint(all);
        QCOMPARE(suggested.has_value(), damaged < 3);
        if (suggested) {
            QCOMPARE(suggested->step, list[std::size_t(damaged)].step);
            QVERIFY(suggested->why == SuggestedFor::LowestValidation);
            QVERIFY(suggested->damaged == steps);
        }
    }

    /// Where a run goes on, and what it passes over: whatever is left of it.
    void goesOnFrom_data()
    {
        QTest::addColumn<QList<int>>("damaged");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("from"); // -1: its beginning
        const auto adapter = QString::fromLatin1(kAdapterWeights), state = QString::fromLatin1(kStateFile);
        QTest::newRow("all are whole") << QList<int>{} << QString() << 6;
        QTest::newRow("the newest is damaged") << QList<int>{6} << adapter << 4;
        QTest::newRow("its state cannot be read") << QList<int>{6} << state << 4;
        QTest::newRow("an old one is damaged") << QList<int>{2} << adapter << 6;
        QTest::newRow("two") << QList<int>{6, 4} << state << 2;
        QTest::newRow("none is whole") << QList<int>{6, 4, 2} << adapter << -1;
        QTest::newRow("no state can be read") << QList<int>{6, 4, 2} << state << -1;
    }
    void goesOnFrom()
    {
        QFETCH(const QList<int>, damaged);
        QFETCH(const QString, file);
        QFETCH(const int, from);
        const auto run = m_scene->newRun(TrainScene::settings());
        QVERIFY(!goingOn(run.folder).from && goingOn(run.folder).damaged.empty());
        VERIFY_OK(m_scene->train(run));
        for (const int step : damaged)
            VERIFY_OK(writeFile(run.folder / kCheckpoints / std::to_string(step) / file.toStdString(), "{"));
        const auto found = goingOn(run.folder);
        QCOMPARE(int(found.from.value_or(-1)), from);
        QCOMPARE(found.damaged, (std::vector<std::int64_t>(damaged.begin(), damaged.end())));
    }

    /// Hashed again as soon as it changes; of many files those that were asked for last are known.
    void hashesAreKept()
    {
        FileHashes hashes(2);
        const auto file = m_scene->root() / "a";
        const auto other = [this](int i) { return m_scene->root() / std::to_string(i); };
        VERIFY_OK(writeFile(file, "one"));
        const auto first = hashes.of(file);
        QCOMPARE(first, sha256File(file).value());
        VERIFY_OK(writeFile(file, "two")); // of the same length
        QVERIFY(hashes.of(file) != first);
        for (int i = 0; i < 5; ++i) {
            VERIFY_OK(writeFile(other(i), std::to_string(i)));
            QCOMPARE(hashes.of(other(i)), sha256File(other(i)).value());
            QCOMPARE(hashes.of(file), sha256File(file).value());
        }
        QCOMPARE(hashes.count(), std::size_t(2));
        fs::remove(file);
        QVERIFY(hashes.of(file).empty());
    }

    void manyAskForHashes()
    {
        FileHashes hashes(3);
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i) {
                    const auto file =
                        m_scene->dataset() / "train" / (std::string(1, char('a' + i % 5)) + ".wav");
                    wrong += hashes.of(file).size() != 64;
                }
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(hashes.count(), std::size_t(3));
    }

    void whatAKilledSaveLeftIsRemoved()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        const auto half = run.folder / kCheckpoints / ".4.99-0.part",
                   removed = run.folder / kCheckpoints / ".removed-2";
        fs::create_directories(half);
        fs::create_directories(removed);
        VERIFY_OK(m_scene->train(run));
        QVERIFY(!fs::exists(half) && !fs::exists(removed));
    }

private:
    std::unique_ptr<TrainScene> m_scene;
};

QTEST_GUILESS_MAIN(TstCheckpoints)
#include "tst_checkpoints.moc"
