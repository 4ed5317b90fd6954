// The recording session by keyboard alone, with a fake microphone: prompts, takes, again, previous, room
// tone.
#include "app/desktop/record/prompt_editor.h"
#include "tests/app/desktop/record_scene.h"
#include "tests/support/layout_check.h"
#include "widgets/support/elided_label.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestRecord : public RecordTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_studio.reset(); }

    void asksForPromptsFirst()
    {
        open();
        auto* editor = dialog()->findChild<PromptEditor*>();
        QTRY_VERIFY_WITH_TIMEOUT(editor->isVisible(), kWait);
        auto* use = dialog()->findChild<QPushButton*>(QStringLiteral("usePrompts"));
        QVERIFY(!use->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::focusWidget() != nullptr, kWait);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Red boats."));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Grey rain."));
        QVERIFY(use->isEnabled());
        while (!use->hasFocus())
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(use, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Red boats."), kWait);
        QCOMPARE(dialog()->findChild<ElidedLabel*>(QStringLiteral("promptAfter"))->text(),
                 QStringLiteral("Grey rain."));
        QVERIFY(!editor->isVisible());
        press(Qt::Key_P); // and they can be changed
        QTRY_VERIFY_WITH_TIMEOUT(editor->isVisible(), kWait);
        QCOMPARE(editor->text(), QStringLiteral("Red boats.\nGrey rain."));
    }

    void recordsByKeyboard()
    {
        VERIFY_OK(givePrompts());
        open();
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("One."), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_fake->isOpen(), kWait);
        takeBy(Qt::Key_Space, 1);
        QTRY_COMPARE_WITH_TIMEOUT(status().prompts->at(0).takes, 1, kWait);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Two."), kWait);
        press(Qt::Key_Backspace);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("One."), kWait);
        takeBy(Qt::Key_R, 2);
        QTRY_COMPARE_WITH_TIMEOUT(status().prompts->at(0).takes, 2, kWait);
        // Enter in a take keeps it and goes on.
        press(Qt::Key_Right);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Two."), kWait);
        beginBy(Qt::Key_Space);
        m_fake->push(talk(3, 1, 2.4, 0.5, kRate));
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Three."), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(status().recorded(), 2, kWait);
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fake->isOpen(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, kWait);
        const auto& reviews = m_studio->workspace().session()->reviews();
        QTRY_COMPARE_WITH_TIMEOUT(reviews.snapshot()->recordings.size(), std::size_t(3), kWait);
        for (const auto* name : {"0001-01.wav", "0001-02.wav", "0002-01.wav"})
            QVERIFY(fs::exists(project() / "recordings" / name));
    }

    void twoFastSpacesAreOneTake()
    {
        VERIFY_OK(givePrompts());
        open();
        press(Qt::Key_Space);
        press(Qt::Key_Space); // before anything is shown of the first
        QTRY_VERIFY_WITH_TIMEOUT(stateLabel().startsWith(QStringLiteral("Nothing was heard")), kWait);
        QCOMPARE(status().state, RecordingState::Idle);
    }

    void enterEndsTheLastTake()
    {
        VERIFY_OK(m_studio->workspace().session()->recordings().setPrompts("One.", "test"));
        open();
        beginBy(Qt::Key_Space);
        m_fake->push(talk(1, 1, 2.4, 0.5, kRate));
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(stateLabel().contains(QStringLiteral("Every prompt has a take")), kWait);
        QCOMPARE(dialog()->findChild<QLabel*>(QStringLiteral("elapsed"))->accessibleName(),
                 QStringLiteral("Length of the take: ") + text("elapsed"));
    }

    void aButtonInFocusKeepsItsKeys()
    {
        VERIFY_OK(givePrompts());
        open();
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("One."), kWait);
        auto* next = tabTo(QStringLiteral("Next"));
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Two."), kWait);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Three."), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(!next->isEnabled(), kWait);
        QCOMPARE(dialog()->focusWidget()->objectName(), QStringLiteral("session")); // Space is Record again
        auto* microphone = dialog()->findChild<QComboBox*>(QStringLiteral("microphone"));
        microphone->setFocus();
        for (const auto key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Return})
            QTest::keyClick(microphone, key);
        QCoreApplication::processEvents();
        QCOMPARE(status().current, std::size_t(2));
        QCOMPARE(status().state, RecordingState::Idle);
    }

    void typedPromptsAreKept()
    {
        VERIFY_OK(givePrompts());
        open();
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("One."), kWait);
        press(Qt::Key_P);
        auto* editor = dialog()->findChild<PromptEditor*>();
        QTRY_VERIFY_WITH_TIMEOUT(editor->isVisible(), kWait);
        QTest::keyClicks(dialog()->focusWidget(), QStringLiteral("Zero. "));
        press(Qt::Key_Escape); // back, and the window stays
        QVERIFY(!editor->isVisible() && dialog()->isVisible());
        press(Qt::Key_P);
        const auto typed = QStringLiteral("Zero. One.\nTwo.\nThree.");
        QCOMPARE(editor->text(), typed);
        dialog()->findChild<QPushButton*>(QStringLiteral("openPrompts"))->click();
        auto* box = dialog()->findChild<QMessageBox*>(QStringLiteral("dropTyped"));
        QVERIFY(box != nullptr && box->isVisible());
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(editor->text(), typed);
        reopenProject();
        open();
        editor = dialog()->findChild<PromptEditor*>();
        QTRY_COMPARE_WITH_TIMEOUT(editor->text(), typed, kWait);
        press(Qt::Key_P);
        dialog()->findChild<QPushButton*>(QStringLiteral("usePrompts"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("Zero. One."), kWait);
        QVERIFY(!editor->isChanged());
    }

    void playsNothingIntoTheMicrophone()
    {
        VERIFY_OK(givePrompts());
        open();
        const auto& window = m_studio->window();
        const auto& playback = *window.findChild<Playback*>();
        int played = 0;
        const QObject counting;
        connect(&playback, &Playback::statusChanged, &counting,
                [&] { played += playback.isPlaying() ? 1 : 0; });
        const auto& view = *window.findChild<ClipView*>();
        auto& table = *window.findChild<QTableView*>(QStringLiteral("clipTable"));
        takeBy(Qt::Key_Space, 1);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait); // the pane has chosen it
        const auto first = view.content().sound;
        takeBy(Qt::Key_R, 2);
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, kWait);
        table.setCurrentIndex(table.model()->index(1 - table.currentIndex().row(), 0));
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound && view.content().sound != first, kWait);
        QCoreApplication::processEvents();
        QCOMPARE(played, 0);
    }

    void escapeKeepsTheTake()
    {
        VERIFY_OK(givePrompts());
        open();
        beginBy(Qt::Key_Space);
        m_fake->push(talk(1, 1, 2.4, 0.5, kRate));
        press(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(status().prompts->at(0).takes, 1, kWait);
        QVERIFY(fs::exists(project() / "recordings" / "0001-01.wav"));
    }

    void recordsTheRoom()
    {
        VERIFY_OK(givePrompts());
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fake->isOpen(), kWait);
        press(Qt::Key_T);
        QTRY_COMPARE_WITH_TIMEOUT(status().state, RecordingState::RoomTone, kWait);
        m_fake->push(noise(0.0005, Seconds(11), kRate, 1));
        QTRY_COMPARE_WITH_TIMEOUT(status().roomTones, 1, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(stateLabel().contains(QStringLiteral("Room tone room-tone-01 (10.0 s)")),
                                 kWait);
    }

    void theLastTakeIsHeard()
    {
        VERIFY_OK(givePrompts());
        open();
        press(Qt::Key_L); // there is none
        QVERIFY(!playback().isPlaying());
        takeBy(Qt::Key_Space, 1);
        press(Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(playback().isPlaying(), kWait);
        beginBy(Qt::Key_R); // a microphone would hear it
        QTRY_VERIFY_WITH_TIMEOUT(!playback().isPlaying(), kWait);
    }

    void nothingIsCut()
    {
        VERIFY_OK(givePrompts());
        open();
        QTRY_COMPARE_WITH_TIMEOUT(prompt(), QStringLiteral("One."), kWait);
        dialog()->resize(dialog()->minimumSize());
        QCoreApplication::processEvents();
        const auto cut = cutParts(*dialog());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
        for (const auto* control : dialog()->findChildren<QAbstractButton*>())
            QVERIFY2(!control->accessibleName().isEmpty() || !control->text().isEmpty(),
                     qPrintable(control->objectName()));
    }
};

QTEST_MAIN(TestRecord)
#include "tst_record.moc"
