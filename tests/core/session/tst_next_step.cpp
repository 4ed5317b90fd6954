// What a project needs next.
#include "core/session/next_step.h"
#include "core/session/review_goals.h"
#include "tests/core/session/review_fixture.h"

using namespace understudy;

namespace {

EpisodeSummary episode(int lines, int fresh, bool hasProblems = false)
{
    return {
        .id = EpisodeId("tides"), .title = "", .lines = lines, .fresh = fresh, .hasProblems = hasProblems};
}

} // namespace

class TestNextStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheNextStep_data()
    {
        QTest::addColumn<QList<int>>("episodes"); // lines, fresh, problems of each
        QTest::addColumn<QList<int>>("verdicts"); // none, accepted, rejected, unsure
        QTest::addColumn<int>("toImport");
        QTest::addColumn<bool>("hasDataset");
        QTest::addColumn<bool>("hasRuns");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("episode");
        const auto add = [](const char* name, const QList<int>& episodes, const QList<int>& verdicts,
                            int toImport, bool hasDataset, NextStep step, int at = 0, bool hasRuns = false) {
            QTest::newRow(name) << episodes << verdicts << toImport << hasDataset << hasRuns << int(step)
                                << at;
        };
        add("an empty project", {}, {0, 0, 0, 0}, 0, false, NextStep::AddScript);
        add("a stopped import", {3, 1, 0}, {5, 0, 0, 0}, 2, false, NextStep::GoOnImporting);
        add("a script with problems", {3, 3, 0, 4, 4, 1}, {5, 0, 0, 0}, 0, false, NextStep::MendScript, 1);
        add("changed lines", {3, 3, 0, 4, 2, 0}, {5, 0, 0, 0}, 0, false, NextStep::Render, 1);
        add("clips to judge", {3, 3, 0}, {5, 2, 0, 0}, 0, false, NextStep::Review);
        add("all judged", {3, 3, 0}, {0, 2, 1, 1}, 0, false, NextStep::BuildDataset);
        add("all rejected", {}, {0, 0, 4, 0}, 0, false, NextStep::AddScript);
        add("a dataset is there", {}, {0, 2, 1, 0}, 0, true, NextStep::Train);
        add("it was trained on", {}, {0, 2, 1, 0}, 0, true, NextStep::AddScript, 0, true);
        add("all is rendered", {3, 3, 0}, {0, 2, 1, 0}, 0, true, NextStep::Export);
    }
    void findsTheNextStep()
    {
        QFETCH(const QList<int>, episodes);
        QFETCH(const QList<int>, verdicts);
        QFETCH(const int, toImport);
        QFETCH(const bool, hasDataset);
        QFETCH(const bool, hasRuns);
        ProjectState state;
        for (int i = 0; i + 2 < episodes.size(); i += 3)
            state.episodes.push_back(episode(episodes[i], episodes[i + 1], episodes[i + 2] != 0));
        std::ranges::copy(verdicts, state.review.verdicts.begin());
        state.toImport = toImport;
        state.hasDataset = hasDataset;
        state.hasRuns = hasRuns;
        const auto next = nextOf(state);
        QTEST(int(next.step), "step");
        QTEST(int(next.episode), "episode");
    }

    void meetsTheGoals_data()
    {
        QTest::addColumn<int>("accepted");
        QTest::addColumn<double>("minutes");
        QTest::addColumn<double>("inRange");
        QTest::addColumn<double>("defective");
        QTest::addColumn<QString>("met"); // minutes, in range, defects
        QTest::newRow("nothing accepted") << 0 << 0.0 << 0.0 << 0.0 << "";
        QTest::newRow("too little") << 9 << 2.9 << 0.94 << 0.02 << "id";
        QTest::newRow("all") << 300 << 30.0 << 0.9 << 0.05 << "mid";
        QTest::newRow("too much") << 900 << 90.5 << 0.94 << 0.02 << "id";
        QTest::newRow("too short") << 300 << 45.0 << 0.89 << 0.02 << "md";
        QTest::newRow("defective") << 300 << 45.0 << 0.94 << 0.06 << "mi";
    }
    void meetsTheGoals()
    {
        QFETCH(const int, accepted);
        QFETCH(const double, minutes);
        ReviewProgress progress;
        progress.verdicts[std::size_t(Verdict::Accepted)] = accepted;
        progress.accepted = Seconds(minutes * 60);
        QFETCH(const double, inRange);
        QFETCH(const double, defective);
        progress.shareInRange = inRange;
        progress.shareDefective = defective;
        const auto met = goalsMet(progress);
        QString letters;
        for (const auto& [isMet, letter] :
             {std::pair(met.minutes, 'm'), std::pair(met.inRange, 'i'), std::pair(met.defects, 'd')})
            if (isMet)
                letters += QLatin1Char(letter);
        QTEST(letters, "met");
        QCOMPARE(met.all(), letters.size() == 3);
    }

    void readsAProject()
    {
        ReviewedProject project;
        VERIFY_OK(project.renew());
        const auto fresh = stateOf(*project.session);
        VERIFY_OK(fresh);
        QCOMPARE(fresh->review.recordings, 2);
        QCOMPARE(fresh->review.count(Verdict::None), fresh->review.total);
        QVERIFY(!fresh->hasDataset && !fresh->problem && fresh->toImport == 0);
        VERIFY_OK(project.reviews().setVerdict({project.id(0)}, Verdict::Accepted));
        VERIFY_OK(project.reviews().buildDataset({})->wait());
        VERIFY_OK(project.reopen(Access::ReadOnly));
        const auto built = stateOf(*project.session);
        VERIFY_OK(built);
        QVERIFY(built->hasDataset);
        QCOMPARE(built->review.count(Verdict::Accepted), 1);
    }
};

QTEST_GUILESS_MAIN(TestNextStep)
#include "tst_next_step.moc"
