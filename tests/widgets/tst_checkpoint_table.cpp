// The table of checkpoints: what it says, what views see of changes, and that each state is drawn.
#include "widgets/models/checkpoint_delegate.h"
#include "widgets/models/checkpoint_table_model.h"

#include <QAbstractItemModelTester>
#include <QTableView>
#include <QtTest>

using namespace understudy;

namespace {

const QStringList kProbes{QStringLiteral("numbers"), QStringLiteral("question")};

CheckpointRow checkpoint(std::int64_t step)
{
    CheckpointRow row;
    row.step = step;
    row.loss = 4.312;
    row.wordErrors = 0.0294;
    row.characterErrors = 0.0131;
    row.similarity = 0.8125;
    row.probes = {{QStringLiteral("numbers.wav"), nullptr}, {}};
    return row;
}

std::vector<CheckpointRow> checkpoints(const QList<int>& steps)
{
    std::vector<CheckpointRow> rows;
    for (const int step : steps)
        rows.push_back(checkpoint(step));
    return rows;
}

QList<int> stepsOf(const CheckpointTableModel& model)
{
    QList<int> steps;
    for (int row = 0; row < model.rowCount(); ++row)
        steps << int(model.row(row).step);
    return steps;
}

std::shared_ptr<const ProbeWave> wave()
{
    ProbeWave made;
    for (int i = 0; i < 60; ++i)
        made.columns.push_back({float(-(i % 9)) / 10, float(i % 7) / 8});
    made.seconds = 3.4;
    return std::make_shared<const ProbeWave>(made);
}

} // namespace

class TestCheckpointTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreMatchedByStep_data()
    {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QList<int>>("after");
        QTest::addColumn<bool>("isKept"); // the selection of step 200
        QTest::newRow("the first") << QList<int>{} << QList<int>{200} << false;
        QTest::newRow("a new one on top") << QList<int>{200, 100} << QList<int>{300, 200, 100} << true;
        QTest::newRow("a worse one goes") << QList<int>{200, 100} << QList<int>{300, 200} << true;
        QTest::newRow("the chosen one goes") << QList<int>{200, 100} << QList<int>{300, 100} << false;
        QTest::newRow("back to a checkpoint") << QList<int>{400, 300, 200} << QList<int>{200} << true;
        QTest::newRow("none") << QList<int>{200} << QList<int>{} << false;
    }
    void rowsAreMatchedByStep()
    {
        QFETCH(const QList<int>, before);
        QFETCH(const QList<int>, after);
        QFETCH(const bool, isKept);
        CheckpointTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(kProbes, checkpoints(before));
        QTableView table;
        table.setModel(&model);
        setUpCheckpointTable(&table);
        if (const int row = model.indexOf(200); row >= 0)
            table.setCurrentIndex(model.index(row, 0));
        model.setRows(kProbes, checkpoints(after));
        QCOMPARE(stepsOf(model), after);
        const auto selected = table.selectionModel()->selectedRows();
        QCOMPARE(!selected.isEmpty() && model.row(selected.first().row()).step == 200, isKept);
    }

    void onlyWhatChangedIsTold()
    {
        CheckpointTableModel model;
        model.setRows(kProbes, checkpoints({300, 200, 100}));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        auto rows = checkpoints({300, 200, 100});
        rows[1].isSuggested = true;
        model.setRows(kProbes, rows);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        model.setHeard(CheckpointTableModel::Heard{200, 0, 0.25, true});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.last().first().toModelIndex(), model.index(1, CheckpointTableModel::FirstProbe));
        model.setHeard(CheckpointTableModel::Heard{200, 0, 0.25, true});
        QCOMPARE(changed.size(), 2);
    }

    void cellsAreSpoken_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("isHeard");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, int column, const char* shown, const QString& words,
                            bool isHeard = false) {
            QTest::newRow(name) << column << isHeard << QString::fromUtf8(shown) << words;
        };
        using Model = CheckpointTableModel;
        row("step", Model::Step, "1,200", QStringLiteral("Step 1,200, suggested"));
        row("mark", Model::Mark, "Suggested", QStringLiteral("Step 1,200, suggested"));
        row("loss", Model::Loss, "4.312", QStringLiteral("Step 1,200, Validation loss: 4.312"));
        row("word errors", Model::WordErrors, "2.9", QStringLiteral("Step 1,200, WER %: 2.9"));
        row("character errors", Model::CharacterErrors, "1.3", QStringLiteral("Step 1,200, CER %: 1.3"));
        row("similarity", Model::Similarity, "0.81", QStringLiteral("Step 1,200, Similarity: 0.81"));
        row("spoken", Model::FirstProbe, "", QStringLiteral("Step 1,200, Probe “numbers”: 3.4 s"));
        row("heard", Model::FirstProbe, "", QStringLiteral("Step 1,200, Probe “numbers”: playing"), true);
        row("not spoken", Model::FirstProbe + 1, "–",
            QStringLiteral("Step 1,200, Probe “question”: not spoken"));
    }
    void cellsAreSpoken()
    {
        QFETCH(const int, column);
        QFETCH(const bool, isHeard);
        CheckpointTableModel model;
        auto row = checkpoint(1200);
        row.isSuggested = true;
        row.probes[0].wave = wave();
        model.setRows(kProbes, {row});
        if (isHeard)
            model.setHeard(CheckpointTableModel::Heard{1200, 0, 0.5, true});
        const auto cell = model.index(0, column);
        QTEST(cell.data().toString(), "shown");
        QTEST(cell.data(Qt::AccessibleTextRole).toString(), "words");
    }

    void figuresThatNobodyMeasuredAreNotInvented()
    {
        CheckpointTableModel model;
        CheckpointRow row;
        row.step = 100;
        model.setRows({}, {row});
        QCOMPARE(model.columnCount(), int(CheckpointTableModel::FirstProbe));
        for (const auto column : {CheckpointTableModel::Loss, CheckpointTableModel::WordErrors,
                                  CheckpointTableModel::CharacterErrors, CheckpointTableModel::Similarity}) {
            QCOMPARE(model.index(0, column).data().toString(), QStringLiteral("–"));
            QVERIFY(!model.isMeasured(column));
        }
        row.wordErrors = 0;
        model.setRows({}, {row});
        QVERIFY(model.isMeasured(CheckpointTableModel::WordErrors));
        QVERIFY(!model.isMeasured(CheckpointTableModel::Similarity));
    }

    void everyStateIsDrawn()
    {
        CheckpointTableModel model;
        QTableView table;
        table.resize(900, 90);
        table.setModel(&model);
        setUpCheckpointTable(&table);
        QList<QImage> pictures;
        const auto take = [&](const CheckpointRow& row) {
            model.setRows(kProbes, {row});
            pictures << table.grab().toImage();
        };
        auto row = checkpoint(200);
        take(row);
        row.isSuggested = true;
        take(row);
        row.probes[0].wave = wave();
        take(row);
        model.setHeard(CheckpointTableModel::Heard{200, 0, 0.5, true});
        take(row);
        model.setHeard(CheckpointTableModel::Heard{200, 0, 0.5, false});
        take(row);
        for (int i = 0; i < pictures.size(); ++i)
            for (int other = 0; other < i; ++other)
                QVERIFY(pictures[i] != pictures[other]);
    }
};

QTEST_MAIN(TestCheckpointTable)
#include "tst_checkpoint_table.moc"
