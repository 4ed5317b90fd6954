// The command line in process: what each command prints, what bad input gets, and its exit status.
#include "app/cli/exit_status.h"
#include "core/base/files.h"
#include "core/session/episode_service.h"
#include "core/session/session.h"
#include "core/synth/voice_profile.h"
#include "tests/app/cli/outcome.h"
#include "tests/support/results.h"
#include "tests/support/unprivileged.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <filesystem>
#include <set>
#include <sstream>

using namespace understudy;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr const char* kScript =
    "---\ntitle: Two lines\nseed: 5\nvoices:\n  Mara: draft/slt\n  Jon: draft/rms\n---\n"
    "## One\n\nMARA: The sea lets go of this shelf of rock.\n\n"
    "JON: And I was promised a cup of coffee.\n";

// moc loses its way in raw strings with quotes.
constexpr const char* kJsonBefore = "{\"version\": 1, \"voices\": {\"Mara\": \"";
constexpr const char* kJsonAfter = "\"}, \"sections\": [{\"title\": \"One\", \"paragraphs\": [{\"text\": "
                                   "\"The sea lets go of this shelf.\"}]}]}";

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        VERIFY_OK(writeFile(path("two.md"), kScript));
    }

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

    void checkListsEveryProblem()
    {
        VERIFY_OK(
            writeFile(path("bad.md"), "A <empasis>word</empasis>.\n\nAnother <break time=\"-3s\"/> one.\n"));
        const auto outcome = understudyCli({"episode", "check", path("bad.md"), "--json"});
        QCOMPARE(outcome.status, cli::exitStatus(Code::InvalidInput));
        const auto errors = outcome.json()["errors"];
        QVERIFY(errors.size() >= 2);
        QCOMPARE(errors[0]["line"].get<int>(), 1);
        QCOMPARE(errors[0]["column"].get<int>(), 3);
        QVERIFY(errors[0]["message"].get<std::string>().find("<emphasis>") != std::string::npos);
        QCOMPARE(understudyCli({"episode", "check", path("two.md")}).status, 0);
    }

    void checkReadsAsRenderDoes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isGood");
        const QByteArray json = QByteArray(kJsonBefore) + "draft/slt" + kJsonAfter;
        QTest::newRow("JSON by name and text") << "a.json" << json << true;
        QTest::newRow("JSON by name alone") << "a.json" << QByteArray(kScript) << false;
        QTest::newRow("JSON by text alone") << "a.script" << json << true;
        QTest::newRow("Markdown that begins like JSON")
            << "a.md" << QByteArray("{Brackets} are spoken too.\n") << true;
    }
    void checkReadsAsRenderDoes()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(bool, isGood);
        const auto file = path(name.toStdString());
        VERIFY_OK(writeFile(file, text.toStdString()));
        const int status = isGood ? 0 : cli::exitStatus(Code::InvalidInput);
        QCOMPARE(understudyCli({"episode", "check", file}).status, status);
        QCOMPARE(understudyCli({"episode", "render", file, "-o", path("out")}).status, status);
        const auto project = path("out/a.understudy");
        QCOMPARE(understudyCli({"episode", "check", project}).status, status);
    }

    void checkLooksVoicesUp_data()
    {
        QTest::addColumn<QString>("script"); // empty: the episode in the project
        QTest::addColumn<QString>("voice");
        QTest::addColumn<QString>("project"); // holds the voice "mara"; empty: there is none
        QTest::addColumn<bool>("isThere");
        const auto row = [](const char* name, const char* script, const char* voice, const char* project,
                            bool isThere) {
            QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(voice)
                                << QString::fromLatin1(project) << isThere;
        };
        row("draft voice", "cast.md", "draft/rms", "", true);
        row("misspelt draft voice", "cast.md", "draft/rmz", "", false);
        row("trained voice, no project", "cast.md", "mara", "", false);
        row("in JSON", "cast.json", "draft/rmz", "", false);
        row("trained voice of the project of its renders", "cast.md", "mara", "out/cast.understudy", true);
        row("no voice of that project", "cast.md", "nora", "out/cast.understudy", false);
        row("trained voice of the project beside it", "cast.md", "mara", "cast.understudy", true);
        row("trained voice of the project it lies in", "in.understudy/texts/cast.md", "mara", "in.understudy",
            true);
        row("trained voice, in a project", "", "mara", "in.understudy", true);
        row("no voice of the project, in a project", "", "nora", "in.understudy", false);
    }
    void checkLooksVoicesUp()
    {
        QFETCH(QString, script);
        QFETCH(QString, voice);
        QFETCH(QString, project);
        QFETCH(bool, isThere);
        if (!project.isEmpty()) {
            VERIFY_OK(ensureFolder(fs::path(path(project.toStdString())).parent_path()));
            VERIFY_OK(Session::create(path(project.toStdString())));
            makeVoice(path(project.toStdString()));
        }
        const bool isJson = script.endsWith(QStringLiteral("json"));
        const std::string before = isJson ? kJsonBefore : "---\nvoices:\n  Mara: ";
        const auto text = before + voice.toStdString() +
                          (isJson ? kJsonAfter : "\n---\nThe sea lets go of this shelf of rock.\n");
        auto target = path(project.toStdString());
        if (!script.isEmpty()) {
            target = path(script.toStdString());
            VERIFY_OK(ensureFolder(fs::path(target).parent_path()));
            VERIFY_OK(writeFile(target, text));
        } else {
            const auto session = Session::open(target);
            VERIFY_OK((*session)->episodes().create("one", text, ScriptNotation::Markdown));
        }
        const auto outcome = understudyCli({"episode", "check", target, "--json"});
        QCOMPARE(outcome.status, isThere ? 0 : cli::exitStatus(Code::InvalidInput));
        const auto errors = outcome.json()["errors"];
        QCOMPARE(errors.size(), std::size_t(isThere ? 0 : 1));
        if (isThere)
            return;
        QCOMPARE(errors[0]["line"].get<int>(), isJson ? 1 : 3);
        QCOMPARE(errors[0]["found"].get<std::string>(), voice.toStdString());
        QVERIFY(errors[0]["message"].get<std::string>().find("draft/slt") != std::string::npos);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, QStringList arguments, Code code) {
            QTest::newRow(name) << std::move(arguments) << static_cast<int>(code);
        };
        const auto text = [](const char* word) { return QString::fromLatin1(word); };
        row("missing script", {text("episode"), text("render"), text("@none.md"), text("-o"), text("@out")},
            Code::NotFound);
        row("empty script", {text("episode"), text("render"), text("@empty.md"), text("-o"), text("@out")},
            Code::InvalidInput);
        row("binary script", {text("episode"), text("render"), text("@binary.md"), text("-o"), text("@out")},
            Code::InvalidInput);
        row("latin-1 script", {text("episode"), text("render"), text("@latin.md"), text("-o"), text("@out")},
            Code::InvalidInput);
        row("huge script", {text("episode"), text("render"), text("@huge.md"), text("-o"), text("@out")},
            Code::InvalidInput);
        row("script with problems",
            {text("episode"), text("render"), text("@bad.md"), text("-o"), text("@out")}, Code::InvalidInput);
        row("unknown voice", {text("episode"), text("render"), text("@voice.md"), text("-o"), text("@out")},
            Code::InvalidInput);
        row("output is a file",
            {text("episode"), text("render"), text("@two.md"), text("-o"), text("@two.md")}, Code::Io);
        row("check a missing file", {text("episode"), text("check"), text("@none.md")}, Code::NotFound);
        row("info of no project", {text("project"), text("info"), text("@.")}, Code::InvalidInput);
        row("info of nothing", {text("project"), text("info"), text("@none")}, Code::NotFound);
        row("say with an unknown voice",
            {text("say"), text("hello"), text("-v"), text("draft/none"), text("-o"), text("@x.wav")},
            Code::NotFound);
        row("say with a broken tag", {text("say"), text("a <b"), text("-o"), text("@x.wav")},
            Code::InvalidInput);
        row("say with the project's voices, but no project",
            {text("say"), text("hello"), text("-p"), text("@none"), text("-o"), text("@x.wav")},
            Code::NotFound);
        row("voice on a base that is not there",
            {text("voice"), text("add"), text("mara"), text("-p"), text("@in.understudy"), text("--base"),
             text("none")},
            Code::NotFound);
        row("voice with a clip without words",
            {text("voice"), text("add"), text("mara"), text("-p"), text("@in.understudy"), text("--base"),
             text("none"), text("--anchor"), text("@clip.wav")},
            Code::NotFound);
        row("show of an unknown voice",
            {text("voice"), text("show"), text("mara"), text("-p"), text("@in.understudy")}, Code::NotFound);
        row("removal of an unknown voice",
            {text("voice"), text("remove"), text("mara"), text("-p"), text("@in.understudy")},
            Code::NotFound);
        row("consent for an unknown voice",
            {text("consent"), text("add"), text("mara"), text("-p"), text("@in.understudy"), text("--person"),
             text("Mara"), text("--statement"), text("Yes."), text("--scope"), text("render")},
            Code::NotFound);
        row("consent until a day that is none",
            {text("consent"), text("add"), text("-p"), text("@in.understudy"), text("--person"), text("Mara"),
             text("--statement"), text("Yes."), text("--scope"), text("render"), text("--until"),
             text("2026-02-30")},
            Code::InvalidInput);
        row("consent without a statement",
            {text("consent"), text("add"), text("-p"), text("@in.understudy"), text("--person"), text("Mara"),
             text("--scope"), text("render")},
            Code::InvalidInput);
        row("revoking nothing", {text("consent"), text("revoke"), text("-p"), text("@in.understudy")},
            Code::InvalidInput);
        row("consent shown of no project", {text("consent"), text("show"), text("-p"), text("@none")},
            Code::NotFound);
        row("say into a missing folder", {text("say"), text("hello"), text("-o"), text("@none/x.wav")},
            Code::NotFound);
    }
    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        makeBadScripts();
        VERIFY_OK(Session::create(path("in.understudy")));
        std::vector<std::string> words;
        for (const auto& argument : arguments)
            words.push_back(argument.startsWith(QLatin1Char('@')) ? path(argument.mid(1).toStdString())
                                                                  : argument.toStdString());
        const auto plain = understudyCli(words);
        QCOMPARE(plain.status, cli::exitStatus(static_cast<Code>(code)));
        QVERIFY2(plain.err.find("understudy: ") != std::string::npos, plain.err.c_str());
        words.push_back("--json");
        const auto json = understudyCli(words).json();
        QVERIFY(!json.is_discarded());
        QVERIFY(json.contains("error") || json.contains("errors"));
        QVERIFY(!fs::exists(path("out/master.wav")));
    }

    /// A command line that cannot be read is an error like every other to machines.
    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("say"), QStringLiteral("hi"), QStringLiteral("--bogus")};
        QTest::newRow("missing input") << QStringList{QStringLiteral("episode"), QStringLiteral("render")};
        QTest::newRow("another format than is written")
            << QStringList{QStringLiteral("say"), QStringLiteral("hi"), QStringLiteral("-o"), QStringLiteral("x.mp3")};
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        std::vector<std::string> words;
        for (const auto& argument : arguments)
            words.push_back(argument.toStdString());
        words.push_back("--json");
        const auto outcome = understudyCli(words);
        QCOMPARE(outcome.status, cli::kUsage);
        QCOMPARE(outcome.json()["error"]["code"].get<std::string>(), std::string("Usage"));
        QVERIFY(!fs::exists("x.mp3"));
    }

    void closedFolderForTheOutput()
    {
        VERIFY_OK(ensureFolder(path("closed/x")));
        fs::permissions(path("."), fs::perms(0755));
        fs::permissions(path("closed"), fs::perms(0700));
        QVERIFY(inUnprivilegedChild([this] {
            return understudyCli({"episode", "render", path("two.md"), "-o", path("closed/x/out")}).status ==
                   cli::exitStatus(Code::Io);
        }));
    }

    void aNameTooLongForTheDiskIsNoCrash()
    {
        VERIFY_OK(writeFile(path("two.md"), std::string(kScript) + "\n<audio src=\"" + std::string(300, 'a') +
                                                "\"/>\n"));
        QCOMPARE(render().status, cli::exitStatus(Code::NotFound));
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
    std::string path(const std::string& name) const
    {
        return (fs::path(m_dir->path().toStdString()) / name).string();
    }
    Outcome render(const std::string& out = "out") const
    {
        return understudyCli({"episode", "render", path("two.md"), "-o", path(out), "--json"});
    }
    fs::path firstTake() const
    {
        for (const auto& entry : fs::recursive_directory_iterator(path("out/two.understudy/episodes")))
            if (entry.path().extension() == ".wav" &&
                entry.path().string().find("/takes/") != std::string::npos)
                return entry.path();
        return {};
    }
    /// As another program would copy it in: the base is not on this machine.
    static void makeVoice(const std::string& project)
    {
        VoiceProfile profile;
        profile.name = "mara";
        profile.base = {"csm-1b", std::string(64, 'a'), false};
        VERIFY_OK(ensureFolder(fs::path(project) / "voices" / "mara"));
        VERIFY_OK(writeVoiceProfile(fs::path(project) / "voices" / "mara", profile));
    }
    void makeBadScripts() const
    {
        VERIFY_OK(writeFile(path("empty.md"), ""));
        VERIFY_OK(writeFile(path("binary.md"), std::string("\x7f"
                                                           "ELF\0\1\2",
                                                           7)));
        VERIFY_OK(writeFile(path("latin.md"), "caf\xE9 is open.\n"));
        VERIFY_OK(writeFile(path("huge.md"), std::string(50'000'000, 'a')));
        VERIFY_OK(writeFile(path("bad.md"), "An <empasis>odd</empasis> tag.\n"));
        VERIFY_OK(
            writeFile(path("voice.md"), "---\nvoices:\n  Mara: draft/none\n---\nHello there, all of you.\n"));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
