// The second, blind pass by keyboard: what it hides, that it goes on where it was left, what comes of it.
#include "app/desktop/episode/playback.h"
#include "core/session/edit_history.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/layout_check.h"
#include "tests/support/review_session.h"
#include "widgets/support/banner.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;
using namespace understudy::test;

namespace {

constexpr int kWait = 20'000;

} // namespace

class TestBlindReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<ReviewSession>(ReviewSession::Talk{.recordings = 2, .phrases = 12});
        QVERIFY(m_session->open());
        m_total = m_session->model().total();
        QVERIFY(m_total >= kFewestForBlindPass);
    }
    void cleanup() { m_session.reset(); }

    void needsEnoughAccepted_data()
    {
        QTest::addColumn<int>("accepted");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("one too few") << kFewestForBlindPass - 1;
        QTest::newRow("just enough") << kFewestForBlindPass;
    }
    void needsEnoughAccepted()
    {
        QFETCH(const int, accepted);
        for (int i = 0; i < accepted; ++i)
            press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(this->accepted(), accepted, kWait);
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("blindBegin")->isVisible(), kWait);
        const bool isEnough = accepted >= kFewestForBlindPass;
        QCOMPARE(part<QWidget>("blindBegin")->isEnabled(), isEnough);
        const auto* tooFew = part<QLabel>("blindTooFew");
        QCOMPARE(tooFew->isVisible(), !isEnough);
        const auto* sizes = part<QComboBox>("blindSize");
        for (int i = 0; i < sizes->count(); ++i)
            QVERIFY2(sizes->itemData(i).toInt() <= accepted, qPrintable(sizes->itemText(i)));
        QVERIFY(!isEnough || sizes->currentText().startsWith(QStringLiteral("All %1 ").arg(accepted)));
        QVERIFY2(isEnough || tooFew->text().contains(QStringLiteral("at least %1 ").arg(kFewestForBlindPass)),
                 qPrintable(tooFew->text()));
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->table().isVisible(), kWait);
    }

    void isHeardAndCounted()
    {
        QVERIFY(begin());
        QVERIFY(!m_session->table().isVisible());
        QVERIFY(!m_session->pane().findChild<QWidget*>(QStringLiteral("figures"))->isVisible());
        auto& view = *m_session->pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        QVERIFY(view.content().findings.empty() && view.content().elsewhere.empty());
        QCOMPARE(view.content().verdict, Verdict::None);
        QCOMPARE(view.content().number, 1);
        press(Qt::Key_U); // no answer
        QCOMPARE(heard(), 0);
        QVERIFY(say(Qt::Key_4));
        QCOMPARE(heard(), 1);
        QVERIFY(say(Qt::Key_X));
        press(Qt::Key_Backspace);
        QCOMPARE(heard(), 1);
        m_session->pane().findChild<QTimer*>(QStringLiteral("lateReason"))->setInterval(kWait * 10);
        QVERIFY(say(Qt::Key_X));
        press(Qt::Key_1); // why
        QCOMPARE(heard(), 2);
        QVERIFY(sayOfTheRest(Qt::Key_A));
        auto* list = part<QListWidget>("blindDefects");
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kWait);
        QCOMPARE(list->count(), 2);
        QVERIFY2(list->item(0)->text().contains(QStringLiteral("Hum")), qPrintable(list->item(0)->text()));
        QVERIFY2(list->item(1)->text().contains(QStringLiteral("Noise")), qPrintable(list->item(1)->text()));
        QVERIFY(part<QLabel>("blindResult")
                    ->text()
                    .startsWith(QStringLiteral("2 of %1 had a defect, which is ").arg(m_total)));
        QCOMPARE(accepted(), m_total); // the review is as it was
        press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(accepted(), m_total - 2, kWait);
        QVERIFY(m_session->table().isVisible());
        QCoreApplication::processEvents();
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(accepted(), m_total, kWait);
    }

    void wordsAreReadAndLetterKeysRest_data()
    {
        QTest::addColumn<bool>("isByKey");
        QTest::newRow("by E") << true;
        QTest::newRow("by mouse") << false;
    }
    void wordsAreReadAndLetterKeysRest()
    {
        QFETCH(const bool, isByKey);
        QVERIFY(begin());
        auto* words = part<QPlainTextEdit>("transcript");
        const auto text = words->toPlainText();
        if (isByKey)
            press(Qt::Key_E);
        else
            QTest::mouseClick(words->viewport(), Qt::LeftButton);
        QVERIFY(words->hasFocus() && words->isReadOnly());
        for (const auto key : {Qt::Key_A, Qt::Key_1, Qt::Key_X, Qt::Key_Backspace})
            press(key);
        QCOMPARE(heard(), 0);
        QCOMPARE(words->toPlainText(), text);
        press(Qt::Key_Escape); // out of the words, not of the pass
        QVERIFY(m_session->pane().findChild<ClipView*>()->hasFocus());
        QVERIFY(say(Qt::Key_A));
        QCOMPARE(heard(), 1);
    }

    void goesOnWhereItWasLeft()
    {
        QVERIFY(begin());
        QVERIFY(say(Qt::Key_A));
        QVERIFY(say(Qt::Key_1));
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->table().isVisible(), kWait);
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("blindPlace")->isVisible(), kWait);
        QCOMPARE(part<QLabel>("blindPlace")->text(),
                 QStringLiteral("Second pass: clip 3 of %1").arg(m_total));
        m_session->close();
        auto kept = Session::open(m_session->project(), {.access = Access::ReadOnly});
        VERIFY_OK(kept);
        const auto pass = (*kept)->reviews().blindPass();
        VERIFY_OK(pass);
        QCOMPARE((*pass)->answered(), 2);
        QCOMPARE((*pass)->answers[1].reason, RejectReason::Noise);
    }

    void leavesTheHistoryAlone()
    {
        QVERIFY(begin());
        auto& edits = m_session->workspace().session()->edits();
        const auto before = edits.position();
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(edits.position(), before);
        QVERIFY(m_session->studio().window().findChild<QListView*>(QStringLiteral("history")) == nullptr);
        press(Qt::Key_Escape);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edits.position(), before - 1);
        press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(accepted(), m_total, kWait);
    }

    void theLastAnswerIsTakenBack()
    {
        QVERIFY(begin());
        QVERIFY(sayOfTheRest(Qt::Key_A));
        auto* result = part<QWidget>("blindResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->isVisible(), kWait);
        QVERIFY(result->hasFocus());
        press(Qt::Key_Space); // begins nothing
        QVERIFY(result->isVisible());
        const auto& view = *m_session->pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        QCoreApplication::processEvents();
        QVERIFY(!m_session->studio().window().findChild<Playback*>()->isPlaying());
        press(Qt::Key_Backspace);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("blindPlace")->isVisible(), kWait);
        QCOMPARE(heard(), m_total - 1);
        QCOMPARE(accepted(), m_total); // no verdict of the review
        QVERIFY(say(Qt::Key_A));
        QTRY_VERIFY_WITH_TIMEOUT(result->isVisible(), kWait);
    }

    /// Also where the last clip is the one that the table was at.
    void isQuietWhenItIsOver()
    {
        QVERIFY(begin());
        const auto pass = m_session->workspace().session()->reviews().blindPass();
        VERIFY_OK(pass);
        press(Qt::Key_Escape);
        auto& table = m_session->table();
        QTRY_VERIFY_WITH_TIMEOUT(table.isVisible(), kWait);
        const auto& model = m_session->model();
        table.setCurrentIndex(model.index(model.indexOf((*pass)->answers.back().clip), 0));
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("blindPlace")->isVisible(), kWait);
        QVERIFY(sayOfTheRest(Qt::Key_A));
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("blindResult")->isVisible(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->pane().findChild<ClipView*>()->content().sound != nullptr, kWait);
        QCoreApplication::processEvents();
        QVERIFY(!m_session->studio().window().findChild<Playback*>()->isPlaying());
    }

    void theLastClipIsRejected_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::newRow("shown") << QString();
        QTest::newRow("filtered away") << QStringLiteral("verdict:rejected");
    }
    void theLastClipIsRejected()
    {
        QFETCH(const QString, filter);
        QVERIFY(begin());
        part<QTimer>("lateReason")->setInterval(kWait * 10);
        part<QLineEdit>("filter")->setText(filter);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->model().rowCount(), filter.isEmpty() ? m_total : 0, kWait);
        for (int i = 1; i < m_total; ++i)
            QVERIFY(say(Qt::Key_A));
        QVERIFY(say(Qt::Key_X));
        QTRY_VERIFY_WITH_TIMEOUT(part<QListWidget>("blindDefects")->isVisible(), kWait);
        QVERIFY(!part<QTimer>("lateReason")->isActive()); // nothing is waited for
        press(Qt::Key_1);
        QCOMPARE(accepted(), m_total); // the review is as it was
    }

    void anAnswerThatTheDiskDoesNotTakeCountsAllTheSame()
    {
        QVERIFY(begin());
        QVERIFY(isSoundThere());
        const FileSizeLimit full(0);
        press(Qt::Key_X);
        QVERIFY(part<QTimer>("lateReason")->isActive());
        QCOMPARE(heard(), 1);
    }

    void goesOnWhenTheClipIsGone()
    {
        QVERIFY(begin());
        auto& view = *m_session->pane().findChild<ClipView*>();
        auto& reviews = m_session->workspace().session()->reviews();
        const auto pass = reviews.blindPass();
        VERIFY_OK(pass);
        const auto snapshot = reviews.snapshot();
        const auto* clip = snapshot->clip((*pass)->answers.front().clip);
        VERIFY_OK(reviews.split(clip->clip.id, clip->span().begin + Frames(clip->span().length().value / 2)));
        QTRY_COMPARE_WITH_TIMEOUT(view.content().number, 2, kWait);
        QCOMPARE(heard(), 0);
    }

    void saysNothingOfWhatIsNotHeard_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("banner");
        QTest::newRow("gone") << QStringLiteral("gone") << QStringLiteral("sound");
        QTest::newRow("another file") << QStringLiteral("other") << QStringLiteral("sound");
        QTest::newRow("no output") << QStringLiteral("mute") << QStringLiteral("output");
    }
    void saysNothingOfWhatIsNotHeard()
    {
        QFETCH(const QString, trouble);
        QFETCH(const QString, banner);
        QVERIFY(begin());
        QVERIFY(isSoundThere());
        const auto in = m_session->root() / "in", away = m_session->root() / "away";
        const bool isMute = trouble == QLatin1String("mute");
        if (isMute) {
            auto& playback = *m_session->studio().window().findChild<Playback*>();
            m_session->studio().sound().setDevices({});
            playback.refreshDevices();
            QTRY_VERIFY_WITH_TIMEOUT(!playback.hasDevice(), kWait);
        } else {
            std::filesystem::rename(in, away);
            for (int i = 0; i < 2 && trouble == QLatin1String("other"); ++i)
                test::writeTalk(in / ("talk" + std::to_string(i) + ".wav"), 77, 2);
        }
        // Those that were read before are heard.
        const auto isRefused = [&] { return isTold(banner) && (isMute || leaveOut() != nullptr); };
        QTRY_VERIFY_WITH_TIMEOUT((press(Qt::Key_A), isRefused()), kWait);
        const int before = heard();
        QVERIFY(before < m_total);
        for (const auto key : {Qt::Key_X, Qt::Key_1, Qt::Key_A})
            press(key);
        QCOMPARE(heard(), before);
        QVERIFY(isRefused());
        if (isMute)
            return;
        auto* result = part<QWidget>("blindResult");
        const auto goOn = [&] { // some were read before, as the table's own
            if (auto* button = leaveOut())
                button->click();
            else
                press(Qt::Key_A);
            return result->isVisible();
        };
        QTRY_VERIFY_WITH_TIMEOUT(goOn(), kWait);
        const auto pass = m_session->workspace().session()->reviews().blindPass();
        VERIFY_OK(pass);
        QVERIFY((*pass)->answered() < m_total); // what was left out counts as not heard
        press(Qt::Key_Escape);
        std::filesystem::remove_all(in);
        std::filesystem::rename(away, in);
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("blindPlace")->isVisible(), kWait);
        QVERIFY(sayOfTheRest(Qt::Key_A));
        QTRY_VERIFY_WITH_TIMEOUT(result->isVisible(), kWait);
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
        m_session->studio().window().resize(size);
        QVERIFY(begin());
        const auto faults = [&] { return cutParts(m_session->pane()); };
        if (!QTest::qWaitFor([&] { return faults().isEmpty(); }, 3000))
            QFAIL(qPrintable(faults().join(QLatin1Char('\n'))));
        QVERIFY(say(Qt::Key_1));
        QVERIFY(sayOfTheRest(Qt::Key_A));
        QTRY_VERIFY_WITH_TIMEOUT(part<QListWidget>("blindDefects")->isVisible(), kWait);
        if (!QTest::qWaitFor([&] { return faults().isEmpty(); }, 3000))
            QFAIL(qPrintable(faults().join(QLatin1Char('\n'))));
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_session->studio().press(key, modifiers);
    }
    template<typename Part>
    Part* part(const char* name)
    {
        return m_session->pane().findChild<Part*>(QString::fromLatin1(name));
    }
    /// Of the clip that is to be judged.
    bool isSoundThere()
    {
        const auto& view = *m_session->pane().findChild<ClipView*>();
        return QTest::qWaitFor([&] { return view.content().sound != nullptr; }, kWait);
    }
    bool say(Qt::Key key)
    {
        const bool isThere = isSoundThere();
        press(key);
        return isThere;
    }
    /// To the end of the pass.
    bool sayOfTheRest(Qt::Key key)
    {
        bool isSaid = true;
        for (int i = heard(); i < m_total && isSaid; ++i)
            isSaid = say(key);
        return isSaid;
    }
    bool isTold(const QString& key)
    {
        const auto banners = m_session->pane().findChildren<Banner*>();
        return std::ranges::any_of(
            banners, [&](const Banner* one) { return one->content().key == key && one->isVisible(); });
    }
    /// Null: nothing is told of a clip that cannot be heard.
    QPushButton* leaveOut()
    {
        for (auto* banner : m_session->pane().findChildren<Banner*>())
            for (auto* button : banner->findChildren<QPushButton*>())
                if (button->text() == QLatin1String("Leave it out") && button->isVisible())
                    return button;
        return nullptr;
    }
    int accepted() { return m_session->model().count(Verdict::Accepted); }
    int heard() { return m_session->pane().findChild<QProgressBar*>()->value(); }
    bool begin()
    {
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_A);
        if (!QTest::qWaitFor([&] { return accepted() == m_total; }, kWait))
            return false;
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        if (!QTest::qWaitFor([&] { return part<QWidget>("blindBegin")->hasFocus(); }, kWait))
            return false;
        press(Qt::Key_Space);
        return QTest::qWaitFor([&] { return part<QWidget>("blindPlace")->isVisible(); }, kWait);
    }

    std::unique_ptr<ReviewSession> m_session;
    int m_total = 0;
};

QTEST_MAIN(TestBlindReview)
#include "tst_blind_review.moc"
