// A run from its beginning to its end: what it leaves, how it stops and goes on, what it makes of bad input.
#include "core/train/data/code_cache.h"
#include "core/train/data/train_clips.h"
#include "core/train/run/metric_log.h"
#include "core/train/run/run_pace.h"
#include "core/train/run/train_run.h"
#include "tests/core/train/train_scene.h"
#include "tests/support/file_size_limit.h"

using namespace understudy;
namespace fs = std::filesystem;

class TstTrainRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<TrainScene>(); }

    void trainsToItsEnd()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        const auto end = m_scene->train(run);
        VERIFY_OK(end);
        QVERIFY(end->state == RunState::Finished);
        QCOMPARE(end->step, std::int64_t(6));
        QVERIFY(end->suggested.has_value());
        QVERIFY(end->suggested->why == SuggestedFor::LowestValidation);
        const auto metrics = metricsOf(run);
        QCOMPARE(metrics.of(metric::kLoss).size(), std::size_t(6));
        QCOMPARE(metrics.of(metric::kValLoss).size(), std::size_t(3));
        QVERIFY(metrics.of(metric::kLoss).back().value < metrics.of(metric::kLoss).front().value);
        QVERIFY(metrics.of(metric::kMemory).front().value > 1e6);
        QCOMPARE(listCheckpoints(run.folder).size(), std::size_t(3));
        const auto read = readRun(m_scene->runs(), run.id);
        VERIFY_OK(read);
        QVERIFY(read->state == RunState::Finished);
        VERIFY_REASON(m_scene->train(run), Reason::RunEnded);
    }

    /// A run that was stopped and went on is, to the byte, the one that nobody disturbed.
    void goesOnExactly_data()
    {
        QTest::addColumn<QString>("precision");
        QTest::addColumn<QString>("checkpointing");
        QTest::addColumn<double>("dropout");
        QTest::newRow("float32") << "fp32"
                                 << "off" << 0.0;
        QTest::newRow("bfloat16, checkpointing") << "bf16"
                                                 << "on" << 0.0;
        QTest::newRow("dropout") << "fp32"
                                 << "on" << 0.2;
    }
    void goesOnExactly()
    {
        QFETCH(const QString, precision);
        QFETCH(const QString, checkpointing);
        QFETCH(const double, dropout);
        auto settings = TrainScene::settings();
        settings.dropout = dropout;
        settings.contextShare = 0.5;
        VERIFY_OK(setParameter(settings, "precision", precision.toStdString()));
        VERIFY_OK(setParameter(settings, "checkpointing", checkpointing.toStdString()));
        const auto undisturbed = m_scene->newRun(settings), stopped = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(undisturbed));
        for (const std::int64_t step : {1, 3, 4}) {
            StopAt stop{{}, step};
            VERIFY_ERROR(m_scene->train(stopped, stop.watch()), Code::Cancelled);
            QCOMPARE(listCheckpoints(stopped.folder).back().step, step);
            QVERIFY(readRun(m_scene->runs(), stopped.id)->state == RunState::Stopped);
        }
        VERIFY_OK(m_scene->train(stopped));
        for (const std::int64_t step : {4, 6}) {
            QVERIFY(!adapterBytes(undisturbed, step).empty());
            QVERIFY(adapterBytes(undisturbed, step) == adapterBytes(stopped, step));
        }
        const auto loss = [](const RunInfo& run) {
            const auto metrics = metricsOf(run);
            const auto points = metrics.of(metric::kLoss);
            return std::vector<MetricPoint>(points.begin(), points.end());
        };
        QCOMPARE(loss(stopped).size(), std::size_t(6));
        QVERIFY(loss(stopped) == loss(undisturbed));
    }

    /// The job says what the log says, and after a resume goes by what it did since.
    void tellsWhatIsLeft()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        StopAt stop{{}, 3};
        VERIFY_ERROR(m_scene->train(run, stop.watch()), Code::Cancelled);
        QVERIFY(!paceOf(RunMetrics()).step());
        std::map<double, std::optional<Seconds>> told; // by the step
        VERIFY_OK(m_scene->train(run, {{}, [&](const Progress& progress) {
                                           if (progress.stage == Stage::Training)
                                               told[progress.done] = progress.left;
                                       }}));
        QVERIFY(told.contains(3) && !told[3]);
        QVERIFY(told[4]->value > told[6]->value);
        QCOMPARE(told[6]->value, 0.0);
        const auto metrics = metricsOf(run);
        const auto steps = metrics.of(metric::kStepSeconds), betweens = metrics.of(metric::kBetween);
        QCOMPARE(betweens.size(), steps.size());
        QVERIFY(betweens[4].value > 0); // step 4 was validated and saved
        RunPace since;
        for (std::size_t i = 3; i < steps.size(); ++i)
            since.add(steps[i].value, betweens[i].value);
        QCOMPARE(paceOf(metrics).left(10)->value, since.left(10)->value);
    }

    void anotherSeedIsAnotherRun()
    {
        auto settings = TrainScene::settings();
        const auto one = m_scene->newRun(settings), same = m_scene->newRun(settings);
        settings.seed = 43;
        const auto other = m_scene->newRun(settings);
        for (const auto* run : {&one, &same, &other})
            VERIFY_OK(m_scene->train(*run));
        const auto losses = [](const RunInfo& run) { return metricsOf(run).of(metric::kLoss).back().value; };
        QCOMPARE(losses(one), losses(same));
        QVERIFY(losses(one) != losses(other));
    }

    void stopsAndPausesWhenAsked()
    {
        auto settings = TrainScene::settings();
        settings.steps = 100;
        settings.saveEvery = 1000;
        const auto run = m_scene->newRun(settings);
        bool wasPaused = false;
        const auto end = m_scene->train(run, {{}, [&](const Progress& progress) {
                                                  if (progress.stage == Stage::Training &&
                                                      progress.done == 2 && !wasPaused)
                                                      VERIFY_OK(askRun(run.folder, RunRequest::Pause));
                                                  if (progress.stage == Stage::Paused) {
                                                      wasPaused = true;
                                                      unaskRun(run.folder, RunRequest::Pause);
                                                  }
                                                  if (progress.stage == Stage::Training && progress.done == 4)
                                                      VERIFY_OK(askRun(run.folder, RunRequest::Stop));
                                              }});
        VERIFY_OK(end);
        QVERIFY(wasPaused);
        QVERIFY(end->state == RunState::Stopped);
        QCOMPARE(end->step, std::int64_t(4));
        QCOMPARE(listCheckpoints(run.folder).size(), std::size_t(1));
        QCOMPARE(countEvents(run, run_event::kPaused), 1);
        QCOMPARE(countEvents(run, run_event::kWentOn), 1);
    }

    void endsEarly()
    {
        auto settings = TrainScene::settings();
        settings.steps = 100;
        settings.learningRate = 0; // no evaluation is better than the first
        settings.evaluateEvery = 1;
        settings.saveEvery = 1000;
        settings.patience = 3;
        const auto run = m_scene->newRun(settings);
        const auto end = m_scene->train(run);
        VERIFY_OK(end);
        QVERIFY(end->state == RunState::EndedEarly);
        QCOMPARE(end->step, std::int64_t(4));
    }

    void oneAtATime()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        bool wasRefused = false;
        VERIFY_OK(m_scene->train(run, {{}, [&](const Progress& progress) {
                                           if (progress.stage != Stage::Training || wasRefused)
                                               return;
                                           const auto second = m_scene->train(run);
                                           wasRefused = !second && second.error().reason == Reason::RunBusy &&
                                                        second.error().subject == run.id.value &&
                                                        second.error().detail.starts_with("test, process");
                                           QVERIFY(readRun(m_scene->runs(), run.id)->state ==
                                                   RunState::Running);
                                       }}));
        QVERIFY(wasRefused);
    }

    void rendersProbeLines()
    {
        auto settings = TrainScene::settings();
        settings.probeEvery = 2;
        const auto run = m_scene->newRun(settings);
        auto work = m_scene->work(run);
        work.probes = {{"plain", "A plain one."}, {"question", "Is it?"}};
        VERIFY_OK(trainRun(work, {}));
        for (const auto* step : {"4", "6"})
            for (const auto* line : {"plain.wav", "question.wav"})
                QVERIFY2(fs::file_size(run.folder / kSamples / step / line) > 1000, line);
        QVERIFY(!fs::exists(run.folder / kSamples / "2"));
        QVERIFY(metricsOf(run).of(metric::kWordErrors).empty()); // nobody heard them
    }

    void hearsProbeLines_data()
    {
        QTest::addColumn<bool>("isDeaf");
        QTest::newRow("heard") << false;
        QTest::newRow("who hears fails") << true; // figures are missing then, and nothing else
    }
    void hearsProbeLines()
    {
        QFETCH(bool, isDeaf);
        auto settings = TrainScene::settings();
        settings.probeEvery = 1;
        const auto run = m_scene->newRun(settings);
        auto work = m_scene->work(run);
        work.probes = {{"plain", "A plain one."}};
        std::vector<std::string> heard;
        work.hearProbes = [&](const fs::path& samples, std::span<const ProbeLine> lines,
                              const std::stop_token&) -> Result<ProbeFigures> {
            heard.push_back(samples.filename().string());
            if (isDeaf || !fs::exists(samples / "plain.wav") || lines.size() != 1)
                return fail(Code::Corrupt, Reason::WeightsDamaged, "whisper");
            return ProbeFigures{"parrot", {}, ErrorCounts{3, 1, 0, 0}, ErrorCounts{9, 1, 0, 0}, {}};
        };
        VERIFY_OK(trainRun(work, {}));
        QCOMPARE(heard, (std::vector<std::string>{"2", "4", "6"}));
        const auto metrics = metricsOf(run);
        QCOMPARE(metrics.of(metric::kWordErrors).size(), std::size_t(isDeaf ? 0 : 3));
        QVERIFY(metrics.of(metric::kSimilarity).empty());
        QCOMPARE(countEvents(run, run_event::kProbesFailed), isDeaf ? 3 : 0);
        const auto last = findCheckpoint(run.folder, 6);
        VERIFY_OK(last);
        QCOMPARE(last->probes.has_value(), !isDeaf);
        if (!isDeaf)
            QCOMPARE(errorRate(*last->probes->words), 0.25);
    }

    // What bad input gets.

    void oneClipIsEnough()
    {
        fs::remove_all(m_scene->dataset());
        writeSplit(m_scene->dataset() / "train", {{"a", 1.0, "Alone."}});
        const auto run = m_scene->newRun(TrainScene::settings());
        const auto end = m_scene->train(run);
        VERIFY_OK(end); // and nothing to validate on
        QVERIFY(end->suggested->why == SuggestedFor::Last);
        QCOMPARE(end->suggested->step, std::int64_t(6));
        QVERIFY(metricsOf(run).of(metric::kValLoss).empty());
    }

    void nothingToTrain_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no words") << 1.0 << ""
                                  << "1; text 1";
        QTest::newRow("a clip of 40 s") << 40.0 << "Too long."
                                        << "1; long 1";
    }
    void nothingToTrain()
    {
        QFETCH(const double, seconds);
        QFETCH(const QString, text);
        QFETCH(const QString, detail);
        fs::remove_all(m_scene->dataset());
        writeSplit(m_scene->dataset() / "train", {{"a", seconds, text.toStdString()}});
        const auto run = m_scene->newRun(TrainScene::settings());
        const auto end = m_scene->train(run);
        VERIFY_REASON(end, Reason::NothingToTrain);
        QCOMPARE(QString::fromStdString(end.error().detail), detail);
        const auto read = readRun(m_scene->runs(), run.id);
        VERIFY_OK(read);
        QVERIFY(read->state == RunState::Failed);
        QVERIFY(read->why && read->why->reason == Reason::NothingToTrain);
    }

    void noDatasetAtAll()
    {
        fs::remove_all(m_scene->dataset());
        VERIFY_REASON(m_scene->train(m_scene->newRun(TrainScene::settings())), Reason::FileMissing);
    }

    void anotherBase()
    {
        auto run = m_scene->newRun(TrainScene::settings());
        run.base.sha256 = std::string(64, '0');
        VERIFY_OK(writeRun(run));
        VERIFY_REASON(m_scene->train(run), Reason::RunOtherBase);
    }

    void codesOfAnotherCodecAreNotTaken()
    {
        const auto run = m_scene->newRun(TrainScene::settings());
        VERIFY_OK(m_scene->train(run));
        const auto codec = *fs::directory_iterator(m_scene->root() / "codes");
        const auto first = *fs::directory_iterator(codec);
        // As if the folder's name said something else than its files.
        const auto other = codec.path().parent_path() / (std::string(16, 'f') + "-8");
        fs::create_directory(other);
        for (const auto& file : fs::directory_iterator(codec))
            fs::copy(file, other / file.path().filename());
        const CodeCache cache(m_scene->root() / "codes", std::string(64, 'f'), 8);
        QVERIFY(!cache.find(first.path().stem().string()));
        const CodeCache own(m_scene->root() / "codes", m_scene->files().sha256, 8);
        QVERIFY(own.find(first.path().stem().string()).has_value());
    }

    void fullDiskAtACheckpoint()
    {
        auto settings = TrainScene::settings();
        settings.steps = 4;
        const auto run = m_scene->newRun(settings);
        {
            StopAt stop{{}, 3};
            VERIFY_ERROR(m_scene->train(run, stop.watch()), Code::Cancelled);
            const FileSizeLimit limit(20'000);
            VERIFY_REASON(m_scene->train(run), Reason::DiskFull);
        }
        QCOMPARE(listCheckpoints(run.folder).back().step, std::int64_t(3));
        QVERIFY(readRun(m_scene->runs(), run.id)->why->reason == Reason::DiskFull);
        const auto end = m_scene->train(run);
        VERIFY_OK(end);
        QCOMPARE(end->step, std::int64_t(4));
    }

    void goesOnWithoutItsDataset()
    {
        const auto settings = TrainScene::settings();
        const auto run = m_scene->newRun(settings);
        StopAt stop{{}, 3};
        VERIFY_ERROR(m_scene->train(run, stop.watch()), Code::Cancelled);
        fs::remove_all(m_scene->dataset()); // the codes are there
        VERIFY_OK(m_scene->train(run));
    }

    void runsAreNumberedAndListed()
    {
        QVERIFY(listRuns(m_scene->runs()).runs.empty());
        const auto one = m_scene->newRun(TrainScene::settings()),
                   two = m_scene->newRun(TrainScene::settings());
        QCOMPARE(one.id.value, std::string("run-1"));
        QCOMPARE(two.id.value, std::string("run-2"));
        fs::create_directory(m_scene->runs() / "run-9");
        VERIFY_OK(writeFile(m_scene->runs() / "run-9" / kRunFile, "{"));
        const auto list = listRuns(m_scene->runs());
        QCOMPARE(list.runs.size(), std::size_t(2));
        QCOMPARE(list.runs.front().id.value, std::string("run-2"));
        QCOMPARE(list.problems.size(), std::size_t(1));
        QCOMPARE(m_scene->newRun(TrainScene::settings()).id.value, std::string("run-10"));
        const auto none = readRun(m_scene->runs(), RunId("run-7"));
        VERIFY_REASON(none, Reason::RunUnknown);
        QCOMPARE(none.error().detail, std::string("run-10, run-9, run-2, run-1"));
        VERIFY_REASON(readRun(m_scene->runs(), RunId("../run-1")), Reason::RunUnknown);
    }

private:
    std::unique_ptr<TrainScene> m_scene;
};

QTEST_GUILESS_MAIN(TstTrainRun)
#include "tst_train_run.moc"
