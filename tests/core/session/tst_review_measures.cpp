// What is measured of clips that were split, merged, trimmed or repaired, when, and what of it is kept.
#include "core/data/ingest/part_measures.h"
#include "core/session/review_desk_p.h"
#include "core/session/review_edits_p.h"
#include "tests/core/session/review_fixture.h"

#include <QtTest>

#include <numbers>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

/// Where noise floors and rooms are told to: a resampler's rounding, through a logarithm.
constexpr double kTolerance = 0.01;

bool isNear(double a, double b)
{
    return std::abs(a - b) <= kTolerance * std::max(1.0, std::abs(b));
}

} // namespace

class TestReviewMeasures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_project = std::make_unique<ReviewedProject>();
        // Two minutes of it: what lies around a clip in the middle is not all there is.
        const auto file = m_project->root() / "long" / "long.wav";
        test::Signal sound = test::talk(5, 40, 2.4, 0.5, SampleRate(44100));
        fs::create_directories(file.parent_path());
        VERIFY_OK(test::writeSound(file, {.rate = SampleRate(44100)}, sound));
        VERIFY_OK(writeFile(m_project->root() / "long" / "long.vtt", timedWords(40)));
    }
    void cleanupTestCase() { m_project.reset(); }
    void init()
    {
        VERIFY_OK(m_project->renew());
        VERIFY_OK(m_project->reviews().importRecordings({m_project->root() / "long"})->wait());
    }
    void cleanup() { m_project->session.reset(); }

    void whatIsPutTogetherAgainMeasuresTheSame_data()
    {
        QTest::addColumn<double>("share"); // of the recording's clips, before this one
        QTest::newRow("at the beginning") << 0.0;
        QTest::newRow("in the middle") << 0.5;
        QTest::newRow("at the end") << 1.0;
    }
    void whatIsPutTogetherAgainMeasuresTheSame()
    {
        QFETCH(const double, share);
        const auto whole = longClip(share);
        QVERIFY(whole.isMeasured);
        split(whole.clip);
        const auto halves = m_project->snapshot();
        const auto left = place(*halves, whole.clip.span.begin);
        for (const auto i : {left, left + 1}) {
            QVERIFY(halves->clips[i]->isMeasured);
            QVERIFY(halves->clips[i]->clip.figure(Measure::SignalToNoise));
        }
        VERIFY_OK(m_project->reviews().merge(halves->clips[left]->clip.id, halves->clips[left + 1]->clip.id));
        const auto again = m_project->snapshot()->clips[left]->clip;
        QVERIFY(again.span == whole.clip.span);
        for (const auto& figure : whole.clip.figures) {
            if (figure.measure == Measure::Duplicate || figure.measure == Measure::Outlier)
                continue; // compared at the next import
            const auto found = again.figure(figure.measure);
            QVERIFY2(found && isNear(*found, figure.value),
                     qPrintable(QStringLiteral("%1: %2, was %3")
                                    .arg(QString::fromUtf8(name(figure.measure).data()))
                                    .arg(found.value_or(-1))
                                    .arg(figure.value)));
        }
        QCOMPARE(again.grade, whole.clip.grade);
    }

    void itIsKeptAndIsNoStep()
    {
        auto& edits = m_project->session->edits();
        const auto whole = longClip(0.5);
        const auto before = valuesOf(m_project->snapshot());
        split(whole.clip);
        const auto measured = valuesOf(m_project->snapshot());
        VERIFY_OK(edits.undo());
        QVERIFY(!edits.canUndo());
        QVERIFY(valuesOf(m_project->snapshot()) == before);
        VERIFY_OK(edits.redo());
        QVERIFY(valuesOf(m_project->snapshot()) == measured);
        VERIFY_OK(m_project->reopen());
        QVERIFY(valuesOf(m_project->reviews().snapshot()) == measured); // at once: it was stored
    }

    void undoingDropsWhatIsUnderWay()
    {
        const auto before = valuesOf(m_project->snapshot());
        split(longClip(0.5).clip);
        VERIFY_OK(m_project->session->edits().undo());
        QVERIFY(valuesOf(m_project->reviews().snapshot()) == before);
        VERIFY_OK(m_project->session->edits().redo());
        for (const auto& clip : m_project->snapshot()->clips)
            QVERIFY(clip->isMeasured);
    }

    void whatACrashLeftIsMeasuredByTheNext()
    {
        const auto clip = longClip(0.5).clip;
        m_project->session.reset();
        {
            const auto store = ProjectStore::open(m_project->path(), ProjectStore::Mode::Write, "test");
            VERIFY_OK(store);
            ReviewDesk desk(**store); // where nobody measures
            VERIFY_OK(desk.change(splitChange(clip.id, middleOf(clip))));
            QVERIFY(desk.unmeasured());
        }
        VERIFY_OK(m_project->reopen());
        for (const auto& found : m_project->snapshot()->clips)
            QVERIFY(found->isMeasured && found->clip.figure(Measure::Loudness));
    }

    void whatCannotBeMeasuredTellsWhy_data()
    {
        QTest::addColumn<bool>("isThere"); // but another file
        QTest::addColumn<int>("reason");
        QTest::newRow("gone") << false << int(Reason::FileMissing);
        QTest::newRow("another one now") << true << int(Reason::HashMismatch);
    }
    void whatCannotBeMeasuredTellsWhy()
    {
        QFETCH(const bool, isThere);
        QFETCH(const int, reason);
        const auto file = m_project->root() / "long" / "long.wav", kept = m_project->root() / "kept.wav";
        const auto whole = longClip(0.5);
        fs::rename(file, kept);
        if (isThere)
            test::writeTalk(file, 77, 2);
        split(whole.clip);
        const auto snapshot = m_project->snapshot();
        const auto& half = *snapshot->clips[place(*snapshot, whole.clip.span.begin)];
        fs::rename(kept, file);
        QVERIFY(!half.isMeasured);
        QCOMPARE(int(half.whyUnmeasured->reason), reason);
        QVERIFY(half.clip.figure(Measure::Duration) && !half.clip.figure(Measure::Loudness));
        // Nor may one who only reads.
        VERIFY_OK(m_project->reopen(Access::ReadOnly));
        QCOMPARE(m_project->snapshot()->clip(half.clip.id)->whyUnmeasured->reason, Reason::ProjectReadOnly);
        VERIFY_OK(m_project->reopen());
        QVERIFY(m_project->snapshot()->clip(half.clip.id)->isMeasured);
    }

    void anOriginalThatIsFoundAgainIsMeasured()
    {
        const auto file = m_project->root() / "long" / "long.wav", found = m_project->root() / "found.wav";
        const auto whole = longClip(0.5);
        fs::rename(file, found);
        split(whole.clip);
        const auto id = m_project->id(place(*m_project->snapshot(), whole.clip.span.begin));
        QVERIFY(!m_project->snapshot()->clip(id)->isMeasured);
        VERIFY_OK(m_project->reviews().importRecordings({found})->wait());
        const auto snapshot = m_project->snapshot();
        fs::rename(found, file);
        QVERIFY(snapshot->clip(id)->isMeasured);
    }

    void whatIsLeftMeasuresAsAClipOfThatSpan_data()
    {
        QTest::addColumn<double>("begin"); // s from where it was cut
        QTest::addColumn<double>("end");
        QTest::newRow("its first half") << 0.0 << -2.9;
        QTest::newRow("its last half") << 2.9 << 0.0;
        QTest::newRow("wider than it was cut") << -1.0 << 1.0;
    }
    void whatIsLeftMeasuresAsAClipOfThatSpan()
    {
        QFETCH(const double, begin);
        QFETCH(const double, end);
        const auto before = longClip(0.5);
        const auto& id = before.clip.id;
        auto& reviews = m_project->reviews();
        VERIFY_OK(reviews.setVerdict({id}, Verdict::Accepted));
        const FrameSpan span{before.clip.span.begin + toFrames(Seconds(begin), SampleRate(44100)),
                             before.clip.span.end + toFrames(Seconds(end), SampleRate(44100))};
        VERIFY_OK(reviews.setTrim(id, span));
        const auto waiting = *reviews.snapshot()->clip(id); // nobody is shown the old figures
        QVERIFY(!waiting.isMeasured && !waiting.whyUnmeasured && waiting.clip.findings.empty());
        QCOMPARE(waiting.clip.figures.size(), std::size_t(1));
        QVERIFY(isNear(*waiting.clip.figure(Measure::Duration),
                       before.clip.figure(Measure::Duration).value() + end - begin));
        QCOMPARE(reviews.progress().unmeasured, 1);
        const auto after = *m_project->snapshot()->clip(id);
        QVERIFY(after.isMeasured && after.clip.span == before.clip.span);
        QCOMPARE(after.verdict, Verdict::Accepted);
        auto alone = before.clip; // as one that was cut there is measured
        alone.span = span;
        alone.text = after.measuredText;
        QCOMPARE(after.clip.figure(Measure::Words).value_or(-1), double(wordsIn(before.clip, span)));
        const auto recording = *m_project->reviews().snapshot()->recording(alone.recording);
        VERIFY_OK(measurePart(alone, recording, kStudioRate, {}, defaultLimits(), m_project->root(), {}));
        for (const auto measure : {Measure::Duration, Measure::Loudness, Measure::SignalToNoise, Measure::Hum,
                                   Measure::Bandwidth, Measure::Reverberation, Measure::Words, Measure::Rate})
            QVERIFY2(after.clip.figure(measure).has_value() == alone.figure(measure).has_value() &&
                         isNear(after.clip.figure(measure).value_or(0), alone.figure(measure).value_or(0)),
                     name(measure).data());
        for (const auto measure : {Measure::Duplicate, Measure::Outlier}) // compared at the next import
            QVERIFY(after.clip.figure(measure) == before.clip.figure(measure));
    }

    void measuringAgainIsKeptAndIsNoStep_data()
    {
        QTest::addColumn<bool>("isTrim"); // else a repair of all its recording
        QTest::newRow("trim") << true;
        QTest::newRow("repair") << false;
    }
    void measuringAgainIsKeptAndIsNoStep()
    {
        QFETCH(const bool, isTrim);
        auto& edits = m_project->session->edits();
        const auto before = valuesOf(m_project->snapshot());
        const auto whole = longClip(0.5);
        if (isTrim)
            VERIFY_OK(m_project->reviews().setTrim(whole.clip.id, firstHalf(whole.clip)));
        else
            VERIFY_OK(m_project->reviews().setRepairs(whole.clip.recording, {.highPassHz = 150}));
        const auto waiting = m_project->reviews().snapshot();
        const auto measured = valuesOf(m_project->snapshot());
        QVERIFY(measured != before);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const bool isConcerned = isTrim ? before[i].clip.id == whole.clip.id
                                            : before[i].clip.recording == whole.clip.recording;
            QCOMPARE(waiting->clips[i]->isMeasured, !isConcerned);
            QCOMPARE(measured[i].clip.figures == before[i].clip.figures, !isConcerned);
        }
        VERIFY_OK(edits.undo());
        QVERIFY(!edits.canUndo());
        QVERIFY(valuesOf(m_project->reviews().snapshot()) == before); // at once: it is known
        VERIFY_OK(edits.redo());
        QVERIFY(valuesOf(m_project->reviews().snapshot()) == measured);
        VERIFY_OK(m_project->reopen(Access::ReadOnly));
        QVERIFY(valuesOf(m_project->reviews().snapshot()) == measured); // it was stored
    }

    void humThatIsTakenOutIsNotFound_data()
    {
        QTest::addColumn<int>("rate");
        QTest::newRow("16 kHz") << 16000;
        QTest::newRow("44.1 kHz") << 44100;
    }
    void humThatIsTakenOutIsNotFound()
    {
        QFETCH(const int, rate);
        auto sound = test::talk(7, 10, 2.4, 0.8, SampleRate(rate));
        for (std::size_t i = 0; i < sound.size(); ++i)
            sound[i] += 0.01F * float(std::sin(2 * std::numbers::pi * 50 * double(i) / rate));
        const auto folder = m_project->root() / ("hum" + std::to_string(rate));
        fs::create_directories(folder);
        VERIFY_OK(test::writeSound(folder / "hum.wav", {.rate = SampleRate(rate)}, sound));
        VERIFY_OK(m_project->reviews().importRecordings({folder})->wait());
        VERIFY_OK(m_project->reopen());
        const auto before = m_project->snapshot();
        const auto hums = [](const ReviewedClipPtr& clip) {
            return clip->clip.figure(Measure::Hum).has_value();
        };
        const auto clip = std::ranges::find_if(before->clips, hums);
        QVERIFY(clip != before->clips.end());
        VERIFY_OK(m_project->reviews().setRepairs((*clip)->clip.recording, {.hum = {.isOn = true}}));
        const auto after = m_project->snapshot();
        for (const auto& one : after->clips)
            QVERIFY2(one->isMeasured && one->clip.figure(Measure::Hum).value_or(-100) < -65,
                     qPrintable(QString::number(one->clip.figure(Measure::Hum).value_or(0))));
    }

    void theNewestTrimWins()
    {
        const auto clip = longClip(0.5).clip;
        auto& reviews = m_project->reviews();
        const auto second = toFrames(Seconds(1), SampleRate(44100));
        for (int i = 1; i <= 3; ++i) // a key that is held down
            VERIFY_OK(reviews.setTrim(
                clip.id, FrameSpan{clip.span.begin + Frames(second.value * i / 2), clip.span.end}));
        const auto after = m_project->snapshot()->clip(clip.id)->clip;
        QVERIFY(isNear(*after.figure(Measure::Duration), *clip.figure(Measure::Duration) - 1.5));
        VERIFY_OK(reviews.setTrim(clip.id, std::nullopt));
        QVERIFY(reviews.snapshot()->clip(clip.id)->clip == clip);
    }

    void placesCountFromWhereItWasCut()
    {
        const auto file = m_project->root() / "hot" / "hot.wav";
        auto sound = test::talk(9, 3);
        for (auto& sample : sound)
            sample = std::clamp(sample, -0.15F, 0.15F);
        fs::create_directories(file.parent_path());
        VERIFY_OK(test::writeSound(file, {}, sound));
        VERIFY_OK(m_project->reviews().importRecordings({file})->wait());
        const auto snapshot = m_project->snapshot();
        const auto hot = std::ranges::find_if(snapshot->clips, [](const ReviewedClipPtr& clip) {
            return clip->clip.recording.starts_with("hot");
        });
        const auto before = (*hot)->clip;
        const auto last = placesOf(before).back();
        const auto begin = before.span.begin + toFrames(Seconds(2), kStudioRate);
        VERIFY_OK(m_project->reviews().setTrim(before.id, FrameSpan{begin, before.span.end}));
        const auto after = m_project->snapshot()->clip(before.id)->clip;
        const auto places = placesOf(after);
        QVERIFY(!places.empty() && places.size() < placesOf(before).size());
        QVERIFY(std::abs(places.back() - last) < 0.01);
    }

    void speechEndsWhereNobodySpeaksAnyMore()
    {
        const auto whole = longClip(0.5).clip;
        const auto at = whole.speech.begin + toFrames(Seconds(2.65), SampleRate(44100)); // in a pause of 0.5 s
        VERIFY_OK(m_project->reviews().split(whole.id, at));
        const auto halves = m_project->snapshot();
        const auto left = place(*halves, whole.span.begin);
        const auto &first = halves->clips[left]->clip, &second = halves->clips[left + 1]->clip;
        const auto next = halves->clips[left + 2]->clip;
        QCOMPARE(first.speech.begin, whole.speech.begin);
        QCOMPARE(second.speech.end, whole.speech.end);
        const auto off = [](Frames frames) { return toSeconds(frames, SampleRate(44100)).value; };
        QVERIFY2(std::abs(off(at - first.speech.end) - 0.25) < 0.05, qPrintable(QString::number(off(at - first.speech.end))));
        QVERIFY(std::abs(off(second.speech.begin - at) - 0.25) < 0.05);
        VERIFY_OK(m_project->reviews().merge(second.id, next.id));
        const auto joined = m_project->snapshot()->clips[left + 1]->clip;
        QVERIFY(joined.speech == (FrameSpan{second.speech.begin, next.speech.end}));
    }

    void outerEdgesOfAMergeAreThoseOfItsParts_data()
    {
        QTest::addColumn<bool>("isTrimUndone");
        QTest::newRow("as they were cut") << false;
        QTest::newRow("after a trim that was undone") << true;
    }
    /// A clip's edge is judged by its own noise: beside a part that is quieter it is no word that was cut.
    void outerEdgesOfAMergeAreThoseOfItsParts()
    {
        QFETCH(const bool, isTrimUndone);
        auto& reviews = m_project->reviews();
        const auto file = m_project->root() / "fan" / "fan.wav";
        auto sound = test::talk(11, 6);
        const auto fan = test::noise(0.01, Seconds(double(sound.size()) / kStudioRate.value + 1), kStudioRate, 3);
        for (std::size_t i = 0; i < sound.size(); ++i)
            sound[i] += fan[i];
        const auto quiet = test::talk(12, 6);
        sound.insert(sound.end(), quiet.begin(), quiet.end());
        fs::create_directories(file.parent_path());
        VERIFY_OK(test::writeSound(file, {}, sound));
        VERIFY_OK(reviews.importRecordings({file})->wait());
        std::vector<Clip> own;
        for (const auto& clip : valuesOf(m_project->snapshot()))
            if (clip.clip.recording.starts_with("fan"))
                own.push_back(clip.clip);
        for (std::size_t i = 0; i + 1 < own.size(); ++i) {
            const auto &first = own[i], &second = own[i + 1];
            if (isTrimUndone) {
                VERIFY_OK(reviews.setTrim(first.id, firstHalf(first)));
                (void)m_project->snapshot();
                VERIFY_OK(m_project->session->edits().undo());
            }
            VERIFY_OK(reviews.merge(first.id, second.id));
            const auto snapshot = m_project->snapshot();
            const auto joined = std::ranges::find_if(snapshot->clips, [&](const ReviewedClipPtr& one) {
                return one->clip.recording == first.recording && one->clip.span.begin == first.span.begin;
            });
            QCOMPARE((*joined)->clip.figure(Measure::StartEdge).value_or(-1),
                     first.figure(Measure::StartEdge).value_or(-2));
            QCOMPARE((*joined)->clip.figure(Measure::EndEdge).value_or(-1),
                     second.figure(Measure::EndEdge).value_or(-2));
            QVERIFY((*joined)->clip.speech == (FrameSpan{first.speech.begin, second.speech.end}));
            VERIFY_OK(m_project->session->edits().undo());
        }
    }

    void aCopyOfWhatItReplacesIsNoDuplicate()
    {
        const auto whole = longClip(0.5);
        split(whole.clip);
        const auto halves = m_project->snapshot();
        const auto left = place(*halves, whole.clip.span.begin);
        VERIFY_OK(m_project->reviews().merge(halves->clips[left]->clip.id, halves->clips[left + 1]->clip.id));
        const auto id = m_project->id(left);
        VERIFY_OK(m_project->reviews().importRecordings({m_project->root() / "long"})->wait()); // compares
        const auto likeness = m_project->snapshot()->clip(id)->clip.figure(Measure::Duplicate);
        QVERIFY(likeness);
        QCOMPARE(*likeness, *whole.clip.figure(Measure::Duplicate));
    }

