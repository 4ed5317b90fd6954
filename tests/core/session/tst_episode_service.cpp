#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "tests/core/session/project_fixture.h"

#include <fstream>
#include <future>
#include <map>
#include <set>
#include <thread>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const EpisodeId kId("tides");
constexpr int kLines = 5;

Result<RenderReport> renderAll(EpisodeService& episodes)
{
    return episodes.render(kId)->wait();
}

const PlannedLine& lineWith(const SnapshotPtr& snapshot, const std::string& text)
{
    for (const auto& line : snapshot->plan->lines)
        if (line.line.text().find(text) != std::string::npos)
            return line;
    qFatal("no line says %s", text.c_str());
}

/// Holds up jobs until opened. Opened at the latest when it goes, so that a failing test ends.
class Gate
{
public:
    ~Gate() { open(); }
    void open()
    {
        if (!std::exchange(m_isOpen, true))
            m_promise.set_value();
    }
    void pass() const { m_future.wait(); }

private:
    std::promise<void> m_promise;
    std::shared_future<void> m_future = m_promise.get_future().share();
    bool m_isOpen = false;
};

} // namespace

class TestEpisodeService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plans()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        QVERIFY(!episodes.snapshot(kId));
        const auto snapshot = episodes.refresh(kId)->wait();
        VERIFY_OK(snapshot);
        QCOMPARE(episodes.snapshot(kId), *snapshot);
        QCOMPARE((*snapshot)->plan->lines.size(), std::size_t(kLines));
        QCOMPARE((*snapshot)->plan->count(LineState::NotRendered), std::size_t(kLines));
        QVERIFY((*snapshot)->timeline->length > Frames(0));
        QVERIFY(!(*snapshot)->timeline->isComplete);
        const auto summary = episodes.list().front();
        QCOMPARE(summary.title, std::string("Tides"));
        QCOMPARE(summary.lines, kLines);
        VERIFY_REASON(episodes.refresh(EpisodeId("absent"))->wait(), Reason::EpisodeUnknown);
        VERIFY_REASON(episodes.render(EpisodeId("absent"))->wait(), Reason::EpisodeUnknown);
        VERIFY_REASON(episodes.exportMaster(EpisodeId("absent"), {})->wait(), Reason::EpisodeUnknown);
    }

    void aHalfTypedTagKeepsTheTable()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        const auto good = *episodes.refresh(kId)->wait();
        VERIFY_OK(editText(episodes, kId, "moon", "<emph moon"));
        const auto bad = *episodes.refresh(kId)->wait();
        QVERIFY(bad->reading->hasErrors());
        QCOMPARE(bad->plan, good->plan);
        QCOMPARE(bad->planRevision, good->revision);
        QVERIFY(bad->revision > good->revision);
        QVERIFY(episodes.list().front().hasProblems);
        const auto refused = renderAll(episodes);
        VERIFY_REASON(refused, Reason::ScriptHasProblems);
        VERIFY_OK(project->session->edits().undo());
        QCOMPARE((*episodes.refresh(kId)->wait())->plan->lines.size(), std::size_t(kLines));
    }

    void refusesScriptsThatCannotBeRendered_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("reason");
        QTest::newRow("empty") << "" << int(Reason::ScriptEmpty);
        QTest::newRow("front matter only") << "---\ntitle: X\n---\n" << int(Reason::ScriptEmpty);
        QTest::newRow("unknown tag") << "Hello <wave>there</wave>, you.\n" << int(Reason::ScriptHasProblems);
        QTest::newRow("a voice that is not there")
            << "---\nvoices:\n  Mara: fake/none\n---\nHello there, all of you.\n"
            << int(Reason::ScriptHasProblems);
    }
    void refusesScriptsThatCannotBeRendered()
    {
        QFETCH(QString, script);
        QFETCH(int, reason);
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", script.toStdString(), ScriptNotation::Markdown));
        VERIFY_REASON(renderAll(project.episodes()), static_cast<Reason>(reason));
        VERIFY_REASON(project.episodes().exportMaster(kId, {.target = project.root() / "out"})->wait(),
                      static_cast<Reason>(reason));
    }

    void anUnknownVoiceIsAProblemWithAPlace()
    {
        TemporaryProject project;
        const std::string script = "---\nvoices:\n  Mara: fake/none\n---\nHello there, all of you.\n";
        VERIFY_OK(project.episodes().create("tides", script, ScriptNotation::Markdown));
        const auto snapshot = *project.episodes().refresh(kId)->wait();
        QVERIFY(!snapshot->plan);
        const auto& problem = snapshot->reading->problems.front();
        QVERIFY(problem.kind == ProblemKind::UnknownVoice);
        QCOMPARE(problem.position, (TextPosition{3, 9}));
        QCOMPARE(problem.found, std::string("fake/none"));
        QCOMPARE(problem.allowed.size(), std::size_t(2));
    }

    void rendersOnlyWhatChanged()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        auto& edits = project->session->edits();
        const auto rendered = [&](int expected) {
            auto& now = project->episodes(); // another one after reopen()
            const auto report = renderAll(now);
            VERIFY_OK(report);
            QCOMPARE(report->rendered, expected);
            QCOMPARE(report->reused, kLines - expected);
            const auto snapshot = now.snapshot(kId);
            QCOMPARE(snapshot->plan->count(LineState::Fresh), std::size_t(kLines));
            QVERIFY(snapshot->timeline->isComplete);
            QCOMPARE(now.list().front().fresh, kLines);
        };
        rendered(kLines);
        rendered(0);
        const auto id = lineWith(episodes.snapshot(kId), "moon").id;
        VERIFY_OK(editText(episodes, kId, "The moon", "The bright moon"));
        QVERIFY(lineWith(*episodes.refresh(kId)->wait(), "moon").state == LineState::Stale);
        rendered(1);
        QCOMPARE(lineWith(episodes.snapshot(kId), "moon").id, id);
        QCOMPARE(lineWith(episodes.snapshot(kId), "moon").takeCount, 2);
        VERIFY_OK(edits.undo());
        rendered(0); // the old take is still there
        const std::string jon = "JON: And everything moves with it then.\n\n";
        VERIFY_OK(editText(episodes, kId, jon, ""));
        VERIFY_OK(editText(episodes, kId, "## Rest\n\n", "## Rest\n\n" + jon));
        rendered(0); // moved
        VERIFY_OK(project->reopen());
        rendered(0);
        const auto again = project->episodes().render(kId, {id}, true)->wait();
        VERIFY_OK(again);
        QCOMPARE(again->rendered, 1);
    }

    void damagedTakesAreRenderedAgain_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("deleted") << -1;
        QTest::newRow("truncated") << 1000;
        QTest::newRow("emptied") << 0;
    }
    void damagedTakesAreRenderedAgain()
    {
        QFETCH(int, size);
        auto project = tides();
        auto& episodes = project->episodes();
        VERIFY_OK(renderAll(episodes));
        const auto file = episodes.takePath(kId, *episodes.snapshot(kId)->plan->lines[2].take);
        if (size < 0)
            fs::remove(file);
        else
            fs::resize_file(file, std::uintmax_t(size));
        VERIFY_REASON(episodes.exportMaster(kId, {.target = project->root() / "out"})->wait(),
                      Reason::LinesNotRendered);
        const auto report = renderAll(episodes);
        VERIFY_OK(report);
        QCOMPARE(report->rendered, 1);
        VERIFY_OK(episodes.exportMaster(kId, {.target = project->root() / "out"})->wait());
    }

    void aLineThatFailsIsReportedAndTheRestGoesOn()
    {
        TemporaryProject project({.refusedWord = "everything"});
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto report = renderAll(episodes);
        VERIFY_OK(report);
        QCOMPARE(report->rendered, kLines - 1);
        QCOMPARE(report->failed.size(), std::size_t(1));
        QVERIFY(lineWith(episodes.snapshot(kId), "everything").state == LineState::Failed);
        // It stays failed until it says something else.
        VERIFY_OK(editText(episodes, kId, "moon", "sun"));
        QVERIFY(lineWith(*episodes.refresh(kId)->wait(), "everything").state == LineState::Failed);
        VERIFY_OK(editText(episodes, kId, "everything moves", "everyone moves"));
        QVERIFY(lineWith(*episodes.refresh(kId)->wait(), "everyone").state == LineState::NotRendered);
        QCOMPARE(renderAll(episodes)->rendered, 2);
    }

    void aCancelledRenderKeepsWhatIsDone()
    {
        Gate isSecondLine, mayGoOn;
        std::atomic<int> lines = 0;
        TemporaryProject project({.beforeChunk = [&](const SpeechRequest&, int chunk) {
            if (chunk == 0 && ++lines == 2) {
                isSecondLine.open();
                mayGoOn.pass();
            }
        }});
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto job = episodes.render(kId);
        isSecondLine.pass();
        const auto during = episodes.snapshot(kId);
        QCOMPARE(during->plan->count(LineState::Fresh), std::size_t(1));
        QCOMPARE(during->plan->count(LineState::Rendering), std::size_t(1));
        // Waited for while it is made; after that, passed over.
        const auto source = episodes.playback(during);
        const auto& missing = during->timeline->segments[1];
        std::vector<float> block(1000);
        QVERIFY(source->read(missing.start, block)->state == ReadState::Waiting);
        job->cancel();
        mayGoOn.open();
        VERIFY_ERROR(job->wait(), Code::Cancelled);
        const auto after = episodes.snapshot(kId);
        QCOMPARE(after->plan->count(LineState::Fresh), std::size_t(1));
        QCOMPARE(after->plan->count(LineState::Rendering), std::size_t(0));
        const auto passed = source->read(missing.start + Frames(10), block);
        QVERIFY(passed->state == ReadState::Nothing);
        QCOMPARE(passed->next, missing.start + missing.length);
        QCOMPARE(renderAll(episodes)->rendered, kLines - 1);
    }

    void playbackWaitsForChosenLinesOnly()
    {
        Gate isSpeaking, mayGoOn;
        TemporaryProject project({.beforeChunk = [&](const SpeechRequest&, int) {
            isSpeaking.open();
            mayGoOn.pass();
        }});
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto snapshot = *episodes.refresh(kId)->wait();
        const auto job = episodes.render(kId, {snapshot->plan->lines[1].id});
        isSpeaking.pass();
        const auto source = episodes.playback(snapshot);
        std::vector<float> block(1000);
        const auto& segments = snapshot->timeline->segments;
        QVERIFY(source->read(segments[0].start, block)->state == ReadState::Nothing);
        QVERIFY(source->read(segments[1].start, block)->state == ReadState::Waiting);
        mayGoOn.open();
        VERIFY_OK(job->wait());
    }

    void editsWhileRendering()
    {
        Gate isLastLine, mayGoOn;
        std::atomic<int> lines = 0;
        TemporaryProject project({.beforeChunk = [&](const SpeechRequest&, int chunk) {
            if (chunk == 0 && ++lines == kLines) {
                isLastLine.open();
                mayGoOn.pass();
            }
        }});
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto job = episodes.render(kId);
        isLastLine.pass();
        VERIFY_OK(editText(episodes, kId, "Nothing in the pool", "Hardly anything in the pool"));
        VERIFY_OK(episodes.refresh(kId)->wait());
        QVERIFY(lineWith(episodes.snapshot(kId), "pool").state == LineState::Rendering);
        mayGoOn.open();
        VERIFY_OK(job->wait());
        // What was rendered is what it said then.
        QVERIFY(lineWith(episodes.snapshot(kId), "pool").state == LineState::Stale);
        QCOMPARE(episodes.snapshot(kId)->plan->count(LineState::Fresh), std::size_t(kLines - 1));
        QCOMPARE(renderAll(episodes)->rendered, 1);
    }

    void twoRendersQueue()
    {
        auto project = tides();
        const auto first = project->episodes().render(kId);
        const auto second = project->episodes().render(kId);
        QCOMPARE(second->wait()->reused, kLines);
        QCOMPARE(first->wait()->rendered, kLines);
        QCOMPARE(project->session->jobs().board().snapshot().size(), std::size_t(2));
    }

    void aFullDiskStopsTheRenderAndLosesNothing()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        VERIFY_OK(episodes.refresh(kId)->wait());
        {
            const FileSizeLimit limit(125'000); // the first line fits, the second does not
            VERIFY_REASON(renderAll(episodes), Reason::DiskFull);
        }
        const auto done = episodes.snapshot(kId)->plan->count(LineState::Fresh);
        const auto report = renderAll(episodes);
        VERIFY_OK(report);
        QCOMPARE(std::size_t(report->reused), done);
        VERIFY_OK(project->reopen());
        QCOMPARE(renderAll(project->episodes())->rendered, 0);
    }

    void tellsWhatChanges()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        std::mutex mutex;
        std::map<EpisodeEvent, int> counts;
        std::set<std::string> lines;
        auto subscription = episodes.subscribe([&](const EpisodeNotice& notice) {
            const std::lock_guard lock(mutex);
            ++counts[notice.event];
            if (notice.event == EpisodeEvent::LineChanged)
                lines.insert(notice.line.value);
        });
        VERIFY_OK(renderAll(episodes));
        QCOMPARE(lines.size(), std::size_t(kLines));
        QVERIFY(counts[EpisodeEvent::SnapshotChanged] >= 2);
        VERIFY_OK(episodes.edit(kId, {0, 0, "\n"}));
        QCOMPARE(counts[EpisodeEvent::ScriptChanged], 1);
        subscription.reset();
        VERIFY_OK(episodes.edit(kId, {0, 0, "\n"}));
        QCOMPARE(counts[EpisodeEvent::ScriptChanged], 1);
    }

    void aNewerRefreshReplacesAQueuedOne()
    {
        Gate gate; // before the project: its lanes end before the gate does
        auto project = tides();
        std::vector<JobHandle<int>> blockers;
        for (int i = 0; i < 4; ++i) // as many as there may be workers
            blockers.push_back(project->session->jobs().workers().start<int>(
                JobKind::Bench, "", [&gate](JobContext&) -> Result<int> {
                    gate.pass();
                    return 0;
                }));
        const auto older = project->episodes().refresh(kId);
        const auto newer = project->episodes().refresh(kId);
        gate.open();
        VERIFY_ERROR(older->wait(), Code::Cancelled);
        VERIFY_OK(newer->wait());
    }

    void playsTheMixAsItStands()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        QVERIFY(!episodes.playback({}));
        VERIFY_OK(renderAll(episodes));
        const auto snapshot = episodes.snapshot(kId);
        const auto source = episodes.playback(snapshot);
        QCOMPARE(source->rate(), kStudioRate);
        QCOMPARE(source->length(), snapshot->timeline->length);
        std::vector<float> block(4800);
        Frames at;
        float peak = 0;
        while (true) {
            const auto read = source->read(at, block);
            VERIFY_OK(read);
            if (read->state == ReadState::End)
                break;
            QVERIFY(read->state == ReadState::Given);
            for (std::size_t i = 0; i < read->frames; ++i)
                peak = std::max(peak, std::abs(block[i]));
            at += Frames(std::int64_t(read->frames));
        }
        QCOMPARE(at, source->length());
        QVERIFY(peak > 0.01F);
        // The same place sounds the same, however it is reached.
        std::vector<float> again(block.size());
        VERIFY_OK(source->read(Frames(50'000), block));
        VERIFY_OK(source->read(Frames(10'000), again));
        VERIFY_OK(source->read(Frames(50'000), again));
        QVERIFY(std::abs(block[100] - again[100]) < 1e-3F);
    }

    void exports_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("master");
        QTest::newRow("a folder to be made") << "out/new"
                                             << "out/new/master.wav";
        QTest::newRow("a folder that is there") << "."
                                                << "master.wav";
        QTest::newRow("a folder with a dot") << "out-1.2"
                                             << "out-1.2/master.wav";
        QTest::newRow("a file in capitals") << "Show.WAV"
                                            << "Show.WAV";
        QTest::newRow("wav") << "a.wav"
                             << "a.wav";
        QTest::newRow("flac") << "a.flac"
                              << "a.flac";
        QTest::newRow("ogg") << "a.ogg"
                             << "a.ogg";
        QTest::newRow("mp3") << "a.mp3"
                             << "a.mp3";
    }
    void exports()
    {
        QFETCH(QString, target);
        QFETCH(QString, master);
        auto project = tides();
        const auto wanted = (project->root() / master.toStdString()).lexically_normal();
        const auto report =
            project->episodes()
                .exportMaster(kId, {.target = project->root() / target.toStdString(), .renderFirst = true})
                ->wait();
        VERIFY_OK(report);
        QCOMPARE(report->master.lexically_normal(), wanted);
        QVERIFY(fs::exists(report->timestamps));
        const auto reader = AudioReader::open(wanted);
        VERIFY_OK(reader);
        QCOMPARE(reader->info().channels, 1);
        QCOMPARE(reader->info().rate, kStudioRate);
        QVERIFY(std::abs(report->loudness.integrated->value + 19) < 0.2);
    }

    void refusesTargets_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("reason");
        QTest::newRow("a file where a folder is needed") << "file" << int(Reason::NotAFolder);
        QTest::newRow("a text file where a folder is needed") << "file.txt" << int(Reason::NotAFolder);
        QTest::newRow("below a file") << "file/out" << int(Reason::NotAFolder);
        QTest::newRow("a folder where a file is needed") << "folder.wav" << int(Reason::NotAFile);
        QTest::newRow("a file in no folder") << "absent/a.wav" << int(Reason::FolderMissing);
        QTest::newRow("an ending no writer knows") << "a.aiff" << int(Reason::NameInvalid);
        QTest::newRow("the same in capitals") << "a.M4A" << int(Reason::NameInvalid);
        QTest::newRow("among the takes")
            << "tides.understudy/episodes/tides/takes/x" << int(Reason::OutputInsideInput);
    }
    void refusesTargets()
    {
        QFETCH(QString, target);
        QFETCH(int, reason);
        auto project = tides();
        VERIFY_OK(writeFile(project->root() / "file", "x"));
        VERIFY_OK(writeFile(project->root() / "file.txt", "x"));
        VERIFY_OK(ensureFolder(project->root() / "folder.wav"));
        const auto report =
            project->episodes()
                .exportMaster(kId, {.target = project->root() / target.toStdString(), .renderFirst = true})
                ->wait();
        VERIFY_REASON(report, static_cast<Reason>(reason));
        QVERIFY(!project->episodes().snapshot(kId)); // said before anything was rendered
    }

    void exportsOnlyWhatIsRendered()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        const auto target = project->root() / "out";
        const auto none = episodes.exportMaster(kId, {.target = target})->wait();
        VERIFY_REASON(none, Reason::LinesNotRendered);
        QCOMPARE(none.error().detail, std::to_string(kLines));
        VERIFY_OK(renderAll(episodes));
        VERIFY_OK(editText(episodes, kId, "moon", "sun"));
        const auto stale = episodes.exportMaster(kId, {.target = target})->wait();
        VERIFY_REASON(stale, Reason::LinesNotRendered);
        QCOMPARE(stale.error().detail, std::string("1"));
        VERIFY_OK(project->session->edits().undo());
        VERIFY_OK(editText(episodes, kId, "## Rest\n", "<audio src=\"absent.wav\"/>\n\n## Rest\n"));
        VERIFY_REASON(episodes.exportMaster(kId, {.target = target})->wait(), Reason::FileMissing);
        VERIFY_OK(writeFile(episodes.folder(kId) / "absent.wav", "no audio at all"));
        VERIFY_REASON(episodes.exportMaster(kId, {.target = target})->wait(), Reason::NotAudio);
        QVERIFY(!fs::exists(target / "master.wav"));
    }

    void aSoundIsMeasuredOnce()
    {
        auto project = tides();
        auto& episodes = project->episodes();
        const auto file = episodes.folder(kId) / "wave.wav";
        auto writer = AudioWriter::create(file, {});
        VERIFY_OK(writer);
        VERIFY_OK(writer->write(std::vector<float>(24'000, 0.1F)));
        VERIFY_OK(writer->commit());
        VERIFY_OK(editText(episodes, kId, "## Rest\n", "<audio src=\"wave.wav\"/>\n\n## Rest\n"));
        const auto length = [&] {
            const auto snapshot = *episodes.refresh(kId)->wait();
            for (const auto& segment : snapshot->timeline->segments)
                if (segment.file == "wave.wav")
                    return segment.length;
            return Frames(-1);
        };
        QCOMPARE(length(), Frames(24'000));
        // Spoilt in place, so that nothing but the date could tell.
        const auto date = fs::last_write_time(file);
        std::fstream(file, std::ios::in | std::ios::out).write("none", 4);
        fs::last_write_time(file, date);
        QCOMPARE(length(), Frames(24'000));
        fs::last_write_time(file, date + std::chrono::seconds(2));
        QCOMPARE(length(), Frames(0));
    }

    void readOnlyFolderForTheMaster()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("The thread sanitizer cannot follow threads that a forked child starts.");
#endif
        auto project = tides();
        VERIFY_OK(renderAll(project->episodes()));
        const auto folder = project->root() / "closed";
        VERIFY_OK(ensureFolder(folder));
        project->session.reset();
        fs::permissions(folder, fs::perms(0555));
        fs::permissions(project->root(), fs::perms(0755));
        QVERIFY(inUnprivilegedChild([&] {
            auto reader = Session::open(project->path(), fakeOptions(Access::ReadOnly));
            if (!reader)
                return false;
            const auto report = (*reader)->episodes().exportMaster(kId, {.target = folder})->wait();
            return !report && report.error().reason == Reason::NoPermission;
        }));
        fs::permissions(folder, fs::perms(0755));
    }

    void sameScriptSameMaster()
    {
        std::vector<std::string> sums;
        for (int i = 0; i < 2; ++i) {
            auto project = tides();
            const auto report =
                project->episodes()
                    .exportMaster(kId, {.target = project->root() / "out", .renderFirst = true})
                    ->wait();
            VERIFY_OK(report);
            sums.push_back(report->sha256);
        }
        QCOMPARE(sums[0], sums[1]);
    }

    void says_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("column"); // of the first problem; 0: none
        QTest::newRow("plain") << "It is 11 kg."
                               << "It is eleven kilograms." << 0 << 0;
        QTest::newRow("a year is no list") << "1984. Was it good for you?"
                                           << "" << 0 << 0;
        QTest::newRow("quotes, backslashes and line ends") << "He said \"go\".\nThen he left the house."
                                                           << "" << 0 << 0;
        QTest::newRow("a tag") << "One <emphasis>two</emphasis> three four."
                               << "One two three four." << 0 << 0;
        QTest::newRow("an unknown tag") << "\"One\" <wave>two</wave>"
                                        << "" << int(Reason::ScriptHasProblems) << 7;
        QTest::newRow("nothing") << " \n"
                                 << "" << int(Reason::ScriptEmpty) << 0;
    }
    void says()
    {
        QFETCH(QString, text);
        QFETCH(QString, spoken);
        QFETCH(int, reason);
        QFETCH(int, column);
        const auto said = VoiceService::spoken(text.toStdString());
        if (reason == 0)
            VERIFY_OK(said);
        else
            VERIFY_REASON(said, static_cast<Reason>(reason));
        if (!spoken.isEmpty())
            QCOMPARE(QString::fromStdString(*said), spoken);
        if (column > 0)
            QCOMPARE(VoiceService::read(text.toStdString()).problems.front().position.column,
                     std::size_t(column));

        TemporaryProject project;
        const auto out = project.root() / "said.wav";
        const auto length =
            project.session->voices().say({text.toStdString(), VoiceId("fake/low"), 1}, out)->wait();
        QCOMPARE(length.has_value(), reason == 0);
        QCOMPARE(fs::exists(out), reason == 0);
        if (reason == 0)
            QCOMPARE(AudioReader::open(out)->info().length, toFrames(*length, kStudioRate));
    }

private:
    static std::unique_ptr<TemporaryProject> tides()
    {
        auto project = std::make_unique<TemporaryProject>();
        if (!project->episodes().create("tides", kTides, ScriptNotation::Markdown))
            qFatal("no episode");
        return project;
    }
};

QTEST_GUILESS_MAIN(TestEpisodeService)
#include "tst_episode_service.moc"
