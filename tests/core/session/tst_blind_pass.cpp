// A second pass over accepted clips: drawn by its seed, kept answer by answer, read again.
#include "tests/core/session/review_fixture.h"
#include "tests/support/file_size_limit.h"

#include <set>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace understudy;

class TestBlindPass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_project = std::make_unique<ReviewedProject>();
        test::writeTalk(m_project->root() / "more" / "c.wav", 3, 24);
    }
    void init()
    {
        VERIFY_OK(m_project->renew());
        auto options = byLength();
        options.cut.shortest = Seconds(1.0);
        options.cut.longest = Seconds(4.0); // a clip of each phrase: enough of them
        VERIFY_OK(reviews().importRecordings({m_project->root() / "more"}, options)->wait());
        std::vector<std::string> all;
        for (const auto& clip : m_project->snapshot()->clips)
            all.push_back(clip->clip.id);
        m_left = all.back(); // which nobody accepted
        all.pop_back();
        m_accepted = {all.begin(), all.end()};
        VERIFY_OK(reviews().setVerdict(all, Verdict::Accepted));
    }
    void cleanupTestCase() { m_project.reset(); }

    void drawsOfTheAccepted()
    {
        VERIFY_OK(reviews().blindPass());
        QVERIFY(!reviews().blindPass()->has_value());
        const auto pass = reviews().beginBlindPass(59, 7);
        VERIFY_OK(pass);
        QCOMPARE(pass->accepted, int(m_accepted.size()));
        QCOMPARE(pass->seed, std::uint64_t(7));
        std::set<std::string> drawn;
        for (const auto& answer : pass->answers) {
            QCOMPARE(answer.verdict, Verdict::None);
            drawn.insert(answer.clip);
        }
        QVERIFY(drawn == m_accepted); // fewer than asked for: all
        QCOMPARE(reviews().beginBlindPass(2, 7)->answers.size(), std::size_t(2));
        QCOMPARE(reviews().beginBlindPass(2, 7)->answers[0].clip, pass->answers[0].clip);
    }

    void answersThatTheDiskDoesNotTakeAreKept()
    {
        const auto pass = reviews().beginBlindPass(3, 7);
        VERIFY_OK(pass);
        {
            const FileSizeLimit limit(0);
            VERIFY_OK(reviews().answerBlindly(*pass, {pass->answers[0].clip, Verdict::Accepted, {}}));
            VERIFY_OK(reviews().answerBlindly(*pass, {pass->answers[1].clip, Verdict::Accepted, {}}));
            VERIFY_OK(
                reviews().answerBlindly(*pass, {pass->answers[1].clip, Verdict::Rejected, RejectReason::Hum}));
            QCOMPARE(m_project->snapshot()->unstoredChanges, 3);
            QVERIFY(m_project->snapshot()->unstored);
            QCOMPARE((*reviews().blindPass())->answered(), 2);
            QCOMPARE((*reviews().blindPass())->defective().size(), std::size_t(1));
        }
        VERIFY_OK(reviews().storeKept());
        QVERIFY(!m_project->snapshot()->unstored);
        VERIFY_OK(m_project->reopen());
        QCOMPARE((*reviews().blindPass())->answered(), 2);
        QCOMPARE((*reviews().blindPass())->answers[1].reason, RejectReason::Hum);
    }

    void answersOutliveTheProgram()
    {
        const auto seed = std::uint64_t(-3); // no seed is too large
        const auto pass = reviews().beginBlindPass(3, seed);
        VERIFY_OK(pass);
        VERIFY_OK(reviews().answerBlindly(*pass, {pass->answers[0].clip, Verdict::Accepted, {}}));
        VERIFY_OK(
            reviews().answerBlindly(*pass, {pass->answers[1].clip, Verdict::Rejected, RejectReason::Hum}));
        VERIFY_OK(m_project->reopen());
        const auto kept = reviews().blindPass();
        VERIFY_OK(kept);
        QCOMPARE((*kept)->seed, seed);
        QCOMPARE((*kept)->begun, pass->begun);
        QCOMPARE((*kept)->answered(), 2);
        QVERIFY(!(*kept)->isDone());
        QCOMPARE((*kept)->answers[1].reason, RejectReason::Hum);
        QCOMPARE((*kept)->defective().size(), std::size_t(1));
        QCOMPARE((*kept)->estimate().size, 2);
        QCOMPARE((*kept)->estimate().defects, 1);
        // Taken back, and gone on with.
        VERIFY_OK(reviews().answerBlindly(**kept, {pass->answers[1].clip, Verdict::None, {}}));
        VERIFY_OK(m_project->reopen(Access::ReadOnly));
        QCOMPARE((*reviews().blindPass())->answered(), 1);
        VERIFY_ERROR(reviews().answerBlindly(**kept, {pass->answers[2].clip, Verdict::Accepted, {}}),
                     Code::Busy);
    }

    /// The verdicts of the review are another thing.
    void leavesVerdictsAlone()
    {
        const auto before = valuesOf(m_project->snapshot());
        const auto pass = reviews().beginBlindPass(3, 1);
        VERIFY_OK(reviews().answerBlindly(*pass, {pass->answers[0].clip, Verdict::Rejected, {}}));
        QVERIFY(valuesOf(m_project->snapshot()) == before);
    }

    void theNewestCounts()
    {
        VERIFY_OK(reviews().beginBlindPass(3, 1));
        const auto second = reviews().beginBlindPass(2, 2);
        QCOMPARE(**reviews().blindPass(), *second);
    }

    void refuses()
    {
        const auto pass = reviews().beginBlindPass(3, 1);
        VERIFY_ERROR(reviews().answerBlindly(*pass, {m_left, Verdict::Accepted, {}}), Code::NotFound);
        VERIFY_ERROR(reviews().answerBlindly(*pass, {pass->answers[0].clip, Verdict::Unsure, {}}),
                     Code::InvalidInput);
        VERIFY_OK(reviews().blindPass());
    }

    void drawsOnlyWhatCanBeHeard_data()
    {
        QTest::addColumn<bool>("isThere"); // but another file
        QTest::addColumn<int>("reason");
        QTest::newRow("gone") << false << int(Reason::FileMissing);
        QTest::newRow("another one now") << true << int(Reason::HashMismatch);
    }
    void drawsOnlyWhatCanBeHeard()
    {
        QFETCH(const bool, isThere);
        QFETCH(const int, reason);
        const auto away = [&](const std::filesystem::path& file, const auto& check) {
            const auto kept = m_project->root() / "kept.wav";
            std::filesystem::rename(file, kept);
            if (isThere)
                test::writeTalk(file, 77, 2);
            check();
            std::filesystem::rename(kept, file);
        };
        away(m_project->root() / "in" / "a.wav", [&] {
            const auto pass = reviews().beginBlindPass(59, 7);
            VERIFY_OK(pass);
            QVERIFY(pass->accepted < int(m_accepted.size()));
            QCOMPARE(int(pass->answers.size()), pass->accepted);
            for (const auto& answer : pass->answers)
                QVERIFY(!answer.clip.starts_with("a_"));
        });
        away(m_project->root() / "more" / "c.wav", [&] { // then there are not enough
            const auto pass = reviews().beginBlindPass(59, 7);
            QVERIFY(!pass.has_value());
            QCOMPARE(int(pass.error().reason), reason);
        });
    }

    void needsEnoughClips_data()
    {
        QTest::addColumn<int>("accepted");
        QTest::addColumn<bool>("isEnough");
        QTest::newRow("none") << 0 << false;
        QTest::newRow("one") << 1 << false;
        QTest::newRow("one too few") << kFewestForBlindPass - 1 << false;
        QTest::newRow("just enough") << kFewestForBlindPass << true;
    }
    void needsEnoughClips()
    {
        QFETCH(const int, accepted);
        QFETCH(const bool, isEnough);
        std::vector<std::string> clips(m_accepted.begin(), m_accepted.end());
        QVERIFY(int(clips.size()) > kFewestForBlindPass);
        clips.erase(clips.begin(), clips.begin() + accepted);
        VERIFY_OK(reviews().setVerdict(clips, Verdict::Unsure));
        const auto pass = reviews().beginBlindPass(3, 1);
        if (isEnough)
            VERIFY_OK(pass);
        else
            VERIFY_REASON(pass, Reason::ClipsTooFew);
    }

    /// Projects of before there was a second pass.
    void anOlderProjectGetsTheTables()
    {
        m_project->session.reset();
        {
            SQLite::Database database((m_project->path() / "project.db").string(), SQLite::OPEN_READWRITE);
            database.exec(
                "DROP TABLE comparison_answers; DROP TABLE comparisons; DROP TABLE blind_answers; "
                "DROP TABLE blind_passes; DROP TABLE imports; DROP TABLE measures; "
                "ALTER TABLE recordings DROP COLUMN repairs; ALTER TABLE reviews DROP COLUMN text_begin; "
                "ALTER TABLE reviews DROP COLUMN text_end; PRAGMA user_version = 3");
        }
        VERIFY_OK(m_project->reopen(Access::ReadOnly));
        VERIFY_OK(reviews().blindPass());
        QVERIFY(!reviews().blindPass()->has_value());
        VERIFY_OK(m_project->reopen());
        VERIFY_OK(reviews().beginBlindPass(3, 1));
    }

private:
    ReviewService& reviews() const { return m_project->reviews(); }

    std::unique_ptr<ReviewedProject> m_project;
    std::set<std::string> m_accepted;
    std::string m_left;
};

QTEST_GUILESS_MAIN(TestBlindPass)
#include "tst_blind_pass.moc"
