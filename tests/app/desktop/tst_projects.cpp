// The window and the files behind it: what is opened, saved, left, and changed under it.
#include "app/desktop/settings_dialog.h"
#include "core/session/project_settings.h"
#include "tests/app/desktop/desktop_fixture.h"
#include "tests/support/lease.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/job_strip.h"

#include <future>

using namespace understudy;
using test::Studio;
namespace fs = std::filesystem;

class TestProjects : public DesktopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

    void keepsLineEndsWhileTyping_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("plain") << QByteArray("One sea.\n\nTwo seas.\n")
                               << QByteArray("One sea.\n\nTwo xseas.\n");
        QTest::newRow("CRLF") << QByteArray("One sea.\r\n\r\nTwo seas.\r\n")
                              << QByteArray("One sea.\r\n\r\nTwo xseas.\r\n");
        QTest::newRow("CRLF with a byte order mark")
            << QByteArray("\xef\xbb\xbfOne sea.\r\n\r\nTwo seas.\r\n")
            << QByteArray("\xef\xbb\xbfOne sea.\r\n\r\nTwo xseas.\r\n");
        QTest::newRow("a mixture becomes plain")
            << QByteArray("One sea.\r\n\nTwo seas.\r\n") << QByteArray("One sea.\n\nTwo xseas.\n");
        QTest::newRow("CR alone becomes plain")
            << QByteArray("One sea.\r\rTwo seas.\r") << QByteArray("One sea.\n\nTwo xseas.\n");
        QTest::newRow("a paragraph separator becomes plain")
            << QByteArray("One sea.\n\xe2\x80\xa9Two seas.\n") << QByteArray("One sea.\n\nTwo xseas.\n");
    }
    void keepsLineEndsWhileTyping()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        VERIFY_OK(writeFile(path("low-water.md"), before.toStdString()));
        Studio studio(path("home"));
        studio.window().openPath(QString::fromStdString(path("low-water.md").string()));
        QTRY_VERIFY_WITH_TIMEOUT(!studio.editor().source().empty(), kWait);
        studio.editor().setFocus();
        studio.editor().setCaretOffset(studio.editor().source().find("seas."));
        QTest::keyClick(&studio.editor(), Qt::Key_X);
        auto& episodes = studio.workspace().session()->episodes();
        QCOMPARE(*episodes.text(studio.pane().episode()), studio.editor().source());
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
        const auto file = readFile(episodes.scriptPath(studio.pane().episode()), Bytes(1000));
        VERIFY_OK(file);
        QCOMPARE(QByteArray::fromStdString(*file), after);
    }

    void importingAgainIsAnEditOfTheScript()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        auto text = std::string(kScript);
        text.replace(text.find("coffee"), 6, "cocoa");
        VERIFY_OK(writeFile(path("low-water.md"), text));
        studio.window().openPath(QString::fromStdString(path("low-water.md").string()));
        QTRY_VERIFY_WITH_TIMEOUT(studio.editor().source().find("cocoa") != std::string::npos, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
        studio.editor().setFocus();
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(studio.editor().source(), std::string(kScript), kWait);
    }

    void openingTheOpenProjectLeavesItAsItIs()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        auto* session = studio.workspace().session();
        const auto folder = session->folder();
        fs::create_directory_symlink(folder, path("link.understudy"));
        for (const auto& name : {folder, path("link.understudy"), folder / ""})
            studio.workspace().open(QString::fromStdString(name.string()));
        // What is opened next comes after whatever these began.
        studio.workspace().create(QString::fromStdString(path("next.understudy").string()));
        QSignalSpy changed(&studio.workspace(), &Workspace::sessionChanged);
        QVERIFY(changed.wait(kWait));
        QCOMPARE(studio.workspace().session()->folder(), path("next.understudy"));
        QCOMPARE(changed.count(), 1);
        // Two at once are one.
        studio.workspace().open(QString::fromStdString(folder.string()));
        studio.workspace().open(QString::fromStdString(folder.string()));
        QVERIFY(changed.wait(kWait));
        QVERIFY(!studio.workspace().isReadOnly());
        QCOMPARE(changed.count(), 2);
    }

    void leavingAsksWhenItCannotSave()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
        makeConflict(studio);
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().hasSavingFailed(), kWait);
        const auto box = [&] { return studio.window().findChild<QMessageBox*>(QStringLiteral("unsaved")); };
        const auto answer = [&](QMessageBox::ButtonRole role) {
            const auto buttons = box()->buttons();
            for (auto* button : buttons)
                if (box() && box()->buttonRole(button) == role)
                    return button->click();
        };
        studio.window().close();
        QTRY_VERIFY_WITH_TIMEOUT(box(), kWait);
        answer(QMessageBox::RejectRole);
        QVERIFY(studio.window().isVisible());
        QVERIFY(studio.editor().source().find("cocoa") != std::string::npos);
        studio.workspace().close();
        QTRY_VERIFY_WITH_TIMEOUT(box(), kWait);
        answer(QMessageBox::RejectRole);
        QVERIFY(studio.workspace().session() != nullptr);
        studio.window().close();
        QTRY_VERIFY_WITH_TIMEOUT(box(), kWait);
        answer(QMessageBox::DestructiveRole);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.window().isVisible(), kWait);
    }

    void savesWhatIsUnsavedBeforeLeaving()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        const auto file = studio.workspace().session()->episodes().scriptPath(studio.pane().episode());
        editWord(studio, "coffee", "cocoa");
        studio.workspace().close();
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().session() == nullptr, kWait);
        QVERIFY(readFile(file, Bytes(5000))->find("cocoa") != std::string::npos);
    }

    void mixSettingsReachThePane()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        const auto evenness = [&] { return studio.pane().snapshot()->mix.evenness; };
        const auto before = evenness();
        VERIFY_OK(studio.workspace().session()->settings().set("mix.evenness", 0.25));
        QTRY_COMPARE_WITH_TIMEOUT(evenness(), 0.25, kWait);
        studio.workspace().undo();
        QTRY_COMPARE_WITH_TIMEOUT(evenness(), before, kWait);
    }

    void stripSaysWhichVoicesSpeak()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(stripSays(studio, "Draft voices"), kWait);
        studio.workspace().close();
        QTRY_VERIFY_WITH_TIMEOUT(!stripSays(studio, "Draft voices"), kWait);
    }

    void voiceModelIsUnloadedByKeyboard()
    {
        std::promise<void> mayEnd; // before the studio: its lanes end first
        std::atomic<bool> isHeld = false, isSpeaking = false;
        const auto open = qScopeGuard([&] { mayEnd.set_value(); });
        const auto beforeChunk = [&, ended = mayEnd.get_future().share()](const SpeechRequest&, int) {
            isSpeaking = isHeld.load();
            if (isHeld)
                ended.wait_for(std::chrono::milliseconds(kWait));
        };
        Studio studio(path("home"), [&] {
            return std::make_unique<FakeEngine>(FakeEngine::Options{
                .beforeChunk = beforeChunk, .memory = {"tiny", Bytes(6'000'000'000), Bytes(200'000'000)}});
        });
        QVERIFY(openScript(studio));
        auto* unload = studio.window().findChild<QAction*>(QStringLiteral("unloadModel"));
        QVERIFY(unload && !unload->isEnabled());
        studio.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Fresh), 3, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(stripSays(studio, "tiny, 6.2 GB · Draft voices"), kWait);
        pressUnload(studio);
        QTRY_VERIFY_WITH_TIMEOUT(stripSays(studio, "Draft voices"), kWait);
        QVERIFY(!unload->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(stripSays(studio, "The voice model was unloaded; 6.2 GB are free again."),
                                 kWait);

        // A line that is being spoken is spoken to its end.
        isHeld = true;
        editWord(studio, "coffee", "cocoa");
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Stale), 1, kWait);
        studio.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isSpeaking && unload->isEnabled(), kWait);
        pressUnload(studio);
        QTRY_VERIFY_WITH_TIMEOUT(stripSays(studio, "tiny goes when its lines are spoken · Draft voices"),
                                 kWait);
        QVERIFY(!unload->isEnabled());
        isHeld = false;
        mayEnd.set_value();
        mayEnd = {};
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Fresh), 3, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(stripSays(studio, "Draft voices"), kWait);
    }

    void settingsAreOnDiskWhenTheStudioIsGone()
    {
        {
            Studio studio(path("home"));
            VERIFY_OK(studio.user().set("playback.followText", false));
        }
        QVERIFY(readFile(path("home") / "settings.json", Bytes(100'000))->find("playback.followText") !=
                std::string::npos);
    }

    /// The banner says so, what waits for a project goes on, and the setting stays due.
    void settingsThatCannotBeWrittenAreTold()
    {
        Studio studio(path("home"));
        fs::remove_all(path("home"));
        VERIFY_OK(writeFile(path("home"), "a file where the folder should be"));
        QSignalSpy told(&studio.workspace(), &Workspace::settingsFailed);
        VERIFY_OK(studio.user().set("playback.followText", false));
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(told.size() > 0, kWait);
        fs::remove(path("home"));
        VERIFY_OK(studio.user().save());
        QVERIFY(fs::exists(path("home") / "settings.json"));
    }

    /// A script that cannot be read is opened as soon as it can be.
    void tryAgain()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
        const auto folder = QString::fromStdString(studio.workspace().session()->folder().string());
        const auto file = studio.workspace().session()->episodes().scriptPath(studio.pane().episode());
        studio.workspace().close();
        QTRY_VERIFY_WITH_TIMEOUT(!studio.workspace().session(), kWait);
        fs::rename(file, path("aside.md"));
        studio.workspace().open(folder);
        const auto again = [&]() -> QPushButton* {
            const auto buttons = studio.pane().banners()->findChildren<QPushButton*>();
            const auto found = std::ranges::find(buttons, QStringLiteral("Try again"), &QPushButton::text);
            return found == buttons.end() ? nullptr : *found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(again(), kWait);
        QCOMPARE(studio.lines().rowCount(), 0);
        fs::rename(path("aside.md"), file);
        again()->click();
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().rowCount(), 3, kWait);
    }

    void slowDiskDoesNotHoldTheWindow_data()
    {
        QTest::addColumn<int>("work");
        QTest::newRow("a look at what another program wrote") << int(SlowWork::Look);
        QTest::newRow("a conflict that is decided") << int(SlowWork::Resolve);
        QTest::newRow("the first reading of a script") << int(SlowWork::Open);
    }
    /// A lease on the script: who opens it to read waits, as for a disk that sleeps, and the lease's holder
    /// is told.
    void slowDiskDoesNotHoldTheWindow()
    {
        QFETCH(int, work);
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
        auto* session = studio.workspace().session();
        const auto project = session->folder();
        const auto file = session->episodes().scriptPath(studio.pane().episode());
        if (work == int(SlowWork::Resolve)) {
            makeConflict(studio);
            QTRY_VERIFY_WITH_TIMEOUT(studio.pane().hasSavingFailed(), kWait);
        }
        if (work == int(SlowWork::Open)) {
            studio.workspace().close();
            QTRY_VERIFY_WITH_TIMEOUT(!studio.workspace().session(), kWait);
        }
        auto other = readFile(file, Bytes(10'000)).value();
        other.append("\nAnd a line of another program.\n");
        QVERIFY(writeFile(path("other.md"), other).has_value());
        test::Lease lease(path("other.md"));
        if (!lease.isHeld())
            QSKIP("This file system gives no leases.");
        fs::rename(path("other.md"), file);
        if (work == int(SlowWork::Look))
            Q_EMIT qApp->applicationStateChanged(Qt::ApplicationActive);
        if (work == int(SlowWork::Open))
            studio.workspace().open(QString::fromStdString(project.string()));
        if (work == int(SlowWork::Resolve)) {
            const auto buttons = studio.pane().banners()->findChildren<QPushButton*>();
            const auto keep = std::ranges::find(buttons, QStringLiteral("Keep mine"), &QPushButton::text);
            QVERIFY(keep != buttons.end());
            (*keep)->click();
        }
        // Were it the window that waits, nobody would get here in time.
        QTRY_VERIFY_WITH_TIMEOUT(lease.isAwaited(file), kWait);
        lease.giveBack();
        if (work == int(SlowWork::Resolve))
            QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved() && !studio.pane().hasSavingFailed(), kWait);
        else
            QTRY_COMPARE_WITH_TIMEOUT(studio.editor().source(), other, kWait);
    }

private:
    enum class SlowWork
    {
        Look,
        Resolve,
        Open
    };

    static bool stripSays(Studio& studio, const char* text)
    {
        const auto labels = studio.window().findChild<JobStrip*>()->findChildren<ElidedLabel*>();
        return std::ranges::any_of(
            labels, [&](const auto* label) { return label->text() == QString::fromUtf8(text); });
    }

    static void pressUnload(Studio& studio)
    {
        studio.press(Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget() != nullptr, kWait);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_L);
        studio.window().activateWindow(); // what a window manager does once a menu is gone
        QVERIFY(QTest::qWaitForWindowActive(&studio.window()));
    }

    /// The file and the text say different things.
    static void makeConflict(Studio& studio)
    {
        const auto file = studio.workspace().session()->episodes().scriptPath(studio.pane().episode());
        editWord(studio, "coffee", "cocoa");
        QVERIFY(writeFile(file, "Another program's text.\n").has_value());
    }
};

QTEST_MAIN(TestProjects)
#include "tst_projects.moc"
