// A project's recordings, clips and verdicts: how they come in, what a person does to them, what is kept of
// it whatever happens, and the dataset that is made of them.
#include "core/base/hash.h"
#include "core/data/dataset/dataset.h"
#include "tests/core/session/review_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

using Values = std::vector<ReviewedClip>;
using Act = std::function<Result<void>(ReviewService&, const Values&)>;

/// What the child of the kill test does in its step `n`.
Result<void> judge(ReviewService& reviews, const std::vector<std::string>& clips, int n)
{
    constexpr std::array kVerdicts{Verdict::Rejected, Verdict::Accepted, Verdict::Unsure};
    return reviews.setVerdict({clips[std::size_t(n) % clips.size()]}, kVerdicts.at(std::size_t(n) % 3),
                              kRejectReasons.at(std::size_t(n) % kRejectReasons.size()));
}

/// Opens the project, judges clip after clip, and tells of each verdict that is done.
[[noreturn]] void judgeUntilKilled(const fs::path& project, const std::vector<std::string>& clips, int told)
{
    const auto session = Session::open(project, fakeOptions());
    for (int n = 0; session && judge((*session)->reviews(), clips, n); ++n) {
        const char done = '.';
        [[maybe_unused]] const auto written = ::write(told, &done, 1);
    }
    ::_exit(1);
}

/// The same with an import, telling of each recording.
[[noreturn]] void importUntilKilled(const fs::path& project, const fs::path& folder, int told)
{
    const auto session = Session::open(project, fakeOptions());
    if (session) {
        const auto before = (*session)->reviews().snapshot()->recordings.size();
        const auto subscription = (*session)->reviews().subscribe([&](const ReviewSnapshotPtr& snapshot) {
            const char done = '.';
            if (snapshot->recordings.size() > before) [[maybe_unused]]
                const auto written = ::write(told, &done, 1);
        });
        (void)(*session)->reviews().importRecordings({folder}, byLength())->wait();
    }
    ::_exit(1);
}

/// Runs `child`, which writes a byte for each step it has done, and kills it after `steps`; how many it told.
int killAfter(int steps, const std::function<void(int)>& child)
{
    int ends[2] = {};
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    const auto process = ::fork();
    if (process == 0)
        child(ends[1]);
    ::close(ends[1]);
    int done = 0;
    char dot = 0;
    while (done < steps && ::read(ends[0], &dot, 1) == 1)
        ++done;
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    while (::read(ends[0], &dot, 1) == 1)
        ++done;
    ::close(ends[0]);
    return done;
}

std::vector<std::pair<Verdict, RejectReason>> verdictsOf(const ReviewSnapshotPtr& snapshot)
{
    std::vector<std::pair<Verdict, RejectReason>> verdicts;
    for (const auto& clip : snapshot->clips)
        verdicts.emplace_back(clip->verdict, clip->reason);
    return verdicts;
}

} // namespace

