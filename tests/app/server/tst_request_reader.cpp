// Requests out of bytes: what is read, and all that could be read in two ways, which is refused.
#include "app/server/request_reader.h"
#include "tests/support/request_pieces.h"
#include "tests/support/results.h"

using namespace understudy;
using namespace understudy::server;

namespace {

std::string with(const std::string& headers, const std::string& body = {})
{
    return "POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

} // namespace

class TestRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no body") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray();
        QTest::newRow("a length") << QByteArray::fromStdString(with("Content-Length: 5\r\n", "hello"))
                                  << QByteArray("hello");
        QTest::newRow("chunks") << QByteArray::fromStdString(with("Transfer-Encoding: chunked\r\n",
                                                                  "2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n"))
                                << QByteArray("hello");
        QTest::newRow("a trailer") << QByteArray::fromStdString(with("Transfer-Encoding: chunked\r\n",
                                                                     "1\r\nh\r\n0\r\nX: y\r\n\r\n"))
                                   << QByteArray("h");
        QTest::newRow("no chunk at all")
            << QByteArray::fromStdString(with("Transfer-Encoding: chunked\r\n", "0\r\n\r\n")) << QByteArray();
        QTest::newRow("zeros") << QByteArray::fromStdString(
                                      with("Transfer-Encoding: chunked\r\n", "0001\r\nh\r\n000;x\r\n\r\n"))
                               << QByteArray("h");
        QTest::newRow("a coding in capitals")
            << QByteArray::fromStdString(with("Transfer-Encoding: Chunked\r\n", "1\r\nh\r\n0\r\n\r\n"))
            << QByteArray("h");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, body);
        for (std::size_t size = 1; size <= std::size_t(text.size()); ++size) {
            const auto reading = readPieces(text.toStdString(), size);
            QVERIFY2(reading.state == RequestReader::State::Done, qPrintable(QString::number(size)));
            QCOMPARE(QByteArray::fromStdString(reading.body), body);
            QCOMPARE(reading.used, std::size_t(text.size()));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::string& text, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << status;
        };
        row("both lengths", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("both, the other way", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
            400);
        row("two lengths", with("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), 400);
        row("twice the same", with("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400);
        row("a list of lengths", with("Content-Length: 5, 5\r\n", "hello"), 400);
        row("a length with a sign", with("Content-Length: +5\r\n", "hello"), 400);
        row("a negative length", with("Content-Length: -5\r\n", "hello"), 400);
        row("a length in hex", with("Content-Length: 0x5\r\n", "hello"), 400);
        row("an endless length", with("Content-Length: 99999999999999999999999\r\n", "hello"), 400);
        row("an unknown coding", with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501);
        row("two codings", with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501);
        row("chunked twice",
            with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("identity after it", with("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), 501);
        row("a chunk without a size", with("Transfer-Encoding: chunked\r\n", "\r\nhello\r\n0\r\n\r\n"), 400);
        row("a negative chunk", with("Transfer-Encoding: chunked\r\n", "-1\r\nh\r\n0\r\n\r\n"), 400);
        row("a huge chunk", with("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nh\r\n"), 400);
        row("a chunk that is longer", with("Transfer-Encoding: chunked\r\n", "1\r\nhe\r\n0\r\n\r\n"), 400);
        row("a space after the size", with("Transfer-Encoding: chunked\r\n", "1 \r\nh\r\n0\r\n\r\n"), 400);
        row("a size in hex with a sign", with("Transfer-Encoding: chunked\r\n", "0x1\r\nh\r\n0\r\n\r\n"),
            400);
        row("chunks by line feeds", with("Transfer-Encoding: chunked\r\n", "1\nh\n0\n\n"), 400);
        row("a return alone", with("Transfer-Encoding: chunked\r\n", "1\rh\r\n0\r\n\r\n"), 400);
        row("an endless extension", with("Transfer-Encoding: chunked\r\n", "1;" + std::string(2000, 'x')),
            400);
        row("endless trailers",
            with("Transfer-Encoding: chunked\r\n",
                 "0\r\n" + QByteArray("A: 12345678\r\n").repeated(1000).toStdString() + "\r\n"),
            400);
        row("a line that goes on", with("X: a\r\n Content-Length: 5\r\n", "hello"), 400);
        row("a coding that goes on", with("Transfer-Encoding:\r\n\tchunked\r\n", "0\r\n\r\n"), 400);
        row("a space before the first line", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("a space before the colon", with("Content-Length : 5\r\n", "hello"), 400);
        row("a line feed alone", "GET / HTTP/1.1\nHost: a\n\n", 400);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
        row("another version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400);
        row("HTTP/2 by force", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("HTTP/0.9", "GET /\r\n\r\n", 400);
        row("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("no path", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("a broken escape", "GET /%2 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("a NUL in it", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("a line's end in it", "GET /a%0d%0ab HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("another expectation", with("Expect: 200-ok\r\nContent-Length: 5\r\n", "hello"), 417);
        row("a header too large", with("X: " + std::string(20'000, 'x') + "\r\n"), 431);
        row("TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + "\r\n\r\n", 400);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        for (const std::size_t size : {std::size_t(1), std::size_t(7), std::size_t(text.size())}) {
            const auto reading = readPieces(text.toStdString(), size);
            QVERIFY(reading.state == RequestReader::State::Failed);
            QCOMPARE(reading.failure, status);
        }
    }

    void leavesTheNextRequest()
    {
        RequestReader reader;
        std::string body;
        const std::string first = with("Content-Length: 2\r\n", "hi"),
                          second = "GET /b HTTP/1.1\r\nHost: a\r\n\r\n";
        auto rest = first + second;
        for (int i = 0; i < 3; ++i)
            rest.erase(0, reader.feed(rest, body));
        QVERIFY(reader.state() == RequestReader::State::Done);
        QCOMPARE(QString::fromStdString(rest), QString::fromStdString(second));
    }

    void targets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char* about, const char* target, const char* path, const char* name = "") {
            QTest::newRow(about) << QByteArray(target) << QByteArray(path) << QByteArray(name);
        };
        row("segments", "/jobs/a%20b/c", "jobs|a b|c");
        row("dots stay dots", "/a/%2e%2e/b", "a|..|b");
        row("a slash in a segment", "/a/b%2Fc", "a|b/c");
        row("query", "/u?name=a+b%2B&x", "u", "a b+");
        row("absolute", "http://host:1/a?name=b", "a", "b");
        row("absolute, no path", "http://host", "");
        row("root", "/", "");
    }
    void targets()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, name);
        Request request;
        QVERIFY(readTarget(target.toStdString(), request));
        std::string found;
        for (const auto& segment : request.path)
            found += (found.empty() ? "" : "|") + segment;
        QCOMPARE(QByteArray::fromStdString(found), path);
        QCOMPARE(QByteArray::fromStdString(request.query["name"]), name);
    }
};

QTEST_GUILESS_MAIN(TestRequestReader)
#include "tst_request_reader.moc"
