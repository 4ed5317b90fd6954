// Marks of one kind that lie close together are one, as far as the zoom lets them be told apart.
#include "widgets/waveform/clip_view.h"

#include <QAccessible>
#include <QtTest>

#include <cmath>

using namespace understudy;

namespace {

Finding clipped(double at, double length = 0.0005)
{
    return {Measure::Clipping, Grade::Reject, 1, 0, Seconds(at), Seconds(length)};
}

/// Four seconds, clipped 1,800 times in the second half second and once near the end.
ClipContent hotClip()
{
    const SampleRate rate(8000);
    ClipContent content;
    content.sound =
        std::make_shared<const ClipSound>(clipSound(std::vector<float>(4 * 8000, 0.1F), rate, Frames(0)));
    content.clip = content.trim = {Frames(0), Frames(4 * 8000)};
    content.recordingLength = Frames(4 * 8000);
    content.findings = {{Measure::Plosive, Grade::Review, 12.4, 10, Seconds(1), Seconds(0.1)}};
    for (int i = 0; i < 1800; ++i)
        content.findings.push_back(clipped(0.5 + 0.001 * i));
    content.findings.push_back(clipped(3.5));
    return content;
}

} // namespace

class TestClipMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closeOnesAreOne_data()
    {
        QTest::addColumn<double>("gap"); // s, between the first's end and the second
        QTest::addColumn<bool>("isSameKind");
        QTest::addColumn<int>("marks");
        QTest::newRow("apart") << 0.3 << true << 2;
        QTest::newRow("close") << 0.1 << true << 1;
        QTest::newRow("one over the other") << -0.1 << true << 1;
        QTest::newRow("of two kinds") << 0.1 << false << 2;
    }
    void closeOnesAreOne()
    {
        QFETCH(const double, gap);
        QFETCH(const bool, isSameKind);
        auto later = clipped(1.2 + gap, 0.2);
        if (!isSameKind)
            later.measure = Measure::Click;
        const auto marks =
            marksOf({later, clipped(1, 0.2), {Measure::Hum, Grade::Review, 0, 0, {}, {}}}, Seconds(0.2));
        QTEST(int(marks.size()), "marks");
        QCOMPARE(marks.front().at->value, 1.0);
        QCOMPARE(marks.front().places, marks.size() == 1 ? 2 : 1);
        QCOMPARE(marks.front().value, double(marks.front().places));
    }

    void zoomTellsThemApart()
    {
        ClipView view;
        view.resize(1000, 400);
        view.setContent(hotClip());
        QCOMPARE(view.marks().size(), std::size_t(3));
        const auto& run = view.marks().front();
        QCOMPARE(run.measure, Measure::Clipping);
        QCOMPARE(run.places, 1800);
        QVERIFY(std::abs(run.length.value - 1.7995) < 1e-6);
        view.setCurrentMark(2);
        view.setPlayhead(Seconds(3.5));
        QSignalSpy changed(&view, &ClipView::marksChanged);
        for (int i = 0; i < 30 && view.marks().size() < 1802; ++i)
            view.zoomIn();
        QCOMPARE(view.marks().size(), std::size_t(1802));
        QCOMPARE(view.currentMark(), 1801); // the same one
        QVERIFY(changed.count() > 0);
        view.fit();
        QCOMPARE(view.currentMark(), 2);
        view.grab();
    }

    void readersHearHowManyThereAre()
    {
        ClipView view;
        view.resize(1000, 400);
        view.setContent(hotClip());
        auto* reader = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(reader->childCount(), 3);
        const auto first = reader->child(0)->text(QAccessible::Name);
        QVERIFY2(first.contains(QStringLiteral("1800 place")), qPrintable(first));
        QVERIFY(!reader->child(2)->text(QAccessible::Name).contains(QStringLiteral("close together")));
        QVERIFY(view.description().size() < 200);
    }

    void anotherClipHasMarksOfItsOwn()
    {
        ClipView view;
        view.resize(1000, 400);
        view.setContent(hotClip());
        view.setCurrentMark(2);
        int current = 2; // as those who follow it know
        connect(&view, &ClipView::marksChanged, this, [&] { current = view.currentMark(); });
        view.setContent(hotClip()); // another sound, with as many
        QCOMPARE(view.marks().size(), std::size_t(3));
        QCOMPARE(current, -1);
    }

    void withoutASoundMarksAreNowhere()
    {
        auto content = hotClip();
        content.sound.reset();
        ClipView view;
        view.resize(1000, 400);
        view.setContent(content);
        auto* reader = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(reader->childCount() > 0);
        for (int i = 0; i < reader->childCount(); ++i)
            QVERIFY(reader->child(i)->rect().isEmpty());
    }

    void flagsOfTwoKindsStandBesideEachOther()
    {
        auto content = hotClip();
        content.findings = {clipped(1),
                            {Measure::Plosive, Grade::Review, 12, 10, Seconds(1.01), Seconds(0.1)}};
        ClipView view;
        view.resize(1000, 400);
        view.setContent(content);
        QVERIFY(!view.markRect(0).intersects(view.markRect(1)));
    }
};

QTEST_MAIN(TestClipMarks)
#include "tst_clip_marks.moc"