class TestReviews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_project = std::make_unique<ReviewedProject>(); }
    void cleanupTestCase() { m_project.reset(); }
    void init() { VERIFY_OK(m_project->renew()); }
    void cleanup() { m_project->session.reset(); }

    void keepsWhatWasImported()
    {
        const auto snapshot = m_project->snapshot();
        QVERIFY(!snapshot->problem);
        QCOMPARE(snapshot->recordings.size(), std::size_t(2));
        QVERIFY(snapshot->clips.size() >= 4);
        for (std::size_t i = 1; i < snapshot->clips.size(); ++i) {
            const auto &a = snapshot->clips[i - 1]->clip, &b = snapshot->clips[i]->clip;
            QVERIFY(std::pair(a.recording, a.span.begin) < std::pair(b.recording, b.span.begin));
        }
        const auto& first = *snapshot->clips.front();
        QVERIFY(first.clip.text.raw.starts_with("word0 "));
        QVERIFY(first.clip.figure(Measure::SignalToNoise));
        QVERIFY(first.clip.figure(Measure::Duplicate));
        QVERIFY(first.verdict == Verdict::None);
        const auto& recording = *snapshot->recordings.front();
        QCOMPARE(recording.file, m_project->root() / "in" / "a.wav");
        QCOMPARE(recording.sha256, *sha256File(recording.file));
        QVERIFY(fs::is_empty(m_project->path() / "recordings"));
    }

    void knowsAFileAgain()
    {
        const auto before = valuesOf(m_project->snapshot());
        fs::copy_file(in() / "a.wav", m_project->root() / "copy.wav");
        const auto report = import({in(), m_project->root() / "copy.wav"});
        VERIFY_OK(report);
        QVERIFY(report->added.empty());
        QCOMPARE(report->known.size(), std::size_t(3));
        QVERIFY(valuesOf(m_project->snapshot()) == before);
        fs::remove(m_project->root() / "copy.wav");
    }

    void findsARecordingThatWasMoved()
    {
        const auto before = valuesOf(m_project->snapshot());
        const auto moved = m_project->root() / "moved.wav";
        fs::rename(in() / "a.wav", moved);
        const auto report = import({moved});
        fs::rename(moved, in() / "a.wav");
        VERIFY_OK(report);
        QVERIFY((report->relinked == std::vector{moved.string()}));
        QCOMPARE(m_project->snapshot()->recordings.front()->file, moved);
        VERIFY_OK(m_project->reopen());
        QCOMPARE(m_project->snapshot()->recordings.front()->file, moved);
        QVERIFY(valuesOf(m_project->snapshot()) == before);
    }

    void aBadFileDoesNotKeepTheOthersOut()
    {
        const auto folder = m_project->root() / "more";
        test::writeTalk(folder / "good.wav", 7, 4);
        VERIFY_OK(writeFile(folder / "bad.wav", "words"));
        VERIFY_REASON(import({folder / "bad.wav"}), Reason::NotAudio);
        VERIFY_REASON(import({}), Reason::NoRecordings);
        const auto report = import({folder});
        VERIFY_OK(report);
        QCOMPARE(report->added.size(), std::size_t(1));
        QCOMPARE(report->failed.size(), std::size_t(1));
        QVERIFY(report->failed.front().subject.ends_with("bad.wav"));
        QCOMPARE(m_project->snapshot()->recordings.size(), std::size_t(3));
    }

    void aCancelledImportKeepsWholeRecordings()
    {
        const auto folder = m_project->root() / "many";
        for (int i = 0; i < 6; ++i)
            test::writeTalk(folder / (std::to_string(i) + ".wav"), std::uint64_t(20 + i), 6);
        const auto job = m_project->reviews().importRecordings({folder}, byLength());
        const auto cancelling = m_project->reviews().subscribe([&](const ReviewSnapshotPtr& snapshot) {
            if (snapshot->recordings.size() > 2)
                job->cancel();
        });
        const auto result = job->wait();
        if (!result)
            VERIFY_ERROR(result, Code::Cancelled);
        const auto kept = m_project->snapshot();
        QVERIFY(kept->recordings.size() > 2);
        for (const auto& recording : kept->recordings)
            QVERIFY(std::ranges::any_of(
                kept->clips, [&](const auto& clip) { return clip->clip.recording == recording->id; }));
        VERIFY_OK(import({folder}));
        QCOMPARE(m_project->snapshot()->recordings.size(), std::size_t(8));
    }

    void edits_data()
    {
        QTest::addColumn<Act>("act");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, const char* what, Act act) {
            QTest::newRow(name) << std::move(act) << QString::fromLatin1(what);
        };
        row("accept", "verdict",
            [](auto& r, auto& v) { return r.setVerdict({v[0].clip.id}, Verdict::Accepted); });
        row("reject with a reason", "verdict", [](auto& r, auto& v) {
            return r.setVerdict({v[1].clip.id}, Verdict::Rejected, RejectReason::CutWord);
        });
        row("several at once", "verdict", [](auto& r, auto& v) {
            return r.setVerdict({v[0].clip.id, v[2].clip.id, v[3].clip.id}, Verdict::Unsure);
        });
        row("write other words", "transcript",
            [](auto& r, auto& v) { return r.setText(v[0].clip.id, "Other “words” now"); });
        row("write no words", "transcript", [](auto& r, auto& v) { return r.setText(v[0].clip.id, ""); });
        row("trim", "trim", [](auto& r, auto& v) {
            const auto span = v[0].clip.span;
            return r.setTrim(v[0].clip.id, FrameSpan{span.begin + Frames(4800), span.end - Frames(2400)});
        });
        row("widen", "trim", [](auto& r, auto& v) {
            const auto span = v[1].clip.span;
            return r.setTrim(v[1].clip.id, FrameSpan{span.begin - Frames(100), span.end + Frames(100)});
        });
        row("split", "split", [](auto& r, auto& v) {
            return r.split(v[0].clip.id, v[0].clip.span.begin + Frames(v[0].clip.span.length().value / 2));
        });
        row("merge", "merge", [](auto& r, auto& v) { return r.merge(v[0].clip.id, v[1].clip.id); });
        row("merge, the later one first", "merge",
            [](auto& r, auto& v) { return r.merge(v[1].clip.id, v[0].clip.id); });
    }
    void edits()
    {
        QFETCH(Act, act);
        QFETCH(QString, what);
        auto& edits = m_project->session->edits();
        VERIFY_OK(m_project->reviews().setVerdict({m_project->id(0)}, Verdict::Rejected, RejectReason::Hum));
        VERIFY_OK(m_project->reviews().setText(m_project->id(1), "Something of before"));
        edits.breakStep();
        const auto before = valuesOf(m_project->snapshot());
        VERIFY_OK(act(m_project->reviews(), before));
        const auto after = valuesOf(m_project->snapshot());
        QVERIFY(after != before);
        QCOMPARE(QString::fromStdString(edits.undoWhat()), what);
        VERIFY_OK(edits.undo());
        QVERIFY(valuesOf(m_project->snapshot()) == before);
        VERIFY_OK(edits.redo());
        QVERIFY(valuesOf(m_project->snapshot()) == after);
        VERIFY_OK(m_project->reopen());
        QVERIFY(valuesOf(m_project->snapshot()) == after);
    }

    void undoIsKeptToo()
    {
        const auto before = valuesOf(m_project->snapshot());
        VERIFY_OK(m_project->reviews().setVerdict({m_project->id(0)}, Verdict::Accepted));
        VERIFY_OK(m_project->reviews().merge(m_project->id(0), m_project->id(1)));
        VERIFY_OK(m_project->session->edits().undo());
        VERIFY_OK(m_project->session->edits().undo());
        VERIFY_OK(m_project->reopen());
        QVERIFY(valuesOf(m_project->snapshot()) == before);
    }

    void typingIsOneStep()
    {
        auto& edits = m_project->session->edits();
        const auto measured = m_project->snapshot()->clips[0]->clip.text;
        for (const auto* text : {"T", "Th", "The"})
            VERIFY_OK(m_project->reviews().setText(m_project->id(0), text));
        VERIFY_OK(m_project->reviews().setText(m_project->id(1), "X"));
        QCOMPARE(m_project->snapshot()->clips[0]->clip.text.source, std::string("edited"));
        QVERIFY(m_project->snapshot()->clips[0]->measuredText == measured);
        VERIFY_OK(edits.undo());
        VERIFY_OK(edits.undo());
        QVERIFY(m_project->snapshot()->clips[0]->clip.text == measured);
        QVERIFY(!edits.canUndo());
    }

    void refuses_data()
    {
        QTest::addColumn<Act>("act");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, Code code, Act act) {
            QTest::newRow(name) << std::move(act) << int(code);
        };
        row("a clip that is not there", Code::NotFound, [](auto& r, auto& v) {
            return r.setVerdict({v[0].clip.id, "none"}, Verdict::Accepted);
        });
        row("words of no clip", Code::NotFound, [](auto& r, auto&) { return r.setText("none", "x"); });
        row("a trim before the beginning", Code::InvalidInput, [](auto& r, auto& v) {
            return r.setTrim(v[0].clip.id, FrameSpan{Frames(-1), Frames(100)});
        });
        row("a trim after the end", Code::InvalidInput, [](auto& r, auto& v) {
            return r.setTrim(v[0].clip.id, FrameSpan{Frames(0), Frames(1'000'000'000)});
        });
        row("an empty trim", Code::InvalidInput, [](auto& r, auto& v) {
            return r.setTrim(v[0].clip.id, FrameSpan{Frames(9), Frames(9)});
        });
        row("a split at the edge", Code::InvalidInput,
            [](auto& r, auto& v) { return r.split(v[0].clip.id, v[0].clip.span.end); });
        row("a merge over another", Code::InvalidInput,
            [](auto& r, auto& v) { return r.merge(v[0].clip.id, v[2].clip.id); });
        row("a merge with itself", Code::InvalidInput,
            [](auto& r, auto& v) { return r.merge(v[0].clip.id, v[0].clip.id); });
        row("a merge of two recordings", Code::InvalidInput,
            [](auto& r, auto& v) { return r.merge(v.front().clip.id, v.back().clip.id); });
    }
    void refuses()
    {
        QFETCH(Act, act);
        QFETCH(int, code);
        const auto before = valuesOf(m_project->snapshot());
        VERIFY_ERROR(act(m_project->reviews(), before), Code(code));
        QVERIFY(valuesOf(m_project->snapshot()) == before);
        QVERIFY(!m_project->session->edits().canUndo());
    }

    void whatChangesNothingIsNoStep()
    {
        const auto clip = m_project->snapshot()->clips[0]->clip;
        VERIFY_OK(m_project->reviews().setVerdict({clip.id}, Verdict::None));
        VERIFY_OK(m_project->reviews().setVerdict({}, Verdict::Accepted));
        VERIFY_OK(m_project->reviews().setText(clip.id, clip.text.raw));
        VERIFY_OK(m_project->reviews().setTrim(clip.id, clip.span));
        QVERIFY(!m_project->session->edits().canUndo());
    }

    void noIdIsGivenTwice()
    {
        std::set<std::string> ids;
        for (const auto& clip : m_project->snapshot()->clips)
            ids.insert(clip->clip.id);
        for (int i = 0; i < 3; ++i) {
            const auto clip = m_project->snapshot()->clips[0]->clip;
            VERIFY_OK(m_project->reviews().split(clip.id, clip.span.begin + Frames(24000)));
            QVERIFY(ids.insert(m_project->id(0)).second);
            QVERIFY(ids.insert(m_project->id(1)).second);
            VERIFY_OK(m_project->session->edits().undo());
            VERIFY_OK(m_project->reopen());
        }
    }

    void halvesMakeAWholeAgain_data()
    {
        QTest::addColumn<bool>("isTimed");
        QTest::newRow("words shared out by length") << false;
        QTest::newRow("words with their times") << true;
    }
    void halvesMakeAWholeAgain()
    {
        QFETCH(bool, isTimed);
        const auto clips = valuesOf(m_project->snapshot());
        const auto place = isTimed ? clips.size() - 1 : 0;
        const auto whole = clips[place].clip;
        QCOMPARE(whole.words.empty(), !isTimed);
        const auto at = whole.span.begin + Frames(whole.span.length().value / 3);
        VERIFY_OK(m_project->reviews().split(whole.id, at));
        const auto snapshot = m_project->snapshot();
        const auto &left = snapshot->clips[place]->clip, &right = snapshot->clips[place + 1]->clip;
        QVERIFY(left.span.begin == whole.span.begin && left.span.end == at);
        QVERIFY(right.span.begin == at && right.span.end == whole.span.end);
        QCOMPARE(left.text.normalized + " " + right.text.normalized, whole.text.normalized);
        QVERIFY(left.text.normalized.size() < right.text.normalized.size());
        QVERIFY(!left.figure(Measure::SignalToNoise)); // nobody measured it
        QCOMPARE(left.words.empty(), !isTimed);
        QCOMPARE(left.text.confidence == whole.text.confidence,
                 isTimed || whole.text.confidence <= 0.6); // shared out is no surer
        VERIFY_OK(m_project->reviews().merge(left.id, right.id));
        const auto again = m_project->snapshot()->clips[place]->clip;
        QVERIFY(again.span == whole.span && again.speech == whole.speech);
        QCOMPARE(again.text.normalized, whole.text.normalized);
        QCOMPARE(again.words.size(), whole.words.size());
        QCOMPARE(*again.figure(Measure::Duration), *whole.figure(Measure::Duration));
    }

    void tellsHowFarItIs()
    {
        const auto clips = valuesOf(m_project->snapshot());
        auto& reviews = m_project->reviews();
        QVERIFY((reviews.progress() ==
                 ReviewProgress{.total = int(clips.size()), .verdicts = {int(clips.size()), 0, 0, 0}}));
        VERIFY_OK(reviews.setVerdict({clips[0].clip.id, clips[1].clip.id}, Verdict::Accepted));
        VERIFY_OK(reviews.setVerdict({clips[2].clip.id}, Verdict::Rejected, RejectReason::Noise));
        const auto begin = clips[1].clip.span.begin;
        VERIFY_OK(reviews.setTrim(clips[1].clip.id, FrameSpan{begin, begin + Frames(3 * 24000)}));
        const auto progress = reviews.progress();
        QCOMPARE(progress.reviewed, 3);
        QCOMPARE(progress.count(Verdict::Accepted), 2);
        QCOMPARE(progress.count(Verdict::Rejected), 1);
        QCOMPARE(progress.shareInRange, 0.5);
        QCOMPARE(progress.shareDefective, 0.0);
        const auto first = toSeconds(clips[0].clip.span.length(), kStudioRate).value;
        QVERIFY(std::abs(progress.accepted.value - first - 3) < 1e-9);
    }

    void attention_data()
    {
        QTest::addColumn<Clip>("clip");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        Clip good;
        good.text = {"Words", "Words", "a.srt", 1};
        QTest::newRow("nothing wrong") << good << 0.0 << 0.0;
        auto wordless = good;
        wordless.text = {};
        QTest::newRow("no words") << wordless << 0.1 << 0.1;
        auto bad = good;
        bad.grade = Grade::Reject;
        bad.findings = {{Measure::Clipping, Grade::Reject, 40, 4, {}, {}}};
        QTest::newRow("clipped") << bad << 0.8 << 0.85;
        auto near = good;
        near.grade = Grade::Review;
        near.findings = {{Measure::SignalToNoise, Grade::Review, 29.9, 30, {}, {}}};
        QTest::newRow("at a limit") << near << 0.38 << 0.4;
        bad.findings.resize(9, bad.findings.front());
        bad.text = {};
        QTest::newRow("everything wrong") << bad << 0.99 << 1.0;
    }
    void attention()
    {
        QFETCH(Clip, clip);
        QFETCH(double, least);
        QFETCH(double, most);
        const auto found = attentionFor(clip);
        QVERIFY2(found >= least - 1e-12 && found <= most + 1e-12, qPrintable(QString::number(found)));
    }

    void buildsWhatIsAccepted()
    {
        auto& reviews = m_project->reviews();
        const auto clips = valuesOf(m_project->snapshot());
        VERIFY_REASON(build(), Reason::NoRecordings);
        VERIFY_OK(reviews.setVerdict({clips[0].clip.id, clips.back().clip.id}, Verdict::Accepted));
        VERIFY_OK(reviews.setVerdict({clips[1].clip.id}, Verdict::Rejected, RejectReason::Hum));
        VERIFY_OK(reviews.setVerdict({clips[2].clip.id}, Verdict::Unsure));
        VERIFY_OK(reviews.setText(clips[0].clip.id, "Edited  words"));
        const auto begin = clips[0].clip.span.begin;
        VERIFY_OK(reviews.setTrim(clips[0].clip.id, FrameSpan{begin, begin + Frames(6 * 24000)}));
        VERIFY_OK(build()); // by limits that would leave out noise
        const auto set = readDataset(m_project->path() / "dataset");
        VERIFY_OK(set);
        std::map<std::string, DatasetRow> rows;
        for (const auto& entry : set->entries)
            rows[entry.row.clip.id] = entry.row;
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

    void tellsOfEachChange()
    {
        std::vector<std::uint64_t> revisions;
        const auto subscription = m_project->reviews().subscribe(
            [&](const ReviewSnapshotPtr& snapshot) { revisions.push_back(snapshot->revision); });
        VERIFY_OK(m_project->reviews().setVerdict({m_project->id(0)}, Verdict::Accepted));
        VERIFY_OK(m_project->session->edits().undo());
        QCOMPARE(revisions.size(), std::size_t(3));
        QVERIFY(std::ranges::is_sorted(revisions));
    }

    void manyMayAskAtOnce()
    {
        const auto file = m_project->root() / "more3" / "d.wav";
        test::writeTalk(file, 8, 4);
        const auto importing = m_project->reviews().importRecordings({file}, byLength());
        const auto judge = [&](std::size_t clip, Verdict last) {
            const auto id = m_project->id(clip);
            for (int n = 0; n < 40; ++n)
                VERIFY_OK(m_project->reviews().setVerdict({id}, n % 2 == 0 ? Verdict::Unsure : last));
        };
        {
            const std::jthread one([&] { judge(0, Verdict::Accepted); });
            const std::jthread other([&] { judge(1, Verdict::Rejected); });
            for (int n = 0; n < 40; ++n)
                (void)m_project->reviews().progress();
        }
        VERIFY_OK(importing->wait());
        const auto after = valuesOf(m_project->snapshot());
        QVERIFY(after[0].verdict == Verdict::Accepted && after[1].verdict == Verdict::Rejected);
        VERIFY_OK(m_project->reopen());
        QVERIFY(valuesOf(m_project->snapshot()) == after);
    }

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
            database.exec("DROP TABLE reviews; DROP TABLE clips; DROP TABLE recordings; "
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
            "INSERT INTO reviews SELECT id, 'maybe', '', NULL, NULL, NULL, 0, '' FROM clips");
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

    /// At instants that nobody chose: what was told as done is there, and nothing but the next step.
    void aKilledProgramLosesNoVerdict_data()
    {
        QTest::addColumn<int>("verdicts");
        for (const int verdicts : {0, 1, 2, 5, 9, 17, 40, 77, 130, 200})
            QTest::addRow("after %d", verdicts) << verdicts;
    }
    void aKilledProgramLosesNoVerdict()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("The thread sanitizer cannot follow threads that a forked child starts.");
#endif
        QFETCH(int, verdicts);
        std::vector<std::string> clips;
        for (const auto& clip : m_project->snapshot()->clips)
            clips.push_back(clip->clip.id);
        m_project->session.reset(); // a child of a program with threads would be another story
        const int done =
            killAfter(verdicts, [&](int told) { judgeUntilKilled(m_project->path(), clips, told); });
        QVERIFY(done >= verdicts);
        VERIFY_OK(m_project->reopen());
        const auto found = verdictsOf(m_project->snapshot());
        VERIFY_OK(m_project->renew());
        for (int n = 0; n < done; ++n)
            VERIFY_OK(judge(m_project->reviews(), clips, n));
        const auto told = verdictsOf(m_project->snapshot());
        VERIFY_OK(judge(m_project->reviews(), clips, done));
        QVERIFY(found == told || found == verdictsOf(m_project->snapshot()));
    }

    void aKilledImportKeepsWholeRecordings_data()
    {
        QTest::addColumn<int>("recordings");
        for (const int recordings : {0, 1, 2, 4})
            QTest::addRow("after %d", recordings) << recordings;
    }
    void aKilledImportKeepsWholeRecordings()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("The thread sanitizer cannot follow threads that a forked child starts.");
#endif
        QFETCH(int, recordings);
        const auto folder = m_project->root() / "killed";
        for (int i = 0; i < 5; ++i)
            test::writeTalk(folder / (std::to_string(i) + ".wav"), std::uint64_t(40 + i), 4);
        m_project->session.reset(); // as above
        const int done =
            killAfter(recordings, [&](int told) { importUntilKilled(m_project->path(), folder, told); });
        QVERIFY(done >= recordings);
        VERIFY_OK(m_project->reopen());
        const auto kept = m_project->snapshot();
        QVERIFY(!kept->problem);
        QVERIFY(int(kept->recordings.size()) >=
                2 + std::min(done, 5)); // the last notice is of the comparison
        VERIFY_OK(import({folder}));
        const auto all = m_project->snapshot();
        QCOMPARE(all->recordings.size(), std::size_t(7));
        const auto clipsOf = [](const ReviewSnapshotPtr& snapshot, const std::string& id) {
            return std::ranges::count(snapshot->clips, id,
                                      [](const auto& clip) { return clip->clip.recording; });
        };
        for (const auto& recording : kept->recordings)
            QCOMPARE(clipsOf(kept, recording->id), clipsOf(all, recording->id));
    }

private:
    fs::path in() const
    {
        return m_project->root() / "in";
    }
    Result<ImportReport> import(std::vector<fs::path> files)
    {
        return m_project->reviews().importRecordings(std::move(files), byLength())->wait();
    }
    Result<BuildReport> build()
    {
        return m_project->reviews().buildDataset({})->wait();
    }

    std::unique_ptr<ReviewedProject> m_project;
};

QTEST_GUILESS_MAIN(TestReviews)
#include "tst_reviews.moc"
