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
        QTRY_VERIFY_WITH_TIMEOUT(banner("build") != nullptr, kWait);
    }

    void whatIsToldOfADatasetGoesWithIt_data()
    {
        QTest::addColumn<bool>("isAccepted");
        QTest::newRow("another clip is accepted") << true;
        QTest::newRow("another clip is rejected") << false;
    }
    void whatIsToldOfADatasetGoesWithIt()
    {
        QFETCH(const bool, isAccepted);
        QVERIFY(import());
        auto& reviews = m_studio->workspace().session()->reviews();
        VERIFY_OK(reviews.setText(currentId(), "The tide"));
        table().setFocus();
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        m_studio->press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(question("askBuild") != nullptr, kWait);
        question("askBuild")->defaultButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner("build") != nullptr, kWait);
        VERIFY_OK(reviews.setVerdict({currentId()}, isAccepted ? Verdict::Accepted : Verdict::Rejected));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(isAccepted ? Verdict::Accepted : Verdict::Rejected),
                                  isAccepted ? 2 : 1, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(banner("build") == nullptr, isAccepted, kWait);
    }

    void clipsWithoutWordsAreTold_data()
    {
        QTest::addColumn<bool>("isWritten");
        QTest::newRow("without words") << false;
        QTest::newRow("with words") << true;
    }
    void clipsWithoutWordsAreTold()
    {
        QFETCH(const bool, isWritten);
        QVERIFY(import());
        const auto clip = currentId();
        auto& reviews = m_studio->workspace().session()->reviews();
        VERIFY_OK(reviews.setText(clip, isWritten ? "The tide" : ""));
        VERIFY_OK(reviews.setVerdict({clip}, Verdict::Accepted));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        m_studio->press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(question("askBuild") != nullptr, kWait);
        const auto asked = question("askBuild")->informativeText();
        QCOMPARE(asked.contains(QStringLiteral("no words")), !isWritten);
        click(*question("askBuild"), isWritten ? QMessageBox::AcceptRole : QMessageBox::ActionRole);
        if (isWritten) {
            QTRY_VERIFY_WITH_TIMEOUT(banner("build") != nullptr, kWait);
            QVERIFY(!banner("build")->content().detail.contains(QStringLiteral("no words")));
            return;
        }
        QVERIFY(!pane().work()->isBuilding());
        QCOMPARE(model().rowCount(), 1); // they are shown
        QCOMPARE(model().row(0).id, clip);
    }

    void originalsThatAreAwayAreAskedFor_data()
    {
        QTest::addColumn<bool>("isAll");
        QTest::addColumn<bool>("builds");
        QTest::newRow("one, and builds without it") << false << true;
        QTest::newRow("one, and does not") << false << false;
        QTest::newRow("all") << true << false;
    }
    void originalsThatAreAwayAreAskedFor()
    {
        QFETCH(const bool, isAll);
        QFETCH(const bool, builds);
        QVERIFY(import());
        std::vector<std::string> all;
        for (int row = 0; row < model().rowCount(); ++row)
            all.push_back(model().row(row).id);
        VERIFY_OK(m_studio->workspace().session()->reviews().setVerdict(all, Verdict::Accepted));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), int(all.size()), kWait);
        fs::remove(m_folder / "in" / "talk0.wav");
        if (isAll)
            fs::remove(m_folder / "in" / "talk1.wav");
        m_studio->press(Qt::Key_B, Qt::ControlModifier);
        const auto asked = [&] { return question("askWithout") != nullptr; };
        const auto begin = [&] { // where some have no words it is asked first
            if (auto* first = question("askBuild"))
                first->defaultButton()->click();
            return asked();
        };
        QTRY_VERIFY_WITH_TIMEOUT(begin(), kWait);
        auto* box = question("askWithout");
        QVERIFY(box->informativeText().contains(QStringLiteral("talk0.wav")));
        const auto count = [box](QMessageBox::ButtonRole role) {
            return std::ranges::count(box->buttons(), role,
                                      [box](auto* button) { return box->buttonRole(button); });
        };
        QCOMPARE(count(QMessageBox::ActionRole), 1);
        QCOMPARE(count(QMessageBox::AcceptRole), isAll ? 0 : 1);
        QVERIFY(!pane().work()->isBuilding());
        click(*box, builds ? QMessageBox::AcceptRole : QMessageBox::RejectRole);
        QCOMPARE(pane().work()->isBuilding(), builds);
        QTRY_VERIFY_WITH_TIMEOUT(!pane().work()->isBuilding(), kWait);
        QCOMPARE(fs::exists(m_folder / "p.understudy" / "dataset" / "dataset.json"), builds);
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
