// The Training pane: a run is begun, paused, stopped, resumed, listened to and made into a voice by keyboard
// alone.
#include "core/session/voice_service.h"
#include "tests/app/desktop/training_scene.h"
#include "tests/support/layout_check.h"

using namespace understudy;
using namespace understudy::test;

class TestTraining : public TrainingTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void startsEmptyAndSaysWhatToDo()
    {
        auto* first = button("firstRun");
        QTRY_VERIFY_WITH_TIMEOUT(first != nullptr && first->isVisible() && first->isEnabled(), kWait);
        QVERIFY(first->hasFocus());
        m_studio->press(Qt::Key_Return);
        QVERIFY(form().isVisible());
        m_studio->press(Qt::Key_Escape);
        QVERIFY(first->isVisible());
    }

    void isDoneByKeyboard()
    {
        begin();
        m_studio->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Paused"), kWait);
        m_studio->press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Running"), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(hasSpoken(), kWait);
        m_studio->press(Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Stopped"), kWait);
        hear();
        makeVoice();
        m_studio->press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Running"), kWait);
        m_studio->press(Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Stopped"), kWait);
    }

    void theNoteIsKept()
    {
        writeRunFolder(RunState::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        m_studio->press(Qt::Key_E);
        auto* note = pane().findChild<QLineEdit*>(QStringLiteral("runNote"));
        QTRY_VERIFY_WITH_TIMEOUT(note->hasFocus(), kWait);
        QTest::keyClicks(note, QStringLiteral("Half the rate"));
        m_studio->press(Qt::Key_Return);
        QVERIFY(list().hasFocus());
        QTRY_COMPARE_WITH_TIMEOUT(runs().row(0).note, QStringLiteral("Half the rate"), kWait);
        QCOMPARE(readRunFolder(project() / "runs" / "run-1")->note, std::string("Half the rate"));
    }

    void runsAreComparedByKeyboard()
    {
        writeRunFolder(RunState::Stopped);
        writeRunFolder(RunState::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 2, kWait);
        list().setFocus();
        list().setCurrentIndex(runs().index(0));
        const auto lines = [this] { return charts().chart(metric::kBackbone)->columns().size(); };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), std::size_t(2), kWait);
        m_studio->press(Qt::Key_C);
        const auto menu = [this] { return pane().findChild<QMenu*>(QStringLiteral("compareMenu")); };
        QTRY_VERIFY_WITH_TIMEOUT(menu() != nullptr && menu()->isVisible(), kWait);
        QTest::keyClick(menu(), Qt::Key_Down);
        QTest::keyClick(menu(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(lines(), std::size_t(4), kWait);
        auto* differences = pane().findChild<QLabel*>(QStringLiteral("runDifferences"));
        QVERIFY2(differences->text().contains(QStringLiteral("nothing")), qPrintable(differences->text()));
    }

    void runsAreFoundByKeyboard()
    {
        for (const char* note : {"half the rate", "more data", "half the rank"})
            must(noteRun(writeRunFolder(RunState::Stopped).folder, note));
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 3, kWait);
        const auto shown = [this] {
            int count = 0;
            for (int row = 0; row < runs().rowCount(); ++row)
                count += !list().isRowHidden(row);
            return count;
        };
        list().setFocus();
        m_studio->press(Qt::Key_F, Qt::ControlModifier);
        auto* field = pane().findChild<QLineEdit*>(QStringLiteral("runSearch"));
        QTRY_VERIFY_WITH_TIMEOUT(field->isVisible() && field->hasFocus(), kWait);
        QTest::keyClicks(field, QStringLiteral("rank half"));
        QCOMPARE(shown(), 2); // each has a rank in its settings
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("MORE"));
        QCOMPARE(shown(), 1);
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QCOMPARE(shown(), 0);
        auto* all = button("showAllRuns");
        QVERIFY(all->isVisible() && all->text().contains(QLatin1Char('3')));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(shown(), 3);
        QVERIFY(!field->isVisible() && list().hasFocus());
    }

    void aRunThatIsTakenOutGoes()
    {
        writeRunFolder(RunState::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        list().setFocus();
        m_studio->press(Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 0, kWait);
        QVERIFY(std::filesystem::exists(project() / "runs" / ".removed" / "run-1" / kRunFile));
        QTRY_VERIFY_WITH_TIMEOUT(button("firstRun")->isVisible(), kWait);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isForm");
        QTest::newRow("wide, a run") << QSize(1440, 900) << false;
        QTest::newRow("narrow, a run") << QSize(1024, 700) << false;
        QTest::newRow("wide, the form") << QSize(1440, 900) << true;
        QTest::newRow("narrow, the form") << QSize(1024, 700) << true;
    }
    void nothingIsCut()
    {
        QFETCH(const QSize, size);
        QFETCH(const bool, isForm);
        writeRunFolder(RunState::Failed, 30,
                       Error{.code = Code::Io, .reason = Reason::DiskFull, .subject = "x"});
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        m_studio->window().resize(size);
        if (isForm) {
            pane().openForm();
            QVERIFY(isFormReady());
        }
        QTRY_VERIFY2_WITH_TIMEOUT(cutParts(pane()).isEmpty(), qPrintable(cutParts(pane()).join(u'\n')), 2000);
    }

private:
    void begin()
    {
        m_studio->press(Qt::Key_3, Qt::ControlModifier);
        m_studio->press(Qt::Key_N);
        QVERIFY(form().isVisible());
        QVERIFY(isFormReady());
        for (const auto& [key, text] :
             {std::pair("steps", "100000"), std::pair("save_every", "4"), std::pair("evaluate_every", "2"),
              std::pair("threads", "1"), std::pair("patience", "0")})
            type(key, QString::fromLatin1(text));
        QVERIFY(isFormReady());
        m_studio->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Running"), kWait);
    }
    bool hasSpoken()
    {
        const auto& model = *static_cast<CheckpointTableModel*>(checkpoints().model());
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.probe(model.index(row, CheckpointTableModel::FirstProbe)))
                return true;
        return false;
    }
    void hear()
    {
        m_studio->press(Qt::Key_G);
        QTRY_VERIFY_WITH_TIMEOUT(checkpoints().currentIndex().isValid(), kWait);
        QVERIFY(checkpoints().hasFocus());
        const auto& model = *static_cast<CheckpointTableModel*>(checkpoints().model());
        // One that it was stopped at has none.
        const auto* panel = pane().findChild<CheckpointsPanel*>();
        QTest::keyClick(&checkpoints(), Qt::Key_End, Qt::ControlModifier);
        for (int i = 0; i < model.rowCount() && panel->probeFile().isEmpty(); ++i)
            m_studio->press(Qt::Key_Up);
        m_studio->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(model.heard() && model.heard()->isSounding, kWait);
        QCOMPARE(model.heard()->step, model.row(checkpoints().currentIndex().row()).step);
        m_studio->press(Qt::Key_K);
        QTRY_VERIFY_WITH_TIMEOUT(!model.heard(), kWait);
    }
    void makeVoice()
    {
        m_studio->press(Qt::Key_V);
        const auto name = [this] { return pane().findChild<QLineEdit*>(QStringLiteral("voiceName")); };
        QTRY_VERIFY_WITH_TIMEOUT(name() != nullptr && name()->isVisible(), kWait);
        QTest::keyClicks(name(), QStringLiteral("ines"));
        QTest::keyClick(name(), Qt::Key_Return);
        auto& voices = m_studio->workspace().session()->voices();
        QTRY_VERIFY_WITH_TIMEOUT(voices.show(VoiceId("ines")).has_value(), kWait);
        m_studio->window().activateWindow(); // as a desktop does when a dialog closes
        QVERIFY(QTest::qWaitForWindowActive(&m_studio->window()));
    }
};

QTEST_MAIN(TestTraining)
#include "tst_training.moc"
