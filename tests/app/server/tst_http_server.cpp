// The server as strangers meet it: tokens, names of hosts, and what it
// says of itself.
#include "tests/app/server/api_scene.h"

#include "app/server/openapi.h"
#include "core/base/files.h"


using namespace understudy;
using namespace understudy::test;
using server::Json;

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ApiScene>(); }
    void cleanup() { m_scene.reset(); }

    void healthNeedsNoToken()
    {
        VERIFY_OK(m_scene->start());
        const auto answer = HttpClient(m_scene->port()).ask("GET", "/health", {});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, std::string(R"({"status":"ready"})"));
    }

    void allElseDoes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        const QByteArray none, wrong("Authorization: Bearer a-token-of-tests-0123456788\r\n"),
            right("Authorization: bearer  a-token-of-tests-0123456789\r\n"),
            basic("Authorization: Basic " + QByteArray("anybody:a-token-of-tests-0123456789").toBase64() +
                  "\r\n"),
            wrongBasic("Authorization: Basic " + QByteArray("anybody:a-token").toBase64() + "\r\n"),
            broken("Authorization: Basic ***\r\n"),
            other("Authorization: Digest a-token-of-tests-0123456789\r\n");
        for (const char* path : {"/metrics", "/openapi.json", "/v1/models", "/", "/nothing", "/jobs"}) {
            QTest::addRow("%s without", path) << QByteArray(path) << none << 401;
            QTest::addRow("%s with another", path) << QByteArray(path) << wrong << 401;
        }
        QTest::newRow("the token") << QByteArray("/v1/models") << right << 200;
        QTest::newRow("as a password") << QByteArray("/v1/models") << basic << 200;
        QTest::newRow("a wrong password") << QByteArray("/v1/models") << wrongBasic << 401;
        QTest::newRow("no base64") << QByteArray("/v1/models") << broken << 401;
        QTest::newRow("another scheme") << QByteArray("/v1/models") << other << 401;
        QTest::newRow("nothing there") << QByteArray("/nothing") << right << 404;
        QTest::newRow("no project") << QByteArray("/jobs") << right << 404;
    }

    void allElseDoes()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        VERIFY_OK(m_scene->start());
        const auto answer =
            HttpClient(m_scene->port()).ask("GET", path.toStdString(), {}, {}, header.toStdString());
        QCOMPARE(answer.status, status);
        if (status == 401)
            QVERIFY(!answer.header("www-authenticate").empty());
        QVERIFY(m_scene->log().find("0123456789") == std::string::npos); // no token in a log
    }

    void otherSitesMayNotAsk_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("another name")
            << QByteArray("GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 403;
        QTest::newRow("a name that begins so")
            << QByteArray("GET /health HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n") << 403;
        QTest::newRow("another origin")
            << QByteArray("GET /health HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n")
            << 403;
        QTest::newRow("no origin at all")
            << QByteArray("GET /health HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n") << 403;
        QTest::newRow("a browser says so")
            << QByteArray("GET /health HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n\r\n")
            << 403;
        QTest::newRow("ours")
            << QByteArray("GET /health HTTP/1.1\r\nHost: localhost:1\r\nOrigin: http://localhost:1\r\n\r\n")
            << 200;
        QTest::newRow("by number") << QByteArray("GET /health HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n") << 200;
        QTest::newRow("six") << QByteArray("GET /health HTTP/1.1\r\nHost: [::1]:1\r\n\r\n") << 200;
    }

    void otherSitesMayNotAsk()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        VERIFY_OK(m_scene->start());
        HttpClient client(m_scene->port());
        client.send(request.toStdString());
        const auto answer = client.read();
        QCOMPARE(answer.status, status);
        QVERIFY(answer.header("access-control-allow-origin").empty());
    }

    void keepsConnections()
    {
        VERIFY_OK(m_scene->start());
        HttpClient client(m_scene->port());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.ask("GET", "/v1/models", kToken).status, 200);
        QCOMPARE(client.ask("GET", "/nothing", kToken).status, 404); // a refusal is no reason to go
        QCOMPARE(client.ask("HEAD", "/v1/models", kToken).status, 200);
        // Two at once are answered in their order.
        client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nothing HTTP/1.1\r\nHost: "
                    "localhost\r\n\r\n");
        QCOMPARE(client.read().status, 200);
        QCOMPARE(client.read().status, 401);
        QCOMPARE(client.ask("GET", "/health", {}, {}, "Connection: close\r\n").header("connection"),
                 std::string("close"));
        QVERIFY(client.waitUntilClosed());
    }

    void answersOldClients()
    {
        VERIFY_OK(m_scene->start());
        HttpClient client(m_scene->port());
        const auto body =
            server::textOf({{"text", "Hello there."}, {"voice", "low"}, {"config", {{"stream", true}}}});
        client.send("POST /synthesize HTTP/1.0\r\nHost: localhost\r\nContent-Type: "
                    "application/json\r\nAuthorization: Bearer " +
                    std::string(kToken) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                    body);
        const auto answer = client.read();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("transfer-encoding").empty());
        QVERIFY(answer.body.starts_with("RIFF") && answer.body.size() > 10'000);
    }

    void methodsOfAPath()
    {
        VERIFY_OK(m_scene->start());
        const auto answer = HttpClient(m_scene->port()).ask("DELETE", "/v1/models", kToken);
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("allow"), std::string("GET, HEAD"));
        QCOMPARE(HttpClient(m_scene->port()).ask("GET", "/synthesize", kToken).header("allow"),
                 std::string("POST"));
    }

    void wantsJson()
    {
        VERIFY_OK(m_scene->start());
        HttpClient client(m_scene->port());
        client.send("POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    "text/plain\r\nAuthorization: Bearer " +
                    std::string(kToken) + "\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(client.read().status, 415);
    }

    void listensWhereItIsTold()
    {
        FakeEngine engine;
        JobService jobs;
        VoiceService voices(engine, jobs);
        auto tokens = server::TokenFile::of(kToken);
        const auto running =
            server::ApiServer::start({.host = "localhost", .tokens = std::move(*tokens)}, {&voices, nullptr});
        VERIFY_OK(running);
        QVERIFY((*running)->url().starts_with("http://"));
    }

    void logsWithoutSecrets()
    {
        VERIFY_OK(m_scene->start());
        const auto answer = m_scene->post("/synthesize", {{"text", "A secret text."}, {"voice", "low"}},
                                          "X-Request-Id: mine-7\r\nX-Client-Id: me\r\n");
        QCOMPARE(answer.header("x-request-id"), std::string("mine-7"));
        QTRY_VERIFY(!m_scene->log().empty());
        const auto row = Json::parse(m_scene->log());
        QCOMPARE(row["request_id"], Json("mine-7"));
        QCOMPARE(row["address"], Json("me"));
        QCOMPARE(row["client"], Json("token 1"));
        QCOMPARE(row["path"], Json("/synthesize"));
        QCOMPARE(row["status"], Json(200));
        QVERIFY(m_scene->log().find("secret") == std::string::npos);
        QVERIFY(m_scene->log().find(kToken) == std::string::npos);
        QVERIFY(
            m_scene->get("/health", "X-Request-Id: <script>\r\n").header("x-request-id").starts_with("req-"));
    }

    void aPortThatIsTaken()
    {
        VERIFY_OK(m_scene->start());
        FakeEngine engine;
        JobService jobs;
        VoiceService voices(engine, jobs);
        auto tokens = server::TokenFile::of(kToken);
        const auto port = std::uint16_t(m_scene->port());
        VERIFY_ERROR(
            server::ApiServer::start({.port = port, .tokens = std::move(*tokens)}, {&voices, nullptr}),
            Code::Busy);
    }

    void othersReachItBehindAProxyAlone()
    {
        FakeEngine engine;
        JobService jobs;
        VoiceService voices(engine, jobs);
        for (const char* host : {"0.0.0.0", "::"}) {
            auto tokens = server::TokenFile::of(kToken);
            VERIFY_ERROR(
                server::ApiServer::start({.host = host, .tokens = std::move(*tokens)}, {&voices, nullptr}),
                Code::InvalidInput);
        }
        auto tokens = server::TokenFile::of(kToken);
        const auto running = server::ApiServer::start(
            {.host = "0.0.0.0", .isBehindProxy = true, .tokens = std::move(*tokens)}, {&voices, nullptr});
        VERIFY_OK(running);
        HttpClient client((*running)->port());
        client.send("GET /health HTTP/1.1\r\nHost: studio.example\r\n\r\n");
        QCOMPARE(client.read().status, 200);
    }

    /// The document that is shipped, the one that is served, and what is answered.
    void describesItself()
    {
        QTemporaryDir dir;
        const auto session = Session::create(dir.path().toStdString() + "/p",
                                             {.program = "test", .engine = std::make_unique<FakeEngine>()});
        VERIFY_OK(session);
        VERIFY_OK(m_scene->start(**session));
        const auto served = ApiScene::json(m_scene->get("/openapi.json"));
        QCOMPARE(served["openapi"], Json("3.1.0"));
        const auto file = std::filesystem::path(UNDERSTUDY_SOURCE_DIR) / "resources/api/openapi.json";
        const auto shipped = Json::parse(readFile(file, Bytes(4'000'000)).value_or(""), nullptr, false);
        if (shipped.is_discarded() || served != shipped) {
            const auto made = std::filesystem::current_path() / "openapi.json";
            VERIFY_OK(writeFile(made, served.dump(1) + "\n"));
            QFAIL(qPrintable(
                QStringLiteral("another API than resources/api/openapi.json tells; if it is meant, copy ") +
                QString::fromStdString(made.string())));
        }
        checkReferences(served, served);
        // Each operation is there: asked without a token it says so, or is public.
        for (const auto& [path, operations] : served["paths"].items())
            for (const auto& [method, operation] : operations.items()) {
                auto upper = QByteArray::fromStdString(method).toUpper().toStdString();
                const auto answer = HttpClient(m_scene->port()).ask(upper, path, {});
                QCOMPARE(answer.status, operation.contains("security") ? 200 : 401);
            }
    }

    void hasAPage()
    {
        VERIFY_OK(m_scene->start());
        const auto page = m_scene->get("/");
        QCOMPARE(page.status, 200);
        QVERIFY(page.header("content-security-policy").find("default-src 'none'") != std::string::npos);
        for (const char* outside : {"src=\"http", "href=\"http", "@import", "url(http"})
            QVERIFY2(page.body.find(outside) == std::string::npos, outside);
    }

private:
    static void checkReferences(const Json& part, const Json& document)
    {
        if (part.is_object() && part.contains("$ref")) {
            const auto target = part["$ref"].get<std::string>();
            QVERIFY2(document.contains(Json::json_pointer(target.substr(1))), target.c_str());
        }
        if (part.is_structured())
            for (const auto& inner : part)
                checkReferences(inner, document);
    }

    std::unique_ptr<ApiScene> m_scene;
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
