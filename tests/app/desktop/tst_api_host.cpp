// The HTTP API of the studio: switched in the settings, following what is open, gone before its session.
#include "app/desktop/api_host.h"
#include "app/desktop/settings_dialog.h"
#include "tests/app/desktop/desktop_fixture.h"
#include "tests/app/desktop/loopback.h"
#include "widgets/support/banner.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/job_strip.h"

#include <semaphore>

using namespace understudy;
using test::Connection;
using test::Port;
using test::Studio;

class TestApiHost : public DesktopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(path("config").string()));
        m_port = Port().number();
    }

    void isOffUntilSomebodySwitchesItOn()
    {
        Studio studio(path("home"));
        QVERIFY(host(studio).status().state == ApiStatus::State::Off);
        QVERIFY(!exists(ApiHost::tokenFile()));
        QVERIFY(engineText(studio).isEmpty());
    }

    void isSwitchedByKeyboard()
    {
        Studio studio(path("home"));
        VERIFY_OK(studio.user().set("server.port", std::int64_t(m_port)));
        openSettings(studio);
        auto* box = field(studio, "server.isOn")->findChild<QCheckBox*>();
        QCOMPARE(box->accessibleName(), QStringLiteral("HTTP API"));
        focusByTab(studio, box);
        studio.press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(addressText(studio), url(), kWait);
        QVERIFY(studio.user().get<bool>("server.isOn"));
        QCOMPARE(Connection(m_port).ask("GET", "/health").status, 200);
        QCOMPARE(Connection(m_port).ask("GET", "/v1/audio/voices").status, 401);
        QVERIFY(engineText(studio).contains(QLatin1String("API on")));
        studio.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!Connection(m_port).isOpen(), kWait);
        QCOMPARE(addressText(studio), QStringLiteral("Off"));
        QVERIFY(engineText(studio).isEmpty());
    }

    void anotherPortIsTakenAtOnce()
    {
        const auto before = m_port;
        switchOn();
        Studio studio(path("home"));
        QTRY_VERIFY_WITH_TIMEOUT(Connection(before).isOpen(), kWait);
        openSettings(studio);
        m_port = Port().number();
        auto* edit = field(studio, "server.port")->findChild<QDoubleSpinBox*>();
        focusByTab(studio, edit);
        edit->selectAll();
        QTest::keyClicks(edit, QString::number(m_port));
        studio.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(addressText(studio), url(), kWait);
        QVERIFY(!Connection(before).isOpen());
        QCOMPARE(Connection(m_port).ask("GET", "/health").status, 200);
    }

    void servesWhatIsOpen()
    {
        switchOn();
        Studio studio(path("home"));
        waitUntilServed(studio);
        // Draft voices, which no project has in this test.
        QVERIFY(voices().contains("draft/") && !voices().contains("fake/high"));
        QCOMPARE(Connection(m_port).ask("GET", "/jobs", token()).status, 404);
        QVERIFY(openScript(studio));
        waitUntilServed(studio);
        QVERIFY(voices().contains("fake/high"));
        QCOMPARE(Connection(m_port).ask("GET", "/jobs", token()).status, 200);
        studio.workspace().close();
        QTRY_VERIFY_WITH_TIMEOUT(!studio.workspace().session(), kWait);
        waitUntilServed(studio);
        QVERIFY(!voices().contains("fake/high"));
    }

    /// Would the window wait for the server, this would never end: the voice goes on only after close().
    void closingTheProjectEndsWhatIsBeingSpoken()
    {
        const auto gate = std::make_shared<Gate>();
        switchOn();
        Studio studio(path("home"), [gate] {
            return std::make_unique<FakeEngine>(
                FakeEngine::Options{.beforeChunk = [gate](const SpeechRequest&, int) { gate->pass(); }});
        });
        QVERIFY(openScript(studio));
        waitUntilServed(studio);
        Connection client(m_port);
        client.send("POST", "/synthesize", token(),
                    R"({"text":"The pool at our feet is very cold indeed.","voice":"fake/high",)"
                    R"("config":{"stream":true}})");
        gate->reached.acquire();
        const auto folder = studio.workspace().session()->folder();
        studio.workspace().close();
        QVERIFY(!studio.workspace().session());
        gate->open.store(true);
        gate->free.release();
        QVERIFY(client.readToEnd());
        // Its lock is free: the session is gone, with nothing of the server left in it.
        waitUntilServed(studio);
        VERIFY_OK(Session::open(folder));
    }

    void aProjectIsOpenedAgainForWriting()
    {
        switchOn();
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        const auto folder = QString::fromStdString(studio.workspace().session()->folder().string());
        studio.workspace().close();
        studio.workspace().open(folder);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().session(), kWait);
        QVERIFY(!studio.workspace().isReadOnly());
        waitUntilServed(studio);
        QVERIFY(voices().contains("fake/high"));
    }

    void aPortThatIsTakenIsSaidInTheSettings()
    {
        const Port taken;
        Studio studio(path("home"));
        VERIFY_OK(studio.user().set("server.port", std::int64_t(taken.number())));
        openSettings(studio);
        auto* box = field(studio, "server.isOn")->findChild<QCheckBox*>();
        focusByTab(studio, box);
        studio.press(Qt::Key_Space);
        auto* address = field(studio, "server.address");
        QTRY_VERIFY_WITH_TIMEOUT(!address->error().isEmpty(), kWait);
        const auto where = QStringLiteral("127.0.0.1:%1").arg(taken.number());
        QVERIFY2(address->error().contains(where) && address->error().contains(QLatin1String("another port")),
                 qPrintable(address->error()));
        QCOMPARE(addressText(studio), QStringLiteral("Not served"));
        QCOMPARE(shownBanners(studio), 0); // said where it was asked for
        studio.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(address->error().isEmpty(), kWait);
    }

    void aPortThatIsTakenIsSaidAtTheStart()
    {
        const Port taken;
        m_port = taken.number();
        switchOn();
        Studio studio(path("home"));
        QTRY_COMPARE_WITH_TIMEOUT(shownBanners(studio), 1, kWait);
        const auto banner = studio.window().findChild<Banner*>()->content();
        QVERIFY2(banner.sentence.contains(QString::number(m_port)), qPrintable(banner.sentence));
        // The same once more is no news.
        QSignalSpy told(&host(studio), &ApiHost::failed);
        QSignalSpy changed(&host(studio), &ApiHost::changed);
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(
            changed.size() >= 2 && host(studio).status().state == ApiStatus::State::Failed, kWait);
        QCOMPARE(told.size(), 0);
        banner.actions.front().run();
        auto* form = studio.window().findChild<SettingsDialog*>()->form();
        QVERIFY(field(studio, "server.isOn")->isVisible());
        // Nothing of it is left once it is off.
        form->restoreDefaults();
        QTRY_COMPARE_WITH_TIMEOUT(shownBanners(studio), 0, kWait);
    }

    void tokensThatOthersMayReadAreRefused()
    {
        std::filesystem::create_directories(ApiHost::tokenFile().parent_path());
        VERIFY_OK(writeFile(ApiHost::tokenFile(), "nightly 0123456789abcdef0123\n"));
        std::filesystem::permissions(ApiHost::tokenFile(), std::filesystem::perms(0644));
        switchOn();
        Studio studio(path("home"));
        QTRY_COMPARE_WITH_TIMEOUT(shownBanners(studio), 1, kWait);
        QVERIFY(
            studio.window().findChild<Banner*>()->content().sentence.contains(QLatin1String("chmod 600")));
        QVERIFY(!Connection(m_port).isOpen());
    }

    void theTokenIsCopiedAndNotShown()
    {
        std::filesystem::create_directories(ApiHost::tokenFile().parent_path());
        VERIFY_OK(writeFile(ApiHost::tokenFile(), "# mine\n\nnightly 0123456789abcdef0123\n"
                                                  "other 9876543210abcdef0123\n"));
        std::filesystem::permissions(ApiHost::tokenFile(), std::filesystem::perms(0600));
        Studio studio(path("home"));
        openSettings(studio);
        auto* tokens = field(studio, "server.tokens");
        QVERIFY(tokens->findChild<QLineEdit*>()->text().endsWith(QLatin1String("api-tokens")));
        auto* copy = tokens->findChild<QPushButton*>();
        focusByTab(studio, copy);
        studio.press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text(),
                                  QStringLiteral("0123456789abcdef0123"), kWait);
        for (const auto* label : studio.window().findChildren<QLabel*>())
            QVERIFY(!label->text().contains(QLatin1String("0123456789")));
        QVERIFY(tokens->row().reason.contains(QLatin1String("clipboard")));
    }

    void aTokenIsMadeWhereThereIsNone()
    {
        Studio studio(path("home"));
        openSettings(studio);
        QTest::mouseClick(field(studio, "server.tokens")->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(exists(ApiHost::tokenFile()), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text().toStdString(), token(), kWait);
    }

private:
    /// Holds a voice until it is opened; passes everybody from then on.
    struct Gate
    {
        void pass()
        {
            if (open)
                return;
            reached.release();
            free.acquire();
        }
        std::atomic<bool> open = false;
        std::counting_semaphore<> reached{0}, free{0};
    };

    static ApiHost& host(Studio& studio) { return *studio.window().findChild<ApiHost*>(); }
    static FormField* field(Studio& studio, const char* key)
    {
        return studio.window().findChild<SettingsDialog*>()->form()->field(QString::fromLatin1(key));
    }
    static QString addressText(Studio& studio)
    {
        return studio.window()
            .findChild<SettingsDialog*>()
            ->findChild<QLineEdit*>(QStringLiteral("server.address"))
            ->text();
    }
    static int shownBanners(Studio& studio)
    {
        return static_cast<int>(studio.window().findChildren<Banner*>().size());
    }
    static QString engineText(Studio& studio)
    {
        QString text;
        for (const auto* label : studio.window().findChild<JobStrip*>()->findChildren<ElidedLabel*>())
            if (label->text().contains(QLatin1String("API")))
                text += label->text();
        return text;
    }

    /// On the page of the API, where the list of pages has the focus.
    static void openSettings(Studio& studio)
    {
        studio.press(Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = studio.window().findChild<SettingsDialog*>();
        QVERIFY(dialog);
        dialog->activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), dialog, kWait);
        auto* pages = dialog->findChild<QListWidget*>();
        pages->setFocus();
        studio.press(Qt::Key_End);
        QCOMPARE(pages->currentItem()->text(), QStringLiteral("HTTP API"));
    }

    static void focusByTab(Studio& studio, const QWidget* wanted)
    {
        const auto isThere = [&] {
            const auto* focus = QApplication::focusWidget();
            return focus && (focus == wanted || wanted->isAncestorOf(focus));
        };
        for (int i = 0; i < 12 && !isThere(); ++i)
            studio.press(Qt::Key_Tab);
        QVERIFY(isThere());
    }

    /// As an earlier run of the studio left it.
    void switchOn()
    {
        UserSettings user(path("home") / "settings.json");
        VERIFY_OK(user.set("server.port", std::int64_t(m_port)));
        VERIFY_OK(user.set("server.isOn", true));
    }

    void waitUntilServed(Studio& studio)
    {
        QTRY_COMPARE_WITH_TIMEOUT(host(studio).status().url, url(), kWait);
    }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

    static std::string token()
    {
        const auto text = readFile(ApiHost::tokenFile(), Bytes(10'000)).value_or(std::string());
        const auto end = text.find_last_not_of('\n') + 1;
        const auto begin = text.find_last_of('\n', end - 1) + 1;
        return text.substr(begin, end - begin);
    }

    QByteArray voices() const
    {
        return QByteArray::fromStdString(Connection(m_port).ask("GET", "/v1/audio/voices", token()).body);
    }

    std::uint16_t m_port = 0;
};

QTEST_MAIN(TestApiHost)
#include "tst_api_host.moc"
