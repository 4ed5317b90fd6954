// The checkpoints of a run while it goes on: which one is chosen as others come and go, and what a voice is
// made of whose checkpoint made room for a better one.
#include "app/desktop/compare/new_comparison_dialog.h"
#include "app/desktop/training/voice_dialog.h"
#include "core/base/folder_lock.h"
#include "core/session/voice_service.h"
#include "tests/app/desktop/training_scene.h"

using namespace understudy;

namespace {

enum class Hand
{
    None,
    Chooses,
    GoesToTheSuggested
};

} // namespace

class TestTrainingCheckpoints : public TrainingTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_studio.reset(); }

    void theChoiceFollowsTheSuggestionUntilSomebodyChooses_data()
    {
        using Steps = QList<qint64>;
        QTest::addColumn<Hand>("hand"); // which chooses step 40
        QTest::addColumn<Steps>("steps");
        QTest::addColumn<qint64>("suggested");
        QTest::addColumn<qint64>("chosen");
        QTest::newRow("a better one comes") << Hand::None << Steps{20, 40, 60} << qint64(60) << qint64(60);
        QTest::newRow("a worse one comes") << Hand::None << Steps{20, 40, 60} << qint64(20) << qint64(20);
        QTest::newRow("the suggested one goes") << Hand::None << Steps{40, 60} << qint64(60) << qint64(60);
        QTest::newRow("another was chosen") << Hand::Chooses << Steps{20, 40, 60} << qint64(60) << qint64(40);
        QTest::newRow("the chosen one goes") << Hand::Chooses << Steps{20, 60} << qint64(60) << qint64(60);
        QTest::newRow("back to the suggested")
            << Hand::GoesToTheSuggested << Steps{20, 40, 60} << qint64(60) << qint64(60);
    }
    void theChoiceFollowsTheSuggestionUntilSomebodyChooses()
    {
        QFETCH(const Hand, hand);
        QFETCH(const QList<qint64>, steps);
        QFETCH(const qint64, suggested);
        QFETCH(const qint64, chosen);
        QWidget window;
        const TrainingActions actions(&window);
        auto* panel = new CheckpointsPanel(actions, &window);
        window.show();
        panel->showRun(detailsOf({20, 40}, 20));
        QCOMPARE(panel->step(), std::optional<std::int64_t>(20));
        if (hand != Hand::None)
            panel->table()->setCurrentIndex(panel->model().index(panel->model().indexOf(40), 0));
        if (hand == Hand::GoesToTheSuggested)
            panel->goToSuggested();
        panel->showRun(detailsOf({steps.begin(), steps.end()}, suggested));
        QCOMPARE(panel->step(), std::optional<std::int64_t>(chosen));
        QCOMPARE(panel->model().row(panel->table()->currentIndex().row()).step, std::int64_t(chosen));
        const auto* make = panel->findChild<QPushButton*>(QStringLiteral("makeVoice"));
        QVERIFY2(make->text().contains(QString::number(chosen)), qPrintable(make->text()));
    }

    void damagedOnesAreNamed()
    {
        QWidget window;
        const TrainingActions actions(&window);
        auto* panel = new CheckpointsPanel(actions, &window);
        auto view = detailsOf({20, 40}, 20);
        view.details.suggested->damaged = {40};
        panel->showRun(view);
        const auto said = panel->findChild<QWidget*>(QStringLiteral("suggestion"))->accessibleName();
        QVERIFY2(said.contains(QStringLiteral("damaged: step 40")), qPrintable(said));
    }

    /// Columns that nothing is known for take no room; what a suggestion weighs can be read.
    void figuresOfProbeLinesAreShown()
    {
        QWidget window;
        const TrainingActions actions(&window);
        auto* panel = new CheckpointsPanel(actions, &window);
        auto view = detailsOf({20, 40}, 20);
        panel->showRun(view);
        QVERIFY(panel->table()->isColumnHidden(CheckpointTableModel::WordErrors));
        int wrong = 0;
        for (auto& checkpoint : view.details.checkpoints) {
            checkpoint.validation = Validation{2, 1, 1};
            checkpoint.probes = ProbeFigures{.recognizer = "parrot",
                                             .voiceEncoder = {},
                                             .words = ErrorCounts{.hits = 19, .substitutions = wrong++},
                                             .characters = ErrorCounts{.hits = 90},
                                             .similarity = {}};
        }
        for (auto& row : view.rows)
            row.wordErrors = 0.05;
        panel->showRun(view);
        QVERIFY(!panel->table()->isColumnHidden(CheckpointTableModel::WordErrors));
        QVERIFY(panel->table()->isColumnHidden(CheckpointTableModel::Similarity));
        const auto said = panel->findChild<QWidget*>(QStringLiteral("figureSources"))->accessibleName();
        QVERIFY2(said.contains(QStringLiteral("by parrot")), qPrintable(said));
        const auto why = panel->findChild<QWidget*>(QStringLiteral("suggestion"))->accessibleDescription();
        QVERIFY2(why.contains(QStringLiteral("word errors 1.00 × 1")), qPrintable(why));
    }

    void withoutProbeLinesItSaysSo_data()
    {
        QTest::addColumn<int>("every");
        QTest::addColumn<bool>("hasCheckpoint");
        QTest::addColumn<QString>("note");
        QTest::newRow("none were asked for") << 0 << true << QStringLiteral("told to speak none");
        QTest::newRow("not yet") << 1 << true << QStringLiteral("No probe lines yet");
        QTest::newRow("before the first checkpoint") << 1 << false << QString();
    }
    void withoutProbeLinesItSaysSo()
    {
        QFETCH(const int, every);
        QFETCH(const bool, hasCheckpoint);
        QFETCH(const QString, note);
        QWidget window;
        const TrainingActions actions(&window);
        auto* panel = new CheckpointsPanel(actions, &window);
        auto view = hasCheckpoint ? detailsOf({20}, 20) : detailsOf({}, {});
        view.details.info.settings.probeEvery = every;
        panel->showRun(view);
        const auto said = panel->findChild<QWidget*>(QStringLiteral("figureSources"))->accessibleName();
        QVERIFY2(note.isEmpty() ? !said.contains(QStringLiteral("probe lines")) : said.contains(note),
                 qPrintable(said));
    }

    void theyAreComparedByEar()
    {
        trainARun(1);
        m_studio->window().showPane(kPlace);
        const auto* button = pane().findChild<QPushButton*>(QStringLiteral("compareCheckpoints"));
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), QStringLiteral("Compare 3, 6…"), kWait);
        m_studio->press(Qt::Key_B);
        NewComparisonDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_studio->window().findChild<NewComparisonDialog*>()) != nullptr,
                                 kWait);
        const auto wanted = dialog->wanted();
        QCOMPARE(wanted.slots.size(), std::size_t(2));
        QCOMPARE(wanted.slots.front().of, std::string("run-1@3"));
        QCOMPARE(wanted.slots.back().of, std::string("run-1@6"));
        m_studio->press(Qt::Key_Escape);
    }

    void aVoiceIsMadeOfAnotherWhereItsCheckpointIsGone_data()
    {
        QTest::addColumn<bool>("isUnderWay"); // the pane sees it go; else nobody does before it is asked for
        QTest::newRow("while the dialog is open") << true;
        QTest::newRow("as the voice is made") << false;
    }
    void aVoiceIsMadeOfAnotherWhereItsCheckpointIsGone()
    {
        QFETCH(const bool, isUnderWay);
        const auto run = trainARun();
        const auto lock = isUnderWay ? FolderLock::take(run.folder, "another", Reason::RunBusy)
                                     : Result<FolderLock>(fail(Code::Internal));
        if (isUnderWay) {
            auto running = run;
            running.state = RunState::Running;
            VERIFY_OK(writeRun(running));
        }
        m_studio->window().showPane(kPlace);
        QTRY_COMPARE_WITH_TIMEOUT(checkpoints().model()->rowCount(), 2, kWait);
        const auto* panel = pane().findChild<CheckpointsPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(panel->step().has_value(), kWait);
        const auto lost = *panel->step();
        m_studio->press(Qt::Key_V);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr && dialog()->isVisible(), kWait);
        QCOMPARE(dialog()->offer().made.step, lost);
        QTest::keyClicks(name(), QStringLiteral("ines"));
        std::filesystem::remove_all(run.folder / kCheckpoints / std::to_string(lost));
        if (!isUnderWay)
            m_studio->press(Qt::Key_Return);
        const auto isOther = [this] {
            return dialog() != nullptr && dialog()->isVisible() && dialog()->offer().gone;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOther(), kWait);
        QCOMPARE(*dialog()->offer().gone, lost);
        QVERIFY(dialog()->offer().made.step != lost);
        const auto* news = dialog()->findChild<QLabel*>(QStringLiteral("voiceNews"));
        QVERIFY2(news->isVisible() && news->text().contains(QString::number(lost)), qPrintable(news->text()));
        QTest::keyClick(name(), Qt::Key_Return);
        auto& voices = m_studio->workspace().session()->voices();
        QTRY_VERIFY_WITH_TIMEOUT(voices.show(VoiceId("ines")).has_value(), kWait);
        QVERIFY(banner("voice") == nullptr);
    }

