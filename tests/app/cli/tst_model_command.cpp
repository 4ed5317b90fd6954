// understudy model: what each command prints, what bad input gets, and its exit status.
#include "app/cli/exit_status.h"
#include "tests/app/cli/cli_scene.h"
#include "tests/core/model/fake_hub.h"
#include "tests/support/tiny_models.h"

using namespace understudy;
namespace fs = std::filesystem;

class TestModelCommand : public CliTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        forgetHubVariables();
        makeFolder();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(path("home")));
    }

    void anEmptyMachineSaysHowToGetModels()
    {
        const auto list = model({"list"}).json();
        QVERIFY(list["models"].empty());
        QVERIFY(list["problems"].empty());
        QCOMPARE(list["wanted"][0]["repository"].get<std::string>(), std::string("sesame/csm-1b"));
        const auto words = understudyCli({"model", "list"});
        QVERIFY(words.out.find("understudy model fetch sesame/csm-1b") != std::string::npos);
    }

    void makesListsVerifiesAndRemoves()
    {
        const auto made = model({"synth", "--model", "csm", "--size", "tiny"});
        QVERIFY2(made.status == 0, made.out.c_str());
        QCOMPARE(made.json()["id"].get<std::string>(), std::string("synthetic-csm-tiny"));
        QVERIFY(made.json()["synthetic"].get<bool>());
        QVERIFY(made.json()["missing"].empty());
        const auto list = model({"list"}).json();
        QCOMPARE(list["models"].size(), std::size_t(1));
        QVERIFY(!list["wanted"].empty()); // noise is not what one wants
        QVERIFY(understudyCli({"model", "list"}).out.find("speaks noise") != std::string::npos);

        QCOMPARE(model({"verify", "synthetic-csm-tiny"}).status, 0);
        const auto folder = fs::path(made.json()["folder"].get<std::string>());
        VERIFY_OK(writeFile(folder / "config.json", "{}"));
        const auto damaged = model({"verify", "synthetic-csm-tiny"});
        QCOMPARE(damaged.status, cli::exitStatus(Code::Corrupt));
        QCOMPARE(damaged.json()["problems"][0]["reason"].get<std::string>(), std::string("HashMismatch"));

        QCOMPARE(model({"remove", "synthetic-csm-tiny"}).json()["removed"].get<std::string>(),
                 std::string("synthetic-csm-tiny"));
        QVERIFY(!fs::exists(folder));
    }

    void anEpisodeOfNoise()
    {
        QCOMPARE(model({"synth", "--size", "tiny"}).status, 0);
        const auto script = path("two.md"), project = path("out/two.understudy");
        VERIFY_OK(writeFile(
            script, "---\nvoices:\n  Mara: draft/slt\n  Jon: draft/rms\n---\nMARA: One.\n\nJON: Two.\n"));
        const auto drafts = understudyCli({"episode", "render", script, "--json"}).json();
        QCOMPARE(drafts["engine"].get<std::string>(), std::string("flite"));
        const auto voice = understudyCli(
            {"voice", "add", "noise", "--project", project, "--base", "synthetic-csm-tiny", "--json"});
        QVERIFY2(voice.status == 0, voice.out.c_str());
        QCOMPARE(voice.json()["engine"].get<std::string>(), std::string("csm"));

        const auto render = [&](std::initializer_list<const char*> casts) {
            std::vector<std::string> words{"episode", "render", "--json"};
            for (const auto* cast : casts)
                words.insert(words.end(), {"--voice", cast});
            words.push_back(script);
            return understudyCli(words).json();
        };
        const auto both = render({"Jon=noise"});
        QCOMPARE(both["engine"].get<std::string>(), std::string("csm, flite"));
        QCOMPARE(both["reused"].get<int>(), 1);
        QCOMPARE(render({"noise"})["engine"].get<std::string>(), std::string("csm"));
        QCOMPARE(render({})["rendered"].get<int>(), 0); // as the script says, and as it was rendered first
        QVERIFY(render({"none"})["error"]["message"].get<std::string>().find("noise") != std::string::npos);
        QVERIFY(render({"Ann=noise"})["error"]["message"].get<std::string>().find("Mara, Jon") !=
                std::string::npos);

        const auto say = [&](const char* who) {
            return understudyCli({"say", "Hello.", "-v", who, "-p", project, "-o", path("say.wav"), "--json"})
                .json();
        };
        QCOMPARE(say("noise")["engine"].get<std::string>(), std::string("csm"));
        QCOMPARE(say("draft/slt")["engine"].get<std::string>(), std::string("flite"));
        // Without its base it asks for that, and for no consent.
        QCOMPARE(model({"remove", "synthetic-csm-tiny"}).status, 0);
        QCOMPARE(say("noise")["error"]["reason"].get<std::string>(), std::string("ModelMissing"));
    }

    void addsAFolder()
    {
        fs::create_directory(path("csm-1b"));
        VERIFY_OK(writeFile(path("csm-1b/model.safetensors"), tensorFile({kCsmTensor})));
        const auto added = model({"add", path("csm-1b")});
        QCOMPARE(added.status, 0);
        QCOMPARE(added.json()["kind"].get<std::string>(), std::string("csm"));
        QCOMPARE(added.json()["missing"].size(), std::size_t(3)); // config, tokenizer, codec
        const auto wanted = model({"list"}).json()["wanted"];
        QCOMPARE(wanted.size(), std::size_t(1));
        QCOMPARE(wanted[0]["repository"].get<std::string>(), std::string("kyutai/mimi"));
        QCOMPARE(model({"add", path("csm-1b")}).status, cli::exitStatus(Code::InvalidInput));
        QCOMPARE(model({"add", path("csm-1b"), "--name", "again"}).status, 0);
    }

    void fetches()
    {
        FakeHub hub;
        hub.files = {{"model.safetensors", tensorFile({kMimiTensor})},
                     {"config.json", R"({"model_type": "mimi"})"}};
        HttpServer server([&](const HttpCall& call) { return hub.answer(call); });
        hub.refusal = {401, "", {"X-Error-Code: GatedRepo"}};
        const auto gated = model({"fetch", kRepository, "--hub", server.address()});
        QCOMPARE(gated.status, cli::exitStatus(Code::InvalidInput));
        QCOMPARE(gated.json()["error"]["reason"].get<std::string>(), std::string("AccessGated"));
        QVERIFY(gated.json()["error"]["message"].get<std::string>().find("licence") != std::string::npos);
        hub.refusal.status = 0;

        VERIFY_OK(writeFile(path("token"), "hf_x"));
        const std::vector<std::string> fetch{"fetch",           kRepository,    "--hub",
                                             server.address(),  "--token-file", path("token")};
        const auto exposed = model(fetch);
        QCOMPARE(exposed.json()["error"]["reason"].get<std::string>(), std::string("SecretExposed"));
        fs::permissions(path("token"), fs::perms::owner_read);
        server.forgetCalls();
        const auto fetched = model(fetch);
        QVERIFY2(fetched.status == 0, fetched.out.c_str());
        QCOMPARE(fetched.json()["kind"].get<std::string>(), std::string("mimi"));
        QCOMPARE(server.calls()[0].header("authorization"), std::string("Bearer hf_x"));
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, std::initializer_list<const char*> words, int status) {
            QStringList arguments;
            for (const auto* word : words)
                arguments.push_back(QString::fromLatin1(word));
            QTest::newRow(name) << arguments << status;
        };
        row("nothing to do", {}, cli::kUsage);
        row("add of nothing", {"add", "@none"}, cli::exitStatus(Code::NotFound));
        row("add of an empty folder", {"add", "@."}, cli::exitStatus(Code::InvalidInput));
        row("fetch of no repository's name", {"fetch", "csm"}, cli::exitStatus(Code::InvalidInput));
        row("fetch from no address", {"fetch", "a/b", "--hub", "ftp://x"}, cli::exitStatus(Code::InvalidInput));
        row("fetch where nobody listens", {"fetch", "a/b", "--hub", "http://127.0.0.1:1"},
            cli::exitStatus(Code::Io));
        row("fetch with no token file", {"fetch", "a/b", "--token-file", "@none"},
            cli::exitStatus(Code::NotFound));
        row("verify of an unknown one", {"verify", "none"}, cli::exitStatus(Code::NotFound));
        row("remove of an unknown one", {"remove", "none"}, cli::exitStatus(Code::NotFound));
        row("remove outside", {"remove", "../home"}, cli::exitStatus(Code::NotFound));
        row("synth of an unknown size", {"synth", "--size", "huge"}, cli::kUsage);
        row("synth under no name", {"synth", "--name", "../x"}, cli::exitStatus(Code::InvalidInput));
    }
    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        std::vector<std::string> words{"model"};
        for (const auto& argument : arguments)
            words.push_back(argument.startsWith(QLatin1Char('@')) ? path(argument.mid(1).toStdString())
                                                                  : argument.toStdString());
        const auto plain = understudyCli(words);
        QCOMPARE(plain.status, status);
        QVERIFY(!plain.err.empty());
        words.push_back("--json");
        if (status != cli::kUsage)
            QVERIFY(understudyCli(words).json().contains("error"));
    }

private:
    static Outcome model(std::vector<std::string> words)
    {
        words.insert(words.begin(), "model");
        words.push_back("--json");
        return understudyCli(std::move(words));
    }
};

QTEST_GUILESS_MAIN(TestModelCommand)
#include "tst_model_command.moc"
