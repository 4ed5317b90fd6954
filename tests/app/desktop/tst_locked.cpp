// A project that another program has open: it is read, and taken over once it is free.
#include "tests/app/desktop/desktop_fixture.h"
#include "widgets/support/banner.h"

using namespace understudy;
using test::Studio;

class TestLocked : public DesktopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

    void secondStudioReadsOnly()
    {
        Studio first(path("home"));
        QVERIFY(openScript(first));
        Studio second(path("home2"));
        second.window().openPath(QString::fromStdString(first.workspace().session()->folder().string()));
        QTRY_VERIFY_WITH_TIMEOUT(second.workspace().session() != nullptr, kWait);
        QVERIFY(second.workspace().isReadOnly());
        QVERIFY(second.pane().banners()->count() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!second.pane().episode().empty(), kWait);
        QVERIFY(second.editor().isReadOnly());
    }

    void aProjectWhoseWriterHasEndedCanBeEdited_data()
    {
        QTest::addColumn<bool>("isTakenAgain"); // by a third one, before the button is pressed
        QTest::newRow("free") << false;
        QTest::newRow("taken again") << true;
    }
    void aProjectWhoseWriterHasEndedCanBeEdited()
    {
        QFETCH(const bool, isTakenAgain);
        auto first = std::make_unique<Studio>(path("home"));
        QVERIFY(openScript(*first));
        Studio second(path("home2"));
        second.window().openPath(QString::fromStdString(path("low-water.understudy").string()));
        QTRY_VERIFY_WITH_TIMEOUT(second.workspace().isReadOnly(), kWait);
        const auto actions = [&] {
            const auto all = second.pane().banners()->findChildren<Banner*>();
            return all.isEmpty() ? std::vector<BannerAction>() : all.last()->content().actions;
        };
        QVERIFY(second.pane().banners()->count() == 1 && actions().empty());
        first.reset();
        QTRY_COMPARE_WITH_TIMEOUT(actions().size(), std::size_t(1), kWait);
        const auto edit = actions().front();
        const auto taken = isTakenAgain ? Session::open(path("low-water.understudy"))
                                        : Result<std::unique_ptr<Session>>(fail(Code::Internal));
        QCOMPARE(taken.has_value(), isTakenAgain);
        QSignalSpy changed(&second.workspace(), &Workspace::sessionChanged);
        edit.run();
        QVERIFY(changed.wait(kWait));
        QCOMPARE(second.workspace().isReadOnly(), isTakenAgain);
        QCOMPARE(second.pane().banners()->count(), isTakenAgain ? 1 : 0);
        QTRY_VERIFY_WITH_TIMEOUT(isTakenAgain || !second.editor().isReadOnly(), kWait);
    }

    void scriptGoesIntoItsOwnProjectOnly()
    {
        Studio first(path("home"));
        QVERIFY(openScript(first));
        Studio second(path("home2"));
        // Its project is open elsewhere, so the script is not taken in; nor into the next one.
        second.window().openPath(QString::fromStdString(path("low-water.md").string()));
        QTRY_VERIFY_WITH_TIMEOUT(second.workspace().session() != nullptr, kWait);
        QVERIFY(second.workspace().isReadOnly());
        second.workspace().create(QString::fromStdString(path("other.understudy").string()));
        QTRY_VERIFY_WITH_TIMEOUT(!second.workspace().isReadOnly(), kWait);
        VERIFY_OK(writeFile(path("tides.md"), kScript));
        QSignalSpy imported(&second.workspace(), &Workspace::scriptImported);
        second.window().openPath(QString::fromStdString(path("tides.md").string()));
        QVERIFY(imported.wait(kWait));
        const auto list = second.workspace().session()->episodes().list();
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list.front().id.value, std::string("tides"));
    }
};

QTEST_MAIN(TestLocked)
#include "tst_locked.moc"
