#include "core/measure/listening/listening_results.h"

#include "tests/support/results.h"

#include <map>
#include <set>

using namespace understudy;

namespace {

/// An answer to every trial, by `choose`.
template<typename Choose>
std::vector<ListeningAnswer> answered(const ListeningDesign& design, const std::string& listener,
                                      Choose choose)
{
    std::vector<ListeningAnswer> answers;
    const auto trials = planTrials(design);
    for (std::size_t i = 0; i < trials.size(); ++i)
        answers.push_back({i, choose(trials[i]), listener});
    return answers;
}

/// Prefers the slot of the higher number.
int higher(const ListeningTrial& trial)
{
    return trial.second > trial.first ? 1 : 0;
}

} // namespace

class TestListening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plans_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("slots_");
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("trials");
        QTest::addColumn<int>("repeats");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, ListeningMode mode, int slots, int items, int trials,
                            int repeats, int expected) {
            QTest::newRow(name) << int(mode) << slots << items << trials << repeats << expected;
        };
        row("abx", ListeningMode::Abx, 2, 1, 16, 0, 16);
        row("abx of one", ListeningMode::Abx, 1, 1, 16, 0, 0);
        row("abx without an item", ListeningMode::Abx, 2, 0, 16, 0, 0);
        row("preference", ListeningMode::Preference, 3, 4, 20, 4, 24);
        row("preference, few", ListeningMode::Preference, 2, 1, 3, 1, 4);
        row("preference, too few to ask again", ListeningMode::Preference, 2, 1, 2, 1, 2);
        row("preference, none again", ListeningMode::Preference, 2, 1, 10, 0, 10);
        row("no trials", ListeningMode::Preference, 2, 1, 0, 0, 0);
        row("opinion", ListeningMode::Opinion, 3, 4, 0, 0, 12);
        row("opinion of one", ListeningMode::Opinion, 1, 2, 0, 0, 2);
    }
    void plans()
    {
        QFETCH(int, mode);
        QFETCH(int, slots_);
        QFETCH(int, items);
        QFETCH(int, trials);
        QFETCH(int, repeats);
        QFETCH(int, expected);
        ListeningDesign design{
            ListeningMode(mode), std::size_t(slots_), std::size_t(items), trials, repeats, 5};
        const auto plan = planTrials(design);
        QCOMPARE(int(plan.size()), expected);
        QVERIFY(planTrials(design) == plan);
        for (const auto& trial : plan)
            QVERIFY(trial.item < design.items && trial.first < design.slots && trial.second < design.slots);
        design.seed = 6;
        if (expected > 4)
            QVERIFY(planTrials(design) != plan);
    }

    void pairsAndItemsComeEvenly()
    {
        const ListeningDesign design{ListeningMode::Preference, 3, 4, 24, 0, 9};
        std::map<std::set<std::size_t>, int> pairs;
        std::map<std::size_t, int> items;
        auto swapped = 0;
        for (const auto& trial : planTrials(design)) {
            ++pairs[{trial.first, trial.second}];
            ++items[trial.item];
            swapped += trial.first > trial.second ? 1 : 0;
        }
        for (const auto& [pair, count] : pairs)
            QCOMPARE(count, 8);
        for (const auto& [item, count] : items)
            QCOMPARE(count, 6);
        QVERIFY(swapped > 4 && swapped < 20);
    }

    void everySoundIsRatedOnce()
    {
        const ListeningDesign design{ListeningMode::Opinion, 3, 4, 0, 0, 9};
        std::set<std::pair<std::size_t, std::size_t>> sounds;
        for (const auto& trial : planTrials(design))
            sounds.insert({trial.item, trial.first});
        QCOMPARE(sounds.size(), 12U);
    }

    void repeatsLieApartAndTheOtherWayRound()
    {
        const ListeningDesign design{ListeningMode::Preference, 3, 2, 12, 6, 2};
        const auto plan = planTrials(design);
        auto repeats = 0;
        for (std::size_t i = 0; i < plan.size(); ++i) {
            if (!plan[i].repeats)
                continue;
            ++repeats;
            const auto& before = plan[*plan[i].repeats];
            QVERIFY(i >= *plan[i].repeats + 3);
            QCOMPARE(plan[i].first, before.second);
            QCOMPARE(plan[i].second, before.first);
            QCOMPARE(plan[i].item, before.item);
        }
        QCOMPARE(repeats, 6);
    }

    void abx()
    {
        const ListeningDesign design{ListeningMode::Abx, 2, 3, 16, 0, 4};
        const auto right =
            answered(design, "Tomas", [](const auto& trial) { return trial.x == AbxAnswer::A ? 0 : 1; });
        auto result = abxResult(design, right);
        QCOMPARE(result.correct, 16);
        QCOMPARE(result.needed, 12);
        QVERIFY(result.isHeard());
        QCOMPARE(result.chance, 1.0 / 65536);
        result = abxResult(design, answered(design, "Tomas", [](const auto&) { return 0; }));
        QVERIFY(result.correct > 2 && result.correct < 14);
    }

    void preferences()
    {
        const ListeningDesign design{ListeningMode::Preference, 3, 4, 24, 4, 4};
        auto answers = answered(design, "Tomas", higher);
        const auto more = answered(design, "Mara", higher);
        answers.insert(answers.end(), more.begin(), more.end());
        const auto result = preferenceResult(design, answers);
        QVERIFY(result.strengths[2].value > result.strengths[1].value);
        QVERIFY(result.strengths[1].value > result.strengths[0].value);
        QCOMPARE(result.strengths[2].won, result.strengths[2].votes);
        QCOMPARE(result.pairs.size(), 3U);
        QCOMPARE(result.pairs[0].won, 0);
        QCOMPARE(result.sameAgain, 8);
        QCOMPARE(result.askedAgain, 8);
        int votes = 0; // the same pair asked again is no second vote
        for (const auto& pair : result.pairs)
            votes += pair.votes;
        QCOMPARE(votes, 2 * design.trials);
        // Whoever always takes the left one contradicts themselves.
        const auto left = preferenceResult(design, answered(design, "Left", [](const auto&) { return 0; }));
        QCOMPARE(left.sameAgain, 0);
        QCOMPARE(left.askedAgain, 4);
    }

    void opinions()
    {
        const ListeningDesign design{ListeningMode::Opinion, 2, 5, 0, 0, 4};
        auto answers = answered(design, "Tomas", [](const auto& trial) { return trial.first == 0 ? 4 : 2; });
        const auto more =
            answered(design, "Mara", [](const auto& trial) { return trial.first == 0 ? 5 : 2; });
        answers.insert(answers.end(), more.begin(), more.end());
        const auto result = opinionResult(design, answers);
        QCOMPARE(result.scores[0].mean, 4.5);
        QCOMPARE(result.scores[0].count, 10);
        QCOMPARE(result.scores[1].mean, 2.0);
        QCOMPARE(result.scores[1].low, 2.0);
        QVERIFY(result.people[0].low >= 4 && result.people[0].high <= 5);
    }

    void answersThatDoNotCount_data()
    {
        QTest::addColumn<int>("trial");
        QTest::addColumn<int>("choice");
        QTest::newRow("no such trial") << 16 << 0;
        QTest::newRow("no such choice") << 0 << 2;
        QTest::newRow("a negative choice") << 0 << -1;
    }
    void answersThatDoNotCount()
    {
        QFETCH(int, trial);
        QFETCH(int, choice);
        const ListeningDesign design{ListeningMode::Abx, 2, 1, 16, 0, 4};
        const std::vector<ListeningAnswer> answers{{std::size_t(trial), choice, "Tomas"}};
        QCOMPARE(abxResult(design, answers).trials, 0);
    }

    void theLaterAnswerCounts()
    {
        const ListeningDesign design{ListeningMode::Preference, 2, 1, 1, 0, 4};
        const std::vector<ListeningAnswer> answers{{0, 0, "Tomas"}, {0, 1, "Tomas"}};
        const auto result = preferenceResult(design, answers);
        QCOMPARE(result.pairs.front().votes, 1);
        QCOMPARE(result.strengths[planTrials(design)[0].second].won, 1);
    }

    void nothing()
    {
        const ListeningDesign design{ListeningMode::Abx, 2, 1, 16, 0, 4};
        QCOMPARE(abxResult(design, {}).chance, 1.0);
        QVERIFY(!abxResult(design, {}).isHeard());
        QVERIFY(preferenceResult({ListeningMode::Preference, 2, 1, 4}, {}).pairs.empty());
        QCOMPARE(opinionResult({ListeningMode::Opinion, 2, 1, 0}, {}).scores.size(), 2U);
    }

    void modesHaveNames()
    {
        for (const auto mode : {ListeningMode::Abx, ListeningMode::Preference, ListeningMode::Opinion})
            QVERIFY(listeningModeNamed(name(mode)) == mode);
        QVERIFY(!listeningModeNamed("free"));
    }
};

QTEST_GUILESS_MAIN(TestListening)
#include "tst_listening.moc"
