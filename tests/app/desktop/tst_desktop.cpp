// The window as its user has it: opens, renders, plays, edits and exports by keyboard; shows problems and
// errors where the work was asked for. A watchdog tells the longest stall of the event loop; it asserts
// nothing.
#include "app/desktop/episode/playback.h"
#include "app/desktop/home/home_pane.h"
#include "app/desktop/home/model_shelf.h"
#include "app/desktop/settings_dialog.h"
#include "tests/app/desktop/desktop_fixture.h"
#include "tests/core/model/fake_hub.h"
#include "tests/support/layout_check.h"
#include "tests/support/tiny_models.h"
#include "widgets/script/problem_list.h"
#include "widgets/support/conversions.h"

using namespace understudy;
using test::Studio;
namespace fs = std::filesystem;

constexpr int kEpisode = 4;   ///< place of its pane
constexpr int kSettle = 2000; ///< ms in which a layout comes to rest

class TestDesktop : public DesktopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

    void startsEmptyAndSaysWhatToDo()
    {
        Studio studio(path("home"));
        QCOMPARE(studio.window().currentPane(), 0);
        auto* start = studio.window().homePane()->findChild<QAbstractButton*>(QStringLiteral("newProject"));
        QVERIFY(start && start->isVisible());
        for (const auto* button : studio.window().findChildren<QAbstractButton*>())
            QVERIFY2(!button->isVisible() || !button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
    }

    void fetchesAModelByKeyboard()
    {
        FakeHub hub;
        hub.files = {{"model.safetensors", tensorFile({kCsmTensor}, 50'000)},
                     {"config.json", R"({"model_type": "csm"})"},
                     {"tokenizer.json", R"({"model": {}})"}};
        hub.repository = "sesame/csm-1b";
        hub.refusal = {401, "", {"X-Error-Code: GatedRepo"}};
        HttpServer server([&](const HttpCall& call) { return hub.answer(call); });
        qputenv("HF_ENDPOINT", QByteArray::fromStdString(server.address()));
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(path("data").string()));
        Studio studio(path("home"));
        auto* home = studio.window().homePane();
        const auto button = [&](const char* name) -> QPushButton* {
            for (auto* found : home->findChildren<QPushButton*>(QString::fromLatin1(name)))
                if (found->isVisible())
                    return found;
            return nullptr;
        };
        const auto press = [&](const char* name) {
            // Rows are made anew when the list was read again, and shown with the next event.
            QTRY_VERIFY_WITH_TIMEOUT(button(name) != nullptr, kWait);
            button(name)->setFocus();
            studio.press(Qt::Key_Space);
        };
        QTRY_VERIFY_WITH_TIMEOUT(button("fetch sesame/csm-1b") != nullptr, kWait);
        press("fetch sesame/csm-1b");
        QTRY_COMPARE_WITH_TIMEOUT(home->banners()->count(), 1, kWait); // its licence first

        hub.allow();
        hub.holdAt("model.safetensors", 60'000);
        press("fetch sesame/csm-1b");
        server.waitUntilHeld();
        QTRY_VERIFY_WITH_TIMEOUT(button("cancelModel") && button("cancelModel")->hasFocus(), kWait);
        QVERIFY(button("fetch sesame/csm-1b") && !button("fetch sesame/csm-1b")->isEnabled());
        QVERIFY(button("addModel") && !button("addModel")->isEnabled());
        studio.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!button("cancelModel") && button("addModel")->isEnabled(), kWait);

        hub.holdAt("model.safetensors", std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(button("fetch sesame/csm-1b") != nullptr, kWait);
        press("fetch sesame/csm-1b");
        QTRY_COMPARE_WITH_TIMEOUT(home->models().list().models.size(), std::size_t(1), kWait);
        QVERIFY(!button("fetch sesame/csm-1b")); // there is one now, and it lacks a codec
        QTRY_VERIFY_WITH_TIMEOUT(button("fetch kyutai/mimi") != nullptr, kWait);
        qunsetenv("HF_ENDPOINT");
    }

    void addsAModelFromAFolder()
    {
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(path("data").string()));
        fs::create_directory(path("mine"));
        VERIFY_OK(writeFile(path("mine") / "model.safetensors", tensorFile({kMimiTensor})));
        fs::create_directory(path("none"));
        Studio studio(path("home"));
        auto* home = studio.window().homePane();
        home->models().add(pathText(path("none")));
        QTRY_COMPARE_WITH_TIMEOUT(home->banners()->count(), 1, kWait);
        home->models().add(pathText(path("mine")));
        QTRY_COMPARE_WITH_TIMEOUT(home->models().list().models.size(), std::size_t(1), kWait);
        QCOMPARE(home->models().list().models[0].id, std::string("mine"));
    }

    void scriptBecomesAnEpisodeByKeyboard()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        QCOMPARE(studio.window().currentPane(), kEpisode);
        QCOMPARE(studio.lines().count(LineState::NotRendered), 3);

        studio.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Fresh), 3, kWait);

        // F5 plays while typing; the line that is heard is marked.
        studio.editor().setFocus();
        studio.press(Qt::Key_F5);
        auto* playback = studio.window().findChild<Playback*>();
        QTRY_VERIFY_WITH_TIMEOUT(playback->isPlaying(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(playback->position() > Frames(2400), kWait);
        studio.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!playback->isPlaying(), kWait);

        // One word changes: one line is stale, and only that one is rendered again.
        editWord(studio, "coffee", "cocoa");
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Stale), 1, kWait);
        studio.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Fresh), 3, kWait);
        QCOMPARE(studio.lines().row(1).takes, 2);

        // Undo brings the old take back without rendering.
        for (int step = 0; step < 12 && studio.editor().source().find("coffee") == std::string::npos; ++step)
            studio.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(studio.editor().source().find("coffee") != std::string::npos);
        QTRY_COMPARE_WITH_TIMEOUT(studio.pane().snapshot()->plan->lines[1].take->number, 1, kWait);
        QCOMPARE(studio.lines().count(LineState::Fresh), 3);

        const auto target = path("out.wav");
        studio.pane().exportTo(QString::fromStdString(target.string()));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(target), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
    }

    void spaceTypesInTheScriptAndPlaysElsewhere()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        studio.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(studio.lines().count(LineState::Fresh), 3, kWait);
        const auto before = studio.editor().source().size();
        studio.editor().setFocus();
        QTest::keyClick(&studio.editor(), Qt::Key_Space);
        QCOMPARE(studio.editor().source().size(), before + 1);
        auto* table = studio.pane().findChild<QTableView*>(QStringLiteral("lineTable"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        auto* playback = studio.window().findChild<Playback*>();
        QTRY_VERIFY_WITH_TIMEOUT(playback->isPlaying(), kWait);
    }

    void problemsAreListedAndReplaced()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        editWord(studio, "coffee", "<empasis>coffee</empasis>");
        auto* list = studio.pane().findChild<ProblemList*>();
        QTRY_VERIFY_WITH_TIMEOUT(list->count() > 0, kWait);
        QCOMPARE(studio.lines().rowCount(), 3); // the last good script stays
        QVERIFY(!studio.pane().snapshot()->reading->problems.empty());
        const auto replaceAll = [&] {
            for (int i = 0; i < list->count(); ++i)
                Q_EMIT list->replaceRequested(i);
            return list->count() == 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(replaceAll(), kWait);
        QVERIFY(studio.editor().source().find("<emphasis>coffee</emphasis>") != std::string::npos);
    }

    void inspectorWritesTheFrontMatter()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        auto* profile = studio.pane().findChild<QComboBox*>(QStringLiteral("profile"));
        profile->setCurrentIndex(profile->findData(QStringLiteral("broadcast")));
        Q_EMIT profile->activated(profile->currentIndex());
        QVERIFY(studio.editor().source().find("profile: broadcast") != std::string::npos);
        auto* voice = studio.pane().findChild<QComboBox*>(QStringLiteral("voice-Jon"));
        QVERIFY(voice);
        voice->setCurrentIndex(voice->findText(QStringLiteral("fake/high")));
        Q_EMIT voice->activated(voice->currentIndex());
        QVERIFY(studio.editor().source().find("Jon: fake/high") != std::string::npos);
    }

    void changedOutsideIsReadAgain()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        QTRY_VERIFY_WITH_TIMEOUT(studio.pane().isSaved(), kWait);
        const auto file = studio.workspace().session()->episodes().scriptPath(studio.pane().episode());
        auto text = std::string(kScript);
        text.replace(text.find("coffee"), 6, "cocoa");
        VERIFY_OK(writeFile(file, text));
        QTRY_VERIFY_WITH_TIMEOUT(studio.editor().source().find("cocoa") != std::string::npos, kWait);
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(studio.editor().source().find("coffee") != std::string::npos, kWait);
    }

    void errorsAppearAsABanner_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no project there") << QStringLiteral("nothing.understudy");
        QTest::newRow("a file that is no project") << QStringLiteral("plain.understudy");
    }
    void errorsAppearAsABanner()
    {
        QFETCH(QString, name);
        VERIFY_OK(writeFile(path("plain.understudy"), "x"));
        Studio studio(path("home"));
        studio.window().openPath(QString::fromStdString(path(name.toStdString()).string()));
        QTRY_VERIFY_WITH_TIMEOUT(studio.window().homePane()->banners()->count() == 1, kWait);
        QVERIFY(studio.workspace().session() == nullptr);
    }

    void stateReturnsAfterRestart()
    {
        QString project;
        {
            Studio studio(path("home"));
            QVERIFY(openScript(studio));
            project = QString::fromStdString(studio.workspace().session()->folder().string());
            studio.window().close();
        }
        Studio again(path("home"));
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().session() != nullptr, kWait);
        QCOMPARE(QString::fromStdString(again.workspace().session()->folder().string()), project);
        QCOMPARE(again.window().currentPane(), kEpisode);
        QTRY_COMPARE_WITH_TIMEOUT(again.pane().episode().value, std::string("low-water"), kWait);
    }

    void f6StepsThroughThePartsOfThePane()
    {
        Studio studio(path("home"));
        QVERIFY(openScript(studio));
        auto* banners = studio.pane().banners();
        for (const auto* sentence : {"The first.", "The second."})
            banners->show({.sentence = QString::fromLatin1(sentence)});
        studio.editor().setFocus();
        QSet<QWidget*> seen;
        for (int i = 0; i < 6; ++i) {
            studio.press(Qt::Key_F6);
            seen << QApplication::focusWidget();
        }
        QVERIFY(seen.size() >= 4);
        // Where errors are told, and how many are not shown.
        QVERIFY(seen.contains(banners->findChild<QToolButton*>(QStringLiteral("moreBanners"))));
    }

    void settingsApplyAtOnce()
    {
        Studio studio(path("home"));
        studio.press(Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = studio.window().findChild<SettingsDialog*>();
        QVERIFY(dialog);
        auto* theme = dialog->form()->field(QStringLiteral("appearance.theme"));
        QVERIFY(theme && theme->row().apply(QStringLiteral("dark")).isEmpty());
        QCOMPARE(studio.user().get<std::string>("appearance.theme"), std::string("dark"));
        QVERIFY(qApp->palette().color(QPalette::Window).lightness() < 100);
        QVERIFY(theme->row().apply(QStringLiteral("system")).isEmpty());
    }

    void settingsShowDevicesConnectedSince()
    {
        Studio studio(path("home"));
        auto* playback = studio.window().findChild<Playback*>();
        QTRY_VERIFY_WITH_TIMEOUT(playback->hasDevice(), kWait);
        studio.sound().setDevices({{"fake", "Fake device", SampleRate{48000}, 2, true},
                                   {"usb", "USB Audio", SampleRate{48000}, 2, false}});
        studio.press(Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = studio.window().findChild<SettingsDialog*>();
        QVERIFY(dialog);
        auto* device = dialog->form()->field(QStringLiteral("sound.device"));
        QTRY_COMPARE_WITH_TIMEOUT(device->findChild<QComboBox*>()->count(), 3, kWait);
        QCOMPARE(device->value().toString(), QString());
    }

    void shortcutSheetListsThePane()
    {
        Studio studio(path("home"));
        studio.press(Qt::Key_F1);
        auto* sheet = studio.window().findChild<ShortcutSheet*>();
        QVERIFY(sheet && sheet->shownCount() > 5);
    }

    void narrowWindowCutsNothing_data()
    {
        QTest::addColumn<int>("pixels"); // of the font
        QTest::addColumn<bool>("hasProject");
        QTest::addColumn<int>("pane");
        QTest::addColumn<QSize>("size"); // of the window; empty: its smallest
        for (const int pixels : {13, 26})
            for (const QSize size : {QSize(1024, 700), QSize()}) {
                const auto name = [&](const char* pane) {
                    return QStringLiteral("%1, %2 px, %3")
                        .arg(QLatin1String(pane))
                        .arg(pixels)
                        .arg(size.isEmpty() ? QStringLiteral("smallest") : QStringLiteral("1024 x 700"));
                };
                QTest::newRow(qPrintable(name("start"))) << pixels << false << 0 << size;
                QTest::newRow(qPrintable(name("Home"))) << pixels << true << 0 << size;
                QTest::newRow(qPrintable(name("Review"))) << pixels << true << 1 << size;
                QTest::newRow(qPrintable(name("Training"))) << pixels << true << 2 << size;
                QTest::newRow(qPrintable(name("Compare"))) << pixels << true << 3 << size;
                QTest::newRow(qPrintable(name("Episode"))) << pixels << true << kEpisode << size;
            }
    }
    void narrowWindowCutsNothing()
    {
        QFETCH(int, pixels);
        QFETCH(bool, hasProject);
        QFETCH(int, pane);
        QFETCH(QSize, size);
        const auto before = QApplication::font();
        const auto restore = qScopeGuard([&] { QApplication::setFont(before); });
        auto font = before;
        font.setPixelSize(pixels);
        QApplication::setFont(font);
        Studio studio(path("home"));
        auto& window = studio.window();
        if (hasProject)
            QVERIFY(openScript(studio));
        window.showPane(pane);
        window.resize(size.isEmpty() ? window.minimumSize() : size);
        QVERIFY(window.minimumWidth() <= 1024 && window.minimumHeight() <= 700);
        // Words arrive and rows leave with the events after it.
        const auto faults = [&] { return test::cutParts(*window.centralWidget()); };
        if (!QTest::qWaitFor([&] { return faults().isEmpty(); }, kSettle))
            QFAIL(qPrintable(faults().join(QLatin1Char('\n'))));
        if (pane != kEpisode)
            return;
        const auto* table = studio.pane().findChild<QTableView*>(QStringLiteral("lineTable"));
        constexpr int kWord = 4; // times the font
        QVERIFY(table->columnViewportPosition(LineTableModel::Text) + kWord * pixels <=
                table->viewport()->width());
        studio.press(Qt::Key_F4); // the inspector comes over the table, or leaves
        if (!QTest::qWaitFor([&] { return faults().isEmpty(); }, kSettle))
            QFAIL(qPrintable(faults().join(QLatin1Char('\n'))));
    }

    void longScriptStaysFluid()
    {
        VERIFY_OK(writeFile(path("low-water.md"), test::longScript(3000, "fake/high", "fake/low")));
        Studio studio(path("home"));
        const auto figures = test::measureFluency(
            studio, QString::fromStdString(path("low-water.md").string()), 3000, 60, 20, kWait);
        QVERIFY(figures);
        qInfo(
            "3000 lines: opened in %.0f ms, slowest key %.1f ms, longest stall %.1f ms (%.1f ms of own work) "
            "while rendering and playing",
            figures->openMs, figures->slowestKeyMs, figures->longestStallMs, figures->mostWorkMs);
        QVERIFY(studio.editor().source().find("xxx") != std::string::npos);
    }
};

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
