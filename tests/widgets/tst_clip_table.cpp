// The clip table: its order, its filter and their words; what is edited stays where it is.
#include "widgets/models/clip_row_delegate.h"
#include "widgets/models/clip_table_model.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QTableView>
#include <QtTest>

using namespace understudy;

namespace {

using Kind = ClipTableModel::Kind;

Finding finding(Measure measure, double value, Grade grade = Grade::Review)
{
    return {measure, grade, value, 0, {}, {}};
}

ClipRow makeRow(int number, const char* transcript, double snr, double attention,
                Verdict verdict = Verdict::None)
{
    ClipRow row;
    row.number = number;
    row.id = "r_" + std::to_string(number);
    row.verdict = verdict;
    row.recording = number % 2 ? QStringLiteral("02 shore walk") : QStringLiteral("10 storm notes");
    row.transcript = QString::fromUtf8(transcript);
    row.figures = {{Measure::Duration, 4.0 + number}};
    if (snr > 0)
        row.figures.push_back({Measure::SignalToNoise, snr});
    row.attention = attention;
    return row;
}

/// Five clips: 1 clipped and humming, 2 unsure, 3 rejected for hum, 4 noisy, 5 without figures of noise.
std::vector<ClipRow> sampleRows()
{
    std::vector<ClipRow> rows{makeRow(1, "Put both palms on the rock", 31.7, 0.58),
                              makeRow(2, "a tide pool begins", 24.1, 0.61, Verdict::Unsure),
                              makeRow(3, "Nobody on the pier", 29, 0.52, Verdict::Rejected),
                              makeRow(4, "Goethite, the Teeth of limpets", 27.4, 0.55),
                              makeRow(5, "Äußerst ruhig am Pier", 0, 0.1, Verdict::Accepted)};
    rows[0].figures.push_back({Measure::Clipping, 3});
    rows[0].findings = {finding(Measure::Clipping, 3, Grade::Reject), finding(Measure::Hum, -48),
                        finding(Measure::Plosive, 12)};
    rows[2].findings = {finding(Measure::Hum, -40)};
    rows[2].reason = RejectReason::Hum;
    rows[3].findings = {finding(Measure::SignalToNoise, 27.4)};
    return rows;
}

ClipRows snapshot(std::vector<ClipRow> rows)
{
    return std::make_shared<const std::vector<ClipRow>>(std::move(rows));
}

QString numbers(const QAbstractItemModel& model)
{
    QString all;
    for (int i = 0; i < model.rowCount(); ++i)
        all += model.index(i, 0).data().toString();
    return all;
}

struct Fixture
{
    ClipTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    Fixture() { model.setRows(snapshot(sampleRows())); }
};

} // namespace

class TestClipTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("shown"); // numbers, in order of attention
        QTest::addColumn<QString>("unread");
        const auto add = [](const char* query, const char* shown, const char* unread = "") {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(shown)
                                 << QString::fromUtf8(unread);
        };
        add("", "21435");
        add("   ", "21435");
        add("pier", "35");
        add("PIER nobody", "3");
        add("the", "143");
        add("\"the pier\"", "3");
        add("\"the pier", "3"); // still being typed
        add("äußerst", "5");
        add("-pier", "214");
        add("snr<30", "243");
        add("snr<=29", "243");
        add("snr>=31.7", "1");
        add("snr>24,1", "143");
        add("snr_db>30", "1");
        add("SNR=27.4", "4");
        add("snr:27.4", "4");
        add("-snr<30", "15"); // what was not measured is not below
        add("len>7", "45");
        add("length<=6", "21");
        add("duration<6", "1");
        add("clip:3", "3");
        add("attention>0.55", "21");
        add("clipped>0", "1");
        add("flag:hum", "13");
        add("flag:Clip", "1");
        add("flag:noise", "4");
        add("flag:clipping flag:hum", "1");
        add("flag:hum -flag:clipping", "3");
        add("verdict:unsure", "2");
        add("verdict:new", "14");
        add("verdict:not", "14");
        add("-verdict:rejected pier", "5");
        add("reason:hum", "3");
        add("recording:shore", "135");
        add("rec:\"storm notes\"", "24");
        add("snr<30, flag:hum", "3");
        add("text:tide", "2");
        add("nothing", "");
        add("snr<", "21435", "snr<");
        add("flag:", "21435", "flag:");
        add("snr<ten", "21435", "snr<ten");
        add("volume>3 pier", "35", "volume>3");
        add("verdict<3", "21435", "verdict<3");
        add("<30", "");
        add("-", "");
    }
    void queries()
    {
        QFETCH(QString, query);
        QFETCH(QString, unread);
        Fixture table;
        const auto parsed = parseClipQuery(query);
        QCOMPARE(parsed.unread.join(QLatin1Char(' ')), unread);
        table.model.setFilter({{}, parsed});
        QTEST(numbers(table.model), "shown");
    }

    void chipsAndWordsBothHold()
    {
        Fixture table;
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
        Fixture table;
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
        Fixture table;
        const int column = table.model.columnOf(Measure::SignalToNoise);
        table.model.sort(column, Qt::AscendingOrder);
        QCOMPARE(numbers(table.model), QStringLiteral("24315"));
        table.model.sort(column, Qt::DescendingOrder);
        QCOMPARE(numbers(table.model), QStringLiteral("13425"));
    }

    void editsStayWhereTheyAre()
    {
        Fixture table;
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
        Fixture table;
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
        Fixture table;
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
        Fixture table;
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
        model.setFilter({});
        QCOMPARE(current(), QStringLiteral("r_5"));
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
