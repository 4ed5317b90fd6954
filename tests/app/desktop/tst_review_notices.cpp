// What the Review pane tells where something is not as it looks: filters, recordings that are away, verdicts
// that take the place of others.
#include "app/desktop/review/filter_field.h"
#include "core/session/edit_history.h"
#include "tests/app/desktop/review_scene.h"
#include "widgets/models/clip_table.h"
#include "widgets/support/empty_note.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;
namespace fs = std::filesystem;

class TestReviewNotices : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(makeProject());
        QVERIFY(import());
        table().setFocus();
    }
    void cleanup() { m_studio.reset(); }

    void anEmptyTableSaysWhy_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("told");
        QTest::newRow("nothing fits") << "nothing says this"
                                      << "No clip fits";
        QTest::newRow("a value is wrong") << "nothing snr<ten"
                                          << "cannot read “snr<ten”";
        QTest::newRow("no such field") << "nothing volume>3"
                                       << "no field of the name in “volume>3”";
    }
    void anEmptyTableSaysWhy()
    {
        QFETCH(const QString, filter);
        QFETCH(const QString, told);
        const auto& shown = static_cast<const ClipTable&>(table());
        pane().findChild<FilterField*>()->setText(filter);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 0, kWait);
        QVERIFY2(shown.emptyText().contains(told), qPrintable(shown.emptyText()));
        auto* clear = table().findChild<QPushButton*>(QStringLiteral("emptyAction"));
        QVERIFY(clear != nullptr && clear->isVisible());
        clear->click();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), model().total(), kWait);
        QCOMPARE(shown.emptyText(), QString());
        QVERIFY(table().hasFocus());
    }

    void anUnreadWordIsToldOverTheClips()
    {
        pane().findChild<FilterField*>()->setText(QStringLiteral("snr<ten"));
        QTRY_VERIFY_WITH_TIMEOUT(banner("filter") != nullptr, kWait);
        QCOMPARE(model().rowCount(), model().total());
        banner("filter")->findChild<QPushButton*>()->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner("filter") == nullptr, kWait);
        QCOMPARE(pane().findChild<FilterField*>()->text(), QString());
    }

    void theEmptyWaveSaysWhy_data()
    {
        QTest::addColumn<bool>("isThere"); // but another file
        QTest::addColumn<QString>("told");
        QTest::newRow("gone") << false << "talk";
        QTest::newRow("another one now") << true << "not the one that was imported";
    }
    void theEmptyWaveSaysWhy()
    {
        QFETCH(const bool, isThere);
        QFETCH(const QString, told);
        const auto& view = *pane().findChild<ClipView*>();
        const auto& note = *view.findChild<EmptyNote*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        QCOMPARE(note.text(), QString());
        fs::rename(m_folder / "in", m_folder / "away");
        for (int i = 0; i < 2 && isThere; ++i)
            test::writeTalk(m_folder / "in" / ("talk" + std::to_string(i) + ".wav"), std::uint64_t(i + 50),
                            12);
        QVERIFY(reopen());
        const auto& shown = *pane().findChild<ClipView*>()->findChild<EmptyNote*>();
        QTRY_VERIFY2_WITH_TIMEOUT(shown.text().contains(told), qPrintable(shown.text()), kWait);
        const auto* locate = shown.findChild<QPushButton*>(QStringLiteral("emptyAction"));
        QVERIFY(locate->isVisible() && locate->text().startsWith(QStringLiteral("Locate")));
    }

    void verdictsThatGiveWayAreTold()
    {
        auto& reviews = m_studio->workspace().session()->reviews();
        const auto first = model().row(0).id, second = model().row(1).id, third = model().row(2).id;
        VERIFY_OK(reviews.setVerdict({first, second}, Verdict::Rejected, RejectReason::Hum));
        VERIFY_OK(reviews.setVerdict({third}, Verdict::Unsure));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Unsure), 1, kWait);
        const auto steps = m_studio->workspace().session()->edits().position();
        m_studio->press(Qt::Key_A, Qt::ControlModifier);
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), model().total(), kWait);
        QVERIFY(banner("edit") != nullptr);
        const auto sentence = banner("edit")->content().sentence;
        QVERIFY2(sentence.contains(QStringLiteral("2 were rejected before")) &&
                     sentence.contains(QStringLiteral("1 were unsure before")),
                 qPrintable(sentence));
        banner("edit")->findChild<QPushButton*>()->click();
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 2, kWait);
        QCOMPARE(m_studio->workspace().session()->edits().position(), steps);
        QCOMPARE(reviewed(first)->reason, RejectReason::Hum);
        QCOMPARE(reviewed(second)->reason, RejectReason::Hum);
        QCOMPARE(reviewed(third)->verdict, Verdict::Unsure);
        QVERIFY(banner("edit") == nullptr);
    }

    void whatGivesWayToNothingIsNotTold()
    {
        m_studio->press(Qt::Key_A, Qt::ControlModifier);
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), model().total(), kWait);
        QVERIFY(banner("edit") == nullptr);
    }

    void anEdgeTooNearIsRefused()
    {
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        const auto before = view.trim();
        QTest::keyClick(&view, Qt::Key_Home);
        m_studio->press(Qt::Key_O);
        QVERIFY(banner("edit") != nullptr);
        QVERIFY2(banner("edit")->content().sentence.contains(QStringLiteral("at least 0.3 s")),
                 qPrintable(banner("edit")->content().sentence));
        QVERIFY(view.trim() == before);
        QCOMPARE(m_studio->workspace().session()->edits().position(), std::size_t(0));
    }

    void wordsByHandHaveNoConfidence()
    {
        VERIFY_OK(m_studio->workspace().session()->reviews().setText(currentId(), "By hand."));
        const auto shown = [this] {
            QStringList texts;
            for (const auto* label : pane().findChildren<QLabel*>())
                texts << label->text();
            return texts;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QStringLiteral("edited by hand")), kWait);
    }

    void narrowedWhileAnotherPaneIsInFront()
    {
        auto* figures = pane().findChild<QWidget*>(QStringLiteral("figures"));
        QTRY_VERIFY_WITH_TIMEOUT(figures->isVisible(), kWait);
        for (const bool isNarrow : {true, false}) {
            m_studio->window().showPane(0);
            m_studio->window().resize(isNarrow ? QSize(1024, 700) : QSize(1440, 900));
            QCoreApplication::processEvents();
            m_studio->window().showPane(1);
            QTRY_COMPARE_WITH_TIMEOUT(figures->isVisible(), !isNarrow, kWait);
        }
    }
};

QTEST_MAIN(TestReviewNotices)
#include "tst_review_notices.moc"
