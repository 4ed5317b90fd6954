// What is kept of a review, whatever happens to the program or the file.
#include "tests/core/session/review_fixture.h"
#include "tests/support/file_size_limit.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace understudy;

namespace {

using Act = std::function<Result<void>(ReviewService&, const ReviewedClip&)>;

} // namespace

class TestReviewDisk : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { VERIFY_OK(m_project->renew()); }

    void anOlderProjectIsTakenAlong_data()
    {
        QTest::addColumn<bool>("isReadOnly");
        QTest::newRow("to write") << false;
        QTest::newRow("to read") << true;
    }
    void anOlderProjectIsTakenAlong()
    {
        QFETCH(bool, isReadOnly);
        m_project->session.reset();
        {
            SQLite::Database database(m_project->path() / "project.db", SQLite::OPEN_READWRITE);
            database.exec("DROP TABLE comparison_answers; DROP TABLE comparisons; "
                          "DROP TABLE blind_answers; DROP TABLE blind_passes; DROP TABLE reviews; "
                          "DROP TABLE imports; DROP TABLE measures; DROP TABLE clips; DROP TABLE recordings; "
                          "PRAGMA user_version = 2");
        }
        VERIFY_OK(m_project->reopen(isReadOnly ? Access::ReadOnly : Access::Write));
        QVERIFY(!m_project->snapshot()->problem);
        QVERIFY(m_project->snapshot()->clips.empty());
        if (!isReadOnly) {
            VERIFY_OK(import({in() / "b.wav"}));
            QVERIFY(!m_project->snapshot()->clips.empty());
        }
    }

    /// Projects of before it was kept what clips were measured with.
    void repairsOfTheImportAreTold_data()
    {
        QTest::addColumn<QString>("info"); // what the import did
        QTest::addColumn<bool>("isRepaired");
        QTest::newRow("as it was") << QStringLiteral("{}") << false;
        QTest::newRow("hum") << QStringLiteral("{\"hum_before\": {\"mains\": 50}}") << true;
        QTest::newRow("high-pass") << QStringLiteral("{\"high_pass_hz\": 70.0}") << true;
        QTest::newRow("noise") << QStringLiteral("{\"denoise_db\": 6.0}") << true;
        QTest::newRow("clicks") << QStringLiteral("{\"clicks_repaired\": 3}") << true;
        QTest::newRow("no JSON") << QStringLiteral("{") << false;
    }
    void repairsOfTheImportAreTold()
    {
        QFETCH(const QString, info);
        QFETCH(const bool, isRepaired);
        m_project->session.reset();
        const auto file = m_project->path() / "project.db";
        {
            SQLite::Database database(file, SQLite::OPEN_READWRITE);
            database.exec("DROP TABLE comparison_answers; DROP TABLE comparisons; DROP TABLE imports; DROP TABLE measures; "
                          "ALTER TABLE reviews DROP COLUMN text_begin; "
                          "ALTER TABLE reviews DROP COLUMN text_end; "
                          "ALTER TABLE recordings DROP COLUMN repairs; PRAGMA user_version = 4; "
                          "INSERT INTO settings SELECT 'repairs/' || id, '{}' FROM recordings");
            SQLite::Statement tell(database, "UPDATE recordings SET info = ?");
            tell.bind(1, info.toStdString());
            tell.exec();
        }
        VERIFY_OK(m_project->reopen());
        m_project->session.reset();
        SQLite::Database database(file);
        QCOMPARE(database.execAndGet("SELECT DISTINCT repairs FROM recordings").getString(),
                 std::string(isRepaired ? "{}" : ""));
    }

    void whatTheDiskDoesNotTakeIsKept_data()
    {
        QTest::addColumn<Act>("act");
        const auto row = [](const char* name, Act act) { QTest::newRow(name) << std::move(act); };
        row("verdict", [](auto& r, auto& clip) { return r.setVerdict({clip.clip.id}, Verdict::Accepted); });
        row("words", [](auto& r, auto& clip) { return r.setText(clip.clip.id, "Said otherwise"); });
        row("trim", [](auto& r, auto& clip) {
            const auto span = clip.clip.span;
            return r.setTrim(clip.clip.id, FrameSpan{span.begin + Frames(4800), span.end});
        });
        row("split", [](auto& r, auto& clip) {
            const auto span = clip.clip.span;
            return r.split(clip.clip.id, span.begin + Frames(span.length().value / 2));
        });
    }
    void whatTheDiskDoesNotTakeIsKept()
    {
        QFETCH(const Act, act);
        auto& reviews = m_project->reviews();
        const auto before = *m_project->snapshot()->clips.front();
        {
            const FileSizeLimit limit(0);
            VERIFY_OK(act(reviews, before));
            VERIFY_OK(reviews.setVerdict({m_project->id(4)}, Verdict::Unsure));
            QCOMPARE(reviews.snapshot()->unstoredChanges, 2);
            QVERIFY(reviews.snapshot()->unstored);
            VERIFY_ERROR(reviews.storeKept(), Code::Io);
        }
        const auto done = m_project->snapshot();
        QVERIFY(*done->clips.front() != before);
        VERIFY_OK(reviews.storeKept());
        QVERIFY(!reviews.snapshot()->unstored && reviews.snapshot()->unstoredChanges == 0);
        VERIFY_OK(m_project->reopen());
        QCOMPARE(sayingsOf(m_project->snapshot()), sayingsOf(done));
    }

    void whatWasKeptIsStoredInTurn_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::newRow("with the next edit") << false;
        QTest::newRow("as the project is closed") << true;
    }
    void whatWasKeptIsStoredInTurn()
    {
        QFETCH(const bool, isClosed);
        auto& reviews = m_project->reviews();
        const auto first = m_project->id(0);
        {
            const FileSizeLimit limit(0);
            VERIFY_OK(reviews.setText(first, "Once"));
            m_project->session->edits().breakStep();
            VERIFY_OK(reviews.setText(first, "Twice"));
            VERIFY_OK(m_project->session->edits().undo());
        }
        if (!isClosed) {
            VERIFY_OK(reviews.setVerdict({m_project->id(1)}, Verdict::Accepted));
            QVERIFY(!reviews.snapshot()->unstored);
        }
        VERIFY_OK(m_project->reopen());
        QCOMPARE(m_project->snapshot()->clips.front()->clip.text.raw, std::string("Once"));
    }

    void aReaderChangesNothing()
    {
        VERIFY_OK(m_project->reopen(Access::ReadOnly));
        const auto before = valuesOf(m_project->snapshot());
        QVERIFY(!before.empty());
        auto& reviews = m_project->reviews();
        const auto id = before[0].clip.id;
        VERIFY_REASON(reviews.setVerdict({id}, Verdict::Accepted), Reason::ProjectReadOnly);
        VERIFY_REASON(reviews.setText(id, "x"), Reason::ProjectReadOnly);
        VERIFY_REASON(reviews.setTrim(id, FrameSpan{Frames(0), Frames(9)}), Reason::ProjectReadOnly);
        VERIFY_REASON(reviews.split(id, before[0].clip.span.begin + Frames(9)), Reason::ProjectReadOnly);
        VERIFY_REASON(reviews.merge(id, before[1].clip.id), Reason::ProjectReadOnly);
        VERIFY_REASON(import({in()}), Reason::ProjectReadOnly);
        VERIFY_REASON(build(), Reason::ProjectReadOnly);
        QVERIFY(valuesOf(m_project->snapshot()) == before);
    }

    void aDamagedProjectSaysSo_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("a row that is no JSON") << QStringLiteral("UPDATE clips SET row = '{'");
        QTest::newRow("an id that leads out")
            << QStringLiteral("PRAGMA foreign_keys = OFF; UPDATE clips SET id = '../x', row = "
                              "json_set(row, '$.id', '../x') WHERE id = (SELECT min(id) FROM clips)");
        QTest::newRow("a span outside the recording")
            << QStringLiteral("UPDATE clips SET row = json_set(row, '$.source.end_sample', 1000000000)");
        QTest::newRow("a verdict of another program") << QStringLiteral(
            "INSERT INTO reviews SELECT id, 'maybe', '', NULL, NULL, NULL, 0, '', NULL, NULL FROM clips");
    }
    void aDamagedProjectSaysSo()
    {
        QFETCH(QString, damage);
        const auto id = m_project->id(0);
        m_project->session.reset();
        {
            SQLite::Database database(m_project->path() / "project.db", SQLite::OPEN_READWRITE);
            database.exec(damage.toStdString());
        }
        VERIFY_OK(m_project->reopen());
        const auto snapshot = m_project->snapshot();
        QVERIFY(snapshot->problem && snapshot->problem->reason == Reason::ProjectCorrupt);
        QVERIFY(snapshot->clips.empty());
        VERIFY_REASON(m_project->reviews().setVerdict({id}, Verdict::Accepted), Reason::ProjectCorrupt);
    }

private:
    /// What a person made of the clips.
    static QStringList sayingsOf(const ReviewSnapshotPtr& snapshot)
    {
        QStringList sayings;
        for (const auto& clip : snapshot->clips)
            sayings << QStringLiteral("%1 %2-%3 %4 %5")
                           .arg(QString::fromStdString(clip->clip.id))
                           .arg(clip->span().begin.value)
                           .arg(clip->span().end.value)
                           .arg(int(clip->verdict))
                           .arg(QString::fromStdString(clip->clip.text.raw));
        return sayings;
    }
};

QTEST_GUILESS_MAIN(TestReviewDisk)
#include "tst_review_disk.moc"
