// Clips are mended in the Review pane: their words, their edges, and where one is two.
#include "core/session/edit_history.h"
#include "tests/app/desktop/review_scene.h"
#include "tests/support/results.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;

class TestReviewEdits : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void editsTheTranscript()
    {
        QVERIFY(import());
        table().setFocus();
        const auto clip = currentId();
        m_studio->press(Qt::Key_E);
        auto* editor = pane().findChild<QPlainTextEdit*>(QStringLiteral("transcript"));
        QTRY_VERIFY_WITH_TIMEOUT(editor->hasFocus(), kWait);
        QTest::keyClicks(editor, QStringLiteral("The tide"));
        QTRY_COMPARE_WITH_TIMEOUT(reviewed(clip)->clip.text.raw, std::string("The tide"), kWait);
        m_studio->press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(table().hasFocus(), kWait);
        QCoreApplication::processEvents(); // there is something to undo now
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(reviewed(clip)->clip.text.raw, std::string(), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(editor->toPlainText(), QString(), kWait);
    }

    void anAcceptedClipWithoutWordsIsTold_data()
    {
        QTest::addColumn<bool>("hasWords");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("without words") << false << Qt::Key_A << true;
        QTest::newRow("with words") << true << Qt::Key_A << false;
        QTest::newRow("rejected") << false << Qt::Key_X << false;
    }
    void anAcceptedClipWithoutWordsIsTold()
    {
        QFETCH(const bool, hasWords);
        QFETCH(const Qt::Key, key);
        QFETCH(const bool, isTold);
        QVERIFY(import());
        const auto clip = currentId();
        VERIFY_OK(m_studio->workspace().session()->reviews().setText(clip, hasWords ? "The tide" : ""));
        m_studio->press(key);
        QVERIFY(currentId() != clip); // nobody is held up
        QCOMPARE(banner("words") != nullptr, isTold);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::None), model().total() - 1, kWait);
        QCOMPARE(banner("words") != nullptr, isTold);
    }

    void wordsThatAreWrittenAreNoLongerMissed()
    {
        QVERIFY(import());
        const auto first = currentId();
        m_studio->press(Qt::Key_A);
        const auto second = currentId();
        m_studio->press(Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(model().count(Verdict::Accepted) == 2 && banner("words") != nullptr, kWait);
        QVERIFY2(banner("words")->content().sentence.startsWith(QStringLiteral("2 ")),
                 qPrintable(banner("words")->content().sentence));
        banner("words")->content().actions.front().run();
        QCOMPARE(currentId(), second);
        m_studio->press(Qt::Key_U); // a letter, there
        m_studio->press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(banner("words")->content().sentence.startsWith(QStringLiteral("Clip ")),
                                 kWait);
        VERIFY_OK(m_studio->workspace().session()->reviews().setVerdict({first}, Verdict::Unsure));
        QTRY_VERIFY_WITH_TIMEOUT(banner("words") == nullptr, kWait);
    }

    void trimsPlaysAndSplits()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        const auto clip = currentId();
        m_studio->press(Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(view.playhead().value > 0.5, kWait);
        m_studio->press(Qt::Key_I);
        QTRY_VERIFY_WITH_TIMEOUT(reviewed(clip)->trim.has_value(), kWait);
        QVERIFY(reviewed(clip)->trim->begin > reviewed(clip)->clip.span.begin);
        m_studio->press(Qt::Key_Z, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!reviewed(clip)->trim.has_value(), kWait);
        const auto before = model().total();
        m_studio->press(Qt::Key_S);
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), before + 1, kWait);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), before, kWait);
    }

    void staysWhereItWasSplit()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        m_studio->press(Qt::Key_Return);
        m_studio->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr && view.playhead().value > 0.4, kWait);
        m_studio->press(Qt::Key_K);
        const auto clip = *reviewed(currentId());
        const auto total = model().total();
        m_studio->press(Qt::Key_S);
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), total + 1, kWait);
        const auto half = reviewed(currentId())->clip;
        QCOMPARE(half.recording, clip.clip.recording);
        QVERIFY(half.span.begin == clip.clip.span.begin && half.span.end < clip.clip.span.end);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), total, kWait);
        QCOMPARE(currentId(), clip.clip.id);
    }

    void whatIsMadeStandsWhereItsOriginStood_data()
    {
        QTest::addColumn<bool>("isMerged");
        QTest::newRow("split") << false;
        QTest::newRow("merged") << true;
    }
    void whatIsMadeStandsWhereItsOriginStood()
    {
        QFETCH(const bool, isMerged);
        QVERIFY(import());
        m_studio->window().resize(1024, 640); // few rows of the table are seen
        const int row = whereItCanBeMade();
        QVERIFY(row >= 0);
        auto& view = *pane().findChild<ClipView*>();
        table().selectRow(row);
        table().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr && view.playhead().value > 0.4, kWait);
        m_studio->press(Qt::Key_K);
        const auto clip = currentId();
        const int total = model().total();
        const int above = isMerged && model().indexOf(nextOf(clip)) < row ? 1 : 0;
        isMerged ? m_studio->press(Qt::Key_M, Qt::ControlModifier) : m_studio->press(Qt::Key_S);
        QTRY_VERIFY_WITH_TIMEOUT(model().total() != total, kWait);
        QVERIFY(currentId() != clip);
        QCOMPARE(table().currentIndex().row(), row - above);
        QVERIFY(isInView());
        QTRY_VERIFY_WITH_TIMEOUT(reviewed(currentId())->isMeasured, kWait);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), total, kWait);
        QCOMPARE(currentId(), clip);
        QCOMPARE(table().currentIndex().row(), row);
        QVERIFY(isInView());
    }

    void aTrimIsMeasured()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        const auto clip = currentId();
        const auto before = *reviewed(clip);
        const auto length = [&] {
            const auto column = model().columnOf(Measure::Duration);
            return model().index(model().indexOf(clip), column).data().toString();
        };
        const auto shown = length();
        m_studio->press(Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(view.playhead().value > 0.5, kWait);
        m_studio->press(Qt::Key_I);
        QTRY_VERIFY_WITH_TIMEOUT(length() != shown, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(reviewed(clip)->isMeasured, kWait);
        QVERIFY(reviewed(clip)->clip.figures != before.clip.figures);
        QCOMPARE(m_studio->workspace().session()->edits().position(), std::size_t(1)); // the trim alone
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(length(), shown, kWait);
        QVERIFY(*reviewed(clip) == before);
    }

private:
    /// The one after it in its recording; none: empty.
    std::string nextOf(const std::string& clip)
    {
        const auto& clips = m_studio->workspace().session()->reviews().snapshot()->clips;
        const auto at = std::ranges::find(clips, clip, [](const auto& one) { return one->clip.id; });
        const bool isThere = at != clips.end() && at + 1 != clips.end() &&
                             (*(at + 1))->clip.recording == (*at)->clip.recording;
        return isThere ? (*(at + 1))->clip.id : std::string();
    }
    /// A row amid those of more attention than the last, whose clip can be merged with the next.
    int whereItCanBeMade()
    {
        for (int row = 2; row < model().rowCount(); ++row)
            if (!nextOf(model().row(row).id).empty() &&
                model().row(row).attention > model().row(model().rowCount() - 1).attention)
                return row;
        return -1;
    }
    bool isInView()
    {
        QCoreApplication::processEvents(); // laid out
        return table().viewport()->rect().contains(table().visualRect(table().currentIndex()));
    }
};

QTEST_MAIN(TestReviewEdits)
#include "tst_review_edits.moc"
