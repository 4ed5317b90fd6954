// What a training is told: parameters by name, presets, and which modules they choose.
#include "core/base/files.h"
#include "core/model/lora/adapter_config.h"
#include "core/train/settings.h"
#include "tests/support/results.h"

#include <nlohmann/json.hpp>

using namespace understudy;

namespace {

TrainTargets targetsOf(LayerChoice backbone, LayerChoice depth, const char* kinds)
{
    return {backbone, depth, parseKinds(kinds).value()};
}

} // namespace

class TstTrainSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardIsTheSeedPlans()
    {
        const auto made = settingsOf(TrainPreset::Standard);
        QCOMPARE(made.rank, 16);
        QCOMPARE(made.alpha, 32.0);
        QCOMPARE(made.clips, 2);
        QCOMPARE(made.accumulate, 4);
        QCOMPARE(made.learningRate, 1e-4);
        QCOMPARE(made.warmUp, 100);
        QCOMPARE(made.steps, 2000);
        QCOMPARE(made.evaluateEvery, 100);
        QCOMPARE(made.saveEvery, 200);
        QVERIFY(made.precision == Precision::Bf16);
        QVERIFY(made.checkpointing == Checkpointing::On);
        QCOMPARE(made.depthShare, 1.0 / 16);
        QCOMPARE(made.depthWeight, 1.0);
        const auto config = csm1bConfig();
        for (std::int64_t layer = 0; layer < config.backbone.layers; ++layer)
            QCOMPARE(made.targets.backbone.contains(layer, config.backbone.layers), layer >= 8);
        QCOMPARE(targetModules(made.targets, config).size(), std::size_t(7 * (8 + 4)));
    }

    /// As PEFT counts them (tests/data/golden/lora/parameter-counts.json).
    void parameterCounts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("backbone");
        QTest::addColumn<QString>("depth");
        QTest::addColumn<QString>("kinds");
        const auto all = QStringLiteral("q,k,v,o,gate,up,down");
        QTest::newRow("all linear") << "all 7 linear kinds in backbone and depth decoder"
                                    << "all"
                                    << "all" << all;
        QTest::newRow("attention") << "attention q,k,v,o in backbone and depth decoder"
                                   << "all"
                                   << "all"
                                   << "q,k,v,o";
        QTest::newRow("backbone") << "all 7 linear kinds in the backbone"
                                  << "0-15"
                                  << "none" << all;
        QTest::newRow("depth decoder") << "all 7 linear kinds in the depth decoder"
                                       << "none"
                                       << "all" << all;
    }
    void parameterCounts()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, backbone);
        QFETCH(const QString, depth);
        QFETCH(const QString, kinds);
        const auto text = readFile(UNDERSTUDY_TEST_DATA "/golden/lora/parameter-counts.json", Bytes(100'000));
        VERIFY_OK(text);
        const auto expected = nlohmann::json::parse(*text).at("counts").at(name.toStdString());
        const auto targets = targetsOf(parseLayers(backbone.toStdString()).value(),
                                       parseLayers(depth.toStdString()).value(), kinds.toUtf8().constData());
        for (const int rank : {8, 16}) {
            const auto& counts = expected.at("r=" + std::to_string(rank));
            QCOMPARE(trainedParameters(targets, rank, csm1bConfig()),
                     counts.at("trainable").get<std::int64_t>());
            QCOMPARE(2 * targetModules(targets, csm1bConfig()).size(),
                     counts.at("tensors").get<std::size_t>());
        }
    }

    void sixteenOverAllLinearLayers()
    {
        const TrainTargets all{{LayerChoice::Which::All}, {LayerChoice::Which::All}};
        const auto count = trainedParameters(all, 16, csm1bConfig());
        QCOMPARE(count, std::int64_t(13'467'648));
        QVERIFY(count * 4 < 60'000'000); // as float32, the adapter's file
    }

    /// What PEFT reads as target_modules fits these modules and no others, the codec's among them.
    void patternFitsTheModules_data()
    {
        QTest::addColumn<QString>("backbone");
        QTest::addColumn<QString>("depth");
        QTest::addColumn<QString>("kinds");
        QTest::newRow("standard") << "upper"
                                  << "all"
                                  << "q,k,v,o,gate,up,down";
        QTest::newRow("attention of the backbone") << "all"
                                                   << "none"
                                                   << "q,v";
        QTest::newRow("MLP of the depth decoder") << "none"
                                                  << "0-1"
                                                  << "gate,down";
        QTest::newRow("one layer each") << "3"
                                        << "2"
                                        << "o,up";
    }
    void patternFitsTheModules()
    {
        QFETCH(const QString, backbone);
        QFETCH(const QString, depth);
        QFETCH(const QString, kinds);
        const auto config = csm1bConfig();
        const auto targets = targetsOf(parseLayers(backbone.toStdString()).value(),
                                       parseLayers(depth.toStdString()).value(), kinds.toUtf8().constData());
        const auto pattern = QRegularExpression(
            QRegularExpression::anchoredPattern(QString::fromStdString(targetPattern(targets, config))));
        std::set<std::string> chosen;
        for (const auto& module : targetModules(targets, config))
            chosen.insert(module.name);
        QVERIFY(!chosen.empty());
        for (const auto& module :
             targetModules({{LayerChoice::Which::All}, {LayerChoice::Which::All}}, config))
            QCOMPARE(pattern.match(QString::fromStdString(module.name)).hasMatch(),
                     chosen.contains(module.name));
        QVERIFY(!pattern.match(QStringLiteral("codec_model.encoder_transformer.layers.3.self_attn.q_proj"))
                     .hasMatch());
    }

    void everyParameterComesBack()
    {
        TrainSettings settings;
        for (const auto& row : trainParameters()) {
            auto value = row.get(settings);
            if (row.kind == ParameterKind::YesNo)
                value = value == "on" ? "off" : "on";
            else if (row.kind != ParameterKind::Text)
                value = row.kind == ParameterKind::Number && row.maximum <= 1 ? "0.5" : "2";
            else if (row.key == "precision")
                value = "fp32";
            else
                value = row.key == "modules" ? "q,down" : row.key == "device" ? "cpu" : "1";
            VERIFY_OK(setParameter(settings, row.key, value));
            QCOMPARE(row.get(settings), value);
        }
        const auto back = parseSettings(formatSettings(settings), "test");
        VERIFY_OK(back);
        QVERIFY(*back == settings);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no rank") << QByteArray("rank") << QByteArray("0");
        QTest::newRow("half a rank") << QByteArray("rank") << QByteArray("1.5");
        QTest::newRow("no number") << QByteArray("learning_rate") << QByteArray("fast");
        QTest::newRow("not a number") << QByteArray("learning_rate") << QByteArray("nan");
        QTest::newRow("too much") << QByteArray("dropout") << QByteArray("1");
        QTest::newRow("layers from the end") << QByteArray("backbone_layers") << QByteArray("9-3");
        QTest::newRow("no layers") << QByteArray("backbone_layers") << QByteArray("some");
        QTest::newRow("a module twice") << QByteArray("modules") << QByteArray("q,q");
        QTest::newRow("no module") << QByteArray("modules") << QByteArray("");
        QTest::newRow("a speaker's name") << QByteArray("speaker") << QByteArray("Ines");
        QTest::newRow("precision") << QByteArray("precision") << QByteArray("int4");
    }
    void refusesWhatCannotBe()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, value);
        TrainSettings settings;
        const auto set = setParameter(settings, key.toStdString(), value.toStdString());
        VERIFY_REASON(set, Reason::SettingOutOfRange);
        QCOMPARE(set.error().subject, key.toStdString());
        QVERIFY(settings == TrainSettings());
    }

    void refusesToTrainNothing()
    {
        TrainSettings settings;
        settings.targets.backbone = settings.targets.depth = {LayerChoice::Which::None};
        VERIFY_REASON(checkSettings(settings), Reason::SettingOutOfRange);
        VERIFY_REASON(setParameter(settings, "no_such_thing", "1"), Reason::SettingUnknown);
        VERIFY_REASON(parseSettings(R"({"rank": -1})", "run.json"), Reason::ConfigDamaged);
        VERIFY_REASON(parseSettings("[1]", "run.json"), Reason::ConfigDamaged);
        VERIFY_OK(parseSettings(R"({"of_a_newer_version": 3})", "run.json"));
    }
};

QTEST_GUILESS_MAIN(TstTrainSettings)
#include "tst_train_settings.moc"
