// Fetching from a hub, against a server in this process that behaves, breaks off, or asks for a licence.
#include "core/base/files.h"
#include "tests/core/model/hub_scene.h"
#include "tests/support/file_size_limit.h"

#include <csignal>

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

class TestModelHub : public HubTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeScene(); }
    void cleanup() { dropScene(); }

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

    /// Its other pickles and its config are of no use here.
    void takesTheSpeakerEncoderOfManyPickles()
    {
        const fs::path golden = UNDERSTUDY_TEST_DATA "/golden/ecapa-random";
        const auto weights = readFile(golden / "embedding_model.ckpt", Bytes(10'000'000));
        VERIFY_OK(weights);
        m_hub->files = {{"classifier.ckpt", "not looked at"},
                        {"embedding_model.ckpt", *weights},
                        {"config.json", R"({"speechbrain_interface": "EncoderClassifier"})"},
                        {"hyperparams.yaml", "words"}};
        const auto model = fetch();
        VERIFY_OK(model);
        QCOMPARE(model->kind, ModelKind::Ecapa);
        QCOMPARE(names(*model), std::set<std::string>{"embedding_model.ckpt"});
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
    static std::set<std::string> names(const ModelInfo& model)
    {
        std::set<std::string> found;
        for (const auto& file : model.files)
            found.insert(file.name);
        return found;
    }
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
