// What goes wrong around a run while it is trained: the disk, the clock, the device, the base, the power. Each
// ends plainly, with the last good state kept.
#include "core/train/run/metric_log.h"
#include "core/train/run/run_pace.h"
#include "core/train/run/train_run.h"
#include "tests/core/train/train_scene.h"
#include "tests/support/file_size_limit.h"

using namespace understudy;
namespace fs = std::filesystem;

namespace {

/// Does something once, at the end of a step.
TrainWatch onceAt(double step, const std::function<void()>& work)
{
    return {{}, [step, work, isDone = std::make_shared<bool>(false)](const Progress& progress) {
                if (progress.stage != Stage::Training || progress.done < step || std::exchange(*isDone, true))
                    return;
                work();
            }};
}

void cutOff(const fs::path& file, double share)
{
    fs::resize_file(file, std::uintmax_t(double(fs::file_size(file)) * share));
}

} // namespace

class TstTrainTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<TrainScene>(); }

    /// The disk is full while a checkpoint is written; later there is room again.
    void fullDisk_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("nothing fits") << 0;
        QTest::newRow("not even state.json") << 300;
        QTest::newRow("the configuration fits") << 2'000;
        QTest::newRow("half of the adapter") << 20'000;
        QTest::newRow("half of what the optimiser remembers") << 60'000;
    }
    void fullDisk()
    {
        QFETCH(const int, bytes);
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        std::optional<FileSizeLimit> limit;
        const auto full = m_scene->train(run, onceAt(3, [&] { limit.emplace(rlim_t(bytes)); }));
        limit.reset();
        VERIFY_REASON(full, Reason::DiskFull);
        const auto kept = listCheckpoints(run.folder);
        QCOMPARE(kept.size(), std::size_t(1));
        QCOMPARE(kept.front().step, std::int64_t(2));
        VERIFY_OK(findCheckpoint(run.folder, 2));
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

    /// The power went: files that were being written are cut off, or full of zeros.
    void cutOffFiles_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<double>("share");
        for (const auto* file : {"metrics.jsonl", "checkpoints/4/adapter_model.safetensors",
                                 "checkpoints/4/optimizer.safetensors", "checkpoints/4/state.json",
                                 "checkpoints/4/adapter_config.json"})
            for (const double share : {0.0, 0.5, 0.97})
                QTest::addRow("%s, %g", file, share) << QByteArray(file) << share;
    }
    void cutOffFiles()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const double, share);
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        stopAt(run, 4);
        cutOff(run.folder / file.toStdString(), share);
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
        VERIFY_OK(findCheckpoint(run.folder, 6));
    }

    void clipListCutOff()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        stopAt(run, 4);
        cutOff(run.folder / kClipsFile, 0.95);
        const auto end = m_scene->train(run);
        VERIFY_REASON(end, Reason::ConfigDamaged);
        QCOMPARE(end.error().subject, (run.folder / kClipsFile).string());
        VERIFY_OK(findCheckpoint(run.folder, 4)); // still there
    }

    void runFileCutOff()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        stopAt(run, 4);
        cutOff(run.folder / kRunFile, 0.5);
        VERIFY_REASON(m_scene->train(run), Reason::ConfigDamaged);
        VERIFY_OK(findCheckpoint(run.folder, 4));
    }

    /// Codes that were cut off are encoded again.
    void codesCutOff()
    {
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        for (const auto& file : fs::recursive_directory_iterator(m_scene->root() / "codes"))
            if (file.is_regular_file())
                cutOff(file.path(), 0.6);
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

    /// A disk that forgets: sizes and headers are right, codes are not.
    void codesChanged()
    {
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        for (const auto& file : fs::recursive_directory_iterator(m_scene->root() / "codes")) {
            if (!file.is_regular_file())
                continue;
            auto bytes = readFile(file.path(), Bytes(1'000'000)).value_or("");
            bytes.back() = '\x7f';
            VERIFY_OK(writeFile(file.path(), bytes));
        }
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

    /// The base is removed under a run that goes on: it is in memory. Later it cannot be loaded, and is missed
    /// by name.
    void baseRemoved()
    {
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        const auto work = m_scene->work(run);
        std::stop_source stop;
        auto watch = onceAt(3, [&] {
            VERIFY_OK(m_scene->store.remove("tiny"));
            stop.request_stop();
        });
        watch.stop = stop.get_token();
        VERIFY_ERROR(trainRun(work, watch), Code::Cancelled);
        VERIFY_OK(findCheckpoint(run.folder, 3));
        VERIFY_REASON(trainRun(work, {}), Reason::FileMissing);
        QVERIFY(readRun(m_scene->runs(), run.id)->state == RunState::Failed);
        VERIFY_OK(findCheckpoint(run.folder, 3));
        VERIFY_OK(m_scene->store.add({kGolden / "csm-tiny", "tiny"}));
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

    void baseDamaged()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        stopAt(run, 4);
        const auto work = m_scene->work(run);
        cutOff(work.base.weights, 0.9);
        VERIFY_ERROR(trainRun(work, {}), Code::Corrupt);
        VERIFY_OK(findCheckpoint(run.folder, 4));
    }

    /// A run that was begun on a card goes on where there is none.
    void deviceLost()
    {
        auto run = m_scene->newRun(TrainScene::settings());
        stopAt(run, 4);
        auto info = readRun(m_scene->runs(), run.id);
        VERIFY_OK(info);
        info->settings.device = "cuda:0";
        VERIFY_OK(writeRun(*info));
        const auto end = m_scene->train(run);
        VERIFY_REASON(end, Reason::ComputeDeviceUnknown);
        QVERIFY(end.error().code == Code::DeviceLost);
        QCOMPARE(end.error().subject, std::string("cuda:0"));
        VERIFY_OK(findCheckpoint(run.folder, 4));
        QVERIFY(readRun(m_scene->runs(), run.id)->why->code == Code::DeviceLost);
    }

    /// A card that stops computing under a run: it says so, and goes on from what was saved.
    void deviceLostMeanwhile()
    {
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        const auto end = m_scene->train(
            run, onceAt(3, [] {
                throw c10::Error({__func__, __FILE__, __LINE__}, "CUDA error: unspecified launch failure");
            }));
        VERIFY_ERROR(end, Code::DeviceLost);
        const auto info = readRun(m_scene->runs(), run.id);
        VERIFY_OK(info);
        QVERIFY(info->state == RunState::Failed && info->why->code == Code::DeviceLost);
        QCOMPARE(goingOn(run.folder).from, std::optional<std::int64_t>(2));
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

    /// With as many threads as it began with, however many there are now: sums round alike.
    void goesOnWithItsThreads()
    {
        auto settings = TrainScene::settings();
        settings.threads = 2;
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        stopAt(run, 3);
        at::set_num_threads(1); // as another program, or another machine, would have it
        VERIFY_OK(m_scene->train(run));
        QCOMPARE(at::get_num_threads(), 2);
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
        settings.threads = 0; // left to the machine: decided at the first start
        const auto free = m_scene->newRun(settings);
        stopAt(free, 3);
        const auto decided = readRun(m_scene->runs(), free.id)->settings.threads;
        QVERIFY(decided > 0);
        VERIFY_OK(m_scene->train(free));
        QCOMPARE(readRun(m_scene->runs(), free.id)->settings.threads, decided);
    }

    /// A checkpoint's folder is gone, or something else stands in its place.
    void checkpointFolderDamaged_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("gone") << QByteArray("gone");
        QTest::newRow("empty") << QByteArray("empty");
        QTest::newRow("a file") << QByteArray("file");
        QTest::newRow("of another step") << QByteArray("renamed");
    }
    void checkpointFolderDamaged()
    {
        QFETCH(const QByteArray, what);
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        stopAt(run, 4);
        const auto place = run.folder / kCheckpoints / "4";
        if (what == "renamed")
            fs::rename(place, place.parent_path() / "5");
        else
            fs::remove_all(place);
        if (what == "empty")
            fs::create_directory(place);
        if (what == "file")
            VERIFY_OK(writeFile(place, "4"));
        VERIFY_OK(m_scene->train(run));
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

    /// Steps are timed by a clock that stands still while the machine is suspended, and does not jump when
    /// somebody sets the time.
    void stepTimesAreSound()
    {
        static_assert(std::chrono::steady_clock::is_steady);
        const auto run = m_scene->newRun(TrainScene::settings());
        VERIFY_OK(m_scene->train(run));
        const auto metrics = metricsOf(run);
        for (const auto& point : metrics.of(metric::kStepSeconds))
            QVERIFY(point.value > 0 && point.value < 60);
        for (const auto& point : metrics.of(metric::kTokens))
            QVERIFY(std::isfinite(point.value) && point.value > 0);
    }

    /// A lid that was closed is told, and is in no step's time.
    void suspended()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        double slept = 5000; // before
        auto watch = onceAt(3, [&] { slept += 7200; });
        watch.asleep = [&] { return Seconds(slept); };
        VERIFY_OK(m_scene->train(run, watch));
        const auto metrics = metricsOf(run);
        const auto told = std::ranges::find(metrics.events, run_event::kSuspended, &RunEvent::what);
        QVERIFY(told != metrics.events.end());
        QCOMPARE(told->step, std::int64_t(3));
        QCOMPARE(told->detail, std::string("7200"));
        QCOMPARE(countEvents(run, run_event::kSuspended), 1);
        QVERIFY(paceOf(metrics).left(100)->value < 600);
    }

    /// The consent ends while it trains: it stops there, saved, and says why; with a new one it goes on.
    void consentRevoked()
    {
        const auto settings = TrainScene::settings();
        const auto whole = m_scene->newRun(settings), run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(whole));
        bool isAllowed = true;
        auto work = m_scene->work(run);
        work.checkConsent = [&]() -> Result<void> {
            if (isAllowed)
                return {};
            return fail(Code::InvalidInput, Reason::ConsentEnded, "tides", "2026-11-30; train");
        };
        VERIFY_REASON(trainRun(work, onceAt(3, [&] { isAllowed = false; })), Reason::ConsentEnded);
        VERIFY_OK(findCheckpoint(run.folder, 3));
        const auto info = readRun(m_scene->runs(), run.id);
        VERIFY_OK(info);
        QVERIFY(info->state == RunState::Stopped);
        QVERIFY(info->why && info->why->reason == Reason::ConsentEnded);
        QCOMPARE(countEvents(run, run_event::kConsentEnded), 1);
        isAllowed = true;
        VERIFY_OK(trainRun(work, {}));
        QVERIFY(!readRun(m_scene->runs(), run.id)->why);
        QVERIFY(adapterBytes(run, 6) == adapterBytes(whole, 6));
    }

private:
    void stopAt(const RunInfo& run, double step)
    {
        std::stop_source stop;
        auto watch = onceAt(step, [&] { stop.request_stop(); });
        watch.stop = stop.get_token();
        VERIFY_ERROR(m_scene->train(run, watch), Code::Cancelled);
    }

    std::unique_ptr<TrainScene> m_scene;
};

QTEST_GUILESS_MAIN(TstTrainTrouble)
#include "tst_train_trouble.moc"
