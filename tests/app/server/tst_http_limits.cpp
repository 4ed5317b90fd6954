// Clients that send too much, too slowly or too far ahead, that do not read, and that are too many.
#include "tests/app/server/api_scene.h"

#include <QScopeGuard>

#include <semaphore>

using namespace understudy;
using namespace understudy::test;

class TestHttpLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ApiScene>(); }
    void cleanup() { m_scene.reset(); }

    void refusesLargeBodies()
    {
        VERIFY_OK(m_scene->start());
        const std::string begin =
            "POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            "Authorization: Bearer " +
            std::string(kToken) + "\r\n";
        {
            HttpClient client(m_scene->port());
            client.send(begin + "Content-Length: 1073741824\r\n\r\n");
            QCOMPARE(client.read().status, 413); // before any of it is sent
        }
        {
            HttpClient client(m_scene->port());
            client.send(begin + "Expect: 100-continue\r\nContent-Length: 1073741824\r\n\r\n");
            QCOMPARE(client.readHeader().status, 413);
        }
        HttpClient client(m_scene->port());
        client.send(begin + "Transfer-Encoding: chunked\r\n\r\n");
        const std::string chunk = "8000\r\n" + std::string(0x8000, ' ') + "\r\n";
        for (int i = 0; i < 9 && client.send(chunk); ++i) {
        }
        QCOMPARE(client.read().status, 413);
    }

    void asksToContinue()
    {
        VERIFY_OK(m_scene->start());
        HttpClient client(m_scene->port());
        const auto body = server::textOf({{"text", "Hello there."}, {"voice", "low"}});
        client.send(
            "POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: "
            "100-continue\r\nAuthorization: Bearer " +
            std::string(kToken) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
        QCOMPARE(client.readHeader().status, 100);
        client.send(body);
        QCOMPARE(client.read().status, 200);
    }

    void slowClientsAreLeft_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<int>("status");
        QTest::newRow("in the header") << QByteArray("GET /health HTTP/1.1\r\nHost: loc") << 408;
        QTest::newRow("in the body")
            << QByteArray("POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                          "application/json\r\nAuthorization: "
                          "Bearer a-token-of-tests-0123456789\r\nContent-Length: 20\r\n\r\n{")
            << 408;
        QTest::newRow("after it was told to go on")
            << QByteArray(
                   "POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                   "application/json\r\nAuthorization: "
                   "Bearer a-token-of-tests-0123456789\r\nExpect: 100-continue\r\nContent-Length: 20\r\n\r\n")
            << 408;
        QTest::newRow("between requests") << QByteArray() << 0;
    }

    void slowClientsAreLeft()
    {
        QFETCH(QByteArray, begin);
        QFETCH(int, status);
        using std::chrono::milliseconds;
        const auto idle = milliseconds(begin.isEmpty() ? 50 : 60'000);
        VERIFY_OK(m_scene->start({}, {.header = milliseconds(50), .body = milliseconds(50), .idle = idle}));
        HttpClient client(m_scene->port());
        client.send(begin.toStdString());
        QCOMPARE(client.read().status, status);
        QVERIFY(client.waitUntilClosed());
    }

    void idleConnectionsMakeRoom()
    {
        VERIFY_OK(m_scene->start({}, {.connections = 8}));
        std::vector<std::unique_ptr<HttpClient>> idle;
        for (int i = 0; i < 20; ++i) {
            idle.push_back(std::make_unique<HttpClient>(m_scene->port()));
            idle.back()->send("GET /health HTT");
        }
        QCOMPARE(HttpClient(m_scene->port()).ask("GET", "/health", {}).status, 200);
        QVERIFY(idle.front()->waitUntilClosed());
    }

    void slowBodiesMakeRoomToo()
    {
        VERIFY_OK(m_scene->start({}, {.connections = 8}));
        std::vector<std::unique_ptr<HttpClient>> slow;
        for (int i = 0; i < 20; ++i) {
            slow.push_back(std::make_unique<HttpClient>(m_scene->port()));
            slow.back()->send(
                "POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Authorization: Bearer " +
                std::string(kToken) + "\r\nContent-Length: 20\r\n\r\n{");
        }
        QCOMPARE(HttpClient(m_scene->port()).ask("GET", "/health", {}).status, 200);
    }

    void aClientThatSendsAheadIsSeenToGo()
    {
        std::counting_semaphore<> goOn{0};
        ApiScene scene;
        const auto release = qScopeGuard([&] { goOn.release(1000); });
        VERIFY_OK(scene.start({.beforeChunk = [&](const SpeechRequest&, int) { goOn.acquire(); }}));
        {
            HttpClient client(scene.port());
            const auto body = server::textOf({{"text", "Hello there."}, {"voice", "low"}});
            client.send("POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        "Authorization: Bearer " +
                        std::string(kToken) + "\r\nContent-Length: " + std::to_string(body.size()) +
                        "\r\n\r\n" + body + "G");
            QTRY_VERIFY(scene.metric("understudy_speech_texts") == 1);
        }
        QTRY_VERIFY(scene.log().find("\"cut_off\":true") != std::string::npos);
    }

    void busyConnectionsDoNot()
    {
        std::counting_semaphore<> goOn{0};
        ApiScene scene;
        std::vector<std::unique_ptr<HttpClient>> clients;
        const auto release = qScopeGuard([&] { goOn.release(1000); });
        VERIFY_OK(scene.start({.beforeChunk = [&](const SpeechRequest&, int) { goOn.acquire(); }},
                              {.connections = 4}));
        const auto body = server::textOf({{"text", "Hello there."}, {"voice", "low"}});
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<HttpClient>(scene.port()));
            clients.back()->send(
                "POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Authorization: Bearer " +
                std::string(kToken) +
                "\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
            QCOMPARE(clients.back()->readHeader().status, 100); // it is busy from here on
            clients.back()->send(body);
        }
        HttpClient another(scene.port());
        const auto refused = another.read();
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.header("retry-after"), std::string("1"));
        goOn.release(1000);
        for (const auto& client : clients)
            QCOMPARE(client->read().status, 200);
    }

    void aReaderThatStopsIsLeft()
    {
        VERIFY_OK(m_scene->start({}, {.write = std::chrono::milliseconds(100)}));
        HttpClient client(m_scene->port());
        std::string text;
        for (int i = 0; i < 120; ++i)
            text += "The moon pulls the sea along the shelf of rock, and back. ";
        const auto body = server::textOf({{"text", text}, {"voice", "low"}, {"config", {{"stream", true}}}});
        client.send("POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    "application/json\r\nAuthorization: Bearer " +
                    std::string(kToken) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                    body);
        QTRY_VERIFY(m_scene->log().find("\"cut_off\":true") != std::string::npos);
        // It was not spoken far ahead of the reader.
        QVERIFY(m_scene->engine().spoken() < 120);
        QTRY_VERIFY(m_scene->metric("understudy_speech_texts") == 0);
    }

private:
    std::unique_ptr<ApiScene> m_scene;
};

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"
