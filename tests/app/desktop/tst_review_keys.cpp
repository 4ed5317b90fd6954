// What the keys of the Review pane do at once, and what they show of it.
#include "core/data/clips/findings.h"
#include "core/session/edit_history.h"
#include "tests/app/desktop/review_scene.h"
#include "widgets/support/announce.h"
#include "widgets/support/banner.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;

namespace {

/// A folder that is somewhere else while this lives.
class Moved
{
public:
    explicit Moved(std::filesystem::path folder) : m_folder(std::move(folder)) { rename(m_folder, away()); }
    ~Moved() { rename(away(), m_folder); }
    Moved(const Moved&) = delete;
    Moved& operator=(const Moved&) = delete;

private:
    std::filesystem::path away() const { return m_folder.string() + ".away"; }

    std::filesystem::path m_folder;
};

} // namespace

using Keys = std::vector<Qt::Key>;

class TestReviewKeys : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(makeProject());
        QVERIFY(import());
        table().setFocus();
        m_studio->press(Qt::Key_R, Qt::ControlModifier); // nothing moves from here on
        table().selectionModel()->setCurrentIndex(model().index(0, 0), QItemSelectionModel::ClearAndSelect |
                                                                           QItemSelectionModel::Rows);
        m_studio->press(Qt::Key_K);
    }
    void cleanup() { m_studio.reset(); }

    void aDigitRightAfterXNamesItsReason_data()
    {
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<int>("rejected");
        QTest::addColumn<bool>("isFirstNoise"); // else as suggested
        QTest::newRow("X, 1") << Keys{Qt::Key_X, Qt::Key_1} << 1 << true;
        QTest::newRow("X, 1, 2: the next one") << Keys{Qt::Key_X, Qt::Key_1, Qt::Key_2} << 2 << true;
        QTest::newRow("X, Space, 1: listened") << Keys{Qt::Key_X, Qt::Key_Space, Qt::Key_1} << 2 << false;
        QTest::newRow("X, X, 1: the second") << Keys{Qt::Key_X, Qt::Key_X, Qt::Key_1} << 2 << false;
        QTest::newRow("1, 1: two clips") << Keys{Qt::Key_1, Qt::Key_1} << 2 << true;
        QTest::newRow("X, 1, back: one verdict")
            << Keys{Qt::Key_X, Qt::Key_1, Qt::Key_Backspace} << 0 << false;
    }
    void aDigitRightAfterXNamesItsReason()
    {
        QFETCH(const Keys, keys);
        QFETCH(const int, rejected);
        QFETCH(const bool, isFirstNoise);
        moment().setInterval(kWait * 10);
        const auto first = currentId();
        for (const auto key : keys)
            m_studio->press(key);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), rejected, kWait);
        QCOMPARE(table().currentIndex().row(), rejected);
        const auto expected = rejected == 0  ? RejectReason::None
                              : isFirstNoise ? RejectReason::Noise
                                             : suggestedReason(reviewed(first)->clip);
        QCOMPARE(reviewed(first)->reason, expected);
    }

    void aReasonIsNoStepOfItsOwn()
    {
        moment().setInterval(kWait * 10);
        m_studio->press(Qt::Key_X);
        m_studio->press(Qt::Key_1);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 0, kWait);
    }

    void aVerdictGoesOnToWhatNobodyJudged_data()
    {
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<int>("row"); // from the first
        QTest::newRow("past what is judged")
            << Keys{Qt::Key_Return, Qt::Key_A, Qt::Key_U, Qt::Key_P, Qt::Key_P, Qt::Key_P, Qt::Key_A} << 3;
        QTest::newRow("round the end") << Keys{Qt::Key_Return, Qt::Key_End, Qt::Key_A} << 0;
        QTest::newRow("the next one where all are judged")
            << Keys{Qt::Key_Home, Qt::Key_U, Qt::Key_A, Qt::Key_F, Qt::Key_Home, Qt::Key_A} << 1;
    }
    void aVerdictGoesOnToWhatNobodyJudged()
    {
        QFETCH(const Keys, keys);
        QFETCH(const int, row);
        for (const auto key : keys) {
            if (key == Qt::Key_F) { // the rest at once
                m_studio->press(Qt::Key_A, Qt::ControlModifier);
                m_studio->press(Qt::Key_A);
                QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), model().total(), kWait);
            } else {
                m_studio->press(key);
            }
        }
        QCOMPARE(table().currentIndex().row(), row);
        QCOMPARE(table().selectionModel()->selectedRows().size(), 1);
    }

    void homeAndEndGoToTheFirstAndTheLastClip_data()
    {
        QTest::addColumn<Qt::KeyboardModifier>("modifier");
        QTest::addColumn<bool>("selectsAll");
        QTest::newRow("alone") << Qt::NoModifier << false;
        QTest::newRow("with Shift") << Qt::ShiftModifier << true;
    }
    void homeAndEndGoToTheFirstAndTheLastClip()
    {
        QFETCH(const Qt::KeyboardModifier, modifier);
        QFETCH(const bool, selectsAll);
        m_studio->press(Qt::Key_End, modifier);
        QCOMPARE(table().currentIndex().row(), model().rowCount() - 1);
        const auto selected = [this] { return int(table().selectionModel()->selectedRows().size()); };
        QCOMPARE(selected(), selectsAll ? model().rowCount() : 1);
        m_studio->press(Qt::Key_Home);
        QCOMPARE(table().currentIndex().row(), 0);
        QCOMPARE(selected(), 1);
    }

    void aDigitThatComesLateIsOfTheNextClip()
    {
        auto& prompt = *pane().findChild<QLabel*>(QStringLiteral("verdictPrompt"));
        moment().setInterval(kWait * 10);
        m_studio->press(Qt::Key_X);
        QVERIFY(prompt.isVisible());
        QVERIFY2(prompt.text().contains(QStringLiteral("1–9 now")), qPrintable(prompt.text()));
        moment().start(0);
        QTRY_VERIFY_WITH_TIMEOUT(!prompt.isVisible(), kWait);
        m_studio->press(Qt::Key_1);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 2, kWait);
    }

    void whatWasNotRejectedWaitsForNoReason()
    {
        const auto& prompt = *pane().findChild<QLabel*>(QStringLiteral("verdictPrompt"));
        {
            const Moved moved(m_folder / "p.understudy");
            m_studio->press(Qt::Key_X);
            QVERIFY(!moment().isActive());
            QVERIFY2(!prompt.isVisible(), qPrintable(prompt.text()));
            QCOMPARE(pane().findChildren<Banner*>().size(), 1);
        }
        QCOMPARE(model().count(Verdict::Rejected), 0);
        m_studio->press(Qt::Key_X);
        QVERIFY(moment().isActive());
    }

    void aReasonThatIsNotKeptIsNotAnnounced()
    {
        moment().setInterval(kWait * 10);
        m_studio->press(Qt::Key_X);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        const auto& announcer = *pane().findChild<StatusAnnouncer*>(QString(), Qt::FindDirectChildrenOnly);
        const auto& waits = *announcer.findChild<QTimer*>();
        QTRY_VERIFY_WITH_TIMEOUT(!waits.isActive(), kWait);
        const auto said = announcer.text();
        const Moved moved(m_folder / "p.understudy");
        m_studio->press(Qt::Key_5);
        QCOMPARE(pane().findChildren<Banner*>().size(), 1);
        QCOMPARE(announcer.text(), said);
        QVERIFY(!waits.isActive());
    }

    void theClockTellsWhereThePlayheadIs_data()
    {
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<QString>("clock");
        QTest::addColumn<bool>("isInTable");
        QTest::newRow("a second on") << Keys{Qt::Key_Right} << "1.00" << false;
        QTest::newRow("and back") << Keys{Qt::Key_Right, Qt::Key_Right, Qt::Key_Left} << "1.00" << false;
        QTest::newRow("L") << Keys{Qt::Key_L} << "1.00" << false;
        QTest::newRow("home") << Keys{Qt::Key_Right, Qt::Key_Home} << "0.00" << false;
        QTest::newRow("the next clip") << Keys{Qt::Key_Right, Qt::Key_Return, Qt::Key_K} << "0.00" << false;
        QTest::newRow("trimmed") << Keys{Qt::Key_Z, Qt::Key_Right, Qt::Key_I} << "0.00" << false;
        QTest::newRow("on from a trim") << Keys{Qt::Key_Z, Qt::Key_Right, Qt::Key_I, Qt::Key_Right} << "1.00" << false;
        QTest::newRow("a second on, in the table") << Keys{Qt::Key_Right} << "1.00" << true;
        QTest::newRow("and back, in the table")
            << Keys{Qt::Key_Right, Qt::Key_Right, Qt::Key_Left} << "1.00" << true;
    }
    void theClockTellsWhereThePlayheadIs()
    {
        QFETCH(const Keys, keys);
        QFETCH(const bool, isInTable);
        QVERIFY(isLoaded());
        isInTable ? table().setFocus() : view().setFocus();
        for (const auto key : keys)
            m_studio->press(key);
        QVERIFY(isLoaded());
        QFETCH(const QString, clock);
        QTRY_COMPARE_WITH_TIMEOUT(this->clock().text(), clock, kWait);
    }

    void whatDoesNotPlayStaysWhereItWasPut()
    {
        QVERIFY(isLoaded());
        m_studio->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(playback().isPlaying() && view().playhead().value > 0.1, kWait);
        m_studio->press(Qt::Key_K);
        QTRY_VERIFY_WITH_TIMEOUT(!playback().isPlaying(), kWait);
        view().setFocus();
        m_studio->press(Qt::Key_Home);
        QCOMPARE(clock().text(), QStringLiteral("0.00"));
        QSignalSpy news(&playback(), &Playback::statusChanged);
        m_studio->sound().setDevices({{.id = "another", .name = "Another", .rate = SampleRate(48'000), .channels = 2}});
        playback().refreshDevices();
        QVERIFY(news.wait(kWait));
        QCOMPARE(clock().text(), QStringLiteral("0.00"));
    }

    void anEdgeThatIsThereIsNoStep_data()
    {
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<int>("steps");
        QTest::newRow("begin at the begin") << Keys{Qt::Key_I} << 0;
        QTest::newRow("end at the end") << Keys{Qt::Key_End, Qt::Key_O} << 0;
        QTest::newRow("begin a second on") << Keys{Qt::Key_Right, Qt::Key_I} << 1;
        QTest::newRow("end at the begin") << Keys{Qt::Key_Home, Qt::Key_O} << 0;
    }
    void anEdgeThatIsThereIsNoStep()
    {
        QFETCH(const Keys, keys);
        QFETCH(const int, steps);
        QVERIFY(isLoaded());
        view().setFocus();
        const auto& edits = m_studio->workspace().session()->edits();
        const auto before = edits.position();
        for (const auto key : keys)
            m_studio->press(key);
        QCOMPARE(int(edits.position() - before), steps);
    }

    void whatOneHearsOfARepairIsShown()
    {
        auto& reviews = m_studio->workspace().session()->reviews();
        const auto& button = *pane().findChild<QToolButton*>(QStringLiteral("repairs"));
        QCOMPARE(button.text(), QStringLiteral("Repairs"));
        VERIFY_OK(reviews.setRepairs(reviewed(currentId())->clip.recording, {.declick = true}));
        QTRY_COMPARE_WITH_TIMEOUT(button.text(), QStringLiteral("Before repairs"), kWait);
        QVERIFY(button.icon().isNull());
        m_studio->press(Qt::Key_B);
        QCOMPARE(button.text(), QStringLiteral("After repairs"));
        QVERIFY(!button.icon().isNull());
        QVERIFY(!button.isCheckable()); // a menu is no switch
        QVERIFY2(button.toolTip().endsWith(QStringLiteral("(B)")), qPrintable(button.toolTip()));
        QVERIFY2(button.accessibleName().contains(QStringLiteral("after")),
                 qPrintable(button.accessibleName()));
        m_studio->press(Qt::Key_B);
        QCOMPARE(button.text(), QStringLiteral("Before repairs"));
    }

    void spacePlaysWhatIsStillLoaded_data()
    {
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<bool>("isPlayed");
        QTest::newRow("Space") << Keys{Qt::Key_Space} << true;
        QTest::newRow("Space, Space: taken back") << Keys{Qt::Key_Space, Qt::Key_Space} << false;
        QTest::newRow("Space, K: taken back") << Keys{Qt::Key_Space, Qt::Key_K} << false;
        QTest::newRow("three times") << Keys{Qt::Key_Space, Qt::Key_Space, Qt::Key_Space} << true;
    }
    void spacePlaysWhatIsStillLoaded()
    {
        QFETCH(const Keys, keys);
        QFETCH(const bool, isPlayed);
        QVERIFY(isLoaded());
        auto& field = *pane().findChild<QLineEdit*>(QStringLiteral("filter"));
        const auto& far = model().row(model().rowCount() - 1);
        field.setText(
            QStringLiteral("clip:%1 rec:%2").arg(far.number).arg(far.recording)); // nobody goes there
        table().setFocus();
        QVERIFY(view().content().sound == nullptr);
        for (const auto key : keys)
            m_studio->press(key);
        QVERIFY(isLoaded());
        QTRY_COMPARE_WITH_TIMEOUT(playback().isPlaying(), isPlayed, kWait);
        QCoreApplication::processEvents();
        QCOMPARE(playback().isPlaying(), isPlayed);
    }

private:
    ClipView& view() { return *pane().findChild<ClipView*>(); }
    bool isLoaded()
    {
        return QTest::qWaitFor([&] { return view().content().sound != nullptr; }, kWait);
    }
    QLabel& clock() { return *pane().findChild<QLabel*>(QStringLiteral("position")); }
    QTimer& moment() { return *pane().findChild<QTimer*>(QStringLiteral("lateReason")); }
};

QTEST_MAIN(TestReviewKeys)
#include "tst_review_keys.moc"
