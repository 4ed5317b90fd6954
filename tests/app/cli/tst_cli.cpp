// The command line in process: what each command prints, and its exit status.
#include "app/cli/exit_status.h"
#include "core/session/session.h"
#include "tests/app/cli/cli_scene.h"

#include <set>

using namespace understudy;
namespace fs = std::filesystem;
using Json = nlohmann::json;

class TestCli : public CliTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

    void everyCodeHasAStatusOfItsOwn()
    {
        std::set<int> statuses{cli::kOk, cli::kUsage};
        for (int i = 0; i <= static_cast<int>(Code::Internal); ++i)
            QVERIFY(statuses.insert(cli::exitStatus(static_cast<Code>(i))).second);
    }

    void versionAndHelp()
    {
        const auto version = understudyCli({"--version"});
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.starts_with("understudy "));
        QCOMPARE(understudyCli({"--help"}).status, 0);
        QCOMPARE(understudyCli({}).status, cli::kUsage);
        QCOMPARE(understudyCli({"nonsense"}).status, cli::kUsage);
    }

    void rendersFromNothingAndReuses()
    {
        const auto first = render();
        QCOMPARE(first.status, 0);
        const auto json = first.json();
        QCOMPARE(json["lines"].get<int>(), 2);
        QCOMPARE(json["rendered"].get<int>(), 2);
        QVERIFY(std::abs(json["lufs"].get<double>() + 19) < 0.2);
        QVERIFY(json["true_peak_dbtp"].get<double>() <= -1.0);
        QVERIFY(fs::exists(path("out/master.wav")));
        const auto timestamps = Json::parse(*readFile(path("out/timestamps.json"), Bytes(100'000)));
        QCOMPARE(timestamps["lines"].size(), std::size_t(2));
        QCOMPARE(timestamps["lines"][0]["speaker"].get<std::string>(), std::string("Mara"));

        const auto master = *readFile(path("out/master.wav"), Bytes(10'000'000));
        const auto second = render().json();
        QCOMPARE(second["rendered"].get<int>(), 0);
        QCOMPARE(second["reused"].get<int>(), 2);
        QVERIFY(*readFile(path("out/master.wav"), Bytes(10'000'000)) == master);
    }

    void editingOneWordRendersOneLine()
    {
        QCOMPARE(render().status, 0);
        auto text = std::string(kScript);
        text.replace(text.find("coffee"), 6, "cocoa!");
        VERIFY_OK(writeFile(path("two.md"), text));
        QCOMPARE(render().json()["rendered"].get<int>(), 1);
    }

    void movingALineRendersNothing()
    {
        QCOMPARE(render().status, 0);
        const auto text = std::string(kScript);
        const auto jon = text.find("JON:");
        const auto mara = text.find("MARA:");
        VERIFY_OK(writeFile(path("two.md"),
                            text.substr(0, mara) + text.substr(jon) + "\n" + text.substr(mara, jon - mara)));
        QCOMPARE(render().json()["rendered"].get<int>(), 0);
    }

    void sameBytesFromAnEmptyFolder()
    {
        QCOMPARE(render("a").status, 0);
        QCOMPARE(render("b").status, 0);
        QVERIFY(*readFile(path("a/master.wav"), Bytes(10'000'000)) ==
                *readFile(path("b/master.wav"), Bytes(10'000'000)));
        QVERIFY(*readFile(path("a/timestamps.json"), Bytes(10'000'000)) ==
                *readFile(path("b/timestamps.json"), Bytes(10'000'000)));
    }

    void damagedTakeIsRenderedAgain_data()
    {
        QTest::addColumn<bool>("deleted");
        QTest::newRow("deleted") << true;
        QTest::newRow("truncated") << false;
    }
    void damagedTakeIsRenderedAgain()
    {
        QFETCH(bool, deleted);
        QCOMPARE(render().status, 0);
        const auto master = *readFile(path("out/master.wav"), Bytes(10'000'000));
        const auto take = firstTake();
        QVERIFY(!take.empty());
        if (deleted)
            fs::remove(take);
        else
            fs::resize_file(take, fs::file_size(take) / 2);
        const auto json = render().json();
        QCOMPARE(json["rendered"].get<int>(), 1);
    }

    void lockedProjectIsNamed()
    {
        QCOMPARE(render().status, 0);
        const auto held = Session::open(path("out/two.understudy"), {.program = "understudy-studio"});
        VERIFY_OK(held);
        const auto outcome = render();
        QCOMPARE(outcome.status, cli::exitStatus(Code::Busy));
        QVERIFY(outcome.json()["error"]["message"].get<std::string>().find("understudy-studio") !=
                std::string::npos);
        QCOMPARE(understudyCli({"project", "info", path("out/two.understudy")}).status, 0);
    }

    void projectCommands()
    {
        QCOMPARE(understudyCli({"project", "new", path("empty")}).status, 0);
        QCOMPARE(understudyCli({"project", "new", path("empty")}).status,
                 cli::exitStatus(Code::InvalidInput));
        QCOMPARE(render().status, 0);
        const auto info = understudyCli({"project", "info", path("out/two.understudy"), "--json"}).json();
        QCOMPARE(info["takes"].get<int>(), 2);
        QCOMPARE(info["episodes"][0]["fresh"].get<int>(), 2);
        QCOMPARE(info["review"]["recordings"].get<int>(), 0);
        QCOMPARE(info["next"].get<std::string>(), std::string("export"));
        QCOMPARE(
            understudyCli({"project", "backup", path("out/two.understudy"), path("copy.understudy")}).status,
            0);
        const auto copy = understudyCli({"project", "info", path("copy.understudy"), "--json"}).json();
        QCOMPARE(copy["takes"].get<int>(), 2);
    }

    void exportsFormats_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto* name : {"x.wav", "x.flac", "x.mp3", "x.ogg"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void exportsFormats()
    {
        QFETCH(QString, name);
        QCOMPARE(render().status, 0);
        const auto target = path(name.toStdString());
        const auto outcome = understudyCli({"episode", "export", path("out/two.understudy"), "-o", target});
        QVERIFY2(outcome.status == 0, outcome.err.c_str());
        QVERIFY(fs::file_size(target) > 1000);
    }

    void spokenFormRendersNothing()
    {
        const auto outcome = understudyCli({"say", "It was 11 °C.", "--spoken"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, std::string("It was eleven degrees Celsius.\n"));
    }

    void saysIntoAFile()
    {
        const auto outcome = understudyCli({"say", "Hello there.", "-o", path("hello.wav"), "--json"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.json()["duration_s"].get<double>() > 0.3);
        QVERIFY(fs::exists(path("hello.wav")));
    }

    void voiceCommands()
    {
        const auto project = path("in.understudy");
        VERIFY_OK(Session::create(project));
        makeVoice(project);
        const auto shown = understudyCli({"voice", "show", "mara", "-p", project, "--json"});
        QCOMPARE(shown.status, 0);
        QCOMPARE(shown.json()["base"].get<std::string>(), std::string("csm-1b"));
        QCOMPARE(shown.json()["state"].get<std::string>(), std::string("ConsentNeeded"));
        const auto voices = understudyCli({"voice", "list", "-p", project, "--json"}).json()["voices"];
        QCOMPARE(voices[0]["id"].get<std::string>(), std::string("mara"));
        QVERIFY(voices[0]["message"].get<std::string>().find("consent") != std::string::npos);
        const auto said = understudyCli({"say", "Hello.", "-v", "mara", "-p", project, "-o", path("x.wav")});
        QCOMPARE(said.status, cli::exitStatus(Code::InvalidInput));
        QVERIFY2(said.err.find("no consent") != std::string::npos, said.err.c_str());
        QCOMPARE(understudyCli({"voice", "remove", "mara", "-p", project}).status, 0);
        QCOMPARE(understudyCli({"voice", "show", "mara", "-p", project}).status,
                 cli::exitStatus(Code::NotFound));
        QCOMPARE(understudyCli({"voice", "add", "mara", "-p", project}).status, cli::kUsage);
    }

    void consentCommands_data()
    {
        QTest::addColumn<QString>("voice");
        QTest::newRow("of a voice") << QStringLiteral("mara");
        QTest::newRow("of the project's speaker") << QString();
    }
    void consentCommands()
    {
        QFETCH(QString, voice);
        const auto project = path("in.understudy");
        VERIFY_OK(Session::create(project));
        makeVoice(project);
        const auto consent = [&](std::vector<std::string> words) {
            words.insert(words.begin(), "consent");
            if (!voice.isEmpty())
                words.insert(words.begin() + 2, voice.toStdString());
            words.insert(words.end(), {"-p", project, "--json"});
            return understudyCli(std::move(words));
        };
        QVERIFY(consent({"show"}).json()["consent"].is_null());
        VERIFY_OK(writeFile(path("statement.txt"), "My voice may be used for the tides."));
        const auto added =
            consent({"add", "--person", "Mara Quill", "--statement-file", path("statement.txt"), "--scope",
                     "render,publish", "--given", "2026-03-12", "--until", "2099-12-31"});
        QVERIFY2(added.status == 0, added.out.c_str());
        const auto record = consent({"show"}).json()["consent"];
        QCOMPARE(record["person"].get<std::string>(), std::string("Mara Quill"));
        QCOMPARE(record["statement"].get<std::string>(), std::string("My voice may be used for the tides."));
        QCOMPARE(record["scopes"].size(), std::size_t(2));
        QCOMPARE(record["ends"].get<std::string>(), std::string("2099-12-31"));
        QVERIFY(record["revoked"].is_null());
        QVERIFY(!consent({"revoke"}).json()["consent"]["revoked"].is_null());
        QCOMPARE(consent({"add", "--person", "Mara", "--scope", "sing"}).status, cli::kUsage);
    }

    void listsVoicesAndExaminesTheMachine()
    {
        QVERIFY(understudyCli({"voice", "list", "--json"}).json()["voices"].size() >= 3);
        const auto doctor = understudyCli({"doctor", "--json"}).json();
        QVERIFY(doctor["compute"]["libtorch"].get<std::string>().starts_with("2."));
        QCOMPARE(understudyCli({"doctor"}).status, 0);
    }

private:
    fs::path firstTake() const
    {
        for (const auto& entry : fs::recursive_directory_iterator(path("out/two.understudy/episodes")))
            if (entry.path().extension() == ".wav" &&
                entry.path().string().find("/takes/") != std::string::npos)
                return entry.path();
        return {};
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
