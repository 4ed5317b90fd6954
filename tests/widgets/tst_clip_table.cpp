// The clip table: its order, its filter and their words; what is edited stays where it is.
#include "tests/widgets/clip_rows.h"
#include "widgets/models/clip_row_delegate.h"

#include <QHeaderView>
#include <QTableView>
#include <QtTest>

using namespace understudy;
using namespace understudy::test;

namespace {

using Kind = ClipTableModel::Kind;

} // namespace

class TestClipTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhereAClipWouldStand_data()
    {
        QTest::addColumn<QString>("filter"); // in order of attention: 2 1 4 3 5
        QTest::addColumn<QString>("clip");
        QTest::addColumn<int>("row");
        QTest::newRow("it is shown") << "pier"
                                     << "r_5" << 1;
        QTest::newRow("before the first") << "pier"
                                          << "r_1" << 0;
        QTest::newRow("in between") << "rec:storm"
                                    << "r_1" << 1;
        QTest::newRow("after the last") << "rec:storm"
                                        << "r_5" << 1;
        QTest::newRow("nothing is shown") << "nothing"
                                          << "r_1" << -1;
        QTest::newRow("no such clip") << ""
                                      << "r_9" << -1;
    }
    void knowsWhereAClipWouldStand()
    {
        QFETCH(const QString, filter);
        QFETCH(const QString, clip);
        ClipTable table;
        table.model.setFilter({{}, parseClipQuery(filter)});
        QTEST(table.model.nearest(clip.toStdString()), "row");
    }

    void keepsSomeShownWhateverTheFilter()
    {
        ClipTable table;
        table.model.setFilter({{}, parseClipQuery(u"goethite")});
        auto rows = sampleRows();
        rows.push_back(makeRow(6, "limpets", 30, 0.3));
        rows.push_back(makeRow(7, "limpets", 30, 0.2));
        table.model.keepShown({"r_6"});
        table.model.setRows(snapshot(rows));
        QCOMPARE(numbers(table.model), QStringLiteral("46"));
        rows.erase(rows.begin());
        table.model.setRows(snapshot(rows)); // the next ones too
        QCOMPARE(numbers(table.model), QStringLiteral("46"));
        table.model.refresh();
        QCOMPARE(numbers(table.model), QStringLiteral("4"));
        table.model.keepShown({"r_6"});
        table.model.setRows({}); // another project's follow
        table.model.setRows(snapshot(rows));
        QCOMPARE(numbers(table.model), QStringLiteral("4"));
    }

    void chipsAndWordsBothHold()
    {
        ClipTable table;
        table.model.setFilter({Verdict::None, {}});
        QCOMPARE(numbers(table.model), QStringLiteral("14"));
        table.model.setFilter({Verdict::None, parseClipQuery(u"goethite")});
        QCOMPARE(numbers(table.model), QStringLiteral("4"));
        QCOMPARE(table.model.count(Verdict::None), 2); // of all
        QCOMPARE(table.model.total(), 5);
    }

    void orders_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        QTest::newRow("clip") << int(Kind::Number) << "12345"
                              << "54321";
        QTest::newRow("verdict: equal ones by number") << int(Kind::Verdict) << "14235"
                                                       << "53214";
        QTest::newRow("recording: 2 before 10") << int(Kind::Recording) << "13524"
                                                << "24135";
        QTest::newRow("transcript: as people sort") << int(Kind::Transcript) << "25431"
                                                    << "13452";
        QTest::newRow("flags: none, then by grade") << int(Kind::Flags) << "25341"
                                                    << "14325";
        QTest::newRow("length") << int(Kind::Figure) << "12345"
                                << "54321";
        QTest::newRow("attention") << int(Kind::Attention) << "53412"
                                   << "21435";
    }
    void orders()
    {
        QFETCH(int, kind);
        QFETCH(QString, ascending);
        QFETCH(QString, descending);
        ClipTable table;
        const int column = table.model.columnOf(static_cast<Kind>(kind));
        const QPersistentModelIndex third(table.model.index(table.model.indexOf("r_3"), column));
        table.model.sort(column, Qt::AscendingOrder);
        QCOMPARE(numbers(table.model), ascending);
        table.model.sort(column, Qt::DescendingOrder);
        QCOMPARE(numbers(table.model), descending);
        QCOMPARE(third.data(ClipTableModel::IdRole).toString(), QStringLiteral("r_3"));
    }

    void whatWasNotMeasuredIsLast()
    {
        ClipTable table;
        const int column = table.model.columnOf(Measure::SignalToNoise);
        table.model.sort(column, Qt::AscendingOrder);
        QCOMPARE(numbers(table.model), QStringLiteral("24315"));
        table.model.sort(column, Qt::DescendingOrder);
        QCOMPARE(numbers(table.model), QStringLiteral("13425"));
    }

    void editsStayWhereTheyAre()
    {
        ClipTable table;
        auto& model = table.model;
        model.setFilter({Verdict::None, {}});
        QSignalSpy stale(&model, &ClipTableModel::staleChanged);
        QSignalSpy counts(&model, &ClipTableModel::countsChanged);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        auto row = model.row(0);
        row.verdict = Verdict::Accepted;
        row.attention = 0;
        model.updateRow(row);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 0);
        QCOMPARE(numbers(model), QStringLiteral("14"));
        QCOMPARE(model.row(0).verdict, Verdict::Accepted);
        QCOMPARE(model.count(Verdict::Accepted), 2);
        QCOMPARE(counts.count(), 1);
        QVERIFY(model.isStale());
        model.updateRow(row); // nothing new
        QCOMPARE(changed.count(), 1);
        QCOMPARE(stale.count(), 1);
        model.refresh();
        QCOMPARE(numbers(model), QStringLiteral("4"));
        QVERIFY(!model.isStale());
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.indexOf("r_1"), -1);
        model.updateRow(makeRow(99, "unknown", 1, 1));
        QCOMPARE(model.total(), 5);
    }

    void aNewSnapshotOfTheSameClipsMovesNothing()
    {
        ClipTable table;
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&table.model, &QAbstractItemModel::modelReset);
        auto rows = sampleRows();
        rows[3].attention = 0.9;
        table.model.setRows(snapshot(rows));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(numbers(table.model), QStringLiteral("21435"));
        rows.pop_back();
        table.model.setRows(snapshot(rows));
        QCOMPARE(resets.count(), 1);
        QCOMPARE(numbers(table.model), QStringLiteral("4213"));
        table.model.setRows(nullptr);
        QCOMPARE(table.model.rowCount(), 0);
    }

    void anyMeasureIsAColumn()
    {
        ClipTable table;
        auto& model = table.model;
        model.sort(model.columnOf(Measure::Clipping), Qt::DescendingOrder);
        auto measures = ClipTableModel::defaultMeasures();
        measures.insert(measures.begin(), Measure::Pitch);
        model.setShownMeasures(measures);
        QCOMPARE(model.columnCount(), 11);
        QCOMPARE(model.sortColumn(), model.columnOf(Measure::Clipping));
        QCOMPARE(model.headerData(model.columnOf(Measure::Pitch), Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Pitch Hz"));
        QCOMPARE(model.index(0, model.columnOf(Measure::Pitch)).data().toString(), QStringLiteral("–"));
        model.setShownMeasures({});
        QCOMPARE(model.sortColumn(), model.columnOf(Kind::Attention));
        QCOMPARE(numbers(model), QStringLiteral("21435"));
        QCOMPARE(model.columnOf(Measure::Pitch), -1);
    }

    void cellsAndTheirReadings()
    {
        ClipTable table;
        const auto& model = table.model;
        const int row = model.indexOf("r_1");
        const auto cell = [&](int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(model.columnOf(Kind::Flags)), QStringLiteral("Clipping +2"));
        QCOMPARE(cell(model.columnOf(Measure::SignalToNoise)), QStringLiteral("31.7"));
        QCOMPARE(cell(model.columnOf(Measure::SpeechLevel)), QStringLiteral("–"));
        QCOMPARE(cell(model.columnOf(Kind::Attention)), QStringLiteral("0.58"));
        QCOMPARE(model.index(row, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Clip 1, not reviewed, 02 shore walk, 5.0 s: clipped, hum, plosive. "
                                "Put both palms on the rock"));
        QCOMPARE(
            model.index(model.indexOf("r_3"), model.columnOf(Kind::Verdict)).data(Qt::ToolTipRole).toString(),
            QStringLiteral("Hum"));
        const auto tip = model.index(row, model.columnOf(Kind::Flags)).data(Qt::ToolTipRole).toString();
        QCOMPARE(tip.count(QLatin1Char('\n')), 2);
    }

    void whatIsBeingMeasuredSaysSo_data()
    {
        QTest::addColumn<int>("measuring");
        QTest::addColumn<QString>("flags");
        QTest::newRow("under way") << int(ClipRow::Measuring::UnderWay) << QStringLiteral("Being measured");
        QTest::newRow("in vain") << int(ClipRow::Measuring::Failed) << QStringLiteral("Not measured");
    }
    void whatIsBeingMeasuredSaysSo()
    {
        QFETCH(const int, measuring);
        QFETCH(const QString, flags);
        auto rows = sampleRows();
        rows[0].measuring = ClipRow::Measuring(measuring);
        rows[0].findings.clear();
        ClipTableModel model;
        model.setRows(snapshot(rows));
        const auto cell = model.index(model.indexOf("r_1"), model.columnOf(Kind::Flags));
        QCOMPARE(cell.data().toString(), flags);
        QVERIFY(!cell.data(ClipTableModel::IconRole).isValid());
        QCOMPARE(cell.siblingAtColumn(model.columnOf(Kind::Attention)).data().toString(),
                 QStringLiteral("–"));
        const auto words = description(rows[0]);
        QVERIFY2(words.contains(flags.toLower()) && !words.contains(QStringLiteral("no marks")),
                 qPrintable(words));
    }

    void theSelectedClipLivesThroughFilters()
    {
        ClipTableModel model;
        model.setRows(snapshot(sampleRows()));
        QTableView table;
        table.setModel(&model);
        setUpClipTable(&table);
        table.resize(1200, 300);
        table.show();
        table.setFocus();
        table.selectRow(model.indexOf("r_3"));
        const auto current = [&] { return table.currentIndex().data(ClipTableModel::IdRole).toString(); };
        model.setFilter({{}, parseClipQuery(u"pier")});
        QCOMPARE(current(), QStringLiteral("r_3"));
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        table.horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder); // as a click on "Clip" does
        QCOMPARE(numbers(model), QStringLiteral("35"));
        QCOMPARE(current(), QStringLiteral("r_3"));
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(current(), QStringLiteral("r_5"));
        model.setFilter({Verdict::Unsure, {}});
        QCOMPARE(current(), QStringLiteral("r_2")); // stands in
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        model.setFilter({});
        QCOMPARE(current(), QStringLiteral("r_5"));
        model.setFilter({Verdict::None, {}}); // 1 and 4: after the last
        QCOMPARE(current(), QStringLiteral("r_4"));
        QTest::keyClick(&table, Qt::Key_Up);
        model.setFilter({});
        QCOMPARE(current(), QStringLiteral("r_1")); // who went on stays there
        model.setRows({});
        model.setRows(snapshot(sampleRows())); // another project's
        QCOMPARE(current(), QString());
        table.grab(); // every cell paints
    }

    void aClipBecomesARow()
    {
        Clip clip;
        clip.id = "r_7";
        clip.text.normalized = "äh";
        clip.figures = {{Measure::Duration, 3}};
        clip.findings = {finding(Measure::Hum, 1), finding(Measure::Clipping, 2, Grade::Reject)};
        const auto row = clipRow(clip, 7, QStringLiteral("shore"));
        QCOMPARE(row.transcript, QStringLiteral("äh"));
        QCOMPARE(row.findings.front().measure, Measure::Clipping);
        QCOMPARE(flagText(row), QStringLiteral("Clipping +1"));
        QCOMPARE(row.figure(Measure::Duration), std::optional(3.0));
    }
};

QTEST_MAIN(TestClipTable)
#include "tst_clip_table.moc"
