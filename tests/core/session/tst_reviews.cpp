// What a person does to a project's clips, and how it is taken back.
#include "tests/core/session/review_fixture.h"

#include <set>
#include <thread>

using namespace understudy;

namespace {

using Values = std::vector<ReviewedClip>;
using Act = std::function<Result<void>(ReviewService&, const Values&)>;

} // namespace

class TestReviews : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { VERIFY_OK(m_project->renew()); }

    void repairsOutliveTheProgram_data()
    {
        QTest::addColumn<RepairSettings>("repairs");
        QTest::newRow("clicks") << RepairSettings{.declick = true};
        QTest::newRow("hum") << RepairSettings{.hum = {true, 60, 0.5}};
        QTest::newRow("rumble") << RepairSettings{.highPassHz = 70};
        QTest::newRow("noise") << RepairSettings{.noiseReduction = Decibels(6.0)};
    }
    void repairsOutliveTheProgram()
    {
        QFETCH(const RepairSettings, repairs);
        const auto recording = m_project->snapshot()->recordings.front()->id;
        VERIFY_OK(m_project->reviews().setRepairs(recording, repairs));
        VERIFY_OK(m_project->reopen());
        QVERIFY(m_project->snapshot()->repairsOf(recording) == repairs);
    }

    void aReasonIsOfTheStepThatItIsSaidOf_data()
    {
        QTest::addColumn<Act>("between");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("right after") << Act([](auto&, auto&) { return Result<void>(); }) << true;
        QTest::newRow("of another edit's") << Act([](auto& r, auto& v) {
            return r.setVerdict({v[3].clip.id}, Verdict::Accepted);
        }) << false;
    }
    void aReasonIsOfTheStepThatItIsSaidOf()
    {
        QFETCH(Act, between);
        QFETCH(bool, isOne);
        auto& edits = m_project->session->edits();
        auto& reviews = m_project->reviews();
        const auto values = valuesOf(m_project->snapshot());
        const std::vector clips{values[0].clip.id, values[1].clip.id};
        VERIFY_OK(reviews.setVerdict(clips, Verdict::Rejected, RejectReason::Hum));
        VERIFY_OK(between(reviews, values));
        VERIFY_OK(reviews.nameReason(clips, RejectReason::CutWord));
        QCOMPARE(edits.steps().facts.back().reason, std::string(name(RejectReason::CutWord)));
        const auto said = [&] {
            const auto& one = *reviews.snapshot()->clip(clips.front());
            return std::pair(one.verdict, one.reason);
        };
        QVERIFY(said() == std::pair(Verdict::Rejected, RejectReason::CutWord));
        VERIFY_OK(edits.undo());
        QVERIFY(said() == (isOne ? std::pair(Verdict::None, RejectReason::None)
                                 : std::pair(Verdict::Rejected, RejectReason::Hum)));
        VERIFY_OK(edits.redo());
        QVERIFY(said() == std::pair(Verdict::Rejected, RejectReason::CutWord));
    }

    void theSameVerdictTwiceIsTwoSteps()
    {
        auto& edits = m_project->session->edits();
        const auto id = m_project->id(0);
        VERIFY_OK(m_project->reviews().setVerdict({id}, Verdict::Rejected, RejectReason::Hum));
        VERIFY_OK(m_project->reviews().setVerdict({id}, Verdict::Rejected, RejectReason::CutWord));
        QCOMPARE(edits.position(), std::size_t(2));
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
        row("repair", "repairs",
            [](auto& r, auto& v) { return r.setRepairs(v[0].clip.recording, {.highPassHz = 70}); });
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
        const auto state = [this] {
            const auto snapshot = m_project->snapshot();
            return std::pair(valuesOf(snapshot), snapshot->repairs);
        };
        const auto before = state();
        VERIFY_OK(act(m_project->reviews(), before.first));
        const auto after = state();
        QVERIFY(after != before);
        QCOMPARE(QString::fromStdString(edits.undoWhat()), what);
        VERIFY_OK(edits.undo());
        QVERIFY(state() == before);
        VERIFY_OK(edits.redo());
        QVERIFY(state() == after);
        VERIFY_OK(m_project->reopen());
        QVERIFY(state() == after);
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
        row("repairs of no recording", Code::NotFound,
            [](auto& r, auto&) { return r.setRepairs("none", {.declick = true}); });
        row("a high-pass in the voice", Code::InvalidInput,
            [](auto& r, auto& v) { return r.setRepairs(v[0].clip.recording, {.highPassHz = 2000}); });
        row("too much against noise", Code::InvalidInput, [](auto& r, auto& v) {
            return r.setRepairs(v[0].clip.recording, {.noiseReduction = Decibels(30.0)});
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
        Seconds recorded;
        for (const auto& recording : m_project->snapshot()->recordings)
            recorded += toSeconds(recording->length, recording->rate);
        QVERIFY(recorded.value > 30);
        QVERIFY((reviews.progress() == ReviewProgress{.recordings = 2,
                                                      .recorded = recorded,
                                                      .total = int(clips.size()),
                                                      .verdicts = {int(clips.size()), 0, 0, 0}}));
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
};

QTEST_GUILESS_MAIN(TestReviews)
#include "tst_reviews.moc"
