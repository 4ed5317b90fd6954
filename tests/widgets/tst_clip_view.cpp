// One clip: marks, trim, snapping and zoom, by mouse and by keys.
#include "widgets/waveform/clip_painter.h"
#include "widgets/waveform/clip_view.h"

#include <QAccessible>
#include <QtTest>

#include <cmath>

using namespace understudy;

namespace {

/// A second of silence on either side of four of a tone, at 8 kHz, 100 s into a recording of 1000 s. The
/// tone pauses from 2.0 to 2.2 s of the clip, and stops from 3.25 to 3.33 s, as a word does before a plosive.
ClipContent makeClip()
{
    const SampleRate rate(8000);
    std::vector<float> samples(6 * 8000);
    for (std::size_t i = 8000; i < 5 * 8000; ++i)
        if ((i < 24'000 || i >= 25'600) && (i < 34'000 || i >= 34'640))
            samples[i] = 0.5F * static_cast<float>(std::sin(0.3 * static_cast<double>(i)));
    ClipContent content;
    content.number = 14;
    content.sound = std::make_shared<const ClipSound>(clipSound(std::move(samples), rate, Frames(800'000)));
    content.clip = {Frames(808'000), Frames(840'000)};
    content.trim = content.clip;
    content.findings = {{Measure::Plosive, Grade::Review, 12.4, 10, Seconds(3), Seconds(0.1)},
                        {Measure::Hum, Grade::Review, -50, -60, {}, {}},
                        {Measure::Clipping, Grade::Reject, 3, 0, Seconds(2.1), Seconds(0.2)}};
    content.words = {{Seconds(0.5), Seconds(1), "tide"}};
    content.recordingLength = Frames(8'000'000);
    content.recording = std::make_shared<const PeakPyramid>(content.sound->peaks);
    return content;
}

struct Fixture
{
    ClipView view;
    explicit Fixture(ClipContent content = makeClip())
    {
        view.resize(1000, 400);
        view.setContent(std::move(content));
        QObject::connect(&view, &ClipView::seekRequested, &view, &ClipView::setPlayhead);
    }
    int xOf(double seconds) const
    {
        return qRound(view.axis().toX(Frames(8000) + toFrames(Seconds(seconds), SampleRate(8000))));
    }
    double begin() const { return double((view.trim().begin - Frames(808'000)).value) / 8000; }
    double end() const { return double((view.trim().end - Frames(808'000)).value) / 8000; }
    int waveY() const { return ClipLanes::of(view.size(), true).wave.center().y() + 20; }
};

void wheel(QWidget& widget, QPoint at, int turn, Qt::KeyboardModifiers held = Qt::NoModifier)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, held, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

class TestClipView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClipArrivesFitted()
    {
        Fixture clip;
        QVERIFY(clip.xOf(0) > 20 && clip.xOf(0) < 60);
        QVERIFY(clip.xOf(4) > 940 && clip.xOf(4) < 980);
        QCOMPARE(clip.view.playhead().value, 0.0);
        QCOMPARE(clip.view.marks().size(), std::size_t(2)); // the hum has no place
        QCOMPARE(clip.view.marks().front().measure, Measure::Clipping);
    }

    void zoomKeepsTheTimeUnderThePointer_data()
    {
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("turn");
        QTest::newRow("in at the left") << 100 << 360;
        QTest::newRow("in at the right") << 900 << 720;
        QTest::newRow("in as far as it goes") << 500 << 12'000;
    }
    void zoomKeepsTheTimeUnderThePointer()
    {
        QFETCH(int, x);
        QFETCH(int, turn);
        Fixture clip;
        const Frames before = clip.view.axis().toFrames(x);
        wheel(clip.view, {x, 100}, turn);
        QVERIFY(std::abs((clip.view.axis().toFrames(x) - before).value) <= 1);
        clip.view.grab(); // paints at every zoom
    }

    void zoomStaysFromClipToClip()
    {
        Fixture clip;
        QTest::keyClick(&clip.view, Qt::Key_Plus);
        QTest::keyClick(&clip.view, Qt::Key_Plus);
        const double zoom = clip.view.axis().framesPerPixel();
        auto next = makeClip();
        next.number = 15;
        next.sound = std::make_shared<const ClipSound>(*next.sound);
        clip.view.setContent(next);
        QVERIFY(std::abs(clip.view.axis().framesPerPixel() - zoom) < 1e-6);
        QVERIFY(clip.xOf(0) >= 0 && clip.xOf(0) < 60); // it begins at its begin
        QTest::keyClick(&clip.view, Qt::Key_0);
        QVERIFY(clip.xOf(4) < 1000);
        next.sound = std::make_shared<const ClipSound>(*next.sound);
        next.clip.end = Frames(824'000);
        next.trim = next.clip;
        clip.view.setContent(next);
        QVERIFY2(clip.xOf(2) > 940, "what was fitted is fitted");
    }

    void newFindingsMoveNothing()
    {
        Fixture clip;
        clip.view.zoomIn();
        QTest::keyClick(&clip.view, Qt::Key_Right);
        const auto begin = clip.view.axis().begin();
        auto same = clip.view.content();
        same.verdict = Verdict::Rejected;
        same.findings.clear();
        clip.view.setContent(same);
        QCOMPARE(clip.view.axis().begin(), begin);
        QCOMPARE(clip.view.playhead().value, 1.0);
    }

    void keysTrim_data()
    {
        QTest::addColumn<double>("playhead");
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("snaps");
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("start") << 1.0 << int(Qt::Key_I) << false << 1.0 << 4.0;
        QTest::newRow("end") << 3.0 << int(Qt::Key_O) << false << 0.0 << 3.0;
        QTest::newRow("start snaps into the pause") << 1.98 << int(Qt::Key_I) << true << 2.0 << 4.0;
        QTest::newRow("start snaps from within the word") << 1.85 << int(Qt::Key_I) << true << 2.0 << 4.0;
        QTest::newRow("start stays in a word") << 1.5 << int(Qt::Key_I) << true << 1.5 << 4.0;
        QTest::newRow("beyond the clip") << 4.5 << int(Qt::Key_O) << false << 0.0 << 4.5;
    }
    void keysTrim()
    {
        QFETCH(double, playhead);
        QFETCH(int, key);
        QFETCH(bool, snaps);
        Fixture clip;
        clip.view.setSnapping(snaps);
        clip.view.setPlayhead(Seconds(playhead));
        QSignalSpy changed(&clip.view, &ClipView::trimChanged);
        QTest::keyClick(&clip.view, static_cast<Qt::Key>(key));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).value<Frames>(), clip.view.trim().begin);
        const auto& [first, last] = clip.view.trim();
        QVERIFY(clip.view.cutPlace() == (key == Qt::Key_I ? first : last));
        QFETCH(double, begin);
        QFETCH(double, end);
        QVERIFY2(std::abs(clip.begin() - begin) < 0.02, qPrintable(QString::number(clip.begin())));
        QVERIFY2(std::abs(clip.end() - end) < 0.02, qPrintable(QString::number(clip.end())));
    }

    void tooLittleIsRefused_data()
    {
        QTest::addColumn<double>("playhead");
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("snaps");
        QTest::newRow("end before the start") << -0.5 << int(Qt::Key_O) << false;
        QTest::newRow("end at the start") << 0.0 << int(Qt::Key_O) << true;
        QTest::newRow("end just behind the start") << 0.2 << int(Qt::Key_O) << false;
        QTest::newRow("start at the end") << 4.0 << int(Qt::Key_I) << true;
        QTest::newRow("start behind the end") << 4.5 << int(Qt::Key_I) << false;
    }
    void tooLittleIsRefused()
    {
        QFETCH(double, playhead);
        QFETCH(int, key);
        QFETCH(bool, snaps);
        Fixture clip;
        clip.view.setSnapping(snaps);
        clip.view.setPlayhead(Seconds(playhead));
        QSignalSpy changed(&clip.view, &ClipView::trimChanged), refused(&clip.view, &ClipView::trimRefused);
        QTest::keyClick(&clip.view, static_cast<Qt::Key>(key));
        QCOMPARE(changed.count(), 0);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(clip.begin(), 0.0);
        QCOMPARE(clip.end(), 4.0);
    }

    void nudgesMoveTheLastEdge()
    {
        Fixture clip;
        QSignalSpy changed(&clip.view, &ClipView::trimChanged);
        QTest::keyClick(&clip.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(clip.begin(), 0.01);
        clip.view.setSnapping(false);
        clip.view.setPlayhead(Seconds(3));
        QTest::keyClick(&clip.view, Qt::Key_O);
        QTest::keyClick(&clip.view, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&clip.view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(clip.end(), 2.98);
        QCOMPARE(changed.count(), 4);
    }

    void handlesAreDragged()
    {
        Fixture clip;
        clip.view.setSnapping(false);
        QSignalSpy changed(&clip.view, &ClipView::trimChanged);
        QSignalSpy seek(&clip.view, &ClipView::seekRequested);
        const QPoint handle = clip.view.handleRect(ClipView::Edge::End).center();
        QTest::mousePress(&clip.view, Qt::LeftButton, {}, handle);
        QTest::mouseMove(&clip.view, {clip.xOf(3.5), clip.waveY()});
        QCOMPARE(changed.count(), 0); // not before it is let go
        clip.view.grab();
        QTest::mouseRelease(&clip.view, Qt::LeftButton, {}, {clip.xOf(3.5), clip.waveY()});
        QCOMPARE(changed.count(), 1);
        QVERIFY(std::abs(clip.end() - 3.5) < 0.01);
        QCOMPARE(seek.count(), 0);
        QTest::mouseClick(&clip.view, Qt::LeftButton, {}, {clip.xOf(1.5), clip.waveY()});
        QVERIFY(std::abs(clip.view.playhead().value - 1.5) < 0.01);
        QCOMPARE(changed.count(), 1);
    }

    void handlesAtTheEndsOfTheSoundAreSeen_data()
    {
        QTest::addColumn<ClipView::Edge>("edge");
        QTest::newRow("the recording begins with the clip") << ClipView::Edge::Begin;
        QTest::newRow("it ends with the clip") << ClipView::Edge::End;
    }
    void handlesAtTheEndsOfTheSoundAreSeen()
    {
        QFETCH(const ClipView::Edge, edge);
        auto content = makeClip();
        auto& bound = edge == ClipView::Edge::Begin ? content.clip.begin : content.clip.end;
        bound = content.sound->begin + (edge == ClipView::Edge::Begin ? Frames(0) : content.sound->length());
        content.trim = content.clip;
        Fixture clip(content);
        const auto all = ClipLanes::of(clip.view.size(), true);
        const QRect handle = clip.view.handleRect(edge);
        QVERIFY(!handle.isEmpty());
        const auto picture = clip.view.grab().toImage();
        const auto ink = viewPalette(&clip.view)[Token::Text];
        int inked = 0; // of the grab zone's columns, where the tab has no grip
        for (int x = handle.left(); x <= handle.right(); ++x)
            inked += picture.pixelColor(x, all.wave.top() + 1) == ink ? 1 : 0;
        QVERIFY2(inked >= handle.width() / 2, qPrintable(QString::number(inked)));
    }

    void whatArrivesTakesNothingOutOfTheHand()
    {
        Fixture clip;
        clip.view.setSnapping(false);
        clip.view.setCurrentMark(1);
        QSignalSpy changed(&clip.view, &ClipView::trimChanged);
        auto same = clip.view.content();
        same.findings.insert(same.findings.begin(),
                             {Measure::Click, Grade::Review, 1, 0, Seconds(0.5), Seconds(0.01)});
        QTest::mousePress(&clip.view, Qt::LeftButton, {}, clip.view.handleRect(ClipView::Edge::End).center());
        QTest::mouseMove(&clip.view, {clip.xOf(3.6), clip.waveY()});
        clip.view.setContent(same);
        QTest::mouseMove(&clip.view, {clip.xOf(3.5), clip.waveY()});
        QTest::mouseRelease(&clip.view, Qt::LeftButton, {}, {clip.xOf(3.5), clip.waveY()});
        QCOMPARE(changed.count(), 1);
        QVERIFY(std::abs(clip.end() - 3.5) < 0.01);
        QCOMPARE(clip.view.currentMark(), 2); // the same one
    }

    void cutsSnap_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<SnapReach>("reach");
        constexpr auto hand = SnapReach::Hand, key = SnapReach::Key;
        QTest::newRow("beside the pause: into it") << 23'900 << 24'000 << 24'100 << hand;
        QTest::newRow("in speech: a crossing near") << 16'004 << 15'964 << 16'044 << hand;
        QTest::newRow("in silence: stays") << 4000 << 4000 << 4000 << hand;
        QTest::newRow("in the pause: stays") << 25'000 << 25'000 << 25'000 << key;
        QTest::newRow("at the very end") << 48'000 << 47'900 << 48'000 << hand;
        QTest::newRow("within a word, by hand: there") << 22'800 << 22'760 << 22'840 << hand;
        QTest::newRow("within a word, by key: where the pause after it begins")
            << 22'800 << 24'000 << 24'100 << key;
        QTest::newRow("and where the one before it ends") << 26'400 << 25'500 << 25'600 << key;
        QTest::newRow("far within a word, by key: there") << 21'000 << 20'960 << 21'040 << key;
        QTest::newRow("a stop within a word is no pause") << 33'500 << 33'460 << 33'540 << key;
    }
    void cutsSnap()
    {
        QFETCH(int, at);
        QFETCH(int, least);
        QFETCH(int, most);
        QFETCH(SnapReach, reach);
        const auto sound = makeClip().sound;
        const auto cut = snappedCut(*sound, Frames(at), reach);
        QVERIFY2(cut >= Frames(least) && cut <= Frames(most), qPrintable(QString::number(cut.value)));
        if (cut > Frames(0) && cut < sound->length())
            QVERIFY(std::abs(sound->samples[static_cast<std::size_t>(cut.value)]) < 0.16F);
    }

    void marksAreSteppedThrough()
    {
        Fixture clip;
        QSignalSpy activated(&clip.view, &ClipView::markActivated);
        clip.view.nextMark();
        QCOMPARE(activated.last().first().toInt(), 0);
        QCOMPARE(clip.view.playhead().value, 2.1);
        clip.view.nextMark();
        QCOMPARE(clip.view.currentMark(), 1);
        clip.view.nextMark();
        QCOMPARE(clip.view.currentMark(), 0); // round the end
        clip.view.previousMark();
        QCOMPARE(clip.view.currentMark(), 1);
        QTest::mouseClick(&clip.view, Qt::LeftButton, {}, clip.view.markRect(0).center());
        QCOMPARE(activated.last().first().toInt(), 0);
        QCOMPARE(activated.count(), 5);
        clip.view.setContent({});
        clip.view.nextMark();
        QCOMPARE(clip.view.currentMark(), -1);
    }

    void theFirstMarkIsTheOneAfterThePlayhead_data()
    {
        QTest::addColumn<double>("playhead");
        QTest::addColumn<bool>("isForward");
        QTest::addColumn<int>("mark");
        QTest::newRow("after") << 2.5 << true << 1;
        QTest::newRow("before") << 2.5 << false << 0;
        QTest::newRow("none after: the first") << 3.5 << true << 0;
        QTest::newRow("none before: the last") << 1.0 << false << 1;
    }
    void theFirstMarkIsTheOneAfterThePlayhead()
    {
        QFETCH(double, playhead);
        QFETCH(bool, isForward);
        Fixture clip;
        clip.view.setPlayhead(Seconds(playhead));
        isForward ? clip.view.nextMark() : clip.view.previousMark();
        QTEST(clip.view.currentMark(), "mark");
    }

    void togglesAndKeys()
    {
        Fixture clip;
        QSignalSpy snapping(&clip.view, &ClipView::snappingChanged);
        QTest::keyClick(&clip.view, Qt::Key_Z);
        QVERIFY(!clip.view.isSnapping());
        QCOMPARE(snapping.count(), 1);
        QTest::keyClick(&clip.view, Qt::Key_G);
        QVERIFY(!clip.view.isSpectrogramShown());
        clip.view.grab();
        QTest::keyClick(&clip.view, Qt::Key_End);
        QCOMPARE(clip.view.playhead().value, 4.0);
        QTest::keyClick(&clip.view, Qt::Key_Left);
        QCOMPARE(clip.view.playhead().value, 3.0);
        QTest::keyClick(&clip.view, Qt::Key_Z, Qt::ControlModifier); // undo is the window's
        QVERIFY(!clip.view.isSnapping());
    }

    void wheelsScrollAndRaise()
    {
        Fixture clip;
        wheel(clip.view, {500, 100}, 1200);
        const auto before = clip.view.axis();
        wheel(clip.view, {500, 100}, -120, Qt::ShiftModifier);
        QVERIFY(clip.view.axis().begin() > before.begin());
        wheel(clip.view, {500, 100}, 360, Qt::AltModifier);
        QCOMPARE(clip.view.axis().framesPerPixel(), before.framesPerPixel());
        clip.view.grab();
    }

    void theOverviewLeadsOn()
    {
        Fixture clip;
        QSignalSpy asked(&clip.view, &ClipView::recordingPlaceRequested);
        const int y = ClipLanes::of(clip.view.size(), true).overview.center().y();
        QTest::mouseClick(&clip.view, Qt::LeftButton, {}, {900, y});
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked.first().first().value<Frames>() > Frames(7'000'000));
        clip.view.zoomIn();
        QTest::mouseClick(&clip.view, Qt::LeftButton, {}, {100, y}); // 100 s: the sound itself
        QCOMPARE(asked.count(), 1);
    }

    void followingTurnsPages()
    {
        Fixture clip;
        for (int i = 0; i < 5; ++i)
            clip.view.zoomIn();
        clip.view.setPlayhead(Seconds(3));
        QVERIFY(clip.xOf(3) > 1000);
        clip.view.setFollowing(true);
        clip.view.setPlayhead(Seconds(3.001));
        QVERIFY(clip.xOf(3) < 1000);
    }

    void thePointerIsReadOut()
    {
        Fixture clip;
        QVERIFY(clip.view.readout({clip.xOf(0.7), clip.waveY()})
                    .startsWith(QStringLiteral("0.70 s   −9 dB   tide")));
        const auto& sound = *clip.view.content().sound;
        clip.view.setSpectrogram(
            std::make_shared<const Spectrogram>(spectrogramOf(sound.samples, sound.rate)));
        const auto lane = ClipLanes::of(clip.view.size(), true).spectrogram;
        // 0.3 radians a sample at 8 kHz is 382 Hz.
        const int y = lane.bottom() - qRound(lane.height() * 382 / 4000.0);
        const auto words = clip.view.readout({clip.xOf(0.7), y});
        QVERIFY2(words.contains(QStringLiteral("0.3")) && words.contains(QStringLiteral("kHz   −")),
                 qPrintable(words));
        clip.view.grab();
    }

    void screenReadersHearTheClip()
    {
        Fixture clip;
        auto* reader = QAccessible::queryAccessibleInterface(&clip.view);
        QCOMPARE(reader->role(), QAccessible::Graphic);
        QCOMPARE(reader->text(QAccessible::Value),
                 QStringLiteral("Clip 14, 4.0 s, not reviewed: plosive at 3.0 s, hum, clipped at 2.1 s. "
                                "Position 0.00."));
        QCOMPARE(reader->childCount(), 2);
        auto* mark = reader->child(0);
        QCOMPARE(mark->role(), QAccessible::ListItem);
        QVERIFY(mark->text(QAccessible::Name).startsWith(QStringLiteral("Clipped: 3 flat")));
        QSignalSpy activated(&clip.view, &ClipView::markActivated);
        mark->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.count(), 1);
        clip.view.setContent({});
        QVERIFY(!mark->isValid());
        QCOMPARE(reader->text(QAccessible::Value),
                 QStringLiteral("The clip chosen in the table appears here."));
        clip.view.grab();
    }

    void flagsGiveWay()
    {
        auto content = makeClip();
        content.findings = {{Measure::Plosive, Grade::Review, 12, 10, Seconds(1), Seconds(0.1)},
                            {Measure::Clipping, Grade::Reject, 3, 0, Seconds(1.1), Seconds(0.1)},
                            {Measure::Plosive, Grade::Review, 11, 10, Seconds(3.99), Seconds(0.01)}};
        Fixture clip(content);
        const auto places = markPlaces(clip.view.marks(), Frames(8000), clip.view.axis(), SampleRate(8000),
                                       ClipLanes::of(clip.view.size(), true).marks);
        QVERIFY(places[0].isElided);
        QVERIFY(!places[1].isElided);
        QVERIFY(places[2].flag.right() < clip.view.width());
        QCOMPARE(clip.view.markAt(places[1].flag.center()), 1);
        clip.view.grab();
    }
};

QTEST_MAIN(TestClipView)
#include "tst_clip_view.moc"
