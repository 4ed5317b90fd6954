// The list of training runs: what it says, and what views see of changes.
#include "widgets/models/run_list_delegate.h"
#include "widgets/models/run_list_model.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QtTest>

#include <set>

using namespace understudy;

namespace {

RunRow run(const QString& id, RunStatus status = RunStatus::Finished)
{
    RunRow row;
    row.id = id;
    row.name = QStringLiteral("Run ") + id;
    row.status = status;
    row.steps = 1860;
    return row;
}

std::vector<RunRow> runs(const QString& ids)
{
    std::vector<RunRow> rows;
    for (const auto id : ids)
        rows.push_back(run(id));
    return rows;
}

QString idsOf(const RunListModel& model)
{
    QString ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.row(row).id;
    return ids;
}

} // namespace

class TestRunList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreMatchedById_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("isKept"); // the selection of run 2
        QTest::newRow("the first runs") << ""
                                        << "21" << false;
        QTest::newRow("a new one on top") << "21"
                                          << "321" << true;
        QTest::newRow("one is gone") << "321"
                                     << "21" << true;
        QTest::newRow("the selected one is gone") << "321"
                                                  << "31" << false;
        QTest::newRow("others around it") << "321"
                                          << "524" << true;
        QTest::newRow("turned round") << "321"
                                      << "123" << false; // taken out and put in again
        QTest::newRow("none") << "321"
                              << "" << false;
    }
    void rowsAreMatchedById()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, isKept);
        RunListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(runs(before));
        QListView list;
        list.setModel(&model);
        if (const int row = model.indexOf(QStringLiteral("2")); row >= 0)
            list.selectionModel()->select(model.index(row), QItemSelectionModel::Select);
        model.setRows(runs(after));
        QCOMPARE(idsOf(model), after);
        const auto selected = list.selectionModel()->selectedIndexes();
        QCOMPARE(!selected.isEmpty() && model.row(selected.first().row()).id == u"2", isKept);
    }

    void onlyWhatChangedIsTold()
    {
        RunListModel model;
        model.setRows(runs(QStringLiteral("321")));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        auto rows = runs(QStringLiteral("321"));
        rows[1].bestLoss = 4.312;
        model.setRows(rows);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    }

    void runsSayHowTheyStand_data()
    {
        QTest::addColumn<bool>("isEvaluated");
        QTest::addColumn<int>("planned");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        QTest::newRow("evaluated")
            << true << 2000 << "Half the rate" << QStringLiteral("best 4.312 at step 1,600 · Half the rate")
            << "Run 4, running, 1,860 of 2,000 steps, best 4.312 at step 1,600. Rank 16. Half the rate";
        QTest::newRow("not yet") << false << 2000 << ""
                                 << "1,860 of 2,000 steps"
                                 << "Run 4, running, 1,860 of 2,000 steps. Rank 16";
        QTest::newRow("without an end") << false << 0 << ""
                                        << "1,860 steps"
                                        << "Run 4, running, 1,860 steps. Rank 16";
        QTest::newRow("a note of lines")
            << false << 0 << "One\n  two" << QStringLiteral("1,860 steps · One two")
            << "Run 4, running, 1,860 steps. Rank 16. One\n  two";
    }
    void runsSayHowTheyStand()
    {
        QFETCH(bool, isEvaluated);
        QFETCH(int, planned);
        QFETCH(QString, note);
        auto row = run(QStringLiteral("4"), RunStatus::Running);
        row.planned = planned;
        row.settings = QStringLiteral("Rank 16");
        row.note = note;
        if (isEvaluated) {
            row.bestLoss = 4.312;
            row.bestStep = 1600;
        }
        RunListModel model;
        model.setRows({row});
        QTEST(model.index(0).data(RunListModel::OutcomeRole).toString(), "outcome");
        QTEST(model.index(0).data(Qt::AccessibleTextRole).toString(), "words");
    }

    void statesHaveShapesAndWordsOfTheirOwn()
    {
        std::set<QString> shapes, words;
        constexpr int kCount = static_cast<int>(kLastRunStatus) + 1;
        for (int i = 0; i < kCount; ++i) {
            const auto status = static_cast<RunStatus>(i);
            shapes.insert(iconName(status));
            words.insert(word(status));
        }
        QCOMPARE(shapes.size(), std::size_t(kCount));
        QCOMPARE(words.size(), std::size_t(kCount));
        QVERIFY(!words.contains(QString()));
    }

    void everyStateIsDrawn()
    {
        RunListModel model;
        QListView list;
        list.setModel(&model);
        setUpRunList(&list);
        list.resize(250, 90);
        std::vector<QImage> pictures;
        for (int i = 0; i <= static_cast<int>(kLastRunStatus); ++i) {
            model.setRows({run(QStringLiteral("4"), static_cast<RunStatus>(i))});
            pictures.push_back(list.grab().toImage());
            for (std::size_t other = 0; other + 1 < pictures.size(); ++other)
                QVERIFY(pictures[other] != pictures.back());
        }
    }
};

QTEST_MAIN(TestRunList)
#include "tst_run_list.moc"
