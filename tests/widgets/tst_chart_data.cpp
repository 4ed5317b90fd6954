// What charts are made of: curves with their extremes, smoothing, axes, words, tables. No picture.
#include "tests/support/results.h"
#include "widgets/charts/chart_csv.h"
#include "widgets/charts/chart_group.h"
#include "widgets/charts/chart_table.h"
#include "widgets/charts/chart_words.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

using namespace understudy;

namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

/// Steps from `first` on, every `apart`; noise that sinks, now and then not a number.
std::vector<ChartPoint> makePoints(std::size_t count, std::int64_t first = 1, std::int64_t apart = 1)
{
    std::mt19937 random(static_cast<unsigned>(count));
    std::vector<ChartPoint> points;
    for (std::size_t i = 0; i < count; ++i) {
        const double noise = static_cast<double>(random() % 1000) / 1000;
        points.push_back({first + static_cast<std::int64_t>(i) * apart,
                          i % 97 == 5 ? kNotANumber : 4 - noise + 1000.0 / static_cast<double>(i + 200)});
    }
    return points;
}

MetricCurve makeCurve(std::size_t count)
{
    MetricCurve curve;
    curve.append(makePoints(count));
    return curve;
}

QList<QPointF> thinned(const MetricCurve& curve, const StepRange& view, int columns)
{
    QList<QPointF> drawn;
    curve.thin(drawn, view, columns);
    return drawn;
}

std::unique_ptr<LineData> makeLine(const QString& name, LineKind kind, std::vector<ChartPoint> points)
{
    auto line = std::make_unique<LineData>();
    line->what = {name, kind};
    line->points.append(points);
    return line;
}

ChartData makeChart()
{
    ChartData chart;
    chart.spec.title = QStringLiteral("Backbone loss");
    chart.lines.push_back(
        makeLine(QStringLiteral("train"), LineKind::Dense, {{1, 5.25}, {2, 4.5}, {3, 3.75}, {4, 4.0}}));
    chart.lines.push_back(makeLine(QStringLiteral("validation"), LineKind::Sparse, {{2, 4.75}, {4, 4.65}}));
    return chart;
}

} // namespace

