// Charts of a run: what is drawn, pointer, wheel and keys, linked charts, files, screen readers.
#include "widgets/charts/chart_group.h"
#include "widgets/charts/metric_chart.h"
#include "widgets/support/theme.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QDialog>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <cmath>

using namespace understudy;

namespace {

std::vector<ChartPoint> losses(int begin, int end, int apart = 1)
{
    std::vector<ChartPoint> points;
    for (int step = begin; step <= end; step += apart)
        points.push_back({step, 4 + std::exp(-step / 200.0) + 0.1 * std::sin(step * 1.7)});
    return points;
}

/// Spans the axis at once, then goes up and down by a little.
std::vector<ChartPoint> ragged(int begin, int end, int apart)
{
    std::vector<ChartPoint> points;
    for (int step = begin; step <= end; step += apart)
        points.push_back({step, step == 1 ? 5.8 : step == 2 ? 3.2 : 4.5 + 0.05 * (step % 2)});
    return points;
}

/// A chart of 1000 steps with a training and a validation line.
struct Fixture
{
    ChartGroup group;
    MetricChart chart;
    int train = 0, validation = 0;
    QStringList said;

    explicit Fixture(int steps = 1000) : chart({.title = QStringLiteral("Backbone loss")}, group)
    {
        group.setPlannedSteps(1000);
        chart.resize(600, 320);
        train = chart.addLine({QStringLiteral("train"), LineKind::Dense, true});
        validation = chart.addLine({QStringLiteral("validation"), LineKind::Sparse});
        if (steps > 0) {
            chart.append(train, losses(1, steps));
            chart.append(validation, losses(100, steps, 100));
        }
        QObject::connect(&chart, &MetricChart::said, &chart, [this](const auto& text) { said << text; });
        chart.grab(); // lays out and draws
    }
    QWidget* surface() const { return static_cast<QAbstractScrollArea*>(chart.plot())->viewport(); }
    void key(int key, Qt::KeyboardModifiers held = Qt::NoModifier)
    {
        QTest::keyClick(chart.plot(), static_cast<Qt::Key>(key), held);
    }
    /// Where `share` of the steps in view lie, roughly: labels stand at the left.
    QPoint at(double share) const
    {
        return {qRound(60 + share * (surface()->width() - 72)), surface()->height() / 2};
    }
};

void hover(QWidget& widget, const QPoint& at, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void wheel(QWidget& widget, const QPoint& at, const QPoint& turn)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, turn, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&widget, &event);
}

QImage drawn(MetricChart& chart)
{
    return chart.grab().toImage();
}

/// How many pixels are not the same.
int difference(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

QAction* actionOf(MetricChart& chart, const QString& text)
{
    auto* menu = chart.findChild<QMenu*>();
    Q_EMIT menu->aboutToShow();
    for (auto* action : menu->actions())
        if (action->text().startsWith(text))
            return action;
    return nullptr;
}

} // namespace

class TestMetricChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setPalette(makePalette(viewPalette(Scheme::Light))); }

    /// The picture is only painted anew where the lines changed: nobody must see that.
    void aLiveChartLooksAsIfItWereNew_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("slice");
        QTest::addColumn<bool>("isLogarithmic");
        QTest::addColumn<bool>("isDashed"); // dashes do not begin where they did
        QTest::addColumn<bool>("isRagged"); // more and more so
        QTest::newRow("few steps at a time") << 1000 << 7 << false << false << false;
        QTest::newRow("many steps at a time") << 30'000 << 999 << false << false << false;
        QTest::newRow("logarithmic") << 1000 << 31 << true << false << false;
        QTest::newRow("with validation") << 1000 << 31 << false << true << false;
        QTest::newRow("a line that gets ragged") << 1000 << 7 << false << false << true;
    }
    void aLiveChartLooksAsIfItWereNew()
    {
        QFETCH(int, steps);
        QFETCH(int, slice);
        QFETCH(bool, isLogarithmic);
        QFETCH(bool, isDashed);
        QFETCH(bool, isRagged);
        const auto& points = isRagged ? ragged : losses;
        Fixture live(0), fresh(0);
        for (auto* fixture : {&live, &fresh}) {
            fixture->group.setSmoothing(isRagged ? 0 : 20);
            fixture->group.setPlannedSteps(steps);
            fixture->chart.setLogarithmic(isLogarithmic);
            fixture->chart.setLimit(ChartLimit{6, QStringLiteral("Limit 6")});
            fixture->chart.setLineShown(fixture->validation, isDashed);
        }
        fresh.chart.append(fresh.train, points(1, steps, 1));
        fresh.chart.append(fresh.validation, losses(100, steps, 100));
        QSignalSpy drawings(live.chart.plot(), SIGNAL(drawn()));
        for (int at = 1; at <= steps; at += slice) {
            const int last = std::min(steps, at + slice - 1);
            live.chart.append(live.train, points(at, last, 1));
            for (int step = (at + 99) / 100 * 100; step <= last; step += 100)
                live.chart.append(live.validation, losses(step, step));
            if (at / slice % 10 == 0) { // some of the slices are drawn
                drawings.clear();
                QTRY_VERIFY(!drawn(live.chart).isNull() && !drawings.isEmpty());
            }
        }
        constexpr int kDashes = 700; // pixels of lines that are 540 long and 2 wide
        QTRY_VERIFY(difference(drawn(live.chart), drawn(fresh.chart)) <= (isDashed ? kDashes : 0));
    }

    void whatIsShownChangesThePicture_data()
    {
        QTest::addColumn<std::function<void(Fixture&)>>("change");
        using Change = std::function<void(Fixture&)>;
        QTest::newRow("log scale") << Change([](Fixture& f) { f.chart.setLogarithmic(true); });
        QTest::newRow("a limit") << Change([](Fixture& f) {
            f.chart.setLimit(ChartLimit{4.5, QStringLiteral("Limit 4.5")});
        });
        QTest::newRow("a suggestion") << Change([](Fixture& f) { f.group.setSuggestion(600); });
        QTest::newRow("a pin") << Change([](Fixture& f) { f.group.togglePin(600, 1); });
        QTest::newRow("a cursor") << Change([](Fixture& f) { f.group.setCursor(600); });
        QTest::newRow("zoom") << Change([](Fixture& f) { f.group.zoom(2, 500); });
        QTest::newRow("no smoothing") << Change([](Fixture& f) { f.group.setSmoothing(0); });
        QTest::newRow("a line less") << Change([](Fixture& f) { f.chart.setLineShown(f.validation, false); });
        QTest::newRow("a run laid over") << Change([](Fixture& f) {
            f.chart.append(
                f.chart.addLine({QStringLiteral("train"), LineKind::Dense, true, QStringLiteral("Run 3"), 1}),
                losses(1, 500));
        });
    }
    void whatIsShownChangesThePicture()
    {
        QFETCH(std::function<void(Fixture&)>, change);
        Fixture fixture;
        const auto before = drawn(fixture.chart);
        change(fixture);
        QVERIFY(drawn(fixture.chart) != before);
    }

    /// A run that nobody trains any more brings all of its points at once, before the chart was painted.
    void whatCameBeforeTheFirstPaintIsSmoothed()
    {
        Fixture reference;
        ChartGroup group;
        group.setPlannedSteps(1000);
        MetricChart chart({.title = QStringLiteral("Backbone loss")}, group);
        chart.resize(600, 320);
        const int train = chart.addLine({QStringLiteral("train"), LineKind::Dense, true});
        const int validation = chart.addLine({QStringLiteral("validation"), LineKind::Sparse});
        chart.show();
        MetricCurve points, found;
        points.append(losses(1, 1000));
        found.append(losses(100, 1000, 100));
        chart.setPoints(train, points);
        chart.setPoints(validation, found);
        static_cast<QAbstractScrollArea*>(chart.plot())->viewport()->repaint(); // before its turn came
        QTRY_COMPARE(difference(drawn(chart), drawn(reference.chart)), 0);
    }

    /// Memory of 8 GB on a machine of 128 would be a line on the axis.
    void aLimitFarAboveLeavesTheScaleToTheData_data()
    {
        QTest::addColumn<double>("limit");
        QTest::addColumn<bool>("isFar");
        QTest::newRow("near") << 8.0 << false;
        QTest::newRow("far") << 80.0 << true;
    }
    void aLimitFarAboveLeavesTheScaleToTheData()
    {
        QFETCH(const double, limit);
        QFETCH(const bool, isFar);
        Fixture f;
        const auto before = drawn(f.chart);
        f.chart.setLimit(ChartLimit{limit, QStringLiteral("Limit")});
        const auto after = drawn(f.chart);
        QVERIFY(difference(before, after) > 0); // it is told of in any case
        const QRect lower(0, 120, 600, 200);
        QCOMPARE(before.copy(lower) == after.copy(lower), isFar);
        QVERIFY(f.chart.description().contains(QStringLiteral("Limit")));
    }

    void aRunIsTakenOffAgain()
    {
        Fixture fixture;
        const auto before = drawn(fixture.chart);
        fixture.chart.append(fixture.chart.addLine({QStringLiteral("train"), LineKind::Dense, true,
                                                    QStringLiteral("Run 3"), 1}),
                             losses(1, 500));
        QVERIFY(drawn(fixture.chart) != before);
        fixture.chart.removeRun(QStringLiteral("Run 3"));
        QCOMPARE(drawn(fixture.chart), before);
    }

    void keysWalkThePoints()
    {
        Fixture fixture;
        fixture.group.zoom(50, 500); // points lie pixels apart
        fixture.chart.grab();
        fixture.key(Qt::Key_Home);
        QCOMPARE(*fixture.group.cursor(), 1);
        fixture.key(Qt::Key_Right);
        fixture.key(Qt::Key_Right);
        QCOMPARE(*fixture.group.cursor(), 3);
        fixture.key(Qt::Key_Left);
        QCOMPARE(*fixture.group.cursor(), 2);
        QVERIFY(fixture.said.last().startsWith(QStringLiteral("Step 2: train ")));
        QVERIFY(fixture.group.view().begin <= 2);
        fixture.key(Qt::Key_End);
        QCOMPARE(*fixture.group.cursor(), 1000);
        QVERIFY2(fixture.group.view().end >= 1000, "what is walked to is in view");
        fixture.key(Qt::Key_Escape);
        QVERIFY(!fixture.group.cursor());
    }

    void keysWalkPixelsWherePointsAreClose()
    {
        Fixture fixture;
        fixture.key(Qt::Key_Home);
        fixture.key(Qt::Key_Right);
        QVERIFY(*fixture.group.cursor() == 3); // two steps to a pixel
    }

    void upAndDownChooseTheLine()
    {
        Fixture fixture;
        fixture.key(Qt::Key_Down);
        QVERIFY(fixture.said.last().startsWith(QStringLiteral("Validation, step 1,000")));
        fixture.key(Qt::Key_Home);
        QCOMPARE(*fixture.group.cursor(), 100);
        fixture.key(Qt::Key_Right);
        QCOMPARE(*fixture.group.cursor(), 200);
        fixture.key(Qt::Key_Up);
        QVERIFY(fixture.said.last().startsWith(QStringLiteral("Train, step 1,000")));
    }

    void keysZoomAndMove()
    {
        Fixture fixture;
        fixture.key(Qt::Key_Plus);
        const auto zoomed = fixture.group.view();
        QVERIFY(zoomed.length() < 700);
        fixture.key(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(fixture.group.view().begin < zoomed.begin);
        fixture.key(Qt::Key_PageDown);
        QVERIFY(fixture.group.view().begin > zoomed.begin);
        fixture.key(Qt::Key_Minus);
        QVERIFY(fixture.group.view().length() > zoomed.length());
        fixture.key(Qt::Key_Plus);
        fixture.key(Qt::Key_0);
        QVERIFY(fixture.group.isFitted());
    }

    void keysPinAndLog()
    {
        Fixture fixture;
        fixture.key(Qt::Key_P);
        QVERIFY2(fixture.group.pins().empty(), "there is no cursor");
        fixture.key(Qt::Key_End);
        fixture.key(Qt::Key_P);
        QCOMPARE(fixture.group.pins(), std::vector<std::int64_t>{1000});
        fixture.key(Qt::Key_P);
        QVERIFY(fixture.group.pins().empty());
        fixture.key(Qt::Key_L);
        QVERIFY(fixture.chart.isLogarithmic());
        fixture.key(Qt::Key_L);
        QVERIFY(!fixture.chart.isLogarithmic());
    }

    void itsKeysAreNotTheWindows_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("held");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("L is the log scale") << int(Qt::Key_L) << Qt::KeyboardModifiers() << true;
        QTest::newRow("an arrow") << int(Qt::Key_Left) << Qt::KeyboardModifiers() << true;
        QTest::newRow("Space plays") << int(Qt::Key_Space) << Qt::KeyboardModifiers() << false;
        QTest::newRow("with Ctrl") << int(Qt::Key_P) << Qt::KeyboardModifiers(Qt::ControlModifier) << false;
    }
    void itsKeysAreNotTheWindows()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, held);
        Fixture fixture;
        QKeyEvent event(QEvent::ShortcutOverride, key, held);
        event.ignore();
        QCoreApplication::sendEvent(fixture.chart.plot(), &event);
        QTEST(event.isAccepted(), "isTaken");
    }

    void thePointerReadsTheNearestPoint()
    {
        Fixture fixture;
        hover(*fixture.surface(), fixture.at(0.6));
        QVERIFY(std::abs(*fixture.group.cursor() - 600) < 20);
        QVERIFY(fixture.chart.description().contains(QStringLiteral("gap")));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(fixture.chart.plot(), &leave);
        QVERIFY(!fixture.group.cursor());
    }

    void aClickPinsAndASecondTakesItOff()
    {
        Fixture fixture;
        hover(*fixture.surface(), fixture.at(0.5));
        QTest::mouseClick(fixture.surface(), Qt::LeftButton, {}, fixture.at(0.5));
        QCOMPARE(fixture.group.pins(), std::vector<std::int64_t>{*fixture.group.cursor()});
        QTest::mouseClick(fixture.surface(), Qt::LeftButton, {}, fixture.at(0.5));
        QVERIFY(fixture.group.pins().empty());
    }

    void aDragZoomsToWhatItSpans()
    {
        Fixture fixture;
        QTest::mousePress(fixture.surface(), Qt::LeftButton, {}, fixture.at(0.4));
        hover(*fixture.surface(), fixture.at(0.5), Qt::LeftButton);
        hover(*fixture.surface(), fixture.at(0.2), Qt::LeftButton);
        QTest::mouseRelease(fixture.surface(), Qt::LeftButton, {}, fixture.at(0.2));
        QVERIFY(std::abs(fixture.group.view().begin - 200) < 20);
        QVERIFY(std::abs(fixture.group.view().end - 400) < 20);
        QVERIFY(fixture.group.pins().empty());
        QTest::mouseDClick(fixture.surface(), Qt::LeftButton, {}, fixture.at(0.5));
        QVERIFY(fixture.group.isFitted());
    }

    void theWheelKeepsTheStepUnderThePointer()
    {
        Fixture fixture;
        hover(*fixture.surface(), fixture.at(0.25));
        const auto before = *fixture.group.cursor();
        wheel(*fixture.surface(), fixture.at(0.25), {0, 480});
        fixture.chart.grab();
        hover(*fixture.surface(), fixture.at(0.25));
        QVERIFY(fixture.group.view().length() < 500);
        QVERIFY(std::abs(*fixture.group.cursor() - before) <= 2);
        const auto begin = fixture.group.view().begin;
        wheel(*fixture.surface(), fixture.at(0.25), {-120, 0});
        QVERIFY(fixture.group.view().begin > begin);
    }

    void chartsOfAGroupAreLinked()
    {
        Fixture fixture;
        MetricChart rate({.title = QStringLiteral("Learning rate"), .figure = ChartFigure::Scientific},
                         fixture.group);
        rate.resize(300, 200);
        rate.append(rate.addLine({QStringLiteral("rate")}), losses(1, 1000));
        const auto before = drawn(rate);
        fixture.key(Qt::Key_End);
        const auto withCursor = drawn(rate);
        QVERIFY(withCursor != before);
        fixture.key(Qt::Key_P);
        QVERIFY(drawn(rate) != withCursor);
        fixture.key(Qt::Key_Plus);
        QTest::keyClick(rate.plot(), Qt::Key_0);
        QVERIFY(fixture.group.isFitted());
    }

    void aZoomedChartStaysWhereItIsWhileStepsCome()
    {
        Fixture fixture(500);
        fixture.group.zoom(5, 200);
        const auto view = fixture.group.view();
        fixture.chart.append(fixture.train, losses(501, 3000));
        QCOMPARE(fixture.group.view().begin, view.begin);
        QCOMPARE(fixture.group.view().end, view.end);
    }

    void stepsThatComeAgainAreDrawnOnce()
    {
        Fixture fixture, other(600);
        fixture.chart.append(fixture.validation, losses(600, 600));
        fixture.chart.append(fixture.train, losses(600, 600));
        QTRY_COMPARE(drawn(fixture.chart), drawn(other.chart));
    }

    void nothingIsSaidOfNothing()
    {
        Fixture fixture(0);
        QCOMPARE(fixture.chart.description(),
                 QStringLiteral("Train: no values yet. Validation: no values yet"));
        for (const int key : {Qt::Key_Left, Qt::Key_End, Qt::Key_P, Qt::Key_L, Qt::Key_Plus, Qt::Key_Down})
            fixture.key(key);
        hover(*fixture.surface(), fixture.at(0.5));
        QVERIFY(!fixture.group.cursor());
        QVERIFY(!actionOf(fixture.chart, QStringLiteral("Export values"))->isEnabled());
        fixture.chart.clear();
        fixture.key(Qt::Key_Down);
        QCOMPARE(fixture.chart.description(), QStringLiteral("No values yet"));
    }

    void valuesThatAreNoNumbersAreSurvived()
    {
        Fixture fixture(0);
        const double nan = std::nan("");
        const double infinity = std::numeric_limits<double>::infinity();
        for (const bool isLogarithmic : {false, true}) {
            fixture.chart.setLogarithmic(isLogarithmic);
            fixture.chart.append(fixture.train,
                                 std::vector<ChartPoint>{{1, nan}, {2, infinity}, {3, -infinity}});
            QVERIFY(!drawn(fixture.chart).isNull());
            fixture.chart.append(fixture.train, std::vector<ChartPoint>{{4, -5}, {5, 0}, {6, 1e300}, {7, 4}});
            QVERIFY(!drawn(fixture.chart).isNull());
        }
        fixture.key(Qt::Key_Home);
        QVERIFY(fixture.said.last().startsWith(QStringLiteral("Step 1: train")));
    }

    void theMenuDoesWhatKeysDo()
    {
        Fixture fixture;
        actionOf(fixture.chart, QStringLiteral("Log scale"))->trigger();
        QVERIFY(fixture.chart.isLogarithmic());
        QVERIFY(actionOf(fixture.chart, QStringLiteral("Log scale"))->isChecked());
        actionOf(fixture.chart, QStringLiteral("Zoom in"))->trigger();
        QVERIFY(!fixture.group.isFitted());
        actionOf(fixture.chart, QStringLiteral("Show all steps"))->trigger();
        QVERIFY(fixture.group.isFitted());
        QVERIFY(!actionOf(fixture.chart, QStringLiteral("Pin this step"))->isEnabled());
        auto* smoothing = actionOf(fixture.chart, QStringLiteral("Smoothing"))->menu();
        smoothing->actions().first()->trigger();
        QCOMPARE(fixture.group.smoothing(), 0.0);
        auto* lines = actionOf(fixture.chart, QStringLiteral("Lines"))->menu();
        lines->actions().last()->trigger();
        QVERIFY(!fixture.chart.description().contains(QStringLiteral("Validation")));
        QVERIFY(!fixture.chart.findChild<QToolButton*>()->accessibleName().isEmpty());
    }

    void picturesAreFiles()
    {
        Fixture fixture;
        fixture.key(Qt::Key_End);
        const auto png = QImage::fromData(fixture.chart.picture(ChartFile::Png));
        QCOMPARE(png.size(), fixture.chart.size() * 2);
        QSvgRenderer svg(fixture.chart.picture(ChartFile::Svg));
        QVERIFY(svg.isValid());
        QCOMPARE(svg.viewBoxF().size(), QSizeF(fixture.chart.size()));
        QImage image(fixture.chart.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        const QImage empty = image;
        QPainter painter(&image);
        svg.render(&painter);
        painter.end();
        QVERIFY(image != empty);
        QSignalSpy asked(&fixture.chart, &MetricChart::exportRequested);
        actionOf(fixture.chart, QStringLiteral("Export drawing"))->trigger();
        QCOMPARE(asked.takeFirst().first().value<ChartFile>(), ChartFile::Svg);
        const auto columns = fixture.chart.columns();
        QCOMPARE(columns.size(), std::size_t(2));
        QCOMPARE(columns[1].name, std::string("validation"));
        QCOMPARE(columns[1].points.size(), std::size_t(10));
    }

    void theTableIsOneKeyAway()
    {
        Fixture fixture;
        fixture.key(Qt::Key_T);
        auto* dialog = fixture.chart.findChild<QDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* table = dialog->findChild<QTableView*>();
        QCOMPARE(table->model()->rowCount(), 1000);
        QCOMPARE(table->currentIndex().row(), 999);
        dialog->close();
    }

    void screenReadersHearIt()
    {
        Fixture fixture;
        auto* chart = QAccessible::queryAccessibleInterface(fixture.chart.plot());
        QCOMPARE(chart->role(), QAccessible::Graphic);
        QCOMPARE(chart->text(QAccessible::Name), QStringLiteral("Backbone loss"));
        QVERIFY(chart->text(QAccessible::Value).startsWith(QStringLiteral("Train, step 1,000: 4.0")));
        QVERIFY(chart->text(QAccessible::Value).contains(QStringLiteral(", lowest ")));
        const auto headers = fixture.chart.findChildren<QWidget*>();
        QVERIFY(std::ranges::any_of(headers, [](const QWidget* one) {
            return one->accessibleName().startsWith(QStringLiteral("Backbone loss: 4.0")); // its figures
        }));
        QCOMPARE(chart->childCount(), 2);
        QCOMPARE(chart->child(1)->role(), QAccessible::ListItem);
        QVERIFY(chart->child(1)->text(QAccessible::Name).startsWith(QStringLiteral("Validation")));
        chart->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        fixture.key(Qt::Key_Home);
        QCOMPARE(*fixture.group.cursor(), 100);
        QVERIFY(chart->text(QAccessible::Value).contains(QStringLiteral("Step 100: train ")));
    }

    void themeAndFontAreFollowed()
    {
        const QFont before = QApplication::font();
        Fixture fixture;
        const auto light = drawn(fixture.chart);
        QApplication::setPalette(makePalette(viewPalette(Scheme::Dark)));
        QVERIFY(drawn(fixture.chart) != light);
        QApplication::setPalette(makePalette(viewPalette(Scheme::Light)));
        QTRY_COMPARE(drawn(fixture.chart), light);
        QFont large = before;
        large.setPixelSize(26);
        QApplication::setFont(large);
        QVERIFY(drawn(fixture.chart) != light);
        QApplication::setFont(before);
    }
};

QTEST_MAIN(TestMetricChart)
#include "tst_metric_chart.moc"
