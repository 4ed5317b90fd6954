#include "widgets/words/parameter_text.h"
#include "widgets/words/run_text.h"

#include <QtTest>

using namespace understudy;

class TestRunText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyParameterIsExplainedInOneLine_data()
    {
        QTest::addColumn<const TrainParameter*>("parameter");
        for (const auto& parameter : trainParameters())
            QTest::newRow(std::string(parameter.key).c_str()) << &parameter;
    }
    void everyParameterIsExplainedInOneLine()
    {
        QFETCH(const TrainParameter*, parameter);
        const auto text = words::textOf(*parameter);
        QVERIFY(!text.label.contains(QLatin1Char('_')));
        QVERIFY(text.label.front().isUpper() && text.label.size() <= 24);
        QVERIFY(text.reason.endsWith(QLatin1Char('.')));
        QVERIFY2(text.reason.size() <= 85, qPrintable(text.reason));
    }

    void valuesAreWritten_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("whole") << "rank"
                               << "16";
        QTest::newRow("small") << "learning_rate"
                               << "1e-4";
        QTest::newRow("yes or no") << "checkpointing"
                                   << "on";
        QTest::newRow("with a unit") << "warm_up"
                                     << "100 steps";
        QTest::newRow("layers") << "backbone_layers"
                                << "upper";
    }
    void valuesAreWritten()
    {
        QFETCH(const QString, key);
        const auto* parameter = findParameter(key.toStdString());
        QTEST(words::valueOf(*parameter, settingsOf(TrainPreset::Standard)), "value");
    }

    void saysWhyACheckpointIsSuggested_data()
    {
        QTest::addColumn<Suggestion>("suggestion");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the best") << Suggestion{600, SuggestedFor::LowestValidation} << "lowest validation loss";
        QTest::newRow("the best that is whole")
            << Suggestion{600, SuggestedFor::LowestValidation, {800, 200}}
            << "lowest validation loss of those that are whole; damaged: step 800, 200";
    }
    void saysWhyACheckpointIsSuggested()
    {
        QFETCH(const Suggestion, suggestion);
        QTEST(words::reason(suggestion), "expected");
    }

    void saysWhereARunGoesOn_data()
    {
        QTest::addColumn<GoingOn>("goingOn");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("damaged");
        QTest::newRow("whole") << GoingOn{600} << "It goes on from step 600, its last checkpoint."
                               << "";
        QTest::newRow("the newest are damaged")
            << GoingOn{200, {600, 400, 100}} << "It goes on from step 200, its last checkpoint that is whole."
            << "Damaged: step 600, 400, 100.";
        QTest::newRow("an old one is damaged")
            << GoingOn{600, {200}} << "It goes on from step 600, its last checkpoint."
            << "Damaged: step 200.";
        QTest::newRow("none") << GoingOn{}
                              << "It has saved no checkpoint, so it begins anew when it is resumed."
                              << "";
        QTest::newRow("all are damaged")
            << GoingOn{{}, {400, 200}}
            << "None of its checkpoints is whole, so it begins anew when it is resumed."
            << "Damaged: step 400, 200.";
    }
    void saysWhereARunGoesOn()
    {
        QFETCH(const GoingOn, goingOn);
        QTEST(words::sentence(goingOn), "expected");
        QTEST(words::damaged(goingOn), "damaged");
    }

    void saysWhyAClipIsAnAnchor_data()
    {
        QTest::addColumn<AnchorGrounds>("grounds");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const AnchorGrounds& grounds, const char* expected) {
            QTest::newRow(name) << grounds << QString::fromUtf8(expected);
        };
        row("a good one", {true, true, true, 38.4}, "accepted, whole sentences, 5.2 s, 38 dB over the noise");
        row("nobody judged it", {false, true, true}, "not reviewed, whole sentences, 5.2 s");
        row("a draft", {}, "not reviewed, its words a guess, part of a sentence, 5.2 s");
    }
    void saysWhyAClipIsAnAnchor()
    {
        QFETCH(const AnchorGrounds, grounds);
        TrainClip clip;
        clip.length = Seconds(5.2);
        clip.grounds = grounds;
        QTEST(words::reason(clip), "expected");
    }

    void settingsAreOneLine()
    {
        const auto settings = settingsOf(TrainPreset::Quick);
        QCOMPARE(words::settingsLine("quick", settings), QStringLiteral("Quick look, rank 8, rate 2e-4"));
        QCOMPARE(words::settingsLine("of mine", settings), QStringLiteral("of mine, rank 8, rate 2e-4"));
        QCOMPARE(words::settingsLine({}, settings), QStringLiteral("rank 8, rate 2e-4"));
    }

    void whatDiffersIsNamed()
    {
        auto settings = settingsOf(TrainPreset::Standard);
        QCOMPARE(words::differences(settings, settingsOf(TrainPreset::Standard)), QStringLiteral("nothing"));
        settings.rank = 32;
        settings.warmUp = 60;
        QCOMPARE(words::differences(settings, settingsOf(TrainPreset::Standard)),
                 QStringLiteral("rank 32, warm-up 60 steps"));
    }

    void hintsAreTold_data()
    {
        QTest::addColumn<RunHint>("hint");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("advice");
        QTest::newRow("learned by heart")
            << RunHint{HintKind::Overfitting, 600, Seconds(900), 900}
            << "Validation loss has not improved since step 600."
            << "The voice may be memorising its clips. Early stopping ends the run at step 900 if nothing "
               "changes.";
        QTest::newRow("for long") << RunHint{HintKind::NoImprovement, 100, Seconds(2000), {}}
                                  << "No improvement for 33 minutes of training, since step 100."
                                  << "More steps may not help. Stop and listen to the best checkpoint.";
        QTest::newRow("rate") << RunHint{HintKind::RateTooHigh, 200, Seconds(9), {}}
                              << "The learning rate looks too high since step 200."
                              << "The training loss rises instead of falling. Start a new run at half the "
                                 "rate.";
    }
    void hintsAreTold()
    {
        QFETCH(const RunHint, hint);
        QTEST(words::sentence(hint), "sentence");
        QTEST(words::advice(hint), "advice");
    }
};

QTEST_GUILESS_MAIN(TestRunText)
#include "tst_run_text.moc"
