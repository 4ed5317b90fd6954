// understudy train, and voice add --from: from a dataset to a voice, and what it says where something is
// missing.
#include "app/cli/exit_status.h"
#include "core/model/synthetic/synthetic_model.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"
#include "tests/app/cli/cli_scene.h"
#include "tests/core/train/train_scene.h"

#include <QProcess>

#include <csignal>

using namespace understudy;
namespace fs = std::filesystem;

class TstTrainCommand : public CliTest
{
    Q_OBJECT

    std::string project() const { return path("talk.understudy"); }

    Outcome train(std::vector<std::string> arguments, const char* json = "--json") const
    {
        arguments.insert(arguments.begin(), "train");
        arguments.insert(arguments.end(), {"-p", project(), json});
        return understudyCli(std::move(arguments));
    }
    std::vector<std::string> startOf(const std::string& base, const std::string& steps,
                                     const std::string& saveEvery = "3") const
    {
        return {"start",
                "--base",
                base,
                "--preset",
                "quick",
                "--set",
                "steps=" + steps,
                "--set",
                "rank=2",
                "--threads",
                "1",
                "--save-every",
                saveEvery,
                "--evaluate-every",
                "3",
                "--note",
                "a try",
                "--precision",
                "fp32",
                "--probe-every",
                "0"};
    }
    /// The program itself, at work until it is told otherwise.
    void startProgram(QProcess& program, const QString& command, int saveEvery = 3) const
    {
        QStringList arguments{QStringLiteral("train"), command};
        if (command == QStringLiteral("start"))
            for (const auto& one : startOf("noise", "100000", std::to_string(saveEvery)))
                if (one != "start")
                    arguments << QString::fromStdString(one);
        if (command == QStringLiteral("resume"))
            arguments << QStringLiteral("run-1");
        arguments << QStringLiteral("-p") << QString::fromStdString(project());
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(UNDERSTUDY_PROGRAM), arguments);
        QByteArray told;
        while (!told.contains("steps/h") && program.waitForReadyRead(200'000))
            told += program.readAll();
        QVERIFY2(told.contains("steps/h"), told.constData());
    }
    std::string state() const { return train({"show", "run-1"}).json()["state"].get<std::string>(); }

private Q_SLOTS:
    void init()
    {
        makeFolder();
        VERIFY_OK(Session::create(project()));
        ModelStore store(fs::path(project()) / "models");
        VERIFY_OK(store.add({kGolden / "csm-tiny", "tiny"}));
        VERIFY_OK(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, "noise"}));
        const auto dataset = fs::path(project()) / "dataset";
        writeSplit(dataset / "train", {{"a", 1.0, "The sea is calm."}, {"b", 5.2, "Nobody came along."}});
        writeSplit(dataset / "val", {{"v", 0.9, "All is well."}});
    }

    void fromADatasetToAVoice()
    {
        const auto check = train({"check", "--base", "noise"});
        QCOMPARE(check.status, 0);
        QVERIFY(check.json()["may_start"].get<bool>());
        QVERIFY(check.json()["expected"]["memory_bytes"].get<double>() > 0);
        const auto started = train(startOf("noise", "6"));
        QCOMPARE(started.status, 0);
        const auto run = started.json();
        QCOMPARE(run["state"].get<std::string>(), std::string("finished"));
        QCOMPARE(run["settings"]["rank"].get<int>(), 2);
        QCOMPARE(run["settings"]["steps"].get<int>(), 6);
        QCOMPARE(run["checkpoints"].size(), std::size_t(2));
        QCOMPARE(run["clips"]["train"].get<int>(), 2);
        QVERIFY(run["suggested"]["reason"].get<std::string>().find("validation") != std::string::npos);
        const auto listed = train({"list"}).json()["runs"];
        QCOMPARE(listed.size(), std::size_t(1));
        QCOMPARE(listed[0]["step"].get<int>(), 6);
        QCOMPARE(listed[0]["note"].get<std::string>(), std::string("a try"));
        QVERIFY(train({"metrics", "run-1", "--csv"}, "-q").out.starts_with("step,"));

        const auto added =
            understudyCli({"voice", "add", "ines", "-p", project(), "--from", "run-1@3", "--json"});
        QVERIFY2(added.status == 0, (added.out + added.err).c_str());
        QCOMPARE(added.json()["base"].get<std::string>(), std::string("noise"));
        QVERIFY(added.json()["adapter"].get<bool>());
        QCOMPARE(added.json()["anchors"][0]["text"].get<std::string>(), std::string("Nobody came along."));
        QCOMPARE(understudyCli({"voice", "add", "two", "-p", project(), "--from", "run-1"}).status, 0);
        {
            const auto studio = Session::open(project());
            VERIFY_OK(studio);
            const auto beside = understudyCli({"voice", "add", "beside", "-p", project(), "--from", "run-1"});
            QVERIFY2(beside.status == 0, beside.err.c_str());
            QVERIFY2(beside.out.find("Takes as an anchor b: not reviewed, whole sentences, 5.2 s") !=
                         std::string::npos,
                     beside.out.c_str());
            VERIFY_OK((*studio)->voices().show(VoiceId("beside")));
        }
        QCOMPARE(
            understudyCli({"voice", "add", "three", "-p", project(), "--from", "run-1", "--base", "noise"})
                .status,
            cli::kUsage);
    }

    void exports()
    {
        QCOMPARE(train(startOf("noise", "3")).status, 0);
        const auto adapter = train({"export", "run-1", "-o", path("adapter")});
        QCOMPARE(adapter.status, 0);
        QCOMPARE(adapter.json()["kind"].get<std::string>(), std::string("adapter"));
        QVERIFY(fs::exists(path("adapter") + "/adapter_model.safetensors"));
        QCOMPARE(train({"export", "run-1@3", "-o", path("merged"), "--merged"}).status, 0);
        QVERIFY(fs::exists(path("merged") + "/model.safetensors"));
        const auto unknown = train({"export", "run-1@4", "-o", path("four")});
        QCOMPARE(unknown.status, cli::exitStatus(Code::NotFound));
        QCOMPARE(unknown.json()["error"]["reason"].get<std::string>(), std::string("CheckpointUnknown"));
    }

    void notesAndRemoves()
    {
        QCOMPARE(train(startOf("noise", "1")).status, 0);
        QCOMPARE(train({"note", "run-1", "half the rate"}).status, 0);
        QCOMPARE(train({"show", "run-1"}).json()["note"].get<std::string>(), std::string("half the rate"));
        const auto removed = train({"remove", "run-1"});
        QCOMPARE(removed.status, 0);
        QVERIFY(fs::exists(removed.json()["kept_in"].get<std::string>()));
        QVERIFY(train({"list"}).json()["runs"].empty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* base, const char* option, int status,
                            const char* says) {
            QTest::newRow(name) << QString::fromLatin1(base) << QString::fromLatin1(option) << status
                                << QString::fromLatin1(says);
        };
        const int invalid = cli::exitStatus(Code::InvalidInput), missing = cli::exitStatus(Code::NotFound);
        row("nobody consented", "tiny", "", invalid, "consent add --scope train");
        row("no such base", "csm-1b", "", missing, "model list");
        row("a setting that there is not", "noise", "--set=wonders=1", invalid, "wonders");
        row("a setting nearly so called", "noise", "--set=ranks=1", invalid, "Perhaps rank is meant");
        row("layers that the base lacks", "noise", "--backbone-layers=40-50", invalid, "as the base model has ");
        row("depth layers that the base lacks", "noise", "--depth-layers=0-9", invalid, "Allowed: none, upper, all");
        row("no layers at all", "noise", "--set=backbone_layers=none --depth-layers=none", invalid,
            "cannot be none while backbone_layers is none");
        row("a base without a name", "", "", missing, "No base model is named");
        row("a setting out of range", "noise", "--set=clips=0", invalid, "1 to 64");
        row("a setting without a value", "noise", "--set=clips", invalid, "key=value");
        row("a preset that there is not", "noise", "--preset=best", cli::kUsage, "quick");
        row("a device that there is not", "noise", "--device=cuda:7", invalid, "Would pass: --set device=c");
    }
    void refuses()
    {
        QFETCH(QString, base);
        QFETCH(QString, option);
        QFETCH(int, status);
        QFETCH(QString, says);
        std::vector<std::string> arguments{"start", "--base", base.toStdString()};
        for (const auto& one : option.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            arguments.push_back(one.toStdString());
        const auto refused = train(arguments, "-q");
        QVERIFY2(refused.err.find(says.toStdString()) != std::string::npos, refused.err.c_str());
        for (const auto* never : {"..", "  ", "stays in use"})
            QVERIFY2(refused.err.find(never) == std::string::npos, refused.err.c_str());
        QCOMPARE(refused.status, status);
        QVERIFY(train({"list"}).json()["runs"].empty());
    }

    void saysWhatIsMissing()
    {
        const auto outside = understudyCli({"train", "list"});
        QCOMPARE(outside.status, cli::exitStatus(Code::InvalidInput));
        QVERIFY2(outside.err.find("runs belong to one. Name it with --project") != std::string::npos,
                 outside.err.c_str());
        const auto nowhere = train({"start", path("nowhere"), "--base", "noise"}, "-q");
        QVERIFY2(nowhere.err.find("nowhere is not there") != std::string::npos, nowhere.err.c_str());
        writeSplit(path("wordless/train"), {{"a", 1.0, " "}});
        const auto wordless = train({"start", path("wordless"), "--base", "noise"}, "-q");
        QVERIFY2(wordless.err.ends_with("build the dataset.\n"), wordless.err.c_str());
        fs::remove_all(fs::path(project()) / "dataset");
        const auto start = train(startOf("noise", "1"), "-q");
        QCOMPARE(start.status, cli::exitStatus(Code::NotFound));
        QVERIFY2(start.err.find("dataset build") != std::string::npos, start.err.c_str());
        QCOMPARE(train({"show", "run-1"}).status, cli::exitStatus(Code::NotFound));
    }

    void asksNobody()
    {
        QCOMPARE(train(startOf("noise", "1")).status, 0);
        for (const auto* command : {"pause", "stop"})
            QCOMPARE(train({command, "run-1"}).status, cli::exitStatus(Code::InvalidInput));
        QCOMPARE(train({"resume", "run-1"}).json()["error"]["reason"].get<std::string>(),
                 std::string("RunEnded"));
        const auto ended = train({"resume", "run-1"}, "-q");
        QCOMPARE(ended.err, std::string("understudy: run-1 finished at step 1 and cannot be resumed. To train longer, "
                                        "start a new run with more steps.\n"));
    }

    /// Of one that was killed before its first checkpoint, and of one after it.
    void saysWhereItGoesOn()
    {
        QProcess program;
        startProgram(program, QStringLiteral("start"), 1'000'000);
        program.kill();
        QVERIFY(program.waitForFinished(200'000));
        const auto shown = understudyCli({"train", "show", "run-1", "-p", project()});
        QCOMPARE(train({"show", "run-1"}).json()["step"].get<int>(), 0);
        QCOMPARE(train({"list"}).json()["runs"][0]["step"].get<int>(), 0);
        QVERIFY2(shown.out.find("so it begins anew") != std::string::npos, shown.out.c_str());
        startProgram(program, QStringLiteral("resume"), 1'000'000);
        ::kill(pid_t(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(200'000));
        const auto step = train({"list"}).json()["runs"][0]["step"].get<int>();
        const auto stopped = understudyCli({"train", "show", "run-1", "-p", project()});
        QVERIFY2(stopped.out.find("It goes on from step " + std::to_string(step) + ", its last checkpoint.") !=
                     std::string::npos,
                 stopped.out.c_str());
    }

    /// Ctrl-C saves a checkpoint; a kill leaves a run that can be resumed; another program stops it.
    void stopsAndGoesOn()
    {
        QProcess program;
        startProgram(program, QStringLiteral("start"));
        ::kill(pid_t(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(200'000));
        QCOMPARE(program.exitCode(), 130);
        QCOMPARE(state(), std::string("stopped"));
        QVERIFY(!train({"show", "run-1"}).json()["checkpoints"].empty());

        startProgram(program, QStringLiteral("resume"));
        QCOMPARE(state(), std::string("running"));
        QCOMPARE(train({"resume", "run-1"}).json()["error"]["reason"].get<std::string>(),
                 std::string("RunBusy"));
        program.kill();
        QVERIFY(program.waitForFinished(200'000));
        QCOMPARE(state(), std::string("interrupted"));

        startProgram(program, QStringLiteral("resume"));
        QCOMPARE(train({"pause", "run-1"}).status, 0);
        QVERIFY(train({"show", "run-1"}).json()["paused"].get<bool>());
        QCOMPARE(train({"resume", "run-1"}).json()["asked"].get<std::string>(), std::string("resume"));
        QCOMPARE(train({"stop", "run-1"}).status, 0);
        QVERIFY(program.waitForFinished(200'000));
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(state(), std::string("stopped"));
    }
};

QTEST_GUILESS_MAIN(TstTrainCommand)
#include "tst_train_command.moc"
