// What a project's dataset is built of: originals that are gone, repairs, languages.
#include "tests/core/session/review_fixture.h"

#include "core/base/hash.h"

#include <QtTest>

#include <set>

using namespace understudy;
namespace fs = std::filesystem;

class TestReviewOriginals : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { VERIFY_OK(m_project->renew()); }

    void anOriginalThatIsGoneLeavesItsClipsOut_data()
    {
        QTest::addColumn<bool>("isThere"); // but another file
        QTest::addColumn<int>("reason");
        QTest::newRow("gone") << false << int(Reason::FileMissing);
        QTest::newRow("another one now") << true << int(Reason::HashMismatch);
    }
    void anOriginalThatIsGoneLeavesItsClipsOut()
    {
        QFETCH(const bool, isThere);
        QFETCH(const int, reason);
        const auto clips = acceptAll();
        const auto file = m_project->root() / "in" / "b.wav", kept = m_project->root() / "kept.wav";
        fs::rename(file, kept);
        if (isThere)
            test::writeTalk(file, 77, 4);
        const auto report =
            m_project->reviews().buildDataset({.out = {}, .ingest = byLength(), .shares = {}})->wait();
        fs::rename(kept, file);
        VERIFY_OK(report);
        QCOMPARE(report->leftOut.size(), std::size_t(1));
        QCOMPARE(int(report->leftOut.front().why.reason), reason);
        QCOMPARE(report->leftOut.front().why.subject, file.string());
        std::set<std::string> found;
        for (const auto& [id, row] : rows())
            found.insert(id);
        for (const auto& clip : clips) {
            const bool isOut = std::ranges::count(report->leftOut.front().clips, clip.clip.id) == 1;
            QCOMPARE(isOut, clip.clip.recording.starts_with("b-"));
            QVERIFY(!isOut || !found.contains(clip.clip.id));
        }
        QVERIFY(!found.empty());
    }

    void anOriginalIsKnownByItsBytes_data()
    {
        using Change = std::function<void(const fs::path&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, Reason reason, Change change) {
            QTest::newRow(name) << std::move(change) << int(reason);
        };
        const auto replace = [](const fs::path& file) { test::writeTalk(file, 77, 8); };
        row("as it was", Reason::General, [](const fs::path&) {});
        row("another date", Reason::General,
            [](const fs::path& file) { fs::last_write_time(file, fs::file_time_type::clock::now()); });
        row("gone", Reason::FileMissing, [](const fs::path& file) { fs::remove(file); });
        row("another one", Reason::HashMismatch, replace);
        row("another one of that size and date", Reason::HashMismatch, [replace](const fs::path& file) {
            const auto size = fs::file_size(file);
            const auto date = fs::last_write_time(file);
            replace(file);
            QCOMPARE(fs::file_size(file), size);
            fs::last_write_time(file, date);
        });
    }
    void anOriginalIsKnownByItsBytes()
    {
        QFETCH(const std::function<void(const fs::path&)>, change);
        QFETCH(const int, reason);
        const auto file = m_project->root() / "in" / "b.wav", kept = m_project->root() / "kept.wav";
        fs::copy_file(file, kept);
        const auto recording = *m_project->snapshot()->recordings.back();
        VERIFY_OK(m_project->reviews().checkOriginal(recording));
        change(file);
        const auto now = m_project->reviews().checkOriginal(recording);
        fs::rename(kept, file);
        QCOMPARE(int(now ? Reason::General : now.error().reason), reason);
        VERIFY_OK(m_project->reviews().checkOriginal(recording)); // it was put back
        VERIFY_OK(m_project->reopen());
        VERIFY_OK(m_project->reviews().checkOriginal(recording));
    }

    void anotherFileIsNotMeasured()
    {
        const auto file = m_project->root() / "in" / "b.wav", kept = m_project->root() / "kept.wav";
        fs::rename(file, kept);
        test::writeTalk(file, 77, 8);
        const auto clip = *m_project->snapshot()->clips.back();
        VERIFY_OK(m_project->reviews().setTrim(
            clip.clip.id, FrameSpan{clip.clip.span.begin + Frames(4800), clip.clip.span.end}));
        const auto trimmed = *m_project->snapshot()->clip(clip.clip.id);
        fs::rename(kept, file);
        QVERIFY(!trimmed.isMeasured && trimmed.whyUnmeasured);
        QCOMPARE(trimmed.whyUnmeasured->reason, Reason::HashMismatch);
    }

    void originalsAreFoundAgain_data()
    {
        QTest::addColumn<QString>("chosen"); // of the folder they were moved to
        QTest::addColumn<int>("found");
        QTest::addColumn<int>("reason");
        QTest::newRow("and the other one beside it") << "a.wav" << 2 << 0;
        QTest::newRow("under another name") << "renamed.wav" << 2 << 0;
        QTest::newRow("another recording") << "b.wav" << 0 << int(Reason::HashMismatch);
        QTest::newRow("no file") << "c.wav" << 0 << int(Reason::FileMissing);
    }
    void originalsAreFoundAgain()
    {
        QFETCH(const QString, chosen);
        QFETCH(const int, found);
        QFETCH(const int, reason);
        const auto id = m_project->snapshot()->recordings.front()->id;
        const auto before = valuesOf(m_project->snapshot());
        const auto away = m_project->root() / "away";
        fs::remove_all(away);
        fs::rename(m_project->root() / "in", away);
        fs::copy_file(away / "a.wav", away / "renamed.wav");
        const auto done = m_project->reviews().locate(id, away / chosen.toStdString());
        const auto kept = m_project->reopen() ? m_project->snapshot() : nullptr;
        fs::remove(away / "renamed.wav");
        fs::rename(away, m_project->root() / "in");
        QCOMPARE(done.value_or(0), found);
        if (!done)
            QCOMPARE(int(done.error().reason), reason);
        QVERIFY(kept && valuesOf(kept) == before);
        const auto folder = found > 0 ? away : m_project->root() / "in";
        for (const auto& recording : kept->recordings)
            QCOMPARE(recording->file.parent_path(), folder);
        VERIFY_ERROR(m_project->reviews().locate("nobody", folder / "a.wav"), Code::NotFound);
    }

    void anEditedOriginalGivesItsOwnClips_data()
    {
        QTest::addColumn<bool>("isBefore"); // the new recording's id comes before the old one's
        QTest::newRow("before the old one") << true;
        QTest::newRow("after the old one") << false;
    }
    void anEditedOriginalGivesItsOwnClips()
    {
        QFETCH(const bool, isBefore);
        const auto file = m_project->root() / "edited" / "e.wav";
        test::writeTalk(file, 20, 4);
        const auto old = importedId(file);
        QVERIFY(!old.empty());
        for (std::uint64_t seed = 21; seed < 40; ++seed) {
            test::writeTalk(file, seed, 8);
            if ((recordingId(file, *sha256File(file)) < old) == isBefore)
                break;
        }
        const auto edited = importedId(file);
        QVERIFY(!edited.empty() && (edited < old) == isBefore);
        const auto out = clipsOf(old), all = clipsOf(edited);
        QVERIFY(!out.empty() && all.size() > 1);
        VERIFY_OK(m_project->reviews().setVerdict(out, Verdict::Accepted));
        VERIFY_OK(m_project->reviews().setVerdict({all.back()}, Verdict::Accepted));
        const auto report = m_project->reviews().buildDataset({})->wait();
        VERIFY_OK(report);
        QCOMPARE(report->leftOut.size(), std::size_t(1));
        QVERIFY(report->leftOut.front().clips == out);
        const auto built = rows();
        QCOMPARE(built.size(), std::size_t(1));
        QCOMPARE(built.begin()->first, all.back());
    }

    void everyRecordingHasItsOwnRepairs()
    {
        acceptAll();
        const auto id = m_project->snapshot()->recordings.front()->id;
        VERIFY_OK(m_project->reviews().setRepairs(id, {.highPassHz = 70}));
        VERIFY_OK(m_project->reopen());
        QCOMPARE(m_project->snapshot()->repairsOf(id).highPassHz, 70.0);
        VERIFY_OK(m_project->reviews().buildDataset({})->wait());
        int repaired = 0;
        for (const auto& [clip, row] : rows()) {
            const bool isRepaired = std::ranges::count(row.processing, "high-pass at 70 Hz, zero phase") == 1;
            QCOMPARE(isRepaired, row.clip.recording == id);
            repaired += isRepaired ? 1 : 0;
        }
        QVERIFY(repaired > 0 && repaired < int(rows().size()));
    }

    void repairsOfTheImportAreKept()
    {
        const auto file = m_project->root() / "more4" / "d.wav";
        test::writeTalk(file, 9, 4);
        auto options = byLength();
        options.repairs.noiseReduction = Decibels(6.0);
        options.language = "de";
        const auto report = m_project->reviews().importRecordings({file}, options)->wait();
        VERIFY_OK(report);
        QVERIFY(report->withoutWords > 0 && report->withoutWords == report->clips);
        const auto id = report->added.front();
        VERIFY_OK(m_project->reopen());
        QVERIFY(m_project->snapshot()->repairsOf(id) == options.repairs);
        VERIFY_OK(m_project->reviews().setVerdict(clipsOf(id), Verdict::Accepted));
        VERIFY_OK(m_project->reviews().buildDataset({})->wait());
        const auto built = rows();
        QVERIFY(!built.empty());
        for (const auto& [clip, row] : built) {
            QCOMPARE(row.clip.language, std::string("de"));
            QCOMPARE(std::ranges::count(row.processing, "steady noise reduced by 6.0 dB"), 1);
        }
    }

private:
    std::string importedId(const fs::path& file)
    {
        const auto report = import({file});
        return report && report->added.size() == 1 ? report->added.front() : "";
    }

    std::vector<std::string> clipsOf(const std::string& recording) const
    {
        std::vector<std::string> ids;
        for (const auto& clip : m_project->snapshot()->clips)
            if (clip->clip.recording == recording)
                ids.push_back(clip->clip.id);
        return ids;
    }

    std::vector<ReviewedClip> acceptAll()
    {
        std::vector<std::string> ids;
        auto clips = valuesOf(m_project->snapshot());
        for (const auto& clip : clips)
            ids.push_back(clip.clip.id);
        if (!m_project->reviews().setVerdict(ids, Verdict::Accepted))
            return {};
        return clips;
    }
};

QTEST_GUILESS_MAIN(TestReviewOriginals)
#include "tst_review_originals.moc"
