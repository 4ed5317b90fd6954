// The Review pane: recordings come in, are judged by keyboard alone, mended and built into a dataset.
#include "app/desktop/review/review_pane.h"
#include "app/desktop/review/review_work.h"
#include "tests/core/data/recordings.h"
#include "tests/support/layout_check.h"
#include "tests/support/studio.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/waveform/clip_view.h"

#include <QTemporaryDir>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

namespace {

constexpr int kWait = 20'000;

} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        for (int i = 0; i < 2; ++i)
            writeTalk(m_folder / "in" / ("talk" + std::to_string(i) + ".wav"), std::uint64_t(i + 1), 12);
        m_studio = std::make_unique<Studio>(m_folder / "home");
        m_studio->workspace().create(QString::fromStdString((m_folder / "p.understudy").string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() != nullptr, kWait);
        m_studio->window().showPane(1);
    }
    void cleanup() { m_studio.reset(); }

    void startsEmptyAndSaysWhatToDo()
    {
        auto* add = pane().findChild<QAbstractButton*>(QStringLiteral("addRecordings"));
        QVERIFY(add != nullptr && add->isVisible() && add->isEnabled());
    }

    void judgesByKeyboard()
    {
        QVERIFY(import());
        QVERIFY(model().total() >= 4);
        QVERIFY(table().hasFocus() || pane().isAncestorOf(QApplication::focusWidget()));
        table().setFocus();
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

    void playsOnArrival()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        m_studio->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr && view.playhead().value > 0.1, kWait);
        m_studio->press(Qt::Key_Space);
        m_studio->press(Qt::Key_C);
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

    void buildsWhatIsAccepted()
    {
        QVERIFY(import());
        table().setFocus();
        m_studio->press(Qt::Key_A);
        m_studio->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::Accepted), 2, kWait);
        m_studio->press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(m_folder / "p.understudy" / "dataset" / "dataset.json"), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(pane().banners()->count(), 1, kWait);
    }

    void aBadFileIsSaid()
    {
        VERIFY_OK(writeFile(m_folder / "bad.wav", "no sound"));
        pane().work()->import({QString::fromStdString((m_folder / "bad.wav").string())});
        QTRY_COMPARE_WITH_TIMEOUT(pane().banners()->count(), 1, kWait);
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

private:
    ReviewPane& pane() { return *m_studio->window().findChild<ReviewPane*>(); }
    QTableView& table() { return *pane().findChild<QTableView*>(QStringLiteral("clipTable")); }
    ClipTableModel& model() { return *pane().findChild<ClipTableModel*>(); }
    std::string currentId()
    {
        return table().currentIndex().isValid() ? model().row(table().currentIndex().row()).id : "";
    }
    const ReviewedClip* reviewed(const std::string& id)
    {
        m_kept = m_studio->workspace().session()->reviews().snapshot();
        return m_kept->clip(id);
    }
    bool import()
    {
        pane().work()->import({QString::fromStdString((m_folder / "in").string())});
        const auto isAllShown = [&] {
            const auto known = m_studio->workspace().session()->reviews().snapshot()->clips.size();
            return known > 0 && model().total() == int(known) && table().currentIndex().isValid();
        };
        return QTest::qWaitFor([&] { return !pane().work()->isImporting() && isAllShown(); }, kWait);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
    std::unique_ptr<Studio> m_studio;
    ReviewSnapshotPtr m_kept;
};

QTEST_MAIN(TestReview)
#include "tst_review.moc"
