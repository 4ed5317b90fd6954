// Fetching from a hub, against a server in this process that behaves, breaks off, lies or asks for a licence.
#include "core/base/files.h"
#include "core/model/store/hub.h"
#include "tests/core/model/fake_hub.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"
#include "tests/support/tiny_models.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <csignal>
#include <filesystem>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

using namespace understudy;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

/// The fetch of a child process that is to be killed.
int fetchAsChild()
{
    const ModelStore store(qEnvironmentVariable("UNDERSTUDY_TEST_HOME").toStdString());
    const auto access = hubAccess({qEnvironmentVariable("UNDERSTUDY_TEST_HUB").toStdString(), {}});
    return access && fetchModel(store, *access, {kRepository}) ? 0 : 1;
}

} // namespace

class TestModelHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        forgetHubVariables();
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_hub = std::make_unique<FakeHub>();
        m_hub->files = {{"model.safetensors", tensorFile({kCsmTensor}, 50'000)},
                        {"config.json", R"({"model_type": "csm"})"},
                        {"tokenizer.json", R"({"model": {}})"},
                        {"README.md", "words"},
                        {"extra.safetensors", "not looked at"}};
        m_server = std::make_unique<HttpServer>([this](const HttpCall& call) { return m_hub->answer(call); });
    }
    void cleanup()
    {
        m_server.reset();
        m_hub.reset();
    }

    void fetchesWhatIsUsed()
    {
        std::vector<Progress> seen;
        const auto model = fetch({}, {{}, [&](const Progress& progress) { seen.push_back(progress); }});
        VERIFY_OK(model);
        QCOMPARE(model->id, std::string("tiny-csm"));
        QCOMPARE(model->origin, std::string(kRepository) + "@" + kCommit);
        QCOMPARE(names(*model), (std::set<std::string>{"config.json", "model.safetensors", "tokenizer.json"}));
        for (const auto& file : model->files)
            QCOMPARE(file.sha256, sha256(m_hub->files[file.name]));
        QVERIFY(!model->isSynthetic);
        QVERIFY(!seen.empty());
        QCOMPARE(seen.back().stage, Stage::Verifying);
        VERIFY_OK(store().verify("tiny-csm"));
        QVERIFY(entries() == std::set<std::string>{"tiny-csm"});
        VERIFY_REASON(fetch(), Reason::AlreadyExists);
    }

    void takesTheShardsThatAnIndexNames()
    {
        m_hub->files["transformers-00001-of-00002.safetensors"] = tensorFile({kCsmTensor});
        m_hub->files["transformers-00002-of-00002.safetensors"] = tensorFile({"lm_head.weight"});
        m_hub->files["transformers.safetensors.index.json"] =
            Json({{"weight_map",
                   {{kCsmTensor, "transformers-00001-of-00002.safetensors"},
                    {"lm_head.weight", "transformers-00002-of-00002.safetensors"}}}})
                .dump();
        const auto model = fetch();
        VERIFY_OK(model);
        QCOMPARE(model->weights, std::string("transformers.safetensors.index.json"));
        QVERIFY(!names(*model).contains("model.safetensors"));
        QCOMPARE(model->files.size(), std::size_t(5));
    }

    void goesOnAfterACut_data()
    {
        QTest::addColumn<int>("cuts");
        QTest::addColumn<bool>("knowsRanges");
        QTest::addColumn<bool>("isStrong");
        QTest::newRow("one") << 1 << true << true;
        QTest::newRow("five in a row") << 5 << true << true;
        QTest::newRow("without a strong tag") << 2 << true << false;
        QTest::newRow("a server that knows no parts") << 1 << false << true;
    }
    void goesOnAfterACut()
    {
        QFETCH(int, cuts);
        QFETCH(bool, knowsRanges);
        QFETCH(bool, isStrong);
        m_hub->cuts["model.safetensors"] = std::vector<std::size_t>(std::size_t(cuts), 30'000);
        m_hub->knowsRanges = knowsRanges;
        if (!isStrong)
            m_hub->etag = "W/\"weak\"";
        VERIFY_OK(fetch());
        const auto calls = callsFor("model.safetensors");
        QCOMPARE(calls.size(), std::size_t(cuts + 1));
        for (std::size_t i = 0; i < calls.size(); ++i) {
            const auto first = i * 30'000;
            QCOMPARE(calls[i].header("range"),
                     first == 0 ? std::string() : "bytes=" + std::to_string(first) + "-");
            QCOMPARE(calls[i].header("if-range"), first == 0 || !isStrong ? std::string() : "\"one\"");
        }
    }

    void goesOnInTheNextCall()
    {
        m_hub->cuts["model.safetensors"] = {70'000, 0};
        const auto first = fetch();
        VERIFY_REASON(first, Reason::DownloadFailed);
        QVERIFY(fs::exists(home() / ".tiny-csm.part" / "model.safetensors"));
        QVERIFY(store().list().models.empty());
        m_server->forgetCalls();
        VERIFY_OK(fetch());
        QCOMPARE(callsFor("model.safetensors")[0].header("range"), std::string("bytes=70000-"));
        QVERIFY(callsFor("config.json").empty());
    }

    void whatLiesThereIsNotTrusted_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::newRow("changed bytes") << QByteArray("flip");
        QTest::newRow("more than there should be") << QByteArray("longer");
        QTest::newRow("a link to somewhere else") << QByteArray("link");
        QTest::newRow("a note that cannot be read") << QByteArray("note");
        QTest::newRow("the hub has another file now") << QByteArray("other");
        QTest::newRow("of another repository") << QByteArray("repository");
    }
    void whatLiesThereIsNotTrusted()
    {
        QFETCH(QByteArray, how);
        m_hub->cuts["model.safetensors"] = {70'000, 0};
        VERIFY_REASON(fetch(), Reason::DownloadFailed);
        const auto staged = home() / ".tiny-csm.part", part = staged / "model.safetensors";
        const auto outside = fs::path(m_dir->path().toStdString()) / "outside";
        if (how == "flip")
            VERIFY_OK(writeFile(part, std::string(70'000, 'x')));
        else if (how == "longer")
            VERIFY_OK(writeFile(part, std::string(900'000, 'x')));
        else if (how == "note")
            VERIFY_OK(writeFile(staged / ".fetch", "{\"files\": 3}"));
        else if (how == "other")
            m_hub->files["model.safetensors"] = tensorFile({kCsmTensor, "lm_head.weight"}, 60'000);
        else if (how == "repository")
            VERIFY_OK(writeFile(staged / ".fetch", "{\"repository\": \"a/b\"}"));
        else {
            VERIFY_OK(writeFile(outside, "mine"));
            fs::remove(part);
            fs::create_symlink(outside, part);
            VERIFY_ERROR(fetch(), Code::Io);
            QCOMPARE(*readFile(outside, Bytes(100)), std::string("mine"));
            return;
        }
        const auto model = fetch();
        VERIFY_OK(model);
        for (const auto& file : model->files)
            QCOMPARE(file.sha256, sha256(m_hub->files[file.name]));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("problem");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, int status, const char* problem, Code code, Reason reason) {
            QTest::newRow(name) << status << QByteArray(problem) << int(code) << int(reason);
        };
        row("gated", 401, "GatedRepo", Code::InvalidInput, Reason::AccessGated);
        row("not accepted", 403, "", Code::InvalidInput, Reason::AccessGated);
        row("private or not there", 401, "RepoNotFound", Code::NotFound, Reason::RepositoryUnknown);
        row("not there", 404, "", Code::NotFound, Reason::RepositoryUnknown);
        row("too often", 429, "", Code::Io, Reason::DownloadFailed);
        row("broken", 500, "", Code::Io, Reason::DownloadFailed);
        row("not modified", 304, "", Code::Io, Reason::DownloadFailed);
    }
    void refuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, problem);
        QFETCH(int, code);
        QFETCH(int, reason);
        m_hub->refusal = {status, "<html>"};
        if (!problem.isEmpty())
            m_hub->refusal.headers.push_back("X-Error-Code: " + problem.toStdString());
        const auto model = fetch();
        VERIFY_ERROR(model, Code(code));
        VERIFY_REASON(model, Reason(reason));
        QVERIFY(entries().empty());
    }

    void gatedFilesOfAListedRepository()
    {
        m_hub->fileRefusal = {401, "", {"X-Error-Code: GatedRepo"}};
        const auto model = fetch("hf_stranger");
        VERIFY_REASON(model, Reason::AccessGated);
        QCOMPARE(model.error().subject, std::string(kRepository));
        m_hub->fileRefusal.status = 0;
        VERIFY_OK(fetch());
    }

    void unknownRevision()
    {
        const auto model =
            fetchModel(store(), {m_server->address(), {}}, {.repository = kRepository, .revision = "a/b c"});
        VERIFY_REASON(model, Reason::RepositoryUnknown);
        QCOMPARE(model.error().subject, std::string(kRepository) + "@a/b c");
        QCOMPARE(m_server->calls()[0].path, kApi + "revision/a%2Fb%20c");
    }

    void namesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("repository");
        for (const auto* name : {"", "csm", "a/", "/b", "a/b/c", "../b", "a/..", "a/.b", "a/b?c", "a/b c",
                                 "a/b#c", "https://a/b", "a/%2e%2e"})
            QTest::newRow(name) << QByteArray(name);
    }
    void namesThatAreNone()
    {
        QFETCH(QByteArray, repository);
        VERIFY_REASON(fetchModel(store(), {m_server->address(), {}}, {repository.toStdString()}),
                      Reason::NameInvalid);
        QVERIFY(m_server->calls().empty());
    }

    void wrongBytes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("of a large file") << QByteArray("model.safetensors");
        QTest::newRow("of a file in git") << QByteArray("tokenizer.json");
    }
    void wrongBytes()
    {
        QFETCH(QByteArray, file);
        auto bytes = m_hub->files[file.toStdString()];
        bytes.back() ^= 1;
        m_hub->served[file.toStdString()] = bytes;
        const auto model = fetch();
        VERIFY_ERROR(model, Code::Corrupt);
        VERIFY_REASON(model, Reason::HashMismatch);
        QVERIFY(!fs::exists(home() / ".tiny-csm.part" / file.toStdString()));
        m_hub->served.clear();
        VERIFY_OK(fetch());
    }

    void otherLengthThanListed_data()
    {
        QTest::addColumn<int>("more");
        QTest::newRow("longer") << 1;
        QTest::newRow("shorter") << -1;
    }
    void otherLengthThanListed()
    {
        QFETCH(int, more);
        auto bytes = m_hub->files["model.safetensors"];
        bytes.resize(bytes.size() + std::size_t(more), 'x');
        m_hub->served["model.safetensors"] = bytes;
        VERIFY_REASON(fetch(), Reason::DownloadFailed);
        QVERIFY(store().list().models.empty());
    }

    void hostileListings_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const char* rows, Reason reason = Reason::DownloadFailed) {
            QTest::newRow(name) << QByteArray(rows) << int(reason);
        };
        const auto* const hash = R"("oid": "cccccccccccccccccccccccccccccccccccccccc")";
        const auto entry = [&](const std::string& path, const std::string& size) {
            return QByteArray::fromStdString(R"([{"type": "file", "path": ")" + path + R"(", "size": )" + size +
                                             ", " + hash + "}]");
        };
        row("negative size", entry("a.safetensors", "-1"));
        row("size in words", entry("a.safetensors", "\"1\""));
        row("a size that fits no disk", entry("a.safetensors", "1e30"));
        row("a name twice", entry("config.json", "3"));
        row("no hash", R"([{"type": "file", "path": "a.bin", "size": 3}])");
        row("short hash", R"([{"type": "file", "path": "a.bin", "size": 3, "oid": "abc"}])");
        row("no path", R"([{"type": "file", "size": 3}])");
        row("two sizes", R"([{"type": "file", "path": "a.bin", "size": 3, "lfs": {"size": 4, "oid":
            "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}}])");
        row("lfs is no object", R"([{"type": "file", "path": "a.bin", "size": 3, "lfs": 4}])");
        row("not an object", "[3]");
    }
    void hostileListings()
    {
        QFETCH(QByteArray, rows);
        QFETCH(int, reason);
        m_hub->extraRows = rows.toStdString();
        VERIFY_REASON(fetch(), Reason(reason));
        QVERIFY(entries().empty());
    }

    void namesThatLeaveTheFolderAreNotFetched_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto* name : {"../x.safetensors", "/etc/x.safetensors", "a/../x.safetensors", "..",
                                 ".hidden.safetensors", "a\\x.safetensors", "a\nx.safetensors"})
            QTest::newRow(name) << QByteArray(name);
    }
    void namesThatLeaveTheFolderAreNotFetched()
    {
        QFETCH(QByteArray, name);
        m_hub->files = {{"config.json", R"({"model_type": "csm"})"}, {name.toStdString(), "x"}};
        VERIFY_REASON(fetch(), Reason::WeightsUnknown);
        m_hub->files["x.safetensors.index.json"] =
            Json({{"weight_map", {{kCsmTensor, name.toStdString()}}}}).dump();
        VERIFY_REASON(fetch(), Reason::WeightsDamaged);
        QVERIFY(entries().empty());
        QVERIFY(callsFor("config.json").empty());
    }

    void notAModelWeKnow()
    {
        m_hub->files["model.safetensors"] = tensorFile({"something.else"});
        VERIFY_REASON(fetch(), Reason::WeightsUnknown);
        QVERIFY(entries().empty());
    }

    void fullDisk()
    {
        m_hub->listed["model.safetensors"] = std::int64_t(1) << 46;
        VERIFY_REASON(fetch(), Reason::DiskFull);
        QVERIFY(callsFor("config.json").empty());
        m_hub->listed.clear();
        {
            const FileSizeLimit limit(100'000);
            VERIFY_REASON(fetch(), Reason::DiskFull);
        }
        m_server->forgetCalls();
        VERIFY_OK(fetch());
        QVERIFY(!callsFor("model.safetensors")[0].header("range").empty());
    }

    void theTokenStaysWithItsHost_data()
    {
        QTest::addColumn<bool>("isElsewhere");
        QTest::newRow("another port") << true;
        QTest::newRow("the same") << false;
    }
    void theTokenStaysWithItsHost()
    {
        QFETCH(bool, isElsewhere);
        FakeHub otherHub;
        otherHub.files = m_hub->files;
        const auto strip = [&](HttpCall call) {
            call.path.erase(0, std::string("/cdn").size());
            return otherHub.answer(call);
        };
        HttpServer other(strip);
        const auto mine = m_server->address();
        HttpServer same([&](const HttpCall& call) {
            return call.path.starts_with("/cdn") ? strip(call) : m_hub->answer(call);
        });
        m_hub->redirect = (isElsewhere ? other.address() : same.address()) + "/cdn";
        VERIFY_OK(fetchModel(store(), {same.address(), "hf_secret"}, {kRepository}));
        for (const auto& call : same.calls())
            QCOMPARE(call.header("authorization"), std::string("Bearer hf_secret"));
        QCOMPARE(other.calls().empty(), !isElsewhere);
        for (const auto& call : other.calls())
            QVERIFY(call.header("authorization").empty());
    }

    void redirectsWithoutEnd()
    {
        m_hub->redirect = m_server->address();
        VERIFY_REASON(fetch(), Reason::DownloadFailed);
        QVERIFY(callsFor("config.json").size() < 20);
    }

    void access_data()
    {
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("environment");
        QTest::addColumn<QByteArray>("expected"); // empty: refused
        const auto row = [](const char* name, const char* option, const char* environment, const char* expected) {
            QTest::newRow(name) << QByteArray(option) << QByteArray(environment) << QByteArray(expected);
        };
        row("nothing said", "", "", "https://huggingface.co");
        row("environment", "", "https://hub.example/x/", "https://hub.example/x");
        row("option wins", "https://a.example", "https://b.example", "https://a.example");
        row("secret unless it says otherwise", "hub.example", "", "https://hub.example");
        row("in clear when it says so", "http://hub.example", "", "http://hub.example");
        row("a file", "file:///etc/passwd", "", "");
        row("another protocol", "ftp://hub.example", "", "");
        row("with a password", "https://me:secret@hub.example", "", "");
        row("with a query", "https://hub.example?x=1", "", "");
        row("nonsense", "https://", "", "");
    }
    void access()
    {
        QFETCH(QByteArray, option);
        QFETCH(QByteArray, environment);
        QFETCH(QByteArray, expected);
        qputenv("HF_ENDPOINT", environment);
        const auto found = hubAccess({option.toStdString(), {}});
        if (expected.isEmpty())
            VERIFY_ERROR(found, Code::InvalidInput);
        else
            QCOMPARE(found->address, expected.toStdString());
    }

    void tokens()
    {
        const auto file = fs::path(m_dir->path().toStdString()) / "token";
        VERIFY_OK(writeFile(file, "  hf_file\n"));
        qputenv("HF_TOKEN_PATH", QByteArray::fromStdString(file.string()));
        VERIFY_REASON(hubAccess(), Reason::SecretExposed);
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
        QCOMPARE(hubAccess()->token, std::string("hf_file"));
        qputenv("HF_TOKEN", "hf_word");
        QCOMPARE(hubAccess()->token, std::string("hf_word"));
        QCOMPARE(hubAccess({{}, file})->token, std::string("hf_file"));
        VERIFY_REASON(hubAccess({{}, file.string() + "x"}), Reason::FileMissing);
        qputenv("HF_TOKEN", "a\r\nX-Other: b");
        VERIFY_ERROR(hubAccess(), Code::InvalidInput);
    }

    void cancelKeepsWhatCame()
    {
        m_hub->holds["model.safetensors"] = 60'000; // beside 40 bytes of the smaller files
        std::stop_source stop;
        const auto watch = [&](const Progress& progress) { // nothing more comes from here on
            if (progress.subject == "model.safetensors" && progress.done > 60'000)
                stop.request_stop();
        };
        VERIFY_ERROR(fetch({}, {stop.get_token(), watch}), Code::Cancelled);
        m_hub->holds.clear();
        m_server->forgetCalls();
        VERIFY_OK(fetch());
        QCOMPARE(callsFor("model.safetensors")[0].header("range"), std::string("bytes=60000-"));
    }

    void removeTakesABrokenDownload()
    {
        m_hub->cuts["model.safetensors"] = {70'000, 0};
        VERIFY_REASON(fetch(), Reason::DownloadFailed);
        VERIFY_OK(ModelStore(home()).remove("tiny-csm"));
        QVERIFY(entries().empty());
    }

    void goesOnAfterAKill()
    {
        m_hub->holds["model.safetensors"] = 60'000;
        qputenv("UNDERSTUDY_TEST_HOME", QByteArray::fromStdString(home().string()));
        qputenv("UNDERSTUDY_TEST_HUB", QByteArray::fromStdString(m_server->address()));
        const auto child = ::fork();
        if (child == 0) {
            ::execl("/proc/self/exe", "tst_model_hub", "fetch", nullptr);
            ::_exit(9);
        }
        m_server->waitUntilHeld();
        const auto part = home() / ".tiny-csm.part" / "model.safetensors";
        QTRY_VERIFY(fs::exists(part) && fs::file_size(part) == 60'000);
        VERIFY_ERROR(fetch(), Code::Busy);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(store().list().models.empty());
        m_hub->holds.clear();
        m_server->forgetCalls();
        VERIFY_OK(fetch());
        QCOMPARE(callsFor("model.safetensors")[0].header("range"), std::string("bytes=60000-"));
    }

private:
    fs::path home() const { return fs::path(m_dir->path().toStdString()) / "models"; }
    ModelStore store() const { return ModelStore(home()); }
    Result<ModelInfo> fetch(const std::string& token = {}, const StoreWatch& watch = {})
    {
        return fetchModel(store(), {m_server->address(), token}, {kRepository}, watch);
    }
    std::set<std::string> entries() const
    {
        std::set<std::string> found;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(home(), ignored))
            found.insert(entry.path().filename().string());
        return found;
    }
    static std::set<std::string> names(const ModelInfo& model)
    {
        std::set<std::string> found;
        for (const auto& file : model.files)
            found.insert(file.name);
        return found;
    }
    std::vector<HttpCall> callsFor(const std::string& file) const
    {
        auto calls = m_server->calls();
        std::erase_if(calls, [&](const HttpCall& call) { return call.path != kResolve + file; });
        return calls;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHub> m_hub;
    std::unique_ptr<HttpServer> m_server;
};

int main(int argc, char** argv)
{
    if (argc == 2 && std::string_view(argv[1]) == "fetch")
        return fetchAsChild();
    QCoreApplication application(argc, argv);
    TestModelHub test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_model_hub.moc"
