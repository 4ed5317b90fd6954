// understudy dataset: a dataset from spoken recordings, checked, exported and brought back; what bad input
// gets.
#include "app/cli/exit_status.h"
#include "tests/app/cli/cli_scene.h"

using namespace understudy;
namespace fs = std::filesystem;

class TestDatasetCommand : public CliTest
{
    Q_OBJECT

    static bool isPath(const std::string& argument)
    {
        return argument == "in" || argument == "x" || argument.starts_with("gone");
    }

private Q_SLOTS:
    void initTestCase()
    {
        makeFolder();
        fs::create_directories(path("in"));
        std::string text;
        for (int i = 0; i < 12; ++i)
            text += "The sea lets go of shelf number " + std::to_string(i) +
                    ", and what is left there has to wait for it. ";
        for (const auto* name : {"one", "two"}) {
            const auto said = understudyCli({"say", text, "-o", path(std::string("in/") + name + ".wav"),
                                             "--voice", name[0] == 'o' ? "draft/slt" : "draft/rms"});
            QVERIFY2(said.status == 0, said.err.c_str());
        }
        VERIFY_OK(writeFile(path("in/bad.wav"), "no sound"));
    }

    void buildsAndSaysWhatItLeftOut()
    {
        const auto built = understudyCli({"dataset", "build", path("in"), "-o", path("set"), "--json"});
        QVERIFY2(built.status == 0, built.out.c_str());
        const auto json = built.json();
        QCOMPARE(json["recordings"].size(), std::size_t(2));
        QCOMPARE(json["failed"].size(), std::size_t(1));
        QVERIFY(json["failed"][0]["message"].get<std::string>().find("bad.wav") != std::string::npos);
        QVERIFY(json["speech_sec"].get<double>() > 20);
        QCOMPARE(json["split_method"].get<std::string>(), std::string("time"));
        QVERIFY(fs::exists(path("set/dataset.json")));
        QVERIFY(understudyCli({"dataset", "build", path("in"), "-o", path("set")}).out.find("Left out:") !=
                std::string::npos);
    }

    void theKitsOwnNamesOfOptions()
    {
        const auto built = understudyCli({"dataset",
                                          "build",
                                          "--in_dir",
                                          path("in"),
                                          "--out_dir",
                                          path("kit"),
                                          "--min_sec",
                                          "4",
                                          "--max-sec",
                                          "12",
                                          "--margin_ms",
                                          "100",
                                          "--hum_autonotch",
                                          "--mains",
                                          "50",
                                          "--notch_strength",
                                          "0.7",
                                          "--split",
                                          "70/20/10",
                                          "--split_seed",
                                          "7",
                                          "--json"});
        QVERIFY2(built.status == 0, built.out.c_str());
        const auto about = nlohmann::json::parse(readFile(path("kit/dataset.json"), Bytes(1 << 20)).value());
        QCOMPARE(about["options"]["min_sec"].get<double>(), 4.0);
        QCOMPARE(about["options"]["split_seed"].get<int>(), 7);
        QCOMPARE(about["options"]["mains"].get<int>(), 50);
    }

    void checksExportsAndImports()
    {
        QCOMPARE(understudyCli({"dataset", "build", path("in"), "-o", path("set")}).status, 0);
        const auto checked = understudyCli({"dataset", "check", path("set"), "--json"});
        QCOMPARE(checked.status, 0);
        QVERIFY(checked.json()["sound"].get<bool>());
        QVERIFY(!checked.json()["goals"].empty());
        for (const auto* layout : {"ljspeech", "audiofolder", "sesame"}) {
            const auto exported = understudyCli(
                {"dataset", "export", path("set"), "-o", path(layout), "--layout", layout, "--json"});
            QVERIFY2(exported.status == 0, exported.out.c_str());
            const auto clips = exported.json()["clips"].get<int>();
            const auto imported = understudyCli(
                {"dataset", "import", path(layout), "-o", path(std::string(layout) + "-back"), "--json"});
            QVERIFY2(imported.status == 0 || clips == 0, imported.out.c_str());
        }
        fs::remove(fs::directory_iterator(path("set/train"))->path());
        QVERIFY(understudyCli({"dataset", "check", path("set")}).status != 0);
    }

    void bringsRecordingsIntoAProject()
    {
        const auto project = path("p.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        const auto added = understudyCli({"dataset", "build", path("in"), "-p", project, "--json"});
        QVERIFY2(added.status == 0, added.out.c_str());
        QCOMPARE(added.json()["added"].size(), std::size_t(2));
        QCOMPARE(added.json()["failed"].size(), std::size_t(1));
        QCOMPARE(added.json()["verdicts"]["none"].get<int>(), added.json()["clips"].get<int>());
        const auto again = understudyCli({"dataset", "build", path("in/one.wav"), "-p", project, "--json"});
        QCOMPARE(again.json()["known"].size(), std::size_t(1));
        QVERIFY(understudyCli({"dataset", "build", "-p", project}).status != 0); // nothing is accepted yet
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::initializer_list<const char*>& given, int status) {
            QStringList arguments;
            for (const auto* argument : given)
                arguments.push_back(QString::fromUtf8(argument));
            QTest::newRow(name) << arguments << status;
        };
        row("no such file", {"build", "gone.wav", "-o", "x"}, cli::exitStatus(Code::NotFound));
        row("no recordings", {"build", "-o", "x"}, cli::exitStatus(Code::InvalidInput));
        row("shares", {"build", "in", "-o", "x", "--split", "80/10"}, cli::exitStatus(Code::InvalidInput));
        row("lengths", {"build", "in", "-o", "x", "--min-sec", "9", "--max-sec", "8"},
            cli::exitStatus(Code::InvalidInput));
        row("in the way", {"build", "in", "-o", "in"}, cli::exitStatus(Code::InvalidInput));
        row("mains", {"build", "in", "-o", "x", "--mains", "55"}, cli::kUsage);
        row("no dataset", {"check", "in"}, cli::exitStatus(Code::InvalidInput));
        row("no such folder", {"export", "gone", "-o", "x"}, cli::exitStatus(Code::NotFound));
        row("unknown layout", {"export", "in", "-o", "x", "--layout", "elsewhere"}, cli::kUsage);
    }
    void badInput()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, status);
        std::vector<std::string> all{"dataset"};
        for (const auto& argument : arguments)
            all.push_back(isPath(argument.toStdString()) ? path(argument.toStdString())
                                                         : argument.toStdString());
        const auto outcome = understudyCli(all);
        QVERIFY2(outcome.status == status, outcome.err.c_str());
        QVERIFY(!outcome.err.empty());
        QVERIFY(!fs::exists(path("x")));
    }
};

QTEST_GUILESS_MAIN(TestDatasetCommand)
#include "tst_dataset_command.moc"
