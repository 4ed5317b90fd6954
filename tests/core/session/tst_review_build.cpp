// The dataset that is made of what was accepted.
#include "tests/core/session/review_fixture.h"

using namespace understudy;
namespace fs = std::filesystem;

class TestReviewBuild : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { VERIFY_OK(m_project->renew()); }

    void buildsWhatIsAccepted()
    {
        auto& reviews = m_project->reviews();
        const auto clips = valuesOf(m_project->snapshot());
        const auto early = build();
        VERIFY_REASON(early, Reason::NothingAccepted);
        VERIFY_OK(reviews.setVerdict({clips[0].clip.id, clips.back().clip.id}, Verdict::Accepted));
        VERIFY_OK(reviews.setVerdict({clips[1].clip.id}, Verdict::Rejected, RejectReason::Hum));
        VERIFY_OK(reviews.setVerdict({clips[2].clip.id}, Verdict::Unsure));
        VERIFY_OK(reviews.setText(clips[0].clip.id, "Edited  words"));
        const auto begin = clips[0].clip.span.begin;
        VERIFY_OK(reviews.setTrim(clips[0].clip.id, FrameSpan{begin, begin + Frames(6 * 24000)}));
        VERIFY_OK(build()); // by limits that would leave out noise
        const auto rows = this->rows();
        QCOMPARE(rows.size(), std::size_t(2));
        const auto& first = rows.at(clips[0].clip.id);
        QCOMPARE(first.clip.text.normalized, std::string("Edited words"));
        QCOMPARE(first.clip.text.source, std::string("edited"));
        QCOMPARE(first.length.value, std::int64_t(6 * 24000));
        QVERIFY(first.verdict == Verdict::Accepted);
        QVERIFY(first.clip.words.empty()); // where the new ones are said nobody knows
        QVERIFY(rows.contains(clips.back().clip.id));
        VERIFY_OK(reviews.setVerdict({clips[0].clip.id}, Verdict::Rejected, RejectReason::Other));
        VERIFY_OK(build());
        QCOMPARE(readDataset(m_project->path() / "dataset")->entries.size(), std::size_t(1));
    }

    void buildsTheWordsThatAreLeft()
    {
        auto& reviews = m_project->reviews();
        const auto clips = valuesOf(m_project->snapshot());
        const auto &whole = clips[clips.size() - 2].clip, &cut = clips.back().clip; // of b, with times
        VERIFY_OK(reviews.setVerdict({whole.id, cut.id}, Verdict::Accepted));
        VERIFY_OK(reviews.setTrim(cut.id, FrameSpan{cut.span.begin + Frames(3 * 24000), cut.span.end}));
        VERIFY_OK(build());
        const auto set = readDataset(m_project->path() / "dataset");
        VERIFY_OK(set);
        for (const auto& entry : set->entries) {
            const auto& row = entry.row;
            QVERIFY(!row.clip.words.empty());
            if (row.clip.id == whole.id) {
                QVERIFY(row.clip.words == whole.words);
                continue;
            }
            QVERIFY(row.clip.words.size() < cut.words.size());
            QCOMPARE(row.clip.words.back().text, cut.words.back().text);
            QVERIFY(std::abs(row.clip.words.back().end.value + 3 - cut.words.back().end.value) < 0.0015);
        }
        QCOMPARE(set->entries.size(), std::size_t(2));
    }

    /// Whoever emptied a text may have kept the clip by mistake.
    void namesClipsWithoutWords()
    {
        auto& reviews = m_project->reviews();
        const auto first = m_project->id(0), second = m_project->id(1);
        VERIFY_OK(reviews.setText(second, ""));
        VERIFY_OK(reviews.setVerdict({first, second}, Verdict::Accepted));
        const auto report = build();
        VERIFY_OK(report);
        QVERIFY(report->withoutWords == std::vector{second});
        const auto page = test::bytesOf(m_project->path() / "dataset" / "report.html");
        const auto section = page.substr(std::min(page.find("Clips without words"), page.size()));
        QVERIFY(section.find(second) != std::string::npos && section.find(first) == std::string::npos);
    }

    void buildsNothingFromOtherOriginals()
    {
        const auto file = m_project->root() / "more2" / "c.wav";
        test::writeTalk(file, 5, 4);
        VERIFY_OK(import({file}));
        VERIFY_OK(m_project->reviews().setVerdict({m_project->snapshot()->clips.back()->clip.id},
                                                  Verdict::Accepted));
        test::writeTalk(file, 6, 4);
        VERIFY_REASON(build(), Reason::HashMismatch);
        fs::remove(file);
        const auto missing = build();
        VERIFY_REASON(missing, Reason::FileMissing);
        QCOMPARE(missing.error().subject, file.string());
    }

    void originalsThatAreAwayAreToldBefore_data()
    {
        QTest::addColumn<QByteArray>("original");
        QTest::newRow("there") << QByteArray("there");
        QTest::newRow("gone") << QByteArray("gone");
        QTest::newRow("another file now") << QByteArray("another");
    }
    void originalsThatAreAwayAreToldBefore()
    {
        QFETCH(const QByteArray, original);
        const auto file = m_project->root() / "more5" / "c.wav", dataset = m_project->path() / "dataset";
        test::writeTalk(file, 7, 4);
        VERIFY_OK(import({file}));
        const auto clips = valuesOf(m_project->snapshot());
        const auto ofFile = std::ranges::find_if(clips, [&](const ReviewedClip& clip) {
            return m_project->snapshot()->recording(clip.clip.recording)->file == file;
        });
        const auto& other = ofFile == clips.begin() ? clips.back() : clips.front();
        const auto id = ofFile->clip.id;
        VERIFY_OK(m_project->reviews().setVerdict({id, other.clip.id}, Verdict::Accepted));
        VERIFY_OK(build());
        const auto before = test::contentsOf(dataset);
        VERIFY_OK(m_project->reviews().setText(other.clip.id, "Other words"));
        if (original == "gone")
            fs::remove(file);
        else if (original == "another")
            test::writeTalk(file, 8, 4);
        const bool isAway = original != "there";
        const auto told = m_project->reviews().buildDataset({.ifAway = ReviewService::IfAway::Tell})->wait();
        VERIFY_OK(told);
        QCOMPARE(told->leftOut.size(), std::size_t(isAway ? 1 : 0));
        QCOMPARE(told->totals.exported(), isAway ? 0 : 2);
        QVERIFY(!isAway || told->leftOut.front().clips == std::vector{id});
        QCOMPARE(test::contentsOf(dataset) == before, isAway);
        VERIFY_OK(build());
        QCOMPARE(rows().size(), std::size_t(isAway ? 1 : 2));
    }
};

QTEST_GUILESS_MAIN(TestReviewBuild)
#include "tst_review_build.moc"
