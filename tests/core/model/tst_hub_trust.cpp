// What a hub says and sends is not trusted, nor what lies in the store from before; a token stays with its host.
#include "core/base/files.h"
#include "tests/core/model/hub_scene.h"

using namespace understudy;
namespace fs = std::filesystem;
using Json = nlohmann::json;

class TestHubTrust : public HubTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeScene(); }
    void cleanup() { dropScene(); }

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
};

QTEST_GUILESS_MAIN(TestHubTrust)
#include "tst_hub_trust.moc"
