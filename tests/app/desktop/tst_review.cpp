// The Review pane: recordings come in and are judged by keyboard alone, in wide windows and narrow ones.
#include "app/desktop/review/review_pace.h"
#include "core/session/edit_history.h"
#include "core/session/project_settings.h"
#include "tests/app/desktop/review_scene.h"
#include "tests/support/layout_check.h"
#include "widgets/support/chip.h"
#include "widgets/support/focus_ring.h"

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestReview : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void startsEmptyAndSaysWhatToDo()
    {
        auto* add = pane().findChild<QAbstractButton*>(QStringLiteral("addRecordings"));
        QVERIFY(add != nullptr && add->isVisible() && add->isEnabled());
    }

    /// Two hundred clips rejected at once are no two hundred clips a minute.
    void thePaceIsOfWhatWasHeard()
    {
        ReviewPace pace;
        pace.judge({"a", "b"});
        QCOMPARE(pace.judged(), 0);
        pace.hear("a");
        pace.judge({"a", "b", "c"});
        QCOMPARE(pace.judged(), 1);
        pace.judge({"a"}); // another verdict
        QCOMPARE(pace.judged(), 1);
        QVERIFY(pace.text().isEmpty()); // nobody knows a minute's rate within seconds
    }

    void judgesByKeyboard()
    {
        QVERIFY(import());
        QVERIFY(model().total() >= 4);
        QVERIFY(table().hasFocus()); // it came with the clips
        const auto first = currentId();
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        QVERIFY(currentId() != first); // on to the next
        m_studio->press(Qt::Key_X);
        m_studio->press(Qt::Key_U);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Unsure), 1, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        const auto fourth = currentId();
        m_studio->press(Qt::Key_4); // hum
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 2, kWait);
        QCOMPARE(reviewed(fourth)->reason, RejectReason::Hum);
        m_studio->press(Qt::Key_Backspace);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(currentId(), fourth, kWait);
        for (int i = 0; i < 5; ++i) // the taking back too
            m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::None), model().total(), kWait);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
    }

    /// Eyes find a figure where it was on the clip before.
    void panelsStayWhereTheyAre_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1440, 900);
        QTest::newRow("narrow") << QSize(1024, 700);
    }
    void panelsStayWhereTheyAre()
    {
        QFETCH(const QSize, size);
        QVERIFY(import());
        m_studio->window().resize(size);
        const auto places = [this] {
            QList<QRect> all;
            for (const auto* name : {"clipTable", "clipView", "transcript", "figures", "verdictPrompt"})
                if (const auto* part = pane().findChild<QWidget*>(QLatin1String(name)))
                    all << QRect(part->mapTo(&pane(), QPoint()), part->size());
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(m_studio->window().size(), size, kWait);
        QCoreApplication::processEvents(); // it is laid out
        const auto before = places();
        QVERIFY(before.size() >= 3);
        for (int row = 0; row < model().rowCount(); ++row) {
            table().selectRow(row);
            QCoreApplication::processEvents();
            QCOMPARE(places(), before);
        }
    }

    void aButtonInFocusIsPressedAndNothingPlays()
    {
        QVERIFY(import());
        const auto actions = static_cast<const QWidget&>(pane()).actions();
        const auto play = std::ranges::find(actions, QKeySequence(Qt::Key_Space),
                                            [](const QAction* action) { return action->shortcut(); });
        QVERIFY(play != actions.end());
        int played = 0;
        connect(*play, &QAction::triggered, this, [&] { ++played; });
        table().setFocus();
        m_studio->press(Qt::Key_Space);
        QCOMPARE(played, 1); // the key is that of the pane
        const auto buttons = pane().findChildren<QPushButton*>();
        const auto accept =
            std::ranges::find(buttons, QStringLiteral("Accept"), &QPushButton::accessibleName);
        QVERIFY(accept != buttons.end());
        (*accept)->setFocus(Qt::TabFocusReason);
        m_studio->press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        m_studio->press(Qt::Key_Return); // next is what it means elsewhere
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 2, kWait);
        QCOMPARE(played, 1);
    }

    void goesBackInTheHistory()
    {
        QVERIFY(import());
        table().setFocus();
        for (const auto key : {Qt::Key_A, Qt::Key_U, Qt::Key_4})
            m_studio->press(key);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        const auto list = [&] { return m_studio->window().findChild<QListView*>(QStringLiteral("history")); };
        m_studio->press(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(list() != nullptr && list()->hasFocus(), kWait);
        const auto text = [&](int row) { return list()->model()->index(row, 0).data().toString(); };
        QCOMPARE(list()->model()->rowCount(), 4);
        QCOMPARE(list()->currentIndex().row(), 3);
        QVERIFY2(text(1).endsWith(QStringLiteral(" accepted")), qPrintable(text(1)));
        QVERIFY2(text(3).endsWith(QStringLiteral(" rejected: Hum")), qPrintable(text(3)));
        m_studio->press(Qt::Key_Up);
        m_studio->press(Qt::Key_Up);
        m_studio->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::None), model().total() - 1, kWait);
        QCOMPARE(model().count(Verdict::Accepted), 1);
        QTRY_COMPARE_WITH_TIMEOUT(list()->currentIndex().row(), 1, kWait);
        QCOMPARE(list()->model()->rowCount(), 4); // what was taken back can be done again
        m_studio->press(Qt::Key_End);
        m_studio->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        m_studio->press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(list() == nullptr, kWait);
    }

    void takesAllBackAtOnce()
    {
        QVERIFY(import());
        m_studio->press(Qt::Key_U);
        m_studio->press(Qt::Key_A, Qt::ControlModifier);
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), model().total(), kWait);
        const auto steps = m_studio->workspace().session()->edits().position();
        m_studio->press(Qt::Key_Backspace);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::None), model().total() - 1, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Unsure), 1, kWait);      // a step of its own
        QCOMPARE(m_studio->workspace().session()->edits().position(), steps + 2); // one for each verdict
    }

    void aHeldKeyAsksOnce()
    {
        QVERIFY(import());
        QTest::simulateEvent(&table(), true, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"), false);
        for (int i = 0; i < 2; ++i)
            QTest::simulateEvent(&table(), true, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"), true);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        QCOMPARE(m_studio->workspace().session()->edits().position(), std::size_t(1));
    }

    void filters()
    {
        QVERIFY(import());
        m_studio->press(Qt::Key_Slash);
        auto* field = pane().findChild<QLineEdit*>(QStringLiteral("filter"));
        QTRY_VERIFY_WITH_TIMEOUT(field->hasFocus(), kWait);
        QTest::keyClicks(field, QStringLiteral("recording:talk1"));
        QVERIFY(model().rowCount() > 0 && model().rowCount() < model().total());
        field->clear();
        QTest::keyClicks(field, QStringLiteral("len<1"));
        QCOMPARE(model().rowCount(), 0);
    }

    void leavesTheFilter_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("return") << Qt::Key_Return;
        QTest::newRow("keypad") << Qt::Key_Enter;
        QTest::newRow("escape") << Qt::Key_Escape;
    }
    void leavesTheFilter()
    {
        QFETCH(const Qt::Key, key);
        QVERIFY(import());
        const auto clip = currentId();
        m_studio->press(Qt::Key_Slash);
        m_studio->press(key, key == Qt::Key_Enter ? Qt::KeypadModifier : Qt::NoModifier);
        QVERIFY(table().hasFocus());
        QCOMPARE(currentId(), clip); // Return is no "next" there
    }

    void aBadFileIsSaid()
    {
        VERIFY_OK(writeFile(m_folder / "bad.wav", "no sound"));
        pane().work()->import({QString::fromStdString((m_folder / "bad.wav").string())});
        QTRY_COMPARE_WITH_TIMEOUT(pane().banners()->count(), 1, kWait);
    }

    void goesToWhatNobodyJudged()
    {
        QVERIFY(import());
        table().setFocus();
        table().setCurrentIndex(model().index(0, 0)); // more clips may have come before the first one
        for (const auto key : {Qt::Key_Return, Qt::Key_A, Qt::Key_U}) // the first is passed over
            m_studio->press(key);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Unsure), 1, kWait);
        const auto row = [this] { return table().currentIndex().row(); };
        QCOMPARE(row(), 3);
        m_studio->press(Qt::Key_P);
        QCOMPARE(row(), 2);
        m_studio->press(Qt::Key_N);
        QCOMPARE(row(), 3);
        for (int i = 3; i < model().total(); ++i) // round the end
            m_studio->press(Qt::Key_N);
        QCOMPARE(row(), 0);
        m_studio->press(Qt::Key_N);
        QCOMPARE(row(), 3);
    }

    void aNarrowWindowKeepsWhatIsAtHand()
    {
        QVERIFY(import());
        auto* editor = pane().findChild<QPlainTextEdit*>(QStringLiteral("transcript"));
        auto* figures = pane().findChild<QWidget*>(QStringLiteral("figures"));
        auto* chips = pane().findChild<ChipRow*>();
        auto* choice = pane().findChild<QComboBox*>(QStringLiteral("verdictChoice"));
        table().setFocus();
        table().selectRow(1);
        const auto clip = currentId();
        m_studio->press(Qt::Key_E);
        QTest::keyClicks(editor, QStringLiteral("Half a word"));
        const auto isHidden = [this](Measure measure) {
            return table().isColumnHidden(model().columnOf(measure));
        };
        for (const bool isNarrow : {true, false, true}) {
            m_studio->window().resize(isNarrow ? QSize(1024, 700) : QSize(1440, 900));
            QTRY_COMPARE_WITH_TIMEOUT(figures->isVisible(), !isNarrow, kWait);
            QCOMPARE(chips->isVisible(), !isNarrow);
            QCOMPARE(choice->isVisible(), isNarrow);
            QCOMPARE(isHidden(Measure::SpeechLevel), isNarrow);
            QCOMPARE(isHidden(Measure::Clipping), isNarrow);
            QVERIFY(!isHidden(Measure::SignalToNoise));
            QVERIFY(editor->isVisible() && editor->hasFocus());
            QCOMPARE(editor->toPlainText(), QStringLiteral("Half a word"));
            QCOMPARE(currentId(), clip);
        }
        m_studio->press(Qt::Key_Escape);
        m_studio->press(Qt::Key_D); // the figures in the transcript's place
        QTRY_VERIFY_WITH_TIMEOUT(figures->isVisible() && !editor->isVisible() && figures->hasFocus(), kWait);
        QVERIFY(m_studio->window().findChild<FocusRing*>() != nullptr); // the table has none
        m_studio->press(Qt::Key_D);
        QTRY_VERIFY_WITH_TIMEOUT(editor->isVisible() && table().hasFocus(), kWait);
        m_studio->press(Qt::Key_D);
        QTRY_VERIFY_WITH_TIMEOUT(figures->isVisible(), kWait);
        m_studio->press(Qt::Key_E);
        QTRY_VERIFY_WITH_TIMEOUT(editor->hasFocus() && !figures->isVisible(), kWait);
        QCOMPARE(editor->toPlainText(), QStringLiteral("Half a word"));
    }

    void theListStandsForTheChips()
    {
        QVERIFY(import());
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        m_studio->window().resize(1024, 700);
        auto* choice = pane().findChild<QComboBox*>(QStringLiteral("verdictChoice"));
        QTRY_VERIFY_WITH_TIMEOUT(choice->isVisible(), kWait);
        QCOMPARE(choice->currentIndex(), 0);
        choice->setFocus();
        for (int i = 0; i < choice->count(); ++i)
            m_studio->press(Qt::Key_Down); // the last one: accepted
        QCOMPARE(model().rowCount(), 1);
        m_studio->window().resize(1440, 900);
        QTRY_VERIFY_WITH_TIMEOUT(!choice->isVisible(), kWait);
        QCOMPARE(model().rowCount(), 1);
        QCOMPARE(pane().findChild<ChipRow*>()->chosenId(), int(Verdict::Accepted));
    }

    void theHeaderGoesBackAndForth()
    {
        QVERIFY(import());
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
        const auto press = [this](const QString& name) {
            for (auto* button : pane().findChildren<QToolButton*>())
                if (button->accessibleName() == name && button->isEnabled())
                    button->click();
        };
        press(QStringLiteral("Undo"));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 0, kWait);
        press(QStringLiteral("Redo"));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 1, kWait);
    }

    void figuresAreBesideTheProjectsLimits()
    {
        QVERIFY(import());
        auto* figures = pane().findChild<QWidget*>(QStringLiteral("figures"));
        const auto shows = [figures](const QString& text) {
            const auto labels = figures->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == text; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("5 to 15")), kWait); // the length
        VERIFY_OK(m_studio->workspace().session()->settings().set(
            "review.limits", std::string("duration_sec.max.review=12 dc_db.review=-55")));
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("5 to 12")), kWait);
        QVERIFY(shows(QStringLiteral("≤ −55")));
    }

    void fitsIn_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440") << QSize(1440, 900);
        QTest::newRow("1024") << QSize(1024, 700);
    }
    void fitsIn()
    {
        QFETCH(const QSize, size);
        QVERIFY(import());
        m_studio->window().resize(size);
        const auto faults = [&] { return cutParts(pane()); };
        if (!QTest::qWaitFor([&] { return faults().isEmpty(); }, 3000))
            QFAIL(qPrintable(faults().join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestReview)
#include "tst_review.moc"
