// Home: how far each step is, what is promised and measured, and who consented.
#include "app/desktop/home/project_steps.h"
#include "app/desktop/home/targets_card.h"
#include "core/session/consent_service.h"
#include "core/session/evaluation_service.h"
#include "tests/app/desktop/desktop_fixture.h"

#include <nlohmann/json.hpp>

using namespace understudy;
using test::Studio;

class TestHome : public DesktopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

    void homeTellsOfTheDataset_data()
    {
        QTest::addColumn<int>("accepted");
        QTest::addColumn<bool>("isBuilt");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("facts"); // in them
        QTest::addColumn<QString>("leadsTo");
        QTest::newRow("nothing to build of") << 0 << false << "None yet" << QString() << QString();
        QTest::newRow("to be built") << 3 << false << "None yet"
                                     << "accepted clips"
                                     << "the review";
        QTest::newRow("built") << 3 << true << "Built"
                               << "12:05, of 20"
                               << "/p/dataset";
    }
    void homeTellsOfTheDataset()
    {
        QFETCH(const int, accepted);
        QFETCH(const bool, isBuilt);
        QFETCH(const QString, facts);
        ProjectState state;
        state.review.verdicts[std::size_t(Verdict::Accepted)] = accepted;
        if (isBuilt)
            state.dataset = BuiltDataset{"/p/dataset", 61, Seconds(725), std::chrono::system_clock::now()};
        ProjectSteps steps;
        steps.setState(state, {}, true);
        QString leadsTo;
        connect(&steps, &ProjectSteps::reviewRequested, this,
                [&] { leadsTo = QStringLiteral("the review"); });
        connect(&steps, &ProjectSteps::folderRequested, this,
                [&](const QString& folder) { leadsTo = folder; });
        QTEST(steps.findChild<QLabel*>(QStringLiteral("datasetState"))->text(), "state");
        const auto told = steps.findChild<QLabel*>(QStringLiteral("datasetFacts"))->text();
        QVERIFY2(told.contains(facts) && told.contains(QStringLiteral("61 clip")) == isBuilt,
                 qPrintable(told));
        steps.findChild<QPushButton*>(QStringLiteral("datasetButton"))->click();
        QTEST(leadsTo, "leadsTo");
    }

    void theReviewIsDoneWhenItsGoalsAreMet_data()
    {
        QTest::addColumn<QList<int>>("verdicts"); // none, accepted, rejected, unsure
        QTest::addColumn<double>("minutes");
        QTest::addColumn<double>("inRange");
        QTest::addColumn<double>("defective");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("tellsGoals");
        const auto row = [](const char* name, const QList<int>& verdicts, double minutes, double inRange,
                            double defective, const char* state, bool tellsGoals) {
            QTest::newRow(name) << verdicts << minutes << inRange << defective << QString::fromUtf8(state)
                                << tellsGoals;
        };
        row("clips left", {18, 341, 44, 9}, 51.2, 0.94, 0.023, "18 clip(s) left", false);
        row("all judged, too little", {0, 20, 2, 0}, 2.9, 0.94, 0.023, "2.9 of 30 min", true);
        row("all judged, too much", {0, 900, 2, 0}, 95, 0.94, 0.023, "More than 90 min", true);
        row("too many defects", {0, 341, 2, 0}, 51.2, 0.94, 0.08, "8.0 % defective", true);
        row("too short", {0, 341, 2, 0}, 51.2, 0.8, 0.023, "80 % in 5–15 s", true);
        row("the goals are met", {0, 341, 44, 9}, 51.2, 0.94, 0.023, "Done", false);
    }
    void theReviewIsDoneWhenItsGoalsAreMet()
    {
        QFETCH(const QList<int>, verdicts);
        QFETCH(const double, minutes);
        QFETCH(const double, inRange);
        QFETCH(const double, defective);
        QFETCH(const bool, tellsGoals);
        ProjectState state;
        auto& review = state.review;
        std::ranges::copy(verdicts, review.verdicts.begin());
        review.total = verdicts[0] + verdicts[1] + verdicts[2] + verdicts[3];
        review.reviewed = review.total - verdicts[0];
        review.accepted = Seconds(minutes * 60);
        review.shareInRange = inRange;
        review.shareDefective = defective;
        ProjectSteps steps;
        steps.setState(state, {}, true);
        QTEST(text(steps, "reviewState"), "state");
        QCOMPARE(text(steps, "reviewFacts").contains(QStringLiteral("Goals:")),
                 tellsGoals && verdicts[0] == 0);
    }

    void trainingAndEpisodeAreSteps_data()
    {
        QTest::addColumn<bool>("hasRun");
        QTest::addColumn<QList<int>>("episodes"); // lines, fresh of each
        QTest::addColumn<QString>("training");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("episode");
        QTest::newRow("a new project") << false << QList<int>() << "Not begun"
                                       << "Train"
                                       << "None yet";
        QTest::newRow("a run goes on") << true << QList<int>{3, 3, 40, 33} << "Run 4 · Running"
                                       << "Watch Run 4"
                                       << "7 to render";
        QTest::newRow("all is rendered") << false << QList<int>{3, 3} << "Not begun"
                                         << "Train"
                                         << "Rendered";
    }
    void trainingAndEpisodeAreSteps()
    {
        QFETCH(const bool, hasRun);
        QFETCH(const QList<int>, episodes);
        ProjectState state;
        for (int i = 0; i + 1 < episodes.size(); i += 2)
            state.episodes.push_back({.id = EpisodeId("tides" + std::to_string(i)),
                                      .title = "Between the tides",
                                      .lines = episodes[i],
                                      .fresh = episodes[i + 1]});
        RunRow run;
        run.name = QStringLiteral("Run 4");
        run.status = RunStatus::Running;
        run.steps = 860;
        run.planned = 1200;
        ProjectSteps steps;
        steps.setState(state, hasRun ? std::optional(run) : std::nullopt, true);
        QTEST(text(steps, "trainingState"), "training");
        QTEST(steps.findChild<QPushButton*>(QStringLiteral("trainingButton"))->text(), "button");
        QCOMPARE(text(steps, "compareState"), QStringLiteral("After training"));
        QTEST(text(steps, "episodeState"), "episode");
        std::string asked;
        connect(&steps, &ProjectSteps::episodeRequested, this,
                [&](const EpisodeId& id) { asked = id.value; });
        steps.findChild<QPushButton*>(QStringLiteral("episodeButton"))->click();
        QCOMPARE(asked, episodes.isEmpty() ? "" : episodes.size() > 2 ? "tides2" : "tides0");
    }

    void targetsAreThoseThatWereMeasuredLast()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        const auto project = studio.workspace().session()->folder();
        const auto write = [&](const char* name, double wordErrors) {
            const nlohmann::json json{{"version", 1},
                                      {"voice", name},
                                      {"recognizer", "whisper-small"},
                                      {"targets",
                                       {{{"target", "wer"}, {"value", wordErrors}},
                                        {{"target", "similarity"}, {"why", "no_run"}}}}};
            std::filesystem::create_directories(project / kEvaluations / name);
            VERIFY_OK(writeFile(project / kEvaluations / name / kEvaluationFile, json.dump()));
        };
        write("ines", 0.1);
        std::filesystem::last_write_time(project / kEvaluations / "ines" / kEvaluationFile,
                                         std::filesystem::file_time_type::clock::now() -
                                             std::chrono::hours(1));
        write("ines-2", 0.029);
        studio.window().showPane(0);
        const auto& card = *studio.window().findChild<TargetsCard*>();
        const auto found = [&](Target target) {
            return *std::ranges::find(card.rows(), target, &TargetRow::target);
        };
        QTRY_VERIFY_WITH_TIMEOUT(found(Target::WordErrors).value.has_value(), kWait);
        QCOMPARE(*found(Target::WordErrors).value, 0.029);
        QVERIFY(found(Target::WordErrors).isMet());
        QCOMPARE(found(Target::Similarity).why, NotMeasured::NoRun);
        QStringList words;
        for (const auto* label : card.findChildren<QLabel*>())
            words << label->text();
        for (const auto* told : {"2.9 %", "≤ 7 %", "Pass", "Not measured"})
            QVERIFY2(words.contains(QString::fromUtf8(told)), told);
    }

    void theRecordOfConsentIsShown()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        studio.window().showPane(0);
        auto* show = studio.window().findChild<QPushButton*>(QStringLiteral("showConsent"));
        QVERIFY(show->isHidden());
        ConsentToAdd consent;
        consent.person = "Ines Calder";
        consent.statement = "I agree that a voice is made of my recordings.";
        consent.scopes = {ConsentScope::Train};
        VERIFY_OK(studio.workspace().session()->consents().add({}, consent));
        QTRY_VERIFY_WITH_TIMEOUT(!show->isHidden(), kWait);
        show->click();
        auto* record = studio.window().findChild<QDialog*>(QStringLiteral("consentRecord"));
        QVERIFY(record != nullptr && record->isVisible());
        QCOMPARE(record->findChild<QPlainTextEdit*>(QStringLiteral("recordedStatement"))->toPlainText(),
                 QString::fromStdString(consent.statement));
        QTest::keyClick(record, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(
            studio.window().findChild<QDialog*>(QStringLiteral("consentRecord")) == nullptr, kWait);
    }

private:
    static QString text(const QWidget& in, const char* name)
    {
        return in.findChild<QLabel*>(QLatin1String(name))->text();
    }
};

QTEST_MAIN(TestHome)
#include "tst_home.moc"
