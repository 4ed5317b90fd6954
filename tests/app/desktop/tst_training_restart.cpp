// Runs that the studio finds when it starts: under way elsewhere, interrupted, failed; each as it was.
#include "core/base/folder_lock.h"
#include "tests/app/desktop/training_scene.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

using namespace understudy;

class TestTrainingRestart : public TrainingTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void aRunIsShownAsItWas_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("isLocked"); // somebody trains it
        QTest::addColumn<bool>("isPaused");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isResumable");
        QTest::addColumn<bool>("hasBanner");
        const auto row = [](const char* name, RunState state, bool isLocked, const char* word,
                            bool isResumable, bool hasBanner, bool isPaused = false) {
            QTest::newRow(name) << int(state) << isLocked << isPaused << QString::fromLatin1(word)
                                << isResumable << hasBanner;
        };
        row("under way in another program", RunState::Running, true, "Running", false, false);
        row("paused in another program", RunState::Running, true, "Paused", true, false, true);
        row("interrupted", RunState::Running, false, "Interrupted", true, true);
        row("failed", RunState::Failed, false, "Failed", true, true);
        row("stopped", RunState::Stopped, false, "Stopped", true, false);
        row("finished", RunState::Finished, false, "Finished", false, false);
        row("ended early", RunState::EndedEarly, false, "Finished", false, false);
    }
    void aRunIsShownAsItWas()
    {
        QFETCH(const int, state);
        QFETCH(const bool, isLocked);
        QFETCH(const bool, isPaused);
        QFETCH(const bool, isResumable);
        QFETCH(const bool, hasBanner);
        const auto why = Error{.code = Code::Io, .reason = Reason::DiskFull, .subject = "checkpoints/20"};
        const auto run = writeRunFolder(
            RunState(state), 30, RunState(state) == RunState::Failed ? std::optional(why) : std::nullopt);
        const auto lock = isLocked ? FolderLock::take(run.folder, "another", Reason::RunBusy)
                                   : Result<FolderLock>(fail(Code::Internal));
        QCOMPARE(lock.has_value(), isLocked);
        if (isPaused)
            VERIFY_OK(askRun(run.folder, RunRequest::Pause));
        QVERIFY(reopen());
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        QFETCH(const QString, word);
        QTRY_COMPARE_WITH_TIMEOUT(status(), word, kWait);
        const auto facts = [this] {
            return pane().findChild<QWidget*>(QStringLiteral("runFacts"))->accessibleName();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(facts().contains(QStringLiteral("step 30 of 60")), qPrintable(facts()),
                                  kWait);
        QCOMPARE(button("resumeRun")->isVisible(), isResumable);
        QCOMPARE(button("pauseRun")->isVisible(), isLocked && !isPaused);
        QTRY_COMPARE_WITH_TIMEOUT(banner("standing") != nullptr, hasBanner, kWait);
        QCOMPARE(button("stopRun")->isVisible(), isLocked);
        const auto says = [this] { return charts().chart(metric::kBackbone)->description(); };
        QTRY_VERIFY2_WITH_TIMEOUT(says().contains(QStringLiteral("step 30")), qPrintable(says()), kWait);
    }

    void whatAnotherProgramPausedGoesOn()
    {
        const auto run = writeRunFolder(RunState::Running);
        const auto lock = FolderLock::take(run.folder, "another", Reason::RunBusy);
        VERIFY_OK(lock);
        QTRY_VERIFY_WITH_TIMEOUT(button("pauseRun")->isVisible(), kWait);
        button("pauseRun")->setFocus(Qt::TabFocusReason);
        m_studio->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(isAsked(run.folder, RunRequest::Pause), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(button("resumeRun")->isVisible(), kWait);
        QVERIFY(!button("pauseRun")->isVisible());
        QVERIFY(button("resumeRun")->hasFocus()); // the next key is not that of another button
        m_studio->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!isAsked(run.folder, RunRequest::Pause), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(button("pauseRun")->hasFocus(), kWait);
    }

    void theStripTellsOfWhatAnotherProgramTrains()
    {
        const auto run = writeRunFolder(RunState::Running);
        auto lock = FolderLock::take(run.folder, "another", Reason::RunBusy);
        VERIFY_OK(lock);
        const auto says = [this](const QString& words) {
            const auto labels = m_studio->window().findChild<JobStrip*>()->findChildren<ElidedLabel*>();
            return std::ranges::any_of(labels, [&](const auto* label) { return label->text() == words; });
        };
        const auto told = QStringLiteral("Run 1 is trained by another program");
        QTRY_VERIFY_WITH_TIMEOUT(says(told), kWait);
        m_studio->window().showPane(0);
        auto ended = run;
        ended.state = RunState::Finished;
        VERIFY_OK(writeRun(ended));
        lock = fail(Code::Internal); // let go
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("No jobs running")), kWait); // in any pane
    }

    void whatWasCheckedBeforeTheStartIsShown()
    {
        const auto run = writeRunFolder(RunState::Stopped);
        const KeptPreflight kept{
            "Ines Calder",
            {{.kind = CheckKind::Validation, .state = CheckState::Look, .found = 3, .allowed = 5},
             {.kind = CheckKind::Memory, .found = 3e9, .allowed = 8e9}}};
        VERIFY_OK(writeFile(run.folder / kPreflightFile, formatPreflight(kept)));
        const auto* checks = pane().findChild<QWidget*>(QStringLiteral("runChecks"));
        const auto says = [checks] {
            QStringList words;
            for (const auto* label : checks->findChildren<QLabel*>())
                words << label->text();
            for (const auto* label : checks->findChildren<ElidedLabel*>())
                words << label->text();
            return words;
        };
        QTRY_VERIFY_WITH_TIMEOUT(checks->isVisible(), kWait);
        for (const char* title : {"Base model", "Consent", "Ines Calder", "Validation", "Memory"})
            QVERIFY2(says().contains(QLatin1String(title)), title);
        QStringList marks;
        for (const auto* mark : checks->findChildren<IconLabel*>())
            marks << mark->accessibleName();
        QCOMPARE(marks.join(QLatin1Char(' ')), QStringLiteral("Pass Pass Look Pass"));
    }

    /// A checkpoint that is damaged is marked, and the run says where it goes on.
    void damagedCheckpointsAreShown()
    {
        const auto run = writeRunFolder(RunState::Interrupted);
        const auto place = run.folder / kCheckpoints / "20";
        std::filesystem::create_directories(place);
        VERIFY_OK(writeFile(place / kStateFile, "{"));
        QTRY_COMPARE_WITH_TIMEOUT(checkpoints().model()->rowCount(), 1, kWait);
        QVERIFY(checkpoints().model()->index(0, 0).data(CheckpointTableModel::DamagedRole).toBool());
        QTRY_VERIFY_WITH_TIMEOUT(banner("standing") != nullptr, kWait);
        const auto said = banner("standing")->content().detail;
        QVERIFY2(said.contains(QStringLiteral("None of its checkpoints is whole")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("Damaged: step 20")), qPrintable(said));
        const auto* suggestion = pane().findChild<ElidedLabel*>(QStringLiteral("suggestion"));
        QVERIFY2(suggestion->text().contains(QStringLiteral("Damaged: step 20")),
                 qPrintable(suggestion->text()));
    }

    /// Why it stopped, after a restart too.
    void whyItWasStoppedIsSaid()
    {
        writeRunFolder(RunState::Stopped, 30,
                       Error{.code = Code::InvalidInput,
                             .reason = Reason::ConsentEnded,
                             .subject = "tides",
                             .detail = "2026-11-30; train"});
        QTRY_VERIFY_WITH_TIMEOUT(banner("standing") != nullptr, kWait);
        const auto said = banner("standing")->content().detail;
        QVERIFY2(said.contains(QStringLiteral("ended on 2026-11-30")), qPrintable(said));
    }

    /// Header, chart and command line go by one pace, which begins anew with a resume.
    void onePaceIsTold()
    {
        const auto run = writeRunFolder(RunState::Running, 30); // half a second each
        auto log = MetricLog::open(run.folder / kMetricsFile);
        VERIFY_OK(log);
        VERIFY_OK(log->tell(30, run_event::kResumed));
        const std::array<std::pair<std::string_view, double>, 4> values{{{metric::kLoss, 8.0},
                                                                         {metric::kBackbone, 4.0},
                                                                         {metric::kStepSeconds, 2.0},
                                                                         {metric::kBetween, 1.0}}};
        VERIFY_OK(log->add(31, values));
        const auto lock = FolderLock::take(run.folder, "another", Reason::RunBusy);
        VERIFY_OK(lock);
        const auto facts = [this] {
            return pane().findChild<QWidget*>(QStringLiteral("runFacts"))->accessibleName();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(facts().contains(QStringLiteral("1,800 steps/h")), qPrintable(facts()),
                                  kWait);
        QVERIFY2(facts().contains(words::timeLeft(Seconds(29 * 3.0))), qPrintable(facts()));
        const auto chart = charts().chart(kStepsAnHour)->description();
        QVERIFY2(chart.contains(QStringLiteral("step 31: 1,800")), qPrintable(chart));
    }

    void whatSomebodyClosedStaysClosed()
    {
        writeRunFolder(RunState::Running); // nobody holds its lock
        QTRY_VERIFY_WITH_TIMEOUT(banner("standing") != nullptr, kWait);
        banner("standing")->findChild<QToolButton*>()->click();
        writeRunFolder(RunState::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 2, kWait); // it was looked at again
        QVERIFY(banner("standing") == nullptr);
    }

    void theFormHasNoBannerOfARun()
    {
        writeRunFolder(RunState::Failed, 30,
                       Error{.code = Code::Io, .reason = Reason::DiskFull, .subject = "x"});
        QTRY_VERIFY_WITH_TIMEOUT(banner("standing") != nullptr, kWait);
        pane().openForm();
        QVERIFY(banner("standing") == nullptr);
        writeRunFolder(RunState::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 2, kWait);
        QVERIFY(banner("standing") == nullptr);
        m_studio->press(Qt::Key_Escape);
        QVERIFY(banner("standing") != nullptr);
    }

    void whatAnotherProgramTrainsIsFollowed()
    {
        const auto run = writeRunFolder(RunState::Running, 10);
        const auto lock = FolderLock::take(run.folder, "another", Reason::RunBusy);
        VERIFY_OK(lock);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        auto log = MetricLog::open(run.folder / kMetricsFile);
        VERIFY_OK(log);
        const std::array<std::pair<std::string_view, double>, 2> values{
            {{metric::kLoss, 8.0}, {metric::kBackbone, 4.0}}};
        VERIFY_OK(log->add(11, values));
        const auto says = [this] { return charts().chart(metric::kBackbone)->description(); };
        QTRY_VERIFY2_WITH_TIMEOUT(says().contains(QStringLiteral("step 11")), qPrintable(says()), kWait);
    }

    void theRunInFrontIsKept()
    {
        for (int i = 0; i < 3; ++i)
            writeRunFolder(RunState::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 3, kWait);
        list().setCurrentIndex(runs().index(1));
        m_studio->window().close();
        QVERIFY(reopen());
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 3, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(list().currentIndex().row(), 1, kWait);
    }

    void aRunThatCannotBeReadIsNamed()
    {
        const auto run = writeRunFolder(RunState::Stopped);
        VERIFY_OK(writeFile(run.folder / kRunFile, "{"));
        QTRY_VERIFY_WITH_TIMEOUT(banner("runs") != nullptr, kWait);
    }

    void aHintIsSaidUntilItIsClosed()
    {
        const auto run = writeRunFolder(RunState::Running, 200);
        auto log = MetricLog::open(run.folder / kMetricsFile);
        VERIFY_OK(log);
        double loss = 8;
        for (int step = 20; step <= 200; step += 20) { // its best is long ago
            const std::array<std::pair<std::string_view, double>, 1> values{{{metric::kValLoss, loss}}};
            VERIFY_OK(log->add(step, values));
            loss += step < 60 ? -0.5 : 0.3;
        }
        const auto lock = FolderLock::take(run.folder, "another", Reason::RunBusy);
        VERIFY_OK(lock);
        QTRY_VERIFY_WITH_TIMEOUT(banner("hint") != nullptr, kWait);
        auto* closing = banner("hint")->findChild<QToolButton*>();
        QVERIFY(closing != nullptr);
        closing->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner("hint") == nullptr, kWait);
        const std::array<std::pair<std::string_view, double>, 1> values{{{metric::kLoss, 8.0}}};
        VERIFY_OK(log->add(201, values));
        const auto facts = [this] {
            return pane().findChild<QWidget*>(QStringLiteral("runFacts"))->accessibleName();
        };
        QTRY_VERIFY_WITH_TIMEOUT(facts().contains(QStringLiteral("step 201")), kWait);
        QVERIFY(banner("hint") == nullptr);
    }
};

QTEST_MAIN(TestTrainingRestart)
#include "tst_training_restart.moc"