class TestChartData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curvesKnowTheirExtremes_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 6, 15, 16, 17, 255, 256, 4095, 4096, 4097, 70'000})
            QTest::addRow("%d points", count) << count;
    }
    void curvesKnowTheirExtremes()
    {
        QFETCH(int, count);
        auto points = makePoints(static_cast<std::size_t>(count));
        const auto curve = makeCurve(points.size());
        std::erase_if(points, [](const auto& point) { return std::isnan(point.value); });
        QCOMPARE(curve.lowest()->value, std::ranges::min(points, {}, &ChartPoint::value).value);
        QCOMPARE(curve.highest()->value, std::ranges::max(points, {}, &ChartPoint::value).value);
        QVERIFY(*curve.last() == points.back());
    }

    void ofNothingNothingIsKnown()
    {
        MetricCurve curve;
        QVERIFY(!curve.last() && !curve.lowest() && !curve.indexBefore(5) && !curve.indexNearest(5));
        curve.append(std::vector<ChartPoint>{{1, kNotANumber}});
        QVERIFY(!curve.last() && !curve.highest());
        QVERIFY(thinned(curve, {0, 10}, 5).isEmpty());
    }

    void stepsThatComeAgainReplace_data()
    {
        QTest::addColumn<int>("back");
        QTest::newRow("the last one") << 40'000;
        QTest::newRow("some") << 39'990;
        QTest::newRow("most") << 20;
        QTest::newRow("all") << 0;
    }
    void stepsThatComeAgainReplace()
    {
        QFETCH(int, back);
        auto curve = makeCurve(40'000);
        const std::vector<ChartPoint> again{{back, 77}, {back + 1, -77}};
        curve.append(again);
        QCOMPARE(curve.size(), static_cast<std::size_t>(std::max(back - 1, 0) + 2));
        QCOMPARE(curve.highest()->value, 77.0);
        QCOMPARE(curve.lowest()->step, back + 1);
        QCOMPARE(curve.generation(), 1);
    }

    void pointsAreFoundByStep_data()
    {
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("before"); // -1: none
        QTest::addColumn<int>("nearest");
        QTest::newRow("before all") << 3.0 << -1 << 0;
        QTest::newRow("the first") << 10.0 << 0 << 0;
        QTest::newRow("after it") << 14.0 << 0 << 0;
        QTest::newRow("before the second") << 16.0 << 0 << 1;
        QTest::newRow("after all") << 99.0 << 2 << 2;
    }
    void pointsAreFoundByStep()
    {
        QFETCH(double, step);
        QFETCH(int, before);
        QFETCH(int, nearest);
        MetricCurve curve;
        curve.append(makePoints(3, 10, 10));
        const auto found = curve.indexBefore(step);
        QCOMPARE(found ? static_cast<int>(*found) : -1, before);
        QCOMPARE(static_cast<int>(*curve.indexNearest(step)), nearest);
    }

    void aPictureHasTwoPointsAColumnAndEveryExtreme_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("all") << 100'000 << 0.0 << 100'000.0;
        QTest::newRow("a part") << 100'000 << 33'333.3 << 44'444.4;
        QTest::newRow("few") << 100'000 << 70'000.0 << 70'050.0;
        QTest::newRow("more room than points") << 100 << 0.0 << 1000.0;
    }
    void aPictureHasTwoPointsAColumnAndEveryExtreme()
    {
        QFETCH(int, count);
        QFETCH(double, begin);
        QFETCH(double, end);
        constexpr int kColumns = 500;
        const auto points = makePoints(static_cast<std::size_t>(count));
        const auto drawn = thinned(makeCurve(points.size()), {begin, end}, kColumns);
        QVERIFY(drawn.size() <= 2 * (kColumns + 3)); // columns begin at step 0; a point beyond either edge
        std::map<double, std::pair<double, double>> ranges;
        const auto columnOf = [&](double step) { return std::floor(step / ((end - begin) / kColumns)); };
        for (const auto& point : drawn) {
            auto& [low, high] = ranges.try_emplace(columnOf(point.x()), point.y(), point.y()).first->second;
            low = std::min(low, point.y());
            high = std::max(high, point.y());
        }
        for (const auto& [step, value] : points) {
            const auto at = static_cast<double>(step);
            if (at < begin || at > end || std::isnan(value))
                continue;
            const auto range = ranges.find(columnOf(at));
            QVERIFY(range != ranges.end());
            QVERIFY(range->second.first <= value && value <= range->second.second);
        }
        QVERIFY(begin == 0 || drawn.first().x() < begin); // the line leaves the picture
        QVERIFY(end >= count || drawn.last().x() > end);
    }

    void aPictureGrowsAsIfItWereNew()
    {
        const StepRange view{0, 5000};
        MetricCurve curve;
        QList<QPointF> drawn;
        const auto points = makePoints(6000);
        for (std::size_t at = 0, most = 1; at < points.size(); at += most, most = most % 37 + 1) {
            most = std::min(most, points.size() - at);
            curve.append(std::span(points).subspan(at, most));
            const auto before = drawn;
            const auto kept = curve.thin(drawn, view, 300);
            QVERIFY(std::equal(before.begin(), before.begin() + kept, drawn.begin()));
            QVERIFY(kept + 3 >= before.size()); // a column and what is beyond the edge
            QCOMPARE(drawn, thinned(curve, view, 300));
        }
    }

    void smoothingInSlicesIsSmoothingAtOnce()
    {
        const auto source = makeCurve(5000);
        SmoothedCurve slices(50), whole(50);
        QVERIFY(whole.follow(source, source.size()));
        while (!slices.follow(source, 33))
            QVERIFY(slices.curve().size() < source.size());
        QCOMPARE(slices.curve().size(), source.size());
        for (std::size_t i = 0; i < source.size(); ++i)
            QCOMPARE(slices.curve().at(i).value, whole.curve().at(i).value);
    }

    void smoothing_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<int>("apart");
        QTest::addColumn<double>("last");
        QTest::newRow("one value is itself") << QList<double>{7} << 1 << 7.0;
        QTest::newRow("equal values") << QList<double>{3, 3, 3, 3} << 1 << 3.0;
        QTest::newRow("neighbours weigh nearly the same") << QList<double>{0, 2} << 1 << 1.005;
        QTest::newRow("far steps are forgotten") << QList<double>{0, 2} << 5000 << 2.0;
        QTest::newRow("what is no number is left out") << QList<double>{3, kNotANumber} << 1 << 3.0;
    }
    void smoothing()
    {
        QFETCH(QList<double>, values);
        QFETCH(int, apart);
        QFETCH(double, last);
        MetricCurve source;
        for (qsizetype i = 0; i < values.size(); ++i)
            source.append(std::vector<ChartPoint>{{1 + i * apart, values[i]}});
        SmoothedCurve smooth(100);
        smooth.follow(source, source.size());
        QVERIFY(std::abs(smooth.curve().at(source.size() - 1).value - last) < 1e-4);
    }

    void smoothingBeginsAnewWhereStepsComeAgain()
    {
        auto source = makeCurve(100);
        SmoothedCurve smooth(10), fresh(10);
        smooth.follow(source, source.size());
        source.append(std::vector<ChartPoint>{{50, 40}});
        smooth.follow(source, source.size());
        fresh.follow(source, source.size());
        QCOMPARE(smooth.curve().size(), std::size_t(50));
        QCOMPARE(smooth.curve().at(49).value, fresh.curve().at(49).value);
        QVERIFY2(smooth.curve().generation() != 0, "who draws it has to draw it anew");
    }

    void figures_data()
    {
        QTest::addColumn<ChartFigure>("figure");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("text");
        QTest::newRow("a loss") << ChartFigure::Number << 3.8512 << 3 << "3.85";
        QTest::newRow("exact") << ChartFigure::Number << 4.312 << 4 << "4.312";
        QTest::newRow("below one") << ChartFigure::Number << 0.3941 << 3 << "0.394";
        QTest::newRow("below zero") << ChartFigure::Number << -0.39 << 2 << QStringLiteral("\u22120.39");
        QTest::newRow("tens") << ChartFigure::Number << 42.17 << 3 << "42.2";
        QTest::newRow("a large one") << ChartFigure::Number << 31'415'926.0 << 3 << "3.1e7";
        QTest::newRow("zero") << ChartFigure::Number << 0.0 << 3 << "0.00";
        QTest::newRow("not a number") << ChartFigure::Number << kNotANumber << 3 << QStringLiteral("\u2013");
        QTest::newRow("a rate") << ChartFigure::Scientific << 2.04e-5 << 3 << "2.0e-5";
        QTest::newRow("no rate") << ChartFigure::Scientific << 0.0 << 3 << "0";
        QTest::newRow("memory") << ChartFigure::Size << 7.9e9 << 3 << "7.9 GB";
        QTest::newRow("steps") << ChartFigure::Count << 1460.0 << 3 << "1,460";
        QTest::newRow("many steps") << ChartFigure::Count << 1'234'567.0 << 3 << "1,234,567";
        QTest::newRow("few steps") << ChartFigure::Count << 146.0 << 3 << "146";
    }
    void figures()
    {
        QFETCH(ChartFigure, figure);
        QFETCH(double, value);
        QFETCH(int, digits);
        QTEST(figureText(figure, value, digits), "text");
    }

    void axes_data()
    {
        QTest::addColumn<ChartFigure>("figure");
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("texts");
        QTest::newRow("losses") << ChartFigure::Number << Scale::Linear << 3.71 << 5.1 << "3.5 4.0 4.5 5.0";
        QTest::newRow("close losses")
            << ChartFigure::Number << Scale::Linear << 4.01 << 4.09 << "4.02 4.04 4.06 4.08";
        QTest::newRow("one value") << ChartFigure::Number << Scale::Linear << 4.0 << 4.0
                                   << "3.6 3.8 4.0 4.2 4.4";
        QTest::newRow("zero alone") << ChartFigure::Number << Scale::Linear << 0.0 << 0.0
                                    << QStringLiteral("\u22121.0 \u22120.5 0 0.5 1.0");
        QTest::newRow("rates") << ChartFigure::Scientific << Scale::Linear << 0.0 << 1e-4
                               << "0 0.2e-4 0.4e-4 0.6e-4 0.8e-4 1.0e-4";
        QTest::newRow("memory") << ChartFigure::Size << Scale::Linear << 0.0 << 11.5e9 << "0 GB,5 GB,10 GB";
        QTest::newRow("steps an hour")
            << ChartFigure::Count << Scale::Linear << 0.0 << 1500.0 << "0 500 1,000 1,500";
        QTest::newRow("powers of ten")
            << ChartFigure::Number << Scale::Log << 0.02 << 300.0 << "0.1 1 10 100";
        QTest::newRow("one power of ten") << ChartFigure::Number << Scale::Log << 0.9 << 8.0 << "1 2 5";
        QTest::newRow("less than one") << ChartFigure::Number << Scale::Log << 4.1 << 4.9 << "4.0 4.5 5.0";
        QTest::newRow("many powers") << ChartFigure::Number << Scale::Log << 1e-3 << 1e5
                                     << "0.001 0.1 10 1,000 100,000";
        QTest::newRow("rates, logarithmic")
            << ChartFigure::Scientific << Scale::Log << 1e-7 << 1e-4 << "1e-7 1e-6 1e-5 1e-4";
    }
    void axes()
    {
        QFETCH(ChartFigure, figure);
        QFETCH(Scale, scale);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QString, texts);
        const auto marks = scale == Scale::Log ? logMarks(low, high, 5) : linearMarks(low, high, 5);
        QVERIFY(marks.low <= low && marks.high >= high && marks.low < marks.high);
        const QLatin1String separator(figure == ChartFigure::Size ? "," : " ");
        QCOMPARE(markTexts(figure, marks).join(separator), texts);
    }

    void theGroupStaysWhereItIs()
    {
        ChartGroup group;
        group.include(50);
        QCOMPARE(group.view().end, 50.0);
        group.include(860);
        QCOMPARE(group.view().end, 900.0);
        QVERIFY(group.isFitted());
        group.setPlannedSteps(1200);
        QCOMPARE(group.view().end, 1200.0);
        group.zoom(4, 600);
        QCOMPARE(group.view().begin, 450.0);
        QCOMPARE(group.view().end, 750.0);
        group.include(5000);
        QCOMPARE(group.view().end, 750.0);
        group.fit();
        QCOMPARE(group.view().end, 5000.0);
    }

    void views_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("around");
        QTest::addColumn<double>("by");
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("in") << 2.0 << 500.0 << 0.0 << 250.0 << 750.0;
        QTest::newRow("in at the end") << 2.0 << 1000.0 << 0.0 << 500.0 << 1000.0;
        QTest::newRow("in too far") << 1e6 << 500.0 << 0.0 << 498.0 << 502.0;
        QTest::newRow("out too far") << 0.1 << 500.0 << 0.0 << 0.0 << 1000.0;
        QTest::newRow("moved") << 2.0 << 500.0 << 100.0 << 350.0 << 850.0;
        QTest::newRow("moved to the end") << 2.0 << 500.0 << 1e9 << 500.0 << 1000.0;
        QTest::newRow("moved to the begin") << 2.0 << 500.0 << -1e9 << 0.0 << 500.0;
    }
    void views()
    {
        QFETCH(double, factor);
        QFETCH(double, around);
        QFETCH(double, by);
        ChartGroup group;
        group.setPlannedSteps(1000);
        group.zoom(factor, around);
        group.move(by);
        QTEST(group.view().begin, "begin");
        QTEST(group.view().end, "end");
    }

    void pinsComeAndGo()
    {
        ChartGroup group;
        group.togglePin(600, 5);
        group.togglePin(700, 5);
        QCOMPARE(group.pins(), (std::vector<std::int64_t>{600, 700}));
        group.togglePin(603, 5);
        QCOMPARE(group.pins(), std::vector<std::int64_t>{700});
        group.clear();
        QVERIFY(group.pins().empty());
    }

    void chartsSayTheirValues()
    {
        const auto chart = makeChart();
        QCOMPARE(description(chart), QStringLiteral("Train, step 4: 4.00, lowest 3.75 at step 3. "
                                                    "Validation, step 4: 4.65, lowest 4.65 at step 4"));
        QCOMPARE(readoutSentence(chart, 2),
                 QStringLiteral("Step 2: train 4.500, validation 4.750, gap 0.250"));
        QCOMPARE(readoutSentence(chart, 3),
                 QStringLiteral("Step 3: train 3.750, validation, step 2 4.750, gap 1.00"));
        QCOMPARE(readoutSentence(chart, 1), QStringLiteral("Step 1: train 5.250"));
        QCOMPARE(readoutSentence(chart, 0), QStringLiteral("Step 0: no value"));
        chart.lines[1]->isShown = false;
        QCOMPARE(readoutSentence(chart, 2), QStringLiteral("Step 2: train 4.500"));
    }

    void runsLookApart()
    {
        std::set<std::tuple<Token, Qt::PenStyle, Marker>> looks;
        std::set<std::tuple<Qt::PenStyle, Marker>> shapes; // without colour
        for (int place = 0; place < 4; ++place)
            for (const auto kind : {LineKind::Dense, LineKind::Sparse}) {
                const auto look = lookOf({{}, kind, false, {}, place});
                looks.insert({look.color, look.pattern, look.marker});
                shapes.insert({look.pattern, look.marker});
            }
        QCOMPARE(looks.size(), std::size_t(8));
        QCOMPARE(shapes.size(), std::size_t(8));
        lookOf({{}, LineKind::Sparse, false, {}, 99}); // no end of runs
    }

    void csv()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.filePath(QStringLiteral("loss.csv")).toStdString());
        std::vector<ChartColumn> columns{{"train", {}}, {"=Run 3, \"half\"", {}}};
        columns[0].points.append(std::vector<ChartPoint>{{1, 5.25}, {2, kNotANumber}, {4, 1e-5}});
        columns[1].points.append(std::vector<ChartPoint>{{2, 4.75}, {3, 4}});
        VERIFY_OK(writeCsv(columns, path));
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("step,train,\"'=Run 3, \"\"half\"\"\"\r\n"
                                            "1,5.25,\r\n2,nan,4.75\r\n3,,4\r\n4,1e-05,\r\n"));
    }

    void csvStops()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.filePath(QStringLiteral("loss.csv")).toStdString());
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(writeCsv({{"train", makeCurve(100'000)}}, path, stop.get_token()), Code::Cancelled);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aSnapshotStaysAsItWas()
    {
        auto curve = makeCurve(1000);
        const auto snapshot = curve;
        curve.append(std::vector<ChartPoint>{{10, 99}});
        QCOMPARE(snapshot.size(), std::size_t(1000));
        QVERIFY(snapshot.highest()->value < 99);
        QCOMPARE(curve.size(), std::size_t(10));
    }

    void theTableHasARowForEachStep()
    {
        MetricCurve train, validation;
        train.append(std::vector<ChartPoint>{{1, 5.25}, {2, 4.5}, {1500, 4}});
        validation.append(std::vector<ChartPoint>{{2, 4.75}, {3, 4.5}});
        ChartTableModel model({{"train", train}, {"validation", validation}}, ChartFigure::Number);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 4);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, 1), QStringLiteral("5.2500"));
        QCOMPARE(text(0, 2), QString());
        QCOMPARE(text(1, 2), QStringLiteral("4.7500"));
        QCOMPARE(text(3, 0), QStringLiteral("1,500"));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("validation"));
    }
};

QTEST_GUILESS_MAIN(TestChartData)
#include "tst_chart_data.moc"
