// The line table, the timeline, the meters and the forms.
#include "widgets/forms/settings_form.h"
#include "widgets/models/line_filter.h"
#include "widgets/models/row_delegate.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/level_meters.h"
#include "widgets/waveform/timeline_painter.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QTableView>
#include <QtTest>

#include <cmath>

using namespace understudy;

namespace {

LineRow makeRow(const char* id, LineState state = LineState::Fresh, const QString& text = {})
{
    LineRow row;
    row.id = LineId(id);
    row.state = state;
    row.text = text;
    row.length = Seconds(2);
    return row;
}

std::vector<LineRow> makeRows(const QString& ids)
{
    std::vector<LineRow> rows;
    for (const QChar id : ids)
        rows.push_back(makeRow(QString(id).toLatin1().constData()));
    return rows;
}

QString idsOf(const QAbstractItemModel& model)
{
    QString ids;
    for (int i = 0; i < model.rowCount(); ++i)
        ids += model.index(i, 0).data(LineTableModel::IdRole).toString();
    return ids;
}

/// Ten lines of one second with half a second between them, at 24 kHz.
TimelineContent makeContent()
{
    auto peaks = std::make_shared<PeakPyramid>();
    peaks->add(std::vector<float>(24'000, 0.5F));
    TimelineContent content;
    for (int i = 0; i < 10; ++i) {
        TimelineLine line;
        line.id = LineId("s1-l00" + std::to_string(i));
        line.number = i + 1;
        line.speaker = i % 2 ? QStringLiteral("Jon") : QStringLiteral("Mara");
        line.voice = i % 2;
        line.state = i == 3 ? LineState::NotRendered : LineState::Fresh;
        line.begin = Frames(i * 36'000);
        line.end = line.begin + Frames(24'000);
        if (i != 3)
            line.peaks = peaks;
        content.lines.push_back(line);
    }
    content.length = Frames(10 * 36'000);
    content.sections = {{Frames(0), QStringLiteral("The first lamps")}};
    content.pauses = {{Frames(24'000), Frames(36'000)}};
    return content;
}

void wheel(QWidget& widget, QPoint at, int turn)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

FieldRow makeField(FieldKind kind, const QVariant& value, const QVariant& fallback)
{
    FieldRow row;
    row.key = QStringLiteral("mix.evenness");
    row.label = QStringLiteral("Evenness");
    row.reason = QStringLiteral("How far lines are brought to one level.");
    row.kind = kind;
    row.value = value;
    row.fallback = fallback;
    row.minimum = 0;
    row.maximum = 10;
    return row;
}

} // namespace

class TestViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotsBecomeRowOperations_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("inserts");
        QTest::addColumn<int>("removes");
        QTest::addColumn<int>("moves");
        const auto add = [](const char* name, const char* before, const char* after, int inserts, int removes,
                            int moves) {
            QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after) << inserts
                                << removes << moves;
        };
        add("same", "abc", "abc", 0, 0, 0);
        add("first", "", "abc", 1, 0, 0);
        add("emptied", "abc", "", 0, 1, 0);
        add("inserted in the middle", "abc", "axybc", 1, 0, 0);
        add("two runs inserted", "abc", "xabyzc", 2, 0, 0);
        add("removed", "abcde", "ae", 0, 1, 0);
        add("two runs removed", "abcde", "bd", 0, 3, 0);
        add("moved up", "abc", "cab", 0, 0, 1);
        add("replaced", "abc", "axc", 1, 1, 0);
        add("all at once", "abcdef", "fxbya", 2, 1, 2);
    }
    void snapshotsBecomeRowOperations()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        LineTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(makeRows(before));
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setRows(makeRows(after));
        QCOMPARE(idsOf(model), after);
        QTEST(int(inserts.count()), "inserts");
        QTEST(int(removes.count()), "removes");
        QTEST(int(moves.count()), "moves");
        QCOMPARE(resets.count(), 0);
        for (int i = 0; i < after.size(); ++i)
            QCOMPARE(model.indexOf(LineId(QString(after[i]).toStdString())), i);
    }

    void onlyWhatChangedIsTold()
    {
        LineTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto rows = makeRows(QStringLiteral("abcd"));
        model.setRows(rows);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rows[2].state = LineState::Stale;
        model.setRows(rows);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 2);
        QCOMPARE(model.count(LineState::Stale), 1);
        model.setProgress(LineId("b"), 0.5);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.last().at(0), changed.last().at(1)); // one cell
        model.setPlaying(LineId("a"));
        model.setPlaying(LineId("b"));
        QCOMPARE(changed.count(), 5);
        QVERIFY(model.index(1, 0).data(LineTableModel::PlayingRole).toBool());
    }

    void scrollAndSelectionStay()
    {
        LineTableModel model;
        std::vector<LineRow> rows;
        for (int i = 0; i < 300; ++i)
            rows.push_back(makeRow(std::to_string(i).c_str()));
        model.setRows(rows);
        QTableView table;
        table.setModel(&model);
        setUpTable(&table);
        setUpLineColumns(&table);
        table.resize(700, 300);
        table.show();
        table.selectRow(150);
        table.scrollTo(model.index(150, 0), QAbstractItemView::PositionAtCenter);
        const int top = table.rowAt(table.rowHeight(0) / 2);
        for (auto& row : rows)
            row.state = LineState::Stale;
        rows.push_back(makeRow("new"));
        model.setRows(rows);
        QCOMPARE(table.rowAt(table.rowHeight(0) / 2), top);
        QCOMPARE(table.selectionModel()->selectedRows().first().row(), 150);
        table.grab(); // every cell paints
    }

    void cells_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("estimate") << int(LineTableModel::Length) << QStringLiteral("~2.0 s");
        QTest::newRow("no level") << int(LineTableModel::Level) << QStringLiteral("–");
        QTest::newRow("state") << int(LineTableModel::Status) << QStringLiteral("Fresh");
    }
    void cells()
    {
        QFETCH(int, column);
        LineTableModel model;
        model.setRows(makeRows(QStringLiteral("a")));
        QTEST(model.index(0, column).data().toString(), "text");
    }

    void filterAndSortBySeverity()
    {
        LineTableModel model;
        model.setRows({makeRow("a", LineState::Fresh), makeRow("b", LineState::Failed),
                       makeRow("c", LineState::Stale)});
        LineFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.sort(LineTableModel::Status);
        QCOMPARE(idsOf(filter), QStringLiteral("bca"));
        filter.setState(LineState::Stale);
        QCOMPARE(idsOf(filter), QStringLiteral("c"));
        filter.setState({});
        QCOMPARE(filter.rowCount(), 3);
    }

    void zoomKeepsTheTimeUnderThePointer_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("factor");
        for (const double x : {100.0, 399.5, 700.0})
            for (const double factor : {1.1, 3.0, 50.0})
                QTest::addRow("%g at %g", factor, x) << x << factor;
    }
    void zoomKeepsTheTimeUnderThePointer()
    {
        QFETCH(double, x);
        QFETCH(double, factor);
        TimeAxis axis(Frames(24'000 * 3600 * 3), kStudioRate, 800);
        axis.zoom(4, 400);
        const Frames before = axis.toFrames(x);
        axis.zoom(factor, x);
        QVERIFY(std::abs((axis.toFrames(x) - before).value) <= 1);
        QVERIFY(std::abs(axis.toX(before) - x) < 1);
    }

    void axisStaysInside()
    {
        TimeAxis axis(Frames(240'000), kStudioRate, 800);
        axis.zoom(0.01, 400);
        QVERIFY(axis.isFitted());
        axis.zoom(1e9, 400);
        QVERIFY(axis.framesPerPixel() > 0.5); // 20 ms over the width
        axis.scrollTo(Frames(9'999'999));
        QCOMPARE(axis.end(), Frames(240'000));
        axis.scrollTo(Frames(-5));
        QCOMPARE(axis.begin(), Frames(0));
        axis.fit();
        axis.setLength(Frames(480'000));
        QVERIFY2(axis.isFitted(), "what was fitted stays fitted");
        axis.zoom(2, 0);
        const double zoom = axis.framesPerPixel();
        axis.setLength(Frames(481'000));
        QCOMPARE(axis.framesPerPixel(), zoom);
    }

    void tickSteps_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("step");
        QTest::newRow("one second") << 1.0 << 0.1;
        QTest::newRow("a minute") << 60.0 << 10.0;
        QTest::newRow("three hours") << 10'800.0 << 1800.0;
    }
    void tickSteps()
    {
        QFETCH(double, seconds);
        const TimeAxis axis(toFrames(Seconds(seconds), kStudioRate), kStudioRate, 800);
        QTEST(axis.tickStep(80).value, "step");
    }

    void clicksMoveAndChoose()
    {
        EpisodeTimeline timeline;
        timeline.resize(900, 200);
        timeline.setContent(makeContent());
        QSignalSpy seek(&timeline, &EpisodeTimeline::seekRequested);
        QSignalSpy activated(&timeline, &EpisodeTimeline::lineActivated);
        const auto lanes = TimelineLanes::of(timeline.size());
        const QRect block = timeline.lineRect(4);
        QCOMPARE(timeline.lineAt(block.center()), 4);
        QCOMPARE(timeline.lineAt(block.center() + QPoint(block.width(), 0)), -1); // the pause after it
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, {block.center().x(), lanes.wave.center().y()});
        QCOMPARE(seek.count(), 1);
        QCOMPARE(activated.count(), 0);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, block.center());
        QCOMPARE(activated.first().first().value<LineId>(), LineId("s1-l004"));
        const auto position = seek.last().first().value<Frames>();
        QVERIFY(position > Frames(4 * 36'000) && position < Frames(4 * 36'000 + 24'000));
    }

    void wheelZoomsAndOverviewScrolls()
    {
        EpisodeTimeline timeline;
        timeline.resize(900, 200);
        timeline.setContent(makeContent());
        const Frames under = timeline.axis().toFrames(300);
        wheel(timeline, {300, 100}, 360);
        QVERIFY(!timeline.axis().isFitted());
        QVERIFY(std::abs((timeline.axis().toFrames(300) - under).value) <= 1);
        const auto lanes = TimelineLanes::of(timeline.size());
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, {899, lanes.overview.center().y()});
        QCOMPARE(timeline.axis().end(), Frames(360'000));
        timeline.setContent(makeContent());
        QCOMPARE(timeline.axis().end(), Frames(360'000)); // a new snapshot moves nothing
        timeline.fit();
        QVERIFY(timeline.axis().isFitted());
    }

    void keysMoveAndStep()
    {
        EpisodeTimeline timeline;
        timeline.resize(900, 200);
        timeline.setContent(makeContent());
        connect(&timeline, &EpisodeTimeline::seekRequested, &timeline, &EpisodeTimeline::setPlayhead);
        connect(&timeline, &EpisodeTimeline::lineActivated, &timeline, &EpisodeTimeline::setSelectedLine);
        QSignalSpy activated(&timeline, &EpisodeTimeline::lineActivated);
        QTest::keyClick(&timeline, Qt::Key_Right);
        QCOMPARE(timeline.playhead(), Frames(24'000));
        QTest::keyClick(&timeline, Qt::Key_Left);
        QTest::keyClick(&timeline, Qt::Key_Left);
        QCOMPARE(timeline.playhead(), Frames(0));
        QTest::keyClick(&timeline, Qt::Key_Down);
        QTest::keyClick(&timeline, Qt::Key_Down);
        QCOMPARE(activated.last().first().value<LineId>(), LineId("s1-l001"));
        QCOMPARE(timeline.playhead(), Frames(36'000));
        QTest::keyClick(&timeline, Qt::Key_End);
        QCOMPARE(timeline.playhead(), Frames(360'000));
        QTest::keyClick(&timeline, Qt::Key_Plus);
        QVERIFY(!timeline.axis().isFitted());
        QTest::keyClick(&timeline, Qt::Key_0);
        QVERIFY(timeline.axis().isFitted());
    }

    void followingTurnsPages()
    {
        EpisodeTimeline timeline;
        timeline.resize(900, 200);
        timeline.setContent(makeContent());
        for (int i = 0; i < 5; ++i)
            timeline.zoomIn();
        timeline.setPlayhead(Frames(300'000));
        QVERIFY(timeline.axis().toX(Frames(300'000)) > 900);
        timeline.setFollowing(true);
        timeline.setPlayhead(Frames(300'001));
        QVERIFY(timeline.axis().toX(Frames(300'001)) < 900);
    }

    void screenReadersFindTheLines()
    {
        EpisodeTimeline timeline;
        timeline.resize(900, 200);
        timeline.setContent(makeContent());
        auto* reader = QAccessible::queryAccessibleInterface(&timeline);
        QCOMPARE(reader->role(), QAccessible::Graphic);
        QCOMPARE(reader->childCount(), 10);
        QVERIFY(reader->text(QAccessible::Value).contains(QStringLiteral("Line 1, Mara, fresh")));
        auto* child = reader->child(3);
        QCOMPARE(child->role(), QAccessible::ListItem);
        QVERIFY(child->text(QAccessible::Name).startsWith(QStringLiteral("Line 4, Jon, not rendered")));
        QCOMPARE(reader->indexOfChild(child), 3);
        QSignalSpy activated(&timeline, &EpisodeTimeline::lineActivated);
        child->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.count(), 1);
        timeline.setContent({});
        QVERIFY(!child->isValid());
    }

    void manyLinesPaint()
    {
        auto content = makeContent();
        const auto proto = content.lines[0];
        content.lines.clear();
        for (int i = 0; i < 3000; ++i) {
            auto line = proto;
            line.id = LineId(std::to_string(i));
            line.begin = Frames(i * 86'400);
            line.end = line.begin + Frames(72'000);
            content.lines.push_back(line);
        }
        content.length = Frames(3000 * 86'400); // three hours
        EpisodeTimeline timeline;
        timeline.resize(1100, 200);
        timeline.setContent(content);
        QVERIFY(!timeline.grab().isNull());
        QCOMPARE(timeline.lineAt({550, 40}),
                 timeline.lineAt(timeline.lineRect(timeline.lineAt({550, 40})).center()));
    }

    void metersSayWhatTheyShow()
    {
        LevelMeters meters;
        QVERIFY(meters.accessibleDescription().contains(QStringLiteral("Momentary not measured")));
        meters.setLevels({.integrated = Lufs(-19.04), .truePeak = Decibels(-0.5)});
        QVERIFY(meters.accessibleDescription().contains(QStringLiteral("Integrated −19.0")));
        meters.resize(meters.sizeHint());
        meters.grab();
    }

    void fieldKeepsTheOldValueOnError()
    {
        auto row = makeField(FieldKind::Decimal, 2.0, 1.0);
        QVariant applied;
        row.apply = [&](const QVariant& value) {
            if (value.toDouble() > 5)
                return QStringLiteral("Enter 5 or less. 2 stays in use.");
            applied = value;
            return QString();
        };
        FormField field(row);
        auto* box = field.findChild<QDoubleSpinBox*>();
        QVERIFY(box);
        box->setValue(7);
        QCOMPARE(field.error(), QStringLiteral("Enter 5 or less. 2 stays in use."));
        QCOMPARE(field.row().value.toDouble(), 2.0);
        QVERIFY(box->property("invalid").toBool());
        QCOMPARE(box->accessibleDescription(), field.error());
        box->setValue(3);
        QVERIFY(field.error().isEmpty());
        QCOMPARE(applied.toDouble(), 3.0);
        field.restoreDefault();
        QCOMPARE(applied.toDouble(), 1.0);
    }

    void fieldsOfEveryKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("toggle") << int(FieldKind::Toggle) << QVariant(true);
        QTest::newRow("choice") << int(FieldKind::Choice) << QVariant(QStringLiteral("dark"));
        QTest::newRow("radio") << int(FieldKind::Radio) << QVariant(QStringLiteral("dark"));
        QTest::newRow("integer") << int(FieldKind::Integer) << QVariant(qint64(8));
        QTest::newRow("decimal") << int(FieldKind::Decimal) << QVariant(2.5);
        QTest::newRow("text") << int(FieldKind::Text) << QVariant(QStringLiteral("Low Water"));
    }
    void fieldsOfEveryKind()
    {
        QFETCH(int, kind);
        QFETCH(QVariant, value);
        auto row = makeField(FieldKind(kind), value, value);
        row.choices = {{QStringLiteral("light"), QStringLiteral("Light")},
                       {QStringLiteral("dark"), QStringLiteral("Dark")}};
        FormField field(row);
        QCOMPARE(field.value(), value);
        field.grab();
    }

    void searchFindsSettings()
    {
        auto sound = makeField(FieldKind::Toggle, true, false);
        sound.key = QStringLiteral("sound.follow");
        sound.label = QStringLiteral("Follow text");
        SettingsForm form({{QStringLiteral("Sound"), {sound}},
                           {QStringLiteral("Mixing"), {makeField(FieldKind::Integer, 2, 1)}}});
        QCOMPARE(form.currentPage(), 0);
        form.setSearch(QStringLiteral("evenness"));
        QCOMPARE(form.currentPage(), 1);
        QVERIFY(form.field(QStringLiteral("mix.evenness"))->isVisibleTo(&form));
        form.setSearch({});
        form.restoreDefaults();
        QCOMPARE(form.field(QStringLiteral("sound.follow"))->value(), QVariant(false));
        QVERIFY(!form.field(QStringLiteral("nothing")));
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
