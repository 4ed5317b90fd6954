// The Compare pane by keyboard: plan, listen, answer, read the results, use them; and what it says of
// trouble.
#include "app/desktop/compare/compare_pane.h"
#include "app/desktop/compare/compare_sound.h"
#include "app/desktop/compare/compare_stage.h"
#include "app/desktop/compare/new_comparison_dialog.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "tests/support/results.h"
#include "tests/support/studio.h"
#include "widgets/compare/difference_view.h"
#include "widgets/compare/slot_card.h"
#include "widgets/support/banner.h"

#include <QTemporaryDir>

#include <numbers>

using namespace understudy;

namespace {

constexpr int kWait = 60'000;
constexpr int kPlace = 3; // of the pane

ComparisonToMake toMake(std::optional<ListeningMode> mode, int trials, std::vector<SlotToCompare> sounds)
{
    ComparisonToMake wanted;
    wanted.mode = mode;
    wanted.trials = trials;
    wanted.seed = 5;
    wanted.slots = std::move(sounds);
    return wanted;
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        writeTone("a.wav", 200, 0.1, 0.6);
        writeTone("b.wav", 300, 0.3, 0.6);
        open();
    }
    void cleanup() { m_studio.reset(); }

    void isEmptyAtFirst()
    {
        QVERIFY(button("firstComparison") != nullptr);
        QVERIFY(button("firstComparison")->isVisible());
        QCOMPARE(m_studio->window().currentPane(), kPlace);
    }

    void abxByKeyboard()
    {
        plan(ListeningMode::Abx, 5);
        QVERIFY(title().contains(QStringLiteral("Trial 1 of 5")));
        QCOMPARE(cards().size(), 3);
        QVERIFY(!answerButton(0)->isEnabled()); // nothing was heard yet
        m_studio->press(Qt::Key_A);
        QVERIFY(title().contains(QStringLiteral("Trial 1 of 5")));
        const auto trials = pane().front()->trials();
        for (std::size_t trial = 0; trial < trials.size(); ++trial) {
            QVERIFY(QTest::qWaitFor(
                [&] { return title().contains(QStringLiteral("Trial %1 of 5").arg(trial + 1)); }, kWait));
            hearAll(3);
            m_studio->press(trials[trial].x == AbxAnswer::A ? Qt::Key_A : Qt::Key_B);
        }
        QVERIFY(
            QTest::qWaitFor([&] { return text("headline").contains(QStringLiteral("told apart")); }, kWait));
        QVERIFY(text("headline").contains(QStringLiteral("5 of 5")));
        QVERIFY(QTest::qWaitFor([&] { return stored().size() == 5; }, kWait));
        // Its results are there for others too.
        VERIFY_OK(service().results(pane().front()->id));
    }

    void preferenceGoesOnAfterARestart()
    {
        plan(ListeningMode::Preference, 4);
        QCOMPARE(cards().size(), 2);
        hearAll(2);
        m_studio->press(Qt::Key_B);
        QVERIFY(QTest::qWaitFor([&] { return title().contains(QStringLiteral("Trial 2")); }, kWait));
        QVERIFY(QTest::qWaitFor([&] { return stored().size() == 1; }, kWait));
        open();
        QVERIFY(QTest::qWaitFor([&] { return title().contains(QStringLiteral("Trial 2")); }, kWait));
    }

