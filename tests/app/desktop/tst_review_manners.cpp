// What the Review pane asks, tells and keeps: work that leaving would stop, imports that were stopped,
// recordings that were moved, places in a filtered list.
#include "tests/app/desktop/review_scene.h"

#include "app/desktop/review/filter_field.h"
#include "app/desktop/review/review_header.h"
#include "app/desktop/review/review_view.h"
#include "widgets/models/clip_table.h"
#include "widgets/support/chip.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestReviewManners : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void leavingAsksWhileSomethingRuns_data()
    {
        QTest::addColumn<bool>("stays");
        QTest::newRow("and stays") << true;
        QTest::newRow("and stops it") << false;
    }
    void leavingAsksWhileSomethingRuns()
    {
        QFETCH(const bool, stays);
        QVERIFY(beginLongImport());
        m_studio->window().close();
        QVERIFY(m_studio->window().isVisible());
        auto* box = question("working");
        QVERIFY(box != nullptr);
        click(*box, stays ? QMessageBox::RejectRole : QMessageBox::DestructiveRole);
        QCOMPARE(m_studio->window().isVisible(), stays);
    }

    void leavingAsksNothingWhenAllIsDone()
    {
        QVERIFY(import());
        m_studio->window().close();
        QVERIFY(!m_studio->window().isVisible());
    }

    void whatWasNotImportedIsOfferedWhenItIsOpenedAgain_data()
    {
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("and imported") << true;
        QTest::newRow("and left out") << false;
    }
    void whatWasNotImportedIsOfferedWhenItIsOpenedAgain()
    {
        QFETCH(const bool, isTaken);
        QVERIFY(beginLongImport());
        QVERIFY(reopen()); // as after a crash: nobody was asked
        QTRY_VERIFY_WITH_TIMEOUT(banner("unfinished") != nullptr, kWait);
        const auto content = banner("unfinished")->content();
        QCOMPARE(content.actions.size(), std::size_t(2));
        content.actions[isTaken ? 0 : 1].run();
        const auto& reviews = m_studio->workspace().session()->reviews();
        QTRY_VERIFY_WITH_TIMEOUT(!pane().work()->isImporting() && !reviews.unfinishedImport()->isAny(),
                                 6 * kWait);
        QCOMPARE(reviews.snapshot()->recordings.size(), std::size_t(isTaken ? 2 : 0));
        QVERIFY(reopen());
        QTRY_VERIFY_WITH_TIMEOUT(model().total() > 0 || !isTaken, kWait);
        QVERIFY(banner("unfinished") == nullptr);
    }

    void aStoppedImportIsOfferedAtOnce()
    {
        writeTalk(m_folder / "more.wav", 9, 2);
        QVERIFY(beginLongImport());
        pane().work()->import({toQString(m_folder / "more.wav")}); // does not take its place
        const auto jobs = m_studio->workspace().work();
        QCOMPARE(jobs.size(), std::size_t(1));
        m_studio->workspace().session()->jobs().board().find(jobs.front().id)->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(banner("unfinished") != nullptr, kWait);
        QVERIFY(!pane().work()->isImporting() && !banner("unfinished")->content().isClosable);
        pane().work()->import({toQString(m_folder / "more.wav")});
        QVERIFY(banner("unfinished") == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(banner("unfinished") != nullptr, kWait); // of the first one still
        QVERIFY(model().total() > 0);
    }

    void aMovedRecordingIsFoundAgain()
    {
        QVERIFY(import());
        fs::rename(m_folder / "in", m_folder / "away");
        QVERIFY(reopen());
        QTRY_VERIFY_WITH_TIMEOUT(banner("sound") != nullptr, kWait);
        const auto before = currentId();
        const auto recording = reviewed(before)->clip.recording;
        m_studio->press(Qt::Key_A);
        QCOMPARE(currentId(), before);
        QVERIFY(reviewed(before)->verdict == Verdict::None); // nobody can have heard it
        m_studio->press(Qt::Key_S);
        QVERIFY(banner("sound")->content().sentence.contains(QStringLiteral("not split")));
        m_studio->press(Qt::Key_A);
        QVERIFY(banner("sound")->content().sentence.contains(QStringLiteral("not accepted")));
        QCOMPARE(banner("sound")->content().actions.size(), std::size_t(1));
        m_studio->press(Qt::Key_X); // that it may be, unheard
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Rejected), 1, kWait);
        m_studio->press(Qt::Key_Backspace);

        VERIFY_OK(writeFile(m_folder / "other.wav", "another file"));
        pane().work()->locate(recording, toQString(m_folder / "other.wav"));
        QTRY_VERIFY_WITH_TIMEOUT(banner("locate") != nullptr, kWait);
        QCOMPARE(banner("locate")->content().kind, BannerKind::Error);
        auto& view = *pane().findChild<ClipView*>();
        QVERIFY(view.content().sound == nullptr);

        pane().work()->locate(recording, toQString(placeOf(recording)));
        QTRY_VERIFY_WITH_TIMEOUT(banner("locate") && banner("locate")->content().kind == BannerKind::Info,
                                 kWait);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait); // and is heard
        QVERIFY(banner("sound") == nullptr);
        const auto now = currentId();
        m_studio->press(Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(reviewed(now)->verdict == Verdict::Accepted, kWait);
    }

    void anotherFileIsNotHeardInItsPlace()
    {
        QVERIFY(import());
        fs::copy(m_folder / "in", m_folder / "away");
        for (int i = 0; i < 2; ++i)
            writeTalk(m_folder / "in" / ("talk" + std::to_string(i) + ".wav"), std::uint64_t(i + 50), 12);
        QVERIFY(reopen());
        QTRY_VERIFY_WITH_TIMEOUT(banner("sound") != nullptr, kWait);
        const auto content = banner("sound")->content();
        QVERIFY2(content.sentence.contains(QStringLiteral("not the one that was imported")),
                 qPrintable(content.sentence));
        QCOMPARE(content.actions.size(), std::size_t(1));
        auto& view = *pane().findChild<ClipView*>();
        QVERIFY(view.content().sound == nullptr);
        const auto before = currentId();
        m_studio->press(Qt::Key_Space);
        m_studio->press(Qt::Key_A);
        QCOMPARE(currentId(), before);
        QVERIFY(reviewed(before)->verdict == Verdict::None && !playback().isPlaying());
        QVERIFY(banner("sound")->content().sentence.contains(QStringLiteral("not accepted")));

        const auto recording = reviewed(before)->clip.recording;
        pane().work()->locate(recording, toQString(placeOf(recording)));
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr && banner("sound") == nullptr, kWait);
        m_studio->press(Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(reviewed(before)->verdict == Verdict::Accepted, kWait);
    }

    void aFilterKeepsThePlace()
    {
        QVERIFY(import());
        table().setFocus();
        m_studio->press(Qt::Key_Return);
        const auto clip = currentId();
        auto& field = *pane().findChild<FilterField*>();
        field.setText(QStringLiteral("rec:") + model().row(table().currentIndex().row()).recording);
        QCOMPARE(currentId(), clip);
        QCOMPARE(field.count(), QStringLiteral("%1 of %2").arg(model().rowCount()).arg(model().total()));
        field.setText(QStringLiteral("-") + field.text());
        QVERIFY(model().rowCount() > 0);
        QVERIFY(!currentId().empty() && currentId() != clip); // the nearest
        field.setText(QStringLiteral("nothing says this"));
        QVERIFY(currentId().empty());
        QCOMPARE(field.count(), QStringLiteral("0 of %1").arg(model().total()));
        const auto& nothing = static_cast<const ClipTable&>(table());
        QVERIFY(nothing.emptyText().contains(QString::number(model().total())));
        QCOMPARE(pane().findChild<QLabel*>(QStringLiteral("length"))->text(), QString());
        field.clear();
        QCOMPARE(currentId(), clip);
        QCOMPARE(field.count(), QString());
        QCOMPARE(nothing.emptyText(), QString());
        pane().findChildren<Chip*>().at(1)->click(); // not reviewed
        QCOMPARE(currentId(), clip);
        QCOMPARE(field.count(), QStringLiteral("%1 of %1").arg(model().total()));
    }

    void whatOneTurnsToUnderAFilterStaysChosen_data()
    {
        QTest::addColumn<bool>("isByKey");
        QTest::newRow("from the filter by Return") << true;
        QTest::newRow("by a click") << false;
    }
    void whatOneTurnsToUnderAFilterStaysChosen()
    {
        QFETCH(const bool, isByKey);
        QVERIFY(import());
        const auto clip = currentId();
        auto& field = *pane().findChild<FilterField*>();
        field.setFocus();
        field.setText(QStringLiteral("-rec:") + model().row(table().currentIndex().row()).recording);
        const auto other = currentId();
        QVERIFY(other != clip);
        if (isByKey)
            m_studio->press(Qt::Key_Return);
        else
            QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::NoModifier,
                              table().visualRect(table().currentIndex()).center());
        field.clear();
        QCOMPARE(currentId(), other);
        QVERIFY(table().viewport()->rect().intersects(table().visualRect(table().currentIndex())));
    }

    void anUnknownFieldIsTold_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        QTest::newRow("no such field") << "zzz:"
                                       << "no field";
        QTest::newRow("no number yet") << "snr<"
                                       << "cannot read";
    }
    void anUnknownFieldIsTold()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, told);
        QVERIFY(import());
        auto& field = *pane().findChild<FilterField*>();
        field.setText(typed);
        QTRY_VERIFY_WITH_TIMEOUT(banner("filter") != nullptr, kWait);
        const auto content = banner("filter")->content();
        QVERIFY2(content.sentence.contains(told), qPrintable(content.sentence));
        QVERIFY(content.detail.contains(QStringLiteral("snr")) &&
                content.detail.contains(QStringLiteral("flag")));
        QVERIFY(field.property("invalid").toBool());
        field.setText(QStringLiteral("snr<30"));
        QVERIFY(banner("filter") == nullptr);
        QVERIFY(!field.property("invalid").toBool());
    }

    void halvesAreShownUnderAFilter()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        m_studio->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr && view.playhead().value > 0.4, kWait);
        m_studio->press(Qt::Key_K);
        const auto clip = *reviewed(currentId());
        const int number = clipNumber(clip.clip.id);
        pane().findChild<FilterField*>()->setText(QStringLiteral("clip:%1").arg(number));
        const int shown = model().rowCount(); // one of each recording
        QCOMPARE(currentId(), clip.clip.id);
        m_studio->press(Qt::Key_S);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), shown + 1, kWait);
        QCOMPARE(reviewed(currentId())->clip.span.begin, clip.span().begin);
        QVERIFY(clipNumber(currentId()) != number);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(currentId(), clip.clip.id, kWait);
        QCOMPARE(model().rowCount(), shown);
    }

    void numbersStayWhatTheyAre()
    {
        QVERIFY(import());
        std::map<std::string, int> before;
        for (int row = 0; row < model().rowCount(); ++row)
            before[model().row(row).id] = model().row(row).number;
        const auto first = m_studio->workspace().session()->reviews().snapshot()->clips.front()->clip;
        VERIFY_OK(m_studio->workspace().session()->reviews().split(
            first.id, first.span.begin + Frames(first.span.length().value / 2)));
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), int(before.size()) + 1, kWait);
        for (int row = 0; row < model().rowCount(); ++row)
            if (const auto known = before.find(model().row(row).id); known != before.end())
                QCOMPARE(model().row(row).number, known->second);
        const auto name = clipName(first.id, *m_studio->workspace().session()->reviews().snapshot());
        QVERIFY2(name.startsWith(QStringLiteral("1 of talk")), qPrintable(name)); // which is split
    }

    void beginsWithTheFirstThatIsNotJudged()
    {
        QVERIFY(import());
        table().setFocus();
        m_studio->press(Qt::Key_R, Qt::ControlModifier); // as it is when it is opened
        table().selectionModel()->setCurrentIndex(model().index(0, 0), QItemSelectionModel::ClearAndSelect |
                                                                           QItemSelectionModel::Rows);
        m_studio->press(Qt::Key_A);
        m_studio->press(Qt::Key_U);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Unsure), 1, kWait);
        const auto next = currentId();
        QVERIFY(reopen());
        QTRY_VERIFY_WITH_TIMEOUT(model().total() > 0, kWait);
        QCOMPARE(currentId(), next);
    }

    void theChosenClipStaysInView_data()
    {
        QTest::addColumn<bool>("isInView");
        QTest::newRow("it was") << true;
        QTest::newRow("somebody scrolled away") << false;
    }
    void theChosenClipStaysInView()
    {
        QFETCH(const bool, isInView);
        QVERIFY(import());
        const auto height = [&] { return table().viewport()->height(); };
        const auto place = [&] { return table().rowViewportPosition(table().currentIndex().row()); };
        const int last = table().rowAt(height() - table().rowHeight(0));
        QVERIFY2(last > 2 && last < model().rowCount() - 2, qPrintable(QString::number(last)));
        table().selectionModel()->setCurrentIndex(
            model().index(last, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        if (!isInView) {
            table().selectionModel()->setCurrentIndex(model().index(0, 0), QItemSelectionModel::NoUpdate);
            table().scrollTo(model().index(model().rowCount() - 1, 0));
        }
        const auto was = height();
        for (const auto& size : {QSize(1024, 700), QSize(1100, 640), QSize(1024, 700)}) {
            m_studio->window().resize(size);
            QTRY_VERIFY_WITH_TIMEOUT(height() < was && m_studio->window().size() == size, kWait);
            QTRY_COMPARE_WITH_TIMEOUT(place() >= 0 && place() + table().rowHeight(0) <= height(), isInView,
                                      kWait);
        }
    }

    void withoutAnOutputItIsTold()
    {
        QVERIFY(import());
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        m_studio->sound().setDevices({});
        playback().refreshDevices();
        QTRY_VERIFY_WITH_TIMEOUT(!playback().hasDevice(), kWait);
        table().setFocus();
        m_studio->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(banner("output") != nullptr, kWait);
        const auto sentence = banner("output")->content().sentence;
        QVERIFY2(sentence.contains(QStringLiteral("clips are not heard")), qPrintable(sentence));
    }

    void homeTellsOfTheReview()
    {
        QVERIFY(import());
        const auto text = [&] {
            QStringList all;
            const auto* home = m_studio->window().findChild<QWidget*>(QStringLiteral("HomePane"));
            for (const auto* label : home->findChildren<QLabel*>())
                all << label->text();
            return all.join(QLatin1Char('\n'));
        };
        m_studio->window().showPane(0);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("Next: review %1").arg(model().total())),
                                 kWait);
        QVERIFY2(text().contains(QStringLiteral("2 recording")), qPrintable(text()));
        auto* next = m_studio->window().findChild<QPushButton*>(QStringLiteral("nextStepButton"));
        VERIFY_OK(m_studio->workspace().session()->reviews().setVerdict({currentId()}, Verdict::Unsure));
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("Next: review %1").arg(model().total() - 1)),
                                 kWait); // while it is shown
        next->click();
        QCOMPARE(m_studio->window().currentPane(), 1);
    }

private:
    /// Where it was moved to.
    fs::path placeOf(const std::string& recording)
    {
        const auto snapshot = m_studio->workspace().session()->reviews().snapshot();
        return m_folder / "away" / snapshot->recording(recording)->file.filename();
    }

    /// One that takes a while, of two recordings; it runs when this returns.
    bool beginLongImport()
    {
        for (int i = 0; i < 2; ++i)
            writeTalk(m_folder / "in" / ("talk" + std::to_string(i) + ".wav"), std::uint64_t(i + 1), 60);
        pane().work()->import({toQString(m_folder / "in")});
        const auto isUnderWay = [&] {
            const auto jobs = m_studio->workspace().work();
            return !jobs.empty() && jobs.front().progress.total > 0;
        };
        return QTest::qWaitFor(isUnderWay, kWait) && pane().work()->isImporting();
    }

    static QString toQString(const fs::path& path) { return QString::fromStdString(path.string()); }
};

QTEST_MAIN(TestReviewManners)
#include "tst_review_manners.moc"
