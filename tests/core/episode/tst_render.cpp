#include "core/audio/reader.h"
#include "core/episode/render.h"
#include "tests/core/episode/fixture.h"
#include "tests/support/file_size_limit.h"

#include <algorithm>
#include <latch>
#include <stdexcept>

using namespace understudy;

namespace {

/// Three lines to render, and what came of them.
struct Scene
{
    explicit Scene(FakeEngine::Options options = {}) : engine(std::move(options))
    {
        EpisodePlan made = emptyPlan();
        made.source.engineVersion = engine.version();
        const char* texts[] = {"Lamps burned whale oil.", "Then came kerosene.",
                               "Did every keeper live alone?"};
        for (const auto* text : texts)
            made.lines.push_back(
                plannedLine("s1-l00" + std::to_string(made.lines.size() + 1), scriptLine("A", text)));
        plan = std::make_shared<EpisodePlan>(std::move(made));
        std::filesystem::create_directories(folder.path());
        input.plan = plan;
        input.folder = folder.path();
        input.engine = &engine;
        input.keep = [this](const Take& take) -> Result<void> {
            takes.push_back(take);
            return {};
        };
        input.nextTakeNumber = [](const LineId&) { return 1; };
        input.onState = [this](const LineId& line, LineState state) {
            log.append(QString::fromStdString(line.value).right(1) +
                       QStringLiteral(" NRFSXL").at(1 + int(state)));
        };
    }

    Result<RenderReport> render() { return renderLines(input, loose.context); }

    EpisodeFolder folder;
    FakeEngine engine;
    std::shared_ptr<EpisodePlan> plan;
    LooseJob loose;
    RenderInput input;
    std::vector<Take> takes;
    QStringList log; ///< "1R": line 1 is Rendering; Not rendered, Fresh, Stale, failed (X), Locked
};

} // namespace

class TestRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesLandWithReceiptAndFigures()
    {
        Scene scene;
        const auto report = scene.render();
        VERIFY_OK(report);
        QCOMPARE(report->lines, 3);
        QCOMPARE(report->rendered, 3);
        QCOMPARE(report->reused, 0);
        QVERIFY(report->failed.empty());
        QCOMPARE(scene.log.join(QLatin1Char(' ')), QStringLiteral("1R 1F 2R 2F 3R 3F"));
        QCOMPARE(scene.takes.size(), std::size_t(3));
        QCOMPARE(scene.folder.files(),
                 (std::vector<std::string>{"episode/takes/s1-l001/1.wav", "episode/takes/s1-l002/1.wav",
                                           "episode/takes/s1-l003/1.wav"}));
        const auto& take = scene.takes[0];
        const auto& line = scene.plan->lines[0];
        QVERIFY(take.receipt ==
                makeReceipt(line.line, line.voice, scene.plan->source, lineSeed(7, line.id, 1)));
        QCOMPARE(take.key, takeKey(take.receipt, line.id, 1));
        VERIFY_OK(checkTakeFile(scene.folder.path(), take));
        // The buzz stands between edges of 100 ms.
        QVERIFY(std::abs(take.figures.speechBegin.value - 2400) <= 600);
        QVERIFY(std::abs(take.figures.length.value - take.figures.speechEnd.value - 2400) <= 600);
        QVERIFY(take.figures.loudness && take.figures.loudness->value > -40 &&
                take.figures.loudness->value < -10);
        QVERIFY(take.figures.samplePeak.value < 0);
        const auto reader = AudioReader::open(scene.folder.path() / take.file());
        VERIFY_OK(reader);
        QCOMPARE(reader->info().rate, kStudioRate);
        QCOMPARE(reader->info().channels, 1);
        QCOMPARE(reader->info().length, take.figures.length);
    }

    void orderAndSelectionChangeNoByte()
    {
        Scene whole, alone;
        VERIFY_OK(whole.render());
        alone.input.lines = {LineId("s1-l003")};
        VERIFY_OK(alone.render());
        QCOMPARE(alone.takes.size(), std::size_t(1));
        QVERIFY(alone.takes[0] == whole.takes[2]);
        const auto bytes = [](const Scene& scene) {
            return readFile(scene.folder.path() / "takes/s1-l003/1.wav", Bytes(10'000'000)).value();
        };
        QVERIFY(bytes(alone) == bytes(whole));
    }

    void freshAndLockedLinesAreReused_data()
    {
        QTest::addColumn<bool>("redo");
        QTest::addColumn<int>("rendered");
        QTest::newRow("render") << false << 1;
        QTest::newRow("redo") << true << 2;
    }
    void freshAndLockedLinesAreReused()
    {
        QFETCH(bool, redo);
        QFETCH(int, rendered);
        Scene scene;
        scene.plan->lines[0].state = LineState::Fresh;
        scene.plan->lines[1].state = LineState::Locked;
        scene.plan->lines[2].state = LineState::Stale;
        scene.input.makeNewTakes = redo;
        const auto report = scene.render();
        VERIFY_OK(report);
        QCOMPARE(report->lines, 3);
        QCOMPARE(report->rendered, rendered);
        QCOMPARE(report->reused, 3 - rendered);
        QCOMPARE(scene.engine.spoken(), rendered);
    }

    void failingLineIsReportedAndTheNextTried()
    {
        Scene scene({.refusedWord = "kerosene"});
        const auto report = scene.render();
        VERIFY_OK(report);
        QCOMPARE(report->rendered, 2);
        QCOMPARE(report->failed.size(), std::size_t(1));
        QCOMPARE(report->failed[0].line, LineId("s1-l002"));
        QCOMPARE(report->failed[0].error.subject, std::string("kerosene"));
        QCOMPARE(scene.log.join(QLatin1Char(' ')), QStringLiteral("1R 1F 2R 2X 3R 3F"));
    }

    void anExceptionFailsTheLine()
    {
        Scene scene({.beforeChunk = [](const SpeechRequest& request, int) {
            if (request.runs[0].text.starts_with("Then"))
                throw std::runtime_error("odd");
        }});
        VERIFY_ERROR(scene.render(), Code::Internal);
        QCOMPARE(scene.log.join(QLatin1Char(' ')), QStringLiteral("1R 1F 2R 2X"));
    }

    void cancelWithinALineKeepsWhatIsFinished()
    {
        JobBase* job = nullptr;
        Scene scene({.beforeChunk = [&](const SpeechRequest& request, int chunk) {
            if (request.runs[0].text.starts_with("Then") && chunk == 2)
                job->cancel();
        }});
        job = &scene.loose.job;
        VERIFY_ERROR(scene.render(), Code::Cancelled);
        QCOMPARE(scene.takes.size(), std::size_t(1));
        QCOMPARE(scene.folder.files(), (std::vector<std::string>{"episode/takes/s1-l001/1.wav"}));
        QCOMPARE(scene.log.join(QLatin1Char(' ')), QStringLiteral("1R 1F 2R 2N"));
    }

    void cancelBetweenLinesIsSeen()
    {
        Scene scene;
        scene.loose.job.cancel();
        VERIFY_ERROR(scene.render(), Code::Cancelled);
        QCOMPARE(scene.engine.spoken(), 0);
    }

    void fullDiskStopsAndKeepsWhatIsFinished()
    {
        Scene scene;
        scene.input.lines = {LineId("s1-l001")};
        VERIFY_OK(scene.render());
        scene.input.lines = {LineId("s1-l002"), LineId("s1-l003")};
        {
            const FileSizeLimit limit(4096);
            VERIFY_REASON(scene.render(), Reason::DiskFull);
        }
        QCOMPARE(scene.takes.size(), std::size_t(1));
        QCOMPARE(scene.folder.files(), (std::vector<std::string>{"episode/takes/s1-l001/1.wav"}));
        QCOMPARE(scene.engine.spoken(), 2); // the third line was not tried
        VERIFY_OK(scene.render());          // there is room again
        QCOMPARE(scene.takes.size(), std::size_t(3));
    }

    void failingRecordStopsAndLeavesNoFile()
    {
        Scene scene;
        scene.input.keep = [](const Take&) -> Result<void> {
            return fail(Code::Io, Reason::ProjectCorrupt, "project.db");
        };
        VERIFY_REASON(scene.render(), Reason::ProjectCorrupt);
        QVERIFY(scene.folder.files().empty());
        QCOMPARE(scene.engine.spoken(), 1);
    }

    void movedProjectIsNotGrownAgain()
    {
        Scene scene;
        std::filesystem::rename(scene.folder.path(), scene.folder.root() / "moved");
        VERIFY_REASON(scene.render(), Reason::FolderMissing);
        QVERIFY(!std::filesystem::exists(scene.folder.path()));
    }

    void severalLinesAtOnceChangeNoByte()
    {
        Scene one, many({.linesAtOnce = 8});
        VERIFY_OK(one.render());
        const auto report = many.render();
        VERIFY_OK(report);
        QCOMPARE(report->rendered, 3);
        QCOMPARE(many.folder.files(), one.folder.files());
        std::ranges::sort(many.takes, {}, &Take::line);
        QVERIFY(many.takes == one.takes);
    }

    /// Both lines are being spoken when one of them finds the disk full, or the user cancels.
    void severalLinesStopTogether_data()
    {
        QTest::addColumn<bool>("isCancelled");
        QTest::newRow("cancelled") << true;
        QTest::newRow("a take that cannot be kept") << false;
    }
    void severalLinesStopTogether()
    {
        QFETCH(bool, isCancelled);
        JobBase* job = nullptr;
        std::latch bothSpeak(2);
        Scene scene({.beforeChunk =
                         [&](const SpeechRequest& request, int chunk) {
                             if (chunk != 1)
                                 return;
                             bothSpeak.arrive_and_wait();
                             if (isCancelled && request.runs[0].text.starts_with("Then"))
                                 job->cancel();
                         },
                     .linesAtOnce = 2});
        job = &scene.loose.job;
        scene.input.lines = {LineId("s1-l001"), LineId("s1-l002")};
        int kept = 0;
        if (!isCancelled)
            scene.input.keep = [&](const Take&) -> Result<void> {
                ++kept;
                return fail(Code::Io, Reason::DiskFull, "project.db");
            };
        const auto report = scene.render();
        QCOMPARE(scene.engine.spoken(), 2);
        if (isCancelled) {
            VERIFY_ERROR(report, Code::Cancelled);
        } else {
            VERIFY_REASON(report, Reason::DiskFull);
            QVERIFY(kept >= 1);
            QVERIFY(scene.folder.files().empty());
        }
    }

    void progressCountsLines()
    {
        Scene scene;
        std::vector<double> done;
        const auto subscription =
            scene.loose.job.subscribe([&](const JobStatus& status) { done.push_back(status.progress.done); });
        VERIFY_OK(scene.render());
        QCOMPARE(done, (std::vector<double>{0, 0, 1, 2, 3}));
        QCOMPARE(scene.loose.job.status().progress.total, 3.0);
    }
};

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
