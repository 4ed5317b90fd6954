// A dataset is built in the Review pane: what is asked before, and what is told then.
#include "tests/app/desktop/review_scene.h"

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestBuilding : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void buildsWhatIsAccepted()
    {
        QVERIFY(import());
        table().setFocus();
        m_studio->press(Qt::Key_A);
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 2, kWait);
        m_studio->press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(question("askBuild") != nullptr, kWait); // the others are left out
        question("askBuild")->defaultButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(m_folder / "p.understudy" / "dataset" / "dataset.json"), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(pane().banners()->count(), 1, kWait);
    }

    void buildingTellsWhatIsLeftOut_data()
    {
        QTest::addColumn<bool>("builds");
        QTest::newRow("and builds") << true;
        QTest::newRow("and does not") << false;
    }
    void buildingTellsWhatIsLeftOut()
    {
        QFETCH(const bool, builds);
        QVERIFY(import());
        table().setFocus();
        m_studio->press(Qt::Key_A);
        m_studio->press(Qt::Key_U);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Unsure), 1, kWait);
        m_studio->press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(question("askBuild") != nullptr, kWait);
        auto* box = question("askBuild");
        QVERIFY(!pane().work()->isBuilding());
        const auto open = QString::number(model().count(Verdict::None));
        QVERIFY2(box->informativeText().startsWith(open + QLatin1Char(' ')),
                 qPrintable(box->informativeText()));
        QVERIFY(box->informativeText().contains(QStringLiteral("unsure")));
        QVERIFY(!box->informativeText().contains(QStringLiteral("replaced"))); // there is none yet
        click(*box, builds ? QMessageBox::AcceptRole : QMessageBox::RejectRole);
        QCOMPARE(pane().work()->isBuilding(), builds);
        QTRY_VERIFY_WITH_TIMEOUT(!pane().work()->isBuilding(), kWait);
        QCOMPARE(fs::exists(m_folder / "p.understudy" / "dataset" / "dataset.json"), builds);
    }
};

QTEST_MAIN(TestBuilding)
#include "tst_building.moc"