private:
    static RunDetailsView detailsOf(const std::vector<std::int64_t>& steps,
                                    std::optional<std::int64_t> suggested)
    {
        RunDetailsView view;
        view.details.info.id = RunId("run-1");
        if (suggested)
            view.details.suggested = Suggestion{*suggested, SuggestedFor::LowestValidation};
        for (const auto step : steps) {
            view.details.checkpoints.push_back({.step = step});
            CheckpointRow row;
            row.step = step;
            row.isSuggested = step == suggested;
            view.rows.insert(view.rows.begin(), row);
        }
        return view;
    }
    /// Two checkpoints, each a voice could be made of.
    RunInfo trainARun(int probeEvery = 0)
    {
        if (!makeProject())
            qFatal("no project");
        auto& training = m_studio->workspace().session()->training();
        RunToStart start;
        start.base = "noise";
        start.settings = TrainScene::settings();
        start.settings.saveEvery = start.settings.evaluateEvery = 3;
        start.settings.probeEvery = probeEvery;
        const auto made = training.create(start)->wait();
        must(made);
        must(training.train(made->id)->wait());
        const auto run = training.run(made->id);
        must(run);
        return *run;
    }
    QLineEdit* name() { return dialog()->findChild<QLineEdit*>(QStringLiteral("voiceName")); }
    VoiceDialog* dialog() { return pane().findChild<VoiceDialog*>(); }
};

QTEST_MAIN(TestTrainingCheckpoints)
#include "tst_training_checkpoints.moc"