    void aSheetMustBeHeardToItsEnd()
    {
        plan(ListeningMode::Opinion, 0);
        QCOMPARE(cards().size(), 1);
        m_studio->press(Qt::Key_3);
        QVERIFY(title().contains(QStringLiteral("Trial 1 of 3"))); // two, and the hidden anchor
        m_studio->press(Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return answerButton(0)->isEnabled(); }, kWait));
        m_studio->press(Qt::Key_3);
        QVERIFY(QTest::qWaitFor([&] { return title().contains(QStringLiteral("Trial 2 of 3")); }, kWait));
        QVERIFY(!answerButton(0)->isEnabled());
    }

    void switchesByKeys()
    {
        plan({}, 0);
        auto& sound = *pane().findChild<CompareSound*>();
        QCOMPARE(sound.count(), 2);
        m_studio->press(Qt::Key_2);
        QCOMPARE(sound.lane(), 1);
        QVERIFY(QTest::qWaitFor([&] { return cards()[1]->state() == SlotState::Playing; }, kWait));
        m_studio->press(Qt::Key_Tab);
        QCOMPARE(sound.lane(), 0);
        m_studio->press(Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(sound.lane(), 1);
        m_studio->press(Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(sound.lane(), 0);
        m_studio->press(Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(sound.lane(), 1);
        sound.seek(Seconds(0.2));
        m_studio->press(Qt::Key_I);
        sound.seek(Seconds(0.4));
        m_studio->press(Qt::Key_O);
        QVERIFY(sound.loop().has_value());
        QVERIFY(sound.loop()->begin < sound.loop()->end);
        m_studio->press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!sound.loop());
        m_studio->press(Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return !sound.isPlaying(); }, kWait));
    }

    void showsDifferences()
    {
        plan({}, 0);
        m_studio->press(Qt::Key_D);
        auto& view = *pane().findChild<DifferenceView*>();
        QVERIFY(QTest::qWaitFor(
            [&] { return view.isVisible() && view.accessibleDescription().contains(QStringLiteral("a:")); },
            kWait));
    }

    void theStageLeavesTabToF6()
    {
        plan({}, 0);
        auto* stage = pane().findChild<CompareStage*>();
        QVERIFY(stage->hasFocus());
        m_studio->press(Qt::Key_F6);
        QVERIFY(!stage->hasFocus() && !stage->isAncestorOf(QApplication::focusWidget()));
    }

    void aSoundThatIsGoneIsSaidAndNothingLost()
    {
        plan(ListeningMode::Preference, 4);
        hearAll(2);
        m_studio->press(Qt::Key_A);
        QVERIFY(QTest::qWaitFor([&] { return stored().size() == 1; }, kWait));
        const auto id = pane().front()->id.value;
        open([&] { std::filesystem::remove(m_folder / "p.understudy" / "comparisons" / id / "1-1.wav"); });
        QVERIFY(QTest::qWaitFor([&] { return pane().banners()->count() > 0; }, kWait));
        QVERIFY(sentence().contains(QStringLiteral("1-1.wav")));
        QVERIFY(sentence().contains(QStringLiteral("are kept")));
        QCOMPARE(stored().size(), std::size_t(1));
    }

    void aSilentOneIsRefusedByName()
    {
        writeTone("silent.wav", 200, 0, 0.5);
        ComparisonToMake wanted;
        wanted.slots = {file("a.wav"), file("silent.wav")};
        pane().create(wanted);
        QVERIFY(QTest::qWaitFor([&] { return pane().banners()->count() > 0; }, kWait));
        QVERIFY(sentence().contains(QStringLiteral("silent is silent")));
    }

    void isPlannedInTheDialog()
    {
        m_studio->press(Qt::Key_N);
        NewComparisonDialog* dialog = nullptr;
        QVERIFY(QTest::qWaitFor(
            [&] { return (dialog = m_studio->window().findChild<NewComparisonDialog*>()) != nullptr; },
            kWait));
        auto* make = dialog->findChild<QPushButton*>(QStringLiteral("planComparison"));
        QVERIFY(!make->isEnabled());
        dialog->addSlot(file("a.wav"));
        QVERIFY(!make->isEnabled());
        dialog->addSlot(file("b.wav"));
        QVERIFY(make->isEnabled());
        dialog->findChild<QComboBox*>(QStringLiteral("mode"))->setCurrentIndex(1);
        dialog->addSlot(file("b.wav"));
        QVERIFY(!make->isEnabled()); // ABX of three
        dialog->findChild<QComboBox*>(QStringLiteral("mode"))->setCurrentIndex(0);
        make->click();
        QVERIFY(QTest::qWaitFor([&] { return title().contains(QStringLiteral("Trial 1")); }, kWait));
    }

private:
    void open(const std::function<void()>& between = {})
    {
        m_studio.reset();
        if (between)
            between();
        const bool isNew = !std::filesystem::exists(m_folder / "p.understudy");
        m_studio = std::make_unique<test::Studio>(m_folder / "home");
        const auto project = QString::fromStdString((m_folder / "p.understudy").string());
        if (isNew)
            m_studio->workspace().create(project);
        else
            m_studio->workspace().open(project);
        QVERIFY(QTest::qWaitFor([this] { return m_studio->workspace().session() != nullptr; }, kWait));
        m_studio->window().showPane(kPlace);
    }
    void writeTone(const char* name, double hertz, double level, double seconds)
    {
        std::vector<float> samples;
        for (int i = 0; i < int(seconds * kStudioRate.value); ++i)
            samples.push_back(float(level * std::sin(2 * std::numbers::pi * hertz * i / kStudioRate.value)));
        auto writer = AudioWriter::create(m_folder / name, {});
        VERIFY_OK(writer);
        VERIFY_OK(writer->write(samples));
        VERIFY_OK(writer->commit());
    }
    SlotToCompare file(const char* name) const { return parseSlot((m_folder / name).string()); }
    void plan(std::optional<ListeningMode> mode, int trials)
    {
        pane().create(toMake(mode, trials, {file("a.wav"), file("b.wav")}));
        QVERIFY(QTest::qWaitFor([&] { return pane().front() != nullptr && !cards().empty(); }, kWait));
    }
    /// Each sound for a moment, by its key.
    void hearAll(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_studio->press(Qt::Key(Qt::Key_1 + i));
            QVERIFY(QTest::qWaitFor([&] { return pane().findChild<CompareSound*>()->wasHeard(i); }, kWait));
        }
        QVERIFY(QTest::qWaitFor([&] { return answerButton(0)->isEnabled(); }, kWait));
    }
    ComparePane& pane() { return *m_studio->window().findChild<ComparePane*>(); }
    CompareService& service() { return m_studio->workspace().session()->comparisons(); }
    std::vector<ListeningAnswer> stored()
    {
        const auto all = service().list();
        return all && !all->empty() ? all->front().answers : std::vector<ListeningAnswer>();
    }
    QAbstractButton* button(const char* name)
    {
        return pane().findChild<QAbstractButton*>(QLatin1String(name));
    }
    QAbstractButton* answerButton(int index)
    {
        return button(qPrintable(QStringLiteral("answer%1").arg(index)));
    }
    QList<SlotCard*> cards() { return pane().findChildren<SlotCard*>(); }
    QString text(const char* name) { return pane().findChild<QLabel*>(QLatin1String(name))->text(); }
    QString title() { return text("stageTitle"); }
    QString sentence()
    {
        const auto banners = pane().banners()->findChildren<Banner*>();
        return banners.isEmpty() ? QString() : banners.last()->content().sentence;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::filesystem::path m_folder;
    std::unique_ptr<test::Studio> m_studio;
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
