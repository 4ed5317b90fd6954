// What the command line says of input that is not as it should be, and its exit status.
#include "app/cli/exit_status.h"
#include "core/session/episode_service.h"
#include "core/session/session.h"
#include "tests/app/cli/cli_scene.h"
#include "tests/support/unprivileged.h"

using namespace understudy;
namespace fs = std::filesystem;

namespace {

// moc loses its way in raw strings with quotes.
constexpr const char* kJsonBefore = "{\"version\": 1, \"voices\": {\"Mara\": \"";
constexpr const char* kJsonAfter = "\"}, \"sections\": [{\"title\": \"One\", \"paragraphs\": [{\"text\": "
                                   "\"The sea lets go of this shelf.\"}]}]}";

} // namespace

class TestCliInput : public CliTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

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

    /// Words of the command line with | between them; @ is the folder of the test.
    void badInput_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* arguments, Code code) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << int(code);
        };
        row("missing script", "episode|render|@none.md|-o|@out", Code::NotFound);
        row("empty script", "episode|render|@empty.md|-o|@out", Code::InvalidInput);
        row("binary script", "episode|render|@binary.md|-o|@out", Code::InvalidInput);
        row("latin-1 script", "episode|render|@latin.md|-o|@out", Code::InvalidInput);
        row("huge script", "episode|render|@huge.md|-o|@out", Code::InvalidInput);
        row("script with problems", "episode|render|@bad.md|-o|@out", Code::InvalidInput);
        row("unknown voice", "episode|render|@voice.md|-o|@out", Code::InvalidInput);
        row("output is a file", "episode|render|@two.md|-o|@two.md", Code::Io);
        row("check a missing file", "episode|check|@none.md", Code::NotFound);
        row("info of no project", "project|info|@.", Code::InvalidInput);
        row("info of nothing", "project|info|@none", Code::NotFound);
        row("say with an unknown voice", "say|hello|-v|draft/none|-o|@x.wav", Code::NotFound);
        row("say with a broken tag", "say|a <b|-o|@x.wav", Code::InvalidInput);
        row("say with the project's voices, but no project", "say|hello|-p|@none|-o|@x.wav", Code::NotFound);
        row("voice on a base that is not there", "voice|add|mara|-p|@in.understudy|--base|none",
            Code::NotFound);
        row("voice with a clip without words",
            "voice|add|mara|-p|@in.understudy|--base|none|--anchor|@clip.wav", Code::NotFound);
        row("show of an unknown voice", "voice|show|mara|-p|@in.understudy", Code::NotFound);
        row("removal of an unknown voice", "voice|remove|mara|-p|@in.understudy", Code::NotFound);
        row("consent for an unknown voice",
            "consent|add|mara|-p|@in.understudy|--person|Mara|--statement|Yes.|--scope|render",
            Code::NotFound);
        row("consent until a day that is none",
            "consent|add|-p|@in.understudy|--person|Mara|--statement|Yes.|--scope|render|--until|2026-02-30",
            Code::InvalidInput);
        row("consent without a statement", "consent|add|-p|@in.understudy|--person|Mara|--scope|render",
            Code::InvalidInput);
        row("revoking nothing", "consent|revoke|-p|@in.understudy", Code::InvalidInput);
        row("consent shown of no project", "consent|show|-p|@none", Code::NotFound);
        row("say into a missing folder", "say|hello|-o|@none/x.wav", Code::NotFound);
    }
    void badInput()
    {
        QFETCH(QString, arguments);
        QFETCH(int, code);
        makeBadScripts();
        VERIFY_OK(Session::create(path("in.understudy")));
        auto words = split(arguments);
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
        QTest::addColumn<QString>("arguments");
        QTest::newRow("unknown option") << "say|hi|--bogus";
        QTest::newRow("missing input") << "episode|render";
        QTest::newRow("another format than is written") << "say|hi|-o|@x.mp3";
    }
    void usage()
    {
        QFETCH(QString, arguments);
        auto words = split(arguments);
        words.push_back("--json");
        const auto outcome = understudyCli(words);
        QCOMPARE(outcome.status, cli::kUsage);
        QCOMPARE(outcome.json()["error"]["code"].get<std::string>(), std::string("Usage"));
        QVERIFY(!fs::exists(path("x.mp3")));
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
        VERIFY_OK(writeFile(path("two.md"),
                            std::string(kScript) + "\n<audio src=\"" + std::string(300, 'a') + "\"/>\n"));
        QCOMPARE(render().status, cli::exitStatus(Code::NotFound));
    }

private:
    std::vector<std::string> split(const QString& arguments) const
    {
        std::vector<std::string> words;
        for (const auto& word : arguments.split(QLatin1Char('|')))
            words.push_back(word.startsWith(QLatin1Char('@')) ? path(word.mid(1).toStdString())
                                                              : word.toStdString());
        return words;
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
};

QTEST_GUILESS_MAIN(TestCliInput)
#include "tst_cli_input.moc"
