// The form of a new run: what may be typed, what is marked, and what stands against a start.
#include "app/desktop/home/home_pane.h"
#include "app/desktop/training/preset_cards.h"
#include "core/session/consent_service.h"
#include "tests/app/desktop/training_scene.h"

using namespace understudy;

class TestTrainingForm : public TrainingTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_studio.reset(); }

    void whatIsTypedIsTakenOrSaid_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stays"); // in use
        QTest::addColumn<bool>("isWrong");
        const auto row = [](const char* name, const char* key, const char* typed, const char* stays,
                            bool isWrong = false) {
            QTest::newRow(name) << QByteArray(key) << QString::fromLatin1(typed) << QString::fromLatin1(stays)
                                << isWrong;
        };
        row("a whole number", "steps", "1200", "1200");
        row("with blanks", "steps", " 1200 ", "1200");
        row("below the least", "steps", "0", "2000", true);
        row("no number", "steps", "many", "2000", true);
        row("nothing", "steps", "", "2000", true);
        row("a small rate", "learning_rate", "2e-5", "2e-05");
        row("above the most", "learning_rate", "2", "1e-04", true);
        row("layers", "backbone_layers", "8-15", "8-15");
        row("no layers", "backbone_layers", "15-8-2", "upper", true);
        row("modules", "modules", "q,v", "q,v");
        row("no module", "modules", "x", "q,k,v,o,gate,up,down", true);
        row("a huge seed", "seed", "9007199254740993", "9007199254740993");
    }
    void whatIsTypedIsTakenOrSaid()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QString, typed);
        QFETCH(const QString, stays);
        QFETCH(const bool, isWrong);
        ParameterForm form;
        form.setSettings({}, {});
        form.show();
        auto* field = form.field(key.toStdString());
        auto* edit = static_cast<QLineEdit*>(field->editor());
        edit->setText(typed);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(QString::fromStdString(field->parameter().get(form.settings())), stays);
        QCOMPARE(!field->error().isEmpty(), isWrong);
        QCOMPARE(form.wrongField() == field, isWrong);
        QCOMPARE(edit->property("invalid").toBool(), isWrong);
        if (isWrong)
            QCOMPARE(edit->accessibleDescription(), field->error());
    }

    void everySettingIsThereAndExplained()
    {
        const ParameterForm form;
        for (const auto& parameter : trainParameters()) {
            const auto* field = form.field(parameter.key);
            QVERIFY2(field != nullptr, parameter.key.data());
            QVERIFY2(!field->editor()->accessibleName().isEmpty(), parameter.key.data());
            QVERIFY2(!field->editor()->accessibleDescription().isEmpty(), parameter.key.data());
        }
    }

    void whatWasChangedIsMarkedAndGoesBack()
    {
        ParameterForm form;
        TrainSettings changed;
        changed.rank = 32;
        form.setSettings(changed, {});
        form.show();
        QVERIFY(form.field("rank")->isChanged());
        QVERIFY(!form.field("alpha")->isChanged());
        auto* back = form.field("rank")->findChild<QToolButton*>();
        QVERIFY(back != nullptr && back->isVisible());
        back->click();
        QCOMPARE(form.settings(), TrainSettings());
        QVERIFY(!form.field("rank")->isChanged() && !back->isVisible());
    }

    void presetsFillTheForm()
    {
        QVERIFY(makeProject());
        pane().openForm();
        auto* careful = form().findChild<QAbstractButton*>(QStringLiteral("careful"));
        careful->setFocus(Qt::TabFocusReason);
        m_studio->press(Qt::Key_Space);
        QCOMPARE(form().run().settings, settingsOf(TrainPreset::Careful));
        QCOMPARE(form().run().preset, TrainPreset::Careful);
        auto* quick = static_cast<PresetCard*>(form().findChild<QAbstractButton*>(QStringLiteral("quick")));
        QTRY_VERIFY_WITH_TIMEOUT(!quick->cost().isEmpty(), kWait); // known of all of them
        QVERIFY(quick->accessibleDescription().contains(quick->cost()));
    }

    /// Where a card is narrow, what it says takes another line instead of being cut.
    void presetsSayAllInNarrowWindows()
    {
        QVERIFY(makeProject());
        pane().openForm();
        const auto* cards = form().findChild<PresetCards*>();
        m_studio->window().resize(1440, 900);
        const auto* card = cards->card(TrainPreset::Careful);
        QTRY_VERIFY_WITH_TIMEOUT(card->height() == card->heightForWidth(10'000), kWait);
        m_studio->window().resize(1024, 700);
        QTRY_VERIFY_WITH_TIMEOUT(card->height() > card->heightForWidth(10'000), kWait);
        for (const auto preset : kTrainPresets)
            QVERIFY(cards->card(preset)->height() >=
                    cards->card(preset)->heightForWidth(cards->card(preset)->width()));
    }

    void baseAndDeviceAreCalledByTheirNames()
    {
        QVERIFY(makeProject());
        pane().openForm();
        QVERIFY(isFormReady());
        const auto figure = [this](const char* check) {
            const auto& items = form().findChild<CheckList*>()->items();
            const auto found = std::ranges::find(items, QLatin1String(check), &CheckItem::key);
            return found == items.end() ? QString() : found->figure;
        };
        QCOMPARE(figure("base"), QStringLiteral("noise"));
        QVERIFY2(figure("device").startsWith(QStringLiteral("cpu, ")) ||
                     figure("device").startsWith(QStringLiteral("cuda:0, ")),
                 qPrintable(figure("device")));
    }

    void aWrongFieldKeepsItFromStarting()
    {
        QVERIFY(makeProject());
        pane().openForm();
        QVERIFY(isFormReady());
        type("steps", QStringLiteral("0"));
        QTRY_VERIFY_WITH_TIMEOUT(!button("startRun")->isEnabled(), kWait);
        type("steps", QStringLiteral("50"));
        QVERIFY(isFormReady());
        QTRY_VERIFY_WITH_TIMEOUT(button("startRun")->isEnabled(), kWait);
    }

    void aDatasetThatIsMissingIsSaidAndMended()
    {
        QVERIFY(makeProject());
        const auto elsewhere = m_folder / "elsewhere";
        std::filesystem::rename(project() / "dataset", elsewhere);
        pane().openForm();
        QTRY_VERIFY_WITH_TIMEOUT(fixes("dataset").size() == 2, kWait);
        QVERIFY(!form().isStartable());
        QSignalSpy review(&pane(), &TrainingPane::reviewRequested);
        fixes("dataset").front()->click();
        QTRY_COMPARE_WITH_TIMEOUT(review.count(), 1, kWait);
        m_studio->window().showPane(kPlace);
        form().chooseFolder(elsewhere); // as the dialog does that the second one opens
        QVERIFY(isFormReady());
        QCOMPARE(form().run().dataset, elsewhere);
    }

    void withoutABaseModelItSaysWhereOneComesFrom()
    {
        QVERIFY(makeProject());
        std::filesystem::remove_all(project() / "models");
        pane().openForm();
        QTRY_VERIFY_WITH_TIMEOUT(fixes("base").size() == 1, kWait);
        const auto items = form().findChild<CheckList*>()->items();
        QVERIFY2(!items.front().detail.contains(QStringLiteral("  ")), qPrintable(items.front().detail));
        fixes("base").front()->click();
        const auto focused = [] {
            const auto* widget = QApplication::focusWidget();
            return widget ? widget->objectName() : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(focused(), QStringLiteral("addModel"), kWait);
        QVERIFY(m_studio->window().homePane()->isVisible());
        ModelStore store(project() / "models");
        must(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, "new"}));
        m_studio->window().showPane(kPlace); // back at the form, which sees it
        QVERIFY(isFormReady());
        QCOMPARE(form().run().base, std::string("new"));
    }

    void aRunIsCopiedWithItsDataset_data()
    {
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("the project's own") << true;
        QTest::newRow("another folder") << false;
    }
    void aRunIsCopiedWithItsDataset()
    {
        QFETCH(const bool, isOwn);
        QVERIFY(makeProject());
        auto run = writeRunFolder(RunState::Stopped);
        if (!isOwn) {
            run.dataset = m_folder / "elsewhere";
            std::filesystem::copy(project() / "dataset", run.dataset,
                                  std::filesystem::copy_options::recursive);
            must(writeRun(run));
        }
        QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, kWait);
        pane().openForm();
        if (isOwn)
            form().chooseFolder(m_folder / "another");
        button("copyRun")->click();
        QVERIFY(isFormReady());
        QCOMPARE(form().run().dataset, run.dataset);
        QCOMPARE(form().run().settings, run.settings);
        const auto* dataset = form().findChild<QComboBox*>(QStringLiteral("dataset"));
        QCOMPARE(dataset->currentIndex() == 0, isOwn);
    }

    void consentIsRecordedWhereItIsMissing()
    {
        QVERIFY(makeProject("tiny"));
        pane().openForm();
        QTRY_VERIFY_WITH_TIMEOUT(!fixes("consent").empty(), kWait);
        QVERIFY(!form().isStartable());
        fixes("consent").front()->click();
        const auto dialog = [this] { return pane().findChild<QDialog*>(QStringLiteral("consentDialog")); };
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr && dialog()->isVisible(), kWait);
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(QStringLiteral("person")),
                         QStringLiteral("Ines Calder"));
        QTest::keyClicks(dialog()->findChild<QPlainTextEdit*>(QStringLiteral("statement")),
                         QStringLiteral("Train on it."));
        for (auto* one : dialog()->findChildren<QPushButton*>())
            if (one->property("primary").toBool())
                one->click();
        QVERIFY(isFormReady());
        const auto record = m_studio->workspace().session()->consents().show({});
        VERIFY_OK(record);
        QVERIFY(*record && (*record)->person == "Ines Calder");
    }

private:
    /// Buttons that mend what stands against a start.
    QList<QPushButton*> fixes(const char* check)
    {
        const auto* row = form().findChild<CheckList*>()->findChild<QWidget*>(QLatin1String(check));
        return row ? row->findChildren<QPushButton*>() : QList<QPushButton*>();
    }
};

QTEST_MAIN(TestTrainingForm)
#include "tst_training_form.moc"
