// The widgets of the Compare pane: what they tell without a picture, and what their keys do.
#include "tests/support/results.h"
#include "widgets/charts/interval_plot.h"
#include "widgets/compare/difference_view.h"
#include "widgets/compare/loop_bar.h"
#include "widgets/compare/slot_card.h"
#include "widgets/compare/trial_dots.h"

#include <QtTest>
#include <QtWidgets>

#include <cmath>
#include <numbers>

using namespace understudy;

class TestCompareWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreMarked()
    {
        const auto words = compareWords("the sea lets go", "the see lets it go");
        QStringList told;
        for (const auto& word : words)
            told << QString::number(int(word.kind)) + word.word;
        QCOMPARE(told.join(QLatin1Char(' ')), QStringLiteral("0the 1see 0lets 3it 0go"));
        QVERIFY(compareWords("one two", "one").back() ==
                (ComparedWord{QStringLiteral("two"), ComparedWord::Kind::Missing}));
    }

    void differencesAreDescribed()
    {
        Waveform sound;
        for (int i = 0; i < 24'000; ++i)
            sound.samples.push_back(0.3F * float(std::sin(2 * std::numbers::pi * 150 * i / 24'000)));
        DifferenceView view;
        view.setSounds({std::make_shared<const ShownSound>(showSound(QStringLiteral("Take 2"), sound))});
        view.setWords(0, compareWords("the sea", "the see"));
        QVERIFY2(view.accessibleDescription().contains(
                     QStringLiteral("Take 2: 1.0 s long, heard otherwise: ≠ see")),
                 qPrintable(view.accessibleDescription()));
        view.resize(view.sizeHint());
        QVERIFY(!view.grab().isNull());
        QSignalSpy seeks(&view, &DifferenceView::seekRequested);
        QTest::mouseClick(&view, Qt::LeftButton, {}, {view.width() / 2, 10});
        QCOMPARE(seeks.size(), 1);
    }

    void thePitchIsDrawn()
    {
        Waveform sound;
        for (int i = 0; i < 24'000; ++i)
            sound.samples.push_back(0.3F * float(std::sin(2 * std::numbers::pi * 150 * i / 24'000)));
        const auto shown = showSound({}, sound);
        QVERIFY(shown.pitch.size() > 80);
        for (const auto& point : shown.pitch)
            QVERIFY(std::abs(point.hertz - 150) < 3);
    }

    void aLoopIsDragged()
    {
        LoopBar bar;
        bar.resize(400, 60);
        bar.setLength(Seconds(8));
        QSignalSpy loops(&bar, &LoopBar::loopRequested), seeks(&bar, &LoopBar::seekRequested);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, {200, 20});
        QCOMPARE(seeks.size(), 1);
        QTest::mousePress(&bar, Qt::LeftButton, {}, {100, 20});
        QTest::mouseMove(&bar, {200, 20});
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, {200, 20});
        QCOMPARE(loops.size(), 1);
        QVERIFY(bar.loop().has_value());
        QVERIFY(std::abs(bar.loop()->begin.value - 2) < 0.1 && std::abs(bar.loop()->end.value - 4) < 0.1);
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("again and again")));
        QTest::keyClick(&bar, Qt::Key_Right);
        QCOMPARE(seeks.size(), 2);
    }

    void cardsTellWhatIsHeard()
    {
        SlotCard card(QStringLiteral("X"), QStringLiteral("2"));
        QCOMPARE(card.accessibleDescription(), QStringLiteral("Not heard, key 2"));
        card.setState(SlotState::Playing);
        QCOMPARE(card.accessibleDescription(), QStringLiteral("Playing, key 2"));
        card.resize(card.sizeHint());
        QVERIFY(!card.grab().isNull());
        TrialDots dots;
        dots.setProgress(6, 16);
        QVERIFY(dots.accessibleName().startsWith(QStringLiteral("6 of 16")));
        QVERIFY(!dots.grab().isNull());
    }

    void plotsAreTold()
    {
        IntervalPlot plot;
        IntervalRow first{QStringLiteral("Step 600"), {}, 0.2, -0.6, 0.9, QStringLiteral("16 of 26"), true};
        IntervalRow second{QStringLiteral("Ines"), QStringLiteral("hidden reference"), 3.4};
        plot.setRows({second, first}, -2, 2);
        plot.resize(500, 300);
        QVERIFY(!plot.grab().isNull());
        QVERIFY2(plot.accessibleDescription().contains(QStringLiteral("Ines · hidden reference: 3.40")),
                 qPrintable(plot.accessibleDescription()));
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("0.20")));
        plot.setRows({}, 1, 5);
    }
};

QTEST_MAIN(TestCompareWidgets)
#include "tst_compare_widgets.moc"