private:
    /// Of the long recording's, in their order.
    ReviewedClip longClip(double share) const
    {
        std::vector<ReviewedClip> own;
        for (const auto& clip : valuesOf(m_project->snapshot()))
            if (clip.clip.recording.starts_with("long"))
                own.push_back(clip);
        return own.at(std::size_t(share * double(own.size() - 1)));
    }
    /// Those whose middle is in the span.
    static std::ptrdiff_t wordsIn(const Clip& clip, FrameSpan span)
    {
        const auto later = toSeconds(clip.span.begin - span.begin, SampleRate(44100)).value;
        const auto length = toSeconds(span.length(), SampleRate(44100)).value;
        return std::ranges::count_if(clip.words, [&](const ClipWord& word) {
            const auto middle = (word.start.value + word.end.value) / 2 + later;
            return middle >= 0 && middle < length;
        });
    }
    /// s, of what was clipped.
    static std::vector<double> placesOf(const Clip& clip)
    {
        std::vector<double> places;
        for (const auto& finding : clip.findings)
            if (finding.measure == Measure::Clipping && finding.at)
                places.push_back(finding.at->value);
        return places;
    }
    static FrameSpan firstHalf(const Clip& clip) { return {clip.span.begin, middleOf(clip)}; }
    static Frames middleOf(const Clip& clip)
    {
        return clip.span.begin + Frames(clip.span.length().value / 2);
    }
    void split(const Clip& clip) { VERIFY_OK(m_project->reviews().split(clip.id, middleOf(clip))); }
    static std::size_t place(const ReviewSnapshot& snapshot, Frames begin)
    {
        const auto found = std::ranges::find_if(snapshot.clips, [&](const ReviewedClipPtr& clip) {
            return clip->clip.recording.starts_with("long") && clip->clip.span.begin == begin;
        });
        return std::size_t(found - snapshot.clips.begin());
    }

    std::unique_ptr<ReviewedProject> m_project;
};

QTEST_GUILESS_MAIN(TestReviewMeasures)
#include "tst_review_measures.moc"
