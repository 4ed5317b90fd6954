// Each code of the core in words, as an exit status and as an HTTP status; errors as the API tells them.
#include "app/cli/exit_status.h"
#include "app/server/api_error.h"
#include "app/server/http_status.h"
#include "app/server/json.h"
#include "tests/support/results.h"
#include "widgets/words/error_text.h"

using namespace understudy;
using namespace understudy::server;

class TestHttpStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsPlace()
    {
        for (int i = 0; i <= int(Code::Internal); ++i) {
            const Error error{Code(i), Reason::General, "subject", "detail", {}};
            QVERIFY(!words::sentence(error).isEmpty());
            QVERIFY(cli::exitStatus(error.code) > 0);
            const int status = httpStatus(error.code);
            QVERIFY2(status >= 400 && status < 600, name(error.code).data());
            QCOMPARE(httpStatus(error), status);
        }
    }

    void everyReasonIsAnswered()
    {
        for (int i = 0; i <= int(kLastReason); ++i) {
            const Error error{Code::InvalidInput, Reason(i), "subject", "1/2", {}};
            const auto told = apiError(error, "field");
            QVERIFY2(told.status >= 400 && told.status < 600, name(error.reason).data());
            QVERIFY2(!told.message.empty() && !told.code.empty(), name(error.reason).data());
        }
    }

    void reasons_data()
    {
        QTest::addColumn<Code>("code");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<int>("status");
        QTest::newRow("consent") << Code::InvalidInput << Reason::ConsentEnded << 403;
        QTest::newRow("a tag") << Code::InvalidInput << Reason::ScriptHasProblems << 422;
        QTest::newRow("voice") << Code::NotFound << Reason::VoiceUnknown << 404;
        QTest::newRow("locked") << Code::Busy << Reason::ProjectLocked << 409;
        QTest::newRow("read-only") << Code::InvalidInput << Reason::ProjectReadOnly << 409;
        QTest::newRow("no audio") << Code::Unsupported << Reason::NotAudio << 415;
        QTest::newRow("full disk") << Code::Io << Reason::DiskFull << 507;
        QTest::newRow("no memory") << Code::OutOfMemory << Reason::MemoryShort << 503;
        QTest::newRow("damaged weights") << Code::Corrupt << Reason::WeightsDamaged << 500;
    }
    void reasons()
    {
        QFETCH(Code, code);
        QFETCH(Reason, reason);
        QFETCH(int, status);
        QCOMPARE(httpStatus(Error{code, reason, {}, {}, {}}), status);
        QVERIFY(phraseOf(status) != "Status");
    }

    void hasOneShape()
    {
        const auto response =
            responseOf(apiError({Code::NotFound, Reason::VoiceUnknown, "x", "a, b", {}}, "voice"), "req-1");
        QCOMPARE(response.status, 404);
        const auto error = Json::parse(response.body)["error"];
        QCOMPARE(error["type"], Json("not_found_error"));
        QCOMPARE(error["code"], Json("voice_unknown"));
        QCOMPARE(error["param"], Json("voice"));
        QCOMPARE(error["request_id"], Json("req-1"));
        QCOMPARE(error.size(), std::size_t(5));
        QCOMPARE(Json::parse(bodyOf(plainError(408), "r"))["error"]["param"], Json(nullptr));
        QCOMPARE(responseOf(tooMany("Later.", 3), "r").headers.front().second, std::string("3"));
    }
};

QTEST_GUILESS_MAIN(TestHttpStatus)
#include "tst_http_status.moc"
